import { describe, expect, test } from '@jest/globals';
import { instantOf, minutesFrom, minutesOf, type Span } from '../kernel/time.js';
import { bookingBounds } from './booking-bounds.js';
import { freeSpans } from './free-spans.js';
import { openSlots, slotReach } from './open-slots.js';
import { openWindows, type Hours, type OpeningHours, type Weekday } from './open-windows.js';

/**
 * What the public tests of other booking systems expect, restated, each with its source: repository, path, name of the test.
 *
 * Only what holds under our rules is here. Left out are cases of capacity above one and seats, of recurring reservations,
 * of several advisers at once, of travel schedules, of limits by the day, and of booking windows by business days or fixed
 * dates, none of which this engine decides; of hours that overlap each other, which a diary does not hold; and of grids
 * that follow the clock or start anew after each booking, where ours is counted from the window's start.
 */

interface Source {
  readonly source: readonly [repository: string, path: string, test: string];
  /** What is put differently here, and why it may be. */
  readonly restated?: string;
}

/** `'2026-03-23T09:00Z/2026-03-23T18:00Z'`: two instants with a slash between. */
type Range = string;

interface SlotCase extends Source {
  readonly windows: readonly Range[];
  readonly duration: number;
  readonly interval: number;
  readonly occupied?: readonly Range[];
  readonly timeOff?: readonly Range[];
  readonly count?: number;
  readonly starts?: readonly string[];
  readonly first?: string;
  readonly last?: string;
}

const cal = 'calcom/cal.com';
const calSlots = 'packages/features/schedules/lib/slots.test.ts';
const calSlotEdges = 'packages/features/schedules/lib/slots.expansion.test.ts';
const calRanges = 'packages/features/schedules/lib/date-ranges.expansion.test.ts';
const calFork = 'Consiliency/cal.com';
const calRolling = 'apps/web/test/lib/getSchedule/futureLimit.timezone.test.ts';
const nhs = 'NHSDigital/nbs-appointments-management-service';
const nhsBySlots = 'tests/Nhs.Appointments.Api.Integration/Scenarios/Availability/AvailabilityBySlots.feature';
const clinic = 'bluetape4k/clinic-appointment';
const clinicSlots =
  'appointment-core/src/test/kotlin/io/bluetape4k/clinic/appointment/service/SlotCalculationServiceTest.kt';
const thunderbird = 'thunderbird/appointment';
const thunderbirdTools = 'backend/test/unit/test_calendar_tools.py';

const toMidnight = 'a window to 23:59:59.999 with a second of tolerance is one to midnight here';
const onlyOne = 'two services that share the capacity of one: either is an occupancy';
const intersected = 'the hours of place and adviser are given as what they have in common';

