import { expect, test } from '@jest/globals';
import { money } from '../kernel/money.js';
import { lowestPriceOf } from './offer.js';

const free = { pricing: 'free_introduction', price: money(0) } as const;
const paid = (minor: number) => ({ pricing: 'rate_card', price: money(minor) }) as const;
const unpriced = { pricing: 'rate_card', price: null } as const;

test.each([
  ['nothing on offer', [], null],
  ['free introductions alone', [free, free], 0],
  ['one paid session', [paid(6000)], 6000],
  ['the cheapest of several', [paid(9000), paid(2999), paid(6000)], 2999],
  ['a paid session that no rate card makes a price of', [unpriced], null],
  ['that, beside a free introduction', [unpriced, free], 0],
  ['a free introduction before a paid session', [free, paid(6000)], 6000],
])('the lowest price of %s', (_what, offers, expected) => {
  expect(lowestPriceOf(offers)).toBe(expected);
});
