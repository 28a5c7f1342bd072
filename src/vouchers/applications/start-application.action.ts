import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { OrganisationId, PackageId, ProgrammeId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Application } from '../application.js';
import { ApplicationTable } from '../application.table.js';
import { ProgrammeTable } from '../programme.table.js';
import { SupportEvents } from '../support-events.table.js';
import type { StartApplicationRequest } from './application.request.js';
import { checkEligibility } from './check-eligibility.js';
import { refuseClosed } from './open-programme.js';
import { PackageTable } from './package.table.js';
import { start } from './steps.js';

/** Of one organisation in one programme, those that came to nothing included. */
const mostApplications = 50;

@Injectable()
export class StartApplication {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what the organisation is today, and looks whether it may apply. What it last stated as its need in this programme
   * stands there again. Throws `not-found`, `not-allowed`, `programme-state`, `own-programme`, `facts-missing`,
   * `application-standing`, `application-limit`.
   */
  run(actor: Actor, organisationId: OrganisationId, request: StartApplicationRequest): Promise<Application> {
    return this.database.transaction(async (tx) => {
      permit('startApplication', relationsTo(actor, organisationId), 'organisation');
      await new AccountTable(tx).lockOrganisation(organisationId);
      const now = this.clock.now();
      const programme = await new ProgrammeTable(tx).find(request.programme_id as ProgrammeId);
      refuseClosed(programme, organisationId, now);
      const chosen = await new PackageTable(tx, programme.id).findOffered(request.package_id as PackageId);
      const applications = new ApplicationTable(tx);
      const before = await applications.before(programme.id, organisationId);
      if (before.count >= mostApplications) throw tooMany();
      const application = start(
        {
          ...(await checkEligibility(tx, programme, organisationId, now)),
          ...{ programme, packageId: chosen.id, organisationId },
          ...{ need: request.need ?? before.need, diagnosticId: request.diagnostic_id },
        },
        actor.userId,
        now,
      );
      await applications.insert(application);
      await new SupportEvents(tx).record({
        ...{ subject: 'application', subjectId: application.id, kind: application.state, at: now, by: actor.userId },
      });
      return application;
    });
  }
}

function tooMany(): Problem {
  const detail = `This organisation has applied to this programme ${mostApplications} times, which is all that it can. Please write to a steward.`;
  return new Problem('application-limit', detail);
}
