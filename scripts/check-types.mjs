/**
 * `check-types.mjs tsconfig.json` or `check-types.mjs web/tsconfig.json`: holds the types of the server or of the browser app, as `tsc` does,
 * and then asks the linter, as `npm run lint` does, of the same program of TypeScript: read twice and worked out twice, it would take half
 * as long again. Prints what is wrong and fails if anything is. Each has a process, because the two share nothing, and both in one
 * need 3.5 GB of memory where the larger alone needs 2.4 GB. What they found they keep in node_modules/.cache.
 */
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';

const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => process.cwd(), getNewLine: () => '\n' };
const [, , project] = process.argv;
const isWeb = project === 'web/tsconfig.json';
const { program, isSound } = programOf(project);

const eslint = new ESLint({
  overrideConfig: {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: parserOf(program) },
  },
  ignorePatterns: isWeb ? [] : ['web/'], // whatever is not of the web app is the server's
  ...{ cache: true, cacheStrategy: 'content', cacheLocation: `node_modules/.cache/eslint-${isWeb ? 'web' : 'server'}` },
});
const results = await eslint.lintFiles(isWeb ? 'web' : '.');
console.log(await (await eslint.loadFormatter()).format(results));
const faults = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
if (faults > 0 || !isSound) process.exitCode = 1;

/** Says what is wrong with its types. The web app reads all of the server's files for a few of their types: those files are held as the server's. */
function programOf(file) {
  const config = ts.getParsedCommandLineOfConfigFile(file, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic });
  const builder = ts.createIncrementalProgram({ rootNames: config.fileNames, options: config.options });
  const own = config.fileNames.map((name) => builder.getSourceFile(name));
  const diagnostics = ts.sortAndDeduplicateDiagnostics([
    ...config.errors,
    ...own.flatMap((file) => ts.getPreEmitDiagnostics(builder, file)),
  ]);
  builder.emit(); // what the next run starts from: `noEmit` leaves that alone
  if (diagnostics.length > 0) console.log(ts.formatDiagnostics(diagnostics, host));
  return { program: builder.getProgram(), isSound: diagnostics.length === 0 };
}

function onUnRecoverableConfigFileDiagnostic({ messageText }) {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** The name is for the cache, which cannot keep a program. */
function parserOf(program) {
  const withProgram = (options) => ({ ...options, projectService: false, programs: [program] });
  return {
    meta: { name: 'typescript-eslint by our program', version: tseslint.parser.meta.version },
    parseForESLint: (code, options) => tseslint.parser.parseForESLint(code, withProgram(options)),
  };
}
