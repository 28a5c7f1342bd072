import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { ApplicationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Application } from '../application.js';
import { offerVoucher } from '../awards/offer-voucher.js';
import type { Programme } from '../programme.js';
import { ApplicationPost } from './application.post.js';
import { checkEligibility } from './check-eligibility.js';
import { isWithinMeans } from './is-within-means.js';
import { lockWithProgramme } from './lock-application.js';
import { refuseClosed } from './open-programme.js';
import { PackageTable } from './package.table.js';
import { moveUp, submit, waitInLine } from './steps.js';
import { WaitListTable } from './wait-list.table.js';
import { writeApplication } from './write-application.js';

@Injectable()
export class SubmitApplication {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ApplicationPost,
  ) {}

  /**
   * Looks at the rules again, on what the organisation is today. First come, first served, it is offered at once what there
   * is money for, and waits otherwise. Throws `not-found`, `not-allowed`, `programme-state`, `own-programme`,
   * `application-state`, `facts-missing`, `application-incomplete`.
   */
  run(actor: Actor, id: ApplicationId): Promise<Application> {
    return this.database.transaction(async (tx) => {
      const { programme, application } = await lockWithProgramme(tx, actor, id, 'submitApplication');
      const now = this.clock.now();
      refuseClosed(programme, application.organisationId, now);
      const eligibility = await checkEligibility(tx, programme, application.organisationId, now);
      const submitted = submit(application, eligibility, actor.userId, now);
      await writeApplication(tx, submitted, { at: now, by: actor.userId });
      if (submitted.state === 'ineligible') return submitted;
      if (programme.decision === 'first-come') return this.serve(tx, programme, submitted, now);
      await this.post.send(tx, 'submitted', submitted);
      return submitted;
    });
  }

  /** Nobody is served before those who wait already: the line's own sweep knows for whom of them there is money. */
  private async serve(
    tx: Transaction,
    programme: Programme,
    submitted: Application,
    now: Temporal.Instant,
  ): Promise<Application> {
    const chosen = await new PackageTable(tx, programme.id).find(submitted.packageId);
    const isNext = await new WaitListTable(tx).isEmpty(programme.id);
    if (!isNext || !(await isWithinMeans(tx, programme, chosen, now))) {
      const waiting = waitInLine(submitted, now);
      await writeApplication(tx, waiting, { at: now, by: null });
      await this.post.send(tx, 'wait-listed', waiting);
      return waiting;
    }
    const application = moveUp(submitted, now);
    await writeApplication(tx, application, { at: now, by: null });
    await offerVoucher(tx, { application, programme, package: chosen, by: null, now });
    return application;
  }
}
