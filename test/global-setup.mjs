import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../dist/src/platform/embedded-postgres.js';

const root = join(import.meta.dirname, '..');
const memory = '/dev/shm';
const folderName = /^barefoot-test-(\d+)$/;

/** What it holds need not outlive it: nothing waits for a disk, and nobody tidies hundreds of databases that live for seconds. */
const settings = {
  ...{ max_connections: '200', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  ...{ autovacuum: 'off', wal_level: 'minimal', max_wal_senders: '0' },
};

/**
 * One Postgres for all test files. Each makes its own database out of the migrated `barefoot_template`, at the address
 * in TEST_POSTGRES_URL; what else is large or quick goes into TEST_SCRATCH_FOLDER. This is no TypeScript, since Jest would make CommonJS of that, and so it takes the built code.
 */
export default async function globalSetup() {
  refuseStaleBuild();
  for (const folder of [memory, tmpdir()]) removeLeftovers(folder);
  const scratch = hasRoom(memory) ? memory : tmpdir();
  const folder = join(scratch, `barefoot-test-${process.pid}`);
  const socket = process.platform === 'win32' ? undefined : makeSocketFolder(folder);
  const postgres = await startEmbeddedPostgres(folder, {
    settings: socket ? { ...settings, unix_socket_directories: socket } : settings,
  });
  globalThis.testPostgres = { folder, postgres };
  const address = new URL(postgres.url);
  if (socket) address.searchParams.set('host', socket);
  await createTemplate(address.href);
  process.env.TEST_POSTGRES_URL = address.href;
  process.env.TEST_SCRATCH_FOLDER = scratch;
}

/** A statement by a Unix socket costs a third less than by TCP. Anybody may put one there: Postgres may run as another account. */
function makeSocketFolder(folder) {
  const socket = join(folder, 'socket');
  mkdirSync(socket, { recursive: true });
  chmodSync(socket, 0o777);
  return socket;
}

/** What is tested is what was built, and `npm test` builds first; Jest alone, or watching, does not. */
function refuseStaleBuild() {
  const built = statSync(join(root, 'dist', '.built')).mtimeMs;
  const sources = ['src', 'sandbox'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
  );
  const fresh = sources.filter((name) => {
    const { mtimeMs } = statSync(join(root, name));
    return name.endsWith('.ts') && mtimeMs > built && mtimeMs < Date.now();
  });
  if (fresh.length > 0)
    throw new Error(`${fresh[0]} has changed since it was built. Run npm test, which builds first.`);
}

/** Whether it is a file system in memory, which makes databases in half the time, and has more than 1 GB left. */
function hasRoom(folder) {
  if (!existsSync(folder)) return false;
  const tmpfs = 0x01021994;
  const { type, bavail, bsize } = statfsSync(folder);
  return type === tmpfs && bavail * bsize > 1e9 && isWritable(folder);
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Of runs that were killed. Their servers have ended with them. */
function removeLeftovers(parent) {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const pid = folderName.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) tryToRemove(join(parent, name));
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function tryToRemove(folder) {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It is another account's: that account's next run removes it.
  }
}

async function createTemplate(url) {
  const prepare = new URL('../dist/src/platform/prepare-database.js', import.meta.url);
  if (!existsSync(prepare)) return;
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query('CREATE DATABASE barefoot_template');
  await owner.end();
  const { prepareDatabase, appRole } = await import(prepare);
  const template = Object.assign(new URL(url), { pathname: '/barefoot_template' }).href;
  await prepareDatabase(template);
  await nameQueues({ url: template, role: appRole });
}

/** As a service that ran before has left it: naming all queues and schedules takes half of a start. */
async function nameQueues(database) {
  const [{ createApp }, { loadConfig }, { MovableClock }] = await Promise.all(
    ['app.js', 'platform/config.js', 'platform/clock.js'].map((name) => import(`../dist/src/${name}`)),
  );
  const config = { ...loadConfig({ LOG_LEVEL: 'fatal', NODE_ENV: 'test' }), authSecret: 'x'.repeat(32) };
  const app = await createApp(config, new MovableClock(), database);
  await app.init();
  await app.close();
}
