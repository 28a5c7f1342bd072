/**
 * `npm run screenshots`: a picture of every page, in both languages, on a telephone and a desk, into `.data/screenshots`. With `--dark`
 * of the dark scheme too; with names, as `test/support/web-pages.ts` has them, of those pages alone. It is the tests' own Postgres,
 * server and browser, so nothing else has to run.
 */
import { spawn } from 'node:child_process';

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const only = ['--runInBand', '--testMatch=**/test/web/screenshots.ts'];
const child = spawn(process.execPath, [...jest, ...only], {
  stdio: 'inherit',
  env: { ...process.env, SCREENSHOTS: process.argv.slice(2).join(' ') },
});
child.on('exit', (code) => (process.exitCode = code ?? 1));
