import type { VoucherId } from '../../kernel/id.js';
import { money, type Money, plus, sum } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';
import type { PolicyValue } from '../../policies/index.js';

/** What an enterprise says that it was given by others; in kind at its gross cash equivalent. */
export interface DeclaredSubsidy {
  readonly giver: string;
  /** An ISO date. */
  readonly givenOn: string;
  readonly amountMinor: number;
}

export interface SubsidyConfirmation {
  readonly id: string;
  readonly voucherId: VoucherId;
  readonly notifiedAt: Temporal.Instant;
  readonly confirmedAt: Temporal.Instant;
  readonly countedFrom: string;
  readonly declaredMinor: number;
  readonly ownMinor: number;
  readonly valueMinor: number;
  readonly capMinor: number;
}

type Rules = PolicyValue<'subsidy-control'>;

/**
 * The days that count for an award on one day: its financial year, which begins on 1 April, and the years before it.
 * Source: Subsidy Control Act 2022, s 36(1).
 */
export function subsidyYears(now: Temporal.Instant, { earlier_years }: Pick<Rules, 'earlier_years'>) {
  const today = Temporal.PlainDate.from(britishDate(now));
  const year = today.month >= 4 ? today.year : today.year - 1;
  return { from: `${year - earlier_years}-04-01`, to: today.toString() };
}

/**
 * What was given in the days that count. Throws `subsidy-date` where something that is declared was not: a list that says
 * more than it is asked for was made for another year.
 */
export function declaredWithin(declared: readonly DeclaredSubsidy[], years: { from: string; to: string }): Money {
  const outside = declared.findIndex(({ givenOn }) => givenOn < years.from || givenOn > years.to);
  if (outside >= 0)
    throw new Problem(
      'subsidy-date',
      `Only what was given from ${years.from} to ${years.to} counts. Take the rest off the list.`,
      { ...years, entry: outside + 1 },
    );
  return sum(declared.map(({ amountMinor }) => money(amountMinor)));
}

export interface Assistance {
  /** From others. */
  readonly declared: Money;
  /** By vouchers from here that are public money. */
  readonly own: Money;
  /** Of the voucher that is to be awarded. */
  readonly value: Money;
}

/** Throws `subsidy-cap` where all of it together is more than the law lets an enterprise have so. */
export function refuseBeyondCap({ declared, own, value }: Assistance, { cap_minor }: Pick<Rules, 'cap_minor'>): void {
  const total = plus(plus(declared, own), value);
  if (total.minor <= cap_minor) return;
  throw new Problem(
    'subsidy-cap',
    'With this voucher you would have had more Minimal Financial Assistance in these years than the law allows (Subsidy Control Act 2022, s 36). It cannot be awarded; please decline it, or write to the funder.',
    { declared, own, value, cap: money(cap_minor, value.currency) },
  );
}

/** Above so much an award goes to the public database. Source: Subsidy Control Act 2022, s 33. */
export function isForPublication(value: Money, { publish_over_minor }: Pick<Rules, 'publish_over_minor'>): boolean {
  return value.minor > publish_over_minor;
}
