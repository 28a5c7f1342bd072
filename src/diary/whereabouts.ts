import { minutesOf, type EpochMinutes, type Span } from '../kernel/time.js';
import { offsetStretches, type OffsetStretch } from './zone-offsets.js';

/** A stretch of time in which an adviser's clock is that of one zone. */
export interface ZoneStretch extends Span {
  readonly zone: string;
}

/** Which zone's clock an adviser lives by. */
export interface Whereabouts {
  /** IANA name of the zone they are in unless they are away. */
  readonly zone: string;
  /** From `stretchesAway`: disjoint and in order. */
  readonly away?: readonly ZoneStretch[] | undefined;
}

/** In another zone, from the first date to the last, both of them whole and as the calendar there shows them. */
export interface Travel {
  readonly id: string;
  readonly zone: string;
  readonly firstDate: string;
  readonly lastDate: string;
}

const DAY = 1440;

/**
 * When travels begin and end: each when the clock there first shows its first date and the date after its last, unless the
 * next one has begun by then. So the dates of travel are whole days, and it is the day before or after that is longer or
 * shorter (docs/decisions/0010).
 */
export function stretchesAway(travels: readonly Travel[]): ZoneStretch[] {
  const inOrder = travels.toSorted((a, b) => (a.firstDate < b.firstDate ? -1 : 1));
  const stretches: ZoneStretch[] = [];
  let nextStarts = Infinity;
  for (const { zone, firstDate, lastDate } of inOrder.toReversed()) {
    const start = startOf(Temporal.PlainDate.from(firstDate), zone);
    const end = Math.min(startOf(Temporal.PlainDate.from(lastDate).add({ days: 1 }), zone), nextStarts);
    nextStarts = Math.min(start, nextStarts);
    if (start < end) stretches.unshift({ zone, start, end });
  }
  return stretches;
}

/** What the clock of somebody shows who is in those zones, in order and without gaps, cut to `[from, to)`. */
export function clockStretches(whereabouts: Whereabouts, from: EpochMinutes, to: EpochMinutes): OffsetStretch[] {
  return zoneStretches(whereabouts, from, to).flatMap(({ zone, start, end }) =>
    offsetStretches(zone, start, end).map((stretch) => ({
      offsetMinutes: stretch.offsetMinutes,
      start: Math.max(stretch.start, start),
      end: Math.min(stretch.end, end),
    })),
  );
}

/** The zones somebody is in, in order and without gaps, cut to `[from, to)`. */
export function zoneStretches({ zone, away = [] }: Whereabouts, from: EpochMinutes, to: EpochMinutes): ZoneStretch[] {
  const stretches: ZoneStretch[] = [];
  let start = from;
  for (const next of away) {
    if (next.end <= from || next.start >= to) continue;
    if (start < next.start) stretches.push({ zone, start, end: next.start });
    stretches.push({ ...next, start: Math.max(next.start, from), end: Math.min(next.end, to) });
    start = next.end;
  }
  if (start < to) stretches.push({ zone, start, end: to });
  return stretches;
}

/** The date that the clock shows, in days since 1970-01-01. The stretches must reach over the instants that are asked for. */
export function dayAt(clock: readonly OffsetStretch[], at: EpochMinutes): number {
  const offset = (clock.find(({ end }) => at < end) ?? clock.at(-1))?.offsetMinutes ?? 0;
  return Math.floor((at + offset) / DAY);
}

/** Weeks as in ISO 8601: they begin on Mondays. 1970-01-01 was a Thursday. */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

/** Calendar months, counted from January 1970. */
export function monthOf(day: number): number {
  const { year, month } = firstDay.add({ days: day });
  return (year - firstDay.year) * 12 + month - 1;
}

const firstDay = Temporal.PlainDate.from('1970-01-01');

export function startOf(date: Temporal.PlainDate, zone: string): EpochMinutes {
  return minutesOf(date.toZonedDateTime(zone).toInstant());
}
