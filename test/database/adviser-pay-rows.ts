type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);
const now = '2031-05-01T12:00Z';

const sent = { state: 'sent', sent_at: now, asked_at: now, external_id: 'tr_2', tries: 1 };
const paid = { ...sent, state: 'paid', paid_at: now, paid_on: '2031-05-01' };
const failed = { state: 'failed', ended_at: now, failure: 'no such account' };

/** Rows of what advisers earn and are paid, that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  earnings: {
    ...{ id: id(7801), expert_id: id(904), kind: 'session', reference: id(7802), amount_minor: 10_499, vat_minor: 0 },
    ...{ currency: 'GBP', earned_at: now, due_on: '2031-05-09', facts: '{}' },
  },
  adviser_payouts: {
    ...{ id: id(7803), expert_id: id(904), destination_id: id(7811), rail: 'stripe', amount_minor: 10_499 },
    ...{ currency: 'GBP', state: 'planned', planned_at: now },
  },
  adviser_payout_items: {
    ...{ payout_id: id(7813), expert_id: id(904), earning_id: id(7812), kind: 'interest', amount_minor: 12 },
  },
};

/** Where the adviser was paid to, what another has earned, and who has not chosen. */
export const standing: readonly [string, Row][] = [
  [
    'payout_destinations',
    {
      ...{ id: id(7811), expert_id: id(904), rail: 'stripe', state: 'replaced', external_id: 'acct_7811' },
      ...{ account_name: null, sort_code: null, account_number: null, name_check: null, name_at_bank: null },
      ...{ chosen_at: now, ready_at: now },
    },
  ],
  ['earnings', { id: id(7812), reference: id(7812) }],
  ['earnings', { id: id(7814), expert_id: id(914), reference: id(7814) }],
];

const payout = (last: number, minor: number) =>
  `INSERT INTO adviser_payouts (id, expert_id, destination_id, rail, amount_minor, currency, state, planned_at, sent_at, external_id)
   VALUES ('${id(last)}', '${id(904)}', '${id(7811)}', 'stripe', ${minor}, 'GBP', 'sent', '${now}', '${now}', 'tr_${last}')`;
const item = (last: number, kind: string, minor: number) =>
  `INSERT INTO adviser_payout_items (payout_id, expert_id, earning_id, kind, amount_minor)
   VALUES ('${id(last)}', '${id(904)}', '${id(7812)}', '${kind}', ${minor})`;

/** A payout of half of what was earned, which comes with its item. */
export const arranged = `BEGIN; ${payout(7813, 5000)}; ${item(7813, 'pay', 5000)}; COMMIT`;

