import type { Money } from '../../kernel/money.js';
import { type Booking, stateAt } from '../booking.js';
import type { Share } from '../funding/share.js';

/**
 * What is done with money that has come for a session. `confirm`: its time is held, and this was owed. `rebook`: it came too late for the
 * hold, which may be had again where its time is still free. Otherwise it goes back.
 */
export type UseOfPayment = 'confirm' | 'rebook' | 'came-too-late' | 'not-needed';

/** For how long a time is held again that its payer's money came too late for: until it is confirmed, in one transaction. */
const heldAgainMinutes = 1;

/** @param amount what has come and nobody has used */
export function useOfPayment(
  booking: Booking,
  shares: readonly Share[],
  amount: Money,
  now: Temporal.Instant,
): UseOfPayment {
  const owed = shareToPay(shares, amount);
  const state = stateAt(booking, now);
  if (state === 'held') return owed ? 'confirm' : 'not-needed';
  if (state !== 'lapsed') return 'not-needed';
  return owed && shares.length === 1 && mayBeHeldAgain(booking, now) ? 'rebook' : 'came-too-late';
}

/** The client's share, where it is owed still and is as much as was paid. */
export function shareToPay(shares: readonly Share[], amount: Money): Share | undefined {
  return shares.find((share) => share.source === 'client' && !share.securedAt && share.amount.minor === amount.minor);
}

/** As a hold, which is to take its time anew. */
export function heldAgain(booking: Booking, now: Temporal.Instant): Booking & { readonly lapsesAt: Temporal.Instant } {
  return { ...booking, state: 'held', lapsesAt: now.add({ minutes: heldAgainMinutes }), updatedAt: now };
}

/** A request was refused by silence; a seat, and what was offered to somebody who waits, are for those who come next. */
function mayBeHeldAgain(booking: Booking, now: Temporal.Instant): boolean {
  const { requestedAt, groupSessionId, waitingEntryId, startsAt } = booking;
  const isTime = requestedAt === null && groupSessionId === null && waitingEntryId === null;
  return isTime && Temporal.Instant.compare(now.add({ minutes: heldAgainMinutes }), startsAt) < 0;
}
