import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chargeOf, minus, money, plus, shareOf, sum } from './money.js';

const pence = fc.integer({ min: 0, max: 2 ** 40 });
const percent = fc.integer({ min: 0, max: 100 });

describe('money', () => {
  test.each([0.5, NaN, Infinity, 2 ** 53])('refuses %p minor units', (minor) => {
    expect(() => money(minor)).toThrow('Not a safe integer');
  });

  test('refuses to add pounds and minutes', () => {
    expect(() => plus(money(1), money(1, 'TCR'))).toThrow('do not add up');
  });

  test.each([
    [5999, 1, 2, 3000], // 2999.5 is a charge of 30.00
    [5999, 1, 4, 1500],
    [10499, 8, 100, 840],
    [1, 1, 3, 0],
    [2, 1, 3, 1],
  ])('charges %i × %i/%i as %i', (minor, numerator, denominator, charged) => {
    expect(chargeOf(money(minor), numerator, denominator)).toEqual(money(charged));
  });

  test('a share and what is left of it add up to the amount', () => {
    fc.assert(
      fc.property(pence, percent, (minor, part) => {
        const amount = money(minor);
        const share = shareOf(amount, part, 100);
        expect(share.minor).toBeLessThanOrEqual((minor * part) / 100);
        expect(sum([share, minus(amount, share)])).toEqual(amount);
      }),
    );
  });

  test('a charge is never further than half a penny from the exact product', () => {
    fc.assert(
      fc.property(
        pence,
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        (minor, numerator, denominator) => {
          const charged = BigInt(chargeOf(money(minor), numerator, denominator).minor);
          const difference = 2n * (charged * BigInt(denominator) - BigInt(minor) * BigInt(numerator));
          expect(difference <= BigInt(denominator) && difference > -BigInt(denominator)).toBe(true);
        },
      ),
    );
  });
});
