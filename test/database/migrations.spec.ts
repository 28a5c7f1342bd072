import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { createAuth } from '../../src/accounts/auth.js';
import { createApp } from '../../src/app.js';
import { SystemClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { appRole, prepareDatabase, refuseOldServer } from '../../src/platform/prepare-database.js';
import { newDatabase } from '../support/server.js';

/** A cluster of its own, since roles belong to all databases of one. */
let postgres: EmbeddedPostgres;
let folder: string;
let number = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(process.env['TEST_SCRATCH_FOLDER'] ?? '', 'barefoot-'));
  chmodSync(folder, 0o755); // else root's server could not enter it
  postgres = await startEmbeddedPostgres(folder);
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

describe('whoever owns the database', () => {
  // In this order: once the role is there, nobody has to create it any more.
  test('is told what an administrator has to run, where they may not create roles', async () => {
    const owner = await newRole('');
    const login = await newRole('');
    const database = await newOwnDatabase(owner);
    const refusal = await refusalOf(prepareDatabase(database, login.name));
    expect(refusal).toBe(
      "The database's owner may not create roles or give them away. Have an administrator run: " +
        `CREATE ROLE barefoot_app NOLOGIN; GRANT barefoot_app TO ${login.name};`,
    );
    expect(await query(database, `SELECT to_regclass('migrations') AS table`)).toEqual([{ table: null }]);

    await query(postgres.url, refusal.slice(refusal.indexOf('CREATE ROLE')));
    expect((await prepareDatabase(database, login.name)).length).toBeGreaterThan(0);
    expect(await servesAs(urlOf(database, login), undefined)).toBe(login.name);
    for (const sql of [`DROP DATABASE ${new URL(database).pathname.slice(1)} WITH (FORCE)`, `DROP ROLE ${appRole}`])
      await query(postgres.url, sql);
  });

  test('needs to be no superuser where they may create roles: then another role logs in and can do less', async () => {
    const owner = await newRole('CREATEROLE');
    const login = await newRole('');
    const database = await newOwnDatabase(owner);
    expect((await prepareDatabase(database, login.name)).length).toBeGreaterThan(0);
    expect(await prepareDatabase(database, login.name)).toEqual([]);
    expect(await servesAs(urlOf(database, login), undefined)).toBe(login.name);
    await expect(query(urlOf(database, login), 'DROP TABLE bookings')).rejects.toThrow(
      'must be owner of table bookings',
    );
    await expect(query(urlOf(database, login), 'DELETE FROM booking_events')).rejects.toThrow('permission denied');
  });

  test('may serve themselves, and takes on the restricted role for it', async () => {
    const owner = await newRole('');
    const database = await newOwnDatabase(owner);
    const refusal = await refusalOf(prepareDatabase(database));
    expect(refusal).toMatch(new RegExp(`GRANT barefoot_app TO ${owner.name};$`));
    await query(postgres.url, `GRANT barefoot_app TO ${owner.name}`);
    await prepareDatabase(database);
    expect(await servesAs(database, appRole)).toBe(appRole);
  });
});

