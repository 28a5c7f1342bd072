import { expect, test } from '@jest/globals';
import { money } from '../kernel/money.js';
import { hasRoomFor } from './exposure.js';

const caps = { guaranteeCap: money(5000), exposureCap: money(8000) };

test.each([
  ['nothing is out', 5000, 0, 0, true],
  ['a penny more than the guarantee', 5001, 0, 0, false],
  ['to the penny of the guarantee', 1000, 4000, 4000, false],
  ['debts leave as much as debits may be', 1000, 4000, 3000, true],
  ['debts leave a penny less', 1000, 4000, 3001, false],
  ['debts alone are beyond the cap', 1, 0, 8000, false],
])('%s', (_, amount, notClear, clientDebts, has) => {
  const exposure = { notClear: money(notClear), clientDebts: money(clientDebts) };
  expect(hasRoomFor(money(amount), exposure, caps)).toBe(has);
});

test('a guarantee of nothing has room for nothing', () => {
  const exposure = { notClear: money(0), clientDebts: money(0) };
  expect(hasRoomFor(money(30), exposure, { ...caps, guaranteeCap: money(0) })).toBe(false);
});
