import { expect, test } from '@jest/globals';
import type { ProgrammeId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { repaidOf, repaidTogether, setOffOf } from './repayment.js';

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

test.each([
  ['nothing is owed', 5000, 0, 0, []],
  ['more was paid than is owed', 5000, -100, 0, []],
  ['sessions come first', 3000, 18_000, 3000, []],
  ['sessions, and then programmes', 5000, 18_000, 5000, [2000]],
  ['then programmes, the oldest debt first', 17_000, 18_000, 17_000, [10_000, 4000]],
  ['no more than is owed', 30_000, 18_000, 18_000, [10_000, 5000]],
])('of what a client is to have back %s: %dp of %dp', (_, most, debt, amount, parts) => {
  const set = setOffOf(money(most), money(debt), owed);
  expect([set.amount.minor, set.parts.map((part) => part.amount.minor)]).toEqual([amount, parts]);
});

test('what programmes have of one payment is one transfer', () => {
  const when = { occurredAt: Temporal.Instant.from('2031-05-01T12:00Z') };
  expect(repaidTogether('a payment', [], when)).toEqual([]);
  const [together, ...others] = repaidTogether('a payment', owed, when);
  expect(others).toEqual([]);
  expect(together?.postings.map(({ amount }) => amount.minor)).toEqual([-10_000, 10_000, -5000, 5000]);
});
