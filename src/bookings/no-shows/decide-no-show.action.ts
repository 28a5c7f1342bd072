import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { BookingPost } from '../booking.post.js';
import { writeDeed } from '../delivery/deed.js';
import { lockSession } from '../delivery/lock-session.js';
import { SessionPost } from '../delivery/session.post.js';
import { DisputeTable } from '../disputes/dispute.table.js';
import { refuseOwnCase } from '../own-case.js';
import { decide, undo } from './no-show.js';
import type { NoShowDecisionRequest } from './no-show.request.js';
import { NoShowTable } from './no-show.table.js';
import { viewNoShow } from './no-show.view.js';
import { settleNoShow } from './settle-no-show.js';

@Injectable()
export class DecideNoShow {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: SessionPost,
    private readonly bookingPost: BookingPost,
  ) {}

  /** A steward's: it stands, and what was paid is settled, or the session is confirmed again. Throws `no-show-state`. */
  run(actor: Actor, id: BookingId, { decision, note: said }: NoShowDecisionRequest) {
    const note = said ?? null;
    return this.database.transaction(async (tx) => {
      const { bookings, standing } = await lockSession(tx, actor, id, 'decideNoShow');
      const now = this.clock.now();
      const noShows = new NoShowTable(tx);
      const reported = await noShows.standing(standing);
      await new DisputeTable(tx).refuseAnother(id);
      await refuseOwnCase(tx, actor, standing, [reported.reportedBy, reported.contestedBy]);
      const noShow = decide(reported, { decision, by: actor.userId, note }, now);
      await noShows.update(noShow);
      if (decision === 'undone') {
        await bookings.update(undo(standing, now));
        await bookings.record(id, { kind: 'corrected', at: now, by: actor.userId, facts: { undone: 'no-show' } });
      } else await settleNoShow(tx, this.bookingPost, standing, now);
      const deed = { at: now, by: actor.userId, as: 'steward', deed: 'no-show-decided', facts: { decision } } as const;
      await writeDeed(tx, standing, deed);
      const news = { to: ['client', 'adviser'], missing: noShow.side, quote: note } as const;
      await this.post.send(tx, decision === 'undone' ? 'no-show-undone' : 'no-show-stands', standing, news);
      return viewNoShow(noShow, now);
    });
  }
}
