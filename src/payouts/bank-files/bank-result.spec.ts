import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { resultsOf } from './bank-result.js';

const day = (text: string) => Temporal.PlainDate.from(text);

test('a statement is read as banks and people write it', () => {
  const csv = `\uFEFFDate,Reference,Amount,Balance,Outcome,Reason,Account_wrong,Bank_id,Second_payment
23/03/2027,bf01 23456789abcdef,"-1,104.99",0,Paid,,,FP 0001,

2027-03-24,BFABCDEFGHJKMNPQRS,£5,0,rejected,"No  such
account",yes,,no
`;
  expect(resultsOf(csv)).toEqual([
    {
      ...{ line: 2, reference: 'bf01 23456789abcdef', amount: money(110_499), happenedOn: day('2027-03-23') },
      ...{ outcome: 'paid', reason: null, isAccountWrong: false, bankId: 'FP 0001', isSecond: null },
    },
    {
      ...{ line: 5, reference: 'BFABCDEFGHJKMNPQRS', amount: money(500), happenedOn: day('2027-03-24') },
      ...{ outcome: 'rejected', reason: 'No such account', isAccountWrong: true, bankId: null, isSecond: false },
    },
  ]);
});

const head = 'reference,amount,date,outcome';
test.each([
  ['reference,amount,date\nA,5,2027-03-22', 'line 1 has no column `outcome`'],
  [`${head}\nA,five,2027-03-22,paid`, 'line 2 must have an amount like'],
  [`${head}\nA,5,22.3.2027,paid`, 'line 2 must have a date like'],
  [`${head}\nA,5,2027-02-30,paid`, 'line 2 must have a date like'],
  [`${head}\nA,5,2027-03-22,bounced`, 'line 2 must have an outcome of paid, rejected, returned'],
  [`${head},account_wrong\nA,5,2027-03-22,paid,perhaps`, 'line 2 must have yes, no or nothing as account_wrong'],
  [`${head},second_payment\nA,5,2027-03-22,paid,2`, 'line 2 must have yes, no or nothing as second_payment'],
  [`${head}\n${'A,5,2027-03-22,paid\n'.repeat(1001)}`, 'at most 1000 lines'],
  [`${head}\n"A`, 'this is no CSV'],
])('%j is refused', (csv, said) => {
  expect(() => resultsOf(csv)).toThrow(said);
});
