import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { ApplicationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { ProgrammeTable } from '../programme.table.js';
import { SupportEvents } from '../support-events.table.js';
import { refuseUnless } from './application-state.js';
import { completePanel } from './complete-panel.js';
import { lockApplication, refuseOwnCase } from './lock-application.js';
import { refuseOtherCriteria } from './panel.js';
import type { ScoreApplicationRequest } from './panel.request.js';
import { PanelTable } from './panel.table.js';

@Injectable()
export class ScoreApplication {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Once, and for good; nobody sees it until the last has scored. Whoever has come close to the applicant since they were
   * asked leaves the panel instead. Throws `not-found`, `not-allowed`, `conflict-of-interest`, `application-state`,
   * `criteria-differ`, `already-scored`.
   */
  run(actor: Actor, id: ApplicationId, { points, comment }: ScoreApplicationRequest): Promise<void> {
    return this.database.transaction(async (tx) => {
      const application = await lockApplication(tx, actor, id, 'scoreApplication');
      const now = this.clock.now();
      await refuseOwnCase(tx, actor, application, now);
      refuseUnless(application, ['diagnosed'], 'It is scored once it is diagnosed, and until it is decided.');
      const panel = new PanelTable(tx);
      refuseOtherCriteria(points, await panel.criteriaOf(application.programmeId));
      await panel.insertScore(id, actor.userId, { scoredAt: now, points, comment });
      await new SupportEvents(tx).record({
        ...{ subject: 'application', subjectId: id, kind: 'score-given', at: now, by: actor.userId },
      });
      await completePanel(tx, application, await new ProgrammeTable(tx).find(application.programmeId), now);
    });
  }
}
