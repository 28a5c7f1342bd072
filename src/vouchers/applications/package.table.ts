import type { PackageId, ProgrammeId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Package } from '../programme.js';
import { packageSchema } from '../programme.table.js';

/** What can be applied for. */
export class PackageTable {
  constructor(
    private readonly tx: Transaction,
    private readonly programmeId: ProgrammeId,
  ) {}

  /** Also one that has been retired. Throws `not-found`. */
  async find(id: PackageId): Promise<Package> {
    const found = await this.tx.findOneBy(packageSchema, { id, programmeId: this.programmeId });
    if (!found) throw notFound('package');
    return found;
  }

  /** Throws `not-found`. */
  async findOffered(id: PackageId): Promise<Package> {
    const found = await this.find(id);
    if (found.retiredAt) throw notFound('package');
    return found;
  }
}
