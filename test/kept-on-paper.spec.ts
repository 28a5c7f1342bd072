import { expect, test } from '@jest/globals';
import { money } from '../src/kernel/money.js';
import type { Language } from '../src/kernel/when.js';
import type { ReceiptLine } from '../src/payouts/receipts/receipt-body.js';
import { receiptPdf } from '../src/payouts/receipts/receipt-pdf.js';
import type { Receipt } from '../src/payouts/receipts/receipt.js';
import { payStatement } from '../src/payouts/statements/pay-statement.js';
import { payStatementPdf } from '../src/payouts/statements/pay-statement-pdf.js';
import { adviserInvoicePdf } from '../src/payouts/supplies/adviser-invoice-pdf.js';
import { textOf } from './support/pdf.js';

const uuid = (place: number) => `01900000-0000-7000-8000-${String(place).padStart(12, '0')}`;
const name = 'Gwenllian Myfanwy Angharad Llŷwelyn-Ŵyn o Lanfihangel-yng-Ngwynfa';
const title_en = 'Community shares: from the first idea to the offer document!';
const title_cy = 'Cyfranddaliadau cymunedol: o’r syniad cyntaf hyd y ddogfen ŵ';

const lineOf = (place: number): ReceiptLine => ({
  ...{ earning_id: uuid(place), kind: place % 4 === 3 ? 'cancellation' : 'session', reference: uuid(1000 + place) },
  ...{ earned_on: '2027-03-01', due_on: '2027-03-08', principal_minor: 1000 + place, vat_minor: 0 },
  ...{ amount_minor: 1000 + place, days_to_pay: 4, late_since: null, days_late: 0, interest: null },
  compensation_minor: place === 0 ? 4000 : 0,
  facts: {
    ...{ title_en, title_cy, organisation: { id: uuid(1), name: 'Cwmni Cydweithredol Tŷ Gŵyr Ŷd' } },
    ...{ starts_at: '2027-03-01T10:00:00Z', ends_at: '2027-03-01T11:00:00Z', accepted_at: '2027-03-01T12:00:00Z' },
    minutes: { contact: 60, preparation: 30, write_up: 15, travel: 0 },
    shares: [{ source: 'client', voucher_id: null, name: null, amount_minor: 1080 }],
  },
});

function aReceipt(count: number): Receipt {
  const lines = Array.from({ length: count }, (_, place) => lineOf(place));
  const amount_minor = lines.reduce((sum, line) => sum + line.amount_minor + line.compensation_minor, 0);
  const body = {
    ...{ version: 1, service: 'Barefoot', kind: 'paid', adviser: { id: uuid(1), name }, number: 17, lines },
    ...{ previous_hash: null, issued_at: '2027-03-22T08:00:00Z', returned: null },
    payout: { id: uuid(3), rail: 'bank-file', amount_minor, currency: 'GBP', paid_on: '2027-03-22' },
  };
  const issuedAt = Temporal.Instant.from(body.issued_at);
  const signed = { body: JSON.stringify(body), hash: 'ab'.repeat(32), keyId: 'a1b2', signature: 'c3' };
  return {
    payoutId: uuid(3),
    kind: 'paid',
    expertId: uuid(1),
    number: 17,
    previousHash: null,
    issuedAt,
    ...signed,
  } as never;
}

/** The text of each page, up to the line that numbers it. */
const pagesOf = (pdf: Buffer) => textOf(pdf).split(/ · (?:Page|Tudalen) (\d+ (?:of|o) \d+)/);

test.each<[Language, string, string]>([
  ['en', 'of', 'Total'],
  ['cy', 'o', 'Cyfanswm'],
])('in %s sixty sessions are listed, add up, and go on over numbered pages', async (language, of, totalled) => {
  const pieces = pagesOf(await receiptPdf(aReceipt(60), { language, file: '{}' }));
  const pages = pieces.filter((_, place) => place % 2 === 0).slice(0, -1);
  const numbers = pieces.filter((_, place) => place % 2 === 1);
  expect(pages.length).toBeGreaterThan(10);
  expect(numbers).toEqual(pages.map((_, place) => `${place + 1} ${of} ${pages.length}`));

  const [first, second] = pages;
  const head = language === 'en' ? /When\nWhat for\nAmount\n01\/03\/2027/ : /Pryd\nAm beth\nSwm\n01\/03\/2027/;
  expect([first, second]).toEqual([expect.stringMatching(head), expect.stringMatching(head)]);
  const last = pages.find((text) => text.includes(`\n${totalled}\n£657.70`));
  expect(last).toContain('£10.59'); // the total stands with the last of what it is of
});

test('a session is told of on one page, from its heading to its amount', async () => {
  const pages = pagesOf(await receiptPdf(aReceipt(30), { language: 'en', file: '{}' })).filter((_, at) => at % 2 === 0);
  expect(pages.length).toBeGreaterThan(5);
  for (let place = 0; place < 30; place++) {
    const page = pages.find((text) => text.includes(`Reference: ${uuid(1000 + place)}`)) ?? '';
    const [before = '', after = ''] = page.split(`Reference: ${uuid(1000 + place)}`);
    expect(before.slice(before.lastIndexOf('For: Cwmni'))).toContain('Who paid for it');
    expect(before.slice(0, before.lastIndexOf('For: Cwmni'))).toContain('Community shares');
    expect(after).toContain(`£10.${String(place).padStart(2, '0')}`);
  }
});

test.each(['en', 'cy'] as const)(
  'in %s every amount of a year and of an invoice stands on a line of its own, and whole',
  async (language) => {
    const much = { earned: money(123_456_789), vat: money(20_576_131), fees: money(9_876_543) };
    const quarter = {
      ...much,
      quarter: 1,
      sessions: 60,
      paid: money(120_000_099),
      interest: money(0),
      compensation: money(0),
    };
    const year = textOf(await payStatementPdf(name, payStatement(2027, [quarter]), language)).split('\n');
    for (const amount of ['£1,234,567.89', '£205,761.31', '£98,765.43', '£1,200,000.99'])
      expect(year.filter((line) => line === amount)).toHaveLength(2);
    const invoice = {
      ...{ prefix: 'GWENLLIAN', sequence: 1234, net: money(100_000_000), vatPercent: 20, vat: money(20_000_000) },
      ...{ suppliedOn: '2027-03-01', titleEn: title_en, titleCy: title_cy, buyerName: name, shares: [] },
      seller: { name, address: '12 Heol y Tŷ Ŵyl\nPowys', vatNumber: 'GB123456789' },
      issuedAt: Temporal.Instant.from('2027-03-22T08:00:00Z'),
    };
    const lines = textOf(await adviserInvoicePdf(invoice as never, language)).split('\n');
    for (const amount of ['£1,000,000.00', '20 %', '£200,000.00', '£1,200,000.00']) expect(lines).toContain(amount);
  },
);
