import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface Server {
  readonly baseUrl: string;
  /** Resolves when it takes requests. Throws where it does not get that far. */
  readonly ready: () => Promise<void>;
  /** What it has logged so far, warnings and worse. */
  readonly log: () => string;
  /** Stops it as Ctrl-C would and removes its folder; tells its exit code. Asking again gets the same answer. */
  readonly stop: () => Promise<number | null>;
}

const readyWithinSeconds = 60;
const stopsWithinSeconds = 30;

/** Starts a server of the tour's own: an empty data folder, a free port, a clock that can be moved, room for 50 callers. */
export async function startServer(more: Readonly<Record<string, string>> = {}): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'barefoot-tour-'));
  await chmod(folder, 0o755); // where root takes the tour, Postgres runs as another account, which has to get in
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [fileURLToPath(new URL('../src/main.js', import.meta.url))], {
    env: { ...systemVariables(), ...settings, ...more, BAREFOOT_DATA: join(folder, 'data'), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  let stopped: Promise<number | null> | undefined;
  return {
    baseUrl,
    ready: () => waitFor(baseUrl, child),
    log: () => log,
    stop: () => (stopped ??= stop(child, folder)),
  };
}

const settings = {
  HOST: '127.0.0.1',
  CLOCK: 'movable',
  LOG_LEVEL: 'warn',
  RATE_LIMIT_PER_MINUTE: '100000',
  SIGN_IN_LIMIT_PER_MINUTE: '1000',
};

/** Nothing else is passed on, so that a DATABASE_URL of yours is not what the tour walks through. */
function systemVariables(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

async function waitFor(baseUrl: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < readyWithinSeconds * 1000 && !hasEnded(child); waited += 50) {
    const answer = await fetch(`${baseUrl}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error('The server does not start.');
}

async function stop(child: ChildProcess, folder: string): Promise<number | null> {
  if (!hasEnded(child)) {
    const tooLate = setTimeout(() => child.kill('SIGKILL'), stopsWithinSeconds * 1000);
    child.kill('SIGTERM');
    await once(child, 'exit');
    clearTimeout(tooLate);
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return child.exitCode;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}
