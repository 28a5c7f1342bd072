import { describe, expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { invoiceLetter, type InvoiceLetterFacts } from './invoice.letters.js';
import { invoiceNewsKinds, type InvoiceNewsKind } from './invoice.letters.catalogue.js';

const invoice = {
  ...{ number: 'BF-2027-0007', bankReference: 'BFABCDEFGH', dueOn: '2027-04-21' },
  cancellation: { number: 'BC-2027-0001', reason: 'The wrong year.\nBarefoot owes you.' },
};

function letter(kind: InvoiceNewsKind, language: 'en' | 'cy', more: Partial<InvoiceLetterFacts> = {}) {
  const programme = { nameEn: 'Good starts', nameCy: 'Dechrau da' };
  const url = 'https://barefoot.example/invoices/1';
  const facts = { kind, amount: money(250_000), programme, invoice, url, byTransfer: true };
  return invoiceLetter({ ...facts, ...more }, { name: 'Reader', language });
}

test('an invoice is told with what to pay, by when and with which reference', () => {
  expect(letter('issued', 'en')).toEqual({
    subject: 'Invoice: BF-2027-0007',
    text: `Hello Reader,

The invoice BF-2027-0007 asks you to deposit £2,500.00 for the programme "Good starts".

Please pay it by Wednesday 21 April 2027: by bank transfer of exactly that amount with the reference BFABCDEFGH, or by card or from your bank account as the page below says.

How to read it as a PDF, and to pay it:
https://barefoot.example/invoices/1

With best wishes,
Barefoot
`,
  });
  expect(letter('issued', 'cy').text).toContain('erbyn dydd Mercher 21 Ebrill 2027');
});

test('where there is no bank account nobody is asked for a transfer', () => {
  expect(letter('issued', 'en', { byTransfer: false }).text).toContain('by card or from your bank account as the page');
  for (const kind of ['issued', 'failed'] as const) {
    expect(letter(kind, 'en', { byTransfer: false }).text).not.toMatch(/transfer|BFABCDEFGH/);
    expect(letter(kind, 'cy', { byTransfer: false }).text).not.toMatch(/trosglwyddiad|BFABCDEFGH/);
  }
});

describe.each(['en', 'cy'] as const)('in %s', (language) => {
  test.each(invoiceNewsKinds)('the letter of %s is whole', (kind) => {
    for (const about of [invoice, null]) {
      const { subject, text } = letter(kind, language, { invoice: kind === 'paused' ? about : invoice });
      expect(subject).not.toMatch(/undefined|null|\n|: $/);
      expect(text).not.toMatch(/undefined|null|\n\n\n| \.|\s,/);
      expect(text).toContain('Barefoot');
    }
  });

  test('why it was cancelled is told as theirs who wrote it', () => {
    const { subject, text } = letter('cancelled', language);
    expect(subject).toContain('BC-2027-0001');
    expect(text).toContain('> The wrong year.\n> Barefoot owes you.');
  });
});
