import { describe, expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { boundCrossed, refuseMoreThan, warningOf } from './time-credits.js';

const limits = { least_minutes: -600, most_minutes: 2400 };
const minutes = (count: number) => money(count, 'TCR');

describe('an account of time credits', () => {
  test.each([
    [-601, 'least'],
    [-600, null],
    [0, null],
    [2400, null],
    [2401, 'most'],
  ] as const)('of %i minutes is beyond: %s', (balance, crossed) => {
    expect(boundCrossed(minutes(balance), limits)).toBe(crossed);
    expect(warningOf(minutes(balance), limits) === null).toBe(crossed === null);
  });

  test('says by how much it may be in debt, or in credit', () => {
    expect(warningOf(minutes(-601), limits)).toContain('owes more than 10 h.');
    expect(warningOf(minutes(2401), { ...limits, most_minutes: 2399 })).toContain('more than 39 h 59 min.');
  });
});

test('nobody gives what they do not have', () => {
  expect(() => refuseMoreThan(minutes(60), 60)).not.toThrow();
  expect(() => refuseMoreThan(minutes(60), 61)).toThrow('There are 60 minutes to give, and not 61.');
  expect(() => refuseMoreThan(minutes(-5), 1)).toThrow('There are 0 minutes to give');
});
