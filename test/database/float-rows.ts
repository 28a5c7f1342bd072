type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);
const now = '2031-05-01T12:00Z';

const reversed = { reversed_at: now, reversed_by: id(901), reason: 'Another sum' };

/** Rows of approvals, and of the float that payouts go out of, that the database takes. */
export const good: Readonly<Record<string, Row>> = {
  payout_approvals: { payout_id: id(7813), approved_at: now, approved_by: id(901) },
  float_top_ups: {
    ...{ id: id(7901), direction: 'to-float', amount_minor: 50_000, currency: 'GBP', moved_on: '2031-05-01' },
    ...{ bank_reference: 'FLOAT 1', recorded_at: now, recorded_by: id(901) },
  },
  float_alarms: { raised_on: '2031-05-01', raised_at: now, held_minor: 0, needed_minor: 1 },
  float_checks: {
    ...{ id: id(7902), checked_on: '2031-05-01', checked_at: now, theirs_minor: 100, ours_minor: -100 },
    differences: '[]',
  },
};

/** A top-up that stands, and a day that was looked at. */
export const standing: readonly [string, Row][] = [
  ['float_top_ups', { id: id(7903), bank_reference: 'Float 0' }],
  ['float_checks', { id: id(7904), checked_on: '2031-04-30' }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'an approval is told after it is given': [['payout_approvals', { told_at: '2031-05-01T11:59Z' }]],
  'money goes to the float, or back to the bank': [['float_top_ups', { direction: 'away' }]],
  'a top-up is of 1 penny to £1 million': [
    ['float_top_ups', { amount_minor: 0 }],
    ['float_top_ups', { amount_minor: 100_000_001 }],
    ['float_top_ups', { currency: 'EUR' }],
  ],
  'a top-up has a reference of 2 to 140 characters': [
    ['float_top_ups', { bank_reference: 'x' }],
    ['float_top_ups', { bank_reference: long(141) }],
  ],
  'a top-up is reversed by somebody, for a reason': [
    ['float_top_ups', { ...reversed, reversed_by: null }],
    ['float_top_ups', { ...reversed, reason: null }],
    ['float_top_ups', { reason: 'Another sum' }],
  ],
  'a top-up is recorded before it is reversed': [['float_top_ups', { ...reversed, reversed_at: '2031-05-01T11:59Z' }]],
  "a top-up's reason is of 3 to 500 characters": [
    ['float_top_ups', { ...reversed, reason: 'No' }],
    ['float_top_ups', { ...reversed, reason: long(501) }],
  ],
  'an alarm of the float is of something missing': [['float_alarms', { held_minor: 1 }]],
  'the float is held against the books once a day': [['float_checks', { checked_on: '2031-04-30' }]],
  'differences of the float are a list of at most 500': [
    ['float_checks', { differences: '{}' }],
    ['float_checks', { differences: `[${Array(501).fill(1).join()}]` }],
  ],
};

export const right: readonly [string, string, Row][] = [
  ['an approval that was told at once', 'payout_approvals', { told_at: now }],
  ['money that went back to the bank', 'float_top_ups', { direction: 'to-bank', amount_minor: 1 }],
  [
    'what was written down wrongly under a reference that stands',
    'float_top_ups',
    { ...reversed, bank_reference: 'FLOAT 0' },
  ],
  ['a day with as much that differs as is kept', 'float_checks', { differences: `[${Array(500).fill(1).join()}]` }],
];

/** What the tables' owner may not do either. */
export const changes: readonly string[] = [
  'DELETE FROM payout_approvals',
  `UPDATE payout_approvals SET approved_at = approved_at`,
  'TRUNCATE payout_approvals',
  'DELETE FROM float_top_ups',
  'UPDATE float_top_ups SET amount_minor = 100',
  'TRUNCATE float_top_ups',
];
