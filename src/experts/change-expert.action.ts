import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../accounts/index.js';
import type { ExpertId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { type Expert, inState, refuseUnfit } from './expert.js';
import type { ChangeExpertRequest, ChangeExpertStateRequest } from './expert.request.js';
import { ExpertTable } from './expert.table.js';
import { refuseUnknownBody, relationsToExpert, withChanges } from './profile.js';

@Injectable()
export class ChangeExpert {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `profile-not-ready` where a live profile would lose what it needs. */
  run(actor: Actor, id: ExpertId, request: ChangeExpertRequest): Promise<Expert> {
    return this.change(actor, id, 'changeExpert', async (tx, standing) => {
      const changed = withChanges(standing, request);
      await refuseUnknownBody(tx, changed.overseenBy);
      refuseUnfit(changed);
      return changed;
    });
  }

  /** Throws `profile-state`, `profile-not-ready`. */
  setState(actor: Actor, id: ExpertId, { state }: ChangeExpertStateRequest): Promise<Expert> {
    return this.change(actor, id, 'changeExpertState', async (tx, standing) => {
      const changed = inState(standing, state, this.clock.now());
      if (actor.userId !== standing.userId) await writeStateChange(tx, actor, standing, changed);
      return changed;
    });
  }

  private change(
    actor: Actor,
    id: ExpertId,
    operation: 'changeExpert' | 'changeExpertState',
    decide: (tx: Transaction, standing: Expert) => Promise<Expert>,
  ): Promise<Expert> {
    return this.database.transaction(async (tx) => {
      const experts = new ExpertTable(tx);
      const standing = await experts.lock(id);
      permit(operation, relationsToExpert(actor, standing), 'adviser');
      const changed = await decide(tx, standing);
      await experts.update(changed);
      return changed;
    });
  }
}

/** What a steward does to somebody's profile is written down; what advisers do to their own is their affair. */
function writeStateChange(tx: Transaction, actor: Actor, from: Expert, to: Expert): Promise<void> {
  return new Audit(tx).write({
    at: to.stateSince,
    by: actor.userId,
    as: 'steward',
    deed: 'adviser-state-changed',
    on: { kind: 'adviser', id: to.id },
    about: to.userId,
    facts: { from: from.state, to: to.state },
  });
}
