export const nations = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Nation = (typeof nations)[number];

/**
 * Bank holidays by nation, with substitute days. Source: gov.uk/bank-holidays, under the Open Government Licence v3.0. After the last
 * year here a bank holiday counts as a working day.
 */
export const bankHolidays: Readonly<Record<Nation, ReadonlySet<string>>> = {
  'england-and-wales': new Set([
    ...of(2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'),
    ...of(2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'),
    ...of(2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'),
  ]),
  scotland: new Set([
    ...of(2026, '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28'),
    ...of(2027, '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28'),
    ...of(2028, '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26'),
  ]),
  'northern-ireland': new Set([
    ...of(2026, '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28'),
    ...of(2027, '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28'),
    ...of(2028, '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26'),
  ]),
};

function of(year: number, days: string): string[] {
  return days.split(' ').map((day) => `${year}-${day}`);
}
