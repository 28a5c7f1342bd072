type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

/** Who an adviser is to the law, their second word on invoices, and their second invoice, as the database takes them. */
export const good: Readonly<Record<string, Row>> = {
  trading_details: {
    ...{ expert_id: id(904), kind: 'individual', legal_name: 'Ada Jones', address: '1 High Street', country: 'GB' },
    ...{ vat_number: 'GB123456789', tax_number_kind: 'nino', tax_number: 'QQ123456C', date_of_birth: '1980-02-29' },
    ...{ invoice_prefix: 'ADA', stated_at: 'now' },
  },
  invoicing_authorities: { expert_id: id(904), number: 2, given: false, wording_version: 1, at: 'now' },
  adviser_invoices: {
    ...{ id: id(8022), earning_id: id(8012), expert_id: id(904), organisation_id: id(902), authority_number: 1 },
    ...{ prefix: 'ADA', sequence: 2, currency: 'GBP', net_minor: 100, vat_percent: 20, vat_minor: 20 },
    ...{ supplied_on: '2031-05-01', title_en: 'Advice', title_cy: 'Cyngor', seller_name: 'Ada Jones' },
    ...{ seller_address: '1 High Street', seller_vat_number: 'GB123456789', buyer_name: 'Bakers', shares: '[]' },
    issued_at: 'now',
  },
  tax_letters: {
    ...{ expert_id: id(904), year: 2031, kind: 'details-missing', missing: '{tax_number,account}' },
    told_at: '2031-12-01T00:00Z',
  },
};

const earning = {
  ...{ expert_id: id(904), kind: 'session', amount_minor: 120, vat_minor: 20, currency: 'GBP' },
  ...{ earned_at: '2031-05-01T12:00Z', due_on: '2031-05-08', facts: '{}' },
};

/** Two things that an adviser has earned, with the invoice of the first. */
export const standing: readonly [string, Row][] = [
  ['earnings', { ...earning, id: id(8011), reference: id(8031) }],
  ['earnings', { ...earning, id: id(8012), reference: id(8032) }],
  ['invoicing_authorities', { number: 1, given: true }],
  ['adviser_invoices', { id: id(8021), earning_id: id(8011), sequence: 1 }],
  ['tax_letters', { year: 2030, told_at: '2030-12-31T23:59Z' }],
];

const company = { kind: 'company', date_of_birth: null };
const statement = { kind: 'year-statement', missing: '{}', told_at: '2032-01-01T00:00Z' };
const nobody = { seller_name: null, seller_address: null, seller_vat_number: null };

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'an adviser trades as a person or a company': [['trading_details', { kind: 'charity' }]],
  'an adviser trades under a name, at an address': [
    ['trading_details', { legal_name: 'A' }],
    ['trading_details', { legal_name: long(121) }],
    ['trading_details', { address: 'here' }],
    ['trading_details', { address: long(301) }],
  ],
  'an adviser trades in a country': [['trading_details', { country: 'UK1' }]],
  "a VAT number is a country's, with its digits": [
    ['trading_details', { vat_number: '123456789' }],
    ['trading_details', { vat_number: '' }],
  ],
  'a tax number is of a kind': [
    ['trading_details', { tax_number_kind: null }],
    ['trading_details', { tax_number: null }],
    ['trading_details', { tax_number_kind: 'utr' }],
    ['trading_details', { tax_number_kind: 'passport' }],
  ],
  "a person alone was born, and has a person's tax number": [
    ['trading_details', { kind: 'company', tax_number_kind: null, tax_number: null }],
    ['trading_details', company],
    ['trading_details', { tax_number_kind: 'company-number', tax_number: '12345678' }],
  ],
  "an invoice's prefix is 1 to 10 letters and digits": [
    ['trading_details', { invoice_prefix: '' }],
    ['trading_details', { invoice_prefix: 'A-1' }],
    ['trading_details', { invoice_prefix: 'ABCDEFGHIJK' }],
  ],
  'an authority is given and then taken back, in turn': [
    ['invoicing_authorities', { given: true }],
    ['invoicing_authorities', { number: 0 }],
  ],
  'no word on an authority is missing': [['invoicing_authorities', { number: 3, given: true }]],
  'an authority is in words of a version': [['invoicing_authorities', { wording_version: 0 }]],
  'what was earned is invoiced once': [['adviser_invoices', { earning_id: id(8011) }]],
  "an adviser's invoice is of what they earned": [['adviser_invoices', { earning_id: id(8099) }]],
  "an adviser's invoice is issued under their authority": [['adviser_invoices', { authority_number: 9 }]],
  "an adviser's invoice has a number of its own": [['adviser_invoices', { sequence: 1 }]],
  "the numbers of an adviser's invoices leave no gap": [['adviser_invoices', { sequence: 3 }]],
  "an adviser's invoices are numbered from 1": [
    ['adviser_invoices', { sequence: 0 }],
    ['adviser_invoices', { prefix: 'ada' }],
  ],
  "an adviser's invoice is of something, in pounds": [
    ['adviser_invoices', { net_minor: 0, vat_minor: 0 }],
    ['adviser_invoices', { net_minor: -1 }],
    ['adviser_invoices', { vat_minor: -1 }],
    ['adviser_invoices', { currency: 'EUR' }],
  ],
  'VAT is charged by a rate': [
    ['adviser_invoices', { vat_percent: 0 }],
    ['adviser_invoices', { vat_percent: 101 }],
  ],
  'who charges VAT has a number for it': [['adviser_invoices', { seller_vat_number: null }]],
  "an adviser's invoice names both sides": [
    ['adviser_invoices', { seller_address: null }],
    ['adviser_invoices', { seller_name: null, seller_address: null }],
    ['adviser_invoices', { seller_name: 'A' }],
    ['adviser_invoices', { seller_address: long(301) }],
    ['adviser_invoices', { buyer_name: '' }],
  ],
  'a letter about tax is written once of a year': [['tax_letters', { year: 2030, told_at: '2030-12-31T23:59Z' }]],
  'a letter about tax asks for details, or brings a statement': [['tax_letters', { ...statement, kind: 'bill' }]],
  'details are asked for where some are missing': [
    ['tax_letters', { missing: '{}' }],
    ['tax_letters', { missing: '{shoe_size}' }],
    ['tax_letters', { ...statement, missing: '{shoe_size}' }],
  ],
  'details are asked for in December, a statement follows its year': [
    ['tax_letters', { told_at: '2031-11-30T23:59Z' }],
    ['tax_letters', { told_at: '2032-01-01T00:00Z' }],
    ['tax_letters', { ...statement, told_at: '2031-12-31T23:59Z' }],
    ['tax_letters', { year: 2019, told_at: '2019-12-01T00:00Z' }],
  ],
};

export const right: readonly [string, string, Row][] = [
  [
    'a company with its number, not registered for VAT',
    'trading_details',
    { ...company, tax_number_kind: 'company-number', tax_number: 'SC123456', vat_number: null },
  ],
  ['an adviser whose tax number is not known yet', 'trading_details', { tax_number_kind: null, tax_number: null }],
  ['an invoice without VAT', 'adviser_invoices', { vat_percent: 0, vat_minor: 0, seller_vat_number: null }],
  ['an invoice whose seller is forgotten', 'adviser_invoices', nobody],
  ['the statement of a year of which nothing is missing', 'tax_letters', statement],
];

/** Tables that are history, with a column of each. */
export const history: readonly [string, string][] = [
  ['invoicing_authorities', 'given'],
  ['adviser_invoices', 'net_minor'],
  ['tax_letters', 'year'],
];
