type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const nowhere = { account_name: null, sort_code: null, account_number: null };
const ready = { state: 'ready', ready_at: '2031-05-01T12:00Z' };
const stripe = { ...nowhere, rail: 'stripe' };
const checked = { rail: 'gocardless', next_look_at: '2031-05-01T12:01Z' };
const forgotten = { ...nowhere, state: 'replaced', forgotten_at: '2031-05-01T12:00Z' };

/** Where an adviser is paid to, as the database takes it. */
export const good: Readonly<Record<string, Row>> = {
  payout_destinations: {
    ...{ id: id(7401), expert_id: id(904), rail: 'bank-file', state: 'checking', account_name: 'Ada Jones' },
    ...{ sort_code: '200000', account_number: '55779911', chosen_at: '2031-05-01T12:00Z' },
  },
};

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'an adviser is paid by a rail': [['payout_destinations', { rail: 'cheque' }]],
  'a destination has a state': [['payout_destinations', { state: 'lost' }]],
  'a destination that can be paid to says since when': [['payout_destinations', { state: 'ready' }]],
  'a bank account is named in full, until it is forgotten': [
    ['payout_destinations', nowhere],
    ['payout_destinations', { rail: 'stripe' }],
    ['payout_destinations', { sort_code: null }],
    ['payout_destinations', { account_number: null }],
    ['payout_destinations', { state: 'replaced', forgotten_at: 'now' }],
  ],
  'a bank account is a British one': [
    ['payout_destinations', { account_name: '' }],
    ['payout_destinations', { account_name: long(71) }],
    ['payout_destinations', { sort_code: '20-00-00' }],
    ['payout_destinations', { account_number: '5577991' }],
  ],
  "a bank's word on a name is known": [
    ['payout_destinations', { name_check: 'nearly' }],
    ['payout_destinations', { name_check: 'partial-match', name_at_bank: long(201) }],
  ],
  "a destination's id has at most 200 characters": [
    ['payout_destinations', { external_id: '' }],
    ['payout_destinations', { external_id: long(201) }],
  ],
  "a destination that is forgotten is nobody's any more": [
    ['payout_destinations', { ...forgotten, ...ready }],
    ['payout_destinations', { ...forgotten, external_id: 'BA1' }],
    ['payout_destinations', { ...forgotten, name_at_bank: 'Ada Jones' }],
  ],
  'what is broken says why': [
    ['payout_destinations', { ...ready, broken_because: 'returned' }],
    ['payout_destinations', { state: 'broken', broken_because: 'a mood' }],
  ],
  'a bank is asked about what is being checked': [
    ['payout_destinations', { ...checked, ...ready }],
    ['payout_destinations', { ...checked, rail: 'bank-file' }],
  ],
};

export const right: readonly [string, string, Row][] = [
  ['an account with Stripe that can be paid to', 'payout_destinations', { ...stripe, ...ready, external_id: 'acct_1' }],
  ['a bank account about which the bank is asked', 'payout_destinations', checked],
  ['one that was given a name by the bank', 'payout_destinations', { name_check: 'no-match', name_at_bank: long(200) }],
  ['one that money came back from', 'payout_destinations', { state: 'broken', broken_because: 'returned' }],
  ['one that is broken for a reason that nobody wrote down', 'payout_destinations', { state: 'broken' }],
  ['one that is forgotten', 'payout_destinations', { ...forgotten, name_check: 'full-match' }],
];
