import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, minutesOf, type EpochMinutes, type Span } from '../kernel/time.js';
import { freeSpans } from './free-spans.js';
import { candidates, isOpenSlot, openSlots, slotReach, type SlotOffer, type SlotRequest } from './open-slots.js';
import { openWindows, type Hours, type OpeningHours } from './open-windows.js';
import { type Introductions, type SessionLimits } from './session-limits.js';
import { oracleSlots, oracleWindows, oracleZone, readClock, stepsWithin } from './slot-oracle.js';
import { clockStretches, stretchesAway, type Travel } from './whereabouts.js';

/** Changes of one hour and of half an hour, at midnight, by night and over the date line, and none at all. */
const zones = [
  'UTC',
  'Europe/London',
  'America/New_York',
  'America/Havana',
  'America/Santiago',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kwajalein',
  'Antarctica/Troll',
];

/** How far the clock is read around a range: further than any window or session reaches, which is far where one travels. */
function marginOf({ travels }: Travelling): number {
  return travels.length > 0 ? 4400 : 1800;
}

interface Range {
  readonly from: EpochMinutes;
  readonly to: EpochMinutes;
}

interface Travelling extends OpeningHours {
  readonly travels: readonly Travel[];
}

type Case = Omit<SlotRequest, 'windows'> &
  Travelling & { readonly limits: SessionLimits; readonly introductions: Introductions };

const aroundAChange = fc
  .record({
    zone: fc.constantFrom(...zones),
    near: fc.integer({ min: minutesAt('1990-01-01T00:00Z'), max: minutesAt('2040-01-01T00:00Z') }),
    before: fc.nat({ max: 1500 }),
    length: fc.integer({ min: 1, max: 2000 }),
  })
  .map(({ zone, near, before, length }) => {
    const change = instantOf(near).toZonedDateTimeISO(zone).getTimeZoneTransition('next')?.toInstant();
    const from = (change ? minutesOf(change) : near) - before;
    return { zone, from, to: from + length };
  });

/** Windows with gaps between them or without, many of them in the hours in which clocks change. */
const hours = fc
  .record({
    bounds: fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 240 })), {
      maxLength: 6,
    }),
    gaps: fc.boolean(),
  })
  .map(({ bounds, gaps }): Hours[] => {
    const sorted = bounds.toSorted((a, b) => a - b);
    const windows = sorted.slice(1).map((closes, index) => ({ opens: sorted[index] ?? 0, closes }));
    return gaps ? windows.filter((_, index) => index % 2 === 0) : windows;
  });

/** Travels one after the other around a range, some at once, some of them out and back over the date line. */
const journeys = fc.array(
  fc.record({ zone: fc.constantFrom(...zones), gap: fc.nat({ max: 2 }), days: fc.integer({ min: 1, max: 3 }) }),
  { maxLength: 3 },
);

const openingHours = fc
  .record({
    range: aroundAChange,
    week: fc.tuple(hours, hours, hours, hours, hours, hours, hours),
    overrides: fc.array(fc.tuple(fc.integer({ min: -2, max: 4 }), hours), { maxLength: 3 }),
    journeys,
  })
  .map(({ range, week: [mon, tue, wed, thu, fri, sat, sun], overrides, journeys }): Travelling & Range => {
    const today = instantOf(range.from).toZonedDateTimeISO(range.zone).toPlainDate();
    let next = today.subtract({ days: 2 });
    const travels = journeys.map(({ zone, gap, days }, index) => {
      const first = next.add({ days: gap });
      next = first.add({ days });
      const [firstDate, lastDate] = [first.toString(), next.subtract({ days: 1 }).toString()];
      return { id: String(index), zone, firstDate, lastDate };
    });
    return {
      ...range,
      travels,
      away: stretchesAway(travels),
      weekly: { 1: mon, 2: tue, 3: wed, 4: thu, 5: fri, 6: sat, 7: sun },
      overrides: new Map(overrides.map(([days, replaced]) => [today.add({ days }).toString(), replaced])),
    };
  });

const offer: fc.Arbitrary<SlotOffer> = fc.record({
  durationMinutes: fc.integer({ min: 1, max: 240 }),
  intervalMinutes: fc.integer({ min: 1, max: 120 }),
  bufferBeforeMinutes: fc.nat({ max: 90 }),
  bufferAfterMinutes: fc.nat({ max: 90 }),
});

/** Minutes after the start of a range, and a length: in no order, and they may overlap. */
const taken = fc.array(fc.tuple(fc.integer({ min: -300, max: 2300 }), fc.integer({ min: 1, max: 300 })), {
  maxLength: 5,
});

const limits: fc.Arbitrary<SessionLimits> = fc.record({
  sessionsADay: fc.option(fc.integer({ min: 1, max: 4 })),
  minutesADay: fc.option(fc.integer({ min: 5, max: 500 })),
  sessionsAWeek: fc.option(fc.integer({ min: 1, max: 6 })),
  minutesAWeek: fc.option(fc.integer({ min: 5, max: 900 })),
});

/** Some weeks before a range and after it, as those that are counted with it are; the figures change in it or do not. */
const introductions = fc.record({
  given: fc.array(fc.integer({ min: -50_000, max: 52_000 }), { maxLength: 8 }),
  first: fc.integer({ min: 0, max: 5 }),
  changes: fc.option(
    fc.record({ after: fc.integer({ min: -500, max: 2000 }), aMonth: fc.integer({ min: 0, max: 5 }) }),
  ),
});

