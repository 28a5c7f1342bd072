import { Inject, Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
import { ExpertTable } from '../experts/index.js';
import type { BookingId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database, type Transaction } from '../platform/database.js';
import { pageOf, placeAfter } from '../platform/http/cursor.js';
import { type Booking, stateAt } from './booking.js';
import { invitationOf } from './booking.invite.js';
import { invitedSession } from './booking.post.js';
import type { ListBookingsRequest } from './booking.request.js';
import { BookingTable } from './booking.table.js';
import { viewBooking, viewBookings } from './booking.view.js';
import { isTold } from './meeting/meeting.js';
import { type ToldMeeting, withMeeting } from './meeting/meeting.letters.js';
import { mayReadMeeting, meetingToldTo } from './meeting/meeting-readers.js';
import { MeetingTable } from './meeting/meeting.table.js';
import { type Parties, partiesTo, relationsToBooking } from './parties.js';

@Injectable()
export class ReadBookings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  view(booking: Booking) {
    return this.database.transaction((tx) => viewBooking(tx, booking, this.clock.now()));
  }

  viewAll(bookings: readonly Booking[]) {
    return this.database.transaction((tx) => viewBookings(tx, bookings, this.clock.now()));
  }

  one(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) =>
      viewBooking(tx, await this.find(tx, actor, id, 'readBooking'), this.clock.now()),
    );
  }

  /** The bookings of my organisations and those that I am the adviser of, by start. */
  list(actor: Actor, { as, from, to, limit, cursor }: ListBookingsRequest) {
    return this.database.transaction(async (tx) => {
      const expert = as === 'client' ? null : await new ExpertTable(tx).findByUser(actor.userId);
      const organisationIds = as === 'adviser' ? [] : actor.memberships.map(({ organisationId }) => organisationId);
      const found = await new BookingTable(tx).list({
        organisationIds,
        expertId: expert?.id,
        from,
        to,
        after: placeAfter(cursor),
        count: limit + 1,
      });
      const { items, next_cursor } = pageOf(found, limit, ({ startsAt, id }) => ({ at: startsAt, id }));
      return { items: await viewBookings(tx, items, this.clock.now()), next_cursor };
    });
  }

  /** Throws `booking-state` for a time that is only held: it is in nobody's calendar yet. */
  calendar(actor: Actor, id: BookingId): Promise<string> {
    return this.database.transaction(async (tx) => {
      const booking = await this.find(tx, actor, id, 'readBookingCalendar');
      const now = this.clock.now();
      if (!booking.confirmedAt) {
        throw new Problem('booking-state', 'This time is not confirmed, so it belongs in no calendar.', {
          state: stateAt(booking, now),
        });
      }
      const parties = await partiesTo(tx, booking);
      const session = await invitedSession(tx, booking, parties, this.config);
      return invitationOf(
        withMeeting(session, await toldMeeting(tx, actor, booking, { parties, now })),
        'PUBLISH',
        now,
      );
    });
  }

  private async find(
    tx: Transaction,
    actor: Actor,
    id: BookingId,
    operation: 'readBooking' | 'readBookingCalendar',
  ): Promise<Booking> {
    const booking = await new BookingTable(tx).find(id);
    permit(operation, await relationsToBooking(tx, actor, booking), 'booking');
    return booking;
  }
}

/** Where they meet, for those whose session it is, and while it stands. */
async function toldMeeting(
  tx: Transaction,
  actor: Actor,
  booking: Booking,
  { parties, now }: { parties: Parties; now: Temporal.Instant },
): Promise<ToldMeeting | undefined> {
  const relations = await relationsToBooking(tx, actor, booking);
  if (!isTold(booking, now) || !mayReadMeeting(relations)) return undefined;
  const side = relations.includes('adviser') ? 'adviser' : 'client';
  return meetingToldTo({ side, language: actor.language }, await new MeetingTable(tx).of(booking.id), booking, parties);
}
