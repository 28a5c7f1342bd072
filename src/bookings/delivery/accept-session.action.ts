import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { close, standing as standingObjection } from '../objections/objection.js';
import { ObjectionTable } from '../objections/objection.table.js';
import { acceptDelivery } from './delivery.js';
import type { AcceptanceRequest } from './delivery.request.js';
import { viewDelivery } from './delivery.view.js';
import { lockSession } from './lock-session.js';
import { refuseOtherVersion } from './refuse-other-version.js';
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
      if (!bySilence) await refuseOtherVersion(tx, id, version, 'confirm');
      await endObjection(tx, id, now);
      await writeAcceptance(tx, booking, now);
      await this.post.send(tx, 'session-accepted', booking, { to: ['adviser'], bySilence });
      return viewDelivery(tx, booking, now);
    });
  }
}

async function endObjection(tx: Transaction, id: BookingId, now: Temporal.Instant): Promise<void> {
  const objections = new ObjectionTable(tx);
  const objection = standingObjection(await objections.of(id));
  if (objection) await objections.update(close(objection, 'accepted', now));
}
