import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { claimFolder } from './folder-claim.js';
import { clusterIn, findPostgresHome, type PostgresHome, runProgram } from './postgres-home.js';
import { findRunning, launch, type Server, startWatchdog, stopServer } from './postgres-server.js';

export interface EmbeddedPostgres {
  /** Of the superuser `owner` and the database `barefoot`. */
  readonly url: string;
  /** Whether the server was found running, left over by a process that was killed. */
  readonly adopted: boolean;
  /** Stops the server and gives up the folder. Calling it again waits for the same end. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Server settings by name. An adopted server keeps those it was started with. */
  readonly settings?: Readonly<Record<string, string>>;
}

const unfinished = 'unfinished-';

/**
 * Serves the data of a folder by the Postgres that comes with the npm packages; on the first start it makes that data.
 * The server listens on a free port of 127.0.0.1 only and ends with this process, however that ends (on Windows: if
 * it calls `stop`). Where root asks for a folder that no other account may enter, the data is under /var/lib/barefoot.
 * @throws {FolderTaken} where another process serves this folder
 */
export async function startEmbeddedPostgres(
  folder: string,
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const home = findPostgresHome(folder);
  const giveUpFolder = claimFolder(home.folder);
  try {
    if (existsSync(clusterIn(home.folder))) removeUnfinished(home);
    else await createCluster(home);
    const leftOver = await findRunning(home);
    const server = leftOver ?? (await launch(home, options.settings ?? {}));
    const stop = once(stopperOf(home, server, giveUpFolder));
    await createDatabase(databaseUrl(home, server, 'postgres')).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { url: databaseUrl(home, server, 'barefoot'), adopted: leftOver !== undefined, stop };
  } catch (error) {
    giveUpFolder();
    throw error;
  }
}

/** Made beside its place and then moved there, so that a first start that is broken off leaves nothing half made. */
async function createCluster(home: PostgresHome): Promise<void> {
  const making = { ...home, folder: mkdtempSync(join(home.folder, unfinished)) };
  try {
    mkdirSync(clusterIn(making.folder), { mode: 0o700 });
    writeFileSync(passwordFile(making), randomBytes(24).toString('hex'), { mode: 0o600 });
    for (const path of [making.folder, clusterIn(making.folder), passwordFile(making)]) giveAway(path, home);
    await runProgram(home, 'initdb', [
      ...['-D', clusterIn(making.folder), '-U', 'owner', '--pwfile', passwordFile(making), '-A', 'scram-sha-256'],
      ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--no-sync', '--no-instructions'],
    ]);
    renameSync(passwordFile(making), passwordFile(home));
    renameSync(clusterIn(making.folder), clusterIn(home.folder));
  } finally {
    rmSync(making.folder, { recursive: true, force: true });
  }
}

/** What killed first starts have left. Only once there is a cluster: before that, their initdb may still be at work. */
function removeUnfinished(home: PostgresHome): void {
  for (const name of readdirSync(home.folder)) {
    if (name.startsWith(unfinished)) rmSync(join(home.folder, name), { recursive: true, force: true });
  }
}

function giveAway(path: string, { account }: PostgresHome): void {
  if (account) chownSync(path, account.uid >>> 0, account.gid >>> 0);
}

function stopperOf(home: PostgresHome, server: Server, giveUpFolder: () => void): () => Promise<void> {
  const watchdog = startWatchdog(home, server);
  return async () => {
    try {
      await stopServer(home, server);
    } finally {
      watchdog?.kill('SIGKILL'); // it has nobody to watch any more
      giveUpFolder();
    }
  };
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}

async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl, ssl: false });
  await client.connect();
  try {
    const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'barefoot'`);
    if (rowCount === 0) await client.query('CREATE DATABASE barefoot');
  } finally {
    await client.end();
  }
}

export function databaseUrl(home: PostgresHome, server: Server, database: string): string {
  return `postgres://owner:${readFileSync(passwordFile(home), 'utf8')}@127.0.0.1:${server.port}/${database}`;
}

function passwordFile(home: PostgresHome): string {
  return join(home.folder, 'password');
}
