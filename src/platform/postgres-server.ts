import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterIn, type PostgresHome, programEnvironment, programIn, runProgram } from './postgres-home.js';
import { isAlive, processCommand, processStart, signalProcess, waitUntil } from './processes.js';

export interface Server {
  readonly pid: number;
  readonly port: number;
}

const startLimitMilliseconds = 60_000;
const stopLimitMilliseconds = 20_000;

/** The server that a killed process left behind, as soon as it is ready; undefined where none runs (any more). */
export async function findRunning(home: PostgresHome): Promise<Server | undefined> {
  const isSettled = () => [undefined, 'ready'].includes(findServer(home)?.state);
  if (!(await waitUntil(isSettled, startLimitMilliseconds))) {
    throw new Error(`The Postgres server ${findServer(home)?.pid ?? ''} of ${home.folder} neither starts nor stops.`);
  }
  if (!findServer(home)) {
    forgetStranger(home);
    return undefined;
  }
  await sleep(100); // its watchdog may be about to stop it
  const server = findServer(home);
  return server && server.state !== 'ready' ? findRunning(home) : server;
}

/** Postgres itself takes anybody who has got the pid of a server that crashed for that server, and does not start. */
function forgetStranger(home: PostgresHome): void {
  const pid = Number(readLines(pidFile(home))[0]);
  if (pid && isAlive(pid)) rmSync(pidFile(home));
}

/**
 * Starts the server out of our process group, so that Ctrl-C reaches us alone and we stop it in order. Tries again
 * where somebody was quicker to take the port, or where sessions of a killed server have not noticed its end yet.
 */
export async function launch(home: PostgresHome, settings: Readonly<Record<string, string>>): Promise<Server> {
  for (let tries = 1; ; tries++) {
    const { child, failure } = await spawnServer(home, settings);
    const isOurs = () => findServer(home)?.pid === child.pid && findServer(home)?.state === 'ready';
    await waitUntil(() => failure() !== undefined || isOurs(), startLimitMilliseconds);
    const server = findServer(home);
    if (server && isOurs()) return server;

    child.kill('SIGQUIT');
    const said = readFileSync(logFile(home), 'utf8').trim();
    const isPassing = /could not bind|still in use/.test(said);
    if (!isPassing || tries === 10) throw new Error(`Postgres does not start. ${failure() ?? ''}\n${said}`);
    await sleep(200);
  }
}

async function spawnServer(home: PostgresHome, settings: Readonly<Record<string, string>>) {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    log_min_messages: 'log', // its own life only: whoever sends a failing statement is told
    log_checkpoints: 'off',
    port: await findFreePort(),
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  rmSync(logFile(home), { force: true });
  const log = openSync(logFile(home), 'w', 0o600);
  const child = spawn(programIn(home, 'postgres'), ['-D', clusterIn(home.folder), ...args], {
    ...home.account,
    ...{ cwd: '/', env: programEnvironment, detached: true, stdio: ['ignore', log, log], windowsHide: true },
  });
  closeSync(log);
  child.unref();
  let failure: string | undefined;
  child.on('error', (error) => (failure = error.message));
  child.on('exit', (code, signal) => (failure = `It ended with ${code ?? signal ?? 'nothing'}.`));
  return { child, failure: () => failure };
}

/**
 * Stops the server when we are gone, also by `kill -9`: then the pipe to this shell closes. It is out of our process
 * group, because a signal to the group must not reach it. Before it acts it looks whether the pid is the server's still.
 */
export function startWatchdog(home: PostgresHome, server: Server): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const script = 'read _; read pid < "$1"; [ "$pid" = "$2" ] && kill -INT "$pid"';
  const watchdog = spawn('/bin/sh', ['-c', script, 'sh', pidFile(home), String(server.pid)], {
    ...home.account,
    ...{ cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  });
  watchdog.on('error', () => undefined); // a server that nobody stops is adopted by the next start
  watchdog.unref();
  (watchdog.stdin as Socket | null)?.unref();
  return watchdog;
}

/** Ends open connections and writes a checkpoint. A server that hangs in that is ended at once and recovers next time. */
export async function stopServer(home: PostgresHome, server: Server): Promise<void> {
  if (!isServerOf(home, server.pid)) return;
  const started = processStart(server.pid);
  const isStopped = () => processStart(server.pid) !== started;
  // Windows has no such signal: there Node would kill the server.
  if (process.platform === 'win32')
    await runProgram(home, 'pg_ctl', ['stop', '-D', clusterIn(home.folder), '-m', 'fast']);
  else signalProcess(server.pid, 'SIGINT');
  if (await waitUntil(isStopped, stopLimitMilliseconds)) return;
  signalProcess(server.pid, 'SIGQUIT');
  await waitUntil(isStopped, stopLimitMilliseconds);
}

/** Reads Postgres' own note of itself: pid, folder, start, port, and in the eighth line starting, ready or stopping. */
function findServer(home: PostgresHome): (Server & { state: string }) | undefined {
  const lines = readLines(pidFile(home));
  const pid = Number(lines[0]);
  if (!pid || !isServerOf(home, pid)) return undefined;
  return { pid, port: Number(lines[3]), state: lines[7]?.trim() ?? 'starting' };
}

/** Whether the process is the server of this very cluster: after a crash its pid may have passed to anybody. */
function isServerOf(home: PostgresHome, pid: number): boolean {
  if (process.platform === 'win32') return isAlive(pid);
  return processCommand(pid)?.includes(`postgres -D ${clusterIn(home.folder)} `) ?? false;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

async function findFreePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}

function pidFile(home: PostgresHome): string {
  return join(clusterIn(home.folder), 'postmaster.pid');
}

function logFile(home: PostgresHome): string {
  return join(home.folder, 'postgres.log');
}
