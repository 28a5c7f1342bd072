import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { linesOf, matched, mostLines } from './bank-statement.js';
import type { KeptInvoice } from './invoice.js';

const csv = `\uFEFFDate,Type,Amount,Reference,Balance
22/03/2027,FPI,"£1,234.50",VALLEYS  FUND bfab cdefgh,0
2027-03-23,DD,-12.00,ELECTRICITY,0

2027-03-24,FPI,600,"A ""B"", C",0
`;

test('what came in is read as banks write it, and what went out is left out', () => {
  expect(linesOf(csv)).toEqual([
    { line: 2, receivedOn: '2027-03-22', amount: money(123_450), reference: 'VALLEYS FUND bfab cdefgh' },
    { line: 5, receivedOn: '2027-03-24', amount: money(60_000), reference: 'A "B", C' },
  ]);
});

test.each([
  ['', 'line 1 has no column `date` (found: nothing)'],
  ['Day,Amount,Reference\n2027-03-22,5,A', 'line 1 has no column `date` (found: Day, Amount, Reference)'],
  ['date,amount,reference,Amount\n2027-03-22,5,A,5', 'line 1 has the column `amount` 2 times'],
  ['date,amount,reference\n2027-03-22,5', 'line 2 has 2 fields, and line 1 names 3 columns'],
  ['date,amount\n2027-03-22,5', 'line 1 has no column `reference`'],
  ['date,amount,reference\n22-03-2027,5,A', 'line 2 must have a date like'],
  ['date,amount,reference\n31/02/2027,5,A', 'line 2 must have a date like'],
  ['date,amount,reference\n2027-03-22,5.123,A', 'line 2 must have an amount like'],
  ['date,amount,reference\n2027-03-22,12,34,A', 'line 2 has 4 fields, and line 1 names 3 columns'],
  ['date,amount,reference\n"2027', 'this is no CSV'],
  [`date,amount,reference\n${'2027-03-22,5,A\n'.repeat(mostLines + 1)}`, 'at most 1000 lines'],
])('%j is refused with what is wrong where', (text, said) => {
  expect(() => linesOf(text)).toThrow(said);
});

const invoice = (id: string, bankReference: string, more: Partial<KeptInvoice> = {}) =>
  ({
    ...{ id, bankReference, gross: money(5000), issuedAt: Temporal.Instant.from('2027-03-20T00:30:00Z') },
    ...{ paid: null, cancellation: null, ...more },
  }) as KeptInvoice;
const invoices = [
  invoice('1', 'BFAAAAAAAA'),
  invoice('2', 'BFBBBBBBBB', { paid: {} as never }),
  invoice('3', 'BFCCCCCCCC', { cancellation: {} as never }),
];

test.each([
  ['BFAAAAAAAA', 5000, null],
  ['TO BAREFOOT bf-aaaa aaaa', 5000, null],
  ['BFAAAAAAAA', 4999, 'amount-differs'],
  ['BFBBBBBBBB', 5000, 'paid-already'],
  ['BFCCCCCCCC', 5000, 'cancelled'],
  ['BFAAAAAAAA BFBBBBBBBB', 5000, 'several-invoices'],
  ['RENT', 5000, 'no-invoice'],
])('%s over %d pence: %s', (reference, minor, mismatch) => {
  const line = { line: 2, receivedOn: '2027-03-22', amount: money(minor), reference };
  expect(matched([line], invoices, '2027-03-22')).toMatchObject([{ mismatch }]);
});

test('an invoice is paid by one line, and by none of a day to come', () => {
  const line = { line: 2, receivedOn: '2027-03-22', amount: money(5000), reference: 'BFAAAAAAAA' };
  expect(matched([line, { ...line, line: 3 }], invoices, '2027-03-22').map(({ mismatch }) => mismatch)).toEqual([
    null,
    'paid-already',
  ]);
  expect(matched([line], invoices, '2027-03-21')).toMatchObject([{ mismatch: 'in-the-future' }]);
  const early = { ...line, receivedOn: '2027-03-19' };
  expect(matched([early], invoices, '2027-03-22')).toMatchObject([{ mismatch: 'before-the-invoice' }]);
});
