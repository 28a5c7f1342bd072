import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { close, standing as standingObjection } from '../objections/objection.js';
import { ObjectionTable } from '../objections/objection.table.js';
import { acceptDelivery } from './delivery.js';
import type { AcceptanceRequest } from './delivery.request.js';
import { DeliveryTable } from './delivery.table.js';
import { viewDelivery, viewRecord } from './delivery.view.js';
import { lockSession } from './lock-session.js';
import { SessionPost } from './session.post.js';
import { writeAcceptance } from './write-acceptance.js';

@Injectable()
export class AcceptSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: SessionPost,
  ) {}

  /** Ends an objection too. Accepting twice is accepting once. Throws `booking-state`, `record-changed`. */
  run(actor: Actor, id: BookingId, { version }: AcceptanceRequest) {
    return this.database.transaction(async (tx) => {
      const { standing } = await lockSession(tx, actor, id, 'acceptSession');
      const now = this.clock.now();
      const booking = acceptDelivery(standing, actor.userId, now);
      if (booking === standing) return viewDelivery(tx, booking, now);
      const bySilence = booking.acceptedBy === null;
      if (!bySilence) await refuseOther(tx, id, version);
      await endObjection(tx, id, now);
      await writeAcceptance(tx, booking, now);
      await this.post.send(tx, 'session-accepted', booking, { to: ['adviser'], bySilence });
      return viewDelivery(tx, booking, now);
    });
  }
}

/** Nobody accepts what they have not read. */
async function refuseOther(tx: Transaction, id: BookingId, version: number): Promise<void> {
  const current = await new DeliveryTable(tx).standing(id);
  if (current.version === version) return;
  throw new Problem(
    'record-changed',
    'The adviser has corrected the record. Please read it as it is now, and confirm that.',
    {
      current: viewRecord(current),
    },
  );
}

async function endObjection(tx: Transaction, id: BookingId, now: Temporal.Instant): Promise<void> {
  const objections = new ObjectionTable(tx);
  const objection = standingObjection(await objections.of(id));
  if (objection) await objections.update(close(objection, 'accepted', now));
}
