import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
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
    return this.change(actor, id, 'changeExpertState', (_tx, standing) =>
      Promise.resolve(inState(standing, state, this.clock.now())),
    );
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
