import { describe, expect, test } from '@jest/globals';
import { instantOf, minutesOf, type EpochMinutes, type Span } from '../kernel/time.js';
import { openWindows, type Hours, type WeeklyHours } from './open-windows.js';

const at = (instant: string): EpochMinutes => minutesOf(Temporal.Instant.from(instant));

/** `'09:00-17:00 18:00-24:00'` as hours. */
function hours(text: string): Hours[] {
  return (text.match(/\d\d:\d\d-\d\d:\d\d/g) ?? []).map((window) => {
    const [opens, closes] = window.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    return { opens: opens ?? NaN, closes: closes ?? NaN };
  });
}

function everyDay(text: string): WeeklyHours {
  const list = hours(text);
  return { 1: list, 2: list, 3: list, 4: list, 5: list, 6: list, 7: list };
}

/** Spans as `'2026-03-29T08:00Z for 480'`, the length in minutes. */
function told(spans: readonly Span[]): string[] {
  return spans.map(({ start, end }) => `${instantOf(start).toString({ smallestUnit: 'minute' })} for ${end - start}`);
}

/** The spans that lie on one local date, from its first instant to the next one's. */
function onDate(zone: string, date: string, weekly: WeeklyHours, overrides: Record<string, string> = {}): string[] {
  const from = Temporal.PlainDate.from(date).toZonedDateTime(zone);
  const to = from.add({ days: 1 }).startOfDay();
  const replaced = new Map(Object.entries(overrides).map(([day, text]) => [day, hours(text)]));
  return told(
    openWindows({
      zone,
      weekly,
      overrides: replaced,
      from: minutesOf(from.toInstant()),
      to: minutesOf(to.toInstant()),
    }),
  );
}

describe('openWindows reads the hours off the zone’s clock', () => {
  test.each<[string, string, string, string, string[]]>([
    ['winter', 'Europe/London', '2026-01-05', '09:00-17:00', ['2026-01-05T09:00Z for 480']],
    ['summer', 'Europe/London', '2026-07-06', '09:00-17:00', ['2026-07-06T08:00Z for 480']],
    [
      'lunch',
      'Asia/Kolkata',
      '2026-07-06',
      '09:30-12:00 13:00-18:00',
      ['2026-07-06T04:00Z for 150', '2026-07-06T07:30Z for 300'],
    ],
    [
      'windows that abut stay two',
      'UTC',
      '2026-01-05',
      '09:00-12:00 12:00-17:00',
      ['2026-01-05T09:00Z for 180', '2026-01-05T12:00Z for 300'],
    ],
    [
      'a whole day is not joined to the next',
      'Asia/Kathmandu',
      '2026-01-05',
      '00:00-24:00',
      ['2026-01-04T18:15Z for 1440'],
    ],
    ['before 1970', 'UTC', '1969-12-28', '09:00-17:00', ['1969-12-28T09:00Z for 480']],
  ])('%s', (_, zone, date, open, expected) => {
    expect(onDate(zone, date, everyDay(open))).toEqual(expected);
  });

  test.each<[string, string, string, string, string[]]>([
    ['spring: a window inside the gap does not exist', 'Europe/London', '2026-03-29', '01:00-02:00', []],
    [
      'spring: one that begins in the gap is cut',
      'Europe/London',
      '2026-03-29',
      '01:30-03:00',
      ['2026-03-29T01:00Z for 60'],
    ],
    [
      'spring: one that ends in the gap is cut',
      'Europe/London',
      '2026-03-29',
      '00:30-01:30',
      ['2026-03-29T00:30Z for 30'],
    ],
    [
      'spring: one across the gap is an hour short',
      'Europe/London',
      '2026-03-29',
      '00:00-04:00',
      ['2026-03-29T00:00Z for 180'],
    ],
    [
      'spring: two on both sides of the gap stay two',
      'Europe/London',
      '2026-03-29',
      '00:00-01:00 02:00-03:00',
      ['2026-03-29T00:00Z for 60', '2026-03-29T01:00Z for 60'],
    ],
    [
      'autumn: one across the repeat is an hour longer',
      'Europe/London',
      '2026-10-25',
      '00:00-04:00',
      ['2026-10-24T23:00Z for 300'],
    ],
    [
      'autumn: the repeated hour is open twice, without a break',
      'Europe/London',
      '2026-10-25',
      '01:00-02:00',
      ['2026-10-25T00:00Z for 120'],
    ],
    [
      'autumn: a window inside it is open twice',
      'Europe/London',
      '2026-10-25',
      '01:15-01:45',
      ['2026-10-25T00:15Z for 30', '2026-10-25T01:15Z for 30'],
    ],
    [
      'autumn: one that begins inside it opens twice',
      'Europe/London',
      '2026-10-25',
      '01:30-03:00',
      ['2026-10-25T00:30Z for 30', '2026-10-25T01:30Z for 90'],
    ],
    [
      'autumn: one that ends inside it closes twice',
      'Europe/London',
      '2026-10-25',
      '00:30-01:30',
      ['2026-10-24T23:30Z for 60', '2026-10-25T01:00Z for 30'],
    ],
    [
      'autumn: two that abut inside it take turns',
      'Europe/London',
      '2026-10-25',
      '01:00-01:30 01:30-02:00',
      ['2026-10-25T00:00Z for 30', '2026-10-25T00:30Z for 30', '2026-10-25T01:00Z for 30', '2026-10-25T01:30Z for 30'],
    ],
    ['a gap of half an hour', 'Australia/Lord_Howe', '2026-10-04', '01:00-03:00', ['2026-10-03T14:30Z for 90']],
    ['a repeat of half an hour', 'Australia/Lord_Howe', '2026-04-05', '01:00-03:00', ['2026-04-04T14:00Z for 150']],
    [
      'a repeat of half an hour, open twice',
      'Australia/Lord_Howe',
      '2026-04-05',
      '01:40-01:50',
      ['2026-04-04T14:40Z for 10', '2026-04-04T15:10Z for 10'],
    ],
    ['midnight is skipped', 'Asia/Beirut', '2026-03-29', '00:00-02:00', ['2026-03-28T22:00Z for 60']],
    ['the hour before midnight is repeated', 'Asia/Beirut', '2026-10-24', '23:00-24:00', ['2026-10-24T20:00Z for 120']],
    [
      'the first hour of a day is repeated',
      'America/Havana',
      '2026-11-01',
      '00:00-01:00',
      ['2026-11-01T04:00Z for 120'],
    ],
    [
      'midnight and the hour after it are skipped',
      'America/Havana',
      '2026-03-08',
      '00:00-01:30',
      ['2026-03-08T05:00Z for 30'],
    ],
  ])('%s', (_, zone, date, open, expected) => {
    expect(onDate(zone, date, everyDay(open))).toEqual(expected);
  });

  test('a day that the zone skipped does not exist', () => {
    const weekly = everyDay('09:00-17:00');
    const asked = { zone: 'Pacific/Apia', weekly, overrides: new Map([['2011-12-30', hours('00:00-24:00')]]) };
    expect(told(openWindows({ ...asked, from: at('2011-12-29T10:00Z'), to: at('2011-12-31T10:00Z') }))).toEqual([
      '2011-12-29T19:00Z for 480',
      '2011-12-30T19:00Z for 480',
    ]);
  });
});

