import { z } from 'zod';
import { mostSources } from '../../diary/index.js';
import { instantView } from '../../platform/http/parameters.js';
import { type BusyCalendar, busyFailures } from './busy-calendar.js';
import type { ClashingSession } from './clashing-sessions.js';
import type { BusyPreview } from './look-at-busy-calendars.action.js';

const mostShown = 20;

const failure = z
  .enum(busyFailures)
  .nullable()
  .meta({ description: 'Why it could not be read the last time; null where it could.' });

const skipped = z.object({ unreadable: z.int(), too_often: z.int(), unknown_zone: z.int() }).meta({
  description:
    'Events that could not be read, that recur too often to be followed, and that were read by your own clock because theirs is unknown.',
});

const clashes = z
  .object({
    count: z.int(),
    items: z
      .array(
        z.object({ kind: z.enum(['booking', 'group_session']), id: z.uuid(), start: instantView, end: instantView }),
      )
      .max(mostShown)
      .meta({ description: 'The next of them.' }),
  })
  .meta({ description: 'Sessions to come that lie in time which it says is taken. They stand.' });

export const busyCalendarView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    host: z.string().meta({ description: 'Where it is; its address is a secret that is never shown again.' }),
    titles: z.boolean(),
    connected_at: instantView,
    last_read_at: instantView.nullable().meta({ description: 'When it last answered.' }),
    last_tried_at: instantView.nullable(),
    next_read_at: instantView,
    failure,
    failures: z.int().meta({ description: 'In a row. What it said before still counts.' }),
    events: z.int(),
    busy_times: z.int().meta({ description: 'Stretches of time off that it stands for.' }),
    skipped,
    clashes,
  })
  .meta({ id: 'BusyCalendar' });
export type BusyCalendarView = z.output<typeof busyCalendarView>;

export const busyCalendarsView = z
  .object({ items: z.array(busyCalendarView).max(mostSources) })
  .meta({ id: 'BusyCalendars' });

export const busyPreviewView = z
  .object({
    host: z.string(),
    name: z.string().meta({ description: 'What it calls itself; may be empty.' }),
    failure,
    events: z.int(),
    busy_times: z.int(),
    next_busy: z.array(z.object({ start: instantView, end: instantView })).max(mostShown),
    skipped,
    clashes,
  })
  .meta({ id: 'BusyCalendarPreview' });
export type BusyCalendarPreview = z.output<typeof busyPreviewView>;

export function viewBusyCalendar(calendar: BusyCalendar, sessions: readonly ClashingSession[]): BusyCalendarView {
  return {
    id: calendar.id,
    name: calendar.name,
    host: calendar.host,
    titles: calendar.wantsTitles,
    connected_at: calendar.connectedAt.toString(),
    last_read_at: calendar.readAt?.toString() ?? null,
    last_tried_at: calendar.triedAt?.toString() ?? null,
    next_read_at: calendar.dueAt.toString(),
    failure: calendar.failure,
    failures: calendar.failures,
    events: calendar.events,
    busy_times: calendar.spans,
    skipped: viewSkipped(calendar.skipped),
    clashes: viewClashes(sessions),
  };
}

export function viewSkipped(counts: BusyCalendar['skipped']): z.output<typeof skipped> {
  return {
    unreadable: counts.unreadable ?? 0,
    too_often: counts['too-often'] ?? 0,
    unknown_zone: counts['unknown-zone'] ?? 0,
  };
}

export function viewClashes(sessions: readonly ClashingSession[]): z.output<typeof clashes> {
  const items = sessions.slice(0, mostShown).map(({ kind, reference, start, end }) => ({
    kind,
    id: reference,
    start: start.toString(),
    end: end.toString(),
  }));
  return { count: sessions.length, items };
}

export function viewBusyPreview(
  address: string,
  { reading, taken, clashes: sessions }: BusyPreview,
): BusyCalendarPreview {
  const times = reading.outcome === 'read' ? reading.times : { name: '', events: 0, skipped: {} };
  return {
    host: new URL(address).host,
    name: times.name,
    failure: reading.outcome === 'failed' ? reading.failure : null,
    events: times.events,
    busy_times: taken.length,
    next_busy: taken
      .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))
      .slice(0, mostShown)
      .map(({ start, end }) => ({ start: start.toString(), end: end.toString() })),
    skipped: viewSkipped(times.skipped),
    clashes: viewClashes(sessions),
  };
}
