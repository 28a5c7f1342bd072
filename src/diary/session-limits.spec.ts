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
