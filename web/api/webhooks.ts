import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { changeEndpointRequest, createEndpointRequest } from '../../src/webhooks/webhook.request.js';
import type {
  deliveriesView,
  endpointsView,
  eventTypesView,
  newEndpointView,
} from '../../src/webhooks/webhook.view.js';
import { api } from './api.js';

export type Endpoint = z.output<typeof endpointsView>['items'][number];
export type NewEndpoint = z.output<typeof newEndpointView>;
export type EndpointWanted = z.input<typeof createEndpointRequest>;
export type EndpointChange = z.input<typeof changeEndpointRequest>;
export type Delivery = z.output<typeof deliveriesView>['items'][number];

/** Of an organisation, or one's own as an adviser. */
export const endpoints = (organisationId: string | undefined) =>
  queryOptions({
    queryKey: ['webhook-endpoints', organisationId ?? 'own'],
    queryFn: ({ signal }) =>
      api.get<z.output<typeof endpointsView>>(
        '/webhook-endpoints',
        organisationId === undefined ? {} : { organisation: organisationId },
        signal,
      ),
  });

export const deliveries = (endpointId: string) =>
  queryOptions({
    queryKey: ['webhook-deliveries', endpointId],
    queryFn: ({ signal }) =>
      api.get<z.output<typeof deliveriesView>>(`/webhook-endpoints/${endpointId}/deliveries`, { limit: 20 }, signal),
  });

export const eventTypes = queryOptions({
  queryKey: ['webhook-event-types'],
  staleTime: Infinity,
  queryFn: ({ signal }) => api.get<z.output<typeof eventTypesView>>('/webhook-event-types', {}, signal),
});
