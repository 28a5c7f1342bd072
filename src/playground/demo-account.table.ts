import type { UserId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';

/** Who there is, over every module's tables, as only a machine of one's own may show it. */
export class DemoAccountTable {
  constructor(private readonly tx: Transaction) {}

  /** @param codeHash of the voucher whose code may be told to whoever books with it */
  list(codeHash: string): Promise<{ readonly has_voucher: boolean }[]> {
    return this.tx.query(
      `
      SELECT u.name, u.email, array(
        SELECT 'steward' FROM stewards s WHERE s.user_id = u.id
        UNION ALL SELECT e.kind || ' adviser, ' || e.state FROM experts e WHERE e.user_id = u.id
        UNION ALL SELECT m.role || ' of ' || o.name FROM memberships m JOIN organisations o ON o.id = m.organisation_id WHERE m.user_id = u.id
      ) AS roles,
      CASE
        WHEN EXISTS (SELECT FROM stewards s WHERE s.user_id = u.id) THEN 'steward'
        WHEN EXISTS (SELECT FROM experts e WHERE e.user_id = u.id) THEN 'adviser'
        ELSE coalesce((SELECT o.kind FROM memberships m JOIN organisations o ON o.id = m.organisation_id
          WHERE m.user_id = u.id ORDER BY m.since LIMIT 1), 'nobody')
      END AS side,
      EXISTS (SELECT FROM vouchers v JOIN memberships m ON m.organisation_id = v.organisation_id
        WHERE v.code_hash = $1 AND m.user_id = u.id AND m.role IN ('booker', 'admin')) AS has_voucher
      FROM "user" u
      ORDER BY has_voucher DESC, (SELECT count(*) FROM bookings b JOIN experts e ON e.id = b.expert_id WHERE e.user_id = u.id) DESC,
        u.name, u.id
      LIMIT 500`,
      [codeHash],
    );
  }

  /** Throws `not-found`. */
  async idOf(email: string): Promise<UserId> {
    const rows: { id: UserId }[] = await this.tx.query('SELECT id FROM "user" WHERE email = lower($1)', [email]);
    if (!rows[0]) throw notFound('account');
    return rows[0].id;
  }
}
