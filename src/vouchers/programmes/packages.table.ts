import { IsNull } from 'typeorm';
import type { PackageId, ProgrammeId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Package } from '../programme.js';
import { packageSchema } from '../programme.table.js';

/** What programmes award. Whoever changes one has locked its programme. */
export class PackageTable {
  constructor(private readonly tx: Transaction) {}

  async insert(one: Package): Promise<void> {
    await this.tx.insert(packageSchema, one);
  }

  async retire(id: PackageId, now: Temporal.Instant): Promise<void> {
    await this.tx.update(packageSchema, { id }, { retiredAt: now });
  }

  /** Those that can be applied for, the smallest first. */
  ofProgramme(programmeId: ProgrammeId): Promise<Package[]> {
    return this.ofProgrammes([programmeId]);
  }

  ofProgrammes(ids: readonly ProgrammeId[]): Promise<Package[]> {
    return this.tx
      .createQueryBuilder(packageSchema, 'p')
      .where('p.programmeId = ANY(:ids)', { ids })
      .andWhere({ retiredAt: IsNull() })
      .orderBy('p.valueMinor')
      .addOrderBy('p.id')
      .getMany();
  }
}

/** Throws `not-found`. */
export function packageAmong(packages: readonly Package[], id: PackageId): Package {
  const found = packages.find((one) => one.id === id);
  if (!found) throw notFound('package');
  return found;
}
