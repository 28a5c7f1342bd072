import type { ExpertId, OrganisationId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';

export const mostBlocked = 1000;

/** Whether an adviser takes questions, and from whom not. Whoever changes or goes by the latter has locked the organisation. */
export class QuestionsTable {
  constructor(
    private readonly tx: Transaction,
    private readonly expertId: ExpertId,
  ) {}

  async isOpen(): Promise<boolean> {
    const rows: { open: boolean }[] = await this.tx.query('SELECT open FROM question_settings WHERE expert_id = $1', [
      this.expertId,
    ]);
    return rows[0]?.open ?? true;
  }

  async setOpen(open: boolean, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `INSERT INTO question_settings (expert_id, open, changed_at) VALUES ($1, $2, $3)
       ON CONFLICT (expert_id) DO UPDATE SET open = EXCLUDED.open, changed_at = EXCLUDED.changed_at`,
      [this.expertId, open, now.toString()],
    );
  }

  async isBlocked(organisationId: OrganisationId): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'SELECT 1 FROM blocked_organisations WHERE expert_id = $1 AND organisation_id = $2',
      [this.expertId, organisationId],
    );
    return rows.length > 0;
  }

  async blocked(): Promise<{ id: OrganisationId; name: string; blockedAt: Date }[]> {
    return this.tx.query(
      `SELECT o.id, o.name, b.blocked_at AS "blockedAt" FROM blocked_organisations b JOIN organisations o ON o.id = b.organisation_id
       WHERE b.expert_id = $1 ORDER BY o.name, o.id LIMIT $2`,
      [this.expertId, mostBlocked],
    );
  }

  /** Returns whether it was not blocked before. */
  async block(organisationId: OrganisationId, now: Temporal.Instant): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO blocked_organisations (expert_id, organisation_id, blocked_at) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [this.expertId, organisationId, now.toString()],
    );
    return rows.length > 0;
  }

  /** Returns whether it was blocked. */
  async unblock(organisationId: OrganisationId): Promise<boolean> {
    const [, count]: [unknown, number] = await this.tx.query(
      'DELETE FROM blocked_organisations WHERE expert_id = $1 AND organisation_id = $2',
      [this.expertId, organisationId],
    );
    return count > 0;
  }
}
