import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import type { ApplicationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Application } from '../application.js';
import { offerVoucher } from '../awards/offer-voucher.js';
import { refuseOwnFunder } from '../programmes/funder.js';
import { ApplicationPost } from './application.post.js';
import type { DecideApplicationRequest } from './decision.request.js';
import { lockWithProgramme, refuseOwnCase } from './lock-application.js';
import { PackageTable } from './package.table.js';
import { decide } from './steps.js';
import { writeApplication } from './write-application.js';

@Injectable()
export class DecideApplication {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ApplicationPost,
  ) {}

  /**
   * A steward writes down what the panel or the members decided. Throws `not-found`, `not-allowed`, `conflict-of-interest`,
   * `application-state`, `invalid-request`, and where there is no money to offer `programme-state`, `programme-budget`,
   * `programme-month-full` or `balance-too-low`.
   */
  run(actor: Actor, id: ApplicationId, { reason, ...request }: DecideApplicationRequest): Promise<Application> {
    return this.database.transaction(async (tx) => {
      const { programme, application: standing } = await lockWithProgramme(tx, actor, id, 'decideApplication');
      const now = this.clock.now();
      await refuseOwnCase(tx, actor, standing, now);
      await refuseOwnFunder(tx, actor, programme.funderId, now);
      const decided = { ...request, reason: reason ?? null };
      const application = decide(standing, programme, decided, { by: actor.userId, now });
      await writeApplication(tx, application, { at: now, by: actor.userId });
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'application-decided' },
        ...{ on: { kind: 'application', id }, organisationId: application.organisationId },
        facts: { from: standing.state, to: application.state, on: request.on },
      });
      await this.tell(tx, application);
      if (request.decision !== 'offer') return application;
      const chosen = await new PackageTable(tx, programme.id).find(application.packageId);
      await offerVoucher(tx, { application, programme, package: chosen, by: actor.userId, now });
      return application;
    });
  }

  /** An offer has a letter of its own, with its terms. */
  private async tell(tx: Transaction, application: Application): Promise<void> {
    const { state } = application;
    if (state === 'rejected' || state === 'wait-listed') await this.post.send(tx, state, application);
  }
}
