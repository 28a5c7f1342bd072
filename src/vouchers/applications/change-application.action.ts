import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { ApplicationId, PackageId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Application } from '../application.js';
import { ApplicationTable } from '../application.table.js';
import type { ChangeApplicationRequest } from './application.request.js';
import { refuseUnless } from './application-state.js';
import { lockApplication } from './lock-application.js';
import { PackageTable } from './package.table.js';
import { withdraw } from './steps.js';
import { writeApplication } from './write-application.js';

@Injectable()
export class ChangeApplication {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Writes what is given and leaves the rest. Throws `not-found`, `not-allowed`, `application-state`. */
  run(actor: Actor, id: ApplicationId, request: ChangeApplicationRequest): Promise<Application> {
    return this.database.transaction(async (tx) => {
      const standing = await lockApplication(tx, actor, id, 'changeApplication');
      refuseUnless(standing, ['started'], 'It can be changed until it is submitted.');
      const { need = standing.need, package_id, diagnostic_id: diagnosticId = standing.diagnosticId } = request;
      const packages = new PackageTable(tx, standing.programmeId);
      const packageId = package_id ? (await packages.findOffered(package_id as PackageId)).id : standing.packageId;
      const changed = { ...standing, need, packageId, diagnosticId };
      await new ApplicationTable(tx).update(changed);
      return changed;
    });
  }

  /** Throws `not-found`, `not-allowed`, `application-state`. */
  withdraw(actor: Actor, id: ApplicationId): Promise<Application> {
    return this.database.transaction(async (tx) => {
      const standing = await lockApplication(tx, actor, id, 'withdrawApplication');
      const now = this.clock.now();
      const withdrawn = withdraw(standing, now);
      await writeApplication(tx, withdrawn, { at: now, by: actor.userId });
      return withdrawn;
    });
  }
}
