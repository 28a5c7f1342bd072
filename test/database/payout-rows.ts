type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const known = { external_id: 'acct_2', state: 'pending' };

/** Rows of what was taken back of payments, and of accounts to be paid out to, that the database takes. */
export const good: Readonly<Record<string, Row>> = {
  payment_reversals: {
    ...{ id: id(7101), payment_id: id(7111), kind: 'dispute', amount_minor: 11_339 },
    ...{ currency: 'GBP', is_owed: false, at: '2031-05-01T12:00Z', restored_at: null },
  },
  dispute_fees: {
    ...{ id: id(7103), payment_id: id(7111), amount_minor: 2000, currency: 'GBP', at: '2031-05-01T12:00Z' },
  },
  payout_accounts: {
    ...{ id: id(7102), user_id: id(901), external_id: null, state: 'planned', due_count: 0 },
    ...{ planned_at: 'now', looked_at: null },
  },
};

/** A payment that has come and was taken back, and somebody who has an account. */
export const standing: readonly [string, Row][] = [
  [
    'payments',
    {
      ...{ id: id(7111), reference: id(7112), state: 'settled', settled_at: '2031-05-01T12:00Z' },
      ...{ external_id: 'pi_7111', checkout_id: 'cs_7111' },
    },
  ],
  ['"user"', { id: id(7113), email: 'paid-out@people.example' }],
  ['payout_accounts', { id: id(7114), user_id: id(7113), external_id: 'acct_1', state: 'active' }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'a reversal has a kind': [['payment_reversals', { kind: 'regret' }]],
  'a reversal takes something': [['payment_reversals', { amount_minor: 0 }]],
  'a dispute fee is something': [['dispute_fees', { amount_minor: 0 }]],
  'what is restored was taken first': [['payment_reversals', { restored_at: '2031-05-01T11:59Z' }]],
  'a person has one payout account': [['payout_accounts', { user_id: id(7113) }]],
  'looks at a payout account are counted': [['payout_accounts', { looks: -1 }]],
  'a payout account is asked about while it waits at its provider': [
    ['payout_accounts', { next_look_at: '2031-05-01T12:00Z' }],
    ['payout_accounts', { ...known, state: 'active', next_look_at: '2031-05-01T12:00Z' }],
  ],
  "a provider's account is one person's": [['payout_accounts', { ...known, external_id: 'acct_1' }]],
  'a payout account has a state': [['payout_accounts', { ...known, state: 'closed' }]],
  'a payout account is planned until the provider has it': [
    ['payout_accounts', { ...known, state: 'planned' }],
    ['payout_accounts', { state: 'active' }],
  ],
  'what is asked for a payout account is counted': [
    ['payout_accounts', { ...known, due_count: -1 }],
    ['payout_accounts', { ...known, due_count: 1001 }],
  ],
  "the id of a provider's account is at most 200 characters": [
    ['payout_accounts', { ...known, external_id: long(201) }],
  ],
};

export const right: readonly [string, string, Row][] = [
  ['what was taken back and came again at once', 'payment_reversals', { restored_at: '2031-05-01T12:00Z' }],
  ['a fee that was given back', 'dispute_fees', { amount_minor: -2000 }],
  [
    'an account whose provider is asked again',
    'payout_accounts',
    { ...known, state: 'pending', next_look_at: '2031-05-01T12:00Z', looks: 3 },
  ],
  ['an account of which much is asked', 'payout_accounts', { ...known, state: 'needs-more', due_count: 1000 }],
];
