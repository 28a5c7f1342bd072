import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { ApplicationId, OrganisationId, ProgrammeId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { ProgrammeTable } from '../programme.table.js';
import { appealDays } from './appeal-days.js';
import { type ApplicationList, ApplicationListTable, type NamedApplication } from './application-list.table.js';
import type { ListApplicationsRequest } from './application.request.js';
import { type applicationsView, viewApplication, viewSummary, viewToFunder } from './application.view.js';
import { relationsToApplication } from './lock-application.js';

@Injectable()
export class ReadApplications {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`. */
  one(actor: Actor, id: ApplicationId) {
    return this.database.transaction(async (tx) => {
      const application = await new ApplicationListTable(tx).find(id);
      permit('readApplication', await relationsToApplication(tx, actor, application), 'application');
      return viewApplication(application, await appealDays(tx, this.clock.now()));
    });
  }

  /** Throws `not-found`. */
  ofOrganisation(actor: Actor, organisationId: OrganisationId, request: ListApplicationsRequest) {
    permit('listOrganisationApplications', relationsTo(actor, organisationId), 'organisation');
    return this.list({ organisationId, submitted: false }, request);
  }

  /** The funder sees what was submitted, and of whom what is reported to it. Throws `not-found`. */
  async ofProgramme(actor: Actor, programmeId: ProgrammeId, request: ListApplicationsRequest) {
    const { funderId, reportFields } = await this.database.transaction((tx) =>
      new ProgrammeTable(tx).find(programmeId),
    );
    permit('listProgrammeApplications', relationsTo(actor, funderId), 'programme');
    const view = actor.steward ? viewSummary : (one: NamedApplication) => viewToFunder(one, reportFields);
    return this.list({ programmeId, submitted: !actor.steward }, request, view);
  }

  /** Throws `not-found` to whoever is no steward. */
  all(actor: Actor, request: ListApplicationsRequest) {
    permit('listApplications', actor.steward ? ['steward'] : [], 'register');
    return this.list({ submitted: false }, request);
  }

  private async list(
    which: Pick<ApplicationList, 'organisationId' | 'programmeId' | 'submitted'>,
    { state, open_appeal, limit, cursor }: ListApplicationsRequest,
    view: (application: NamedApplication) => z.output<typeof applicationsView>['items'][number] = viewSummary,
  ) {
    const after = placeAfter(cursor);
    const openAppeal = open_appeal === undefined ? undefined : open_appeal === 'true';
    const found = await this.database.transaction((tx) =>
      new ApplicationListTable(tx).list({ ...which, state, openAppeal, after, count: limit + 1 }),
    );
    const { items, next_cursor } = pageOf(found, limit, ({ startedAt, id }) => ({ at: startedAt, id }));
    return { items: items.map(view), next_cursor };
  }
}
