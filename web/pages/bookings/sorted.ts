import type { Booking } from '../../api/bookings.js';

export const states = ['now', 'ahead', 'past'] as const;
export type Sorted = Readonly<Record<(typeof states)[number], readonly Booking[]>>;

const hour = 3_600_000;

/** What needs its client now: a hold to pay for, a record to confirm, a session that is about to begin or goes on. */
export function needsMe({ state, start, end, dispute }: Booking, now: number): boolean {
  if (state === 'held') return true;
  if (state === 'delivered') return dispute === null || dispute === 'ended';
  return state === 'confirmed' && Date.parse(start) - now < 24 * hour && now < Date.parse(end) + hour;
}

/** What is to come the soonest first, what has been the latest first. */
export function sorted(bookings: readonly Booking[], now: number): Sorted {
  const needed = bookings.filter((one) => needsMe(one, now));
  const others = bookings.filter((one) => !needsMe(one, now));
  const isAhead = ({ state, end }: Booking) =>
    (state === 'confirmed' || state === 'requested') && Date.parse(end) > now;
  return {
    now: needed.toSorted(byStart),
    ahead: others.filter(isAhead).toSorted(byStart),
    past: others.filter((one) => !isAhead(one)).toSorted((a, b) => byStart(b, a)),
  };
}

/** What was booked together stands together, where its first stands; but a record waits for its client's word by itself. */
export function bySeries(bookings: readonly Booking[]): (readonly [Booking, ...Booking[]])[] {
  const groups = new Map<string, [Booking, ...Booking[]]>();
  for (const booking of bookings) {
    const { id, series_id: series, state } = booking;
    const key = state === 'delivered' ? id : (series ?? id);
    const group = groups.get(key);
    if (group) group.push(booking);
    else groups.set(key, [booking]);
  }
  return [...groups.values()];
}

function byStart(a: Booking, b: Booking): number {
  return Date.parse(a.start) - Date.parse(b.start);
}
