import { describe, expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { declaredWithin, isForPublication, refuseBeyondCap, subsidyYears } from './subsidy.js';

const at = (text: string) => Temporal.Instant.from(text);

// Subsidy Control Act 2022, s 36: the financial year of the award, from 1 April, and the two before it.
test.each([
  ['2027-03-31T12:00:00Z', '2024-04-01', '2027-03-31'],
  ['2027-03-31T22:59:59Z', '2024-04-01', '2027-03-31'],
  ['2027-03-31T23:00:00Z', '2025-04-01', '2027-04-01'], // midnight in London, by summer time
  ['2027-04-01T00:00:00Z', '2025-04-01', '2027-04-01'],
  ['2027-12-31T23:59:59Z', '2025-04-01', '2027-12-31'],
  ['2028-01-01T00:00:00Z', '2025-04-01', '2028-01-01'],
])('for an award at %s the days from %s to %s count', (now, from, to) => {
  expect(subsidyYears(at(now), { earlier_years: 2 })).toEqual({ from, to });
});

describe('what an enterprise declares', () => {
  const years = { from: '2024-04-01', to: '2027-03-31' };
  const given = (givenOn: string, amountMinor = 100) => ({ giver: 'A council', givenOn, amountMinor });

  test('is counted from the first day to the last', () => {
    expect(declaredWithin([given('2024-04-01', 5), given('2027-03-31', 7)], years)).toEqual(money(12));
    expect(declaredWithin([], years)).toEqual(money(0));
  });

  test.each(['2024-03-31', '2027-04-01'])('is refused where %s is no day that counts', (day) => {
    expect(() => declaredWithin([given('2024-04-01'), given(day)], years)).toThrow(
      expect.objectContaining({ code: 'subsidy-date', facts: { ...years, entry: 2 } }),
    );
  });
});

test.each([
  [31_440_000, 0, 60_000, false],
  [31_440_000, 1, 60_000, true],
  [0, 31_440_000, 60_000, false],
  [10_000_000, 21_500_000, 1, true],
  [31_500_000, 0, 1, true],
])('£315,000 is the cap: with %d and %d before, %d is too much: %s', (declared, own, value, refused) => {
  const all = { declared: money(declared), own: money(own), value: money(value) };
  const check = () => refuseBeyondCap(all, { cap_minor: 31_500_000 });
  if (refused) expect(check).toThrow(expect.objectContaining({ code: 'subsidy-cap' }));
  else expect(check).not.toThrow();
});

test('over £100,000 it goes to the public database', () => {
  expect(isForPublication(money(10_000_000), { publish_over_minor: 10_000_000 })).toBe(false);
  expect(isForPublication(money(10_000_001), { publish_over_minor: 10_000_000 })).toBe(true);
});
