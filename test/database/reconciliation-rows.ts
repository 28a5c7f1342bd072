type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);
const now = '2031-05-01T12:00Z';

/** Rows of providers' payouts and of reconciliations that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  provider_payouts: {
    ...{
      id: id(7501),
      provider: 'gocardless',
      external_id: 'PO1',
      amount_minor: 5000,
      fee_minor: 100,
      currency: 'GBP',
    },
    ...{ state: 'arrived', made_at: now, kept_at: now, arrived_at: now, returned_at: null },
  },
  provider_payout_items: {
    ...{ payout_id: id(7511), place: 2, kind: 'payment_paid_out', external_id: 'PM1', tenths: 51_000 },
  },
  reconciliations: {
    ...{ id: id(7502), provider: 'stripe', day: '2031-04-30', ran_at: now, currency: 'GBP', lines: 3, waiting: 1 },
    ...{ differences: 2, held_provider_minor: -1, held_books_minor: 1 },
  },
  reconciliation_lines: {
    ...{ id: id(7503), reconciliation_id: id(7512), kind: 'fee', external_id: 'pi_1', our_id: null, at: now },
    ...{ provider_minor: -134, books_minor: -135, state: 'different' },
  },
};

/** What is there before a row is tried. */
export const standing: readonly [string, Row][] = [
  ['provider_payouts', { id: id(7511), external_id: 'PO2' }],
  ['provider_payout_items', { place: 1 }],
  ['reconciliations', { id: id(7512) }],
  ['reconciliation_lines', { id: id(7513), external_id: 'pi_2' }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  "a payout is a provider's": [['provider_payouts', { provider: 'bank' }]],
  'a payout is kept once': [['provider_payouts', { external_id: 'PO2' }]],
  'a payout has an id of at most 200 characters': [
    ['provider_payouts', { external_id: '' }],
    ['provider_payouts', { external_id: long(201) }],
  ],
  'a payout pays something out': [['provider_payouts', { amount_minor: 0 }]],
  'a payout has a state': [['provider_payouts', { state: 'lost' }]],
  'a payout that has arrived says when': [
    ['provider_payouts', { arrived_at: null }],
    ['provider_payouts', { state: 'under-way' }],
  ],
  'a payout that came back says when': [
    ['provider_payouts', { returned_at: now }],
    ['provider_payouts', { state: 'returned' }],
  ],
  'an item of a payout says what it is': [
    ['provider_payout_items', { kind: '' }],
    ['provider_payout_items', { kind: long(101) }],
    ['provider_payout_items', { external_id: long(201) }],
  ],
  'items of a payout are counted from 1': [['provider_payout_items', { place: 0 }]],
  'a reconciliation is of a provider': [['reconciliations', { provider: 'bank' }]],
  'a day is reconciled when it is over': [
    ['reconciliations', { day: '2031-05-01' }],
    ['reconciliations', { ran_at: '2031-04-30T22:59Z' }],
  ],
  'lines that wait or differ are lines': [
    ['reconciliations', { lines: 2 }],
    ['reconciliations', { waiting: -1 }],
    ['reconciliations', { differences: -1 }],
  ],
  'what lies at a provider is said by both or neither': [
    ['reconciliations', { held_provider_minor: null }],
    ['reconciliations', { held_books_minor: null }],
  ],
  'a line of a reconciliation has a kind': [['reconciliation_lines', { kind: 'charge' }]],
  'a line of a reconciliation has an id of at most 200 characters': [
    ['reconciliation_lines', { external_id: '' }],
    ['reconciliation_lines', { external_id: long(201) }],
  ],
  'a line agrees where both say the same': [
    ['reconciliation_lines', { state: 'odd' }],
    ['reconciliation_lines', { state: 'same' }],
    ['reconciliation_lines', { books_minor: -134 }],
    ['reconciliation_lines', { books_minor: -134, state: 'waiting' }],
  ],
  'a thing is reconciled once in a run': [['reconciliation_lines', { external_id: 'pi_2' }]],
};

export const right: readonly [string, string, Row][] = [
  ['a payout that the bank never had', 'provider_payouts', { state: 'returned', arrived_at: null, returned_at: now }],
  ['a payout that the bank sent back', 'provider_payouts', { state: 'returned', returned_at: now }],
  ['a payout in which more fees came back than were taken', 'provider_payouts', { fee_minor: -1 }],
  ['a day that is just over', 'reconciliations', { ran_at: '2031-04-30T23:00Z' }],
  ['a day long past', 'reconciliations', { held_provider_minor: null, held_books_minor: null }],
  ['a line of what was paid to an adviser', 'reconciliation_lines', { kind: 'pay', external_id: 'tr_1' }],
  ['a line that agrees', 'reconciliation_lines', { books_minor: -134, state: 'same' }],
];

/** Tables that are history, with a column of each. */
export const history: readonly [string, string][] = [
  ['provider_payout_items', 'tenths'],
  ['reconciliations', 'lines'],
  ['reconciliation_lines', 'state'],
];
