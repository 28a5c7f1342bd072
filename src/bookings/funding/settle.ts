import type { BookingId, VoucherId } from '../../kernel/id.js';
import { minus, money, type Money } from '../../kernel/money.js';
import { Ledger, type Transfer } from '../../ledger/index.js';
import { endPayments } from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import { endVoucherUse, lockVouchers, suspendForDebt, VoucherTable } from '../../vouchers/index.js';
import { type Booking, stateAt } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { partsOf, writeEarning } from '../earnings/write-earning.js';
import { seatEarnings } from '../groups/seat-earnings.js';
import { settleTimeCredits } from '../time-credits/settle-time-credits.js';
import { tellOfSettlement } from '../tell-of-bookings.js';
import { isInTimeCredits } from '../time-credits/time-credits.js';
import { earnedOf } from '../quotes/booking-quote.js';
import { BookingQuoteTable } from '../quotes/booking-quote.table.js';
import { accountsOfSession, cancellationEarned, debtCharged, guaranteePaid } from './booking.postings.js';
import { dueOfCancelling, dueOfNoShow, fundingNeeded, type Settlement, type SettlementKind } from './funding.js';
import { FundingTable } from './funding.table.js';
import { guaranteePart } from './guarantee-part.js';
import { dueByShare, owedOf, type Share, type ShareDue, type SharedDue } from './share.js';
import { lockPaymentsOf, returnShare } from './return-share.js';
import { ShareTable } from './share.table.js';

/**
 * Ends the money of a session that does not take place: what is due is earned, and what is not goes back to who paid. In
 * the transaction that ends it, whoever ended it; doing so twice is doing so once. The booking is as it is afterwards, and
 * locked; several of one transaction have had their money locked before the first (`lockMoney`).
 */
export async function settle(
  tx: Transaction,
  booking: Booking,
  kind: SettlementKind,
  now: Temporal.Instant,
): Promise<void> {
  const shares = await lockMoney(tx, [booking], now);
  if (shares.length === 0) return;
  await endPayments(tx, 'session', booking.id, now);
  const fundings = new FundingTable(tx);
  if (!(await fundings.find(booking.id))) return release(tx, booking, shares, now);
  if ((await fundings.settlements([booking.id])).has(booking.id)) return;
  const quoted = await new BookingQuoteTable(tx).find(booking.id);
  if (!quoted) throw new Error(`Booking ${booking.id} is funded and has no quote.`);
  const { band, due } =
    kind === 'no-show'
      ? dueOfNoShow(booking, quoted)
      : dueOfCancelling(booking, quoted, { side: booking.cancelledSide, now });
  const shared = await shareDue(tx, due.total, shares);
  const settlement = { bookingId: booking.id, at: now, kind, band, ...due, ...shared, returned: returnedOf(shared) };
  await fundings.settle(settlement);
  await tellOfSettlement(tx, booking, settlement);
  await moveMoney(tx, booking, settlement, { earned: earnedOf(booking, quoted, due), now });
}

/** Each source's part of what is due, and what is nobody's and so the client's debt: now, or as it was before an instant. */
export async function shareDue(
  tx: Transaction,
  due: Money,
  shares: readonly Share[],
  before?: Temporal.Instant,
): Promise<SharedDue> {
  const vouchers = new VoucherTable(tx);
  const paidLate = new Set<VoucherId>();
  for (const { voucherId } of shares) {
    const paidAt = voucherId && (await vouchers.find(voucherId)).latePaidAt;
    if (paidAt && (!before || Temporal.Instant.compare(paidAt, before) < 0)) paidLate.add(voucherId);
  }
  return dueByShare(due, shares, paidLate);
}

/**
 * Locks what ending the money of bookings takes, in one order: their vouchers, their payments, and the accounts that they have
 * in common with others. The bookings are locked. Returns their shares.
 */
export async function lockMoney(
  tx: Transaction,
  bookings: readonly Booking[],
  now: Temporal.Instant,
): Promise<Share[]> {
  const shares = [...(await new ShareTable(tx).ofAll(bookings.map(({ id }) => id))).values()].flat();
  if (shares.length === 0) return shares;
  const back = await lockVouchers(
    tx,
    shares.flatMap(({ voucherId }) => (voucherId ? [voucherId] : [])),
  );
  const paid = await lockPaymentsOf(tx, bookings);
  await new Ledger(tx).lock([...back, ...paid, ...bookings.flatMap(accountsOfSession)], now);
  return shares;
}

