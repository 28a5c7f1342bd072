import type { InterestId, OrganisationId, UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Interest } from './interest.js';

type Row = Omit<Interest, 'declaredAt'> & { readonly declaredAt: Date };

const columns = `i.id, i.user_id AS "userId", i.organisation_id AS "organisationId",
  coalesce(i.organisation_name, o.name) AS "organisationName", i.nature, i.note, i.since, i.until, i.declared_at AS "declaredAt"`;

/** Interests are declared and ended, and never deleted. */
export class InterestTable {
  constructor(private readonly tx: Transaction) {}

  /** The latest first. */
  ofPerson(userId: UserId): Promise<Interest[]> {
    return this.select('i.user_id = $1', userId);
  }

  /** Those that somebody has in an organisation on a day. */
  current(userId: UserId, organisationId: OrganisationId, today: string): Promise<Interest[]> {
    return this.select(
      'i.user_id = $1 AND i.organisation_id = $2 AND i.since <= $3 AND (i.until IS NULL OR i.until >= $3)',
      ...[userId, organisationId, today],
    );
  }

  /** Locked. Throws `not-found` unless it is this person’s. */
  async lock(userId: UserId, id: InterestId): Promise<Interest> {
    await this.tx.query('SELECT FROM interests WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const [interest] = await this.select('i.user_id = $1 AND i.id = $2', userId, id);
    if (!interest) throw notFound('interest');
    return interest;
  }

  async insert(interest: Interest): Promise<void> {
    const { id, userId, organisationId, organisationName, nature, note, since, until, declaredAt } = interest;
    const name = organisationId === null ? organisationName : null;
    await this.tx.query(
      `INSERT INTO interests (id, user_id, organisation_id, organisation_name, nature, note, since, until, declared_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, userId, organisationId, name, nature, note, since, until, declaredAt.toString()],
    );
  }

  async end(id: InterestId, until: string): Promise<void> {
    await this.tx.query('UPDATE interests SET until = $2 WHERE id = $1', [id, until]);
  }

  private async select(condition: string, ...values: unknown[]): Promise<Interest[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM interests i LEFT JOIN organisations o ON o.id = i.organisation_id
       WHERE ${condition} ORDER BY i.declared_at DESC, i.id DESC`,
      values,
    );
    return rows.map((row) => ({ ...row, declaredAt: row.declaredAt.toTemporalInstant() }));
  }
}