describe('migrations', () => {
  test('run once, however many start together', async () => {
    for (let round = 1; round <= 2; round++) {
      const database = await newOwnDatabase();
      const ran = await Promise.all(Array.from({ length: 4 }, () => prepareDatabase(database)));
      const all = ran.find((names) => names.length > 0) ?? [];
      expect(all.length).toBeGreaterThan(4);
      expect(all).toEqual(all.toSorted());
      expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
      expect(await query(database, 'SELECT name FROM migrations ORDER BY name')).toEqual(all.map((name) => ({ name })));
      expect(await Promise.all(Array.from({ length: 4 }, () => prepareDatabase(database)))).toEqual([[], [], [], []]);
    }
  });

  test('are refused when one that ran was changed since', async () => {
    const database = await newOwnDatabase();
    const [first] = await prepareDatabase(database);
    await query(database, `UPDATE migrations SET hash = 'another' WHERE name = '${first}'`);
    expect(await refusalOf(prepareDatabase(database))).toBe(
      `Migration ${first} was changed after it ran: write a new one instead.`,
    );
  });

  test('happen whole or not at all, and go on where they stopped', async () => {
    const database = await newOwnDatabase();
    await query(database, 'CREATE TABLE time_off (mine text)');
    expect(await refusalOf(prepareDatabase(database))).toBe(
      'Migration 0003-diaries.sql failed: relation "time_off" already exists',
    );
    expect(
      await query(database, `SELECT to_regclass('letters') IS NOT NULL AS letters, to_regclass('diaries') AS diaries`),
    ).toEqual([{ letters: true, diaries: null }]);
    await query(database, 'DROP TABLE time_off');
    const [next] = await prepareDatabase(database);
    expect(next).toBe('0003-diaries.sql');
  });

  test('make a draft of what went live before anybody was asked, and ask the body that a barefoot adviser had named', async () => {
    const database = await newOwnDatabase();
    await query(database, 'CREATE TABLE interests (mine text)');
    expect(await refusalOf(prepareDatabase(database))).toContain('Migration 0032-standing.sql failed');
    const id = (last: number) => `'00000000-0000-7000-8000-00000000000${last}'`;
    await query(
      database,
      `DROP TABLE interests;
       INSERT INTO organisations (id, name, kind, created_at) VALUES (${id(1)}, 'Cainc', 'development_body', now());
       INSERT INTO "user" (id, name, email, "emailVerified") VALUES (${id(2)}, 'Ada', 'ada@people.example', true), (${id(3)}, 'Bea', 'bea@people.example', true);
       INSERT INTO diaries (expert_id, user_id, zone) VALUES (${id(4)}, ${id(2)}, 'UTC'), (${id(5)}, ${id(3)}, 'UTC');
       INSERT INTO experts (id, user_id, kind, overseen_by, state, state_since, name, headline_en, about_en, topics, created_at) VALUES
         (${id(4)}, ${id(2)}, 'barefoot', ${id(1)}, 'live', now(), 'Ada', 'Bakes', 'Has baked.', '{food}', now()),
         (${id(5)}, ${id(3)}, 'specialist', NULL, 'paused', now(), 'Bea', 'Counts', 'Has counted.', '{finance}', now())`,
    );
    expect((await prepareDatabase(database))[0]).toBe('0032-standing.sql');
    expect(
      await query(
        database,
        `SELECT e.name, e.state, o.state AS asked, o.organisation_id = ${id(1)} AS of_the_body
         FROM experts e LEFT JOIN oversights o ON o.expert_id = e.id ORDER BY e.name`,
      ),
    ).toEqual([
      { name: 'Ada', state: 'draft', asked: 'asked', of_the_body: true },
      { name: 'Bea', state: 'draft', asked: null, of_the_body: null },
    ]);
  });

  test('make no news of letters that went before anybody was told here, and go on with those that have not', async () => {
    const database = await newOwnDatabase();
    await query(database, 'CREATE TABLE disputes_newest (mine text)');
    expect(await refusalOf(prepareDatabase(database))).toContain('Migration 0087-figures-in-the-open.sql failed');
    await query(
      database,
      `DROP TABLE disputes_newest;
       INSERT INTO letters (id, kind, to_address, to_name, subject, body, created_at, sent_at) VALUES
         (gen_random_uuid(), 'moved', 'ada@people.example', 'Ada', 'Moved', 'It is.', '2027-03-01T09:00Z', NULL),
         (gen_random_uuid(), 'moved', 'ada@people.example', 'Ada', 'Moved', NULL, '2027-03-02T09:00Z', '2027-03-02T09:01Z')`,
    );
    await prepareDatabase(database);
    expect(await query(database, 'SELECT path, read_at = created_at AS is_read FROM letters')).toEqual([
      { path: null, is_read: true },
      { path: null, is_read: true },
    ]);
    const due = 'next_try_at = created_at AND worth_until = created_at + interval $$168 hours$$';
    expect(
      await query(database, `SELECT ${due} AS is_due, sent_at IS NULL AS waits FROM letters ORDER BY created_at`),
    ).toEqual([
      { is_due: true, waits: true },
      { is_due: null, waits: false },
    ]);
  });

  test('leave a figure that was decided before anybody followed, and is not in force yet, to be told', async () => {
    const database = await newOwnDatabase();
    await query(database, 'CREATE TABLE webhook_endpoints (mine text)');
    expect(await refusalOf(prepareDatabase(database))).toContain('Migration 0099-webhooks-out.sql failed');
    await query(
      database,
      `DROP TABLE webhook_endpoints;
       INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
         ('00000000-0000-7000-8000-000000000001', 'base-rate', '{"percent": 4}', now() - interval '1 hour', 'As before', now() - interval '1 hour'),
         ('00000000-0000-7000-8000-000000000002', 'base-rate', '{"percent": 5}', now() + interval '1 day', 'Of May', now() - interval '1 hour')`,
    );
    await prepareDatabase(database);
    const untold =
      'SELECT decision FROM policies p WHERE NOT EXISTS (SELECT FROM policies_told WHERE policy_id = p.id)';
    expect(await query(database, untold)).toEqual([{ decision: 'Of May' }]);
  });

  test('are for Postgres 16 and newer', () => {
    expect(() => refuseOldServer(150_017)).toThrow('Postgres 16 or newer is needed; this server is 15.');
    expect(() => refuseOldServer(90_624)).toThrow('this server is 9.');
    refuseOldServer(160_000);
    refuseOldServer(180_004);
  });
});

