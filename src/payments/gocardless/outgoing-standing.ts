import type { Event, OutboundPayment } from 'gocardless-nodejs';
import type { SeenOutgoing } from '../outgoing/outgoing-rail.js';

/**
 * How a payment to an adviser stands. GoCardless says of one that failed only that it did: whether the adviser had had it, and on which day,
 * is in its events. A status that nobody knows yet counts as on its way.
 */
export function seenOutgoingOf({ id, status }: OutboundPayment, events: readonly Event[]): SeenOutgoing {
  const paidOn = dayOf(events.find(({ action }) => action === 'executed'));
  const seen = { externalId: id, failure: null, isPayeesFault: false };
  if (status === 'executed') return { ...seen, state: 'paid', paidOn };
  if (status === 'cancelled') return { ...seen, state: 'failed', paidOn: null, failure: 'cancelled' };
  if (status !== 'failed') return { ...seen, state: 'sent', paidOn: null };
  const { cause = null, origin } = events.find(({ action }) => action === 'failed')?.details ?? {};
  // The payee's bank refused it, so the account is wrong or closed. What else fails is ours or GoCardless's, above all a float without money.
  const isPayeesFault = origin === 'bank';
  return { ...seen, state: paidOn ? 'returned' : 'failed', paidOn, failure: cause, isPayeesFault };
}

function dayOf(event: Event | undefined): Temporal.PlainDate | null {
  if (!event?.created_at) return null;
  return Temporal.Instant.from(event.created_at).toZonedDateTimeISO('Europe/London').toPlainDate();
}
