import { z } from 'zod';
import { eventKinds, eventTypes, subjectKinds } from '../events/index.js';
import { instantView } from '../platform/http/parameters.js';
import { webhookBody } from './webhook-body.js';
import { deliveryFailures, deliveryStates, type WebhookDelivery } from './webhook-delivery.js';
import type { DeliveryWithData } from './webhook-delivery.table.js';
import { disablingReasons, endpointStates, type WebhookEndpoint } from './webhook-endpoint.js';

const eventType = z.enum(eventTypes as [(typeof eventTypes)[number], ...typeof eventTypes]);

export const endpointView = z
  .object({
    id: z.uuid(),
    organisation_id: z.uuid().nullable().meta({ description: 'Null of an adviser’s own.' }),
    url: z.string(),
    description: z.string(),
    event_types: z.array(eventType).meta({ description: 'Empty: everything.' }),
    state: z.enum(endpointStates),
    disabled_because: z.enum(disablingReasons).nullable().meta({
      description: 'gone: its server said so (410); failing: it did not answer for three days.',
    }),
    created_at: instantView,
    failing_since: instantView.nullable().meta({ description: 'Null once something was delivered again.' }),
    delivered_at: instantView.nullable().meta({ description: 'When something was delivered last.' }),
    waiting: z.int().meta({ description: 'How much waits to be delivered.' }),
    previous_secret_until: instantView.nullable().meta({ description: 'Until when the secret before signs too.' }),
  })
  .meta({ id: 'WebhookEndpoint' });

export const newEndpointView = endpointView
  .extend({
    secret: z.string().nullable().meta({
      description: 'What messages are signed with: shown this once, and null where the same request is asked again.',
    }),
  })
  .meta({ id: 'NewWebhookEndpoint' });

export const endpointsView = z.object({ items: z.array(endpointView).max(10) }).meta({ id: 'WebhookEndpoints' });

const deliveryFields = {
  id: z.uuid(),
  message_id: z.uuid().meta({ description: 'The webhook-id that it is sent with, however often.' }),
  type: eventType,
  about: z.object({ kind: z.enum(subjectKinds), id: z.uuid() }),
  told_at: instantView,
  state: z.enum(deliveryStates),
  tries: z.int(),
  first_tried_at: instantView.nullable(),
  last_tried_at: instantView.nullable(),
  next_try_at: instantView.nullable().meta({ description: 'At the earliest, while it waits.' }),
  status: z.int().nullable().meta({ description: 'Of the last answer; null where none came.' }),
  failure: z.enum(deliveryFailures).nullable(),
  ended_at: instantView.nullable(),
};

const deliverySummaryView = z.object(deliveryFields).meta({ id: 'WebhookDeliverySummary' });

export const deliveriesView = z
  .object({ items: z.array(deliverySummaryView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'WebhookDeliveries' });

export const deliveryView = z
  .object({
    ...deliveryFields,
    payload: z
      .object({ type: eventType, timestamp: instantView, data: z.record(z.string(), z.unknown()) })
      .meta({ description: 'What is sent.' }),
  })
  .meta({ id: 'WebhookDelivery' });

export const replayView = z
  .object({ count: z.int().meta({ description: 'How many deliveries are made again.' }) })
  .meta({ id: 'WebhookReplay' });

export const eventTypesView = z
  .object({
    items: z.array(z.object({ type: eventType, says: z.object({ en: z.string(), cy: z.string() }) })).max(200),
  })
  .meta({ id: 'WebhookEventTypes' });

export function viewEventTypes(): z.output<typeof eventTypesView> {
  return { items: eventTypes.map((type) => ({ type, says: eventKinds[type].says })) };
}

/** An endpoint and how much waits for it. */
export interface CountedEndpoint {
  readonly endpoint: WebhookEndpoint;
  readonly waiting: number;
}

export function viewEndpoint({ endpoint, waiting }: CountedEndpoint): z.output<typeof endpointView> {
  const { id, owner, url, description, eventTypes: types, state, disabledBecause } = endpoint;
  return {
    ...{ id, organisation_id: owner.organisationId, url, description, event_types: [...types], state, waiting },
    ...{ disabled_because: disabledBecause, created_at: endpoint.createdAt.toString() },
    failing_since: endpoint.failingSince?.toString() ?? null,
    delivered_at: endpoint.deliveredAt?.toString() ?? null,
    previous_secret_until: endpoint.previousSecretUntil?.toString() ?? null,
  };
}

export function viewDeliveries({
  items,
  next_cursor,
}: {
  readonly items: readonly WebhookDelivery[];
  readonly next_cursor: string | null;
}): z.output<typeof deliveriesView> {
  return { items: items.map(viewSummary), next_cursor };
}

export function viewDelivery(delivery: DeliveryWithData): z.output<typeof deliveryView> {
  return { ...viewSummary(delivery), payload: webhookBody(delivery) };
}

function viewSummary(delivery: WebhookDelivery): z.output<typeof deliverySummaryView> {
  const { id, messageId, type, about, state, tries, status, failure } = delivery;
  const { firstTriedAt, lastTriedAt, dueAt, endedAt } = delivery;
  return {
    ...{ id, message_id: messageId, type, about: about as { kind: (typeof subjectKinds)[number]; id: string } },
    ...{ told_at: delivery.toldAt.toString(), state, tries, status, failure },
    ...{ first_tried_at: firstTriedAt?.toString() ?? null, last_tried_at: lastTriedAt?.toString() ?? null },
    ...{ next_try_at: state === 'waiting' ? dueAt.toString() : null, ended_at: endedAt?.toString() ?? null },
  };
}
