import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { expect, jest } from '@jest/globals';

/**
 * Jest gives each test file a world of its own and evaluates in it, anew, all that the file imports: of the whole service, some
 * seconds each time. For the files below `test` our modules are loaded by Node itself instead, built, once in each worker, as
 * `npm start` loads them. Nothing is imitated here, whatever Jest calls it: each is the module itself. What they
 * throw is told by its message, since their RangeError, say, is not that of the file's world. Pure specs, beside the code, are
 * small and go on as Jest has them.
 */
const root = join(import.meta.dirname, '..');

/** What is loaded beside our own modules, because it has to be the same as theirs, or because it is large. */
const packages = [
  ...['@nestjs/core', 'ajv/dist/2020.js', 'ajv-formats', 'better-auth/db/migration', 'gocardless-nodejs', 'pg'],
  ...['playwright-core', 'stripe', 'typeorm', 'typescript'],
];

/** What one file leaves to those after it in the same worker, in the world that they share. */
globalThis.keptByWorker = runInThisContext('globalThis.keptByWorker ??= new Map()');

if (expect.getState().testPath.startsWith(join(root, 'test'))) {
  for (const name of packages) jest.unstable_mockModule(name, () => loadedByNode(name));
  for (const folder of ['src', 'sandbox'])
    for (const name of readdirSync(join(root, folder), { recursive: true }).filter(isModule)) {
      const built = join(root, 'dist', folder, name.replace(/ts$/, 'js'));
      jest.unstable_mockModule(join(root, folder, name), () => loadedByNode(built));
    }
}

function isModule(name) {
  return name.endsWith('.ts') && !name.endsWith('.spec.ts');
}

/** The exports of a module, as `import * as` would have them. */
function loadedByNode(name) {
  const exports = requireOfNode()(name);
  return exports[Symbol.toStringTag] === 'Module' ? exports : { ...exports, default: exports };
}

/** Node's own, from the world that all test files of a worker share; `node:module` as imported here is Jest's. */
function requireOfNode() {
  const { createRequire } = runInThisContext('process').getBuiltinModule('node:module');
  return createRequire(import.meta.url);
}
