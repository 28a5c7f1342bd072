/**
 * Holds the types, as `tsc` does, and then asks the linter, as `npm run lint` does, of one program of TypeScript: read twice and worked
 * out twice, it would take half as long again. Prints what is wrong and fails if anything is. Both keep what they found in node_modules/.cache.
 */
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';

const config = ts.getParsedCommandLineOfConfigFile(
  'tsconfig.json',
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic },
);
const builder = ts.createIncrementalProgram({ rootNames: config.fileNames, options: config.options });
const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => process.cwd(), getNewLine: () => '\n' };
const diagnostics = [...config.errors, ...ts.getPreEmitDiagnostics(builder)];
builder.emit(); // what the next run starts from: `noEmit` leaves that alone
if (diagnostics.length > 0) console.log(ts.formatDiagnostics(diagnostics, host));

const eslint = new ESLint({
  overrideConfig: { files: ['**/*.ts'], languageOptions: { parser: parserOf(builder.getProgram()) } },
  ...{ cache: true, cacheStrategy: 'content', cacheLocation: 'node_modules/.cache/eslint/' },
});
const results = await eslint.lintFiles('.');
console.log(await (await eslint.loadFormatter()).format(results));
const faults = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
if (diagnostics.length + faults > 0) process.exitCode = 1;

function onUnRecoverableConfigFileDiagnostic({ messageText }) {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** The name is for the cache, which cannot keep a program. */
function parserOf(program) {
  const withProgram = (options) => ({ ...options, projectService: false, programs: [program] });
  return {
    meta: { name: 'typescript-eslint by one program', version: tseslint.parser.meta.version },
    parseForESLint: (code, options) => tseslint.parser.parseForESLint(code, withProgram(options)),
  };
}
