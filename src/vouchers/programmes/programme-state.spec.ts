import { describe, expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import type { Package, Programme } from '../programme.js';
import { inProgrammeState, missingToOpen, refuseWithoutPackage } from './programme-state.js';

const now = Temporal.Instant.from('2031-05-01T12:00:00Z');
const aPackage = { titleEn: 'A start', valueMinor: 60_000 } as Package;
const ready = { packages: [aPackage], fund: money(60_000) };
const draft = {
  ...{ state: 'draft', version: 3, currency: 'GBP', budgetMinor: 100_000, monthlyCapMinor: null },
  ...{ nameEn: 'Good starts', nameCy: 'Dechrau da', summaryEn: 'For starts.', summaryCy: 'I ddechrau.' },
  closesAt: now.add({ hours: 1 }),
} as Programme;
const closed: Programme = { ...draft, state: 'closed' };

describe('a programme', () => {
  test.each([
    ['draft', 'open'],
    ['open', 'paused'],
    ['paused', 'open'],
    ['open', 'closed'],
    ['paused', 'closed'],
  ] as const)('goes from %s to %s', (from, to) => {
    const changed = inProgrammeState({ ...draft, state: from }, to, ready, now);
    expect(changed).toEqual({ ...draft, state: to, stateSince: now, version: 4 });
  });

  test.each([
    ['draft', 'paused'],
    ['draft', 'closed'],
    ['closed', 'open'],
    ['closed', 'paused'],
  ] as const)('does not go from %s to %s', (from, to) => {
    expect(() => inProgrammeState({ ...draft, state: from }, to, ready, now)).toThrow(
      expect.objectContaining({ code: 'programme-state', facts: { state: from } }),
    );
  });

  test('that has a state keeps it', () => {
    expect(inProgrammeState(closed, 'closed', ready, now)).toBe(closed);
  });
});

describe('a draft that lacks something', () => {
  test.each([
    ['summary', { summaryEn: '', summaryCy: '' }, {}],
    ['welsh', { nameCy: '' }, {}],
    ['welsh', { summaryCy: '' }, {}],
    ['package', {}, { packages: [] }],
    ['package-too-large', { budgetMinor: 59_999 }, {}],
    ['package-too-large', { monthlyCapMinor: 59_999 }, {}],
    ['money', {}, { fund: money(59_999) }],
    ['window', { closesAt: now }, {}],
  ] as const)('of the kind “%s” does not open: %j %j', (code, changed, other) => {
    const programme = { ...draft, ...changed };
    const readiness = { ...ready, ...other };
    expect(missingToOpen(programme, readiness, now).map((missing) => missing.code)).toEqual([code]);
    expect(() => inProgrammeState(programme, 'open', readiness, now)).toThrow(
      expect.objectContaining({ code: 'programme-not-ready' }),
    );
  });

  test('is told everything at once', () => {
    const bare = { ...draft, nameCy: '', summaryEn: '', summaryCy: '', closesAt: now };
    const missing = missingToOpen(bare, { packages: [], fund: money(0) }, now);
    expect(missing.map(({ code }) => code)).toEqual(['summary', 'welsh', 'package', 'window']);
    expect(missing.every(({ detail }) => /^[A-Z].+\.$/.test(detail))).toBe(true);
  });
});

test('one that was paused opens again for those who wait, though its money is out and its window over', () => {
  const paused: Programme = { ...draft, state: 'paused', closesAt: now };
  expect(inProgrammeState(paused, 'open', { ...ready, fund: money(0) }, now).state).toBe('open');
  expect(() => inProgrammeState(paused, 'open', { ...ready, packages: [] }, now)).toThrow('Add a package');
});

test('an open programme keeps its last package', () => {
  expect(() => refuseWithoutPackage({ ...draft, state: 'open' }, [])).toThrow('last package');
  expect(() => refuseWithoutPackage({ ...draft, state: 'open' }, [aPackage])).not.toThrow();
  expect(() => refuseWithoutPackage({ ...draft, state: 'paused' }, [])).not.toThrow();
});
