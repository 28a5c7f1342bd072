import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { writeDeed } from '../delivery/deed.js';
import { acceptDelivery } from '../delivery/delivery.js';
import { viewDelivery } from '../delivery/delivery.view.js';
import { lockSession } from '../delivery/lock-session.js';
import { SessionPost } from '../delivery/session.post.js';
import { writeAcceptance } from '../delivery/write-acceptance.js';
import { DisputePost } from '../disputes/dispute.post.js';
import { writeNoSession } from '../disputes/write-no-session.js';
import { refuseOwnCase } from '../own-case.js';
import { decide, type Objection, standingOne } from './objection.js';
import type { ObjectionDecisionRequest } from './objection.request.js';
import { ObjectionTable } from './objection.table.js';

@Injectable()
export class DecideObjection {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: SessionPost,
    private readonly disputePost: DisputePost,
  ) {}

  /**
   * A steward's: the record is accepted as it stands, or the adviser has to correct it, or there was no session, against which the adviser may
   * appeal. Throws `objection-state`.
   */
  run(actor: Actor, id: BookingId, { decision, note: said }: ObjectionDecisionRequest) {
    const note = said ?? null;
    return this.database.transaction(async (tx) => {
      const { bookings, standing } = await lockSession(tx, actor, id, 'decideObjection');
      const now = this.clock.now();
      const objections = new ObjectionTable(tx);
      const raised = standingOne(await objections.of(id));
      await refuseOwnCase(tx, actor, standing, [raised.raisedBy]);
      const objection = decide(raised, { decision, by: actor.userId, note }, now);
      await objections.update(objection);
      if (decision === 'did-not-take-place') await this.noSession(tx, standing, objection, now);
      const accepts = decision === 'as-recorded';
      const booking = accepts ? acceptDelivery(standing, actor.userId, now) : await bookings.find(id);
      if (accepts) await writeAcceptance(tx, booking, now);
      const deed = {
        at: now,
        by: actor.userId,
        as: 'steward',
        deed: 'objection-decided',
        facts: { decision },
      } as const;
      await writeDeed(tx, booking, deed);
      const kind = accepts ? 'objection-dismissed' : 'objection-upheld';
      const told = decision === 'did-not-take-place' ? [] : (['client', 'adviser'] as const);
      await this.post.send(tx, kind, booking, { to: told, quote: note });
      return viewDelivery(tx, booking, now);
    });
  }

  private async noSession(
    tx: Transaction,
    booking: Booking,
    objection: Objection,
    now: Temporal.Instant,
  ): Promise<void> {
    const { decidedBy: by, decisionNote: reason } = objection;
    if (!by || !reason) throw new Error('Nobody decided on this objection, or without a reason.');
    const dispute = await writeNoSession(tx, booking, objection, { by, reason, now });
    if (!dispute) return;
    const awarded = money(0, dispute.disputed.currency);
    await this.disputePost.send(tx, 'dispute-decided', dispute, {
      booking,
      to: ['client', 'adviser'],
      awarded,
      quote: reason,
    });
  }
}
