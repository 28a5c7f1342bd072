import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { jest, test } from '@jest/globals';

jest.setTimeout(240_000); // a cold run on a busy machine; alone it takes some 30 s, and a warm one half of that

/** Runs a tool of node_modules as people would by hand; rejects with everything it printed. */
function passes(script: string, ...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [`node_modules/${script}`, ...args], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${script} ${args.join(' ')}\n${stdout}${stderr}`));
      else resolve();
    });
  });
}

function cachedIn(name: string): string[] {
  return ['--cache', '--cache-strategy', 'content', '--cache-location', `node_modules/.cache/${name}`];
}

test('the types hold', () => passes('typescript/bin/tsc', '-p', '.'));

test('the linter has nothing to say', () =>
  passes('eslint/bin/eslint.js', '.', '--max-warnings', '0', ...cachedIn('eslint/')));

test('nobody imports what the table in .dependency-cruiser.mjs does not list', () => {
  const folders = ['src', 'test', 'bench', 'tour', 'sandbox', 'web'].filter((folder) => existsSync(folder));
  return passes('dependency-cruiser/bin/dependency-cruise.mjs', ...folders, '--config', '.dependency-cruiser.mjs');
});

test('everything is formatted (npm run format does it)', () =>
  passes('prettier/bin/prettier.cjs', '--check', '.', ...cachedIn('prettier.json')));
