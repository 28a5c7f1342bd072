import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { jest, test } from '@jest/globals';

jest.setTimeout(240_000); // a cold run on a busy machine; alone it takes some 30 s, and a warm one half of that

/** A tool makes so many objects that Node, as it is set, spends a sixth of its time on making room for them. */
const roomy = '--max-semi-space-size=32';

/** Runs a script as people would by hand; rejects with everything it printed. */
function passes(script: string, ...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [roomy, script, ...args], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${script} ${args.join(' ')}\n${stdout}${stderr}`));
      else resolve();
    });
  });
}

test.each(['tsconfig.json', 'web/tsconfig.json'])(
  'the types of %s hold, and the linter has nothing to say',
  (project) => passes('scripts/check-types.mjs', project),
);

test('nobody imports what the table in .dependency-cruiser.mjs does not list', () => {
  const folders = ['src', 'test', 'bench', 'tour', 'sandbox', 'web'].filter((folder) => existsSync(folder));
  return passes(
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...folders,
    '--config',
    '.dependency-cruiser.mjs',
  );
});

test('everything is formatted (npm run format does it)', () => {
  const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/prettier.json'];
  return passes('node_modules/prettier/bin/prettier.cjs', '--check', '.', ...cache);
});
