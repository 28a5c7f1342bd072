import type { AdviserPayoutId, ExpertId, UserId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { AdviserPayoutState } from '../adviser-payout.js';
import type { PayoutDestination, PayoutRailName } from '../payout-destination.js';
import type { ToApprove } from './approval.js';

interface Row {
  readonly id: AdviserPayoutId;
  readonly expert_id: ExpertId;
  readonly adviser_name: string;
  readonly rail: PayoutRailName;
  readonly state: AdviserPayoutState;
  readonly amount_minor: number;
  readonly planned_at: Date;
  readonly destination: PayoutDestination['state'];
  readonly external_id: string | null;
  readonly approved_at: Date | null;
  readonly approved_by: UserId | null;
  readonly told_at: Date | null;
}

const select = `
  SELECT p.id, p.expert_id, u.name AS adviser_name, p.rail, p.state, p.amount_minor, p.planned_at, p.external_id,
    d.state AS destination, a.approved_at, a.approved_by, a.told_at
  FROM adviser_payouts p JOIN experts e ON e.id = p.expert_id JOIN "user" u ON u.id = e.user_id
  JOIN payout_destinations d ON d.id = p.destination_id
  LEFT JOIN payout_approvals a ON a.payout_id = p.id`;

/** Who said that a payout may go. */
export class ApprovalTable {
  constructor(private readonly tx: Transaction) {}

  /** So that two who approve at once do not both count on the same money. Until the transaction ends; before the payouts. */
  async lockFloat(): Promise<void> {
    await this.tx.query("SELECT pg_advisory_xact_lock(hashtext('barefoot payout float'))");
  }

  /** With the places that they go to, so that these stay where advisers are paid to. */
  async lock(ids: readonly AdviserPayoutId[]): Promise<ToApprove[]> {
    await this.tx.query(
      `SELECT FROM payout_destinations WHERE id IN (SELECT destination_id FROM adviser_payouts WHERE id = ANY ($1))
       ORDER BY id FOR SHARE`,
      [ids],
    );
    await this.tx.query('SELECT FROM adviser_payouts WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
    const rows: Row[] = await this.tx.query(`${select} WHERE p.id = ANY ($1)`, [ids]);
    return rows.map(toApproveOf);
  }

  /** What nobody has approved, or was approved for a place that it is not to go to now; the oldest first. What is planned the provider has within a minute. */
  async waiting(count: number): Promise<ToApprove[]> {
    const rows: Row[] = await this.tx.query(
      `${select} WHERE p.rail = 'gocardless' AND p.state IN ('planned', 'sent')
         AND (a.payout_id IS NULL OR (a.told_at IS NULL AND d.state <> 'ready')) ORDER BY p.planned_at, p.id LIMIT $1`,
      [count],
    );
    return rows.map(toApproveOf);
  }

  /** What was approved and its provider did not know of yet at an instant: it does not count that as promised. */
  async untoldAt(at: Temporal.Instant): Promise<Money> {
    const rows: { sum: string }[] = await this.tx.query(
      `SELECT coalesce(sum(p.amount_minor), 0)::bigint AS sum FROM payout_approvals a JOIN adviser_payouts p ON p.id = a.payout_id
       WHERE p.state = 'sent' AND (a.told_at IS NULL OR a.told_at > $1)`,
      [at.toString()],
    );
    return money(Number(rows[0]?.sum));
  }

  async insert(payoutId: AdviserPayoutId, by: UserId, at: Temporal.Instant): Promise<void> {
    await this.tx.query('INSERT INTO payout_approvals (payout_id, approved_at, approved_by) VALUES ($1, $2, $3)', [
      payoutId,
      at.toString(),
      by,
    ]);
  }

  /** Those of which the provider is to be told: nothing of what goes to where its adviser is not paid now. */
  async toTell(): Promise<AdviserPayoutId[]> {
    const rows: { payout_id: AdviserPayoutId }[] = await this.tx.query(
      `SELECT a.payout_id FROM payout_approvals a JOIN adviser_payouts p ON p.id = a.payout_id
       JOIN payout_destinations d ON d.id = p.destination_id
       WHERE a.told_at IS NULL AND p.state = 'sent' AND d.state = 'ready' ORDER BY a.approved_at LIMIT 500`,
    );
    return rows.map((row) => row.payout_id);
  }

  async find(id: AdviserPayoutId): Promise<ToApprove | undefined> {
    const rows: Row[] = await this.tx.query(`${select} WHERE p.id = $1`, [id]);
    return rows.map(toApproveOf)[0];
  }

  async told(id: AdviserPayoutId, at: Temporal.Instant): Promise<void> {
    await this.tx.query(
      'UPDATE payout_approvals SET told_at = greatest(approved_at, $2) WHERE payout_id = $1 AND told_at IS NULL',
      [id, at.toString()],
    );
  }
}

function toApproveOf(row: Row): ToApprove {
  return {
    ...{ id: row.id, expertId: row.expert_id, adviserName: row.adviser_name, rail: row.rail, state: row.state },
    ...{ amount: money(row.amount_minor), plannedAt: row.planned_at.toTemporalInstant(), externalId: row.external_id },
    destination: row.destination,
    ...{ approvedAt: row.approved_at?.toTemporalInstant() ?? null, approvedBy: row.approved_by },
    toldAt: row.told_at?.toTemporalInstant() ?? null,
  };
}
