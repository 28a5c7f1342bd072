import type { BookingId, DisputeId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { accountOf, moved, type Transfer } from '../../ledger/index.js';
import { outOfEscrow } from '../funding/booking.postings.js';
import type { Earned } from '../quotes/booking-quote.js';

type When = Pick<Transfer, 'occurredAt' | 'by'>;

interface OfDispute {
  readonly id: DisputeId;
  readonly bookingId: BookingId;
  readonly amount: Money;
}

/** What the two sides disagree about is kept apart. */
export function sessionDisputed({ id, bookingId, amount }: OfDispute, when: When): Transfer {
  const postings = moved(amount, accountOf('escrow', bookingId), accountOf('disputed', bookingId));
  return { code: 'session-disputed', reference: id, ...when, postings };
}

/** What nobody disputes is earned at once. */
export function undisputedEarned({ id, ...earned }: Earned & { readonly id: DisputeId }, when: When): Transfer {
  return { code: 'undisputed-earned', reference: id, ...when, postings: outOfEscrow(earned) };
}

/** The dispute is over. */
export function disputeReleased({ id, bookingId, amount }: OfDispute, when: When): Transfer {
  const postings = moved(amount, accountOf('disputed', bookingId), accountOf('escrow', bookingId));
  return { code: 'dispute-released', reference: id, ...when, postings };
}

/** What the adviser was given of it is earned. */
export function disputeEarned({ id, ...earned }: Earned & { readonly id: DisputeId }, when: When): Transfer {
  return { code: 'dispute-earned', reference: id, ...when, postings: outOfEscrow(earned) };
}
