import { aProgrammeRow } from '../support/programmes.js';

type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const person = id(901);
const now = '2031-05-01T12:00Z';

/** Rows of funders' reports that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  outcomes: {
    ...{ id: id(6001), voucher_id: id(6012), organisation_id: id(6013), kind: 'jobs', value: 3 },
    ...{ happened_on: '2031-05-01', evidence: 'A payroll', recorded_at: now, recorded_by: person },
  },
  report_periods: {
    ...{ id: id(6002), programme_id: id(6010), from_on: '2031-04-01', to_on: '2031-04-30', locked_at: now },
    locked_by: person,
  },
  report_versions: {
    ...{ period_id: id(6022), version: 2, made_at: now, made_by: person, reason: 'A late letter', snapshot: '{}' },
    ...{ hash: 'ab'.repeat(32), changes: '{}' },
  },
};

/** What is there before a row is tried, whole: a programme, and a voucher that it awarded. */
export const standing: readonly [string, Row][] = [
  ['organisations', { id: id(6013), name: 'Y Tyfwyr', kind: 'start_up', created_at: 'now' }],
  ['organisations', { id: id(6014), name: 'Y Gronfa', kind: 'funder', created_at: 'now' }],
  ['funders', { organisation_id: id(6014), is_public_authority: false, recognised_at: 'now', recognised_by: person }],
  ['programmes', { ...aProgrammeRow({ funderId: id(6014), by: person, at: 'now' }), id: id(6010) }],
  [
    'programme_packages',
    { id: id(6015), programme_id: id(6010), title_en: 'A start', title_cy: 'Dechrau', value_minor: 60_000 },
  ],
  [
    'applications',
    {
      ...{ id: id(6011), programme_id: id(6010), package_id: id(6015), organisation_id: id(6013), state: 'offered' },
      ...{ state_since: 'now', enterprise: '{}', need: 'A start.', started_at: 'now', started_by: person },
      ...{ submitted_at: 'now', submitted_by: person, decided_at: 'now' },
    },
  ],
  [
    'vouchers',
    {
      ...{ id: id(6012), programme_id: id(6010), application_id: id(6011), organisation_id: id(6013) },
      ...{ package_id: id(6015), state: 'offered', state_since: 'now', currency: 'GBP', value_minor: 60_000 },
      ...{ preparation_most_minor: 15_000, funder_percent: 100, match: 'none', pays_fee_and_vat: true },
      ...{ topics: '{}', adviser_kinds: '{}', start_days: 60, use_months: 6, commitment_fee_minor: 0 },
      ...{ subsidy_controlled: false, offered_at: 'now', offer_lapses_at: '2031-05-29T23:00Z' },
    },
  ],
  ['outcomes', { id: id(6021) }],
  ['report_periods', { id: id(6022), from_on: '2031-01-01', to_on: '2031-03-31' }],
  ['report_versions', { version: 1, reason: null }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'an outcome is of the organisation that had the voucher': [
    ['outcomes', { organisation_id: id(6014) }],
    ['outcomes', { voucher_id: id(1) }],
  ],
  'an outcome is of a known kind': [['outcomes', { kind: 'happiness' }]],
  'an outcome has a value of its kind': [
    ['outcomes', { kind: 'registration', value: 2 }],
    ['outcomes', { kind: 'finance-raised', value: 0 }],
    ['outcomes', { kind: 'finance-raised', value: 100_000_000_001 }],
    ['outcomes', { kind: 'trading-12-months', value: 2 }],
    ['outcomes', { kind: 'trading-24-months', value: -1 }],
    ['outcomes', { kind: 'jobs-before', value: -1 }],
    ['outcomes', { value: 100_001 }],
  ],
  'an outcome has evidence': [
    ['outcomes', { evidence: 'xx' }],
    ['outcomes', { evidence: long(2001) }],
  ],
  'an outcome that is recorded has happened': [
    ['outcomes', { happened_on: '2031-05-02' }],
    ['outcomes', { happened_on: '2031-05-02', recorded_at: '2031-05-01T22:59Z' }],
  ],
  'an outcome that is withdrawn says when and by whom': [
    ['outcomes', { withdrawn_at: now }],
    ['outcomes', { withdrawn_by: person }],
  ],
  'a voucher is of one organisation': [],
  'a period is of a day to 24 months': [
    ['report_periods', { from_on: '2031-04-02', to_on: '2031-04-01' }],
    ['report_periods', { from_on: '2029-01-01', to_on: '2031-01-01' }],
  ],
  'a period is locked when it is over': [
    ['report_periods', { to_on: '2031-05-01' }],
    ['report_periods', { locked_at: '2031-04-30T22:59Z' }],
  ],
  'a day of a programme is in one period that is locked': [
    ['report_periods', { from_on: '2031-03-31' }],
    ['report_periods', { from_on: '2031-02-01', to_on: '2031-02-01' }],
  ],
  'a report is restated at most 99 times': [
    ['report_versions', { version: 0 }],
    ['report_versions', { version: 101 }],
  ],
  'a restatement has a reason, and the first report none': [
    ['report_versions', { reason: null }],
    ['report_versions', { reason: 'no' }],
    ['report_versions', { reason: long(501) }],
    ['report_versions', { version: 1 }],
  ],
  'a report is hashed': [['report_versions', { hash: 'AB'.repeat(32) }]],
};

export const right: readonly [string, string, Row][] = [
  [
    'an outcome of the last day that there is',
    'outcomes',
    { happened_on: '2031-05-02', recorded_at: '2031-05-01T23:00Z' },
  ],
  ['a firm that does not trade any more', 'outcomes', { kind: 'trading-24-months', value: 0 }],
  ['a period of a day', 'report_periods', { from_on: '2031-04-30' }],
  ['a period of 24 months', 'report_periods', { from_on: '2028-01-01', to_on: '2029-12-31' }],
  ['a period that is locked as it ends', 'report_periods', { locked_at: '2031-04-30T23:00Z' }],
];

/** Tables that are history, with a column of each. */
export const history: readonly [string, string][] = [
  ['report_periods', 'id'],
  ['report_versions', 'version'],
];
