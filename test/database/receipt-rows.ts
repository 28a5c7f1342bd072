import { createHash } from 'node:crypto';

type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const signature = `${'A'.repeat(86)}==`;
/** Of a key that signs nothing: 32 bytes of it after how a key of Ed25519 begins. */
const key = (byte: number) => Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.alloc(32, byte)]);
const keyId = (byte: number) => sha256(key(byte)).slice(0, 16);
const x25519 = key(2).toString('base64').replace('K2Vw', 'K2Vu');
const said = (body: string) => ({ body, hash: sha256(body) });

/** Rows of receipts that the database takes: the second of an adviser, after one of the payout before. */
export const good: Readonly<Record<string, Row>> = {
  receipt_keys: { key_id: keyId(2), public_key: key(2).toString('base64'), first_used_at: 'now' },
  receipts: {
    ...{ payout_id: id(7922), kind: 'paid', expert_id: id(904), number: 2, previous_hash: sha256('{"number":1}') },
    ...{ ...said('{"number":2}'), signature, key_id: keyId(1), issued_at: 'now' },
  },
};

const bank = { account_name: 'A N Adviser', sort_code: '123456', account_number: '12345678' };
const earning = {
  ...{ expert_id: id(904), kind: 'session', amount_minor: 100, vat_minor: 0, currency: 'GBP' },
  ...{ earned_at: '2031-05-01T12:00Z', due_on: '2031-05-08', facts: '{}' },
};
const payout = {
  ...{ expert_id: id(904), destination_id: id(7901), rail: 'bank-file', amount_minor: 100, currency: 'GBP' },
  ...{ state: 'paid', planned_at: '2031-05-02T12:00Z', sent_at: '2031-05-02T12:00Z', paid_at: '2031-05-02T12:00Z' },
  paid_on: '2031-05-02',
};
const item = { expert_id: id(904), kind: 'pay', amount_minor: 100 };

/** Two payouts that an adviser has had, and the receipt of the first. A payout is written with what it pays, or not at all. */
export const standing: readonly [string, Row][] = [
  [
    'payout_destinations',
    {
      ...{ id: id(7901), expert_id: id(904), rail: 'bank-file', state: 'replaced', chosen_at: 'now', ready_at: 'now' },
      ...{ ...bank, external_id: null, name_check: null, name_at_bank: null },
    },
  ],
  ...[1, 2].flatMap((number): [string, Row][] => [
    ['earnings', { ...earning, id: id(7910 + number), reference: id(7930 + number) }],
    ['adviser_payouts', { ...payout, id: id(7920 + number) }],
    ['adviser_payout_items', { ...item, payout_id: id(7920 + number), earning_id: id(7910 + number) }],
  ]),
  ['receipt_keys', { key_id: keyId(1), public_key: key(1).toString('base64') }],
  ['receipts', { payout_id: id(7921), number: 1, previous_hash: null, ...said('{"number":1}') }],
];

const other = { expert_id: id(914), number: 1, previous_hash: null };

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'a key of receipts is of Ed25519': [
    ['receipt_keys', { public_key: x25519, key_id: sha256(Buffer.from(x25519, 'base64')).slice(0, 16) }],
  ],
  'a key is named by its fingerprint': [['receipt_keys', { key_id: keyId(1) }]],
  "a receipt is of a payout of its adviser's": [['receipts', other]],
  'a receipt is of what was paid or came back': [['receipts', { kind: 'planned' }]],
  'what came back was paid first': [['receipts', { kind: 'returned' }]],
  'a receipt has a number of its own': [['receipts', { number: 1, previous_hash: null }]],
  'the first receipt alone has none before it': [
    ['receipts', { previous_hash: null }],
    ['receipts', { number: 0, previous_hash: null }],
    ['receipts', { number: 1 }],
  ],
  'a receipt follows on the one before it': [
    ['receipts', { number: 3 }],
    ['receipts', { previous_hash: sha256('another') }],
  ],
  "a receipt's hash is that of its body": [['receipts', { body: '{"number":3}' }]],
  "a receipt's body is at most 4 million characters": [
    ['receipts', said('{')],
    ['receipts', said('x'.repeat(4_000_001))],
  ],
  'a receipt is signed': [['receipts', { signature: '' }]],
};

export const right: readonly [string, string, Row][] = [
  ['a receipt of money that came back', 'receipts', { payout_id: id(7921), kind: 'returned' }],
];

/** Tables that are history, with a column of each. */
export const history: readonly [string, string][] = [
  ['receipt_keys', 'key_id'],
  ['receipts', 'body'],
];
