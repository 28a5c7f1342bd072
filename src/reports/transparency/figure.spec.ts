import { describe, expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { askedMonths } from './asked-months.js';
import { tierOf } from './fair-payment-code.js';
import { figureNames, figuresOf, type MonthOfPay, noFigures, type SeldomMonth, type Spread } from './figure.js';
import { definitions } from './figure-words.js';
import type { Months } from './published-months.js';

describe('the tier of the Fair Payment Code', () => {
  test.each([
    ['gold', { within30: 95, within60: 95, smallWithin30: 45 }],
    ['silver', { within30: 94, within60: 95, smallWithin30: 48 }],
    ['bronze', { within30: 94, within60: 95, smallWithin30: 47 }],
    ['none', { within30: 94, within60: 94, smallWithin30: 50 }],
  ] as const)('is %s', (tier, times) => {
    expect(tierOf({ payments: 100, small: 50, ...times })).toBe(tier);
  });
});

const aMonth: MonthOfPay = {
  ...{ month: '2026-05', advisers: 6, payments: 10_000, within30: 9496, within60: 10_000, pay_minor: 90_000 },
  ...{ charged_pay_minor: 80_000, charged_minor: 100_000, charged_advisers: 6 },
};
const lateOnce: SeldomMonth = { name: 'interest-paid', month: '2026-05', total: 203, advisers: ['ada'] };
const aSpread: Spread = {
  ...{ advisers: 6, days: { median: 4, p95: 31 }, quartiles: [10_499, 12_500, 20_000] },
  byKind: { specialist: { advisers: 5, median: 12_345 }, barefoot: { advisers: 5, median: 9_876 } },
};
const may = { from: '2026-05', to: '2026-05' };

function valuesOf(spread: Spread, month = aMonth, seldom = [lateOnce]) {
  const figures = figuresOf({ told: may, months: [month], runs: [may], spread, seldom });
  expect(figures.map(({ name }) => name)).toEqual(figureNames);
  return Object.fromEntries(figures.map(({ name, value, suppressed }) => [name, suppressed ? 'suppressed' : value]));
}

test('the figures of a month', () => {
  expect(valuesOf(aSpread)).toEqual({
    ...{ 'advisers-paid': 6, pay: money(90_000), 'days-to-pay-median': 4, 'days-to-pay-95th': 31 },
    ...{ 'paid-within-30-days': 94.9, 'paid-within-60-days': 100, 'fair-payment-code': 'bronze' },
    ...{ 'reaches-advisers': 80, 'interest-paid': 'suppressed', 'compensation-paid': money(0), 'under-the-floor': 0 },
    disputes: 0,
    ...{ 'pay-lower-quartile': money(10_000), 'pay-median': money(13_000), 'pay-upper-quartile': money(20_000) },
    ...{ 'pay-median-specialist': money(12_000), 'pay-median-barefoot': money(10_000) },
  });
});

test('what happens seldom is of so many more months that five had a part in it', () => {
  const of = (month: string, total: number, ...advisers: string[]): SeldomMonth => ({
    ...{ name: 'disputes', month, total, advisers },
  });
  const seldom = [of('2026-02', 1, 'ada'), of('2026-05', 3, 'ada', 'bob', 'cai'), of('2026-07', 3, 'dee', 'eve')];
  const told = (told: Months, parts: SeldomMonth[]) =>
    figuresOf({ told, months: [aMonth], runs: [may], spread: aSpread, seldom: parts }).find(
      ({ name }) => name === 'disputes',
    );
  const all = { value: 7, months: { from: '2026-02', to: '2026-07' }, suppressed: false };
  expect(told(may, seldom)).toMatchObject(all);
  expect(told({ from: '2026-03', to: '2026-04' }, seldom)).toMatchObject(all);
  expect(told(may, seldom.slice(0, 2))).toMatchObject({ value: null, months: null, suppressed: true });
  const before = { from: '2025-12', to: '2026-01' };
  expect(told(before, seldom.slice(0, 2))).toMatchObject({ value: 0, months: before, suppressed: false });
});

test('what reaches advisers is not told where it is known of too few', () => {
  expect(valuesOf(aSpread, { ...aMonth, charged_advisers: 4 })).toMatchObject({
    ...{ 'reaches-advisers': 'suppressed', pay: money(90_000) },
  });
});

test('neither kind of adviser is told of where one has fewer than five', () => {
  const byKind = { ...aSpread.byKind, barefoot: { advisers: 4, median: 1 } };
  expect(valuesOf({ ...aSpread, byKind })).toMatchObject({
    ...{ 'pay-median-specialist': 'suppressed', 'pay-median-barefoot': 'suppressed', 'pay-median': money(13_000) },
  });
});

test('nothing is told of four, and what is of nobody has no value', () => {
  expect(
    new Set(Object.values(valuesOf({ ...aSpread, advisers: 4, byKind: nobody }, { ...aMonth, advisers: 4 }))),
  ).toEqual(new Set(['suppressed', money(0), 0]));
  expect(noFigures().every(({ suppressed, value }) => suppressed && value === null)).toBe(true);
  const months = figuresOf({
    ...{ told: may, months: [], runs: [], seldom: [] },
    spread: { advisers: 0, days: { median: null, p95: null }, quartiles: null, byKind: nobody },
  });
  expect(months.find(({ name }) => name === 'fair-payment-code')).toMatchObject({ value: null, suppressed: false });
});

const nobody: Spread['byKind'] = { specialist: { advisers: 0, median: 0 }, barefoot: { advisers: 0, median: 0 } };

test('each figure says what it is, in both languages', () => {
  expect(Object.keys(definitions).sort()).toEqual([...figureNames].sort());
});

describe('the months asked for', () => {
  const today = Temporal.PlainDate.from('2026-12-03');

  test.each([
    [{}, { from: '2025-12', to: '2026-11' }],
    [{ to: '2026-06' }, { from: '2025-07', to: '2026-06' }],
    [{ from: '2023-12' }, { from: '2023-12', to: '2026-11' }],
  ])('%o', (given, months) => {
    expect(askedMonths(given, today)).toEqual(months);
  });

  test.each([
    [{ to: '2026-12' }, 'to'],
    [{ from: '2026-11', to: '2026-10' }, 'from'],
    [{ from: '2023-11' }, 'from'],
  ])('%o are refused', (given, parameter) => {
    expect(() => askedMonths(given, today)).toThrow(
      expect.objectContaining({
        code: 'window-out-of-range',
        facts: { errors: [expect.objectContaining({ parameter })] },
      }),
    );
  });
});
