import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';

/** What holds of the source as text, and no other tool looks at. STYLE.md says why. */

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));
const everywhere = [
  ...sources,
  ...['sandbox', 'bench', 'tour', 'scripts', 'test'].flatMap((folder) => (existsSync(folder) ? filesIn(folder) : [])),
].filter((file) => file !== join('test', 'tidy.spec.ts'));

/** No module: kernel and platform are everybody's, file by file. */
const shared = ['kernel', 'platform'];
const modules = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !shared.includes(entry.name))
  .map(({ name }) => name);

const roles = [
  ...[
    'action',
    'catalogue',
    'client',
    'controller',
    'filter',
    'guard',
    'interceptor',
    'invite',
    'job',
    'letter',
    'letters',
  ],
  ...['module', 'mount', 'openapi', 'pipe', 'post', 'postings', 'provider', 'request', 'samples', 'spec', 'table'],
  ...['template', 'view'],
];

const permissive =
  /^(0BSD|Apache-2\.0|BlueOak-1\.0\.0|BSD-[23]-Clause|CC0-1\.0|ISC|MIT|MIT-0|OFL-1\.1|PostgreSQL|Python-2\.0|Unlicense|Zlib)$/;
const weakCopyleft = /^(LGPL-(2\.1|3\.0)(-only|-or-later|\+)?|MPL-2\.0|EPL-2\.0)$/;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => join(folder, name));
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

