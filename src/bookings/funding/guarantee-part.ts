import { shareOf } from '../../kernel/money.js';
import type { Transfer } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { hundredths, PolicyTable } from '../../policies/index.js';
import type { Earned } from '../quotes/booking-quote.js';
import { guaranteeFunded } from './booking.postings.js';

/** What the guarantee fund gets of the fee that is earned with a session; rounded down, the odd penny stays with the platform. */
export async function guaranteePart(
  tx: Transaction,
  { bookingId, fee }: Pick<Earned, 'bookingId' | 'fee'>,
  now: Temporal.Instant,
): Promise<Transfer> {
  const { guarantee_percent: percent } = await new PolicyTable(tx).inForce('pay', now);
  const amount = shareOf(fee, hundredths(percent), 10_000);
  return guaranteeFunded({ bookingId, amount }, { occurredAt: now });
}
