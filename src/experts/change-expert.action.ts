import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
import type { ExpertId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { type Expert, refuseUnfit } from './expert.js';
import type { ChangeExpertRequest } from './expert.request.js';
import { ExpertTable } from './expert.table.js';
import { relationsToExpert, withChanges } from './profile.js';

@Injectable()
export class ChangeExpert {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Also after approval; the kind alone stays. Throws `profile-not-ready` where a live or submitted profile would lose what it needs. */
  run(actor: Actor, id: ExpertId, request: ChangeExpertRequest): Promise<Expert> {
    return this.database.transaction(async (tx) => {
      const experts = new ExpertTable(tx);
      const standing = await experts.lock(id);
      permit('changeExpert', relationsToExpert(actor, standing), 'adviser');
      const changed = withChanges(standing, request, this.clock.now());
      refuseUnfit(changed);
      await experts.update(changed);
      return changed;
    });
  }
}
