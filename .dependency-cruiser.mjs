/**
 * Who may import whom: the table is the rule, and everything below it only spells it out. Besides its row, every module
 * may import kernel and platform. Another module is imported through its index.ts; kernel and platform have none,
 * because each of their files is meant for everyone.
 */
export const mayImport = {
  mail: [],
  ledger: [],
  events: [],
  accounts: ['mail', 'events'],
  webhooks: ['mail', 'accounts', 'events', 'experts'],
  policies: ['mail', 'accounts', 'events'],
  diary: ['accounts'],
  experts: ['mail', 'accounts', 'policies', 'diary'],
  payments: ['mail', 'accounts', 'events', 'ledger', 'policies'],
  payouts: ['mail', 'accounts', 'events', 'ledger', 'policies', 'experts', 'payments'],
  vouchers: ['mail', 'accounts', 'events', 'ledger', 'policies', 'payments'],
  bookings: ['mail', 'accounts', 'events', 'ledger', 'policies', 'diary', 'experts', 'vouchers', 'payments', 'payouts'],
  conversations: ['mail', 'accounts', 'experts', 'bookings'],
  intake: ['accounts', 'experts', 'vouchers'],
  calendar: ['mail', 'accounts', 'diary', 'experts', 'bookings'],
  reports: [
    ...['mail', 'ledger', 'accounts', 'policies', 'diary', 'experts', 'vouchers', 'payments', 'payouts', 'bookings'],
    ...['conversations', 'intake', 'calendar'],
  ],
  demo: ['accounts', 'diary', 'experts', 'bookings', 'vouchers'],
  playground: ['accounts', 'mail', 'demo'],
};

/** Where a program starts or is put together. No module imports any of these. */
export const rootsMayImport = {
  'main.ts': [],
  'banner.ts': [],
  'serve.ts': ['accounts', 'demo'],
  'payment-sandbox.ts': [],
  'app.ts': ['accounts', 'events', 'experts', 'vouchers', 'bookings'],
  'app.module.ts': [
    ...[
      'mail',
      'accounts',
      'policies',
      'diary',
      'experts',
      'ledger',
      'payments',
      'payouts',
      'vouchers',
      'bookings',
      'conversations',
      'calendar',
      'intake',
      'reports',
      'webhooks',
    ],
    'playground',
  ],
  'grant-steward.ts': ['accounts'],
  'check-free-time.ts': ['diary', 'experts'],
  'check-books.ts': ['reports'],
  'verify-receipt.ts': ['payouts'],
  'dump-schema.ts': [],
  'web-app.ts': [],
};

const everybodys = ['^src/kernel/', '^src/platform/'];
const rootFile = '^src/[^/]+$';

function frontPages(modules) {
  return modules.map((module) => `^src/${module}/index\\.ts$`);
}

const error = { severity: 'error' };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(mayImport).map(([module, others]) => ({
      ...error,
      name: `${module} imports what its row lists`,
      comment: `src/${module} may import kernel, platform and the index.ts of: ${others.join(', ') || 'nothing else'}.`,
      from: { path: `^src/${module}/` },
      to: { path: '^src/', pathNot: [`^src/${module}/`, ...everybodys, ...frontPages(others)] },
    })),
    ...Object.entries(rootsMayImport).map(([file, modules]) => ({
      ...error,
      name: `${file} imports what its row lists`,
      comment: `src/${file} may import kernel, platform, other root files and the index.ts of: ${modules.join(', ') || 'nothing else'}.`,
      from: { path: `^src/${file.replaceAll('.', '\\.')}$` },
      to: { path: '^src/', pathNot: [rootFile, ...everybodys, ...frontPages(modules)] },
    })),
    {
      ...error,
      name: 'every module has a row',
      comment: 'Whoever adds a folder or a root file says in the table what it may import.',
      from: {
        path: '^src/',
        pathNot: [
          `^src/(kernel|platform|${Object.keys(mayImport).join('|')})/`,
          `^src/(${Object.keys(rootsMayImport).join('|').replaceAll('.', '\\.')})$`,
        ],
      },
      to: {},
    },
    {
      ...error,
      name: 'kernel imports nothing',
      comment: 'Kernel is the words that everyone speaks: it knows no module and no package.',
      from: { path: '^src/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/kernel/', dependencyTypesNot: ['core'] },
    },
    {
      ...error,
      name: 'platform imports kernel only',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: everybodys },
    },
    {
      ...error,
      name: 'no cycle',
      comment: 'Neither between modules nor between files. A type in a cycle belongs in a file of its own.',
      from: { path: '^(src|sandbox|test|bench|tour)/' },
      to: { circular: true },
    },
    {
      ...error,
      name: 'the service imports no test, bench or tour',
      from: { path: '^src/', pathNot: '^src/payment-sandbox\\.ts$' }, // which starts it for `npm start`, and for nobody else
      to: { path: '^(test|bench|tour|sandbox|web)/' },
    },
    {
      ...error,
      name: 'the service runs without the tools of development',
      comment: 'The production image has no devDependencies.',
      from: { path: '^(src|sandbox)/', pathNot: ['\\.spec\\.ts$', '/slot-oracle\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      ...error,
      name: 'the sandbox knows nothing of the service',
      comment: 'It stands for the providers: what it shared with the service, no test of the two would find wrong.',
      from: { path: '^sandbox/' },
      to: { path: '^(src|test|bench|tour|web)/', pathNot: '^src/kernel/' },
    },
    {
      ...error,
      name: 'a package that is used is one that we asked for',
      comment: 'Types may come with a package that brings another; code may not.',
      from: { path: '^(src|sandbox|test|bench|tour)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      ...error,
      name: 'everything that is imported is there',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      ...error,
      name: 'the oracle only checks',
      comment: 'It is the slow second opinion on slots; the service has the first.',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/diary/slot-oracle\\.ts$' },
    },
    {
      ...error,
      name: 'web takes nothing but the types of requests and views',
      from: { path: '^web/' },
      to: { path: '^src/', pathNot: '\\.(request|view)\\.ts$' },
    },
    {
      ...error,
      name: 'web takes nothing but types',
      from: { path: '^web/' },
      to: { path: '^src/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