/** What was set aside of a voucher for times that have lapsed is the voucher's again, also where no sweep came by yet. */
export async function releaseLapsed(tx: Transaction, voucherId: VoucherId, now: Temporal.Instant): Promise<void> {
  const lapsed: BookingId[] = await new ShareTable(tx).lapsedOn(voucherId, now);
  const bookings = (await new BookingTable(tx).lockAll(lapsed)).filter((each) => stateAt(each, now) === 'lapsed');
  await lockMoney(tx, bookings, now);
  for (const booking of bookings) await settle(tx, booking, 'lapsed', now);
}

/** Throws `funding-needed` for a session that costs something and is not paid for. */
export async function refuseUnfunded(tx: Transaction, booking: Booking): Promise<void> {
  if (booking.price.minor === 0 || (await new FundingTable(tx).find(booking.id))) return;
  throw fundingNeeded(booking, owedOf(await new ShareTable(tx).of(booking.id), booking.price));
}

/** Not all of it was secured, so nothing can be due: what was goes back. */
async function release(
  tx: Transaction,
  booking: Booking,
  shares: readonly Share[],
  now: Temporal.Instant,
): Promise<void> {
  const nothing = money(0, booking.price.currency);
  for (const share of shares.filter(({ securedAt }) => securedAt !== null)) {
    await giveBack(tx, booking, { ...share, due: nothing, returned: share.amount }, { late: false, now });
  }
}

async function moveMoney(
  tx: Transaction,
  booking: Booking,
  settlement: Settlement,
  { earned, now }: { readonly earned: ReturnType<typeof earnedOf>; readonly now: Temporal.Instant },
): Promise<void> {
  const { total, returned, debt, shares, bookingId } = settlement;
  if (isInTimeCredits(booking)) return settleTimeCredits(tx, booking, { total, returned }, now);
  const late = total.minor > 0;
  for (const share of shares) await giveBack(tx, booking, share, { late, now });
  const { organisationId } = booking;
  const when = { occurredAt: now };
  const transfers: Transfer[] = [
    debtCharged({ bookingId, organisationId, amount: debt }, when),
    guaranteePaid({ bookingId, amount: debt }, when),
    ...(booking.groupSessionId
      ? await seatEarnings(tx, earned, booking.groupSessionId, now)
      : [cancellationEarned(earned, when)]),
    await guaranteePart(tx, { reference: bookingId, fee: earned.fee }, now),
  ];
  await new Ledger(tx).post(transfers, now);
  if (!booking.groupSessionId) await writeEarning(tx, payOf(booking, settlement, earned), now);
  if (debt.minor === 0) return;
  for (const { voucherId } of shares) if (voucherId) await suspendForDebt(tx, voucherId, owing, now);
}

/** What is due to the adviser of a session that did not take place, by who pays it. */
function payOf(
  { id: bookingId, expertId, endsAt: endedAt }: Booking,
  { at: settledAt, kind, adviserNet, shares, debt }: Settlement,
  { adviser: amount }: ReturnType<typeof earnedOf>,
): Parameters<typeof writeEarning>[1] {
  const earningKind = kind === 'no-show' ? 'no-show' : 'cancellation';
  const paid = partsOf({ shares, debt });
  const pay = { kind: earningKind, bookingId, reference: bookingId, expertId, amount, shares: paid } as const;
  return { ...pay, vat: minus(amount, adviserNet), settledAt, endedAt };
}

/** What a share does not bear goes back to its source, and a voucher's use ends. */
export async function giveBack(
  tx: Transaction,
  booking: Booking,
  { voucherId, due: drawn, returned }: ShareDue,
  { late, now }: { readonly late: boolean; readonly now: Temporal.Instant },
): Promise<void> {
  const { id: bookingId, organisationId } = booking;
  if (voucherId) return endVoucherUse(tx, { voucherId, bookingId, organisationId, now, drawn, late });
  await returnShare(tx, booking, returned, now);
}

export const owing =
  'A second session was called off late, or nobody came to it. What is due of it has to be paid first.';

function returnedOf({ shares }: SharedDue): Money {
  const [first, ...rest] = shares.map(({ returned }) => returned);
  return rest.reduce((so, each) => money(so.minor + each.minor, so.currency), first ?? money(0));
}
