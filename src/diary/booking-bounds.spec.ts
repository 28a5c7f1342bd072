import { describe, expect, test } from '@jest/globals';
import { instantOf } from '../kernel/time.js';
import { bookingBounds, type BookingTerms } from './booking-bounds.js';

function bounds(now: string, terms: BookingTerms): string[] {
  const { earliest, latest } = bookingBounds(Temporal.Instant.from(now), terms);
  return [instantOf(earliest).toString(), instantOf(latest).toString()];
}

const london = { zone: 'Europe/London', noticeMinutes: 0, windowDays: 0 };

describe('bookingBounds', () => {
  test.each<[string, string, BookingTerms, string[]]>([
    ['no notice: from this very minute', '2026-05-01T09:00Z', london, ['2026-05-01T09:00:00Z', '2026-05-01T23:00:00Z']],
    [
      'a minute that has begun is over',
      '2026-05-01T09:00:00.001Z',
      london,
      ['2026-05-01T09:01:00Z', '2026-05-01T23:00:00Z'],
    ],
    [
      'a day of notice is 24 hours, also across a clock change',
      '2026-10-24T12:00Z',
      { ...london, noticeMinutes: 1440, windowDays: 2 },
      ['2026-10-25T12:00:00Z', '2026-10-27T00:00:00Z'],
    ],
    [
      'the days are the adviser’s: in Auckland it is tomorrow already',
      '2026-06-01T20:00Z',
      { zone: 'Pacific/Auckland', noticeMinutes: 60, windowDays: 1 },
      ['2026-06-01T21:00:00Z', '2026-06-03T12:00:00Z'],
    ],
    [
      'a day that begins at one o’clock',
      '2026-03-26T12:00Z',
      { zone: 'Asia/Beirut', noticeMinutes: 0, windowDays: 2 },
      ['2026-03-26T12:00:00Z', '2026-03-28T22:00:00Z'],
    ],
    [
      'a day that does not exist starts where the next one does',
      '2011-12-29T12:00Z',
      { zone: 'Pacific/Apia', noticeMinutes: 0, windowDays: 0 },
      ['2011-12-29T12:00:00Z', '2011-12-30T10:00:00Z'],
    ],
  ])('%s', (_, now, terms, expected) => {
    expect(bounds(now, terms)).toEqual(expected);
  });
});
