import type { BookingId, OrganisationId, VoucherId } from '../../kernel/id.js';
import { minus, money, type Money, plus, sum } from '../../kernel/money.js';
import { type Account, Ledger, type Transfer } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { clawbackTransfers } from '../awards/clawback.js';
import { type Voucher, voucherStateAt } from '../voucher.js';
import {
  timeMatchGiven,
  timeMatchHeld,
  timeMatchReturned,
  voucherReserved,
  voucherReturned,
  whatTakesBack,
} from '../voucher.postings.js';
import { VoucherTable, type VoucherUse } from '../voucher.table.js';
import { type SessionToPay, usedOf, type Used, type VoucherShare, voucherShareOf } from './voucher-share.js';

interface Spending {
  readonly voucherId: VoucherId;
  readonly bookingId: BookingId;
  readonly organisationId: OrganisationId;
  readonly now: Temporal.Instant;
}

/** @param freed sessions for which nothing counts as set aside, as it is the voucher's again the moment that it is used */
async function usedOfVoucher(tx: Transaction, voucher: Voucher, freed: readonly BookingId[] = []): Promise<Used> {
  const ledger = new Ledger(tx);
  const left = await ledger.balanceOf({ kind: 'voucher', owner: voucher.id }, voucher.currency);
  const given = await ledger.balanceOf({ kind: 'in-kind-given', owner: voucher.id }, voucher.currency);
  const inKind = minus(money(0, voucher.currency), given);
  const uses = await new VoucherTable(tx).uses(voucher.id, voucher.currency);
  const isFreed = ({ reference }: VoucherUse) => freed.includes(reference);
  const again = uses.filter(isFreed).map(({ amount }) => amount);
  const kept = uses.filter((use) => !isFreed(use));
  return usedOf(plus(left, sum(again, voucher.currency)), kept, inKind);
}

/** What there is of a voucher before a session; null minutes have no bound. */
export interface VoucherLeft {
  readonly left: Money;
  readonly minutesLeft: number | null;
}

/** What a voucher would pay of a session now, and of how much, with what is set aside for `freed` sessions. Throws as {@link reserveVoucher} does, and `not-found`. */
export async function previewVoucher(
  tx: Transaction,
  session: SessionToPay,
  {
    voucherId,
    now,
    most,
    freed,
  }: Pick<Spending, 'voucherId' | 'now'> & { readonly most: Money | null; readonly freed: readonly BookingId[] },
): Promise<VoucherShare & VoucherLeft> {
  const voucher = await new VoucherTable(tx).find(voucherId);
  const used = await usedOfVoucher(tx, voucher, freed);
  const minutesLeft = voucher.minutes === null ? null : voucher.minutes - used.minutes;
  return { ...voucherShareOf(voucher, used, session, { now, most }), left: used.left, minutesLeft };
}

/**
 * Locks vouchers of which something ends, in the order of their ids. Returns the accounts to which something of them may go
 * back, to be locked with the others of the transaction.
 */
export async function lockVouchers(tx: Transaction, ids: readonly VoucherId[]): Promise<Account[]> {
  const vouchers = new VoucherTable(tx);
  const accounts: Account[] = [];
  for (const id of [...new Set(ids)].toSorted()) accounts.push(whatTakesBack((await vouchers.lock(id)).programmeId));
  return accounts;
}

/**
 * Sets a voucher's part of a session's price aside in escrow. The booking is locked already; the voucher is locked here.
 * Throws `voucher-state`, `voucher-not-for-this`, `voucher-too-low`, `match-needed`.
 */
export async function reserveVoucher(
  tx: Transaction,
  session: SessionToPay,
  { voucherId, bookingId, organisationId, now, most }: Spending & { readonly most: Money | null },
): Promise<VoucherShare> {
  const vouchers = new VoucherTable(tx);
  const voucher = await vouchers.lock(voucherId);
  const share = voucherShareOf(voucher, await usedOfVoucher(tx, voucher), session, { now, most });
  await vouchers.insertUse({ ...share, voucherId, reference: bookingId, startsAt: session.startsAt }, now);
  const when = { occurredAt: now };
  const transfers = [
    voucherReserved({ voucherId, programmeId: voucher.programmeId, bookingId, amount: share.amount }, when),
  ];
  const held = timeMatchHeld({ bookingId, organisationId, amount: money(share.matchMinutes, 'TCR') }, when);
  await new Ledger(tx).post([...transfers, held], now);
  return share;
}

/**
 * Ends what was set aside for a session: `drawn` of it stays in escrow, for whoever earned it; the rest goes back to the
 * voucher, or to the programme where the voucher has ended. Ending twice is ending once.
 */
export async function endVoucherUse(
  tx: Transaction,
  {
    voucherId,
    bookingId,
    organisationId,
    now,
    drawn,
    late,
  }: Spending & { readonly drawn: Money; readonly late: boolean },
): Promise<void> {
  const vouchers = new VoucherTable(tx);
  const voucher = await vouchers.lock(voucherId);
  const use = await vouchers.openUse(voucherId, bookingId, voucher.currency);
  if (!use) return;
  const returned = minus(use.amount, drawn);
  const to = canTakeBack(voucher, now) ? 'voucher' : 'programme';
  const returnedTo = returned.minor > 0 ? to : null;
  await vouchers.endUse(
    { voucherId, reference: bookingId, amountMinor: use.amount.minor, drawnMinor: drawn.minor, returnedTo, late },
    now,
  );
  const back = voucherReturned({ voucherId, programmeId: voucher.programmeId, bookingId, amount: returned }, to, {
    occurredAt: now,
  });
  const match = matchEnded(use, organisationId, drawn.minor > 0, now);
  const clawedBack = clawbackTransfers(voucher, drawn, { reference: bookingId, now });
  await new Ledger(tx).post([back, match, ...clawedBack], now);
  if (late && drawn.minor > 0) await vouchers.update({ ...voucher, latePaidAt: voucher.latePaidAt ?? now });
}

function canTakeBack(voucher: Voucher, now: Temporal.Instant): boolean {
  const state = voucherStateAt(voucher, now);
  return state === 'active' || state === 'suspended';
}

function matchEnded(use: VoucherUse, organisationId: OrganisationId, given: boolean, now: Temporal.Instant): Transfer {
  const match = { bookingId: use.reference, organisationId, amount: money(use.matchMinutes, 'TCR') };
  return (given ? timeMatchGiven : timeMatchReturned)(match, { occurredAt: now });
}
