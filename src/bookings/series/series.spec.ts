import { describe, expect, test } from '@jest/globals';
import type { DiaryPages, OfferTerms } from '../../diary/index.js';
import { type ExpertId, newId } from '../../kernel/id.js';
import { planSeries, type Rhythm, startsOf, withInstead } from './series.js';

/** Of an offer that is free, or whose adviser has a rate card all along. */
const hasPrice = () => true;
const offer: OfferTerms = {
  ...{ durationMinutes: 60, intervalMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
  ...{ noticeMinutes: 0, windowKind: 'calendar', windowDays: 90, pricing: 'rate_card' },
};
const nineToFive = [{ opens: 540, closes: 1020 }];
const noLimits = { sessionsADay: null, minutesADay: null, sessionsAWeek: null, minutesAWeek: null };
const now = Temporal.Instant.from('2027-03-01T00:00:00Z'); // a Monday

function pages(given: Partial<DiaryPages> = {}): DiaryPages {
  const weekly = { 1: nineToFive, 2: nineToFive, 3: nineToFive, 4: nineToFive, 5: nineToFive, 6: [], 7: [] };
  return {
    expertId: newId<ExpertId>(),
    hours: { zone: 'Europe/London', away: [], weekly, overrides: new Map() },
    ...{ travels: [], timeOff: [], occupied: [], limits: noLimits, sessions: [] },
    ...given,
  };
}

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(`2027-${text}:00Z`);
}

describe('the starts of a series', () => {
  const first = at('03-15T09:00');
  test.each<[string, Rhythm, string[]]>([
    ['Europe/London', { count: 2, everyWeeks: 1 }, ['03-15T09:00', '03-22T09:00']],
    ['Europe/London', { count: 3, everyWeeks: 1 }, ['03-15T09:00', '03-22T09:00', '03-29T08:00']],
    ['America/New_York', { count: 3, everyWeeks: 1 }, ['03-15T09:00', '03-22T09:00', '03-29T09:00']],
    ['Europe/London', { count: 2, everyWeeks: 4 }, ['03-15T09:00', '04-12T08:00']],
    ['Asia/Kolkata', { count: 2, everyWeeks: 4 }, ['03-15T09:00', '04-12T09:00']],
  ])('keep the hour of the clock in %s: %j', (zone, rhythm, expected) => {
    expect(startsOf(first, zone, rhythm)).toEqual(expected.map(at));
  });

  test('are one hour later where the clock skips theirs', () => {
    const rhythm = { count: 2, everyWeeks: 1 };
    expect(startsOf(at('03-21T01:30'), 'Europe/London', rhythm)).toEqual([at('03-21T01:30'), at('03-28T01:30')]);
  });
});

test('another time stands in for one of a series, or nothing does, and all stay in order', () => {
  const starts = ['03-15T09:00', '03-22T09:00', '03-29T08:00'].map(at);
  const moved = { of: at('03-15T09:00'), start: at('03-23T09:00') };
  const unknown = { of: at('03-16T09:00'), start: at('03-17T09:00') };
  expect(withInstead(starts, [moved, { of: at('03-29T08:00'), start: null }, unknown])).toEqual(
    ['03-22T09:00', '03-23T09:00'].map(at),
  );
});

describe('a plan', () => {
  const weeks = ['03-15T09:00', '03-22T09:00', '03-29T08:00'].map(at);

  test('takes what is free, and names the rule against the rest', () => {
    const blocked = {
      start: at('03-22T08:30').epochMilliseconds / 60_000,
      end: at('03-22T09:30').epochMilliseconds / 60_000,
    };
    const taken = pages({ occupied: [blocked], sessions: [{ ...blocked, reference: newId(), blocked }] });
    const plan = planSeries(taken, offer, [...weeks, at('03-16T09:10'), at('03-20T09:00'), at('06-14T08:00')], {
      now,
      hasPrice,
    });
    expect(plan.free).toEqual(weeks.toSpliced(1, 1));
    expect(plan.conflicts).toEqual([
      { start: weeks[1], rule: 'occupied' },
      { start: at('03-16T09:10'), rule: 'off-grid' },
      { start: at('03-20T09:00'), rule: 'closed' },
      { start: at('06-14T08:00'), rule: 'booking-window' },
    ]);
  });

  test('leaves out what has no price', () => {
    const [first] = weeks;
    const plan = planSeries(pages({}), offer, weeks, { now, hasPrice: (start) => start !== first });
    expect(plan).toEqual({ free: weeks.slice(1), conflicts: [{ start: first, rule: 'no-price' }] });
  });

  test('counts what it takes itself: in its time, with its buffers, in its day and in its week', () => {
    const starts = ['03-15T09:00', '03-15T09:30', '03-15T10:00', '03-16T09:00', '03-17T09:00', '03-22T09:00'].map(at);
    const rules = (given: Partial<DiaryPages>, terms: Partial<OfferTerms> = {}) =>
      planSeries(pages(given), { ...offer, ...terms }, starts, { now, hasPrice }).conflicts.map(({ start, rule }) => [
        start.toString().slice(5, 16),
        rule,
      ]);
    expect(rules({})).toEqual([['03-15T09:30', 'occupied']]);
    expect(rules({}, { bufferAfterMinutes: 15 })).toEqual([
      ['03-15T09:30', 'occupied'],
      ['03-15T10:00', 'buffer'],
    ]);
    expect(rules({ limits: { ...noLimits, sessionsADay: 1 } })).toEqual([
      ['03-15T09:30', 'occupied'],
      ['03-15T10:00', 'day-limit'],
    ]);
    expect(rules({ limits: { ...noLimits, sessionsAWeek: 2 } })).toEqual([
      ['03-15T09:30', 'occupied'],
      ['03-16T09:00', 'week-limit'],
      ['03-17T09:00', 'week-limit'],
    ]);
    expect(rules({ limits: { ...noLimits, minutesAWeek: 180 } })).toEqual([
      ['03-15T09:30', 'occupied'],
      ['03-17T09:00', 'week-limit'],
    ]);
  });

  test('counts what it takes in its month, where nobody pays for it', () => {
    const starts = ['03-15T09:00', '03-22T09:00', '03-29T09:00', '04-05T09:00'].map(at);
    const introductions = { figures: [{ from: 0, aMonth: 2 }], sessions: [] };
    const free: OfferTerms = { ...offer, pricing: 'free_introduction' };
    expect(planSeries(pages({ introductions }), free, starts, { now, hasPrice }).conflicts).toEqual([
      { start: at('03-29T09:00'), rule: 'month-limit' },
    ]);
    expect(planSeries(pages({ introductions }), offer, starts, { now, hasPrice }).conflicts).toEqual([]);
  });
});
