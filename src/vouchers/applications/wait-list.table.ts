import type { ApplicationId, PackageId, ProgrammeId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';

export interface Waiting {
  readonly id: ApplicationId;
  readonly packageId: PackageId;
}

/** Who waits for a programme's money. */
export class WaitListTable {
  constructor(private readonly tx: Transaction) {}

  /** Those that are open, and have anybody waiting. */
  async programmes(): Promise<ProgrammeId[]> {
    const rows: { id: ProgrammeId }[] = await this.tx.query(
      `SELECT id FROM programmes p WHERE state = 'open'
         AND EXISTS (SELECT FROM applications a WHERE a.programme_id = p.id AND a.state = 'wait-listed') ORDER BY id LIMIT 1000`,
    );
    return rows.map(({ id }) => id);
  }

  async isEmpty(programmeId: ProgrammeId): Promise<boolean> {
    return (await this.inOrder(programmeId, 1)).length === 0;
  }

  /** Whoever scored highest first, and of the same score who submitted first. */
  async inOrder(programmeId: ProgrammeId, count = 1000): Promise<Waiting[]> {
    const rows: { id: ApplicationId; package_id: PackageId }[] = await this.tx.query(
      `SELECT id, package_id FROM applications WHERE programme_id = $1 AND state = 'wait-listed'
       ORDER BY score_half_points DESC NULLS LAST, submitted_at, id LIMIT $2`,
      [programmeId, count],
    );
    return rows.map(({ id, package_id: packageId }) => ({ id, packageId }));
  }
}
