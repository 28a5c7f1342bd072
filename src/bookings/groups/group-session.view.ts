import { z } from 'zod';
import { AccountTable } from '../../accounts/index.js';
import { ExpertTable, meetingModes, moneyView } from '../../experts/index.js';
import type { Transaction } from '../../platform/database.js';
import { instantView } from '../../platform/http/parameters.js';
import { type Booking, bookingStates } from '../booking.js';
import { allCancelReasons } from '../reasons.js';
import { bookingView } from '../booking.view.js';
import { type GroupSession, mostToCome } from './group-session.js';
import { GroupSessionTable } from './group-session.table.js';

/** What everybody may see: how many seats are left, and never who has the others. */
export const groupSessionView = z
  .object({
    id: z.uuid(),
    state: z.enum(['scheduled', 'cancelled']),
    expert: z.object({ id: z.uuid(), name: z.string() }),
    offer_id: z.uuid(),
    title: z.object({ en: z.string(), cy: z.string() }),
    mode: z.enum(meetingModes),
    start: instantView,
    end: instantView,
    price: moneyView.meta({ description: 'Of one seat.' }),
    capacity: z.int(),
    seats_left: z.int(),
    minimum_seats: z
      .int()
      .meta({ description: 'With fewer confirmed at `decide_at` it is called off, and nobody pays.' }),
    decide_at: instantView,
    takes_place: z.boolean().meta({
      description: 'It does, however many seats are taken: it was decided, or a pool pays for the missing ones.',
    }),
    cancelled: z.object({ at: instantView, reason: z.enum(allCancelReasons) }).nullable(),
  })
  .meta({ id: 'GroupSession' });
export type GroupSessionView = z.output<typeof groupSessionView>;

export const groupSessionsView = z
  .object({ items: z.array(groupSessionView).max(mostToCome) })
  .meta({ id: 'GroupSessionsOfExpert' });

export const foundGroupSessionsView = z
  .object({ items: z.array(groupSessionView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'GroupSessions' });

export const orphansView = z
  .object({
    items: z
      .array(bookingView)
      .meta({ description: 'The bookings that it concerns, those of seats in group sessions among them.' }),
    group_sessions: z.array(groupSessionView).max(mostToCome),
  })
  .meta({ id: 'Orphans' });

export const attendeesView = z
  .object({
    items: z
      .array(
        z.object({
          seat: z.int(),
          booking_id: z.uuid(),
          state: z.enum(bookingStates),
          organisation: z.object({ id: z.uuid(), name: z.string() }),
          needs: z.string(),
        }),
      )
      .max(100),
  })
  .meta({ id: 'Attendees' });

/** With the advisers' names and the seats that are left, in as many queries however many there are. */
export async function viewGroupSessions(
  tx: Transaction,
  sessions: readonly GroupSession[],
  now: Temporal.Instant,
): Promise<GroupSessionView[]> {
  const experts = await new ExpertTable(tx).findAll([...new Set(sessions.map(({ expertId }) => expertId))]);
  const nameOf = new Map(experts.map(({ id, name }) => [id, name]));
  const taken = await new GroupSessionTable(tx).seatsTaken(
    sessions.map(({ id }) => id),
    now,
  );
  return sessions.map((session) => viewOf(session, nameOf.get(session.expertId) ?? '', taken.get(session.id) ?? 0));
}

export async function viewGroupSession(
  tx: Transaction,
  session: GroupSession,
  now: Temporal.Instant,
): Promise<GroupSessionView> {
  const [view] = await viewGroupSessions(tx, [session], now);
  if (!view) throw new Error(`No view of group session ${session.id}`);
  return view;
}

/** Who has a seat, for the adviser. */
export async function viewAttendees(tx: Transaction, seated: readonly Booking[]) {
  const organisations = await new AccountTable(tx).organisations([
    ...new Set(seated.map(({ organisationId }) => organisationId)),
  ]);
  const nameOf = new Map(organisations.map(({ id, name }) => [id, name]));
  return {
    items: seated.map(({ id, seat, state, organisationId, needs }) => ({
      seat: seat ?? 0,
      booking_id: id,
      state,
      organisation: { id: organisationId, name: nameOf.get(organisationId) ?? '' },
      needs,
    })),
  };
}

function viewOf(session: GroupSession, expertName: string, taken: number): GroupSessionView {
  const { cancelledAt, cancelReason } = session;
  return {
    id: session.id,
    state: session.state,
    expert: { id: session.expertId, name: expertName },
    offer_id: session.offerId,
    title: { en: session.titleEn, cy: session.titleCy },
    mode: session.mode,
    start: session.startsAt.toString(),
    end: session.endsAt.toString(),
    price: session.price,
    capacity: session.capacity,
    seats_left: session.state === 'scheduled' ? session.capacity - taken : 0,
    minimum_seats: session.minimumSeats,
    decide_at: session.decideAt.toString(),
    takes_place: session.state === 'scheduled' && (session.decidedAt ?? session.guaranteedAt) !== null,
    cancelled: cancelledAt && cancelReason ? { at: cancelledAt.toString(), reason: cancelReason } : null,
  };
}
