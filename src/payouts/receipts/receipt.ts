import type { AdviserPayoutId, EarningId, ExpertId } from '../../kernel/id.js';
import { britishDate } from '../../kernel/time.js';
import type { AdviserPayout } from '../adviser-payout.js';
import type { Earning } from '../earning.js';
import type { ReceiptBody, ReceiptKind, ReceiptLine } from './receipt-body.js';
import type { SignedBody } from './receipt-key.js';

/** What an adviser holds to prove that they were paid, or that it came back. It is never changed. */
export interface Receipt extends SignedBody {
  readonly payoutId: AdviserPayoutId;
  readonly kind: ReceiptKind;
  readonly expertId: ExpertId;
  /** From 1 for each adviser, without a gap. */
  readonly number: number;
  /** Of the receipt before it; null of the first. */
  readonly previousHash: string | null;
  readonly issuedAt: Temporal.Instant;
}

/** What a payout paid of an earning, in pence. */
export interface PaidOfEarning {
  readonly earningId: EarningId;
  readonly payMinor: number;
  readonly interestMinor: number;
  readonly compensationMinor: number;
  readonly late: LateOfEarning | null;
}

export interface LateOfEarning {
  /** The last day on which it was not late. */
  readonly since: Temporal.PlainDate;
  /** A year, in hundredths of a percent. */
  readonly rate: number;
  /** The last day before the first whose interest is paid here; null where it is paid from the first on. */
  readonly paidThrough: Temporal.PlainDate | null;
  /** The last day whose interest is paid here; null where none is. */
  readonly through: Temporal.PlainDate | null;
  /** Days that bear interest, before and by the last of those that are paid here: not those on which there was nowhere to pay to, nor any in between that another payout has paid. */
  readonly daysBefore: number;
  readonly daysThrough: number;
}

interface Link {
  readonly number: number;
  readonly previousHash: string | null;
}

interface Paid {
  readonly payout: AdviserPayout;
  readonly adviserName: string;
  readonly earnings: readonly Earning[];
  readonly paid: readonly PaidOfEarning[];
}

/** What the receipt of a payout says that its adviser has. Throws for one that nobody says was paid. */
export function bodyOfPaid(
  { payout, adviserName, earnings, paid }: Paid,
  link: Link,
  now: Temporal.Instant,
): ReceiptBody {
  const paidOn = paidOnOf(payout);
  const lines = paid.map((part) => {
    const earning = earnings.find(({ id }) => id === part.earningId);
    if (!earning) throw new Error(`There is no earning ${part.earningId}.`);
    return lineOf(earning, part, paidOn);
  });
  return { ...headOf({ payout, adviserName }, link, now), kind: 'paid', lines, returned: null };
}

interface Returned {
  readonly payout: AdviserPayout;
  readonly adviserName: string;
  /** That it was paid. */
  readonly first: Pick<Receipt, 'number' | 'hash'>;
  /** The day on which it came back. */
  readonly on: Temporal.PlainDate;
}

/** What the receipt says of a payout that came back: that the first one holds no longer. */
export function bodyOfReturned(
  { payout, adviserName, first, on }: Returned,
  link: Link,
  now: Temporal.Instant,
): ReceiptBody {
  const { number, hash } = first;
  const returned = { number, hash, on: on.toString(), reason: payout.failure ?? '' };
  return { ...headOf({ payout, adviserName }, link, now), kind: 'returned', lines: [], returned };
}

type Head = Omit<ReceiptBody, 'kind' | 'lines' | 'returned'>;

function headOf(
  { payout, adviserName }: Pick<Paid, 'payout' | 'adviserName'>,
  link: Link,
  now: Temporal.Instant,
): Head {
  const { id, expertId, rail, amount } = payout;
  const paidOn = paidOnOf(payout).toString();
  return {
    ...{ version: 1, service: 'Barefoot', adviser: { id: expertId, name: adviserName } },
    ...{ number: link.number, previous_hash: link.previousHash, issued_at: now.toString() },
    payout: { id, rail, amount_minor: amount.minor, currency: amount.currency, paid_on: paidOn },
  };
}

function paidOnOf({ id, paidOn }: AdviserPayout): Temporal.PlainDate {
  if (!paidOn) throw new Error(`Payout ${id} was not paid.`);
  return paidOn;
}

function lineOf(earning: Earning, part: PaidOfEarning, paidOn: Temporal.PlainDate): ReceiptLine {
  const { id, kind, reference, amount, vat, earnedAt, dueOn, facts } = earning;
  const { late } = part;
  return {
    ...{ earning_id: id, kind, reference, earned_on: britishDate(earnedAt), due_on: dueOn.toString() },
    ...{ principal_minor: amount.minor, vat_minor: vat.minor, amount_minor: part.payMinor },
    days_to_pay: daysBetween(Temporal.PlainDate.from(settledOn(earning)), paidOn),
    late_since: late?.since.toString() ?? null,
    days_late: late ? daysBetween(late.since, paidOn) : 0,
    interest: interestOf(part),
    compensation_minor: part.compensationMinor,
    facts: { ...facts } as unknown as ReceiptLine['facts'],
  };
}

function interestOf({ interestMinor, late }: PaidOfEarning): ReceiptLine['interest'] {
  if (interestMinor === 0 || !late?.through) return null;
  const from = (late.paidThrough ?? late.since).add({ days: 1 });
  return {
    ...{ amount_minor: interestMinor, rate: late.rate, from: from.toString(), to: late.through.toString() },
    ...{ days_before: late.daysBefore, days: late.daysThrough - late.daysBefore },
  };
}

/** The day on a British calendar on which it was known what is due. */
function settledOn({ earnedAt, facts }: Pick<Earning, 'earnedAt' | 'facts'>): string {
  return britishDate(facts.accepted_at ? Temporal.Instant.from(facts.accepted_at) : earnedAt);
}

/** Whole days on a calendar; 0 where the second comes first. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return Math.max(0, from.until(to).days);
}
