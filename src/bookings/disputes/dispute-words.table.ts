import type { DisputeId, UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Dispute } from './dispute.js';
import type { PanelDecision, Panelist } from './panel.js';

export const speakers = ['client', 'adviser', 'mediator'] as const;
export type Speaker = (typeof speakers)[number];

/** What somebody said in a dispute. */
export interface Statement {
  readonly id: string;
  readonly disputeId: DisputeId;
  readonly saidAt: Temporal.Instant;
  readonly saidBy: UserId;
  readonly saidAs: Speaker;
  readonly statement: string;
}

/** What a panel decided, or a steward. */
export interface Decision extends PanelDecision {
  readonly round: 1 | 2;
  readonly bySteward: UserId | null;
  readonly decidedAt: Temporal.Instant;
}

interface PanelistRow {
  readonly user_id: UserId;
  readonly name: string;
  readonly round: 1 | 2;
  readonly named_at: Date;
  readonly awarded_minor: number | null;
  readonly reason: string | null;
  readonly voted_at: Date | null;
}

export interface NamedPanelist extends Panelist {
  readonly name: string;
}

/** What is said and decided in disputes. Whoever writes has locked the booking. */
export class DisputeWordsTable {
  constructor(private readonly tx: Transaction) {}

  async say({ id, disputeId, saidAt, saidBy, saidAs, statement }: Statement): Promise<void> {
    await this.tx.query(
      'INSERT INTO dispute_statements (id, dispute_id, said_at, said_by, said_as, statement) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, disputeId, saidAt.toString(), saidBy, saidAs, statement],
    );
  }

  /** The oldest first. */
  async statements(disputeId: DisputeId): Promise<Statement[]> {
    const rows: { id: string; said_at: Date; said_by: UserId; said_as: Speaker; statement: string }[] =
      await this.tx.query('SELECT * FROM dispute_statements WHERE dispute_id = $1 ORDER BY said_at, id', [disputeId]);
    return rows.map(({ id, said_at, said_by: saidBy, said_as: saidAs, statement }) => ({
      ...{ id, disputeId, saidAt: said_at.toTemporalInstant(), saidBy, saidAs, statement },
    }));
  }

  /** Both panels, the first one first. */
  async panelists({ id, disputed }: Pick<Dispute, 'id' | 'disputed'>): Promise<NamedPanelist[]> {
    const rows: PanelistRow[] = await this.tx.query(
      `SELECT p.*, u.name FROM dispute_panelists p JOIN "user" u ON u.id = p.user_id
       WHERE p.dispute_id = $1 ORDER BY p.round, p.user_id`,
      [id],
    );
    return rows.map((row) => ({
      ...{ disputeId: id, userId: row.user_id, name: row.name, round: row.round, reason: row.reason },
      ...{ namedAt: row.named_at.toTemporalInstant(), votedAt: row.voted_at?.toTemporalInstant() ?? null },
      awarded: row.awarded_minor === null ? null : money(row.awarded_minor, disputed.currency),
    }));
  }

  async sits(disputeId: DisputeId, userId: UserId): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'SELECT FROM dispute_panelists WHERE (dispute_id, user_id) = ($1, $2)',
      [disputeId, userId],
    );
    return rows.length > 0;
  }

  async name({ disputeId, userId, round, namedAt }: Panelist): Promise<void> {
    await this.tx.query(
      'INSERT INTO dispute_panelists (dispute_id, user_id, round, named_at) VALUES ($1, $2, $3, $4)',
      [disputeId, userId, round, namedAt.toString()],
    );
  }

  /** Somebody who has said nothing yet, in whose place another comes. */
  async excuse({ disputeId, userId }: Panelist): Promise<void> {
    await this.tx.query('DELETE FROM dispute_panelists WHERE (dispute_id, user_id) = ($1, $2)', [disputeId, userId]);
  }

  async vote({ disputeId, userId, awarded, reason, votedAt }: Panelist): Promise<void> {
    await this.tx.query(
      'UPDATE dispute_panelists SET awarded_minor = $3, reason = $4, voted_at = $5 WHERE (dispute_id, user_id) = ($1, $2)',
      [disputeId, userId, awarded?.minor ?? null, reason, votedAt?.toString() ?? null],
    );
  }

  async decide(disputeId: DisputeId, { round, bySteward, awarded, decidedAt, reason }: Decision): Promise<void> {
    await this.tx.query(
      `INSERT INTO dispute_decisions (dispute_id, round, by_steward, awarded_minor, decided_at, reason)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [disputeId, round, bySteward, awarded.minor, decidedAt.toString(), reason],
    );
  }

  /** The first one first. */
  async decisions({ id, disputed }: Pick<Dispute, 'id' | 'disputed'>): Promise<Decision[]> {
    const rows: { round: 1 | 2; by_steward: UserId | null; awarded_minor: number; decided_at: Date; reason: string }[] =
      await this.tx.query('SELECT * FROM dispute_decisions WHERE dispute_id = $1 ORDER BY round', [id]);
    return rows.map(({ round, by_steward: bySteward, awarded_minor, decided_at, reason }) => ({
      ...{ round, bySteward, awarded: money(awarded_minor, disputed.currency), reason },
      decidedAt: decided_at.toTemporalInstant(),
    }));
  }
}
