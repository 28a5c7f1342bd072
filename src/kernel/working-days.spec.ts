import { expect, test } from '@jest/globals';
import { bankHolidays, type Nation, nations } from './bank-holidays.js';
import type { Region } from './taxonomy.js';
import { nationOf, workingDaysAfter } from './working-days.js';

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

test.each([
  // Good Friday is everybody's, Easter Monday is not Scotland's
  ['2027-03-25', '2027-03-30', '2027-03-29', '2027-03-30'],
  // New Year's Eve: 1 January, in Scotland the 2nd too
  ['2026-12-31', '2027-01-04', '2027-01-05', '2027-01-04'],
  ['2027-12-31', '2028-01-04', '2028-01-05', '2028-01-04'],
  // St Patrick's Day, and the Battle of the Boyne (with a substitute day in 2026)
  ['2027-03-16', '2027-03-17', '2027-03-17', '2027-03-18'],
  ['2026-07-10', '2026-07-13', '2026-07-13', '2026-07-14'],
  ['2027-07-09', '2027-07-12', '2027-07-12', '2027-07-13'],
  // August
  ['2026-07-31', '2026-08-03', '2026-08-04', '2026-08-03'],
  ['2026-08-28', '2026-09-01', '2026-08-31', '2026-09-01'],
  // St Andrew's Day; Christmas; Boxing Day at a weekend
  ['2026-11-27', '2026-11-30', '2026-12-01', '2026-11-30'],
  ['2026-12-24', '2026-12-29', '2026-12-29', '2026-12-29'],
  ['2027-12-24', '2027-12-29', '2027-12-29', '2027-12-29'],
  // once, for a football team
  ['2026-06-12', '2026-06-15', '2026-06-16', '2026-06-15'],
])('the working day after %s is %s, in Scotland %s and in Northern Ireland %s', (from, ...expected) => {
  const noon = Temporal.PlainDate.from(from).toZonedDateTime({ timeZone: 'Europe/London', plainTime: '12:00' });
  const after = nations.map((nation) =>
    workingDaysAfter(noon.toInstant(), 1, nation).toZonedDateTimeISO('Europe/London'),
  );
  expect(after.map((at) => at.toPlainDate().toString())).toEqual(expected);
});

test.each([
  [[], 'england-and-wales'],
  [['wales'], 'england-and-wales'],
  [['scotland'], 'scotland'],
  [['northern-ireland'], 'northern-ireland'],
  [['scotland', 'north-east'], 'england-and-wales'],
  [['northern-ireland', 'scotland'], 'england-and-wales'],
] as [Region[], Nation][])('who works in %j keeps the holidays of %s', (regions, nation) => {
  expect(nationOf(regions)).toBe(nation);
});

/** By the law instead of the list: Banking and Financial Dealings Act 1971, Schedule 1, and the days that are proclaimed every year. */
test.each(nations.flatMap((nation) => [2026, 2027, 2028].map((year) => [nation, year] as const)))(
  'the bank holidays of %s in %i are those of the law',
  (nation, year) => {
    const listed = [...bankHolidays[nation]].filter((day) => day.startsWith(String(year)));
    expect(listed).toEqual(byLaw(nation, year).map(String).toSorted());
  },
);

function byLaw(nation: Nation, year: number): Temporal.PlainDate[] {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  const easter = easterOf(year);
  const floating = [easter.subtract({ days: 2 }), mondayFrom(on(5, 1)), mondayFrom(on(5, 25))];
  const of: Record<Nation, [fixed: Temporal.PlainDate[], floating: Temporal.PlainDate[]]> = {
    'england-and-wales': [[], [easter.add({ days: 1 }), mondayFrom(on(8, 25))]],
    'northern-ireland': [
      [on(3, 17), on(7, 12)],
      [easter.add({ days: 1 }), mondayFrom(on(8, 25))],
    ],
    scotland: [
      [on(1, 2), on(11, 30)],
      [mondayFrom(on(8, 1)), ...(year === 2026 ? [on(6, 15)] : [])],
    ],
  };
  const [fixed, own] = of[nation];
  const taken: Temporal.PlainDate[] = [];
  for (const day of [on(1, 1), ...fixed, on(12, 25), on(12, 26)]) {
    let substitute = day;
    while (substitute.dayOfWeek > 5 || taken.some((other) => other.equals(substitute)))
      substitute = substitute.add({ days: 1 });
    taken.push(substitute);
  }
  return [...taken, ...floating, ...own];
}

function mondayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: (8 - date.dayOfWeek) % 7 });
}

/** The Gregorian computus, as Meeus, Jones and Butcher wrote it down. */
function easterOf(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return Temporal.PlainDate.from({ year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 });
}
