import pg from 'pg';

/**
 * Makes somebody who has signed in before a steward. As the database's owner: the application itself may not.
 * Throws where nobody has that address.
 */
export async function grantSteward(ownerUrl: string, email: string, grantedBy: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rowCount } = await owner.query(
      `INSERT INTO stewards (user_id, granted_at, granted_by) SELECT id, now(), $2 FROM "user" WHERE email = lower($1)
       ON CONFLICT (user_id) DO UPDATE SET granted_by = stewards.granted_by`,
      [email, grantedBy],
    );
    if (rowCount === 0)
      throw new Error(`Nobody has signed in as ${email} yet. Have them sign in once, then try again.`);
  } finally {
    await owner.end();
  }
}
