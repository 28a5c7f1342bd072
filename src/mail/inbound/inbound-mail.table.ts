import { newId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';

interface Waiting {
  readonly id: string;
  readonly raw: Buffer;
  readonly tries: number;
}

/** What came in by mail: its octets until it is handled, and then a code of what became of it. */
export class InboundMailTable {
  constructor(private readonly tx: Transaction) {}

  /** Undefined where it is there already, however often it is brought. */
  async insert(webhookId: string, raw: Buffer, now: Temporal.Instant): Promise<string | undefined> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO inbound_mail (id, webhook_id, raw, received_at, due_at) VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (webhook_id) DO NOTHING RETURNING id`,
      [newId(), webhookId, raw, now.toString()],
    );
    return rows[0]?.id;
  }

  async allDue(now: Temporal.Instant): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM inbound_mail WHERE handled_at IS NULL AND parked_at IS NULL AND due_at <= $1
       ORDER BY due_at, id LIMIT 200`,
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Undefined where it is handled, parked, or not to be tried yet. */
  async due(id: string, now: Temporal.Instant): Promise<Waiting | undefined> {
    const rows: Waiting[] = await this.tx.query(
      'SELECT id, raw, tries FROM inbound_mail WHERE id = $1 AND handled_at IS NULL AND parked_at IS NULL AND due_at <= $2',
      [id, now.toString()],
    );
    return rows[0];
  }

  async handled(id: string, outcome: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      'UPDATE inbound_mail SET handled_at = $3, outcome = $2, raw = NULL WHERE id = $1 AND handled_at IS NULL AND parked_at IS NULL',
      [id, outcome, now.toString()],
    );
  }

  /** @param dueAt null where it is not tried again */
  async failed(id: string, tries: number, dueAt: Temporal.Instant | null, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE inbound_mail SET tries = $2, due_at = coalesce($3, due_at), parked_at = CASE WHEN $3::timestamptz IS NULL THEN $4::timestamptz END
       WHERE id = $1 AND handled_at IS NULL`,
      [id, tries, dueAt?.toString() ?? null, now.toString()],
    );
  }

  async deleteBefore(instant: Temporal.Instant): Promise<void> {
    await this.tx.query('DELETE FROM inbound_mail WHERE received_at < $1', [instant.toString()]);
  }
}
