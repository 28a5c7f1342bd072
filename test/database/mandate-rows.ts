type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const active = { state: 'active', external_id: 'MD2', active_at: 'now' };

/** Rows of mandates that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  mandates: {
    ...{ id: id(7201), organisation_id: id(902), state: 'requested', created_at: 'now', created_by: id(901) },
    ...{ request_id: 'BRQ2', bank_name: 'A bank', account_ending: '11' },
  },
};

/** Two mandates that stand, of two organisations. */
export const standing: readonly [string, Row][] = [
  ['organisations', { id: id(7212), name: 'Millers' }],
  ['mandates', { ...active, id: id(7211), request_id: 'BRQ1', external_id: 'MD1' }],
  ['mandates', { ...active, id: id(7213), organisation_id: id(7212), request_id: 'BRQ3', external_id: 'MD3' }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'a mandate has a state': [['mandates', { ...active, state: 'lost' }]],
  'a mandate that was agreed to is known to its provider': [
    ['mandates', { ...active, external_id: null }],
    ['mandates', { state: 'pending' }],
  ],
  'an active mandate says since when': [['mandates', { ...active, active_at: null }]],
  'a mandate that ends says when and why': [
    ['mandates', { state: 'ended', ended_at: 'now' }],
    ['mandates', { state: 'ended', end_reason: 'cancelled' }],
    ['mandates', { ended_at: 'now', end_reason: 'cancelled' }],
  ],
  "a provider's mandate is one of ours": [['mandates', { ...active, external_id: 'MD1' }]],
  'a mandate is asked for once': [['mandates', { request_id: 'BRQ1' }]],
  'a mandate shows little of a bank account': [
    ['mandates', { bank_name: long(201) }],
    ['mandates', { account_ending: '55779' }],
    ['mandates', { state: 'ended', ended_at: 'now', end_reason: long(101) }],
  ],
  'a debit is by a mandate of its payer': [['payments', { rail: 'debit', mandate_id: id(7213) }]],
  'a debit is by a mandate, and nothing else is': [
    ['payments', { rail: 'debit' }],
    ['payments', { rail: 'bank', mandate_id: id(7211) }],
  ],
};

export const right: readonly [string, string, Row][] = [
  ['a mandate that nobody agreed to in time', 'mandates', { state: 'ended', ended_at: 'now', end_reason: 'lapsed' }],
  ['a mandate that can be debited by', 'mandates', active],
  ['a debit by a mandate', 'payments', { rail: 'debit', mandate_id: id(7211), is_debit: true }],
];