/** `file:line: text` of every line that matches. */
function lines(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

function withSuffix(...suffixes: string[]): string[] {
  return sources.filter((file) => suffixes.some((suffix) => file.endsWith(`.${suffix}.ts`)));
}

test('nothing is left for later, and no import is bent', () => {
  expect(lines(everywhere, /\b(TODO|FIXME|XXX)\b|\bforwardRef\b/)).toEqual([]);
});

test('a test that is skipped or alone is not left behind', () => {
  const specs = everywhere.filter((file) => file.endsWith('.spec.ts'));
  expect(lines(specs, /^\s*(test|it|describe)\.(skip|only|todo)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(/)).toEqual(
    [],
  );
});

test('nothing in the repository points out of it', () => {
  const documents = [
    'README.md',
    'ARCHITECTURE.md',
    'STYLE.md',
    ...['money.md', 'letters.md', 'mail.md', 'webhooks.md'].map((name) => join('docs', name)),
    ...readdirSync('docs/decisions').map(decision),
  ];
  expect(lines([...everywhere, ...documents], /\.\.\/shared\b|\/work\/|\/root\/|\/home\/[a-z]/)).toEqual([]);
});

test('the environment is read in one place', () => {
  const config = join('src', 'platform', 'config.ts');
  const service = sources.filter((file) => !file.endsWith('.spec.ts') && file !== config);
  expect(lines(service, /process\.env\b/)).toEqual([]);
});

test('the name of a file says its role', () => {
  const suffixes = (file: string) => basename(file, '.ts').split('.').slice(1);
  expect(sources.filter((file) => !suffixes(file).every((suffix) => roles.includes(suffix)))).toEqual([]);
});

test('a file fits in a head: at most 300 lines, save lists and specs', () => {
  const isList = (file: string) =>
    /(^src.demo.|taxonomy|accounts.(access|scopes)\.ts$|\.letters\.catalogue\.ts$)/.test(file);
  const long = [...sources, ...filesIn('sandbox')]
    .filter((file) => !isList(file) && !file.endsWith('.spec.ts'))
    .map((file) => [file, read(file).split('\n').length - 1] as const)
    .filter(([, count]) => count > 300);
  expect(long).toEqual([]);
});

/** Whose page may have more lines than others': payments is asked by four modules, about money both ways. */
const longerPages: Readonly<Record<string, number>> = { payments: 20 };

test.each(modules)('%s has a front page: one sentence, and at most fourteen lines of exports', (module) => {
  const [first = '', ...rest] = read(join('src', module, 'index.ts'))
    .trim()
    .split('\n');
  expect(first).toMatch(/^\/\*\* [A-Z/].+\. \*\/$/);
  expect(rest.join('\n').match(/^export /gm)?.length).toBeLessThanOrEqual(longerPages[module] ?? 14);
  expect(rest.filter((line) => !/^(export |  |\} from)/.test(line))).toEqual([]);
});

test('a controller parses, acts and shows: it decides nothing and holds no statement', () => {
  expect(
    lines(withSuffix('controller'), /^\s+(if|for|while|switch) ?\(|\b(tx|pool)\.query\(/).filter(isNoProbe),
  ).toEqual([]);
});

/** Whether the database answers is all that a probe can ask of it. */
function isNoProbe(line: string): boolean {
  return !line.includes('health.controller.ts');
}

test('statements are in table files', () => {
  const elsewhere = sources.filter((file) => {
    const [, folder = ''] = file.split(/[\\/]/);
    return !shared.includes(folder) && folder !== 'demo' && !/\.(table|spec)\.ts$/.test(file);
  });
  expect(
    lines(elsewhere, /\b(tx|this\.tx|manager)\.(query|insert|update|delete|find\w*|createQueryBuilder)\(/),
  ).toEqual([]);
});

test('an action fits on a screen', () => {
  const long = withSuffix('action', 'job').flatMap((file) =>
    [...read(file).matchAll(/^ {2}(?:private |async )*(?!constructor)(\w+)\([\s\S]*?^ {2}\}$/gm)]
      .map(([text, name]) => `${file} ${name}: ${text.split('\n').length} lines`)
      .filter((line) => Number(/(\d+) lines$/.exec(line)?.[1]) > 40),
  );
  expect(long).toEqual([]);
});

test('rules never ask the database for the time', () => {
  const tables = withSuffix('table');
  expect(lines(tables, /\b(now\(\)|CURRENT_(DATE|TIME|TIMESTAMP)|clock_timestamp\(\))/i).filter(isSql)).toEqual([]);
});

/** `clock.now()` is how the time is asked for. */
function isSql(line: string): boolean {
  return !/\w\.now\(\)/.test(line);
}

test('a number in the name of a decision is given once, and each has its three parts', () => {
  const names = readdirSync('docs/decisions');
  const numbers = names.map((name) => name.slice(0, 4));
  expect(numbers).toEqual([...new Set(numbers)]);
  for (const name of names) {
    expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
    for (const part of ['# ', '## Context', '## Decision', '## Consequence'])
      expect(read(decision(name))).toContain(part);
  }
});

function decision(name: string): string {
  return join('docs', 'decisions', name);
}

test('every decision that the source names is there', () => {
  const named = lines(everywhere, /decisions\/\d{4}/).map((line) => /decisions\/(\d{4})/.exec(line)?.[1] ?? '');
  const there = readdirSync('docs/decisions').map((name) => name.slice(0, 4));
  expect(named.filter((number) => !there.includes(number))).toEqual([]);
});

test('the import table that people read is the one that is checked', async () => {
  const { mayImport } = (await import(join(process.cwd(), '.dependency-cruiser.mjs'))) as {
    mayImport: Record<string, string[]>;
  };
  const table = new Map(
    [...read('ARCHITECTURE.md').matchAll(/^\| `(\w+)` +\| ([^|]*)\|/gm)].map(([, module, row = '']) => [
      module,
      [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort(),
    ]),
  );
  for (const module of modules) expect([module, table.get(module)]).toEqual([module, mayImport[module]?.toSorted()]);
});

test('links between documents lead somewhere', () => {
  const documents = [
    'README.md',
    'ARCHITECTURE.md',
    'STYLE.md',
    ...['money.md', 'letters.md', 'mail.md', 'webhooks.md'].map((name) => join('docs', name)),
    ...readdirSync('docs/decisions').map(decision),
  ];
  const broken = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
      .map(([, target = '']) => join(dirname(file), target))
      .filter((target) => !existsSync(target))
      .map((target) => `${file} -> ${target}`),
  );
  expect(broken).toEqual([]);
});

test('everybody may use what the service is made of', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { dev?: boolean; license?: string }>;
  };
  const refused = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { license }]) => [path, license ?? licenceIn(path)] as const)
    .filter(([, licence]) => !isFree(licence));
  expect(refused).toEqual([]);
});

/** As its package says, or else the text that comes with it. */
function licenceIn(path: string): string {
  const [file, text] = [join(path, 'package.json'), join(path, 'LICENSE')];
  const said = existsSync(file) ? (JSON.parse(read(file)) as { license?: unknown }) : {};
  if (typeof said.license === 'string') return said.license;
  return existsSync(text) && read(text).startsWith('MIT License') ? 'MIT' : 'unknown';
}

/** Of "A OR B" one is enough, of "A AND B" all are needed. */
function isFree(licence: string): boolean {
  return licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => permissive.test(one) || weakCopyleft.test(one)));
}
