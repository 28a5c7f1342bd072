import { describe, expect, test } from '@jest/globals';
import type { ExpertId, Id } from '../kernel/id.js';
import { instantOf, minutesOf } from '../kernel/time.js';
import { type DiaryPages, explainStarts, isSlot, type OfferTerms, type Session, slotsOf } from './diary.js';
import { type DiaryChange, orphansOf } from './diary-change.js';

const now = Temporal.Instant.from('2026-06-01T07:00Z'); // a Monday
const at = (text: string) => minutesOf(Temporal.Instant.from(`2026-06-${text}Z`));
const told = (minutes: number) => instantOf(minutes).toString().slice(8, 16);

const nineToEleven = [{ opens: 540, closes: 660 }];
const offer: OfferTerms = {
  durationMinutes: 60,
  intervalMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  noticeMinutes: 0,
  windowKind: 'calendar',
  windowDays: 30,
  pricing: 'rate_card',
};

/** Open from nine to eleven on Mondays, Wednesdays and Fridays, UTC. */
function pages(given: Partial<DiaryPages> = {}): DiaryPages {
  const weekly = { 1: nineToEleven, 3: nineToEleven, 5: nineToEleven };
  return {
    expertId: 'an adviser' as ExpertId,
    hours: { zone: 'UTC', weekly, overrides: new Map() },
    travels: [],
    timeOff: [],
    occupied: (given.sessions ?? []).map(({ blocked }) => blocked),
    limits: { sessionsADay: null, minutesADay: null, sessionsAWeek: null, minutesAWeek: null },
    sessions: [],
    ...given,
  };
}

function session(start: string, minutes = 60): Session {
  const span = { start: at(start), end: at(start) + minutes };
  return { ...span, blocked: span, reference: start as Id<string> };
}

const month = { start: at('01T00:00'), end: at('30T00:00') };

function daysOf(diary: DiaryPages, terms: Partial<OfferTerms>): string {
  const starts = slotsOf(diary, { ...offer, ...terms }, month, now).map(told);
  return [...new Set(starts.map((start) => start.slice(0, 2)))].join(' ');
}

describe('a window of open days', () => {
  const three = { windowKind: 'open_days', windowDays: 3 } as const;
  const full = [session('03T09:00'), session('03T10:00')];
  const off = { start: at('03T00:00'), end: at('06T00:00') };
  test.each<[string, DiaryPages, Partial<OfferTerms>, string]>([
    ['counts days that are open', pages(), three, '01 03 05'],
    ['and goes on where one is full', pages({ sessions: full }), three, '01 05 08'],
    ['but not where a time of it is left', pages({ sessions: full.slice(0, 1) }), three, '01 03 05'],
    ['leaves out days away', pages({ timeOff: [off] }), three, '01 08 10'],
    ['and days that the notice closes', pages(), { ...three, noticeMinutes: 1440 }, '03 05 08'],
    ['the calendar counts all days', pages(), { windowDays: 3 }, '01 03'],
    [
      'and days on which the adviser takes on no more',
      pages({
        sessions: [session('03T09:00')],
        limits: { sessionsADay: 1, minutesADay: null, sessionsAWeek: null, minutesAWeek: null },
      }),
      three,
      '01 05 08',
    ],
  ])('%s', (_, diary, terms, expected) => {
    expect(daysOf(diary, terms)).toBe(expected);
  });

  test('leaves out days of a month that has all of its free introductions', () => {
    const taken = ['03T09:00', '03T10:00'].map((start) => session(start, 30));
    const free = { ...three, pricing: 'free_introduction' } as const;
    const asked = { start: at('01T00:00'), end: at('30T00:00') + 14 * 1440 };
    const days = (aMonth: number) => {
      const introductions = { figures: [{ from: 0, aMonth }], sessions: taken };
      const starts = slotsOf(pages({ sessions: taken, introductions }), { ...offer, ...free }, asked, now);
      return [...new Set(starts.map((start) => instantOf(start).toString().slice(5, 10)))].join(' ');
    };
    expect(days(3)).toBe('06-01 06-05 06-08');
    expect(days(2)).toBe('07-01 07-03 07-06');
  });

  test('ends at 90 days, however few were open', () => {
    const hours = {
      zone: 'UTC',
      weekly: {},
      overrides: new Map([
        ['2026-08-30', nineToEleven],
        ['2026-08-31', nineToEleven],
      ]),
    };
    const asked = { start: at('01T00:00'), end: at('01T00:00') + 120 * 1440 };
    const starts = slotsOf(pages({ hours }), { ...offer, ...three }, asked, now);
    expect(starts.map((start) => instantOf(start).toString().slice(5, 16))).toEqual(['08-30T09:00', '08-30T10:00']);
  });

  test('is the same whatever is asked for: each of its starts is a slot alone, and no other is', () => {
    const terms = { ...offer, ...three };
    const listed = slotsOf(pages({ sessions: full }), terms, month, now);
    for (let start = month.start; start < month.end; start += 60) {
      expect([start, isSlot(pages({ sessions: full }), terms, instantOf(start), now)]).toEqual([
        start,
        listed.includes(start),
      ]);
    }
  });
});

