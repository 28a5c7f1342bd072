import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import type { ApplicationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Application } from '../application.js';
import { refuseOwnFunder } from '../programmes/funder.js';
import { appealDays } from './appeal-days.js';
import { ApplicationPost } from './application.post.js';
import { refuseAwardedSince } from './check-eligibility.js';
import type { AppealDecisionRequest, DecideAppealRequest } from './decision.request.js';
import { lockApplication, lockWithProgramme, refuseOwnCase } from './lock-application.js';
import { refuseScorer } from './panel.js';
import { PanelTable } from './panel.table.js';
import { appeal, decideAppeal } from './steps.js';
import { writeApplication } from './write-application.js';

@Injectable()
export class AppealDecision {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ApplicationPost,
  ) {}

  /** Throws `not-found`, `not-allowed`, `application-state`, `already-appealed`, `appeal-too-late`. */
  run(actor: Actor, id: ApplicationId, { statement }: AppealDecisionRequest): Promise<Application> {
    return this.database.transaction(async (tx) => {
      const standing = await lockApplication(tx, actor, id, 'appealDecision');
      const now = this.clock.now();
      const application = appeal(standing, statement, await appealDays(tx, now), { by: actor.userId, now });
      await writeApplication(tx, application, { kind: 'appealed', at: now, by: actor.userId });
      return application;
    });
  }

  /**
   * By a steward who neither scored it nor decided first. Throws `not-found`, `not-allowed`, `conflict-of-interest`, `application-state`,
   * `application-standing`, also where the programme has given the applicant all since that it gives to one.
   */
  decide(actor: Actor, id: ApplicationId, request: DecideAppealRequest): Promise<Application> {
    return this.database.transaction(async (tx) => {
      const { programme, application: standing } = await lockWithProgramme(tx, actor, id, 'decideAppeal');
      const now = this.clock.now();
      await refuseOwnCase(tx, actor, standing, now);
      await refuseOwnFunder(tx, actor, programme.funderId, now);
      refuseScorer(await new PanelTable(tx).of(id), actor.userId);
      if (request.decision === 'upheld') await refuseAwardedSince(tx, programme, standing.organisationId, now);
      const application = decideAppeal(standing, programme, request, { by: actor.userId, now });
      const kind = `appeal-${request.decision}`;
      await writeApplication(tx, application, { kind, at: now, by: actor.userId });
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'appeal-decided' },
        ...{ on: { kind: 'application', id }, organisationId: application.organisationId },
        facts: { decision: request.decision, to: application.state },
      });
      await this.post.send(tx, `appeal-${request.decision}`, application);
      return application;
    });
  }
}
