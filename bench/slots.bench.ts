import { minutesOf, type EpochMinutes, type Span } from '../src/kernel/time.js';
import { openSlots, type SlotOffer } from '../src/diary/open-slots.js';
import { openWindows, type Hours, type WeeklyHours } from '../src/diary/open-windows.js';

export interface SlotFigures {
  readonly slots: number;
  readonly pureMs: number;
  readonly naiveMs: number;
  readonly timesFaster: number;
}

/** What one call may take, in milliseconds. */
const TARGET = 0.1;

const ZONE = 'Europe/London';
const NINE_TO_FIVE: Hours = { opens: 540, closes: 1020 };
const WEEKLY: WeeklyHours = Object.fromEntries([1, 2, 3, 4, 5].map((weekday) => [weekday, [NINE_TO_FIVE]]));
const OFFER: SlotOffer = { durationMinutes: 30, intervalMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };

/** October 2026 has 22 weekdays of 16 half hours, and a clock change: 352 slots, 292 of them free after 60 bookings. */
const MONTH = Temporal.PlainDate.from('2026-10-01');
const FREE = 292;
const BOOKINGS = 60;

/**
 * One adviser's month of half-hour slots, from wall-clock hours to the list of starts: the engine, and what the obvious
 * way costs, with one `Temporal.ZonedDateTime` per candidate and a look through all bookings.
 */
export function benchSlots(): Promise<SlotFigures> {
  const all = naiveSlots([]);
  const occupied = all.slice(0, BOOKINGS * 5).filter((_, index) => index % 5 === 0);
  const booked = occupied.map((start) => ({ start, end: start + OFFER.durationMinutes }));
  const slots = engineSlots(booked).length;
  if (slots !== FREE || naiveSlots(booked).length !== FREE) throw new Error(`Expected ${FREE} slots, found ${slots}`);
  const pureMs = medianMs(5000, () => engineSlots(booked));
  const naiveMs = medianMs(100, () => naiveSlots(booked));
  const figures = { slots, pureMs, naiveMs, timesFaster: naiveMs / pureMs };
  console.log(
    `slots: ${slots} free in an adviser's month in ${pureMs.toFixed(4)} ms (target ${TARGET}), ` +
      `naive ${naiveMs.toFixed(3)} ms, ${figures.timesFaster.toFixed(0)} times as long`,
  );
  return Promise.resolve(figures);
}

function engineSlots(occupied: readonly Span[]): EpochMinutes[] {
  const from = startOf(MONTH);
  const to = startOf(MONTH.add({ months: 1 }));
  const windows = openWindows({ zone: ZONE, weekly: WEEKLY, overrides: new Map(), from, to });
  return openSlots({ offer: OFFER, windows, timeOff: [], occupied, from, to, earliest: from, latest: to });
}

function naiveSlots(occupied: readonly Span[]): EpochMinutes[] {
  const slots: EpochMinutes[] = [];
  for (let date = MONTH; date.month === MONTH.month; date = date.add({ days: 1 })) {
    if (date.dayOfWeek > 5) continue;
    const closes = date.toZonedDateTime({ timeZone: ZONE, plainTime: '17:00' });
    let start = date.toZonedDateTime({ timeZone: ZONE, plainTime: '09:00' });
    let end = start.add({ minutes: OFFER.durationMinutes });
    while (Temporal.ZonedDateTime.compare(end, closes) <= 0) {
      const from = minutesOf(start.toInstant());
      const to = minutesOf(end.toInstant());
      if (!occupied.some((span) => span.start < to && from < span.end)) slots.push(from);
      start = start.add({ minutes: OFFER.intervalMinutes });
      end = start.add({ minutes: OFFER.durationMinutes });
    }
  }
  return slots;
}

function startOf(date: Temporal.PlainDate): EpochMinutes {
  return minutesOf(date.toZonedDateTime(ZONE).toInstant());
}

/** The first fifth of the calls warms up and is not counted. */
function medianMs(calls: number, call: () => unknown): number {
  const times = Array.from({ length: calls }, () => {
    const before = performance.now();
    call();
    return performance.now() - before;
  });
  const counted = times.slice(calls / 5).sort((a, b) => a - b);
  return counted[Math.floor(counted.length / 2)] ?? NaN;
}
