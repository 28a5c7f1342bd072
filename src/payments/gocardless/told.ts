import type { Event } from 'gocardless-nodejs';
import type { ToldEvent } from '../provider.js';

/** An event in the words of the port. Its subject is the resource that it is of: a payment, a billing request, a mandate, a refund, a payout. */
export function toldOf(event: Event): ToldEvent {
  const { id = '', resource_type: resource = '', action = '', created_at: createdAt = '' } = event;
  const links = (event.links ?? {}) as Readonly<Record<string, string | undefined>>;
  const { payment_id: paymentId } = (event.resource_metadata ?? {}) as Readonly<Record<string, string | undefined>>;
  return {
    eventId: id,
    kind: `${resource}.${action}`,
    paymentId: paymentId ?? null,
    subject: links[resource.replace(/s$/, '')] ?? null,
    happenedAt: Temporal.Instant.from(createdAt),
    body: event,
  };
}
