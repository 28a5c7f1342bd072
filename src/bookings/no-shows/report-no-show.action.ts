import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { type BookingId, newId } from '../../kernel/id.js';
import { PolicyTable } from '../../policies/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { capacityOf, writeDeed } from '../delivery/deed.js';
import { findSession, lockSession } from '../delivery/lock-session.js';
import { SessionPost } from '../delivery/session.post.js';
import { DisputeTable } from '../disputes/dispute.table.js';
import { contest, type NoShow, report } from './no-show.js';
import type { ContestRequest, NoShowRequest } from './no-show.request.js';
import { NoShowTable } from './no-show.table.js';
import { viewNoShow } from './no-show.view.js';

@Injectable()
export class ReportNoShow {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: SessionPost,
  ) {}

  read(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      await findSession(tx, actor, id, 'readNoShow');
      return viewNoShow(await new NoShowTable(tx).find(id), this.clock.now());
    });
  }

  /** Whoever is said not to have come is told. Throws `booking-state`, `too-early`, `too-late`, `not-allowed`. */
  run(actor: Actor, id: BookingId, { side }: NoShowRequest) {
    return this.database.transaction(async (tx) => {
      const { bookings, standing, relations } = await lockSession(tx, actor, id, 'reportNoShow');
      const now = this.clock.now();
      const noShows = new NoShowTable(tx);
      const undoneAt = (await noShows.last(id))?.decidedAt ?? null;
      const { no_show_minutes: waitMinutes, acceptance_hours: hours } = await new PolicyTable(tx).inForce(
        'clocks',
        now,
      );
      const booking = report(standing, { side, by: actor.userId, relations, waitMinutes, undoneAt }, now);
      const noShow = reported(id, { side, reportedAt: now, reportedBy: actor.userId, contestBy: now.add({ hours }) });
      await bookings.update(booking);
      await noShows.insert(noShow);
      await bookings.record(id, { kind: 'no-show', at: now, by: actor.userId, facts: { side } });
      const as = capacityOf(relations);
      await writeDeed(tx, booking, { at: now, by: actor.userId, as, deed: 'no-show-reported', facts: { side } });
      await this.post.send(tx, 'no-show-reported', booking, { to: [side], missing: side, until: noShow.contestBy });
      return viewNoShow(noShow, now);
    });
  }

  /** It stands until a steward has decided, or the clock. Throws `no-show-state`, `too-late`, `not-allowed`. */
  contest(actor: Actor, id: BookingId, { statement }: ContestRequest) {
    return this.database.transaction(async (tx) => {
      const { standing, relations } = await lockSession(tx, actor, id, 'contestNoShow');
      const now = this.clock.now();
      const noShows = new NoShowTable(tx);
      await new DisputeTable(tx).refuseAnother(id);
      const noShow = contest(await noShows.standing(standing), { by: actor.userId, relations, statement }, now);
      await noShows.update(noShow);
      const as = capacityOf(relations);
      await writeDeed(tx, standing, { at: now, by: actor.userId, as, deed: 'no-show-contested' });
      const other = noShow.side === 'client' ? 'adviser' : 'client';
      const news = { to: [other, 'steward'], missing: noShow.side, quote: statement } as const;
      await this.post.send(tx, 'no-show-contested', standing, news);
      return viewNoShow(noShow, now);
    });
  }
}

function reported(
  bookingId: BookingId,
  said: Pick<NoShow, 'side' | 'reportedAt' | 'reportedBy' | 'contestBy'>,
): NoShow {
  const nothingYet = {
    contestedAt: null,
    contestedBy: null,
    statement: null,
    warnedAt: null,
    decision: null,
    decidedAt: null,
  } as const;
  return { id: newId(), bookingId, ...said, ...nothingYet, decidedBy: null, decisionNote: null };
}
