import { describe, expect, test } from '@jest/globals';
import { formatDate, formatDay, formatUntil, formatWhen, type Language } from './when.js';

const at = (text: string) => Temporal.Instant.from(text);

describe('a session', () => {
  test.each<[string, string, string, Language, string]>([
    [
      '2026-12-03T09:00Z',
      '2026-12-03T09:30Z',
      'Europe/London',
      'en',
      'Thursday 3 December 2026, 09:00 to 09:30 (UK time)',
    ],
    [
      '2026-12-03T09:00Z',
      '2026-12-03T09:30Z',
      'Europe/London',
      'cy',
      'Dydd Iau 3 Rhagfyr 2026, 09:00 tan 09:30 (amser y DU)',
    ],
    [
      '2026-12-03T09:00Z',
      '2026-12-03T09:30Z',
      'Europe/Lisbon',
      'en',
      'Thursday 3 December 2026, 09:00 to 09:30 (Lisbon time)',
    ],
    [
      '2026-12-03T09:00Z',
      '2026-12-03T09:30Z',
      'Europe/Lisbon',
      'cy',
      'Dydd Iau 3 Rhagfyr 2026, 09:00 tan 09:30 (amser Lisbon)',
    ],
    [
      '2026-10-24T08:00Z',
      '2026-10-24T09:00Z',
      'Europe/London',
      'en',
      'Saturday 24 October 2026, 09:00 to 10:00 (UK time)',
    ],
    [
      '2026-10-25T09:00Z',
      '2026-10-25T10:00Z',
      'Europe/London',
      'en',
      'Sunday 25 October 2026, 09:00 to 10:00 (UK time)',
    ],
    [
      '2026-12-03T23:30Z',
      '2026-12-04T00:30Z',
      'Europe/London',
      'en',
      'Thursday 3 December 2026, 23:30 to Friday 4 December 2026, 00:30 (UK time)',
    ],
    [
      '2026-12-03T23:30Z',
      '2026-12-04T00:30Z',
      'Europe/London',
      'cy',
      'Dydd Iau 3 Rhagfyr 2026, 23:30 tan ddydd Gwener 4 Rhagfyr 2026, 00:30 (amser y DU)',
    ],
    [
      '2026-12-03T16:00Z',
      '2026-12-03T17:00Z',
      'Pacific/Auckland',
      'en',
      'Friday 4 December 2026, 05:00 to 06:00 (Auckland time)',
    ],
    [
      '2026-12-03T16:00Z',
      '2026-12-03T17:00Z',
      'America/Argentina/Buenos_Aires',
      'en',
      'Thursday 3 December 2026, 13:00 to 14:00 (Buenos Aires time)',
    ],
    ['2026-12-03T16:00Z', '2026-12-03T17:00Z', 'UTC', 'cy', 'Dydd Iau 3 Rhagfyr 2026, 16:00 tan 17:00 (UTC)'],
    [
      '2026-12-03T16:00Z',
      '2026-12-03T17:00Z',
      'Etc/GMT-1',
      'en',
      'Thursday 3 December 2026, 17:00 to 18:00 (UTC+01:00)',
    ],
  ])('%s to %s in %s and %s reads "%s"', (start, end, zone, language, text) => {
    expect(formatWhen(at(start), at(end), zone, language)).toBe(text);
  });
});

test('every weekday and month has its name in both languages', () => {
  const days = Array.from({ length: 12 }, (_, month) => at('2026-01-15T12:00Z').add({ hours: 24 * 31 * month }));
  expect(days.map((day) => [formatDay(day, 'UTC', 'en'), formatDay(day, 'UTC', 'cy')])).toEqual([
    ['Thursday 15 January 2026', 'dydd Iau 15 Ionawr 2026'],
    ['Sunday 15 February 2026', 'dydd Sul 15 Chwefror 2026'],
    ['Wednesday 18 March 2026', 'dydd Mercher 18 Mawrth 2026'],
    ['Saturday 18 April 2026', 'dydd Sadwrn 18 Ebrill 2026'],
    ['Tuesday 19 May 2026', 'dydd Mawrth 19 Mai 2026'],
    ['Friday 19 June 2026', 'dydd Gwener 19 Mehefin 2026'],
    ['Monday 20 July 2026', 'dydd Llun 20 Gorffennaf 2026'],
    ['Thursday 20 August 2026', 'dydd Iau 20 Awst 2026'],
    ['Sunday 20 September 2026', 'dydd Sul 20 Medi 2026'],
    ['Wednesday 21 October 2026', 'dydd Mercher 21 Hydref 2026'],
    ['Saturday 21 November 2026', 'dydd Sadwrn 21 Tachwedd 2026'],
    ['Tuesday 22 December 2026', 'dydd Mawrth 22 Rhagfyr 2026'],
  ]);
});

test('a deadline stands within a sentence', () => {
  const moment = at('2026-11-30T14:30Z');
  expect(formatUntil(moment, 'Europe/London', 'en')).toBe('until Monday 30 November 2026, 14:30 (UK time)');
  expect(formatUntil(moment, 'Europe/London', 'cy')).toBe('tan ddydd Llun 30 Tachwedd 2026, 14:30 (amser y DU)');
});

test('a date stands after a preposition', () => {
  expect(formatDate('2026-11-30', 'en')).toBe('Monday 30 November 2026');
  expect(formatDate('2026-11-30', 'cy')).toBe('ddydd Llun 30 Tachwedd 2026');
});
