import { describe, expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import type { Programme } from '../programme.js';
import { type Means, monthOf, refuseOfferBeyond, roomOf } from './budget.js';

const programme = { state: 'open', currency: 'GBP', budgetMinor: 100_000, monthlyCapMinor: 40_000 } as Programme;
const means: Means = { committed: money(60_000), committedThisMonth: money(10_000), fund: money(50_000) };
const now = Temporal.Instant.from('2031-12-31T23:59:59Z');

describe('a voucher is offered within a programme’s means', () => {
  test.each([
    ['as much as all three leave', {}, {}, 30_000, undefined],
    ['a penny more than the month leaves', {}, {}, 30_001, 'programme-month-full'],
    ['what no month limits', { monthlyCapMinor: null }, {}, 40_000, undefined],
    ['a penny more than the budget leaves', { monthlyCapMinor: null }, {}, 40_001, 'programme-budget'],
    ['a penny more than was deposited', {}, { fund: money(29_999) }, 30_000, 'balance-too-low'],
    [
      'anything of a budget that was lowered below what it promised',
      { budgetMinor: 50_000 },
      {},
      1,
      'programme-budget',
    ],
    ['anything of a draft', { state: 'draft' }, {}, 1, 'programme-state'],
    ['anything of one that is paused', { state: 'paused' }, {}, 1, 'programme-state'],
    ['anything of one that is closed', { state: 'closed' }, {}, 1, 'programme-state'],
  ] as const)('%s', (_, changed, other, value, code) => {
    const offer = () => refuseOfferBeyond({ ...programme, ...changed }, { ...means, ...other }, money(value), now);
    if (code === undefined) expect(offer).not.toThrow();
    else expect(offer).toThrow(expect.objectContaining({ code }));
  });

  test('and is told when the next month begins', () => {
    expect(() => refuseOfferBeyond(programme, means, money(40_000), now)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('£300.00 left'),
        facts: { left: money(30_000), wanted: money(40_000), next_month: '2032-01-01T00:00:00Z' },
      }),
    );
  });
});

test('there is never less than nothing left', () => {
  const spent = { committed: money(200_000), committedThisMonth: money(50_000) };
  expect(roomOf(programme, spent)).toEqual({ budget: money(0), month: money(0) });
  expect(roomOf({ ...programme, monthlyCapMinor: null }, spent).month).toBeNull();
});

test('a month is that of the calendar in UTC, first instant included and last not', () => {
  const december = { start: '2031-12-01T00:00:00Z', end: '2032-01-01T00:00:00Z' };
  const asText = (instant: string) => {
    const { start, end } = monthOf(Temporal.Instant.from(instant));
    return { start: start.toString(), end: end.toString() };
  };
  expect(asText('2031-12-01T00:00:00Z')).toEqual(december);
  expect(asText('2031-12-31T23:59:59.999Z')).toEqual(december);
  expect(asText('2032-01-01T00:00:00Z').start).toBe('2032-01-01T00:00:00Z');
});
