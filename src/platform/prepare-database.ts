import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { migrate } from './migrate.js';

/** The role that the application runs as: it may read and write what migrations grant, and change no table. */
export const appRole = 'barefoot_app';

/**
 * Makes a database ready to serve, connected as its owner: the application's role, the job tables, the migrations.
 * @param loginRole a login role that is to act as the application's, where it is not the owner itself
 * @returns the names of the migrations that ran
 */
export async function prepareDatabase(ownerUrl: string, loginRole?: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'barefoot migrations' });
  await owner.connect();
  try {
    await refuseOldServer(owner);
    await createAppRole(owner, loginRole);
    const fresh = await migrate(owner);
    await createJobTables(ownerUrl);
    await owner.query(`
      GRANT USAGE ON SCHEMA pgboss TO ${appRole};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${appRole};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA pgboss TO ${appRole};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${appRole};
    `);
    return fresh;
  } finally {
    await owner.end();
  }
}

async function refuseOldServer(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`);
  const version = Math.floor(Number(rows[0]?.version) / 10_000);
  if (version < 16) throw new Error(`Postgres 16 or newer is needed; this server is ${version}.`);
}

async function createAppRole(owner: pg.Client, loginRole: string | undefined): Promise<void> {
  const exists = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [appRole]);
  if (exists.rowCount === 0) {
    try {
      await owner.query(`CREATE ROLE ${appRole} NOLOGIN`);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === '42501')
        throw new Error(
          `The database's owner may not create roles. Have an administrator run: CREATE ROLE ${appRole} NOLOGIN; GRANT ${appRole} TO the owner and to the login role.`,
          { cause: error },
        );
      if (code !== '42710' && code !== '23505') throw error; // another database of the cluster was first
    }
  }
  // A creator that is no superuser gets the role to administer, not to take on.
  const member = loginRole === undefined ? 'CURRENT_USER' : pg.escapeIdentifier(loginRole);
  const may = await owner.query(`SELECT 1 WHERE pg_has_role($1, $2, 'SET')`, [
    loginRole ?? (await currentUser(owner)),
    appRole,
  ]);
  if (may.rowCount === 0) await owner.query(`GRANT ${appRole} TO ${member} WITH SET TRUE`);
}

async function currentUser(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ name: string }>('SELECT current_user AS name');
  return rows[0]?.name ?? '';
}

async function createJobTables(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false });
  boss.on('error', () => undefined); // what matters is thrown by start()
  await boss.start();
  await boss.stop({ graceful: false });
}
