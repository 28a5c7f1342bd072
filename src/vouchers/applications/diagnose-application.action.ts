import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import type { ApplicationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Application } from '../application.js';
import type { DiagnoseApplicationRequest } from './application.request.js';
import { lockApplication, refuseOwnCase } from './lock-application.js';
import { diagnose } from './steps.js';
import { writeApplication } from './write-application.js';

@Injectable()
export class DiagnoseApplication {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A steward says what kind of adviser the need takes. Throws `not-found`, `not-allowed`, `conflict-of-interest`, `application-state`. */
  run(actor: Actor, id: ApplicationId, request: DiagnoseApplicationRequest): Promise<Application> {
    return this.database.transaction(async (tx) => {
      const standing = await lockApplication(tx, actor, id, 'diagnoseApplication');
      const now = this.clock.now();
      await refuseOwnCase(tx, actor, standing, now);
      const { adviser_kind: adviserKind, topics, note } = request;
      const application = diagnose(standing, { adviserKind, topics, note }, actor.userId, now);
      await writeApplication(tx, application, { at: now, by: actor.userId });
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'application-diagnosed' },
        ...{ on: { kind: 'application', id }, organisationId: application.organisationId },
        facts: { adviser_kind: adviserKind, topics },
      });
      return application;
    });
  }
}
