import type { UserId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';

/** Who there is, over every module's tables, as only a machine of one's own may show it. */
export class DemoAccountTable {
  constructor(private readonly tx: Transaction) {}

  list(): Promise<unknown[]> {
    return this.tx.query(`
      SELECT u.name, u.email, array(
        SELECT 'steward' FROM stewards s WHERE s.user_id = u.id
        UNION ALL SELECT e.kind || ' adviser, ' || e.state FROM experts e WHERE e.user_id = u.id
        UNION ALL SELECT m.role || ' of ' || o.name FROM memberships m JOIN organisations o ON o.id = m.organisation_id WHERE m.user_id = u.id
      ) AS roles
      FROM "user" u ORDER BY u.name, u.id LIMIT 500`);
  }

  /** Throws `not-found`. */
  async idOf(email: string): Promise<UserId> {
    const rows: { id: UserId }[] = await this.tx.query('SELECT id FROM "user" WHERE email = lower($1)', [email]);
    if (!rows[0]) throw notFound('account');
    return rows[0].id;
  }
}
