import { expect, test } from '@jest/globals';
import { textOf } from './support/pdf.js';
import { money } from '../src/kernel/money.js';
import type { KeptInvoice } from '../src/vouchers/invoices/invoice.js';
import { invoicePdf } from '../src/vouchers/invoices/invoice-pdf.js';

const at = (text: string) => Temporal.Instant.from(text);
const invoice = {
  ...{ programmeEn: 'Good starts', programmeCy: 'Dechrau da' },
  ...{ number: 'BF-2027-0007', buyerName: 'Cronfa’r Tŷ Ŵyl', buyerRegistration: 'CE012345', buyerReference: 'PO 12' },
  ...{ net: money(250_000), vat: money(0), gross: money(250_000), vatPercent: 0, bankReference: 'BFABCDEFGH' },
  ...{ issuedAt: at('2027-03-22T08:00:00Z'), dueOn: '2027-04-21', cancellation: null },
} as KeptInvoice;
const printed = {
  kind: 'invoice',
  invoice,
  seller: {
    ...{ seller_name: 'Barefoot', seller_address: '1 High Street, Aberystwyth', seller_registration: 'RS007' },
    ...{ account_name: 'Barefoot', sort_code: '12-34-56', account_number: '12345678' },
  },
  url: 'https://barefoot.example/invoices/1',
} as const;

test('an invoice says who asks whom for what, why without VAT, and how to pay', async () => {
  const text = textOf(await invoicePdf(printed, 'en')).replace(/\s+/g, ' ');
  for (const part of [
    ...['Invoice: request for a deposit BF-2027-0007', 'Wednesday 21 April 2027', 'Your reference: PO 12', 'CE012345'],
    ...['Barefoot', '1 High Street, Aberystwyth', 'Good starts', '£2,500.00', '–', 'outside the scope of VAT'],
    ...['Payment reference: BFABCDEFGH', 'Sort code: 12-34-56', 'Account number: 12345678', printed.url],
  ])
    expect(text).toContain(part);
});

test('it is in Welsh too, with every sign of its alphabet', async () => {
  const text = textOf(await invoicePdf(printed, 'cy')).replace(/\s+/g, ' ');
  for (const part of ['Anfoneb', 'Cronfa’r Tŷ Ŵyl', 'dydd Mercher 21 Ebrill 2027', 'Dechrau da', 'TAW', 'BFABCDEFGH'])
    expect(text).toContain(part);
});

test('where no account is known none is printed', async () => {
  const seller = { ...printed.seller, account_name: '', sort_code: '', account_number: '' };
  expect(textOf(await invoicePdf({ ...printed, seller }, 'en'))).not.toMatch(
    /Sort code|transfer exactly|BFABCDEFGH|Or pay/,
  );
});

test('the same invoice is the same bytes, tagged and in its language', async () => {
  const [first, second] = [await invoicePdf(printed, 'en'), await invoicePdf(printed, 'en')];
  expect(first.equals(second)).toBe(true);
  const raw = first.toString('latin1');
  expect(raw).toContain('/StructTreeRoot');
  expect(raw).toContain('/Lang (en-GB)');
  expect(raw).toContain('/S /Table');
  expect(raw).toMatch(/pdfuaid:part>1</);
});

test('a credit note takes the whole of it back', async () => {
  const cancellation = { number: 'BC-2027-0001', cancelledAt: at('2027-03-25T08:00:00Z'), reason: 'The wrong year.' };
  const credit = { ...printed, kind: 'credit-note', invoice: { ...invoice, cancellation } } as const;
  const text = textOf(await invoicePdf(credit as never, 'en'));
  for (const part of ['Credit note BC-2027-0001', 'Invoice: BF-2027-0007', '−£2,500.00', 'Reason: The wrong year.'])
    expect(text).toContain(part);
});

test.each(['en', 'cy'] as const)('in %s every amount stands on a line of its own, and whole', async (language) => {
  const amounts = { net: money(100_000_000), vat: money(20_000_000), gross: money(120_000_000) };
  const cancellation = { number: 'BC-2027-0001', cancelledAt: at('2027-03-25T08:00:00Z'), reason: 'Wrong.' };
  const credit = { ...printed, kind: 'credit-note', invoice: { ...invoice, ...amounts, cancellation } } as const;
  const lines = textOf(await invoicePdf(credit as never, language)).split('\n');
  for (const amount of ['−£1,000,000.00', '−£200,000.00', '−£1,200,000.00']) expect(lines).toContain(amount);
});
