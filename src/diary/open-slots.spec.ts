import { describe, expect, test } from '@jest/globals';
import { type Span } from '../kernel/time.js';
import { isOpenSlot, openSlots, slotReach, type SlotOffer, type SlotRequest } from './open-slots.js';

/** Times of one day (or the next: 25:00) as minutes, so that a table reads like a diary. */
function time(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

/** `'09:00-12:00 13:00-17:00'` as spans. */
function spans(text: string): Span[] {
  return (text.match(/\d\d:\d\d-\d\d:\d\d/g) ?? []).map((span) => ({
    start: time(span.slice(0, 5)),
    end: time(span.slice(6)),
  }));
}

interface Diary {
  readonly windows: string;
  readonly timeOff?: string;
  readonly occupied?: string;
  readonly offer?: Partial<SlotOffer>;
  readonly bounds?: Partial<Pick<SlotRequest, 'from' | 'to' | 'earliest' | 'latest'>>;
}

function request({ windows, timeOff = '', occupied = '', offer, bounds }: Diary): SlotRequest {
  return {
    offer: { durationMinutes: 60, intervalMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, ...offer },
    windows: spans(windows),
    timeOff: spans(timeOff),
    occupied: spans(occupied),
    from: 0,
    to: 2880,
    earliest: 0,
    latest: 2880,
    ...bounds,
  };
}

function slots(diary: Diary): string {
  const told = (minutes: number) => String(minutes).padStart(2, '0');
  return openSlots(request(diary))
    .map((start) => `${told(Math.floor(start / 60))}:${told(start % 60)}`)
    .join(' ');
}

const half = { durationMinutes: 30, intervalMinutes: 30 };
const buffered = { durationMinutes: 60, intervalMinutes: 60, bufferBeforeMinutes: 15, bufferAfterMinutes: 30 };

describe('openSlots', () => {
  test.each<[string, Diary, string]>([
    ['nothing is open', { windows: '' }, ''],
    ['the last session ends with the window', { windows: '09:00-12:00' }, '09:00 10:00 11:00'],
    ['one that would end a minute late is left out', { windows: '09:00-11:59' }, '09:00 10:00'],
    ['a window too short', { windows: '09:00-09:59' }, ''],
    ['the grid starts with each window', { windows: '09:10-10:30 13:05-14:05' }, '09:10 13:05'],
    [
      'the interval is shorter than the session',
      { windows: '09:00-10:30', offer: { intervalMinutes: 15 } },
      '09:00 09:15 09:30',
    ],
    [
      'the interval is longer than the session',
      { windows: '09:00-12:00', offer: { durationMinutes: 30 } },
      '09:00 10:00 11:00',
    ],
  ])('open time: %s', (_, diary, expected) => {
    expect(slots(diary)).toBe(expected);
  });

  test.each<[string, Diary, string]>([
    [
      'a session runs on into a window that abuts',
      { windows: '09:00-10:00 10:00-11:00', offer: { intervalMinutes: 30 } },
      '09:00 09:30 10:00',
    ],
    [
      'and across midnight',
      { windows: '23:00-24:00 24:00-25:00', offer: { intervalMinutes: 30 } },
      '23:00 23:30 24:00',
    ],
    [
      'each with its own grid',
      { windows: '09:00-09:50 09:50-11:00', offer: { intervalMinutes: 40 } },
      '09:00 09:40 09:50',
    ],
    [
      'through one shorter than itself',
      { windows: '09:00-09:20 09:20-09:40 09:40-10:10', offer: { intervalMinutes: 20 } },
      '09:00',
    ],
    [
      'but not over a gap of a minute',
      { windows: '09:00-10:00 10:01-11:01', offer: { intervalMinutes: 30 } },
      '09:00 10:01',
    ],
  ])('windows that abut: %s', (_, diary, expected) => {
    expect(slots(diary)).toBe(expected);
  });

  test.each<[string, Diary, string]>([
    ['takes the sessions that it overlaps', { windows: '09:00-13:00', timeOff: '10:30-11:01' }, '09:00 12:00'],
    ['leaves those that it touches', { windows: '09:00-12:00', timeOff: '10:00-11:00' }, '09:00 11:00'],
    ['does not move the grid', { windows: '09:00-12:00', timeOff: '09:00-09:10' }, '10:00 11:00'],
    [
      'may overlap and come in any order',
      { windows: '09:00-13:00', timeOff: '12:00-12:10 09:00-11:00 09:30-09:40' },
      '11:00',
    ],
    ['buffers may lie in it', { windows: '09:00-12:00', timeOff: '10:00-11:00', offer: buffered }, '09:00 11:00'],
  ])('time off: %s', (_, diary, expected) => {
    expect(slots(diary)).toBe(expected);
  });

  test.each<[string, Diary, string]>([
    ['takes the sessions that it overlaps', { windows: '09:00-13:00', occupied: '10:30-11:01' }, '09:00 12:00'],
    ['leaves those that it touches', { windows: '09:00-12:00', occupied: '10:00-11:00' }, '09:00 11:00'],
    [
      'keeps the buffers away as well',
      { windows: '08:00-15:00', occupied: '11:00-12:00', offer: buffered },
      '08:00 09:00 13:00 14:00',
    ],
    ['a buffer after that touches it', { windows: '09:30-11:00', occupied: '11:00-12:00', offer: buffered }, '09:30'],
    [
      'a buffer after that overlaps it by a minute',
      { windows: '09:31-11:00', occupied: '11:00-12:00', offer: buffered },
      '',
    ],
    ['a buffer before that touches it', { windows: '12:15-13:15', occupied: '11:00-12:00', offer: buffered }, '12:15'],
    [
      'a buffer before that overlaps it by a minute',
      { windows: '12:14-13:14', occupied: '11:00-12:00', offer: buffered },
      '',
    ],
    [
      'outside open hours it still meets a buffer',
      { windows: '09:00-11:00', occupied: '08:00-08:50', offer: buffered },
      '10:00',
    ],
    ['buffers may lie in closed hours', { windows: '09:00-10:00', offer: buffered }, '09:00'],
  ])('an occupancy: %s', (_, diary, expected) => {
    expect(slots(diary)).toBe(expected);
  });

  test.each<[string, Diary, string]>([
    [
      'from is inside, to is not',
      { windows: '09:00-12:00', bounds: { from: time('10:00'), to: time('11:00') } },
      '10:00',
    ],
    ['from does not move the grid', { windows: '09:00-12:00', bounds: { from: time('09:01') } }, '10:00 11:00'],
    ['a session may end after to', { windows: '09:00-12:00', bounds: { to: time('10:01') } }, '09:00 10:00'],
    [
      'the notice allows its first minute',
      { windows: '09:00-12:00', bounds: { earliest: time('10:00') } },
      '10:00 11:00',
    ],
    ['and not a minute less', { windows: '09:00-12:00', bounds: { earliest: time('10:01') } }, '11:00'],
    [
      'the booking window ends before its bound',
      { windows: '09:00-12:00', bounds: { latest: time('11:00') } },
      '09:00 10:00',
    ],
    [
      'bounds that leave nothing',
      { windows: '09:00-12:00', bounds: { earliest: time('11:00'), latest: time('10:00') } },
      '',
    ],
  ])('bounds: %s', (_, diary, expected) => {
    expect(slots(diary)).toBe(expected);
  });

  test.each<Partial<SlotOffer>>([
    { intervalMinutes: 0 },
    { intervalMinutes: -15 },
    { intervalMinutes: NaN },
    { durationMinutes: 0 },
    { durationMinutes: 7.5 },
    { bufferBeforeMinutes: -1 },
    { bufferAfterMinutes: Infinity },
  ])('an offer of %j is refused', (offer) => {
    expect(() => openSlots(request({ windows: '09:00-12:00', offer }))).toThrow(RangeError);
  });
});

describe('isOpenSlot', () => {
  const diary = request({ windows: '09:00-12:00', occupied: '10:00-11:00', offer: half });

  test.each([
    ['09:00', true],
    ['09:30', true],
    ['09:29', false],
    ['09:31', false],
    ['10:00', false],
    ['11:30', true],
    ['12:00', false],
  ])('at %s: %s', (at, expected) => {
    expect(isOpenSlot(diary, time(at))).toBe(expected);
  });
});

test('slotReach takes in the buffers and the last session', () => {
  expect(slotReach(buffered, 600, 900)).toEqual({ start: 585, end: 990 });
});
