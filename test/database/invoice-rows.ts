import { createHash } from 'node:crypto';

type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const sha256 = (content: string) => `\\x${createHash('sha256').update(content).digest('hex')}`;
const paid = { bank_reference: null, recorded_by: null, invoice_id: id(7121), payment_id: id(7151) };

/** Rows of invoices that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  invoice_numbers: { kind: 'invoice', year: 2031, last: 1 },
  standing_deposits: {
    ...{ id: id(7101), programme_id: id(960), amount_minor: 4000, currency: 'GBP', day: 15, state: 'active' },
    ...{ state_since: 'now', started_at: 'now', started_by: id(901), state_by: id(901) },
  },
  invoices: {
    ...{ id: id(7102), programme_id: id(960), organisation_id: id(902), year: 2031, sequence: 2, currency: 'GBP' },
    ...{ net_minor: 100, vat_percent: 0, vat_minor: 0, vat_reason: 'grant', bank_reference: 'BF23456789' },
    ...{ programme_en: 'Good starts', programme_cy: '', buyer_name: 'Bakers', buyer_reference: 'PO 1' },
    ...{ issued_at: 'now', issued_by: id(901), due_on: '2031-05-01' },
  },
  invoice_cancellations: {
    ...{ invoice_id: id(7122), year: 2031, sequence: 2, cancelled_at: 'now', cancelled_by: id(901), reason: 'A slip' },
  },
  invoice_documents: {
    ...{ invoice_id: id(7122), kind: 'invoice', language: 'en', content: '\\x41', sha256: sha256('A') },
  },
  invoice_letters: { about: id(7103), kind: 'failed', invoice_id: id(7121), posted_at: 'now' },
};

/** What is there before a row is tried: two invoices, the first of a month of a standing deposit. */
export const standing: readonly [string, Row][] = [
  ['standing_deposits', { id: id(7111) }],
  [
    'invoices',
    {
      ...{ id: id(7121), sequence: 1, bank_reference: 'BFABCDEFGH', issued_by: null },
      ...{ standing_deposit_id: id(7111), standing_month: '2031-04-01' },
    },
  ],
  ['invoices', { id: id(7122), sequence: 3, bank_reference: 'BFABCDEFGJ' }],
  ['invoice_cancellations', { invoice_id: id(7121), sequence: 1 }],
  ['invoice_documents', { invoice_id: id(7121) }],
  ['invoice_letters', { about: id(7104) }],
  [
    'payments',
    {
      ...{
        id: id(7151),
        purpose: 'invoice',
        reference: id(7121),
        rail: 'card',
        external_id: 'pi_71',
        state: 'settled',
      },
      settled_at: '2031-05-01T12:00Z',
    },
  ],
  ['payments', { id: id(7152), purpose: 'invoice', reference: id(7122), rail: 'card', state: 'planned' }],
  ['deposits', { ...paid, id: id(7161), payment_id: id(7152) }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'a number is of an invoice or a credit note': [['invoice_numbers', { kind: 'receipt' }]],
  'a number is at least 1': [['invoice_numbers', { last: 0 }]],
  'a standing deposit is in the currency of its programme': [['standing_deposits', { currency: 'EUR' }]],
  'a standing deposit is £1 to £1 million': [
    ['standing_deposits', { amount_minor: 99 }],
    ['standing_deposits', { amount_minor: 100_000_001 }],
  ],
  'a standing deposit is on a day that every month has': [
    ['standing_deposits', { day: 0 }],
    ['standing_deposits', { day: 29 }],
  ],
  'a standing deposit has a state': [['standing_deposits', { state: 'asleep' }]],
  'a pause says why': [
    ['standing_deposits', { state: 'paused' }],
    ['standing_deposits', { pause_reason: 'asked' }],
    ['standing_deposits', { state: 'paused', pause_reason: 'weather' }],
  ],
  "a standing deposit's reference is 1 to 60 characters": [
    ['standing_deposits', { buyer_reference: '' }],
    ['standing_deposits', { buyer_reference: long(61) }],
  ],
  'an invoice has a number of its own': [['invoices', { sequence: 1 }]],
  'an invoice is in the currency of its programme': [['invoices', { currency: 'EUR' }]],
  'an invoice is £1 to £10 million': [
    ['invoices', { net_minor: 99 }],
    ['invoices', { net_minor: 1_000_000_001 }],
  ],
  'a grant is outside the scope of VAT': [
    ['invoices', { vat_percent: 20 }],
    ['invoices', { vat_minor: 20 }],
    ['invoices', { vat_reason: 'none' }],
  ],
  'an invoice has a bank reference of its own': [['invoices', { bank_reference: 'BFABCDEFGH' }]],
  'a bank reference is ten letters and digits': [
    ['invoices', { bank_reference: 'BF2345678' }],
    ['invoices', { bank_reference: 'BFABCDEFGO' }],
    ['invoices', { bank_reference: 'bfabcdefgk' }],
  ],
  'an invoice names its buyer': [
    ['invoices', { buyer_name: 'B' }],
    ['invoices', { buyer_name: long(121) }],
    ['invoices', { buyer_registration: long(21) }],
  ],
  'an invoice names its programme': [
    ['invoices', { programme_en: 'xx' }],
    ['invoices', { programme_en: long(121) }],
    ['invoices', { programme_cy: long(121) }],
  ],
  "a buyer's reference is 1 to 60 characters": [
    ['invoices', { buyer_reference: '' }],
    ['invoices', { buyer_reference: long(61) }],
  ],
  'an invoice is issued by somebody or of a standing deposit': [
    ['invoices', { issued_by: null }],
    ['invoices', { standing_deposit_id: id(7111), standing_month: '2031-05-01' }],
    ['invoices', { issued_by: null, standing_deposit_id: id(7111) }],
  ],
  'a month of a standing deposit is asked for once': [
    ['invoices', { issued_by: null, standing_deposit_id: id(7111), standing_month: '2031-04-01' }],
  ],
  'an invoice is of a standing deposit of its programme': [
    ['invoices', { issued_by: null, standing_deposit_id: id(7101), standing_month: '2031-04-01' }],
  ],
  'a credit note has a number of its own': [['invoice_cancellations', { sequence: 1 }]],
  'an invoice is cancelled for a reason': [
    ['invoice_cancellations', { reason: 'no' }],
    ['invoice_cancellations', { reason: long(501) }],
  ],
  'a document is an invoice or a credit note': [['invoice_documents', { kind: 'receipt' }]],
  'a document is in English or Welsh': [['invoice_documents', { language: 'fr' }]],
  'a document has the hash of what is in it': [['invoice_documents', { sha256: sha256('B') }]],
  'a document is at most 500 kB': [
    ['invoice_documents', { content: '', sha256: sha256('') }],
    ['invoice_documents', { content: long(500_001), sha256: sha256(long(500_001)) }],
  ],
  'a letter about a payment is of a known kind': [['invoice_letters', { kind: 'glad' }]],
  'a deposit pays an invoice of its programme': [['deposits', { invoice_id: id(7102) }]],
  'a payment is deposited once': [['deposits', { ...paid, payment_id: id(7152) }]],
  'a deposit is seen at the bank, or is a payment of an invoice': [
    ['deposits', { recorded_by: null }],
    ['deposits', { bank_reference: null }],
    ['deposits', { ...paid, recorded_by: id(901) }],
    ['deposits', { ...paid, bank_reference: 'ALSO' }],
    ['deposits', { ...paid, invoice_id: null }],
  ],
};

export const right: readonly [string, string, Row][] = [
  ['the next number of a year', 'invoice_numbers', { kind: 'credit-note' }],
  ['a standing deposit that was paused by itself', 'standing_deposits', { ...pausedByItself() }],
  [
    'an invoice of another month',
    'invoices',
    { issued_by: null, standing_deposit_id: id(7111), standing_month: '2031-05-01' },
  ],
  ['the same number in another year', 'invoices', { year: 2032, sequence: 1 }],
  ['a document in Welsh', 'invoice_documents', { invoice_id: id(7121), language: 'cy' }],
  ['a deposit that pays an invoice', 'deposits', { invoice_id: id(7121) }],
  ['a deposit that comes by a payment', 'deposits', paid],
];

function pausedByItself(): Row {
  return { state: 'paused', pause_reason: 'no-mandate', state_by: null };
}

/** Tables that are history, with a column of each. */
export const history: readonly [string, string][] = [
  ['invoices', 'id'],
  ['invoice_cancellations', 'invoice_id'],
  ['invoice_documents', 'kind'],
];
