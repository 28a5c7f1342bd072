import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { medianHalfPoints } from './median.js';

test.each([
  [[12], 24],
  [[3, 20], 23],
  [[20, 3, 4], 8],
  [[1, 2, 3, 20], 5],
  [[0, 0, 20], 0],
])('of %j it is %i half points', (totals, half) => {
  expect(medianHalfPoints(totals)).toBe(half);
});

describe('whatever the totals are, the median', () => {
  const totals = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 9 });

  test('has at most half of them below it and at most half above', () => {
    fc.assert(
      fc.property(totals, (some) => {
        const median = medianHalfPoints(some) / 2;
        expect(some.filter((total) => total < median).length * 2).toBeLessThanOrEqual(some.length);
        expect(some.filter((total) => total > median).length * 2).toBeLessThanOrEqual(some.length);
      }),
    );
  });

  test('is the same in any order', () => {
    fc.assert(
      fc.property(totals, (some) => {
        expect(medianHalfPoints(some.toReversed())).toBe(medianHalfPoints(some));
      }),
    );
  });

  test('is not moved by one scorer who gives more than was the most, where there are three or more', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 9 }), (some) => {
        const most = Math.max(...some);
        const raised = some.with(some.indexOf(most), most + 100);
        expect(medianHalfPoints(raised)).toBe(medianHalfPoints(some));
      }),
    );
  });

  test('rises or stays where any scorer gives more', () => {
    fc.assert(
      fc.property(totals, fc.nat(8), (some, place) => {
        const index = place % some.length;
        const raised = some.with(index, (some[index] ?? 0) + 1);
        expect(medianHalfPoints(raised)).toBeGreaterThanOrEqual(medianHalfPoints(some));
      }),
    );
  });
});
