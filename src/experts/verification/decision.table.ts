import { EntitySchema } from 'typeorm';
import { type ExpertId, newId } from '../../kernel/id.js';
import { instant, text, uuid, uuidKey } from '../../platform/columns.js';
import type { Transaction } from '../../platform/database.js';
import type { ProfileDecision } from './verification.js';

export const profileDecisionSchema = new EntitySchema<ProfileDecision>({
  name: 'profile_decisions',
  columns: { id: uuidKey, expertId: uuid, decision: text, reasons: text, decidedAt: instant, decidedBy: uuid },
});

export class DecisionTable {
  constructor(private readonly tx: Transaction) {}

  async insert(decision: Omit<ProfileDecision, 'id'>): Promise<void> {
    await this.tx.insert(profileDecisionSchema, { ...decision, id: newId<ProfileDecision['id']>() });
  }

  /** Newest first; at most 200. */
  ofExpert(expertId: ExpertId): Promise<ProfileDecision[]> {
    return this.tx.find(profileDecisionSchema, {
      where: { expertId },
      order: { decidedAt: 'DESC', id: 'DESC' },
      take: 200,
    });
  }

  /** How often each was returned before. */
  async timesReturned(ids: readonly ExpertId[]): Promise<Map<ExpertId, number>> {
    const rows: { id: ExpertId; times: number }[] = await this.tx.query(
      `SELECT expert_id AS id, count(*)::int AS times FROM profile_decisions
       WHERE expert_id = ANY($1) AND decision = 'returned' GROUP BY expert_id`,
      [ids],
    );
    return new Map(rows.map(({ id, times }) => [id, times]));
  }
}
