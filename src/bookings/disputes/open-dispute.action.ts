import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { type BookingId, type DisputeId, newId } from '../../kernel/id.js';
import { PolicyTable } from '../../policies/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { capacityOf, writeDeed } from '../delivery/deed.js';
import { DeliveryTable } from '../delivery/delivery.table.js';
import { lockSession } from '../delivery/lock-session.js';
import { FundingTable } from '../funding/funding.table.js';
import { NoShowTable } from '../no-shows/no-show.table.js';
import { standing as standingObjection } from '../objections/objection.js';
import { ObjectionTable } from '../objections/objection.table.js';
import { opened } from './dispute.js';
import { DisputePost } from './dispute.post.js';
import type { DisputeRequest } from './dispute.request.js';
import { DisputeTable } from './dispute.table.js';
import { viewDispute } from './dispute.view.js';
import { sideIn } from './lock-dispute.js';
import { type Disputable, mayDispute } from './may-dispute.js';
import { sumToDispute } from './sum-to-dispute.js';
import { writeDispute } from './write-dispute.js';

@Injectable()
export class OpenDispute {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: DisputePost,
  ) {}

  /** Throws `booking-state`, `dispute-state`, `too-early`, `too-late`, `invalid-request`. */
  run(actor: Actor, id: BookingId, { disputed, reason, statement }: DisputeRequest) {
    return this.database.transaction(async (tx) => {
      const { standing, relations } = await lockSession(tx, actor, id, 'openDispute');
      const now = this.clock.now();
      const clocks = await new PolicyTable(tx).inForce('disputes', now);
      await new DisputeTable(tx).refuseAnother(id);
      const side = sideIn(relations);
      const about = mayDispute(await disputable(tx, standing), side, clocks, now);
      const { whole, ...sums } = await sumToDispute(tx, standing, about, disputed);
      const facts = {
        id: newId<DisputeId>(),
        bookingId: id,
        about,
        reason,
        openedAt: now,
        openedBy: actor.userId,
      } as const;
      const dispute = opened({ ...facts, openedSide: side, ...sums }, clocks);
      await writeDispute(tx, standing, dispute, { statement, whole, now });
      const deed = { deed: 'dispute-opened', facts: { disputed: dispute.disputed.minor } } as const;
      await writeDeed(tx, standing, { at: now, by: actor.userId, as: capacityOf(relations), ...deed });
      const other = side === 'client' ? 'adviser' : 'client';
      await this.post.send(tx, 'dispute-opened', dispute, {
        booking: standing,
        to: [other, 'steward'],
        quote: statement,
      });
      return viewDispute(tx, standing, dispute, now);
    });
  }
}

async function disputable(tx: Transaction, booking: Booking): Promise<Disputable> {
  const [record] = await new DeliveryTable(tx).versions(booking.id);
  return {
    booking,
    recordedAt: record?.recordedAt ?? null,
    objection: standingObjection(await new ObjectionTable(tx).of(booking.id)),
    noShow: await new NoShowTable(tx).last(booking.id),
    isSettled: (await new FundingTable(tx).settlements([booking.id])).has(booking.id),
  };
}
