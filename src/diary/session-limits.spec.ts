import { describe, expect, test } from '@jest/globals';
import { minutesOf, type Span } from '../kernel/time.js';
import { limitRefusal, type SessionLimits } from './session-limits.js';
import { clockStretches } from './whereabouts.js';

const at = (text: string) => minutesOf(Temporal.Instant.from(`${text}Z`));

/** Each with its length in minutes: `'2026-06-08T09:00+30'`. */
function sessions(...texts: string[]): Span[] {
  return texts.map((text) => {
    const [start = '', minutes] = text.split('+');
    return { start: at(start), end: at(start) + Number(minutes) };
  });
}

const unlimited: SessionLimits = { sessionsADay: null, minutesADay: null, sessionsAWeek: null, minutesAWeek: null };

/** Of the figures, each from its instant on, with that many introductions in a month. */
function monthly(
  figures: [from: string, aMonth: number][],
  taken: Span[],
  start: string,
  zone: Parameters<typeof clockStretches>[0] = { zone: 'UTC' },
) {
  const clock = clockStretches(zone, at('2026-05-01T00:00'), at('2026-08-01T00:00'));
  const introductions = { figures: figures.map(([from, aMonth]) => ({ from: at(from), aMonth })), sessions: taken };
  return limitRefusal({ limits: unlimited, sessions: taken, clock, introductions }, 30)(at(start)) ?? 'free';
}

function verdict(limits: Partial<SessionLimits>, taken: Span[], start: string, zone = 'UTC') {
  const clock = clockStretches({ zone }, at('2026-05-25T00:00'), at('2026-07-01T00:00'));
  return limitRefusal({ limits: { ...unlimited, ...limits }, sessions: taken, clock }, 60)(at(start)) ?? 'free';
}

describe('limits of an adviser', () => {
  // 8 June 2026 is a Monday.
  const two = sessions('2026-06-08T09:00+60', '2026-06-08T12:00+30');
  test.each<[string, Partial<SessionLimits>, Span[], string, string]>([
    ['none', {}, two, '2026-06-08T15:00', 'free'],
    ['one more than a day may have', { sessionsADay: 2 }, two, '2026-06-08T15:00', 'day-limit'],
    ['as many as a day may have', { sessionsADay: 3 }, two, '2026-06-08T15:00', 'free'],
    ['the next day has its own', { sessionsADay: 2 }, two, '2026-06-09T00:00', 'free'],
    ['the minutes count this one', { minutesADay: 149 }, two, '2026-06-08T15:00', 'day-limit'],
    ['to the minute', { minutesADay: 150 }, two, '2026-06-08T15:00', 'free'],
    ['a session longer than a day may be', { minutesADay: 59 }, [], '2026-06-08T15:00', 'day-limit'],
    ['a week begins on Monday', { sessionsAWeek: 2 }, two, '2026-06-07T23:00', 'free'],
    ['and ends on Sunday', { sessionsAWeek: 2 }, two, '2026-06-14T23:59', 'week-limit'],
    ['the next week has its own', { sessionsAWeek: 2 }, two, '2026-06-15T00:00', 'free'],
    ['the minutes of a week', { minutesAWeek: 149 }, two, '2026-06-12T09:00', 'week-limit'],
    ['the day is named before the week', { minutesADay: 60, sessionsAWeek: 1 }, two, '2026-06-08T15:00', 'day-limit'],
    [
      'a session counts where it starts',
      { sessionsADay: 1 },
      sessions('2026-06-08T23:30+60'),
      '2026-06-09T09:00',
      'free',
    ],
  ])('%s', (_, limits, taken, start, expected) => {
    expect(verdict(limits, taken, start)).toBe(expected);
  });

  test('days are the adviser’s own', () => {
    const late = sessions('2026-06-08T16:00+30');
    expect(verdict({ sessionsADay: 1 }, late, '2026-06-08T14:00', 'Asia/Tokyo')).toBe('free');
    expect(verdict({ sessionsADay: 1 }, late, '2026-06-09T14:00', 'Asia/Tokyo')).toBe('day-limit');
  });
});

describe('free introductions', () => {
  const four = sessions('2026-06-01T00:00+30', '2026-06-08T09:00+30', '2026-06-20T09:00+30', '2026-06-30T23:45+30');
  const most = (aMonth: number): [string, number][] => [['2025-10-22T00:00', aMonth]];
  test.each<[string, [string, number][], Span[], string, string]>([
    ['a month that has as many as it may', most(4), four, '2026-06-15T09:00', 'month-limit'],
    ['one that may have one more', most(5), four, '2026-06-15T09:00', 'free'],
    ['one that has more than it may by now', most(2), four, '2026-06-15T09:00', 'month-limit'],
    ['the first minute of a full month', most(4), four, '2026-06-01T00:00', 'month-limit'],
    ['the last of the month before', most(4), four, '2026-05-31T23:59', 'free'],
    ['the last of a full month', most(4), four, '2026-06-30T23:59', 'month-limit'],
    ['the first of the month after, into which one runs', most(4), four, '2026-07-01T00:00', 'free'],
    ['none at all', most(0), [], '2026-07-01T00:00', 'month-limit'],
    ['a figure counts from its instant on', [...most(4), ['2026-06-15T00:00', 5]], four, '2026-06-15T00:00', 'free'],
    ['and not before', [...most(4), ['2026-06-15T00:00', 5]], four, '2026-06-14T23:59', 'month-limit'],
    ['the latest figure counts', [...most(5), ['2026-06-01T00:00', 4]], four, '2026-06-15T09:00', 'month-limit'],
    ['there was no figure yet', [['2026-07-01T00:00', 0]], four, '2026-06-15T09:00', 'free'],
  ])('%s', (_, figures, taken, start, expected) => {
    expect(monthly(figures, taken, start)).toBe(expected);
  });

  test('months are the adviser’s own', () => {
    const one = sessions('2026-06-30T16:00+30'); // in Tokyo it is July
    const tokyo = { zone: 'Asia/Tokyo' };
    expect(monthly(most(1), one, '2026-06-30T14:59', tokyo)).toBe('free');
    expect(monthly(most(1), one, '2026-06-30T15:00', tokyo)).toBe('month-limit');
    expect(monthly(most(1), one, '2026-07-31T14:59', tokyo)).toBe('month-limit');
  });

  test('months are those of where the adviser then is', () => {
    const away = [{ zone: 'Asia/Tokyo', start: at('2026-06-29T15:00'), end: at('2026-07-09T15:00') }];
    const one = sessions('2026-06-30T16:00+30');
    expect(monthly(most(1), one, '2026-06-30T17:00', { zone: 'UTC', away })).toBe('month-limit');
    expect(monthly(most(1), one, '2026-06-29T14:00', { zone: 'UTC', away })).toBe('free');
  });

  test('the day and the week are named before the month', () => {
    const clock = clockStretches({ zone: 'UTC' }, at('2026-05-01T00:00'), at('2026-08-01T00:00'));
    const introductions = { figures: [{ from: at('2025-10-22T00:00'), aMonth: 4 }], sessions: four };
    const limits = { ...unlimited, sessionsADay: 1, sessionsAWeek: 1 };
    const rule = limitRefusal({ limits, sessions: four, clock, introductions }, 30);
    expect(['2026-06-08T12:00', '2026-06-09T12:00', '2026-06-26T12:00'].map((start) => rule(at(start)))).toEqual([
      'day-limit',
      'week-limit',
      'month-limit',
    ]);
  });
});
