import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { writeDeed } from '../delivery/deed.js';
import { acceptDelivery } from '../delivery/delivery.js';
import { viewDelivery } from '../delivery/delivery.view.js';
import { lockSession } from '../delivery/lock-session.js';
import { SessionPost } from '../delivery/session.post.js';
import { writeAcceptance } from '../delivery/write-acceptance.js';
import { refuseOwnCase } from '../own-case.js';
import { decide, standingOne } from './objection.js';
import type { ObjectionDecisionRequest } from './objection.request.js';
import { ObjectionTable } from './objection.table.js';

@Injectable()
export class DecideObjection {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: SessionPost,
  ) {}

  /** A steward's: the record is accepted as it stands, or the adviser has to correct it. Throws `objection-state`. */
  run(actor: Actor, id: BookingId, { decision, note: said }: ObjectionDecisionRequest) {
    const note = said ?? null;
    return this.database.transaction(async (tx) => {
      const { standing } = await lockSession(tx, actor, id, 'decideObjection');
      const now = this.clock.now();
      const objections = new ObjectionTable(tx);
      const raised = standingOne(await objections.of(id));
      await refuseOwnCase(tx, actor, standing, [raised.raisedBy]);
      const objection = decide(raised, { decision, by: actor.userId, note }, now);
      await objections.update(objection);
      const booking = objection.closedAt ? acceptDelivery(standing, actor.userId, now) : standing;
      if (objection.closedAt) await writeAcceptance(tx, booking, now);
      const deed = {
        at: now,
        by: actor.userId,
        as: 'steward',
        deed: 'objection-decided',
        facts: { decision },
      } as const;
      await writeDeed(tx, booking, deed);
      const kind = objection.closedAt ? 'objection-dismissed' : 'objection-upheld';
      await this.post.send(tx, kind, booking, { to: ['client', 'adviser'], quote: note });
      return viewDelivery(tx, booking, now);
    });
  }
}
