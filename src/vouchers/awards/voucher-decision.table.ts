import { newId, type UserId, type VoucherId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';

export const voucherDecisions = [
  ...(['fee-received', 'fee-waived', 'extended', 'suspended', 'resumed', 'cancelled', 'clawed-back'] as const),
] as const;

/** What was decided about a voucher, by whom and why. */
export interface VoucherDecision {
  readonly voucherId: VoucherId;
  readonly kind: (typeof voucherDecisions)[number];
  readonly at: Temporal.Instant;
  /** Null where a debt suspends it by itself. */
  readonly by: UserId | null;
  readonly reason: string;
}

export class VoucherDecisionTable {
  constructor(private readonly tx: Transaction) {}

  async insert({ voucherId, kind, at, by, reason }: VoucherDecision): Promise<void> {
    await this.tx.query(
      'INSERT INTO voucher_decisions (id, voucher_id, kind, decided_at, decided_by, reason) VALUES ($1, $2, $3, $4, $5, $6)',
      [newId(), voucherId, kind, at.toString(), by, reason],
    );
  }

  /** In their order; at most 100. */
  async of(voucherId: VoucherId): Promise<VoucherDecision[]> {
    const rows: { kind: VoucherDecision['kind']; decided_at: Date; decided_by: UserId | null; reason: string }[] =
      await this.tx.query('SELECT * FROM voucher_decisions WHERE voucher_id = $1 ORDER BY decided_at, id LIMIT 100', [
        voucherId,
      ]);
    return rows.map((row) => ({
      ...{ voucherId, kind: row.kind, at: row.decided_at.toTemporalInstant() },
      ...{ by: row.decided_by, reason: row.reason },
    }));
  }
}