const cases = fc
  .record({
    asked: openingHours,
    offer,
    timeOff: taken,
    occupied: taken,
    limits,
    introductions,
    earliest: fc.integer({ min: -300, max: 900 }),
    latest: fc.integer({ min: 0, max: 2300 }),
  })
  .map(({ asked, timeOff, occupied, introductions, earliest, latest, ...rest }): Case => {
    const span = ([after, length]: [number, number]): Span => ({
      start: asked.from + after,
      end: asked.from + after + length,
    });
    const { given, first, changes } = introductions;
    const change = changes ? [{ from: asked.from + changes.after, aMonth: changes.aMonth }] : [];
    return {
      ...asked,
      ...rest,
      introductions: {
        figures: [{ from: asked.from - 60_000, aMonth: first }, ...change],
        sessions: given.map((after) => span([after, 30])),
      },
      timeOff: timeOff.map(span),
      occupied: occupied.map(span),
      earliest: asked.from + earliest,
      latest: asked.from + latest,
    };
  });

/** As a caller asks: everything that the slots' reach overlaps, and nothing else. */
function loaded(diary: Case, range: Range = diary): SlotRequest {
  const reach = slotReach(diary.offer, range.from, range.to);
  const overlapping = (spans: readonly Span[]) =>
    spans.filter(({ start, end }) => end > reach.start && start < reach.end);
  return {
    ...diary,
    ...range,
    windows: openWindows({ ...diary, from: reach.start, to: reach.end }),
    timeOff: overlapping(diary.timeOff),
    occupied: overlapping(diary.occupied),
    workload: {
      limits: diary.limits,
      sessions: diary.occupied,
      clock: clockStretches(diary, range.from - 53_280, range.to + 53_280),
      introductions: diary.introductions,
    },
  };
}

describe('whatever the hours and the zone', () => {
  test('open windows agree with a clock that is read every minute', () => {
    fc.assert(
      fc.property(openingHours, (asked) => {
        const margin = marginOf(asked);
        const zoneAt = oracleZone(asked.zone, asked.travels);
        const clock = readClock(zoneAt, asked.from - margin, asked.to + margin);
        const windows = oracleWindows(clock, asked.weekly, asked.overrides);
        const expected = windows.filter(({ start, end }) => end > asked.from && start < asked.to);
        expect(openWindows(asked)).toEqual(expected);
      }),
    );
  });

  test('a part of a range has the windows of the whole range that overlap it', () => {
    fc.assert(
      fc.property(openingHours, fc.nat({ max: 9000 }), fc.integer({ min: 1, max: 9000 }), (asked, after, length) => {
        const part = { from: asked.from + after, to: asked.from + after + length };
        const whole = openWindows({ ...asked, to: asked.from + 18_000 });
        const expected = whole.filter(({ start, end }) => end > part.from && start < part.to);
        expect(openWindows({ ...asked, ...part })).toEqual(expected);
      }),
    );
  });
});

describe('whatever the diary and the offer', () => {
  test('slots agree with the rules tried minute by minute', () => {
    fc.assert(
      fc.property(cases, (diary) => {
        const zoneAt = oracleZone(diary.zone, diary.travels);
        const clock = readClock(zoneAt, diary.from - marginOf(diary), diary.to + marginOf(diary));
        const windows = oracleWindows(clock, diary.weekly, diary.overrides);
        const { workload } = loaded(diary);
        expect(openSlots(loaded(diary))).toEqual(oracleSlots({ ...diary, windows, workload }, 1, zoneAt));
      }),
      { numRuns: 200 },
    );
  });

  test('a part of a range has the slots of the whole range that start in it', () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 2000 }), fc.integer({ min: 1, max: 2000 }), (diary, after, length) => {
        const from = Math.min(diary.from + after, diary.to);
        const to = Math.min(from + length, diary.to);
        const within = openSlots(loaded(diary)).filter((start) => from <= start && start < to);
        expect(openSlots(loaded(diary, { from, to }))).toEqual(within);
      }),
      { numRuns: 500 },
    );
  });

  test('every start of the grid is explained, and those that nothing is against are the slots', () => {
    fc.assert(
      fc.property(cases, (diary) => {
        const explained = candidates(loaded(diary));
        const free = explained.filter(({ refusal }) => refusal === undefined).map(({ start }) => start);
        expect(free).toEqual(openSlots(loaded(diary)));
        expect(explained.every(({ start }) => diary.from <= start && start < diary.to)).toBe(true);
      }),
    );
  });

  test('exactly the slots that are listed are open one by one', () => {
    fc.assert(
      fc.property(cases, (diary) => {
        const request = loaded(diary);
        const minutes = Array.from({ length: diary.to - diary.from }, (_, index) => diary.from + index);
        expect(minutes.filter((minute) => isOpenSlot(request, minute))).toEqual(openSlots(request));
      }),
    );
  });

  test('every slot lies in one free span', () => {
    fc.assert(
      fc.property(cases, (diary) => {
        const request = loaded(diary);
        const free = freeSpans(request.windows, request.timeOff, request.occupied);
        const lost = openSlots(request).filter((start) => {
          const end = start + diary.offer.durationMinutes;
          return !free.some((span) => span.start <= start && end <= span.end);
        });
        expect(lost).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('free spans are the open minutes that nothing takes, as few spans as can be', () => {
    fc.assert(
      fc.property(cases, (diary) => {
        const { windows, timeOff, occupied } = loaded(diary);
        const free = freeSpans(windows, timeOff, occupied);
        const open = stepsWithin(windows).difference(stepsWithin(timeOff)).difference(stepsWithin(occupied));
        expect(stepsWithin(free)).toEqual(open);
        const separate = free.every(
          ({ start, end }, index) => start < end && start > (free[index - 1]?.end ?? -Infinity),
        );
        expect(separate).toBe(true);
      }),
    );
  });
});

function minutesAt(instant: string): EpochMinutes {
  return minutesOf(Temporal.Instant.from(instant));
}
