import type { OrganisationId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';

/** Whom somebody has advised or written to as an adviser: who has, decides nothing about them. Written once, and stays. */
export class WorkingRelationTable {
  constructor(private readonly tx: Transaction) {}

  async note(userId: UserId, organisationId: OrganisationId, since: Temporal.Instant): Promise<void> {
    await this.tx.query(
      'INSERT INTO working_relations (user_id, organisation_id, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [userId, organisationId, since.toString()],
    );
  }

  async stands(userId: UserId, organisationId: OrganisationId): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'SELECT FROM working_relations WHERE user_id = $1 AND organisation_id = $2',
      [userId, organisationId],
    );
    return rows.length > 0;
  }
}
