import { describe, expect, test } from '@jest/globals';
import { canBeTold, daysOf, runsOf, toldOf, widestOf } from './published-months.js';

const month = (name: string, advisers: number) => ({ month: name, advisers });
const year = [
  month('2026-01', 2),
  month('2026-02', 3),
  month('2026-04', 7),
  month('2026-05', 5),
  month('2026-06', 4),
  month('2026-08', 9),
  month('2026-09', 1),
];

test('months of too few go with those after them, until one has five', () => {
  expect(runsOf(year)).toEqual([
    { from: '2026-01', to: '2026-04' },
    { from: '2026-05', to: '2026-05' },
    { from: '2026-06', to: '2026-08' },
  ]);
});

describe('the months that are told', () => {
  test.each([
    ['2026-05', '2026-05', { from: '2026-05', to: '2026-05' }],
    ['2026-02', '2026-05', { from: '2026-01', to: '2026-05' }],
    ['2026-07', '2026-07', { from: '2026-06', to: '2026-08' }],
    ['2026-05', '2026-09', { from: '2026-05', to: '2026-08' }],
    ['2025-10', '2026-03', { from: '2025-10', to: '2026-04' }],
    ['2026-09', '2026-09', null],
    ['2025-01', '2025-03', { from: '2025-01', to: '2025-03' }],
  ])('of %s to %s are whole runs', (from, to, told) => {
    expect(toldOf({ from, to }, year)).toEqual(told);
  });

  // Whoever takes one answer from another is left with whole runs, each of five or more.
  test('differ by whole runs, whatever is asked', () => {
    const names = Array.from({ length: 12 }, (_, place) => `2026-${String(place + 1).padStart(2, '0')}`);
    const bounds = new Set<string>();
    for (const from of names)
      for (const to of names.filter((name) => name >= from)) {
        const told = toldOf({ from, to }, year);
        const isCut = runsOf(year).some(
          (run) => told && run.from <= told.to && run.to >= told.from && (told.from > run.from || told.to < run.to),
        );
        expect(isCut).toBe(false);
        if (told) bounds.add(told.to);
      }
    expect([...bounds].some((to) => to >= '2026-09')).toBe(false);
  });
});

test('a sum is told where in every run enough had a part in it', () => {
  const runs = runsOf(year);
  expect(canBeTold([month('2026-01', 2), month('2026-04', 6)], runs)).toBe(true);
  expect(canBeTold([month('2026-04', 6), month('2026-05', 1)], runs)).toBe(false);
  expect(canBeTold([month('2026-05', 0)], runs)).toBe(true);
  expect(canBeTold([], runs)).toBe(true);
});

test('months have days', () => {
  expect(daysOf({ from: '2026-11', to: '2026-12' })).toEqual({ first: '2026-11-01', after: '2027-01-01' });
});

test('all months of some periods are from the first to the last of them', () => {
  const [spring, year] = [
    { from: '2025-03', to: '2025-05' },
    { from: '2024-12', to: '2025-04' },
  ];
  expect(widestOf([spring, year])).toEqual({ from: '2024-12', to: '2025-05' });
  expect(widestOf([spring])).toEqual(spring);
});
