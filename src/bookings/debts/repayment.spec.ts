import { expect, test } from '@jest/globals';
import type { ProgrammeId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { repaidOf } from './repayment.js';

const owed = [
  { programmeId: 'first' as ProgrammeId, amount: money(10_000) },
  { programmeId: 'second' as ProgrammeId, amount: money(5000) },
];

test.each([
  [1, [1]],
  [10_000, [10_000]],
  [10_001, [10_000, 1]],
  [15_000, [10_000, 5000]],
  [20_000, [10_000, 5000]],
])('of %dp that are paid programmes that are owed £100 and £50 have %j', (paid, parts) => {
  expect(repaidOf(money(paid), owed).map(({ amount }) => amount.minor)).toEqual(parts);
});

test('nothing of a payment is a programme’s that is owed nothing', () => {
  expect(repaidOf(money(100), [])).toEqual([]);
});
