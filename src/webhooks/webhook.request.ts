import { z } from 'zod';
import { type EventType, eventTypes } from '../events/index.js';
import { pageRequest } from '../platform/http/cursor.js';
import { instantText } from '../platform/http/parameters.js';
import { deliveryStates } from './webhook-delivery.js';

const followed = eventTypes.filter((type) => type !== 'webhook.test') as [EventType, ...EventType[]];

const fields = {
  url: z.string().trim().min(1).max(500).meta({
    description: 'Where to: https, at the usual port, on the public internet. Nobody else is shown it.',
  }),
  description: z.string().trim().max(200).meta({ description: 'To tell it by, such as what listens there.' }),
  event_types: z
    .array(z.enum(followed, { error: 'must be a type of event: GET /api/v1/webhook-event-types' }))
    .max(followed.length)
    .transform((types) => followed.filter((type) => types.includes(type)))
    .meta({ description: 'What it is told of; empty: everything.' }),
};

export const createEndpointRequest = z
  .strictObject({
    organisation_id: z.uuid().optional().meta({
      description: 'Whose events: those of an organisation that you are an admin of; left out, your own as an adviser.',
    }),
    url: fields.url,
    description: fields.description.default(''),
    event_types: fields.event_types.default([]),
  })
  .meta({ id: 'CreateWebhookEndpoint' });
export type CreateEndpointRequest = z.output<typeof createEndpointRequest>;

export const changeEndpointRequest = z
  .strictObject({
    url: fields.url.optional(),
    description: fields.description.optional(),
    event_types: fields.event_types.optional(),
    state: z.enum(['enabled', 'paused']).optional().meta({
      description: 'What is told to a paused endpoint waits, and is sent in order once it is enabled.',
    }),
  })
  .meta({ id: 'ChangeWebhookEndpoint' });
export type ChangeEndpointRequest = z.output<typeof changeEndpointRequest>;

export const listEndpointsRequest = z.strictObject({
  organisation: z.uuid().optional().meta({ description: 'Left out: your own as an adviser.' }),
});
export type ListEndpointsRequest = z.output<typeof listEndpointsRequest>;

export const listDeliveriesRequest = z.strictObject({ state: z.enum(deliveryStates).optional(), ...pageRequest });
export type ListDeliveriesRequest = z.output<typeof listDeliveriesRequest>;

export const replayRequest = z
  .strictObject({
    since: instantText.meta({ description: 'Everything that was told since: at most thirty days ago.' }),
  })
  .meta({ id: 'ReplayWebhooks' });
export type ReplayRequest = z.output<typeof replayRequest>;
