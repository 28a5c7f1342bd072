import { afterEach, expect, test } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/embedded-postgres.js';
import { processCommand, processStart, waitUntil } from '../src/platform/processes.js';

const built = new URL('../dist/src/platform/embedded-postgres.js', import.meta.url);
const scratch = process.env['TEST_SCRATCH_FOLDER'] ?? '';
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };

/** A program that serves the data of a folder, says so in a line, and is there until it is killed. */
const program = `
  import { startEmbeddedPostgres } from ${JSON.stringify(built.href)};
  const { url, adopted } = await startEmbeddedPostgres(process.argv[1]);
  console.log(JSON.stringify({ url, adopted }));
  setInterval(() => undefined, 1000);
`;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

test('keeps its data, its password and its one database from start to start', async () => {
  const folder = temporaryFolder();
  const first = await startEmbeddedPostgres(folder);
  await query(first, 'CREATE TABLE kept AS SELECT 1 AS one');
  await first.stop();
  await expect(query(first, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');

  const second = await start(folder, { work_mem: '5MB' });
  expect(second.adopted).toBe(false);
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
  expect(await query(second, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  expect(await query(second, 'SHOW work_mem')).toEqual([{ work_mem: '5MB' }]);
  expect(await query(second, `SELECT current_database(), lower('ŴŶÂ')`)).toEqual([
    { current_database: 'barefoot', lower: 'ŵŷâ' },
  ]);
});

test('stops once, however often it is told to, and frees the folder', async () => {
  const folder = temporaryFolder();
  const postgres = await startEmbeddedPostgres(folder);
  const pid = serverOf(folder);
  await Promise.all([postgres.stop(), postgres.stop()]);
  await postgres.stop();
  expect(isRunning(pid)).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(['cluster', 'password', 'postgres.log']);
});

test('lets no second process into its folder', async () => {
  const folder = temporaryFolder();
  const { child } = await startProgram(folder);
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow(
    `Another Barefoot is running on this data folder (process ${child.pid ?? ''}). ` +
      'Set BAREFOOT_DATA to another folder and PORT to another port to run a second one.',
  );
  await kill(child);
  await start(folder);
});

test('a first start that is broken off is begun afresh', async () => {
  const folder = temporaryFolder();
  const child = spawnProgram(folder);
  const isUnderWay = () => readdirSync(folder).some((name) => existsSync(join(folder, name, 'cluster', 'PG_VERSION')));
  expect(await waitUntil(isUnderWay, 10_000)).toBe(true);
  await kill(child);
  const second = await startEmbeddedPostgres(folder);
  expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await second.stop();

  const isOver = () => !allPids().some((pid) => processCommand(pid)?.includes(join(folder, 'unfinished')));
  expect(await waitUntil(isOver, 10_000)).toBe(true); // nobody was left to stop it
  await start(folder);
  expect(readdirSync(folder).sort()).toEqual(['cluster', 'password', 'postgres.log', 'running']);
});

test('the server ends with a process that is killed', async () => {
  const folder = temporaryFolder();
  const { child } = await startProgram(folder);
  const pid = serverOf(folder);
  await kill(child);
  expect(await waitUntil(() => !isRunning(pid), 2000)).toBe(true);
  expect((await start(folder)).adopted).toBe(false);
});

test('recovers where the server was killed with the process, and a stranger has its pid', async () => {
  const folder = temporaryFolder();
  const { child, url } = await startProgram(folder);
  await query({ url }, 'CREATE TABLE kept AS SELECT 1 AS one');
  const pid = serverOf(folder);
  process.kill(pid, 'SIGKILL');
  await kill(child);
  const note = join(folder, 'cluster', 'postmaster.pid');
  writeFileSync(note, readFileSync(note, 'utf8').replace(String(pid), String(process.pid)));

  const next = await start(folder);
  expect(next.adopted).toBe(false);
  expect(await query(next, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test('adopts the server of a killed process, watches over it and stops it', async () => {
  const folder = temporaryFolder();
  const first = await startProgram(folder);
  const pid = serverOf(folder);
  await killWithWatchdog(first.child, folder);
  expect(isRunning(pid)).toBe(true);

  const second = await startProgram(folder);
  expect({ url: second.url, adopted: second.adopted }).toEqual({ url: first.url, adopted: true });
  await killWithWatchdog(second.child, folder);

  const third = await startEmbeddedPostgres(folder);
  expect(third.adopted).toBe(true);
  await third.stop();
  expect(isRunning(pid)).toBe(false);
});

test('runs as an ordinary user', async () => {
  // Where root's project is closed to others, there is no ordinary user to try.
  const mayRead = isRoot && spawnSync('test', ['-r', fileURLToPath(built)], nobody).status === 0;
  const folder = temporaryFolder();
  if (mayRead) chownSync(folder, nobody.uid, nobody.gid);
  const { url } = await startProgram(folder, mayRead ? nobody : {});
  expect(await query({ url }, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

(isRoot ? test : test.skip)('keeps the data elsewhere where no other account may enter root’s folder', async () => {
  const folder = temporaryFolder(homedir());
  const first = await startEmbeddedPostgres(folder);
  const note = readFileSync(join(folder, 'data-is-elsewhere.txt'), 'utf8');
  const elsewhere = note.trim().split('\n').at(-1) ?? '';
  expect(elsewhere).toMatch(/^\/var\/lib\/barefoot\/data-[0-9a-f]{16}$/);
  cleanups.push(() => rmSync(elsewhere, { recursive: true }));
  await query(first, 'CREATE TABLE kept AS SELECT 1 AS one');
  await first.stop();
  expect(await query(await start(folder), 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

async function start(folder: string, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(folder, { settings });
  cleanups.push(() => postgres.stop());
  return postgres;
}

/** Resolves when the server takes connections. */
async function startProgram(folder: string, account: { uid?: number; gid?: number } = {}) {
  const child = spawnProgram(folder, account);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const server = serverOf(folder);
  cleanups.push(async () => {
    await kill(child);
    await waitUntil(() => !isRunning(server), 10_000); // until then it writes into the folder
  });
  return { child, ...(JSON.parse(line) as { url: string; adopted: boolean }) };
}

function spawnProgram(folder: string, account: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, folder], {
    ...account,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanups.push(() => kill(child));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The watchdog first, or it would do its work. */
async function killWithWatchdog(child: ChildProcess, folder: string): Promise<void> {
  const watchdog = allPids().find(
    (pid) => processCommand(pid)?.startsWith(`/bin/sh -c read`) && processCommand(pid)?.includes(folder),
  );
  process.kill(watchdog ?? 0, 'SIGKILL');
  await kill(child);
}

function allPids(): number[] {
  const names = existsSync('/proc')
    ? readdirSync('/proc')
    : execFileSync('ps', ['-Ao', 'pid='], { encoding: 'utf8' }).split('\n');
  return names.map(Number).filter((pid) => pid > 0);
}

/** A process that has ended, but whose end nobody has noted, does not run. */
function isRunning(pid: number): boolean {
  return processStart(pid) !== undefined;
}

function serverOf(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8'));
}

function temporaryFolder(parent = scratch): string {
  const folder = mkdtempSync(join(parent, 'barefoot-'));
  if (parent === scratch) chmodSync(folder, 0o755); // else root's servers could not enter it
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function query(postgres: { url: string }, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<object>(text);
  await client.end();
  return rows;
}
