import { minus } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { VoucherTable } from '../../vouchers/index.js';
import type { Booking } from '../booking.js';
import { partsOf, writeEarning } from '../earnings/write-earning.js';
import { guaranteePart } from '../funding/guarantee-part.js';
import { lockMoney } from '../funding/settle.js';
import type { SharedDue } from '../funding/share.js';
import { chargeDebt } from './charge-debt.js';
import type { Dispute } from './dispute.js';
import { sessionDisputed, undisputedEarned } from './dispute.postings.js';
import { type EarnedPart, partOf } from './disputed-money.js';
import { bornBy, isPaidAtOnce } from './whole-due.js';

/** What nobody disputes is earned at once, and the rest is kept apart. The booking is locked. */
export async function holdDisputed(
  tx: Transaction,
  booking: Booking,
  dispute: Dispute,
  { earned: whole, now }: { readonly earned: EarnedPart; readonly now: Temporal.Instant },
): Promise<void> {
  const shares = await lockMoney(tx, [booking], now);
  const undisputed = minus(dispute.total, dispute.disputed);
  if (undisputed.minor > 0 && isPaidAtOnce(booking)) {
    const borne = await bornBy(tx, undisputed, { dispute, shares });
    await earnUndisputed(tx, booking, dispute, { earned: partOf(whole, undisputed), borne, now });
  }
  const { id, held: amount } = dispute;
  await new Ledger(tx).post([sessionDisputed({ id, bookingId: booking.id, amount }, { occurredAt: now })], now);
}

async function earnUndisputed(
  tx: Transaction,
  booking: Booking,
  { id, about }: Dispute,
  { earned, borne, now }: { readonly earned: EarnedPart; readonly borne: SharedDue; readonly now: Temporal.Instant },
): Promise<void> {
  await chargeDebt(tx, booking, { reference: id, borne, now });
  const guarantee = await guaranteePart(tx, { reference: booking.id, fee: earned.fee }, now);
  await new Ledger(tx).post([undisputedEarned({ ...earned, id }, { occurredAt: now }), guarantee], now);
  if (about === 'no-show') await notePaidLate(tx, borne, now);
  const shares = partsOf(borne);
  const pay = { kind: 'undisputed', bookingId: booking.id, reference: id, expertId: booking.expertId } as const;
  await writeEarning(
    tx,
    { ...pay, amount: earned.adviser, vat: earned.vat, shares, settledAt: now, endedAt: endOf(booking) },
    now,
  );
}

/** A voucher pays for one no-show: for this one, so that another that is settled before the dispute ends does not count on it. */
async function notePaidLate(tx: Transaction, { shares }: SharedDue, now: Temporal.Instant): Promise<void> {
  const vouchers = new VoucherTable(tx);
  for (const { voucherId, due } of shares) {
    const voucher = voucherId && due.minor > 0 && (await vouchers.lock(voucherId));
    if (voucher && !voucher.latePaidAt) await vouchers.update({ ...voucher, latePaidAt: now });
  }
}

/** What is recorded late is due later. */
function endOf({ endsAt, deliveredAt }: Booking): Temporal.Instant {
  return deliveredAt && Temporal.Instant.compare(deliveredAt, endsAt) > 0 ? deliveredAt : endsAt;
}
