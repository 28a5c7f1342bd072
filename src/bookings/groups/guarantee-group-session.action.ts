import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import { Diary } from '../../diary/index.js';
import type { GroupSessionId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { refuseOwnAdviser } from '../own-case.js';
import { guarantee, type GroupSession } from './group-session.js';
import { GroupSessionPost } from './group-session.post.js';
import type { GuaranteeRequest } from './group-session.request.js';
import { GroupSessionTable } from './group-session.table.js';
import { relationsToGroupSession } from './read-group-sessions.action.js';

@Injectable()
export class GuaranteeGroupSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: GroupSessionPost,
  ) {}

  /**
   * It takes place, however few seats are taken: a named pool pays for those that are missing. Guaranteeing twice is
   * guaranteeing once. Throws `not-allowed` to its adviser, `group-session-state`, `already-started`.
   */
  run(actor: Actor, id: GroupSessionId, { pool, reason }: GuaranteeRequest): Promise<GroupSession> {
    return this.database.transaction(async (tx) => {
      const sessions = new GroupSessionTable(tx);
      const diary = await Diary.lock(tx, (await sessions.find(id)).expertId);
      const standing = await sessions.find(id);
      permit('guaranteeGroupSession', await relationsToGroupSession(tx, actor, standing), 'group session');
      await refuseOwnAdviser(tx, actor, standing.expertId);
      const now = this.clock.now();
      const session = guarantee(standing, { by: actor.userId, pool, reason }, now);
      if (standing.guaranteedAt !== null) return standing;
      await sessions.update(session);
      const { confirmed } = await sessions.seats(id, now);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'steward',
        deed: 'group-session-guaranteed',
        on: { kind: 'group-session', id },
        about: diary.ownerId,
        facts: { confirmed_seats: confirmed, minimum_seats: session.minimumSeats },
      });
      await this.post.send(tx, 'guaranteed', session);
      return session;
    });
  }
}
