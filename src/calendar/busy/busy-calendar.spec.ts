import { describe, expect, test } from '@jest/globals';
import type { ExpertId, TimeOffSourceId } from '../../kernel/id.js';
import { afterReading, type BusyCalendar, conditionsOf, type Reading, timeOffOf, webAddress } from './busy-calendar.js';
import type { Busy } from './busy-times.js';

const began = Temporal.Instant.from('2027-03-22T08:00:00Z');
const readAs = 'ab'.repeat(32);

const calendar: BusyCalendar = {
  ...{ id: 'c' as TimeOffSourceId, expertId: 'e' as ExpertId, name: 'Work', address: '', host: 'calendar.example' },
  ...{ wantsTitles: false, connectedAt: began, dueAt: began, triedAt: began, readAt: began, wholeAt: began, readAs },
  ...{
    etag: '"1"',
    lastModified: null,
    everyMinutes: 60,
    failure: null,
    failures: 0,
    events: 3,
    spans: 2,
    skipped: {},
  },
};

function read(refreshMinutes: number | null): Reading {
  const times = { name: '', refreshMinutes, events: 5, busy: [], skipped: { unreadable: 1 } };
  return { outcome: 'read', times, etag: '"2"', lastModified: null };
}

function failed(retryAfterMinutes: number | null = null): Reading {
  return { outcome: 'failed', failure: 'timed-out', retryAfterMinutes };
}

const at = { began, readAs };
const waits = (after: BusyCalendar) => began.until(after.dueAt).total('minutes');

describe('a calendar is read again', () => {
  test.each([
    [null, 15],
    [1, 15],
    [60, 60],
    [7 * 1440, 360],
  ])('where it asks for every %p minutes, after %i', (refreshMinutes, minutes) => {
    expect(waits(afterReading(calendar, read(refreshMinutes), at))).toBe(minutes);
  });

  test('where it has not changed, as often as it asked before', () => {
    expect(afterReading(calendar, { outcome: 'unchanged' }, at)).toMatchObject({
      everyMinutes: 60,
      events: 3,
      etag: '"1"',
    });
    expect(waits(afterReading(calendar, { outcome: 'unchanged' }, at))).toBe(60);
  });

  test.each([
    [0, null, 15],
    [1, null, 30],
    [5, null, 480],
    [7, null, 1440],
    [1000, null, 1440],
    [0, 120, 120],
    [5, 120, 480],
    [0, 1_000_000, 1440],
  ])('after %i failures, told to wait %p, after %i minutes', (failures, told, minutes) => {
    const after = afterReading({ ...calendar, failures }, failed(told), at);
    expect([waits(after), after.failures, after.failure]).toEqual([minutes, failures + 1, 'timed-out']);
  });

  test('a failure leaves what was read before, and an answer ends it', () => {
    const broken = afterReading(calendar, failed(), at);
    expect(broken).toMatchObject({ readAt: began, events: 3, spans: 2, etag: '"1"' });
    expect(broken).toMatchObject({ failures: 1, failure: 'timed-out' });
    expect(afterReading(broken, read(null), at)).toMatchObject({ failure: null, failures: 0, events: 5, etag: '"2"' });
  });

  test('as it would be, where somebody has a broken one read before that', () => {
    const broken = afterReading(calendar, failed(), at);
    const asked = afterReading(broken, failed(), { ...at, began: began.add({ minutes: 1 }) });
    expect(asked).toMatchObject({ failures: 1, dueAt: broken.dueAt });
  });
});

test.each<[string, Partial<BusyCalendar>, string, number, boolean]>([
  ['a while ago', {}, readAs, 60, true],
  ['a day ago', {}, readAs, 24 * 60, false],
  ['by another clock', {}, 'cd'.repeat(32), 60, false],
  ['and then failed', { failure: 'timed-out', failures: 1 }, readAs, 60, false],
  ['without a tag or a date', { etag: null }, readAs, 60, false],
  ['never', { readAt: null, wholeAt: null, readAs: null }, readAs, 60, false],
])('its provider is asked whether one has changed that was read %s', (_, changed, as, minutes, isAsked) => {
  expect(conditionsOf({ ...calendar, ...changed }, as, began.add({ minutes })) !== null).toBe(isAsked);
});

describe('what is taken', () => {
  const busy = (start: number, end: number, title = '', reference: string | null = null): Busy => ({
    start,
    end,
    title,
    reference,
  });
  const spans = (times: ReturnType<typeof timeOffOf>) =>
    times.map(({ start, end, reason }) => [start.epochMilliseconds / 60_000, end.epochMilliseconds / 60_000, reason]);

  test('is one where it overlaps or touches', () => {
    const times = [busy(30, 40, 'b'), busy(0, 10, 'a'), busy(10, 20, 'c'), busy(5, 8, 'd')];
    expect(spans(timeOffOf(times, { wantsTitles: false, ours: new Set() }))).toEqual([
      [0, 20, ''],
      [30, 40, ''],
    ]);
  });

  test('is told apart by its title where titles are wanted', () => {
    const times = [busy(0, 10, 'a'), busy(5, 15, 'b'), busy(10, 20, 'a')];
    expect(spans(timeOffOf(times, { wantsTitles: true, ours: new Set() }))).toEqual([
      [0, 20, 'a'],
      [5, 15, 'b'],
    ]);
  });

  test('is without sessions of ours', () => {
    const times = [busy(0, 10, '', 'ours'), busy(20, 30, '', 'unknown'), busy(40, 50)];
    expect(spans(timeOffOf(times, { wantsTitles: false, ours: new Set(['ours']) }))).toEqual([
      [20, 30, ''],
      [40, 50, ''],
    ]);
  });
});

test.each([
  ['webcal://calendar.example/a.ics', 'https://calendar.example/a.ics'],
  ['WEBCAL://calendar.example/a.ics', 'https://calendar.example/a.ics'],
  ['webcals://calendar.example/a.ics', 'https://calendar.example/a.ics'],
  [' http://calendar.example/a.ics ', 'http://calendar.example/a.ics'],
])('%j is read at %j', (given, address) => {
  expect(webAddress(given)).toBe(address);
});
