import { type Money, money } from '../../kernel/money.js';
import { type PaymentTier, tierOf } from './fair-payment-code.js';
import { canBeTold, leastAdvisers, type Months } from './published-months.js';

export const figureNames = [
  'advisers-paid',
  'pay',
  'days-to-pay-median',
  'days-to-pay-95th',
  'paid-within-30-days',
  'paid-within-60-days',
  'fair-payment-code',
  'reaches-advisers',
  'interest-paid',
  'compensation-paid',
  'under-the-floor',
  'pay-lower-quartile',
  'pay-median',
  'pay-upper-quartile',
  'pay-median-specialist',
  'pay-median-barefoot',
] as const;
export type FigureName = (typeof figureNames)[number];

/** Null: it is of too few, or there was nothing to reckon it from. */
type FigureValue = number | Money | PaymentTier | null;

export interface Figure {
  readonly name: FigureName;
  readonly value: FigureValue;
  /** It is of too few people to be told. */
  readonly suppressed: boolean;
}

/** What was paid in a month. Amounts in pence. */
export interface MonthOfPay {
  readonly month: string;
  readonly advisers: number;
  readonly payments: number;
  readonly within30: number;
  readonly within60: number;
  readonly pay_minor: number;
  /** Of that, what is known who paid for, and how much they paid. */
  readonly charged_pay_minor: number;
  readonly charged_minor: number;
  readonly interest_minor: number;
  readonly interest_advisers: number;
  readonly compensation_minor: number;
  readonly compensation_advisers: number;
  readonly breaches: number;
  readonly breach_advisers: number;
}

/** Of a whole period: of all advisers who were paid in it, and of each kind. In days and pence; null of nobody. */
export interface Spread {
  readonly advisers: number;
  readonly days: { readonly median: number | null; readonly p95: number | null };
  readonly quartiles: readonly [number, number, number] | null;
  readonly byKind: Readonly<Record<'specialist' | 'barefoot', { readonly advisers: number; readonly median: number }>>;
}

interface Paid {
  readonly months: readonly MonthOfPay[];
  readonly runs: readonly Months[];
  readonly spread: Spread;
}

/** All of them, of a period that is made of whole runs of months. */
export function figuresOf({ months, runs, spread }: Paid): Figure[] {
  const { median, p95 } = spread.days;
  const [lower, middle, upper] = spread.quartiles ?? [null, null, null];
  const all = totalOf(months);
  const { specialist, barefoot } = spread.byKind;
  const isCompared = specialist.advisers >= leastAdvisers && barefoot.advisers >= leastAdvisers;
  const told = (name: FigureName, value: FigureValue, may = isOfEnough(spread.advisers)): Figure =>
    may ? { name, value, suppressed: false } : { name, value: null, suppressed: true };
  const sums = (of: (month: MonthOfPay) => number) =>
    canBeTold(
      months.map((one) => ({ month: one.month, advisers: of(one) })),
      runs,
    );
  return [
    told('advisers-paid', spread.advisers),
    told('pay', money(all.pay_minor)),
    told('days-to-pay-median', median),
    told('days-to-pay-95th', p95),
    told('paid-within-30-days', percentOf(all.within30, all.payments)),
    told('paid-within-60-days', percentOf(all.within60, all.payments)),
    told('fair-payment-code', all.payments === 0 ? null : tierOf({ ...all, ...allSmall(all) })),
    told('reaches-advisers', percentOf(all.charged_pay_minor, all.charged_minor)),
    told(
      'interest-paid',
      money(all.interest_minor),
      sums(({ interest_advisers }) => interest_advisers),
    ),
    told(
      'compensation-paid',
      money(all.compensation_minor),
      sums(({ compensation_advisers: some }) => some),
    ),
    told(
      'under-the-floor',
      all.breaches,
      sums(({ breach_advisers }) => breach_advisers),
    ),
    told('pay-lower-quartile', inTens(lower)),
    told('pay-median', inTens(middle)),
    told('pay-upper-quartile', inTens(upper)),
    told('pay-median-specialist', inTens(specialist.median), isCompared),
    told('pay-median-barefoot', inTens(barefoot.median), isCompared),
  ];
}

/** None of them, because too few were paid. */
export function noFigures(): Figure[] {
  return figureNames.map((name) => ({ name, value: null, suppressed: true }));
}

/** Nobody at all gives nobody away. */
function isOfEnough(advisers: number): boolean {
  return advisers === 0 || advisers >= leastAdvisers;
}

type Total = Omit<MonthOfPay, 'month'>;

const nothing: Total = {
  ...{ advisers: 0, payments: 0, within30: 0, within60: 0, pay_minor: 0, charged_pay_minor: 0, charged_minor: 0 },
  ...{ interest_minor: 0, interest_advisers: 0, compensation_minor: 0, compensation_advisers: 0 },
  ...{ breaches: 0, breach_advisers: 0 },
};

/** Advisers who were paid in several months are counted in each. */
function totalOf(months: readonly MonthOfPay[]): Total {
  const keys = Object.keys(nothing) as (keyof Total)[];
  return months.reduce(
    (total: Total, month) => Object.fromEntries(keys.map((key) => [key, total[key] + month[key]])) as unknown as Total,
    nothing,
  );
}

/** Advisers work for themselves or for a small body: each of them counts as a small supplier. */
function allSmall({ payments, within30 }: Total) {
  return { small: payments, smallWithin30: within30 };
}

/** To a tenth, rounded down, so that 94.96 % does not read as 95 %. */
function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 1000) / whole) / 10;
}

/** To whole ten pounds: a quartile of few is somebody's own pay. */
function inTens(minor: number | null): Money | null {
  return minor === null ? null : money(Math.round(minor / 1000) * 1000);
}
