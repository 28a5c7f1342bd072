/**
 * Runs the project's own Node, whatever Node the machine has: `node scripts/with-node.mjs <arguments of node>`.
 * Installs and builds first where that is due, so that one command is enough after a clone. npm's pre-scripts cannot
 * do this, because .npmrc switches scripts off. It uses nothing that would have to be installed before.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const lineage = readLineage();
const isWindows = process.platform === 'win32';
const lock = '.data/.setup-lock';
let child;
let stoppedBy;

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passOn(signal));
// A signal to npm ends npm and its shell, and nothing tells the program, which would keep its port.
if (process.env.npm_lifecycle_event) setInterval(stopWithNpm, 250).unref();

try {
  if (!isInstalled() || !isBuilt()) await holdingLock(setUp);
  process.env.NODE_COMPILE_CACHE ??= join(process.cwd(), 'node_modules', '.cache', 'compiled'); // so that the next start need not compile what this one did
  process.exitCode = await run([findNode(), '--enable-source-maps', ...process.argv.slice(2)], { stdio: 'inherit' });
} catch (error) {
  console.error(error.message);
  process.exitCode = error.exitCode ?? 1;
}

function passOn(signal) {
  stoppedBy = signal;
  const sentByTerminal = signal === 'SIGINT' && process.stdin.isTTY; // Ctrl-C reaches the child without us
  if (!sentByTerminal) child?.kill(signal);
}

function stopWithNpm() {
  if (!stoppedBy && readLineage() !== lineage) passOn('SIGTERM');
}

/** npm is our parent or, on Linux, seen as the parent of the shell between us. Whoever loses a parent gets another. */
function readLineage() {
  const shell = /\((?:ba|da|z|k|a)?sh\) \S (\d+)/.exec(read(`/proc/${process.ppid}/stat`));
  return `${process.ppid} ${shell?.[1]}`;
}

async function setUp() {
  if (!isInstalled()) await install();
  if (!isBuilt()) await build();
}

function isInstalled() {
  return read('node_modules/.installed') === digest(read('package-lock.json'));
}

async function install() {
  if (!isUnpacked()) {
    console.error('Installing (once) ...');
    const script = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined;
    const npm = script ? [process.execPath, script] : ['npm'];
    await mustRun([...npm, 'ci', '--loglevel=error'], { shell: isWindows && !script });
  }
  fs.writeFileSync('node_modules/.installed', digest(read('package-lock.json')));
}

/** Whether `npm ci` or `npm install` was run by hand: npm keeps its own record of what it has unpacked. */
function isUnpacked() {
  const unpacked = JSON.parse(read('node_modules/.package-lock.json') || '{"packages":{}}').packages;
  const { '': project, ...wanted } = JSON.parse(read('package-lock.json')).packages;
  return Object.entries(wanted).every(([path, { integrity, optional }]) =>
    unpacked[path] ? unpacked[path].integrity === integrity : optional,
  );
}

function isBuilt() {
  return read('dist/.built') === describeSources();
}

/** Builds beside `dist` and swaps, so that nobody starts half a build and no deleted source lives on in it. */
async function build() {
  const sources = describeSources();
  const clear = () => ['dist.new', 'dist.old'].forEach((name) => fs.rmSync(name, { recursive: true, force: true }));
  clear(); // what a start that was killed has left
  fs.mkdirSync('dist.new');
  fs.writeFileSync('dist.new/.gitignore', '*\n');
  const swc = ['node_modules/@swc/cli/bin/swc.js', ...sourceFolders(), '-d', 'dist.new', '--copy-files', '--quiet'];
  try {
    await mustRun([findNode(), ...swc]);
    await mustRun([findNode(), 'node_modules/vite/bin/vite.js', 'build', 'web', '--outDir', '../dist.new/web']);
    fs.writeFileSync('dist.new/.built', sources);
    if (fs.existsSync('dist')) fs.renameSync('dist', 'dist.old');
    fs.renameSync('dist.new', 'dist');
  } finally {
    clear();
  }
}

/** Every name, size and time rather than the newest time, so that deleted and older files count as a change too. */
function describeSources() {
  const inFolder = (folder) => fs.readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
  const lines = ['.swcrc', ...[...sourceFolders(), 'web'].flatMap(inFolder).sort()].map((file) => {
    const found = fs.statSync(file, { throwIfNoEntry: false });
    return found?.isFile() ? `${file} ${found.size} ${found.mtimeMs}` : '';
  });
  return digest(lines.join('\n'));
}

function sourceFolders() {
  return ['src', 'sandbox', 'bench', 'tour'].filter((folder) => fs.existsSync(folder));
}

function findNode() {
  const { platform, arch, versions, execPath } = process;
  const name = isWindows
    ? `win-${arch}`
    : `${platform === 'darwin' && arch === 'arm64' ? 'bin-' : ''}${platform}-${arch}`;
  const pinned = join('node_modules', `node-${name}`, 'bin', isWindows ? 'node.exe' : 'node');
  if (fs.existsSync(pinned)) return pinned;
  if (Number.parseInt(versions.node) >= 26) return execPath;
  throw new Error(`Barefoot brings no Node for ${platform} on ${arch}. Install Node 26 or newer and try again.`);
}

/** One start sets up while others wait. The lock is a folder with a file in it that is named by its owner's pid. */
async function holdingLock(work) {
  const claim = `${lock}-${process.pid}`;
  fs.mkdirSync(claim, { recursive: true });
  fs.writeFileSync(join(claim, String(process.pid)), '');
  try {
    for (let tries = 0; !isRenamed(claim, lock) && !stoppedBy; tries++) {
      const owner = dropDeadOwner();
      if (tries === 10) console.error(`Waiting for process ${owner} to install or build (its lock is ${lock}) ...`);
      await sleep(100);
    }
    if (!stoppedBy) await work();
  } finally {
    fs.rmSync(claim, { recursive: true, force: true });
    fs.rmSync(join(lock, String(process.pid)), { force: true });
    dropDeadOwner();
  }
}

/** A folder can be renamed over a missing or an empty one only, and in one step: that is what makes it a lock. */
function isRenamed(from, to) {
  try {
    fs.renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Returns the owner where it lives. */
function dropDeadOwner() {
  try {
    const [owner] = fs.readdirSync(lock);
    if (owner && isAlive(Number(owner))) return owner;
    if (owner) fs.rmSync(join(lock, owner), { force: true });
    fs.rmdirSync(lock);
  } catch {
    // There is no lock any more, or it has a new owner: the next try shows which.
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** For tools whose output is not the program's: all of it goes to stderr. */
async function mustRun(command, options) {
  const exitCode = await run(command, { stdio: ['ignore', 2, 2], ...options });
  if (exitCode !== 0) throw Object.assign(new Error(`Failed: ${command.join(' ')}`), { exitCode });
}

function run([command, ...args], options) {
  if (stoppedBy) return 128 + constants.signals[stoppedBy];
  return new Promise((resolve, reject) => {
    child = spawn(command, args, options);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Empty where there is none. */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function digest(text) {
  return createHash('sha256').update(text).digest('hex');
}
