import { describe, expect, test } from '@jest/globals';
import { instantOf, minutesOf } from '../kernel/time.js';
import { bookingBounds } from './booking-bounds.js';
import { openWindows, type WeeklyHours } from './open-windows.js';
import { clockStretches, dayAt, stretchesAway, type Travel, weekOf } from './whereabouts.js';

const at = (instant: string) => minutesOf(Temporal.Instant.from(instant));
const told = (minutes: number) => instantOf(minutes).toString({ smallestUnit: 'minute' });

function travel(zone: string, firstDate: string, lastDate = firstDate): Travel {
  return { id: zone, zone, firstDate, lastDate };
}

const toTokyo = [travel('Asia/Tokyo', '2026-06-10', '2026-06-12')];
const toNewYork = [travel('America/New_York', '2026-06-10', '2026-06-12')];

describe('stretchesAway', () => {
  test.each<[string, Travel[], string[]]>([
    ['nowhere', [], []],
    ['east: the day before ends early', toTokyo, ['Asia/Tokyo 2026-06-09T15:00Z/2026-06-12T15:00Z']],
    ['west: the first day begins at home', toNewYork, ['America/New_York 2026-06-10T04:00Z/2026-06-13T04:00Z']],
    [
      'over a change of the clocks there',
      [travel('America/New_York', '2026-03-07', '2026-03-09')],
      ['America/New_York 2026-03-07T05:00Z/2026-03-10T04:00Z'],
    ],
    [
      'on and on: the next begins when its own clock says so',
      [travel('Asia/Tokyo', '2026-06-11'), travel('America/New_York', '2026-06-09', '2026-06-10')],
      ['America/New_York 2026-06-09T04:00Z/2026-06-10T15:00Z', 'Asia/Tokyo 2026-06-10T15:00Z/2026-06-11T15:00Z'],
    ],
    [
      'over the date line, where the day between is never seen',
      [travel('Pacific/Pago_Pago', '2026-06-11'), travel('Pacific/Kiritimati', '2026-06-12')],
      ['Pacific/Kiritimati 2026-06-11T10:00Z/2026-06-12T10:00Z'],
    ],
  ])('%s', (_, travels, expected) => {
    const stretches = stretchesAway(travels);
    expect(stretches.map(({ zone, start, end }) => `${zone} ${told(start)}/${told(end)}`)).toEqual(expected);
  });
});

describe('open windows of somebody who travels', () => {
  const nineToFive = [{ opens: 540, closes: 1020 }];
  const always = [{ opens: 0, closes: 1440 }];

  function windows(hours: WeeklyHours[1], travels: Travel[], from: string, to: string): string[] {
    const every = hours ?? [];
    const weekly = { 1: every, 2: every, 3: every, 4: every, 5: every, 6: every, 7: every };
    const asked = { zone: 'Europe/London', away: stretchesAway(travels), weekly, overrides: new Map() };
    return openWindows({ ...asked, from: at(from), to: at(to) }).map(
      ({ start, end }) => `${told(start)} for ${end - start}`,
    );
  }

  test('the wall clock stays, the instants follow the zone', () => {
    expect(windows(nineToFive, toTokyo, '2026-06-08T00:00Z', '2026-06-14T00:00Z')).toEqual([
      '2026-06-08T08:00Z for 480',
      '2026-06-09T08:00Z for 420', // London's 9 June ends at four in the afternoon
      '2026-06-10T00:00Z for 480',
      '2026-06-11T00:00Z for 480',
      '2026-06-12T00:00Z for 480',
      '2026-06-12T15:00Z for 60', // back on the 12th, an hour before five
      '2026-06-13T08:00Z for 480',
    ]);
  });

  test('a day that travel prolongs is open as long as it really lasts, and the day back is short', () => {
    expect(windows(always, toNewYork, '2026-06-09T12:00Z', '2026-06-13T12:00Z')).toEqual([
      '2026-06-08T23:00Z for 1440',
      '2026-06-09T23:00Z for 1740',
      '2026-06-11T04:00Z for 1440',
      '2026-06-12T04:00Z for 1440',
      '2026-06-13T04:00Z for 1140',
    ]);
  });

  test('an override follows its date', () => {
    const away = stretchesAway(toTokyo);
    const overrides = new Map([['2026-06-11', nineToFive]]);
    const asked = { zone: 'Europe/London', away, weekly: {}, overrides };
    const [open] = openWindows({ ...asked, from: at('2026-06-08T00:00Z'), to: at('2026-06-14T00:00Z') });
    expect(told(open?.start ?? 0)).toBe('2026-06-11T00:00Z');
  });
});

describe('booking windows of somebody who travels', () => {
  test.each<[string, string, Travel[], number, string]>([
    ['ends by the clock that they will read', '2026-06-08T12:00Z', toTokyo, 2, '2026-06-10T15:00Z'],
    ['begins by the one that they read now', '2026-06-09T16:00Z', toTokyo, 0, '2026-06-10T15:00Z'],
    ['ends at home again', '2026-06-11T12:00Z', toTokyo, 2, '2026-06-13T23:00Z'],
    ['the last day away ends when its date is over at home', '2026-06-11T12:00Z', toTokyo, 1, '2026-06-12T23:00Z'],
  ])('%s', (_, now, travels, windowDays, latest) => {
    const terms = { zone: 'Europe/London', away: stretchesAway(travels), noticeMinutes: 0, windowDays };
    expect(told(bookingBounds(Temporal.Instant.from(now), terms).latest)).toBe(latest);
  });
});

test('a week begins on Monday, wherever it is Monday', () => {
  const who = { zone: 'Europe/London', away: stretchesAway([travel('Asia/Tokyo', '2026-06-08')]) };
  const clock = clockStretches(who, at('2026-06-01T00:00Z'), at('2026-06-20T00:00Z'));
  const week = (instant: string) => weekOf(dayAt(clock, at(instant))) - weekOf(dayAt(clock, at('2026-06-01T12:00Z')));
  expect(['2026-06-07T14:59Z', '2026-06-07T15:00Z', '2026-06-14T22:59Z', '2026-06-14T23:00Z'].map(week)).toEqual([
    0, 1, 1, 2,
  ]);
});
