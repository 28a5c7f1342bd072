import { minus, type Money, plus } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { partsOf, writeEarning } from '../earnings/write-earning.js';
import { FundingTable } from '../funding/funding.table.js';
import { guaranteePart } from '../funding/guarantee-part.js';
import { giveBack, lockMoney } from '../funding/settle.js';
import type { SharedDue } from '../funding/share.js';
import { seatEarnings } from '../groups/seat-earnings.js';
import { settleTimeCredits } from '../time-credits/settle-time-credits.js';
import { isInTimeCredits } from '../time-credits/time-credits.js';
import { chargeDebt } from './charge-debt.js';
import type { Dispute } from './dispute.js';
import { disputeEarned, disputeReleased } from './dispute.postings.js';
import { type EarnedPart, less, partOf } from './disputed-money.js';
import { DisputeTable } from './dispute.table.js';
import { bornBy, isPaidAtOnce, wholeDue } from './whole-due.js';

/** Writes a dispute that has just ended, and moves its money: what was awarded is earned, and the rest goes back to who paid. The booking is locked. */
export async function endDispute(
  tx: Transaction,
  booking: Booking,
  dispute: Dispute,
  now: Temporal.Instant,
): Promise<void> {
  const { id, outcome, awarded, held, disputed, total } = dispute;
  if (!awarded) throw new Error(`Dispute ${id} has not ended.`);
  await new DisputeTable(tx).update(dispute);
  const facts = { dispute_id: id, outcome, awarded: awarded.minor, disputed: disputed.minor };
  await new BookingTable(tx).record(booking.id, { kind: 'dispute-ended', at: now, facts });
  const shares = await lockMoney(tx, [booking], now);
  const released = disputeReleased({ id, bookingId: booking.id, amount: held }, { occurredAt: now });
  await new Ledger(tx).post([released], now);
  const undisputed = minus(total, disputed);
  const due = plus(undisputed, awarded);
  if (isInTimeCredits(booking)) {
    return settleTimeCredits(tx, booking, { total: due, returned: minus(booking.price, due) }, now);
  }
  const whole = await wholeDue(tx, booking, dispute.about);
  if (!whole) throw new Error(`Nothing is due of booking ${booking.id}, and it was disputed.`);
  const by = { dispute, shares };
  const [borne, before] = [await bornBy(tx, due, by), await bornBy(tx, undisputed, by)];
  const earned = partOf(whole.earned, due);
  const ending = { dispute, borne, earned, due, now };
  if (dispute.about === 'no-show') await settleNoShow(tx, booking, ending);
  const debt = { ...borne, debt: minus(borne.debt, before.debt) };
  await chargeDebt(tx, booking, { reference: booking.id, borne: debt, now });
  for (const share of borne.shares) {
    await giveBack(tx, booking, share, { late: dispute.about === 'no-show' && due.minor > 0, now });
  }
  await earn(tx, booking, ending, { earned: partOf(whole.earned, undisputed), borne: before });
}

interface Ending {
  readonly dispute: Dispute;
  readonly due: Money;
  readonly borne: SharedDue;
  /** All that is due, with what was earned before. */
  readonly earned: EarnedPart;
  readonly now: Temporal.Instant;
}

async function settleNoShow(tx: Transaction, booking: Booking, { due, borne, earned, now }: Ending): Promise<void> {
  const { adviser, vat, fee, platformVat } = earned;
  const returned = minus(plus(booking.price, borne.debt), due);
  const parts = { adviserNet: minus(adviser, vat), fee, vat: plus(vat, platformVat), total: due, returned };
  const settlement = { bookingId: booking.id, at: now, kind: 'no-show', band: 'late', ...parts, ...borne } as const;
  await new FundingTable(tx).settle(settlement);
}

async function earn(
  tx: Transaction,
  booking: Booking,
  { dispute: { id }, earned: all, borne, now }: Ending,
  before: { readonly earned: EarnedPart; readonly borne: SharedDue },
): Promise<void> {
  const ledger = new Ledger(tx);
  const earned = isPaidAtOnce(booking) ? less(all, before.earned) : all;
  const transfers = booking.groupSessionId
    ? await seatEarnings(tx, earned, booking.groupSessionId, now)
    : [disputeEarned({ ...earned, id }, { occurredAt: now })];
  await ledger.post([...transfers, await guaranteePart(tx, { reference: id, fee: earned.fee }, now)], now);
  if (booking.groupSessionId) return;
  const earlier = new Map(before.borne.shares.map(({ position, due }) => [position, due]));
  const shares = borne.shares.map((share) => {
    const paid = earlier.get(share.position);
    return paid ? { ...share, due: minus(share.due, paid) } : share;
  });
  const parts = partsOf({ shares, debt: minus(borne.debt, before.borne.debt) });
  const { id: bookingId, expertId } = booking;
  const pay = { kind: 'dispute', bookingId, reference: id, expertId, amount: earned.adviser, vat: earned.vat } as const;
  await writeEarning(tx, { ...pay, shares: parts, settledAt: now, endedAt: now }, now);
}
