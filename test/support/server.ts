import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApp } from '../../src/app.js';
import { MovableClock } from '../../src/platform/clock.js';
import { type Config, loadConfig } from '../../src/platform/config.js';
import { appRole } from '../../src/platform/prepare-database.js';

export interface TestServer {
  readonly app: NestFastifyApplication;
  readonly baseUrl: string;
  /** What it was started with, to start another beside it. */
  readonly config: Config;
  readonly clock: MovableClock;
  /** Connected as the tables' owner, for facts to arrange or to check. */
  readonly owner: pg.Pool;
  /** Of the database, for whoever connects otherwise. */
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

let count = 0;

/** Most tests book free introductions, as many as they like: they are not about what an adviser gives in a month. */
const manyIntroductions = 1000;

/** As if the members had decided so, from an instant on. */
export async function freeIntroductionsAMonth(owner: pg.Pool, most: number, from: string): Promise<void> {
  await owner.query(
    `INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at)
     VALUES (gen_random_uuid(), 'free-introductions', $1, $2, 'General meeting, minute 9', $2)`,
    [JSON.stringify({ minutes: 30, a_month: most }), from],
  );
}

/** The whole service over HTTP, on a database of its own. Limits are out of the way unless a test sets them, that of free introductions too. */
export async function startServer(overrides: Partial<Config> = {}): Promise<TestServer> {
  const databaseUrl = await newDatabase();
  const port = overrides.port ?? (await freePort());
  const config: Config = {
    ...loadConfig({ PORT: String(port), CLOCK: 'movable', LOG_LEVEL: 'error', NODE_ENV: 'test' }),
    authSecret: 'a secret that only the tests use, 0123456789',
    receiptSigningKey: generateKeyPairSync('ed25519').privateKey,
    requestsPerMinute: 1_000_000,
    signInsPerMinute: 1_000_000,
    ...overrides,
  };
  const clock = new MovableClock();
  const app = await createApp(config, clock, { url: databaseUrl, role: appRole });
  await app.listen(port, '127.0.0.1');
  const owner = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  owner.on('error', () => undefined);
  await freeIntroductionsAMonth(owner, manyIntroductions, '2025-10-23T00:00:00Z');
  const stop = async () => {
    await app.close();
    await owner.end();
  };
  return { app, baseUrl: config.baseUrl, config, clock, owner, databaseUrl, stop };
}

/** A migrated, empty database; returns its owner's address. It goes with the test server's Postgres. */
export async function newDatabase(): Promise<string> {
  const address = process.env['TEST_POSTGRES_URL'];
  if (!address) throw new Error('TEST_POSTGRES_URL is missing: run the tests with npm test.');
  const name = `test_${process.pid}_${++count}_${Date.now()}`;
  const maintenance = new pg.Client({ connectionString: address });
  await maintenance.connect();
  await maintenance.query(`CREATE DATABASE ${name} TEMPLATE barefoot_template STRATEGY FILE_COPY`);
  await maintenance.end();
  return Object.assign(new URL(address), { pathname: `/${name}` }).href;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}

/** How many deadlocks there were since the database was made; connections report what they counted when they close. */
export async function deadlocksIn(databaseUrl: string): Promise<number> {
  const connection = new pg.Client({ connectionString: databaseUrl });
  await connection.connect();
  const others = 'SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
  while ((await connection.query(others)).rowCount) await new Promise((resolve) => setTimeout(resolve, 20));
  const { rows } = await connection.query<{ deadlocks: string }>(
    'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  await connection.end();
  return Number(rows[0]?.deadlocks);
}
