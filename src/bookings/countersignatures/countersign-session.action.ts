import { Injectable } from '@nestjs/common';
import { type Actor, Audit, type OperationId, permit } from '../../accounts/index.js';
import {
  countersigned,
  type Expert,
  ExpertTable,
  insidersOf,
  overseenBy,
  overseerCapacity,
  refuseSuspendedOverseer,
} from '../../experts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { refuseUnless } from '../delivery/delivery.js';
import { refuseOtherVersion } from '../delivery/refuse-other-version.js';
import { SessionPost } from '../delivery/session.post.js';
import { relationsToBooking } from '../parties.js';
import type { CountersignatureRequest } from './countersignature.request.js';
import { CountersignatureTable } from './countersignature.table.js';
import { viewCountersignatures, viewSessionsToCountersign } from './countersignature.view.js';

const mostShown = 50;

@Injectable()
export class CountersignSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: SessionPost,
  ) {}

  /** What whoever asks has to countersign, by start; not what an organisation of their own booked. */
  list(actor: Actor) {
    return this.database.transaction(async (tx) => {
      const own = actor.memberships.map(({ organisationId }) => organisationId);
      const ids = await new CountersignatureTable(tx).missing(await overseenBy(tx, actor), own, mostShown + 1);
      const bookings = await new BookingTable(tx).findAll(ids.slice(0, mostShown));
      const items = await viewSessionsToCountersign(tx, bookings, this.clock.now());
      return { items, more: ids.length > mostShown };
    });
  }

  read(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      await permitted(tx, actor, await new BookingTable(tx).find(id), 'readCountersignatures');
      return viewCountersignatures(id, await new CountersignatureTable(tx).of(id));
    });
  }

  /** Throws `booking-state`, `record-changed`, `already-countersigned`, `profile-suspended`. */
  run(actor: Actor, id: BookingId, { version, hours_right: hoursRight, note }: CountersignatureRequest) {
    return this.database.transaction(async (tx) => {
      const bookings = new BookingTable(tx);
      const booking = await bookings.lock(id);
      const expert = await permitted(tx, actor, booking, 'countersignSession');
      await refuseSuspendedOverseer(tx, expert);
      const now = this.clock.now();
      refuseUnless(booking, ['delivered', 'accepted'], now);
      await refuseOtherVersion(tx, id, version, 'countersign');
      const table = new CountersignatureTable(tx);
      await new ExpertTable(tx).lock(expert.id); // two seats of one session are counted one after the other
      const before = await table.countedMinutes(booking);
      await table.insert({ bookingId: id, version, at: now, by: actor.userId, hoursRight, note });
      await countersigned(tx, expert.id, (await table.countedMinutes(booking)) - before);
      const facts = { version, hours_right: hoursRight };
      await bookings.record(id, { kind: 'countersigned', at: now, by: actor.userId, facts });
      const as = await overseerCapacity(tx, expert);
      // Not for the client's admins: whether an adviser's hours count is none of their affair.
      const on = { kind: 'booking', id } as const;
      const deed = { at: now, by: actor.userId, as, deed: 'session-countersigned', on, facts } as const;
      await new Audit(tx).write({ ...deed, about: expert.userId });
      const news = hoursRight ? 'session-countersigned' : 'hours-doubted';
      await this.post.send(tx, news, booking, { to: ['adviser'], quote: note });
      return viewCountersignatures(id, await table.of(id));
    });
  }
}

/** Who is of the client's side answers for nobody there. Throws `not-found`, to strangers too, and `not-allowed`. */
async function permitted(tx: Transaction, actor: Actor, booking: Booking, operation: OperationId): Promise<Expert> {
  const expert = await new ExpertTable(tx).find(booking.expertId);
  const relations = await relationsToBooking(tx, actor, booking);
  const isOfASide = relations.some((relation) => relation !== 'steward');
  const inside = (await insidersOf(tx, actor, expert)).filter((relation) => relation === 'overseer' && !isOfASide);
  permit(operation, [...relations, ...inside], 'booking');
  return expert;
}