test('the sign-in library finds its tables as it wants them', async () => {
  const pool = new pg.Pool({ connectionString: await newDatabase() });
  const nothing = () => Promise.resolve();
  const auth = createAuth({
    pool,
    secret: 'x'.repeat(32),
    baseUrl: 'http://127.0.0.1',
    trustedOrigins: [],
    signInsPerMinute: 5,
    passkeys: { keep: () => Promise.reject(new Error('There is none to keep.')), noteUse: nothing },
    sendLink: nothing,
    linkArrived: nothing,
  });
  const { toBeCreated, toBeAdded } = await getMigrations(auth.options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  await pool.end();
});

/** Brings the whole service up on a database and asks it something; answers as whom it does so. */
async function servesAs(url: string, role: string | undefined): Promise<string> {
  const config = {
    ...loadConfig({ LOG_LEVEL: 'error', NODE_ENV: 'test' }),
    authSecret: 'a secret that only the tests use, 0123456789',
  };
  const app = await createApp(config, new SystemClock(), { url, role });
  await app.listen(0, '127.0.0.1');
  const asked = await fetch(`${await app.getUrl()}/api/auth/sign-in/magic-link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@people.example' }),
  });
  const found = await fetch(`${await app.getUrl()}/api/v1/experts?q=governance`);
  expect([asked.status, found.status]).toEqual([200, 200]);
  await app.close();
  const options = role === undefined ? '' : `?options=${encodeURIComponent(`-c role=${role}`)}`;
  const [row] = await query(url + options, 'SELECT current_user AS name');
  return row?.['name'] as string;
}

interface Role {
  readonly name: string;
  readonly password: string;
}

async function newRole(attributes: string): Promise<Role> {
  const role = { name: `role_${++number}`, password: 'x' };
  await query(postgres.url, `CREATE ROLE ${role.name} LOGIN PASSWORD '${role.password}' ${attributes}`);
  return role;
}

/** An empty database that belongs to the role; to the superuser where none is named. */
async function newOwnDatabase(owner?: Role): Promise<string> {
  const name = `own_${++number}`;
  await query(postgres.url, `CREATE DATABASE ${name} ${owner ? `OWNER ${owner.name}` : ''}`);
  const url = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  return owner ? urlOf(url, owner) : url;
}

function urlOf(url: string, { name, password }: Role): string {
  return Object.assign(new URL(url), { username: name, password }).href;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'It was not refused.',
    (error: unknown) => (error as Error).message,
  );
}
