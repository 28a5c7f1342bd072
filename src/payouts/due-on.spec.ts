import { expect, test } from '@jest/globals';
import type { Nation } from '../kernel/bank-holidays.js';
import type { PolicyValue } from '../policies/index.js';
import { dueOn } from './due-on.js';

const clocks = { payment_working_days: 5, payment_days: 14 } as PolicyValue<'clocks'>;
const england: Nation = 'england-and-wales';

test.each([
  ['accepted at once: five working days', '2027-02-01T12:00Z', '2027-02-01T11:00Z', england, '2027-02-08'],
  ['accepted late: two weeks after the end', '2027-02-12T12:00Z', '2027-02-01T11:00Z', england, '2027-02-15'],
  [
    'accepted later than that: five working days again',
    '2027-02-15T12:00Z',
    '2027-02-01T11:00Z',
    england,
    '2027-02-22',
  ],
  ['half past midnight in London is the next day', '2027-06-30T23:30Z', '2027-06-30T20:00Z', england, '2027-07-08'],
  ['over Easter', '2027-03-22T12:00Z', '2027-03-22T11:00Z', england, '2027-03-31'],
  ['over Easter in Scotland', '2027-03-22T12:00Z', '2027-03-22T11:00Z', 'scotland', '2027-03-30'],
  ['over the twelfth of July', '2027-07-08T12:00Z', '2027-07-08T11:00Z', 'northern-ireland', '2027-07-16'],
  ['over Christmas, where two weeks are sooner', '2026-12-24T12:00Z', '2026-12-18T12:00Z', england, '2027-01-01'],
] as [string, string, string, Nation, string][])('%s', (_, settled, ended, nation, expected) => {
  const [settledAt, endedAt] = [Temporal.Instant.from(settled), Temporal.Instant.from(ended)];
  expect(dueOn({ settledAt, endedAt, nation }, clocks).toString()).toBe(expected);
});
