import type { OrganisationId, OutcomeId, UserId, VoucherId } from '../../../kernel/id.js';
import { notFound } from '../../../kernel/problem.js';
import type { Transaction } from '../../../platform/database.js';
import type { Place } from '../../../platform/http/cursor.js';
import type { Outcome, OutcomeKind } from './outcome.js';

interface Row {
  readonly id: OutcomeId;
  readonly voucher_id: VoucherId;
  readonly organisation_id: OrganisationId;
  readonly kind: OutcomeKind;
  readonly value: number;
  readonly happened_on: string;
  readonly evidence: string;
  readonly recorded_at: Date;
  readonly recorded_by: UserId;
  readonly withdrawn_at: Date | null;
}

/** What came of vouchers. Whoever writes has locked the voucher. */
export class OutcomeTable {
  constructor(private readonly tx: Transaction) {}

  async insert(outcome: Outcome): Promise<void> {
    const { id, voucherId, organisationId, kind, value, happenedOn, evidence, recordedAt, recordedBy } = outcome;
    await this.tx.query(
      `INSERT INTO outcomes (id, voucher_id, organisation_id, kind, value, happened_on, evidence, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, voucherId, organisationId, kind, value, happenedOn, evidence, recordedAt.toString(), recordedBy],
    );
  }

  async withdraw(id: OutcomeId, by: UserId, now: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE outcomes SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1', [
      ...[id, now.toString(), by],
    ]);
  }

  /** Throws `not-found`. */
  async find(voucherId: VoucherId, id: OutcomeId): Promise<Outcome> {
    const [found] = await this.some('voucher_id = $1 AND id = $2', [voucherId, id]);
    if (!found) throw notFound('outcome');
    return found;
  }

  async countOf(voucherId: VoucherId): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM outcomes WHERE voucher_id = $1',
      [voucherId],
    );
    return rows[0]?.count ?? 0;
  }

  /** What was recorded last comes first. */
  ofVoucher(
    voucherId: VoucherId,
    { after, count }: { readonly after: Place | undefined; readonly count: number },
  ): Promise<Outcome[]> {
    return this.some(
      `voucher_id = $1 AND ($2::timestamptz IS NULL OR (recorded_at, id) < ($2, $3::uuid))
       ORDER BY recorded_at DESC, id DESC LIMIT $4`,
      [voucherId, after?.at ?? null, after?.id ?? null, count],
    );
  }

  private async some(condition: string, values: unknown[]): Promise<Outcome[]> {
    const rows: Row[] = await this.tx.query(`SELECT * FROM outcomes WHERE ${condition}`, values);
    return rows.map((row) => ({
      ...{ id: row.id, voucherId: row.voucher_id, organisationId: row.organisation_id, kind: row.kind },
      ...{ value: row.value, happenedOn: row.happened_on, evidence: row.evidence, recordedBy: row.recorded_by },
      recordedAt: row.recorded_at.toTemporalInstant(),
      withdrawnAt: row.withdrawn_at?.toTemporalInstant() ?? null,
    }));
  }
}
