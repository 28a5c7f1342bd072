import { expect, test } from '@jest/globals';
import type { AdviserPayoutId } from '../../kernel/id.js';
import { type InterestOfDays, interestPaidBy, type TakingPayout } from './interest-paid.js';

const day = (text: string) => Temporal.PlainDate.from(`2027-03-${text}`);
const at = (text: string) => Temporal.Instant.from(`2027-03-${text}T12:00Z`);

/** £104.99 at 11.75 %: 3.38 pence a day, from the 2nd on. */
const written: readonly InterestOfDays[] = [
  { through: day('05'), days: 4, minor: 14 },
  { through: day('09'), days: 4, minor: 13 },
  { through: day('15'), days: 6, minor: 20 },
];

const payout = (id: string, plannedOn: string, minor: number, endedOn?: string): TakingPayout => ({
  ...{ id: id as AdviserPayoutId, plannedAt: at(plannedOn), minor, endedAt: endedOn ? at(endedOn) : null },
});

function paidBy(id: string, ...payouts: TakingPayout[]) {
  const paid = interestPaidBy(id as AdviserPayoutId, written, payouts);
  const [paidThrough, through] = [paid.paidThrough?.toString() ?? null, paid.through?.toString() ?? null];
  return [paidThrough, through, paid.daysBefore, paid.daysThrough];
}

test('a payout pays the days that were written when it was planned, and the next one those after', () => {
  const [first, second] = [payout('first', '05', 14), payout('second', '15', 33)];
  expect(paidBy('first', first, second)).toEqual([null, '2027-03-05', 0, 4]);
  expect(paidBy('second', first, second)).toEqual(['2027-03-05', '2027-03-15', 4, 14]);
});

test('what failed or came back before the next was planned is paid by that', () => {
  const [first, second] = [payout('first', '05', 14, '08'), payout('second', '09', 27)];
  expect(paidBy('second', first, second)).toEqual([null, '2027-03-09', 0, 8]);
});

test('what comes back after the next was planned changes nothing about the days of that', () => {
  const [first, second] = [payout('first', '05', 14, '12'), payout('second', '09', 13)];
  expect(paidBy('first', first, second)).toEqual([null, '2027-03-05', 0, 4]);
  expect(paidBy('second', first, second)).toEqual(['2027-03-05', '2027-03-09', 4, 8]);
});

test('and is paid by the one after, which leaves out the days that stay paid', () => {
  const [first, second] = [payout('first', '05', 14, '12'), payout('second', '09', 13)];
  const third = payout('third', '15', 34);
  expect(paidBy('third', first, second, third)).toEqual([null, '2027-03-15', 0, 10]);
  const fourth = payout('fourth', '16', 13);
  const back = payout('second', '09', 13, '15');
  const both = [payout('third', '14', 14), fourth] as const;
  expect(paidBy('fourth', first, back, ...both)).toEqual(['2027-03-05', '2027-03-09', 4, 8]);
});

test('a payout that takes no interest pays none of any day', () => {
  expect(paidBy('other', payout('first', '05', 14))).toEqual([null, null, 0, 0]);
});
