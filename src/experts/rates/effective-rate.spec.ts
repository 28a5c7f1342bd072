import { describe, expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { effectiveRate, judge } from './effective-rate.js';

describe('the effective rate', () => {
  // £60 for an hour, with ½ and ¼ h of unpaid work, an hour of unpaid travel and £8 of fares.
  test('of a £60 session with unpaid work, travel and fares is £18.91 an hour', () => {
    expect(effectiveRate({ pay: money(6000), costs: money(800), minutes: 165 })).toEqual(money(1891));
  });

  test('is £17.16 where a platform takes 8 % out of the £60', () => {
    expect(effectiveRate({ pay: money(5520), costs: money(800), minutes: 165 })).toEqual(money(1716));
  });

  test('is the rate where all time is paid and nothing is spent', () => {
    expect(effectiveRate({ pay: money(4500), costs: money(0), minutes: 90 })).toEqual(money(3000));
  });

  test('falls below zero where costs eat the pay', () => {
    expect(effectiveRate({ pay: money(500), costs: money(800), minutes: 60 })).toEqual(money(-300));
  });

  test.each([0, -60, 0.5, NaN])('is refused for %p minutes', (minutes) => {
    expect(() => effectiveRate({ pay: money(1), costs: money(0), minutes })).toThrow('Not whole minutes');
  });
});

describe('an offer', () => {
  const bounds = { livingWage: money(1345), floor: money(2959) };

  test.each([
    [1344, 'refused'],
    [1345, 'warned'],
    [2958, 'warned'],
    [2959, 'fair'],
  ] as const)('at %i pence an hour is %s', (minor, verdict) => {
    expect(judge(money(minor), bounds)).toBe(verdict);
  });
});
