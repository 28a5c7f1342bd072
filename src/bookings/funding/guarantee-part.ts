import type { BookingId, DisputeId } from '../../kernel/id.js';
import { type Money, shareOf } from '../../kernel/money.js';
import type { Transfer } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { hundredths, PolicyTable } from '../../policies/index.js';
import { guaranteeFunded } from './booking.postings.js';

/**
 * What the guarantee fund gets of a fee that is earned; rounded down, the odd penny stays with the platform.
 * @param reference the session; for what a dispute about it earned in the end, the dispute, because part of it may have been earned before
 */
export async function guaranteePart(
  tx: Transaction,
  { reference, fee }: { readonly reference: BookingId | DisputeId; readonly fee: Money },
  now: Temporal.Instant,
): Promise<Transfer> {
  const { guarantee_percent: percent } = await new PolicyTable(tx).inForce('pay', now);
  const amount = shareOf(fee, hundredths(percent), 10_000);
  return guaranteeFunded({ reference, amount }, { occurredAt: now });
}
