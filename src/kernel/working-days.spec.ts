import { expect, test } from '@jest/globals';
import { bankHolidays } from './bank-holidays.js';
import { workingDaysAfter } from './working-days.js';

test.each([
  ['2026-11-02T10:00Z', 0, '2026-11-02T10:00:00Z'], // a Monday
  ['2026-11-02T10:00Z', 2, '2026-11-04T10:00:00Z'],
  ['2026-11-06T10:00Z', 1, '2026-11-09T10:00:00Z'], // over a weekend
  ['2026-11-07T10:00Z', 1, '2026-11-09T10:00:00Z'], // a Saturday counts as its Friday
  ['2026-12-24T10:00Z', 2, '2026-12-30T10:00:00Z'], // Christmas, a weekend and a substitute day
  ['2027-03-25T10:00Z', 1, '2027-03-30T09:00:00Z'], // over Easter, and the clocks go forward: ten in London
])('%s and %i working days is %s', (from, days, expected) => {
  expect(workingDaysAfter(Temporal.Instant.from(from), days).toString()).toBe(expected);
});

test('each year has eight bank holidays, none at a weekend', () => {
  const dates = [...bankHolidays].map((text) => Temporal.PlainDate.from(text));
  expect(dates.every(({ dayOfWeek }) => dayOfWeek <= 5)).toBe(true);
  expect([2026, 2027, 2028].map((year) => dates.filter((date) => date.year === year).length)).toEqual([8, 8, 8]);
});
