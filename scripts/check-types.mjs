/**
 * Holds the types, as `tsc` does, and then asks the linter, as `npm run lint` does, of the same programs of TypeScript, the server's and
 * the browser's: read twice and worked out twice, it would take half as long again. Prints what is wrong and fails if anything is. Both keep what they found in node_modules/.cache.
 */
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';

const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => process.cwd(), getNewLine: () => '\n' };
const programs = ['tsconfig.json', 'web/tsconfig.json'].map(programOf);

const eslint = new ESLint({
  overrideConfig: {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: parserOf(programs.map(({ program }) => program)) },
  },
  ...{ cache: true, cacheStrategy: 'content', cacheLocation: 'node_modules/.cache/eslint/' },
});
const results = await eslint.lintFiles('.');
console.log(await (await eslint.loadFormatter()).format(results));
const faults = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
if (faults > 0 || programs.some(({ isSound }) => !isSound)) process.exitCode = 1;

/** Says what is wrong with its types. */
function programOf(file) {
  const config = ts.getParsedCommandLineOfConfigFile(file, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic });
  const builder = ts.createIncrementalProgram({ rootNames: config.fileNames, options: config.options });
  const diagnostics = [...config.errors, ...ts.getPreEmitDiagnostics(builder)];
  builder.emit(); // what the next run starts from: `noEmit` leaves that alone
  if (diagnostics.length > 0) console.log(ts.formatDiagnostics(diagnostics, host));
  return { program: builder.getProgram(), isSound: diagnostics.length === 0 };
}

function onUnRecoverableConfigFileDiagnostic({ messageText }) {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** The name is for the cache, which cannot keep a program. */
function parserOf(programs) {
  const withProgram = (options) => ({ ...options, projectService: false, programs });
  return {
    meta: { name: 'typescript-eslint by our programs', version: tseslint.parser.meta.version },
    parseForESLint: (code, options) => tseslint.parser.parseForESLint(code, withProgram(options)),
  };
}
