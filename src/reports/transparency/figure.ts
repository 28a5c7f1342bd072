import { type Money, money } from '../../kernel/money.js';
import { type PaymentTier, tierOf } from './fair-payment-code.js';
import { canBeTold, isIn, leastAdvisers, type Months, seldomToldOf } from './published-months.js';

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
  'disputes',
  'pay-lower-quartile',
  'pay-median',
  'pay-upper-quartile',
  'pay-median-specialist',
  'pay-median-barefoot',
] as const;
export type FigureName = (typeof figureNames)[number];

/** What happens to few, so that months of it are told together until five advisers had a part in it. */
export type SeldomFigureName = 'interest-paid' | 'compensation-paid' | 'under-the-floor' | 'disputes';

/** Null: it is of too few, or there was nothing to reckon it from. */
type FigureValue = number | Money | PaymentTier | null;

export interface Figure {
  readonly name: FigureName;
  readonly value: FigureValue;
  /** What it is of, both included; null where it is not told. */
  readonly months: Months | null;
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
  readonly charged_advisers: number;
}

/** What there was of something in a month, in pence or as a count, and up to five who had a part in it. */
export interface SeldomMonth {
  readonly name: SeldomFigureName;
  readonly month: string;
  readonly total: number;
  readonly advisers: readonly string[];
}

/** Of a whole period: of all advisers who were paid in it, and of each kind. In days and pence; null of nobody. */
export interface Spread {
  readonly advisers: number;
  readonly days: { readonly median: number | null; readonly p95: number | null };
  readonly quartiles: readonly [number, number, number] | null;
  readonly byKind: Readonly<Record<'specialist' | 'barefoot', { readonly advisers: number; readonly median: number }>>;
}

interface Paid {
  /** Made of whole runs. */
  readonly told: Months;
  readonly months: readonly MonthOfPay[];
  readonly runs: readonly Months[];
  readonly spread: Spread;
  /** Of all months that are over, in their order. */
  readonly seldom: readonly SeldomMonth[];
}

/** All of them. */
export function figuresOf({ told: of, months, runs, spread, seldom }: Paid): Figure[] {
  const { median, p95 } = spread.days;
  const [lower, middle, upper] = spread.quartiles ?? [null, null, null];
  const all = totalOf(months);
  const { specialist, barefoot } = spread.byKind;
  const isCompared = specialist.advisers >= leastAdvisers && barefoot.advisers >= leastAdvisers;
  const isEnough = isOfEnough(spread.advisers);
  const told = (name: FigureName, value: FigureValue, may = isEnough): Figure =>
    may ? { name, value, months: of, suppressed: false } : hidden(name);
  const charged = months.map(({ month, charged_advisers: advisers }) => ({ month, advisers }));
  return [
    told('advisers-paid', spread.advisers),
    told('pay', money(all.pay_minor)),
    told('days-to-pay-median', median),
    told('days-to-pay-95th', p95),
    told('paid-within-30-days', percentOf(all.within30, all.payments)),
    told('paid-within-60-days', percentOf(all.within60, all.payments)),
    told('fair-payment-code', all.payments === 0 ? null : tierOf({ ...all, ...allSmall(all) })),
    told('reaches-advisers', percentOf(all.charged_pay_minor, all.charged_minor), isEnough && canBeTold(charged, runs)),
    seldomFigure('interest-paid', of, seldom),
    seldomFigure('compensation-paid', of, seldom),
    seldomFigure('under-the-floor', of, seldom),
    seldomFigure('disputes', of, seldom),
    told('pay-lower-quartile', inTens(lower)),
    told('pay-median', inTens(middle)),
    told('pay-upper-quartile', inTens(upper)),
    told('pay-median-specialist', inTens(specialist.median), isCompared),
    told('pay-median-barefoot', inTens(barefoot.median), isCompared),
  ];
}

/** Of so many more months than were asked for that five advisers had a part in it. */
function seldomFigure(name: SeldomFigureName, of: Months, seldom: readonly SeldomMonth[]): Figure {
  const parts = seldom.filter((each) => each.name === name);
  const months = seldomToldOf(of, parts);
  if (!months) return hidden(name);
  const total = parts.filter(({ month }) => isIn(month, months)).reduce((sum, part) => sum + part.total, 0);
  const isMoney = name === 'interest-paid' || name === 'compensation-paid';
  return { name, value: isMoney ? money(total) : total, months, suppressed: false };
}

/** None of them, because too few were paid. */
export function noFigures(): Figure[] {
  return figureNames.map(hidden);
}

function hidden(name: FigureName): Figure {
  return { name, value: null, months: null, suppressed: true };
}

/** Nobody at all gives nobody away. */
function isOfEnough(advisers: number): boolean {
  return advisers === 0 || advisers >= leastAdvisers;
}

type Total = Omit<MonthOfPay, 'month'>;

const nothing: Total = {
  ...{ advisers: 0, payments: 0, within30: 0, within60: 0, pay_minor: 0 },
  ...{ charged_pay_minor: 0, charged_minor: 0, charged_advisers: 0 },
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
