import { expect, test } from '@jest/globals';
import type { AdviserPayoutId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { type BankResult, type LineStanding, matched, resultsOf } from './bank-result.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const days = { madeOn: day('2027-03-22'), today: day('2027-03-25') };

test('a statement is read as banks and people write it', () => {
  const csv = `\uFEFFDate,Reference,Amount,Balance,Outcome,Reason,Account_wrong
23/03/2027,bf01 23456789abcdef,"-1,104.99",0,Paid,,

2027-03-24,BFABCDEFGHJKMNPQRS,£5,0,rejected,"No  such
account",yes
`;
  expect(resultsOf(csv)).toEqual([
    {
      ...{ line: 2, reference: 'bf01 23456789abcdef', amount: money(110_499), happenedOn: day('2027-03-23') },
      ...{ outcome: 'paid', reason: null, isAccountWrong: false },
    },
    {
      ...{ line: 5, reference: 'BFABCDEFGHJKMNPQRS', amount: money(500), happenedOn: day('2027-03-24') },
      ...{ outcome: 'rejected', reason: 'No such account', isAccountWrong: true },
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
  [`${head}\n${'A,5,2027-03-22,paid\n'.repeat(1001)}`, 'at most 1000 lines'],
  [`${head}\n"A`, 'this is no CSV'],
])('%j is refused', (csv, said) => {
  expect(() => resultsOf(csv)).toThrow(said);
});

const line = (more: Partial<LineStanding> = {}): LineStanding => ({
  ...{ payoutId: 'one' as AdviserPayoutId, reference: 'BF0123456789ABCDEF', amount: money(5000), state: 'sent' },
  ...{ paidOn: null, heard: [] },
  ...more,
});
const result = (more: Partial<BankResult> = {}): BankResult => ({
  ...{ line: 2, reference: 'BF0123456789ABCDEF', amount: money(5000), happenedOn: day('2027-03-23'), outcome: 'paid' },
  ...{ reason: null, isAccountWrong: false },
  ...more,
});
const paid = line({ state: 'paid', paidOn: day('2027-03-23'), heard: ['paid'] });
const back = line({ state: 'returned', paidOn: day('2027-03-23'), heard: ['paid', 'returned'] });
const rejected = line({ state: 'failed', heard: ['rejected'] });

test.each<[string, Partial<BankResult>, LineStanding, string | null]>([
  ['paid', {}, line(), null],
  ['paid on the day of the file', { happenedOn: days.madeOn }, line(), null],
  ['paid today', { happenedOn: days.today }, line(), null],
  ['rejected', { outcome: 'rejected' }, line(), null],
  ['returned at once', { outcome: 'returned' }, line(), null],
  ['returned after it was paid', { outcome: 'returned' }, paid, null],
  ['known by a reference that a bank cut up', { reference: 'FPO bf01-2345 6789abcdef' }, line(), null],
  ['known with O for 0', { reference: 'BFO123456789ABCDEF' }, line(), null],
  ['of another reference', { reference: 'BF0123456789ABCDEG' }, line(), 'unknown-reference'],
  ['without one', { reference: 'RENT' }, line(), 'unknown-reference'],
  ['of another sum', { amount: money(4999) }, line(), 'amount-differs'],
  ['of tomorrow', { happenedOn: day('2027-03-26') }, line(), 'in-the-future'],
  ['of before the file', { happenedOn: day('2027-03-21') }, line(), 'before-the-file'],
  ['returned before it was paid', { outcome: 'returned', happenedOn: days.madeOn }, paid, 'before-it-was-paid'],
  ['paid, again', {}, paid, 'known-already'],
  ['paid, again, after it came back', {}, back, 'known-already'],
  ['returned, again', { outcome: 'returned' }, back, 'known-already'],
  ['rejected, again', { outcome: 'rejected' }, rejected, 'known-already'],
  ['rejected after it was paid', { outcome: 'rejected' }, paid, 'paid-already'],
  ['paid after it was rejected', {}, rejected, 'ended-already'],
  ['rejected after it came back', { outcome: 'rejected' }, back, 'ended-already'],
])('a payment that is %s', (_, more, standing, mismatch) => {
  const [found] = matched([result(more)], [standing], days);
  expect(found).toMatchObject({ mismatch, payoutId: mismatch === 'unknown-reference' ? null : 'one' });
});

test('what one line says holds for the next', () => {
  const returned = result({ line: 4, outcome: 'returned', happenedOn: day('2027-03-24') });
  const said = matched([result(), result({ line: 3 }), returned, { ...returned, line: 5 }], [line()], days);
  expect(said.map(({ mismatch }) => mismatch)).toEqual([null, 'known-already', null, 'known-already']);
});

test('a line that names two payments is about neither', () => {
  const other = line({ payoutId: 'two' as AdviserPayoutId, reference: 'BFABCDEFGHJKMNPQRS' });
  const [both] = matched([result({ reference: 'BF0123456789ABCDEF BFABCDEFGHJKMNPQRS' })], [line(), other], days);
  expect(both).toMatchObject({ payoutId: null, mismatch: 'several-references' });
});
