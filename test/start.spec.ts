import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { processCommand, waitUntil } from '../src/platform/processes.js';
import { freePort } from './support/server.js';

/** What `npm start` runs once it has installed and built. */
const main = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
const scratch = process.env['TEST_SCRATCH_FOLDER'] ?? '';
const nobody = { uid: 65_534, gid: 65_534 };
const external = { AUTH_SECRET: 'only the tests use this, 0123456789', SMTP_URL: 'smtp://127.0.0.1:1' };

interface Run {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly port: number;
  readonly output: () => { stdout: string; stderr: string };
  readonly began: number;
}

const runs: Run[] = [];
const folders: string[] = [];

/** One that has been started before: most of what is tried here happens to such a one. */
let home: string;
let first: { stdout: string; people: unknown; exit: Awaited<ReturnType<typeof end>> };

beforeAll(async () => {
  home = temporaryFolder();
  const run = await start({ folder: home });
  await ready(run);
  await waitUntil(() => run.output().stdout.includes('Mail'), 5000);
  first = { people: await get(run, '/dev/accounts'), exit: await end(run, 'SIGINT'), ...run.output() };
});
afterEach(async () => {
  for (const { child } of runs.filter(isUp)) child.kill('SIGTERM');
  for (const run of runs.splice(0)) await exitOf(run);
});
afterAll(async () => {
  for (const folder of folders) {
    await waitUntil(() => processesOf(folder).length === 0, 10_000); // the servers of killed ones
    rmSync(folder, { recursive: true, force: true });
  }
});

test('says where it is, where its documentation is, and how to sign in', () => {
  const address = /^Barefoot +(http:\/\/127\.0\.0\.1:\d+)$/m.exec(first.stdout)?.[1] ?? 'no address';
  expect(first.stdout).toContain(`API docs    ${address}/api/docs\n`);
  expect(first.stdout).toContain(`curl ${address}/dev/accounts\n`);
  expect(first.stdout).toContain(`curl -X POST ${address}/dev/sessions`);
  expect(first.people).toMatchObject({ status: 200, body: { items: expect.any(Array) } });
  expect(first.stdout).toMatch(
    /^Payments +to a sandbox .*\n +what it can be told to do: +curl http:\/\/127\.0\.0\.1:\d+\/sandbox\/control$/m,
  );
});

test('stops on Ctrl-C, and leaves no Postgres behind', () => {
  expect(first.exit).toEqual({ code: 0, left: [] });
});

test('is ready again within 5 seconds, with the same people, and again after kill -9', async () => {
  const seconds: number[] = [];
  while (seconds.length < 3 && Math.min(...seconds) >= 5) {
    const run = await start({ folder: home });
    seconds.push(await ready(run));
    expect(await get(run, '/dev/accounts')).toEqual(first.people);
    run.child.kill('SIGKILL');
    await exitOf(run);
  }
  process.stdout.write(`A second start was ready after ${seconds.map((each) => each.toFixed(1)).join(', ')} s.\n`);
  expect(Math.min(...seconds)).toBeLessThan(5);

  const next = await start({ folder: home });
  await ready(next);
  expect(await get(next, '/dev/accounts')).toEqual(first.people);
  expect(await get(next, '/api/docs')).toMatchObject({ status: 200 });
});

test('answers what it was asked before it was told to stop, and does not wait for clients to hang up', async () => {
  const run = await start({ folder: home });
  await ready(run);
  const agent = new Agent({ keepAlive: true });
  const options = { agent, method: 'POST', headers: { 'content-type': 'application/json' } };
  const asked = request(`http://127.0.0.1:${run.port}/dev/sessions`, options);
  asked.write('{"email":');
  await sleep(200); // until it has read this much
  const began = performance.now();
  const ended = end(run, 'SIGTERM');
  await sleep(200);
  asked.end('"tudur.cynfal@popty-pentre-coch.example"}');
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(201);
  expect(await ended).toEqual({ code: 0, left: [] });
  expect((performance.now() - began) / 1000).toBeLessThan(10);
  agent.destroy();
});

test('two run side by side, one of them an ordinary user’s, on folders and ports of their own', async () => {
  const one = await start({ folder: home });
  // Where root's project is closed to others, there is no ordinary user to try.
  const mayRead = process.getuid?.() === 0 && spawnSync('test', ['-r', main], nobody).status === 0;
  const folder = temporaryFolder();
  if (mayRead) chownSync(folder, nobody.uid, nobody.gid);
  const other = await start({ folder, account: mayRead ? nobody : {} });
  await Promise.all([ready(one), ready(other)]);
  for (const run of [one, other]) expect(await get(run, '/dev/accounts')).toMatchObject({ status: 200 });

  const third = await start({ folder: home });
  expect(await exitOf(third)).toBe(1);
  expect(third.output().stderr).toBe(
    `Barefoot did not start: Another Barefoot is running on this data folder (process ${one.child.pid ?? ''}). ` +
      'Set BAREFOOT_DATA to another folder and PORT to another port to run a second one.\n',
  );
  expect(await end(other, 'SIGTERM')).toEqual({ code: 0, left: [] });
  expect(await get(one, '/health/ready')).toMatchObject({ status: 200 });
});

test('a port that is taken is named, and Postgres not left behind; in production nobody is invented', async () => {
  const one = await start({ folder: home });
  const folder = temporaryFolder();
  const production = {
    NODE_ENV: 'production',
    BASE_URL: 'https://barefoot.example',
    ...external,
  };
  await ready(one);
  const other = await start({ folder, variables: { ...production, PORT: String(one.port) } });
  expect(await exitOf(other)).toBe(1);
  expect(other.output().stderr).toBe(
    `Barefoot did not start: Port ${one.port} of 127.0.0.1 is in use. Set PORT to another one.\n`,
  );
  expect(processesOf(folder)).toEqual([]);

  const next = await start({ folder, variables: production });
  await ready(next);
  expect(await get(next, '/api/v1/experts')).toMatchObject({ status: 200, body: { items: [] } });
  expect(next.output().stdout).toContain('Payments    switched off');
  expect(await playground(next)).toEqual([404, 404, 404, 404]);
});

