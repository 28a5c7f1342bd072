import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { ApplicationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { ProgrammeTable } from '../programme.table.js';
import { ApplicationListTable } from './application-list.table.js';
import { refuseOwnCase, relationsToApplication } from './lock-application.js';
import type { ListScoringRequest } from './panel.request.js';
import { PanelTable } from './panel.table.js';
import { viewPanel, viewScoring } from './panel.view.js';

@Injectable()
export class ReadPanel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Until all have scored, a scorer sees their own score alone, and a steward none. Who is close to the applicant sees none of it.
   * Throws `not-found`, `not-allowed`, `conflict-of-interest`.
   */
  run(actor: Actor, id: ApplicationId) {
    return this.database.transaction(async (tx) => {
      const application = await new ApplicationListTable(tx).find(id);
      permit('readPanel', await relationsToApplication(tx, actor, application), 'application');
      await refuseOwnCase(tx, actor, application, this.clock.now());
      const panel = new PanelTable(tx);
      const [scorers, wanted] = [await panel.of(id), await panel.criteriaOf(application.programmeId)];
      const { scorers: least } = await new ProgrammeTable(tx).find(application.programmeId);
      return viewPanel({ application, scorers, wanted, least }, actor.userId);
    });
  }

  /** What somebody was asked to score, the newest first. */
  ofPerson(actor: Actor, { limit, cursor }: ListScoringRequest) {
    return this.database.transaction(async (tx) => {
      const found = await new PanelTable(tx).ofPerson(actor.userId, placeAfter(cursor), limit + 1);
      const placeOf = ({ assignedAt, applicationId }: (typeof found)[number]) => ({
        at: assignedAt,
        id: applicationId,
      });
      const { items, next_cursor } = pageOf(found, limit, placeOf);
      const applications = await new ApplicationListTable(tx).some(items.map(({ applicationId }) => applicationId));
      const shown = applications.flatMap((application) =>
        items.filter((each) => each.applicationId === application.id).map((each) => viewScoring(application, each)),
      );
      return { items: shown, next_cursor };
    });
  }
}
