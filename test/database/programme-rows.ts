import { aProgrammeRow } from '../support/programmes.js';

type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const aMatch = { match: 'time-credits', match_minutes_an_hour: 60 };

/** Rows of programmes that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  funders: { organisation_id: id(902), is_public_authority: false, recognised_at: 'now', recognised_by: id(901) },
  programmes: { ...aProgrammeRow({ funderId: id(912), by: id(901), at: 'now' }), id: id(60) },
  programme_packages: {
    ...{ id: id(61), programme_id: id(960), title_en: 'A start', title_cy: 'Dechrau', value_minor: 60_000 },
  },
  deposits: {
    ...{ id: id(62), programme_id: id(960), amount_minor: 100, currency: 'GBP', received_at: '2031-05-01T12:00Z' },
    ...{ recorded_at: '2031-05-01T12:00Z', recorded_by: id(901), bank_reference: 'FREE' },
  },
  deposit_reversals: {
    ...{ deposit_id: id(962), programme_id: id(960), bank_reference: 'TAKEN', reversed_at: 'now' },
    ...{ reversed_by: id(901), reason: 'A slip' },
  },
  fund_returns: {
    ...{ id: id(63), programme_id: id(960), amount_minor: 1, currency: 'GBP', returned_at: 'now' },
    ...{ returned_by: id(901), reason: 'It is over' },
  },
  support_events: { subject: 'programme', subject_id: id(960), kind: 'programme-created', at: 'now', by_user: id(901) },
};

/** What is there before a row is tried. */
export const standing: readonly [string, Row][] = [
  ['funders', { organisation_id: id(912) }],
  ['programmes', { id: id(960) }],
  ['programme_packages', { id: id(961) }],
  ['deposits', { id: id(962), bank_reference: 'TAKEN' }],
  ['deposits', { id: id(963), bank_reference: 'REVERSED' }],
  ['deposit_reversals', { deposit_id: id(963), bank_reference: 'REVERSED' }],
  ['fund_returns', { id: id(964) }],
  ['support_events', {}],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  "a programme is a recognised funder's": [
    ['programmes', { funder_id: id(902) }],
    ['programmes', { subsidy_controlled: true }],
  ],
  'a programme has a name of 3 to 120 characters': [
    ['programmes', { name_en: 'xx' }],
    ['programmes', { name_en: long(121) }],
    ['programmes', { name_cy: 'xx' }],
    ['programmes', { name_cy: long(121) }],
    ['programmes', { name_cy: '', state: 'open' }],
  ],
  "a programme's summary is at most 2000 characters": [
    ['programmes', { summary_en: long(2001) }],
    ['programmes', { summary_cy: long(2001) }],
  ],
  'a programme is in a known state': [['programmes', { state: 'dreamt' }]],
  'a programme has a budget': [
    ['programmes', { budget_minor: 0 }],
    ['programmes', { currency: 'TCR' }],
    ['programmes', { currency: 'gbp' }],
  ],
  'what a month commits is within the budget': [
    ['programmes', { monthly_cap_minor: 0 }],
    ['programmes', { monthly_cap_minor: 1_000_001 }],
  ],
  'a programme closes after it opens': [['programmes', { closes_at: '2025-01-01T00:00Z' }]],
  'a programme decides in a known way': [['programmes', { decision: 'by-lot' }]],
  'a panel has 2 to 9 scorers': [
    ['programmes', { scorers: 1 }],
    ['programmes', { scorers: 10 }],
  ],
  'a funder pays 1 to 100 percent': [
    ['programmes', { funder_percent: 0, match: 'cash' }],
    ['programmes', { funder_percent: 101, match: 'cash' }],
  ],
  'a match is of a known kind': [
    ['programmes', { match: 'prayer' }],
    ['programmes', { funder_percent: 75 }],
    ['programmes', { match: 'time-credits' }],
    ['programmes', { match_minutes_an_hour: 60 }],
    ['programmes', { ...aMatch, match_minutes_an_hour: 0 }],
    ['programmes', { ...aMatch, match_minutes_an_hour: 601 }],
  ],
  'preparation is a part of a package': [
    ['programmes', { preparation_percent: -1 }],
    ['programmes', { preparation_percent: 101 }],
  ],
  'a commitment fee is at most £1000': [
    ['programmes', { commitment_fee_minor: -1 }],
    ['programmes', { commitment_fee_minor: 100_001 }],
  ],
  "a programme's times are sensible": [
    ['programmes', { offer_days: 0 }],
    ['programmes', { offer_days: 91 }],
    ['programmes', { start_days: 0 }],
    ['programmes', { start_days: 366 }],
    ['programmes', { use_months: 0 }],
    ['programmes', { use_months: 37 }],
  ],
  'a package has a title of 3 to 120 characters': [
    ['programme_packages', { title_en: 'xx' }],
    ['programme_packages', { title_en: long(121) }],
    ['programme_packages', { title_cy: '' }],
    ['programme_packages', { title_cy: long(121) }],
  ],
  'a package is worth £1 to £100000': [
    ['programme_packages', { value_minor: 99 }],
    ['programme_packages', { value_minor: 10_000_001 }],
  ],
  'a package is of 15 minutes to 1000 hours': [
    ['programme_packages', { minutes: 14 }],
    ['programme_packages', { minutes: 60_001 }],
  ],
  'a deposit is £1 to £10 million': [
    ['deposits', { amount_minor: 99 }],
    ['deposits', { amount_minor: 1_000_000_001 }],
  ],
  'a deposit was received before it is recorded': [['deposits', { received_at: '2031-05-01T12:01Z' }]],
  'a deposit has a reference of 2 to 140 characters': [
    ['deposits', { bank_reference: 'x' }],
    ['deposits', { bank_reference: long(141) }],
  ],
  'a deposit is recorded once': [
    ['deposits', { bank_reference: 'TAKEN' }],
    ['deposits', { bank_reference: ' taken ' }],
  ],
  'a deposit is in the currency of its programme': [
    ['deposits', { currency: 'EUR' }],
    ['deposits', { programme_id: id(60) }],
  ],
  'a deposit replaces one that was reversed': [
    ['deposits', { bank_reference: 'TAKEN', replaces: id(962) }],
    ['deposits', { replaces: id(963) }],
  ],
  'what is reversed is a deposit': [
    ['deposit_reversals', { deposit_id: id(62) }],
    ['deposit_reversals', { bank_reference: 'OTHER' }],
  ],
  'a deposit is reversed for a reason': [
    ['deposit_reversals', { reason: 'no' }],
    ['deposit_reversals', { reason: long(501) }],
  ],
  'what goes back is in the currency of its programme': [['fund_returns', { currency: 'EUR' }]],
  'something goes back': [['fund_returns', { amount_minor: 0 }]],
  'a fund goes back for a reason': [
    ['fund_returns', { reason: 'no' }],
    ['fund_returns', { reason: long(501) }],
  ],
  'an event of support is about a known thing': [['support_events', { subject: 'weather' }]],
  'an event of support is a word': [
    ['support_events', { kind: 'Two words' }],
    ['support_events', { kind: 'xx' }],
    ['support_events', { kind: long(41) }],
  ],
};

export const right: readonly [string, string, Row][] = [
  ['a draft that waits for its Welsh', 'programmes', { name_cy: '', summary_cy: '' }],
  ['a programme with hours for hours', 'programmes', aMatch],
  ['a programme that pays a part', 'programmes', { match: 'cash', funder_percent: 1 }],
  ['a month that may commit all there is', 'programmes', { monthly_cap_minor: 1_000_000 }],
  ['a package that is bounded in minutes', 'programme_packages', { minutes: 15 }],
  ['a deposit instead of one that was reversed', 'deposits', { bank_reference: 'REVERSED', replaces: id(963) }],
  ['one that is typed otherwise', 'deposits', { bank_reference: ' Reversed', replaces: id(963) }],
  ['what happened by itself', 'support_events', { subject: 'voucher', by_user: null }],
];

/** Tables that are history, with a column of each. */
export const history: readonly [string, string][] = [
  ['deposits', 'id'],
  ['deposit_reversals', 'deposit_id'],
  ['fund_returns', 'id'],
  ['support_events', 'kind'],
];