/** What a transaction ends with in which another payout is planned: pay that was not paid yet, and once. */
export const others: readonly [string, readonly string[], string | undefined][] = [
  ['of the rest', [payout(7815, 5499), item(7815, 'pay', 5499)], undefined],
  ['of a penny more', [payout(7815, 5500), item(7815, 'pay', 5500)], 'nothing is paid out twice'],
  ['without what it pays', [payout(7815, 5499)], 'the items of a payout add up to it'],
  ['of other than its items', [payout(7815, 5000), item(7815, 'pay', 5499)], 'the items of a payout add up to it'],
  ['of interest that nobody owes', [payout(7815, 1), item(7815, 'interest', 1)], 'nothing is paid out twice'],
  [
    'that was made before, with something that was earned since',
    [
      `INSERT INTO earnings SELECT '${id(7816)}', expert_id, kind, '${id(7816)}', 1, 0, currency, earned_at, due_on, facts
       FROM earnings WHERE id = '${id(7812)}'`,
      item(7813, 'pay', 1).replace(id(7812), id(7816)),
    ],
    'the items of a payout add up to it',
  ],
  [
    'of compensation that nobody owes',
    [payout(7815, 4000), item(7815, 'compensation', 4000)],
    'nothing is paid out twice',
  ],
  [
    'of what failed',
    [
      `UPDATE adviser_payouts SET state = 'failed', ended_at = now(), failure = 'closed' WHERE id = '${id(7813)}'`,
      ...[payout(7815, 10_499), item(7815, 'pay', 10_499)],
    ],
    undefined,
  ],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'earnings have a kind': [['earnings', { kind: 'gift' }]],
  'a thing is earned once': [['earnings', { reference: id(7812) }]],
  'earnings bring something, VAT within it': [
    ['earnings', { amount_minor: 0 }],
    ['earnings', { vat_minor: -1 }],
    ['earnings', { vat_minor: 10_500 }],
  ],
  'earnings are in pounds': [['earnings', { currency: 'EUR' }]],
  'a payout goes where its adviser is paid to': [
    ['adviser_payouts', { destination_id: id(7819) }],
    ['adviser_payouts', { expert_id: id(914) }],
    ['adviser_payouts', { rail: 'gocardless' }],
  ],
  'a payout to an adviser pays something': [
    ['adviser_payouts', { amount_minor: 0 }],
    ['adviser_payouts', { currency: 'EUR' }],
  ],
  'a payout to an adviser has a state': [['adviser_payouts', { ...sent, state: 'lost' }]],
  'a payout that was sent says when': [
    ['adviser_payouts', { ...sent, sent_at: null }],
    ['adviser_payouts', { ...paid, sent_at: null }],
  ],
  'a payout that was paid says when, and on which day': [
    ['adviser_payouts', { ...paid, paid_on: null }],
    ['adviser_payouts', { ...paid, paid_at: null }],
    ['adviser_payouts', { ...paid, paid_at: null, paid_on: null }],
    ['adviser_payouts', { ...sent, paid_at: now, paid_on: '2031-05-01' }],
    ['adviser_payouts', { ...sent, ...failed, state: 'returned' }],
  ],
  'a payout that ended without pay says when and why': [
    ['adviser_payouts', { ...failed, ended_at: null, failure: null }],
    ['adviser_payouts', { ...failed, failure: null }],
    ['adviser_payouts', { failure: 'closed', ended_at: now }],
  ],
  "a payout's failure has at most 200 characters": [
    ['adviser_payouts', { ...failed, failure: long(201) }],
    ['adviser_payouts', { ...failed, failure: '' }],
  ],
  "a provider's payment to an adviser is one payout": [['adviser_payouts', { ...sent, external_id: 'tr_7813' }]],
  "a payout's id at its provider has at most 200 characters": [
    ['adviser_payouts', { ...sent, external_id: long(201) }],
  ],
  "an item is of a payout of its adviser's": [
    ['adviser_payout_items', { payout_id: id(7819) }],
    ['adviser_payout_items', { expert_id: id(914), earning_id: id(7814) }],
  ],
  'a payout pays what its adviser earned': [['adviser_payout_items', { earning_id: id(7814) }]],
  'an item pays a kind of thing': [['adviser_payout_items', { kind: 'gift' }]],
  'an item pays something': [['adviser_payout_items', { amount_minor: 0 }]],
};

export const right: readonly [string, string, Row][] = [
  ['pay that is all VAT', 'earnings', { vat_minor: 10_499 }],
  ['another thing that was earned by the same', 'earnings', { kind: 'dispute', reference: id(7812) }],
  ['a payout that was sent', 'adviser_payouts', sent],
  ['a payout that was paid', 'adviser_payouts', paid],
  ['a payout that never left', 'adviser_payouts', failed],
  ['a payout that came back', 'adviser_payouts', { ...paid, ...failed, state: 'returned' }],
];

/** Tables that are history, with a column of each. */
export const history: readonly [string, string][] = [
  ['earnings', 'amount_minor'],
  ['adviser_payout_items', 'amount_minor'],
];

/** What nobody makes of a payout, the tables' owner included. */
export const changes: readonly string[] = [
  'DELETE FROM adviser_payouts',
  'UPDATE adviser_payouts SET amount_minor = amount_minor',
  'UPDATE adviser_payouts SET destination_id = destination_id',
];
