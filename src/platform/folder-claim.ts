import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processStart } from './processes.js';

/**
 * Makes this process the only one at work in a folder, until the returned function is called or the process ends.
 * The claim is a folder `running` with a file in it that is named by the pid and says when that process started.
 * A folder can be renamed over a missing or an empty one only, and in one step: of several claims at once, one wins.
 * @throws {Error} where another process holds the folder
 */
export function claimFolder(folder: string): () => void {
  const claim = join(folder, 'running');
  const ownFile = join(claim, String(process.pid));
  const prepared = `${claim}-${process.pid}`;
  mkdirSync(prepared, { recursive: true });
  writeFileSync(join(prepared, String(process.pid)), processStart(process.pid) ?? '');
  try {
    winClaim(prepared, claim);
  } finally {
    rmSync(prepared, { recursive: true, force: true });
  }
  return () => {
    rmSync(ownFile, { force: true });
    removeIfEmpty(claim);
  };
}

function winClaim(prepared: string, claim: string): void {
  for (let tries = 1; ; tries++) {
    try {
      renameSync(prepared, claim);
      return;
    } catch (error) {
      const holder = livingHolder(claim);
      if (holder !== undefined) throw new FolderTaken(holder);
      if (tries === 100) throw error; // not for lack of a free place
    }
  }
}

export class FolderTaken extends Error {
  constructor(readonly holder: number) {
    super(
      `Another Barefoot is running on this data folder (process ${holder}). ` +
        'Set BAREFOOT_DATA to another folder and PORT to another port to run a second one.',
    );
  }
}

/** The process that holds the claim. A claim whose holder is dead is cleared away. */
function livingHolder(claim: string): number | undefined {
  for (const name of namesIn(claim)) {
    const file = join(claim, name);
    if (processStart(Number(name)) === contentOf(file)) return Number(name);
    rmSync(file, { force: true });
  }
  removeIfEmpty(claim);
  return undefined;
}

function namesIn(claim: string): string[] {
  try {
    return readdirSync(claim);
  } catch {
    return []; // its holder has just given it up
  }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // likewise
  }
}

function removeIfEmpty(claim: string): void {
  try {
    rmdirSync(claim);
  } catch {
    // It has gone already, or holds the claim of the next process.
  }
}
