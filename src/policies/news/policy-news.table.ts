import { newId, type PolicyChangeId, type UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { MembersFigure, PolicyChange } from '../changes/policy-change.js';
import { tellOfChange } from './tell-of-changes.js';
import { newsOf, type PolicyNews, type PolicyNewsKind } from './policy-news.js';

interface Row {
  readonly id: string;
  readonly kind: PolicyNewsKind;
  readonly name: MembersFigure;
  readonly change_id: PolicyChangeId | null;
  readonly policy_id: string | null;
  readonly due_at: Date;
  readonly told_through: string | null;
}

/** Of which figure it is, besides. */
export type NamedNews = PolicyNews & { readonly name: MembersFigure };

/** What is to be told of the members' figures: noted with the fact, by whoever brings it about, and told by a sweep. */
export class PolicyNewsTable {
  constructor(private readonly tx: Transaction) {}

  /** What has become of a change, if anybody is told of that; that nothing is recorded once the countdown is over. Once, however often it is noted. */
  async note(change: PolicyChange, dueAt: Temporal.Instant): Promise<void> {
    await tellOfChange(this.tx, change, dueAt);
    for (const kind of newsOf(change))
      await this.tx.query(
        'INSERT INTO policy_news (id, kind, change_id, due_at) VALUES ($1, $2, $3, $4) ON CONFLICT (change_id, kind) DO NOTHING',
        [newId(), kind, change.id, (kind === 'unrecorded' ? (change.countdownEndsAt ?? dueAt) : dueAt).toString()],
      );
  }

  /** That a figure was set in an emergency. */
  async noteEmergency(policyId: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query(`INSERT INTO policy_news (id, kind, policy_id, due_at) VALUES ($1, 'overridden', $2, $3)`, [
      ...[newId(), policyId, now.toString()],
    ]);
  }

  /** The oldest first. */
  async toTell(now: Temporal.Instant): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      'SELECT id FROM policy_news WHERE told_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT 200',
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Makes those who tell the same wait for each other. Nothing, where it was told meanwhile. */
  async lock(id: string): Promise<NamedNews | undefined> {
    const rows: Row[] = await this.tx.query(
      `SELECT n.*, coalesce(c.name, p.name) AS name FROM policy_news n
       LEFT JOIN policy_changes c ON c.id = n.change_id LEFT JOIN policies p ON p.id = n.policy_id
       WHERE n.id = $1 AND n.told_at IS NULL FOR UPDATE OF n`,
      [id],
    );
    return rows[0] && newsFrom(rows[0]);
  }

  /** So far, and there are more. */
  async toldThrough(id: string, userId: UserId): Promise<void> {
    await this.tx.query('UPDATE policy_news SET told_through = $2 WHERE id = $1', [id, userId]);
  }

  async told(id: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE policy_news SET told_at = $2, told_through = NULL WHERE id = $1', [id, now.toString()]);
  }
}

function newsFrom(row: Row): NamedNews {
  const { id, kind, name, change_id: changeId, policy_id: policyId } = row;
  const shared = { id, name, dueAt: row.due_at.toTemporalInstant(), toldThrough: row.told_through };
  if (kind === 'overridden' && policyId) return { ...shared, kind, policyId };
  if (kind !== 'overridden' && changeId) return { ...shared, kind, changeId };
  throw new Error(`News ${id} is of nothing.`);
}
