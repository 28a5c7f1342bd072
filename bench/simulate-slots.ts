import { createHash, randomInt } from 'node:crypto';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { instantOf, minutesOf, type EpochMinutes, type Span } from '../src/kernel/time.js';
import { openSlots, slotReach, type SlotRequest } from '../src/diary/open-slots.js';
import { openWindows, type Hours, type OpeningHours } from '../src/diary/open-windows.js';
import { type Draw, drawFrom } from './draw.js';
import { oracleSlots, oracleWindows, oracleZone, readClock, type ClockReadings } from '../src/diary/slot-oracle.js';
import { stretchesAway, type Travel } from '../src/diary/whereabouts.js';

/**
 * Random diaries in every IANA zone through 2026 and 2027: the engine against the oracle.
 *
 * `--quick` takes the day around each clock change and one other day of each zone, otherwise every day is taken.
 * `--seed` repeats a run and `--zone` one zone of it. Prints what was compared and a hash of all slots, which is the same
 * for the same seed under any `TZ` of the server. Ends with status 1 on the first difference.
 */

const DAY = 1440;
const YEARS: Span = { start: minutesAt('2026-01-01T00:00Z'), end: minutesAt('2028-01-01T00:00Z') };
const MONTHS = 24;

/** Clock changes and offsets of these years are multiples of it, and so are all times that are drawn. */
const STEP = 5;

/** How far the clock is read around a range: a window lasts a day and a clock change at most, and no session is longer. */
const MARGIN = 26 * 60;

/** Where travel prolongs a day, a window may last two. */
const MARGIN_AWAY = 72 * 60;

const DURATIONS = [5, 15, 20, 25, 30, 45, 50, 60, 90, 120, 180];
const INTERVALS = [5, 10, 15, 20, 25, 30, 45, 60, 90];
const BUFFERS = [0, 0, 5, 15, 30, 60];

interface Diary extends OpeningHours {
  readonly timeOff: readonly Span[];
  readonly occupied: readonly Span[];
}

function main(): void {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean' }, seed: { type: 'string' }, zone: { type: 'string' } },
  });
  const seed = Number(values.seed ?? randomInt(2 ** 31));
  const zones = values.zone === undefined ? Intl.supportedValuesOf('timeZone') : [values.zone];
  const hash = createHash('sha256');
  let days = 0;
  let slots = 0;
  for (const zone of zones) {
    const draw = drawFrom(`${seed}/${zone}`);
    for (const range of values.quick ? daysOfChange(zone, draw) : months()) {
      const found = compare(
        zone,
        range,
        draw,
        `npm run simulate -- slots --seed ${seed} --zone ${zone}${values.quick ? ' --quick' : ''}`,
      );
      hash.update(`${zone} ${found.join()}\n`);
      days += (range.end - range.start) / DAY;
      slots += found.length;
    }
  }
  const serverZone = Temporal.Now.timeZoneId();
  console.log(JSON.stringify({ zones: zones.length, days, slots, seed, serverZone, hash: hash.digest('hex') }));
}

function daysOfChange(zone: string, draw: Draw): Span[] {
  const changes: EpochMinutes[] = [];
  for (let clock = instantOf(YEARS.start).toZonedDateTimeISO(zone); ;) {
    const next = clock.getTimeZoneTransition('next');
    if (next === null || minutesOf(next.toInstant()) >= YEARS.end) break;
    changes.push(minutesOf(next.toInstant()));
    clock = next;
  }
  const another = YEARS.start + DAY + draw(728) * DAY;
  return [...changes, another].map((middle) => ({ start: middle - DAY / 2, end: middle + DAY / 2 }));
}

function months(): Span[] {
  const starts = Array.from({ length: MONTHS }, (_, month) => YEARS.start + Math.floor((month * 730) / MONTHS) * DAY);
  return starts.map((start, month) => ({ start, end: starts[month + 1] ?? YEARS.end }));
}

/** The slots of random diaries and offers, after comparing them; throws on the first difference, with all it takes to see it. */
function compare(zone: string, range: Span, draw: Draw, repeat: string): EpochMinutes[] {
  const atHome = readClock(zone, range.start - MARGIN, range.end + MARGIN, STEP);
  return several(3, () => {
    // Now and then, because reading the clock of somebody who travels takes long.
    const travels = draw(12) === 0 ? drawTravels(range, draw) : [];
    const clock =
      travels.length > 0
        ? readClock(oracleZone(zone, travels), range.start - MARGIN_AWAY, range.end + MARGIN_AWAY, STEP)
        : atHome;
    const diary = { ...drawDiary(zone, clock, range, draw), away: stretchesAway(travels) };
    const windows = oracleWindows(clock, diary.weekly, diary.overrides);
    const expected = windows.filter(({ start, end }) => end > range.start && start < range.end);
    const actual = openWindows({ ...diary, from: range.start, to: range.end });
    assertSame(actual, expected, { repeat, diary });
    return several(2, () => {
      const request = drawRequest(diary, range, draw);
      const slots = openSlots(request);
      assertSame(slots, oracleSlots({ ...request, windows }, STEP), { repeat, diary, request });
      return slots;
    });
  });
}

