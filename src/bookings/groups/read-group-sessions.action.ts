import { Injectable } from '@nestjs/common';
import { type Actor, type OperationId, permit } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId, GroupSessionId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { type GroupSession, mostToCome } from './group-session.js';
import type { FindGroupSessionsRequest } from './group-session.request.js';
import { GroupSessionTable } from './group-session.table.js';
import { viewAttendees, viewGroupSession, viewGroupSessions } from './group-session.view.js';

@Injectable()
export class ReadGroupSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  view(session: GroupSession) {
    return this.database.transaction((tx) => viewGroupSession(tx, session, this.clock.now()));
  }

  /** Those of an adviser that are to come. Throws `not-found` for one who is not live. */
  ofExpert(actor: Actor | undefined, expertId: ExpertId) {
    return this.database.transaction(async (tx) => {
      const relations = relationsToExpert(actor, await new ExpertTable(tx).find(expertId));
      permit('listGroupSessionsOfExpert', relations, 'adviser');
      const now = this.clock.now();
      const sessions = await new GroupSessionTable(tx).toComeOf(expertId, now, mostToCome);
      return { items: await viewGroupSessions(tx, sessions, now) };
    });
  }

  /** Those of all live advisers, by start. */
  find({ topic, from, to, limit, cursor }: FindGroupSessionsRequest) {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const list = { topic, now, from, to, after: placeAfter(cursor), count: limit + 1 };
      const found = await new GroupSessionTable(tx).list(list);
      const { items, next_cursor } = pageOf(found, limit, ({ startsAt, id }) => ({ at: startsAt, id }));
      return { items: await viewGroupSessions(tx, items, now), next_cursor };
    });
  }

  one(actor: Actor | undefined, id: GroupSessionId) {
    return this.database.transaction(async (tx) =>
      viewGroupSession(tx, await visible(tx, actor, id, 'readGroupSession'), this.clock.now()),
    );
  }

  /** Who has a seat, and what they want help with: for the adviser, and never for each other. */
  attendees(actor: Actor, id: GroupSessionId) {
    return this.database.transaction(async (tx) => {
      await visible(tx, actor, id, 'listAttendees');
      return viewAttendees(tx, await new GroupSessionTable(tx).liveBookingsOf([id], this.clock.now()));
    });
  }
}

async function visible(
  tx: Transaction,
  actor: Actor | undefined,
  id: GroupSessionId,
  operation: OperationId,
): Promise<GroupSession> {
  const session = await new GroupSessionTable(tx).find(id);
  permit(operation, await relationsToGroupSession(tx, actor, session), 'group session');
  return session;
}

/** Everybody sees those of a live adviser. */
export async function relationsToGroupSession(tx: Transaction, actor: Actor | undefined, { expertId }: GroupSession) {
  return relationsToExpert(actor, await new ExpertTable(tx).find(expertId));
}
