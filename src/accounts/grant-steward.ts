import pg from 'pg';
import { newId } from '../kernel/id.js';

/**
 * Makes somebody who has signed in before a steward. As the database's owner: the application itself may not.
 * Throws where nobody has that address.
 */
export async function grantSteward(ownerUrl: string, email: string, grantedBy: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rowCount } = await owner.query(
      `WITH person AS (SELECT id FROM "user" WHERE email = lower($1)),
       granted AS (
         INSERT INTO stewards (user_id, granted_at, granted_by) SELECT id, now(), $2 FROM person
         ON CONFLICT (user_id) DO NOTHING RETURNING user_id, granted_at),
       written AS (
         INSERT INTO audit_entries (id, at, acted_as, deed, subject_kind, subject_id, about_user)
         SELECT $3, granted_at, 'operator', 'steward-granted', 'person', user_id, user_id FROM granted)
       SELECT FROM person`,
      [email, grantedBy, newId()],
    );
    if (rowCount === 0)
      throw new Error(`Nobody has signed in as ${email} yet. Have them sign in once, then try again.`);
  } finally {
    await owner.end();
  }
}
