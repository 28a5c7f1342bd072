import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { newId, type PackageId, type ProgrammeId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Programme } from '../programme.js';
import { mostPackages } from './limits.js';
import { packageAmong, PackageTable } from './packages.table.js';
import { refuseClosed, refuseWithoutPackage } from './programme-state.js';
import type { AddPackageRequest } from './programme.request.js';
import { recordDeed } from './record-deed.js';
import { lockProgramme } from './relations.js';

@Injectable()
export class ChangePackages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`, `not-allowed`, `programme-state`, `too-many-entries`. */
  add(actor: Actor, programmeId: ProgrammeId, { title, value, minutes }: AddPackageRequest): Promise<Programme> {
    return this.database.transaction(async (tx) => {
      const programme = await lockProgramme(tx, actor, programmeId, 'addPackage');
      refuseClosed(programme);
      const packages = new PackageTable(tx);
      if ((await packages.ofProgramme(programmeId)).length >= mostPackages) {
        throw new Problem('too-many-entries', `This programme has ${mostPackages} packages already. Retire one first.`);
      }
      const id = newId<PackageId>();
      const what = { titleEn: title.en, titleCy: title.cy, valueMinor: value.minor, minutes };
      await packages.insert({ ...what, id, programmeId, retiredAt: null });
      const facts = { package_id: id, value_minor: value.minor, minutes };
      await recordDeed(tx, programme, 'package-added', { actor, at: this.clock.now(), facts });
      return programme;
    });
  }

  /** It cannot be applied for any more; who has applied has. Throws `not-found`, `not-allowed`, `programme-state`, `programme-not-ready`. */
  retire(actor: Actor, programmeId: ProgrammeId, id: PackageId): Promise<Programme> {
    return this.database.transaction(async (tx) => {
      const programme = await lockProgramme(tx, actor, programmeId, 'retirePackage');
      refuseClosed(programme);
      const packages = new PackageTable(tx);
      const standing = await packages.ofProgramme(programmeId);
      const retired = packageAmong(standing, id);
      refuseWithoutPackage(
        programme,
        standing.filter((one) => one !== retired),
      );
      const now = this.clock.now();
      await packages.retire(id, now);
      await recordDeed(tx, programme, 'package-retired', { actor, at: now, facts: { package_id: id } });
      return programme;
    });
  }
}