const slotCases: SlotCase[] = [
  {
    source: [cal, calSlots, 'shows correct time slots for 20 minutes long events ...'],
    restated: toMidnight,
    windows: ['2021-06-21T00:00Z/2021-06-22T00:00Z'],
    duration: 20,
    interval: 20,
    count: 72,
  },
  {
    source: [cal, calSlots, 'can create multiple time slot groups when multiple date ranges are given'],
    windows: ['2021-06-21T11:00Z/2021-06-21T12:00Z', '2021-06-21T14:00Z/2021-06-21T15:00Z'],
    duration: 20,
    interval: 20,
    count: 6,
  },
  {
    source: [cal, calSlotEdges, 'no slots when event length exceeds available range'],
    windows: ['2021-06-21T10:00Z/2021-06-21T11:00Z'],
    duration: 120,
    interval: 60,
    count: 0,
  },
  {
    source: [cal, calSlotEdges, 'empty dateRanges'],
    windows: [],
    duration: 60,
    interval: 60,
    count: 0,
  },
  {
    source: [cal, calSlotEdges, 'zero-length date range'],
    windows: ['2021-06-21T10:00Z/2021-06-21T10:00Z'],
    duration: 60,
    interval: 60,
    count: 0,
  },
  {
    source: [
      'nextcloud/calendar',
      'tests/php/unit/Service/Appointments/SlotExtrapolatorTest.php',
      'testExactlyOneButRoundedUpFromAvailability',
    ],
    restated: 'a window of one second is one of a minute, the least we know',
    windows: ['1970-01-01T02:00Z/1970-01-01T02:00:01Z'],
    duration: 60,
    interval: 60,
    count: 0,
  },
  {
    source: [nhs, nhsBySlots, 'Bookings of other services take up availability'],
    restated: onlyOne,
    windows: ['2026-03-24T09:00Z/2026-03-24T10:00Z'],
    occupied: ['2026-03-24T09:20Z/2026-03-24T09:30Z'],
    duration: 10,
    interval: 10,
    starts: ['09:00', '09:10', '09:30', '09:40', '09:50'],
  },
  {
    source: [nhs, nhsBySlots, 'Provisional bookings of other services take up availability'],
    restated: onlyOne,
    windows: ['2026-03-24T09:00Z/2026-03-24T10:00Z'],
    occupied: ['2026-03-24T09:20Z/2026-03-24T09:30Z'],
    duration: 10,
    interval: 10,
    starts: ['09:00', '09:10', '09:30', '09:40', '09:50'],
  },
  {
    source: [clinic, clinicSlots, '5 - adviser hours shorter than opening hours'],
    restated: intersected,
    windows: ['2026-03-23T10:00Z/2026-03-23T16:00Z'],
    duration: 30,
    interval: 30,
    count: 12,
    first: '10:00',
    last: '15:30',
  },
  {
    source: [clinic, clinicSlots, '6 - adviser absent all day'],
    windows: ['2026-03-23T09:00Z/2026-03-23T18:00Z'],
    timeOff: ['2026-03-23T00:00Z/2026-03-24T00:00Z'],
    duration: 30,
    interval: 30,
    count: 0,
  },
  {
    source: [clinic, clinicSlots, '9 - capacity full excludes the slot'],
    windows: ['2026-03-23T09:00Z/2026-03-23T18:00Z'],
    occupied: ['2026-03-23T09:00Z/2026-03-23T09:30Z'],
    duration: 30,
    interval: 30,
    count: 17,
    first: '09:30',
  },
  {
    source: [clinic, clinicSlots, '12 - 60 min service on a 30 min grid'],
    windows: ['2026-03-23T09:00Z/2026-03-23T18:00Z'],
    duration: 60,
    interval: 30,
    count: 17,
    first: '09:00',
    last: '17:00',
  },
  {
    source: ['olivierlambert/calrs', 'src/web/mod.rs', 'compute_slots_terminates_with_window_ending_at_23_00'],
    windows: ['2026-03-23T09:00Z/2026-03-23T23:00Z'],
    duration: 60,
    interval: 60,
    count: 14,
  },
  {
    source: [thunderbird, thunderbirdTools, 'test_last_slot_does_not_exceed_availability_end'],
    windows: ['2026-01-26T09:00Z/2026-01-26T09:40Z'],
    duration: 30,
    interval: 30,
    starts: ['09:00'],
  },
  {
    source: [thunderbird, thunderbirdTools, 'test_availability_too_short_for_any_slot'],
    windows: ['2026-01-26T09:00Z/2026-01-26T09:20Z'],
    duration: 30,
    interval: 30,
    count: 0,
  },
];

describe('slots of one day', () => {
  test.each(slotCases.map((example) => [example.source.join(': '), example] as const))('%s', (_, example) => {
    const windows = example.windows.map(span);
    const slots = openSlots({
      offer: offerOf(example.duration, example.interval),
      windows,
      timeOff: (example.timeOff ?? []).map(span),
      occupied: (example.occupied ?? []).map(span),
      from: windows[0]?.start ?? 0,
      to: windows.at(-1)?.end ?? 0,
      earliest: -Infinity,
      latest: Infinity,
    });
    const starts = slots.map((start) => instantOf(start).toString().slice(11, 16));
    expect(starts).toHaveLength(example.count ?? example.starts?.length ?? NaN);
    expect(starts).toEqual(example.starts ?? starts);
    expect(starts[0]).toBe(example.first ?? starts[0]);
    expect(starts.at(-1)).toBe(example.last ?? starts.at(-1));
  });
});

interface WindowCase extends Source {
  readonly zone: string;
  /** Weekday, opens, closes. */
  readonly weekly?: readonly (readonly [Weekday, string, string])[];
  readonly overrides?: Readonly<Record<string, readonly [string, string]>>;
  readonly range: Range;
  readonly count: number;
}

const windowCases: WindowCase[] = [
  {
    source: [cal, calRanges, 'no matching days in the range'],
    zone: 'UTC',
    weekly: [
      [6, '09:00', '17:00'],
      [7, '09:00', '17:00'],
    ],
    range: '2023-06-12T00:00Z/2023-06-14T00:00Z',
    count: 0,
  },
  {
    source: [cal, calRanges, 'only date overrides with no working hours'],
    zone: 'UTC',
    overrides: { '2023-06-13': ['10:00', '14:00'] },
    range: '2023-06-12T00:00Z/2023-06-14T00:00Z',
    count: 1,
  },
  {
    source: [
      'nextcloud/calendar',
      'tests/php/unit/Service/Appointments/AvailabilityGeneratorTest.php',
      'testAucklandAndViennaComplexRuleNoResult',
    ],
    zone: 'Europe/Vienna',
    weekly: [
      [1, '08:00', '12:00'],
      [1, '14:00', '18:00'],
      [2, '08:30', '11:45'],
      [3, '13:00', '14:00'],
      [4, '19:00', '23:59'],
      [5, '06:00', '08:00'],
      [6, '01:52', '17:00'],
    ],
    range: '2021-11-03T00:00+13:00/2021-11-04T00:00+13:00',
    count: 0,
  },
];