function several<T>(times: number, each: () => T[]): T[] {
  return Array.from({ length: times }, each).flat();
}

function assertSame(
  actual: unknown,
  expected: unknown,
  seen: { diary: Diary; request?: SlotRequest; repeat: string },
): void {
  if (isDeepStrictEqual(actual, expected)) return;
  const diary = { ...seen.diary, overrides: Object.fromEntries(seen.diary.overrides) };
  throw new Error(JSON.stringify({ ...seen, diary, expected, actual }));
}

function drawDiary(zone: string, clock: ClockReadings, range: Span, draw: Draw): Diary {
  const [mon, tue, wed, thu, fri, sat, sun] = Array.from({ length: 7 }, () => drawHours(draw));
  const dates = [...new Set(clock.readings.map(({ date }) => date))].filter(() => draw(5) === 0);
  return {
    zone,
    weekly: { 1: mon ?? [], 2: tue ?? [], 3: wed ?? [], 4: thu ?? [], 5: fri ?? [], 6: sat ?? [], 7: sun ?? [] },
    overrides: new Map(dates.map((date) => [date, drawHours(draw)])),
    timeOff: drawSpans(range, draw, 600),
    occupied: drawSpans(range, draw, 120),
  };
}

/** One or two in zones of the whole world, a part of the range long. */
function drawTravels(range: Span, draw: Draw): Travel[] {
  const zones = Intl.supportedValuesOf('timeZone');
  const days = Math.ceil((range.end - range.start) / DAY);
  let next = instantOf(range.start).toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 });
  return Array.from({ length: 1 + draw(2) }, (_, index) => {
    const first = next.add({ days: draw(1 + days / 2) });
    next = first.add({ days: 1 + draw(1 + days / 2) });
    const lastDate = next.subtract({ days: 1 }).toString();
    return { id: String(index), zone: zones[draw(zones.length)] ?? 'UTC', firstDate: first.toString(), lastDate };
  });
}

function drawHours(draw: Draw): Hours[] {
  const kinds: (() => Hours[])[] = [
    () => [],
    () => [{ opens: 0, closes: DAY }],
    () => [
      { opens: 540, closes: 720 },
      { opens: 780, closes: 1020 },
    ],
    () => drawWindows(draw, DAY),
    // Clocks mostly change in the first hours of a day.
    () => drawWindows(draw, 240),
    () => drawWindows(draw, 240),
  ];
  return kinds[draw(kinds.length)]?.() ?? [];
}

function drawWindows(draw: Draw, before: number): Hours[] {
  const bounds = new Set(Array.from({ length: 2 + draw(6) }, () => draw(before / STEP + 1) * STEP));
  const sorted = [...bounds].sort((a, b) => a - b);
  // Every other gap is left closed, or none is, so that windows abut.
  const every = 1 + draw(2);
  return sorted.flatMap((opens, index) => {
    const closes = sorted[index + 1];
    return closes === undefined || index % every !== 0 ? [] : [{ opens, closes }];
  });
}

function drawSpans(range: Span, draw: Draw, longest: number): Span[] {
  const days = (range.end - range.start) / DAY;
  const spans = Array.from({ length: draw(2 + 2 * days) }, () => {
    const start = range.start + draw((range.end - range.start) / STEP) * STEP;
    return { start, end: start + (1 + draw(longest / STEP)) * STEP };
  });
  return spans.sort((a, b) => a.start - b.start);
}

function drawRequest(diary: Diary, range: Span, draw: Draw): SlotRequest {
  const one = (from: readonly number[]) => from[draw(from.length)] ?? 0;
  const offer = {
    durationMinutes: one(DURATIONS),
    intervalMinutes: one(INTERVALS),
    bufferBeforeMinutes: one(BUFFERS),
    bufferAfterMinutes: one(BUFFERS),
  };
  const reach = slotReach(offer, range.start, range.end);
  return {
    offer,
    windows: openWindows({ ...diary, from: reach.start, to: reach.end }),
    timeOff: diary.timeOff,
    occupied: diary.occupied,
    from: range.start,
    to: range.end,
    earliest: range.start - 120 + draw(240),
    latest: range.end - 120 + draw(240),
  };
}

function minutesAt(instant: string): EpochMinutes {
  return minutesOf(Temporal.Instant.from(instant));
}

main();
