import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { bankFileCsv, sha256Of } from './bank-file-csv.js';

const line = (name: string, minor = 104_99) => ({
  account: { name, sortCode: '090128', number: '00012345' },
  ...{ amount: money(minor), reference: 'BF0123456789ABCDEF' },
});

test('a file is as banks take it, to the byte', () => {
  expect(bankFileCsv([line('Ada Lovelace'), line('Siân Ŵyn-O’Neill & Co.', 5)])).toBe(
    'Sort code,Account number,Account name,Amount,Reference\r\n' +
      '090128,00012345,Ada Lovelace,104.99,BF0123456789ABCDEF\r\n' +
      "090128,00012345,Sian Wyn-O'Neill & Co.,0.05,BF0123456789ABCDEF\r\n",
  );
  expect(sha256Of(bankFileCsv([]))).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ['=SUM(A1:A9)', 'SUM A1 A9'],
  ['@cmd', 'cmd'],
  ['+44', '44'],
  ['-Ada', 'Ada'],
  ['Ada, "the" Countess\r\n090128', 'Ada the Countess 090128'],
  ['Ada\tLovelace;1', 'Ada Lovelace 1'],
])('%j is no formula, and ends no cell', (name, written) => {
  expect(bankFileCsv([line(name)]).split('\r\n')[1]).toBe(`090128,00012345,${written},104.99,BF0123456789ABCDEF`);
});

test.each([
  [1, '0.01'],
  [29, '0.29'],
  [100_000_000_00, '100000000.00'],
  [1_010_101_15, '1010101.15'],
])('%d pence are £%s', (minor, pounds) => {
  expect(bankFileCsv([line('A', minor)])).toContain(`,${pounds},`);
});
