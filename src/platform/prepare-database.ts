import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { migrate } from './migrate.js';

/** The role that the application runs as: it may read and write what migrations grant, and change no table. */
export const appRole = 'barefoot_app';

const lock = 7_260_518_230; // any number that nobody else locks

/**
 * Makes a database ready to serve, connected as its owner: the application's role, the job tables, the migrations.
 * Replicas that start together wait for each other, also to grant: two grants at once are an error in Postgres.
 * @param loginRole a login role that is to act as the application's, where it is not the owner itself
 * @returns the names of the migrations that ran
 */
export async function prepareDatabase(ownerUrl: string, loginRole?: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'barefoot migrations' });
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [lock]); // until the connection ends
    refuseOldServer(await versionOf(owner));
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

async function versionOf(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`);
  return Number(rows[0]?.version);
}

/** @param versionNumber as in `server_version_num`, such as 160004 */
export function refuseOldServer(versionNumber: number): void {
  const version = Math.floor(versionNumber / 10_000);
  if (version < 16) throw new Error(`Postgres 16 or newer is needed; this server is ${version}.`);
}

async function createAppRole(owner: pg.Client, loginRole: string | undefined): Promise<void> {
  try {
    const exists = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [appRole]);
    if (exists.rowCount === 0) await createRole(owner);
    await letActAsApp(owner, loginRole);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new Error(
      `The database's owner may not create roles or give them away. Have an administrator run: CREATE ROLE ${appRole} NOLOGIN; ` +
        `GRANT ${appRole} TO ${loginRole ?? (await currentUser(owner))};`,
      { cause: error },
    );
  }
}

async function createRole(owner: pg.Client): Promise<void> {
  try {
    await owner.query(`CREATE ROLE ${appRole} NOLOGIN`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== '42710' && code !== '23505') throw error; // another database of the cluster was first
  }
}

/** A creator that is no superuser gets the role to administer, not to take on; a login role needs its rights outright. */
async function letActAsApp(owner: pg.Client, loginRole: string | undefined): Promise<void> {
  const member = loginRole ?? (await currentUser(owner));
  const right = loginRole === undefined ? 'SET' : 'USAGE';
  const has = await owner.query('SELECT 1 WHERE pg_has_role($1, $2, $3)', [member, appRole, right]);
  if (has.rowCount === 0)
    await owner.query(`GRANT ${appRole} TO ${pg.escapeIdentifier(member)} WITH SET TRUE, INHERIT TRUE`);
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
