import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * When a process started, in a form that is only good for comparing: a pid alone may have passed to somebody else.
 * Undefined where it does not run. Windows tells nothing without a tool of its own: there every process is alike.
 */
export function processStart(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'win32') return 'running';
  if (process.platform !== 'linux') return ps(pid, 'lstart=');
  const fields = readProc(pid, 'stat')?.split(') ').at(-1)?.split(' '); // the name before may hold spaces
  const isZombie = fields?.[0] === 'Z';
  return isZombie ? undefined : fields?.[19];
}

/** The command line that a process was started with; undefined where it does not run or nobody can tell. */
export function processCommand(pid: number): string | undefined {
  if (!isAlive(pid) || process.platform === 'win32') return undefined;
  if (process.platform !== 'linux') return ps(pid, 'command=');
  return readProc(pid, 'cmdline')?.replaceAll('\0', ' ');
}

/** Sends a signal, unless the process has ended by itself. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, and somebody else's
  }
}

/** Asks again and again until the answer is yes: true; or until the time is up: false. */
export async function waitUntil(isSo: () => boolean, limitMilliseconds: number): Promise<boolean> {
  const limit = AbortSignal.timeout(limitMilliseconds);
  while (!isSo()) {
    if (limit.aborted) return false;
    await sleep(10);
  }
  return true;
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined; // it ended in between
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    const options = { encoding: 'utf8', env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' } } as const;
    return execFileSync('ps', ['-ww', '-p', String(pid), '-o', column], options).trim();
  } catch {
    return undefined; // it ended in between
  }
}