describe('windows', () => {
  test.each(windowCases.map((example) => [example.source.join(': '), example] as const))('%s', (_, example) => {
    const { start, end } = span(example.range);
    expect(openWindows({ ...openingHours(example), from: start, to: end })).toHaveLength(example.count);
  });

  test('olivierlambert/calrs: src/web/mod.rs: compute_slots_custom_hours_override', () => {
    const { start, end } = span('2026-03-23T00:00Z/2026-03-24T00:00Z');
    const hours = openingHours({
      zone: 'UTC',
      weekly: [[1, '09:00', '17:00']],
      overrides: { '2026-03-23': ['10:00', '12:00'] },
    });
    const windows = openWindows({ ...hours, from: start, to: end });
    const bounds = { from: start, to: end, earliest: start, latest: end };
    expect(openSlots({ offer: offerOf(30, 30), windows, timeOff: [], occupied: [], ...bounds })).toHaveLength(4);
  });
});

test(`${cal}: ${calRanges}: exclusion in the middle of source`, () => {
  const free = freeSpans(
    [span('2023-06-12T09:00Z/2023-06-12T17:00Z')],
    [span('2023-06-12T12:00Z/2023-06-12T13:00Z')],
    [],
  );
  expect(free).toEqual(['2023-06-12T09:00Z/2023-06-12T12:00Z', '2023-06-12T13:00Z/2023-06-12T17:00Z'].map(span));
});

/**
 * Every day from 9:30 in Asia/Kolkata, of which the source's grid uses what comes after the full hour: so hours are from
 * 10:00 here. Its slots are gone when they start just now, ours when a second has passed: so now is a second later.
 */
describe('a booking window of today and two days more', () => {
  const zone = 'Asia/Kolkata';
  const fullDay = ['04:30', '05:30', '06:30', '07:30', '08:30', '09:30', '10:30', '11:30'];

  test.each<[string, string, Record<string, string[]>]>([
    [
      `${calFork}: ${calRolling}: ROLLING: last slot of current day has passed`,
      '2024-05-31T11:30:01Z',
      { '2024-06-01': fullDay, '2024-06-02': fullDay },
    ],
    [
      `${calFork}: ${calRolling}: ROLLING: first timeslot of current day has passed`,
      '2024-05-31T04:30:01Z',
      { '2024-05-31': fullDay.slice(1), '2024-06-01': fullDay, '2024-06-02': fullDay },
    ],
  ])('%s', (_, now, expected) => {
    const { start: from, end: to } = span('2024-05-30T18:30Z/2024-06-05T18:30Z');
    const offer = offerOf(60, 60);
    const reach = slotReach(offer, from, to);
    const everyDay = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => [weekday, '10:00', '18:00'] as const);
    const windows = openWindows({ ...openingHours({ zone, weekly: everyDay }), from: reach.start, to: reach.end });
    const bounds = bookingBounds(Temporal.Instant.from(now), { zone, noticeMinutes: 0, windowDays: 2 });
    const slots = openSlots({ offer, windows, timeOff: [], occupied: [], from, to, ...bounds });
    const byDate = Object.groupBy(slots, (start) => instantOf(start).toZonedDateTimeISO(zone).toPlainDate().toString());
    const times = Object.entries(byDate).map(([date, starts = []]) => [
      date,
      starts.map((start) => instantOf(start).toString().slice(11, 16)),
    ]);
    expect(Object.fromEntries(times)).toEqual(expected);
  });
});

function offerOf(durationMinutes: number, intervalMinutes: number) {
  return { durationMinutes, intervalMinutes, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
}

function span(range: Range): Span {
  const [start = '', end = ''] = range.split('/');
  return { start: minutesOf(Temporal.Instant.from(start)), end: minutesFrom(Temporal.Instant.from(end)) };
}

function openingHours({
  zone,
  weekly = [],
  overrides = {},
}: Pick<WindowCase, 'zone' | 'weekly' | 'overrides'>): OpeningHours {
  const byWeekday = Object.groupBy(weekly, ([weekday]) => weekday);
  const listed = Object.entries(byWeekday).map(([day, windows]) => [
    day,
    windows.map(([, ...window]) => hours(window)),
  ]);
  return {
    zone,
    weekly: Object.fromEntries(listed) as OpeningHours['weekly'],
    overrides: new Map(Object.entries(overrides).map(([date, window]) => [date, [hours(window)]])),
  };
}

function hours([opens, closes]: readonly [string, string]): Hours {
  return { opens: minuteOfDay(opens), closes: minuteOfDay(closes) };
}

function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
