import { instantOf, type EpochMinutes, type Span } from '../kernel/time.js';

/** A stretch of time in which a zone keeps one offset from UTC: its clock shows UTC plus `offsetMinutes`. */
export interface OffsetStretch extends Span {
  readonly offsetMinutes: number;
}

const YEAR = 366 * 1440;

/** One table per zone, of abutting stretches in order of time. */
const tables = new Map<string, readonly OffsetStretch[]>();

/**
 * The stretches of one offset that overlap `[from, to)`, in order; the first and the last may reach beyond it.
 * Throws a RangeError on a zone that the time zone database does not know. Instants and offsets are whole minutes,
 * which is exact from 1972, when the last zone gave up seconds (Africa/Monrovia).
 */
export function offsetStretches(zone: string, from: EpochMinutes, to: EpochMinutes): OffsetStretch[] {
  return tableCovering(zone, from, to).filter((stretch) => stretch.end > from && stretch.start < to);
}

function tableCovering(zone: string, from: EpochMinutes, to: EpochMinutes): readonly OffsetStretch[] {
  const known = tables.get(zone);
  const start = known?.[0]?.start ?? Infinity;
  const end = known?.at(-1)?.end ?? -Infinity;
  if (known && start <= from && to <= end) return known;
  // A year to spare on both sides: the days that are asked for move on, and the table is read far more often than made.
  const table = stretchesOf(zone, Math.min(start, from - YEAR), Math.max(end, to + YEAR));
  tables.set(zone, table);
  return table;
}

function stretchesOf(zone: string, from: EpochMinutes, to: EpochMinutes): OffsetStretch[] {
  const stretches: OffsetStretch[] = [];
  let clock: Temporal.ZonedDateTime = instantOf(from).toZonedDateTimeISO(zone);
  for (let start = from; start < to;) {
    const change = clock.getTimeZoneTransition('next');
    const end = change ? Math.min(Math.round(change.epochMilliseconds / 60_000), to) : to;
    stretches.push({ start, end, offsetMinutes: Math.round(clock.offsetNanoseconds / 60e9) });
    clock = change ?? clock;
    start = end;
  }
  return stretches;
}
