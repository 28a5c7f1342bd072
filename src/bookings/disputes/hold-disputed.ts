import { minus } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { writeEarning } from '../earnings/write-earning.js';
import { guaranteePart } from '../funding/guarantee-part.js';
import { lockMoney } from '../funding/settle.js';
import type { Dispute } from './dispute.js';
import { sessionDisputed, undisputedEarned } from './dispute.postings.js';
import { type EarnedPart, partOf } from './disputed-money.js';
import { bornBy, isPaidAtOnce } from './whole-due.js';

/** What is disputed is kept apart, and the rest is earned at once. The booking is locked. */
export async function holdDisputed(
  tx: Transaction,
  booking: Booking,
  dispute: Dispute,
  { earned: whole, now }: { readonly earned: EarnedPart; readonly now: Temporal.Instant },
): Promise<void> {
  const shares = await lockMoney(tx, [booking], now);
  const { id, about, held: amount } = dispute;
  const ledger = new Ledger(tx);
  await ledger.post([sessionDisputed({ id, bookingId: booking.id, amount }, { occurredAt: now })], now);
  const undisputed = minus(dispute.total, dispute.disputed);
  if (undisputed.minor === 0 || !isPaidAtOnce(booking)) return;
  const earned = partOf(whole, undisputed);
  const guarantee = await guaranteePart(tx, { reference: booking.id, fee: earned.fee }, now);
  await ledger.post([undisputedEarned({ ...earned, id }, { occurredAt: now }), guarantee], now);
  const borne = await bornBy(tx, undisputed, { about, shares });
  const parts = borne.shares.map(({ source, voucherId, due }) => ({ source, voucherId, amount: due }));
  const pay = { kind: 'undisputed', bookingId: booking.id, reference: id, expertId: booking.expertId } as const;
  await writeEarning(
    tx,
    { ...pay, amount: earned.adviser, vat: earned.vat, shares: parts, settledAt: now, endedAt: endOf(booking) },
    now,
  );
}

/** What is recorded late is due later. */
function endOf({ endsAt, deliveredAt }: Booking): Temporal.Instant {
  return deliveredAt && Temporal.Instant.compare(deliveredAt, endsAt) > 0 ? deliveredAt : endsAt;
}
