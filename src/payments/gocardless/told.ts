import type { Event } from 'gocardless-nodejs';
import type { ToldEvent } from '../provider.js';

/**
 * An event in the words of the port. Its subject is the resource that it is of: a payment, a billing request, a mandate, a refund, a payout.
 * A billing request for a mandate alone is told as `mandate_requests`, because it is no payment's.
 */
export function toldOf(event: Event): ToldEvent {
  const { id = '', resource_type: resource = '', action = '', created_at: createdAt = '' } = event;
  const links = (event.links ?? {}) as Readonly<Record<string, string | undefined>>;
  const said = (event.resource_metadata ?? {}) as Readonly<Record<string, string | undefined>>;
  const isOfMandate = resource === 'billing_requests' && said['mandate_id'] !== undefined;
  return {
    eventId: id,
    kind: `${isOfMandate ? 'mandate_requests' : resource}.${action}`,
    paymentId: said['payment_id'] ?? null,
    subject: links[resource.replace(/s$/, '')] ?? null,
    happenedAt: Temporal.Instant.from(createdAt),
    body: event,
  };
}
