import { type ComplaintId, newId, type UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Person } from '../organisation.js';
import type { Complaint, ComplaintState, ComplaintSubject } from './complaint.js';

/** A complaint as it lies in the database, with its history. */
export interface KeptComplaint extends Complaint {
  readonly complainantName: string;
  readonly remindedAt: Temporal.Instant | null;
  readonly overdueAt: Temporal.Instant | null;
  readonly history: readonly { readonly kind: string; readonly at: string; readonly by: UserId | null }[];
}

/** Which part of the register. */
export interface ComplaintList {
  readonly state: ComplaintState | undefined;
  readonly about: ComplaintSubject | undefined;
  readonly overdue: boolean | undefined;
  readonly now: Temporal.Instant;
  readonly after: Place | undefined;
  readonly count: number;
}

interface Row {
  readonly id: ComplaintId;
  readonly number: number;
  readonly user_id: UserId;
  readonly name: string;
  readonly about: ComplaintSubject;
  readonly body: string;
  readonly booking_reference: string | null;
  readonly state: ComplaintState;
  readonly received_at: Date;
  readonly due_at: Date;
  readonly acknowledged_at: Date | null;
  readonly resolved_at: Date | null;
  readonly outcome: string | null;
  readonly reminded_at: Date | null;
  readonly overdue_at: Date | null;
  readonly history: KeptComplaint['history'];
}

const columns = `c.*, u.name, (
  SELECT coalesce(json_agg(json_build_object('kind', e.kind, 'at', e.at, 'by', e.by_user) ORDER BY e.at, e.id), '[]')
  FROM complaint_events e WHERE e.complaint_id = c.id) AS history`;

export class ComplaintTable {
  constructor(private readonly tx: Transaction) {}

  /** Makes those who complain as one person at once wait for each other. */
  async lockPerson(userId: UserId): Promise<void> {
    await this.tx.query('SELECT FROM "user" WHERE id = $1 FOR NO KEY UPDATE', [userId]);
  }

