import type { ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';

/** When advisers were last told that their pay waits for a place to go to. */
export class PayoutReminderTable {
  constructor(private readonly tx: Transaction) {}

  /** Whether to tell now: not where that was done after `last`. Of many who ask at once one is told to. */
  async begin(expertId: ExpertId, now: Temporal.Instant, last: Temporal.Instant): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO payout_reminders AS r (expert_id, reminded_at) VALUES ($1, $2)
       ON CONFLICT (expert_id) DO UPDATE SET reminded_at = excluded.reminded_at WHERE r.reminded_at <= $3 RETURNING expert_id`,
      [expertId, now.toString(), last.toString()],
    );
    return rows.length > 0;
  }
}
