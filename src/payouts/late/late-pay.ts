import { chargeOf, minus, money, type Money } from '../../kernel/money.js';
import { workingDaysAfter } from '../../kernel/working-days.js';
import type { Nation } from '../../kernel/bank-holidays.js';
import { hundredths, type Policy, type PolicyTimeline } from '../../policies/index.js';

/*
 * What is owed for paying late, by the Late Payment of Commercial Debts (Interest) Act 1998: simple interest at the statutory rate, on the
 * debt with its VAT, by the days that have passed and 365 to a year; and a sum of compensation. Nobody has to claim it.
 */

const zone = 'Europe/London';

/** In hundredths of a percent a year, above the base rate: Late Payment of Commercial Debts (Rate of Interest) (No. 3) Order 2002, article 4. */
const aboveBase = 800;

export interface LateTerms {
  /** The last day on which it was not late. */
  readonly since: Temporal.PlainDate;
  /** A year, in hundredths of a percent; fixed for that debt. */
  readonly rate: number;
  readonly basePolicyId: Policy['id'];
  readonly compensation: Money;
}

/** Of a debt that was not paid by the end of a day. Throws where no base rate is known for then. */
export function lateTerms(debt: Money, since: Temporal.PlainDate, policies: PolicyTimeline): LateTerms {
  const base = policies.at('base-rate', endOf(referenceDay(since.add({ days: 1 }))));
  const rate = aboveBase + hundredths(base.value.percent);
  return { since, rate, basePolicyId: base.id, compensation: compensationOf(debt) };
}

/** The last 30 June or 31 December before the day on which interest starts to run: the base rate in force then counts. */
export function referenceDay(start: Temporal.PlainDate): Temporal.PlainDate {
  const isSecondHalf = start.month > 6;
  return isSecondHalf
    ? start.with({ month: 6, day: 30 })
    : Temporal.PlainDate.from({ year: start.year - 1, month: 12, day: 31 });
}

/** Once for each debt: section 5A of the Act. */
export function compensationOf(debt: Money): Money {
  if (debt.minor < 100_000) return money(4000, debt.currency);
  return money(debt.minor < 1_000_000 ? 7000 : 10_000, debt.currency);
}

/** What some days of being late come to, all in all; half a penny and more is a penny. */
export function interestOf(debt: Money, rate: number, days: number): Money {
  return chargeOf(debt, rate * days, 10_000 * 365);
}

/** What is written of it already: the days that have borne interest, to the last of them, and what that came to. */
export interface Borne {
  readonly through: Temporal.PlainDate;
  readonly days: number;
  readonly amount: Money;
}

export interface Debt {
  readonly amount: Money;
  readonly dueOn: Temporal.PlainDate;
  /** On which day the adviser had it; that day bears interest still. */
  readonly paidOn: Temporal.PlainDate | null;
  /** Since when there is somewhere to pay it to; null while there is not. */
  readonly readyAt: Temporal.Instant | null;
  readonly terms: LateTerms | null;
  readonly borne: Borne | null;
}

export interface Lateness {
  readonly terms: LateTerms;
  /** Whether it was not late until now. */
  readonly isNew: boolean;
  /** What is not written yet; null where that is less than half a penny. */
  readonly interest: Borne | null;
}

/**
 * What being late has added to a debt by the end of a day, and is not written yet; null while it is not late. Nothing runs while its adviser
 * has nowhere to be paid to, and until the working day after that: the delay is theirs. What was written stays.
 */
export function latenessOf(
  debt: Debt,
  {
    today,
    nation,
    policies,
  }: { readonly today: Temporal.PlainDate; readonly nation: Nation; readonly policies: PolicyTimeline },
): Lateness | null {
  if (debt.readyAt === null) return null;
  const payableOn = workingDaysAfter(debt.readyAt, 1, nation).toZonedDateTimeISO(zone).toPlainDate();
  const since = latest(debt.dueOn, payableOn);
  const through = debt.paidOn && isBefore(debt.paidOn, today) ? debt.paidOn : today;
  if (!debt.terms && !isBefore(since, through)) return null;
  const terms = debt.terms ?? lateTerms(debt.amount, since, policies);
  const from = latest(terms.since, debt.borne?.through ?? terms.since, payableOn);
  return { terms, isNew: debt.terms === null, interest: interestSince(debt, terms, { from, through }) };
}

/** Cumulative less what is written, so that days add up to the penny to what their sum bears. */
function interestSince(
  { amount: debt, borne }: Debt,
  { rate }: LateTerms,
  { from, through }: { readonly from: Temporal.PlainDate; readonly through: Temporal.PlainDate },
): Borne | null {
  if (!isBefore(from, through)) return null;
  const days = from.until(through).days;
  const all = interestOf(debt, rate, (borne?.days ?? 0) + days);
  const amount = minus(all, borne?.amount ?? money(0, debt.currency));
  return amount.minor > 0 ? { through, days, amount } : null;
}

/** The last instant of a day in London, to the millisecond. */
function endOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(zone).toInstant().subtract({ milliseconds: 1 });
}

function latest(first: Temporal.PlainDate, ...others: readonly Temporal.PlainDate[]): Temporal.PlainDate {
  return others.reduce((so, each) => (isBefore(so, each) ? each : so), first);
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
