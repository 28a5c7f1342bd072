import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { type BookingId, newId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { capacityOf, writeDeed } from '../delivery/deed.js';
import { refuseUnless } from '../delivery/delivery.js';
import { DeliveryTable } from '../delivery/delivery.table.js';
import { viewDelivery } from '../delivery/delivery.view.js';
import { lockSession } from '../delivery/lock-session.js';
import { refuseDisputed } from '../delivery/refuse-disputed.js';
import { SessionPost } from '../delivery/session.post.js';
import { close, raise, standingOne } from './objection.js';
import type { ObjectionRequest } from './objection.request.js';
import { ObjectionTable } from './objection.table.js';

@Injectable()
export class ObjectToDelivery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: SessionPost,
  ) {}

  /** Silence accepts nothing from now on. Throws `booking-state`, `objection-state`, `too-many-entries`. */
  run(actor: Actor, id: BookingId, { reason, statement }: ObjectionRequest) {
    return this.database.transaction(async (tx) => {
      const { bookings, standing, relations } = await lockSession(tx, actor, id, 'objectToDelivery');
      const now = this.clock.now();
      await refuseDisputed(tx, id);
      refuseUnless(standing, ['delivered'], now);
      const { version } = await new DeliveryTable(tx).standing(id);
      const objections = new ObjectionTable(tx);
      const said = { version, reason, statement, raisedAt: now, raisedBy: actor.userId };
      await objections.insert(raise(await objections.of(id), { id: newId(), bookingId: id, ...said }));
      const booking = { ...standing, acceptBy: null, updatedAt: now };
      await bookings.update(booking);
      const as = capacityOf(relations);
      await writeDeed(tx, booking, { at: now, by: actor.userId, as, deed: 'objection-raised', facts: { reason } });
      await this.post.send(tx, 'objection-raised', booking, { to: ['adviser', 'steward'], quote: statement });
      return viewDelivery(tx, booking, now);
    });
  }

  /** The time to accept the record starts anew. Throws `booking-state`, `objection-state`. */
  withdraw(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      const { bookings, standing, relations } = await lockSession(tx, actor, id, 'withdrawObjection');
      const now = this.clock.now();
      const objections = new ObjectionTable(tx);
      await objections.update(close(standingOne(await objections.of(id)), 'withdrawn', now));
      const { acceptanceHours } = await new DeliveryTable(tx).standing(id);
      const booking = { ...standing, acceptBy: now.add({ hours: acceptanceHours }), updatedAt: now };
      await bookings.update(booking);
      const as = capacityOf(relations);
      await writeDeed(tx, booking, { at: now, by: actor.userId, as, deed: 'objection-withdrawn' });
      await this.post.send(tx, 'objection-withdrawn', booking, { to: ['adviser'], until: booking.acceptBy });
      return viewDelivery(tx, booking, now);
    });
  }
}
