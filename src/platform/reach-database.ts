import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Config } from './config.js';
import { databaseUrl, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { FolderTaken } from './folder-claim.js';
import { findPostgresHome, hasCluster } from './postgres-home.js';
import { findRunning } from './postgres-server.js';
import { prepareDatabase } from './prepare-database.js';

const patienceMilliseconds = 30_000;

/**
 * Lets a command work on the database, as the owner of its tables: that of DATABASE_URL, or the embedded one, whether
 * Barefoot is running on its folder or not. In the second case the server runs for as long as the work does.
 */
export async function withDatabase<T>(config: Config, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== undefined) return work(config.databaseOwnerUrl ?? config.databaseUrl);
  const postgres = await reachEmbedded(resolve(config.dataFolder, 'postgres'));
  try {
    if (!postgres.wasRunning) await prepareDatabase(postgres.url);
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}

/**
 * As {@link withDatabase}, for a command that looks at what there is: it says first which database that is, without its
 * password. Throws where there is none yet, and makes none.
 */
export async function withExistingDatabase<T>(config: Config, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const asked = config.databaseOwnerUrl ?? config.databaseUrl;
  const name = asked === undefined ? resolve(config.dataFolder, 'postgres') : nameOf(asked);
  if (asked === undefined && !hasCluster(name)) throw noDatabase(name);
  console.log(`Looking at the database ${name}.`);
  return withDatabase(config, async (ownerUrl) => {
    if (!(await hasTables(ownerUrl))) throw noDatabase(name);
    return work(ownerUrl);
  });
}

function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function noDatabase(name: string): Error {
  return new Error(
    `Barefoot has no database ${name} yet. Name the right one by BAREFOOT_DATA or DATABASE_URL, or start Barefoot once.`,
  );
}

async function hasTables(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'barefoot command' });
  await client.connect();
  try {
    const { rows } = await client.query<{ made: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS made`);
    return rows[0]?.made ?? false;
  } finally {
    await client.end();
  }
}

interface Reached extends Pick<EmbeddedPostgres, 'url' | 'stop'> {
  readonly wasRunning: boolean;
}

/** Whoever holds the folder may be about to start its server, or to stop it: then one of the two comes true soon. */
async function reachEmbedded(folder: string): Promise<Reached> {
  for (let waited = 0; ; waited += 200) {
    try {
      return { ...(await startEmbeddedPostgres(folder)), wasRunning: false };
    } catch (error) {
      if (!(error instanceof FolderTaken)) throw error;
      const url = await urlOfRunning(folder);
      if (url !== undefined) return { url, wasRunning: true, stop: () => Promise.resolve() };
      if (waited >= patienceMilliseconds) throw error;
    }
    await sleep(200);
  }
}

async function urlOfRunning(folder: string): Promise<string | undefined> {
  const home = findPostgresHome(folder);
  const server = await findRunning(home);
  return server && databaseUrl(home, server, 'barefoot');
}