test('slots of a free offer are not told from pages that were read without introductions', () => {
  const free = { ...offer, pricing: 'free_introduction' } as const;
  expect(() => slotsOf(pages(), free, month, now)).toThrow('without introductions');
});

describe('why a time is not free', () => {
  function explained(diary: DiaryPages, from: string, to: string, terms: Partial<OfferTerms> = {}) {
    return explainStarts(diary, { ...offer, ...terms }, { start: at(from), end: at(to) }, now).map(
      ({ start, rule, reference }) => `${told(start)} ${rule}${reference === null ? '' : ` (${reference})`}`,
    );
  }

  test('closed time has the offer’s interval, from where it begins', () => {
    expect(explained(pages(), '03T08:30', '03T12:00')).toEqual([
      '03T08:30 closed',
      '03T09:00 free',
      '03T10:00 free',
      '03T11:00 closed',
    ]);
  });

  test('a session that is in the way is named, and so is one that only its buffers are', () => {
    const diary = pages({ sessions: [session('03T10:10', 20)] });
    expect(explained(diary, '03T09:00', '03T11:00')).toEqual([
      '03T09:00 buffer (03T10:10)',
      '03T10:00 occupied (03T10:10)',
    ]);
  });

  test('time off, notice, the window and the limits', () => {
    const off = { start: at('03T09:30'), end: at('03T09:31') };
    expect(explained(pages({ timeOff: [off] }), '03T09:00', '03T10:01')).toEqual([
      '03T09:00 time-off',
      '03T10:00 free',
    ]);
    expect(explained(pages(), '03T09:00', '03T10:01', { noticeMinutes: 51 * 60 })).toEqual([
      '03T09:00 notice',
      '03T10:00 free',
    ]);
    expect(explained(pages(), '03T09:00', '03T09:01', { windowDays: 1 })).toEqual(['03T09:00 booking-window']);
    const none = { sessionsADay: null, minutesADay: null, sessionsAWeek: null, minutesAWeek: null };
    const sessions = [session('03T10:30', 30)];
    expect(explained(pages({ sessions, limits: { ...none, minutesADay: 60 } }), '03T09:00', '03T09:01')).toEqual([
      '03T09:00 day-limit',
    ]);
    expect(explained(pages({ sessions, limits: { ...none, sessionsAWeek: 1 } }), '05T09:00', '05T09:01')).toEqual([
      '05T09:00 week-limit',
    ]);
  });
});

describe('the sessions that a change orphans', () => {
  const sessions = [session('03T09:00'), session('05T10:00'), session('06T10:00')]; // the last is outside already
  const weekly = { 3: nineToEleven };
  const away = { id: 'away', zone: 'Asia/Tokyo', firstDate: '2026-06-05', lastDate: '2026-06-05' };
  test.each<[string, DiaryChange, string]>([
    ['hours that leave a day out', { kind: 'weekly_hours', zone: 'UTC', weekly }, '05T10:00'],
    ['hours in another zone', { kind: 'weekly_hours', zone: 'Asia/Tokyo', weekly }, '03T09:00 05T10:00'],
    ['a day that closes', { kind: 'override', date: '2026-06-03', windows: [] }, '03T09:00'],
    [
      'a day that closes in the middle of a session',
      { kind: 'override', date: '2026-06-03', windows: [{ opens: 540, closes: 599 }] },
      '03T09:00',
    ],
    ['an override of no date that matters', { kind: 'override', date: '2026-06-04', windows: [] }, ''],
    ['the removal of none', { kind: 'override_removal', date: '2026-06-03' }, ''],
    [
      'time off that touches one',
      { kind: 'time_off', start: instantOf(at('05T10:59')), end: instantOf(at('05T12:00')), reason: '' },
      '05T10:00',
    ],
    [
      'time off between them',
      { kind: 'time_off', start: instantOf(at('03T10:00')), end: instantOf(at('05T10:00')), reason: '' },
      '',
    ],
    ['travel', { ...away, kind: 'travel' }, '05T10:00'],
    ['travel that is off, and was none', { kind: 'travel_removal', id: 'away' }, ''],
    ['time off that is none', { kind: 'time_off_removal', id: 'off' }, ''],
    ['limits', { kind: 'limits', sessionsADay: 1, minutesADay: 5, sessionsAWeek: 1, minutesAWeek: 5 }, ''],
  ])('%s', (_, change, expected) => {
    const orphans = orphansOf(pages({ sessions }), change, month);
    expect(orphans.map(({ reference }) => reference).join(' ')).toBe(expected);
  });

  test('an override that opened a day takes its sessions along', () => {
    const hours = { ...pages().hours, overrides: new Map([['2026-06-06', nineToEleven]]) };
    const orphans = orphansOf(pages({ sessions, hours }), { kind: 'override_removal', date: '2026-06-06' }, month);
    expect(orphans.map(({ reference }) => reference)).toEqual(['06T10:00']);
  });
});
