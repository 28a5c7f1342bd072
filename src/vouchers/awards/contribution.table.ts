import type { ContributionId, UserId, VoucherId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Contribution } from './contribution.js';

interface Row {
  readonly id: ContributionId;
  readonly voucher_id: VoucherId;
  readonly what: string;
  readonly given_on: string;
  readonly minutes: number | null;
  readonly value_minor: number;
  readonly evidence: string;
  readonly recorded_at: Date;
  readonly recorded_by: UserId;
  readonly decision: Contribution['decision'];
  readonly decided_at: Date | null;
  readonly decided_by: UserId | null;
  readonly reason: string | null;
}

/** What clients give in kind. The voucher is locked by whoever writes. */
export class ContributionTable {
  constructor(private readonly tx: Transaction) {}

  async insert(one: Contribution): Promise<void> {
    await this.tx.query(
      `INSERT INTO contributions (id, voucher_id, what, given_on, minutes, value_minor, evidence, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[one.id, one.voucherId, one.what, one.givenOn, one.minutes, one.valueMinor, one.evidence],
        ...[one.recordedAt.toString(), one.recordedBy],
      ],
    );
  }

  async decide(one: Contribution): Promise<void> {
    await this.tx.query(
      'UPDATE contributions SET decision = $2, decided_at = $3, decided_by = $4, reason = $5 WHERE id = $1',
      [one.id, one.decision, one.decidedAt?.toString() ?? null, one.decidedBy, one.reason],
    );
  }

  /** The newest first; there are at most a hundred. */
  async of(voucherId: VoucherId): Promise<Contribution[]> {
    const rows: Row[] = await this.tx.query(
      'SELECT * FROM contributions WHERE voucher_id = $1 ORDER BY recorded_at DESC, id DESC',
      [voucherId],
    );
    return rows.map(contributionOf);
  }

  /** Throws `not-found`. */
  async find(voucherId: VoucherId, id: ContributionId): Promise<Contribution> {
    const rows: Row[] = await this.tx.query('SELECT * FROM contributions WHERE voucher_id = $1 AND id = $2', [
      voucherId,
      id,
    ]);
    if (!rows[0]) throw notFound('contribution');
    return contributionOf(rows[0]);
  }
}

function contributionOf(row: Row): Contribution {
  return {
    id: row.id,
    voucherId: row.voucher_id,
    what: row.what,
    givenOn: row.given_on,
    minutes: row.minutes,
    valueMinor: row.value_minor,
    evidence: row.evidence,
    recordedAt: row.recorded_at.toTemporalInstant(),
    recordedBy: row.recorded_by,
    decision: row.decision,
    decidedAt: row.decided_at?.toTemporalInstant() ?? null,
    decidedBy: row.decided_by,
    reason: row.reason,
  };
}
