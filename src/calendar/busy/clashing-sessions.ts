import type { Clash } from '../../diary/index.js';
import { BookingTable, GroupSessionTable } from '../../bookings/index.js';
import type { BookingId, ExpertId, Id } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';

/** What is called off takes nobody’s time, though calendars may show it still. */
const over: readonly string[] = ['declined', 'lapsed', 'cancelled'];

/** A session that lies in time which a calendar says is taken. */
export interface ClashingSession extends Omit<Clash, 'sourceId'> {
  readonly kind: 'booking' | 'group_session';
}

/** What the sessions are. */
export async function withKinds<C extends Omit<Clash, 'sourceId'>>(
  tx: Transaction,
  clashes: readonly C[],
): Promise<(C & ClashingSession)[]> {
  const groups = await new GroupSessionTable(tx).findAmong(clashes.map(({ reference }) => reference));
  const ofGroups = new Set<string>(groups.map(({ id }) => id));
  return clashes.map((clash) => ({ ...clash, kind: ofGroups.has(clash.reference) ? 'group_session' : 'booking' }));
}

/**
 * Which of these ids are sessions whose time the diary knows already: those that the adviser gives. One that they have booked of
 * somebody else takes their time as anything does, until it is cancelled.
 */
export async function sessionsOfOurs(
  tx: Transaction,
  expertId: ExpertId,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const bookings = await new BookingTable(tx).findAll([...new Set(ids)] as BookingId[]);
  const groups = await new GroupSessionTable(tx).findAmong([...new Set(ids)] as Id<string>[]);
  return new Set<string>([
    ...bookings.filter((each) => each.expertId === expertId || over.includes(each.state)).map(({ id }) => id),
    ...groups.filter((each) => each.expertId === expertId || over.includes(each.state)).map(({ id }) => id),
  ]);
}