  async countOpen(userId: UserId): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      `SELECT count(*)::int AS count FROM complaints WHERE user_id = $1 AND state <> 'resolved'`,
      [userId],
    );
    return rows[0]?.count ?? 0;
  }

  /** @returns its number, which the database gives */
  async insert(complaint: Omit<Complaint, 'number'>): Promise<number> {
    const { id, userId, about, body, bookingReference, receivedAt, dueAt } = complaint;
    const rows: { number: number }[] = await this.tx.query(
      `INSERT INTO complaints (id, user_id, about, body, booking_reference, received_at, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING number`,
      [id, userId, about, body, bookingReference, receivedAt.toString(), dueAt.toString()],
    );
    const [row] = rows;
    if (!row) throw new Error(`Complaint ${id} got no number.`);
    return row.number;
  }

  async lock(id: ComplaintId): Promise<void> {
    await this.tx.query('SELECT FROM complaints WHERE id = $1 FOR NO KEY UPDATE', [id]);
  }

  /** Throws `not-found`. */
  async find(id: ComplaintId): Promise<KeptComplaint> {
    const [found] = await this.some('c.id = $1', [id]);
    if (!found) throw notFound('complaint');
    return found;
  }

  /** The newest first. */
  ofPerson(userId: UserId): Promise<KeptComplaint[]> {
    return this.some('c.user_id = $1 ORDER BY c.received_at DESC, c.id DESC LIMIT 200', [userId]);
  }

  /** What is due first comes first. */
  list({ state, about, overdue, now, after, count }: ComplaintList): Promise<KeptComplaint[]> {
    return this.some(
      `($1::text IS NULL OR c.state = $1) AND ($2::text IS NULL OR c.about = $2)
       AND ($3::boolean IS NULL OR (c.state = 'received' AND c.due_at <= $4) = $3)
       AND ($5::timestamptz IS NULL OR (c.due_at, c.id) > ($5, $6::uuid))
       ORDER BY c.due_at, c.id LIMIT $7`,
      [state ?? null, about ?? null, overdue ?? null, now.toString(), after?.at ?? null, after?.id ?? null, count],
    );
  }

  async update({ id, state, acknowledgedAt, resolvedAt, outcome }: Complaint): Promise<void> {
    await this.tx.query(
      'UPDATE complaints SET state = $2, acknowledged_at = $3, resolved_at = $4, outcome = $5 WHERE id = $1',
      [id, state, acknowledgedAt?.toString() ?? null, resolvedAt?.toString() ?? null, outcome],
    );
  }

  async record(id: ComplaintId, kind: string, by: UserId | null, at: Temporal.Instant): Promise<void> {
    await this.tx.query(
      'INSERT INTO complaint_events (id, complaint_id, kind, at, by_user) VALUES ($1, $2, $3, $4, $5)',
      [newId(), id, kind, at.toString(), by],
    );
  }

  /** Those that nobody has acknowledged, and of which stewards are to be reminded before that instant. */
  async toWatch(dueBy: Temporal.Instant, now: Temporal.Instant): Promise<ComplaintId[]> {
    return this.ids(
      `SELECT id FROM complaints WHERE state = 'received' AND overdue_at IS NULL
         AND ((reminded_at IS NULL AND due_at <= $1) OR due_at <= $2) ORDER BY due_at, id LIMIT 1000`,
      [dueBy.toString(), now.toString()],
    );
  }

  async noteWatch(id: ComplaintId, kind: 'overdue' | 'stewards-reminded', now: Temporal.Instant): Promise<void> {
    const column = { overdue: 'overdue_at', 'stewards-reminded': 'reminded_at' }[kind];
    await this.tx.query(`UPDATE complaints SET ${column} = $2 WHERE id = $1`, [id, now.toString()]);
    await this.record(id, kind, null, now);
  }

  async resolvedBefore(instant: Temporal.Instant): Promise<ComplaintId[]> {
    return this.ids(
      `SELECT id FROM complaints WHERE state = 'resolved' AND forgotten_at IS NULL AND resolved_at < $1
       ORDER BY resolved_at, id LIMIT 1000`,
      [instant.toString()],
    );
  }

  /** Its texts go; that it was, and what became of it, stays. */
  async forget(id: ComplaintId, now: Temporal.Instant): Promise<void> {
    const [, count]: [unknown, number] = await this.tx.query(
      `UPDATE complaints SET body = '', outcome = '', booking_reference = NULL, forgotten_at = $2
       WHERE id = $1 AND forgotten_at IS NULL`,
      [id, now.toString()],
    );
    if (count > 0) await this.record(id, 'forgotten', null, now);
  }

  stewards(): Promise<Person[]> {
    return this.tx.query(
      `SELECT u.id AS "userId", u.name, u.email, u.language, u.zone FROM stewards s JOIN "user" u ON u.id = s.user_id ORDER BY u.id`,
    );
  }

  private async some(condition: string, values: unknown[]): Promise<KeptComplaint[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM complaints c JOIN "user" u ON u.id = c.user_id WHERE ${condition}`,
      values,
    );
    return rows.map(complaintOf);
  }

  private async ids(sql: string, values: unknown[]): Promise<ComplaintId[]> {
    const rows: { id: ComplaintId }[] = await this.tx.query(sql, values);
    return rows.map(({ id }) => id);
  }
}

function complaintOf(row: Row): KeptComplaint {
  return {
    id: row.id,
    number: row.number,
    userId: row.user_id,
    complainantName: row.name,
    about: row.about,
    body: row.body,
    bookingReference: row.booking_reference,
    state: row.state,
    receivedAt: row.received_at.toTemporalInstant(),
    dueAt: row.due_at.toTemporalInstant(),
    acknowledgedAt: row.acknowledged_at?.toTemporalInstant() ?? null,
    resolvedAt: row.resolved_at?.toTemporalInstant() ?? null,
    outcome: row.outcome,
    remindedAt: row.reminded_at?.toTemporalInstant() ?? null,
    overdueAt: row.overdue_at?.toTemporalInstant() ?? null,
    history: row.history,
  };
}
