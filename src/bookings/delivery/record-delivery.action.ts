import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { PolicyTable } from '../../policies/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { close, standing as standingObjection } from '../objections/objection.js';
import { ObjectionTable } from '../objections/objection.table.js';
import { correct, deliver, type Delivery, isSameRecord, refuseUnless } from './delivery.js';
import { type DeliveryRequest, recordOf } from './delivery.request.js';
import { DeliveryTable } from './delivery.table.js';
import { viewDelivery } from './delivery.view.js';
import { lockSession } from './lock-session.js';
import { refuseDisputed } from './refuse-disputed.js';
import { SessionPost } from './session.post.js';

@Injectable()
export class RecordDelivery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: SessionPost,
  ) {}

  /** The client is asked to confirm it. Throws `booking-state`, `too-early`. */
  run(actor: Actor, id: BookingId, request: DeliveryRequest) {
    return this.database.transaction(async (tx) => {
      const { bookings, standing } = await lockSession(tx, actor, id, 'recordDelivery');
      const now = this.clock.now();
      const acceptanceHours = await acceptanceHoursAt(tx, now);
      const booking = deliver(standing, actor.userId, acceptanceHours, now);
      const told = { bookingId: id, recordedAt: now, recordedBy: actor.userId, acceptanceHours };
      await bookings.update(booking);
      await write(tx, { ...told, ...recordOf(request), version: 1 }, request.private_notes);
      await bookings.record(id, { kind: 'delivered', at: now, by: actor.userId });
      const { summary: quote } = request;
      await this.post.send(tx, 'delivery-recorded', booking, { to: ['client'], until: booking.acceptBy, quote });
      return viewDelivery(tx, booking, now);
    });
  }

  /**
   * The client is asked again, and has the whole time again. While an objection stands no clock runs; one that a steward
   * upheld is over with this. Saying the same again changes nothing. Throws `booking-state`, `too-many-entries`.
   */
  correct(actor: Actor, id: BookingId, request: DeliveryRequest) {
    return this.database.transaction(async (tx) => {
      const { bookings, standing } = await lockSession(tx, actor, id, 'correctDelivery');
      const now = this.clock.now();
      await refuseDisputed(tx, id);
      refuseUnless(standing, ['delivered'], now);
      const last = await new DeliveryTable(tx).standing(id);
      const record = recordOf(request);
      if (isSameRecord(last, record)) {
        await writeNotes(tx, id, request.private_notes, now);
        return viewDelivery(tx, standing, now);
      }
      const acceptanceHours = await acceptanceHoursAt(tx, now);
      const clockStands = !(await isSettledByCorrection(tx, id, now));
      const booking = correct(standing, { version: last.version, clockStands, acceptanceHours }, now);
      const version = last.version + 1;
      const told = { bookingId: id, version, recordedAt: now, recordedBy: actor.userId, acceptanceHours };
      await bookings.update(booking);
      await write(tx, { ...told, ...record }, request.private_notes);
      await bookings.record(id, { kind: 'corrected', at: now, by: actor.userId, facts: { version } });
      const { summary: quote } = request;
      await this.post.send(tx, 'delivery-corrected', booking, { to: ['client'], until: booking.acceptBy, quote });
      return viewDelivery(tx, booking, now);
    });
  }
}

async function write(tx: Transaction, delivery: Delivery, notes: string | undefined): Promise<void> {
  await new DeliveryTable(tx).insert(delivery);
  await writeNotes(tx, delivery.bookingId, notes, delivery.recordedAt);
}

/** Left out, they stay as they are. */
async function writeNotes(tx: Transaction, id: BookingId, notes: string | undefined, now: Temporal.Instant) {
  if (notes !== undefined) await new DeliveryTable(tx).writeNotes(id, notes, now);
}

async function acceptanceHoursAt(tx: Transaction, now: Temporal.Instant): Promise<number> {
  return (await new PolicyTable(tx).inForce('clocks', now)).acceptance_hours;
}

/** Ends an objection that a steward upheld, now that the record is corrected; another stands as long again. True where none stands any more. */
async function isSettledByCorrection(tx: Transaction, id: BookingId, now: Temporal.Instant): Promise<boolean> {
  const objections = new ObjectionTable(tx);
  const objection = standingObjection(await objections.of(id));
  if (!objection) return true;
  const isUpheld = objection.decision === 'to-be-corrected';
  await objections.update(isUpheld ? close(objection, 'corrected', now) : { ...objection, warnedAt: null });
  return isUpheld;
}
