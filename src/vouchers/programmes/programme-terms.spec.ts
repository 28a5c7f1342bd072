import { describe, expect, test } from '@jest/globals';
import type { Programme } from '../programme.js';
import { defaultTerms, type ProgrammeTerms, refuseOddTerms, withTerms } from './programme-terms.js';

const policy = {
  ...{ commitment_fee_minor: 0, offer_days: 28, start_days: 60, use_months: 6, preparation_percent: 25 },
  ...{ appeal_days: 14, extension_days: 90, move_grace_days: 28 },
};
const instant = (text: string) => Temporal.Instant.from(text);
const draft = {
  ...defaultTerms(policy),
  ...{ state: 'draft', version: 1, nameEn: 'Good starts', nameCy: '', budgetMinor: 100_000 },
  ...{ opensAt: instant('2031-01-01T00:00Z'), closesAt: instant('2031-07-01T00:00Z') },
} as Programme;
const open: Programme = {
  ...draft,
  ...{ state: 'open', nameCy: 'Dechrau da', summaryEn: 'For starts.', summaryCy: 'I ddechrau.' },
  reportFields: ['award-value', 'money-drawn'],
};

test('a programme begins with the members’ figures, and asks and pays for everything', () => {
  expect(defaultTerms(policy)).toMatchObject({
    ...{ preparationPercent: 25, offerDays: 28, startDays: 60, useMonths: 6, commitmentFeeMinor: 0 },
    ...{ funderPercent: 100, match: 'none', decision: 'first-come', topics: [], adviserKinds: [] },
  });
});

describe('terms contradict one another', () => {
  test.each([
    ['/closes_at', { closesAt: draft.opensAt }],
    ['/monthly_cap', { monthlyCapMinor: 100_001 }],
    ['/funder_percent', { funderPercent: 75 }],
    ['/funder_percent', { match: 'cash' }],
    ['/match_minutes_an_hour', { match: 'time-credits' }],
    ['/start_days', { startDays: 63, useMonths: 2 }],
    ['/match_minutes_an_hour', { match: 'in-kind', matchMinutesAnHour: 30 }],
    ['/eligibility', { eligibility: { ...draft.eligibility, leastPeople: 5, mostPeople: 4 } }],
    ['/name', { state: 'open' }],
    ['/summary', { state: 'open', nameCy: 'Dechrau', summaryEn: 'For starts.' }],
  ] as const)('at %s: %j', (pointer, changed) => {
    expect(() => refuseOddTerms({ ...draft, ...changed })).toThrow(
      expect.objectContaining({ code: 'programme-terms', facts: { errors: [expect.objectContaining({ pointer })] } }),
    );
  });

  test.each([
    { match: 'cash', funderPercent: 99 },
    { match: 'time-credits', matchMinutesAnHour: 60 },
    { match: 'in-kind' },
    { startDays: 62, useMonths: 2 },
    { state: 'paused', startDays: 63, useMonths: 2, nameCy: 'Dechrau' },
    { match: 'in-kind', funderPercent: 50 },
    { monthlyCapMinor: 100_000 },
    { eligibility: { ...draft.eligibility, leastPeople: 4, mostPeople: 4 } },
  ] as Partial<Programme>[])('not so: %j', (changed) => {
    expect(() => refuseOddTerms({ ...draft, ...changed })).not.toThrow();
  });
});

test.each([
  [true, { scorers: 3 }],
  [true, { scorers: 2, decision: 'members' }],
  [false, { scorers: 3, decision: 'panel' }],
  [false, { decision: 'members' }],
] as [boolean, Partial<ProgrammeTerms>][])('that scorers wait for a panel is said: %s of %j', (isRefused, change) => {
  const errors = [expect.objectContaining({ pointer: '/scorers' })];
  const refused = expect.objectContaining({ code: 'programme-terms', facts: { errors } });
  if (isRefused) expect(() => withTerms(draft, change)).toThrow(refused);
  else expect(withTerms(draft, change)).toMatchObject(change);
});

describe('once a programme has opened', () => {
  test.each([
    { nameEn: 'Better starts' },
    { summaryEn: 'For better starts.', summaryCy: 'I well.' },
    { monthlyCapMinor: 1 },
    { budgetMinor: 100_001 },
    { closesAt: instant('2031-07-01T00:00:01Z') },
    { reportFields: ['money-drawn', 'award-value', 'outcome-jobs'] },
  ] as Partial<ProgrammeTerms>[])('nobody is worse off by %j', (change) => {
    for (const state of ['open', 'paused'] as const)
      expect(withTerms({ ...open, state }, change)).toEqual({ ...open, ...change, state, version: 2 });
  });

  test.each([
    ['/budget', { budgetMinor: 99_999 }],
    ['/closes_at', { closesAt: instant('2031-06-30T00:00Z') }],
    ['/opens_at', { opensAt: instant('2030-12-31T00:00Z') }],
    ['/report_fields', { reportFields: ['award-value'] }],
    ['/funder_percent', { funderPercent: 75, match: 'cash' }],
    ['/eligibility', { eligibility: { ...open.eligibility, regions: ['wales'] } }],
    ['/topics', { topics: ['food'] }],
    ['/use_months', { useMonths: 7 }],
  ] as [string, Partial<ProgrammeTerms>][])('people rely on %s', (pointer, change) => {
    expect(() => withTerms(open, change)).toThrow(
      expect.objectContaining({
        code: 'programme-state',
        facts: { state: 'open', errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
      }),
    );
    expect(withTerms(draft, change).version).toBe(2);
  });
});

test('what changes nothing is no change, in whatever order the database keeps a record', () => {
  const { regions, stages, ...rest } = open.eligibility;
  expect(withTerms(open, { nameEn: open.nameEn, eligibility: { ...rest, stages, regions } })).toBe(open);
});

test('one that is closed stays as it was', () => {
  expect(() => withTerms({ ...open, state: 'closed' }, { nameEn: 'Late' })).toThrow(
    expect.objectContaining({ code: 'programme-state' }),
  );
});