test('what others can reach is no playground', async () => {
  const run = await start({ folder: home, variables: { HOST: '0.0.0.0' } });
  await ready(run);
  expect(await playground(run)).toEqual([404, 404, 404, 404]);
});

test('uses the database of DATABASE_URL, fills it with nobody, and is no playground', async () => {
  const [development, production] = [await emptyDatabase(), await emptyDatabase()];
  const folder = join(temporaryFolder(), 'data');
  const one = await start({ folder, variables: { ...external, DATABASE_URL: development } });
  const other = await start({
    folder,
    variables: {
      ...{ ...external, DATABASE_URL: production, NODE_ENV: 'production', BASE_URL: 'https://barefoot.example' },
    },
  });
  await Promise.all([ready(one), ready(other)]);
  for (const run of [one, other]) {
    expect(await get(run, '/api/v1/experts')).toMatchObject({ status: 200, body: { items: [] } });
    expect(await playground(run)).toEqual([404, 404, 404, 404]);
    expect(await end(run, 'SIGTERM')).toEqual({ code: 0, left: [] });
    expect(run.output().stdout).toContain('/api/auth/sign-in/magic-link');
  }
  expect(existsSync(folder)).toBe(false);
});

test('a bad environment stops the start, with a line for each variable that is wrong', async () => {
  const folder = join(temporaryFolder(), 'data');
  const run = await start({
    folder,
    variables: { PORT: 'eighty', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://localhost/barefoot', AUTH_SECRET: 'short' },
  });
  expect(await exitOf(run)).toBe(1);
  const [heading, ...lines] = run.output().stderr.trimEnd().split('\n');
  expect(heading).toBe('Barefoot did not start. Please mend the environment:');
  const variables = lines.map((line) => /^ {2}([A-Z_]+): \S/.exec(line)?.[1]);
  expect(variables.toSorted()).toEqual(['AUTH_SECRET', 'DATABASE_URL', 'LOG_LEVEL', 'PORT', 'SMTP_URL']);
  expect(existsSync(folder)).toBe(false);
});

interface Given {
  readonly folder: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly account?: { readonly uid?: number; readonly gid?: number };
}

async function start({ folder, variables = {}, account = {} }: Given): Promise<Run> {
  const port = variables['PORT'] === undefined ? await freePort() : Number(variables['PORT']);
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    BAREFOOT_DATA: folder,
    LOG_LEVEL: 'fatal',
    PORT: String(port),
    ...variables,
  };
  const began = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    ...{ ...account, env, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => (output[name] += chunk.toString()));
  }
  const run = { child, folder, port, output: () => output, began };
  runs.push(run);
  return run;
}

/** Seconds since it was started. Throws where it ends instead. */
async function ready(run: Run): Promise<number> {
  while (isUp(run)) {
    const answer = await get(run, '/health/ready').catch(() => undefined);
    if (answer?.status === 200) return (performance.now() - run.began) / 1000;
    await sleep(20);
  }
  throw new Error(`It does not start: ${run.output().stderr}`);
}

/** Tells it to stop; how it ended, and the processes that still work on its folder. */
async function end(run: Run, signal: 'SIGINT' | 'SIGTERM'): Promise<{ code: number | null; left: string[] }> {
  run.child.kill(signal);
  return { code: await exitOf(run), left: processesOf(run.folder) };
}

async function exitOf({ child }: Run): Promise<number | null> {
  if (isUp({ child })) await once(child, 'close');
  return child.exitCode;
}

function isUp({ child }: Pick<Run, 'child'>): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function get({ port }: Run, path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: isJson ? await response.json() : await response.text() };
}

/** The answers of /dev. */
function playground({ port }: Run): Promise<number[]> {
  const body = JSON.stringify({ email: 'tudur.cynfal@popty-pentre-coch.example', now: '2030-01-01T00:00:00Z' });
  const requests = [
    ['GET', 'mail'],
    ['GET', 'accounts'],
    ['POST', 'sessions'],
    ['PUT', 'clock'],
  ] as const;
  return Promise.all(
    requests.map(async ([method, name]) => {
      const sent = method === 'GET' ? {} : { body, headers: { 'content-type': 'application/json' } };
      return (await fetch(`http://127.0.0.1:${port}/dev/${name}`, { method, ...sent })).status;
    }),
  );
}

/** Those that name the folder: its Postgres and the watchdog of that. */
function processesOf(folder: string): string[] {
  const listed = existsSync('/proc')
    ? readdirSync('/proc')
    : spawnSync('ps', ['-Ao', 'pid='], { encoding: 'utf8' }).stdout.split('\n');
  const commands = listed.map((name) => (Number(name) > 0 ? processCommand(Number(name)) : undefined) ?? '');
  return commands.filter((command) => command.includes(folder));
}

let databases = 0;

/** On the tests' server, with which it goes. */
async function emptyDatabase(): Promise<string> {
  const address = process.env['TEST_POSTGRES_URL'] ?? '';
  const name = `start_${process.pid}_${++databases}`;
  const owner = new pg.Client({ connectionString: address });
  await owner.connect();
  await owner.query(`CREATE DATABASE ${name}`);
  await owner.end();
  return Object.assign(new URL(address), { pathname: `/${name}` }).href;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(scratch, 'barefoot-'));
  chmodSync(folder, 0o755); // else root's servers could not enter it
  folders.push(folder);
  return folder;
}