describe('openWindows follows the calendar', () => {
  const weekly: WeeklyHours = { 1: hours('09:00-17:00'), 5: hours('09:00-12:00') };
  const monday = '2026-06-01';

  test.each<[string, string, Record<string, string>, string[]]>([
    ['a weekday with hours', monday, {}, ['2026-06-01T09:00Z for 480']],
    ['a weekday without', '2026-06-02', {}, []],
    ['an override replaces the hours', monday, { [monday]: '13:00-14:00' }, ['2026-06-01T13:00Z for 60']],
    ['an empty override closes the day', monday, { [monday]: '' }, []],
    ['an override opens a closed day', '2026-06-02', { '2026-06-02': '10:00-11:00' }, ['2026-06-02T10:00Z for 60']],
    ['an override of another day changes nothing', monday, { '2026-06-08': '' }, ['2026-06-01T09:00Z for 480']],
  ])('%s', (_, date, overrides, expected) => {
    expect(onDate('UTC', date, weekly, overrides)).toEqual(expected);
  });

  test('a span that overlaps the range is given whole, one that only touches it is not', () => {
    const asked = { zone: 'UTC', weekly, overrides: new Map() };
    const whole = ['2026-06-01T09:00Z for 480'];
    expect(told(openWindows({ ...asked, from: at('2026-06-01T12:00Z'), to: at('2026-06-01T12:01Z') }))).toEqual(whole);
    expect(told(openWindows({ ...asked, from: at('2026-06-01T08:00Z'), to: at('2026-06-01T09:01Z') }))).toEqual(whole);
    expect(openWindows({ ...asked, from: at('2026-06-01T08:00Z'), to: at('2026-06-01T09:00Z') })).toEqual([]);
    expect(openWindows({ ...asked, from: at('2026-06-01T17:00Z'), to: at('2026-06-01T18:00Z') })).toEqual([]);
  });

  test('an override of a date that is none is refused', () => {
    const asked = { zone: 'UTC', weekly, overrides: new Map([['2026-02-30', []]]) };
    expect(() => openWindows({ ...asked, from: 0, to: 1 })).toThrow('day');
  });
});
