import { describe, expect, test } from '@jest/globals';
import type { AdviserPayoutId, BankFileId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { isUnspoken } from './bank-file-state.js';
import type { AskingFile, BankOutcome, BankResult, Heard, LineStanding } from './bank-result.js';
import { matched } from './match-results.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const days = { madeOn: day('2027-03-22'), today: day('2027-03-25') };

const file = (more: Partial<AskingFile> = {}): AskingFile => ({
  ...{ id: 'file' as BankFileId, madeOn: days.madeOn, isWithdrawn: false, isTaken: true, isLater: false },
  ...more,
});
const heard = (outcome: BankOutcome, on: string, more: Partial<Heard> = {}): Heard => ({
  ...{ fileId: 'file' as BankFileId, outcome, happenedOn: day(on), bankId: null, isSurplus: false, isListed: false },
  ...more,
});
const line = (more: Partial<LineStanding> = {}): LineStanding => ({
  ...{ payoutId: 'one' as AdviserPayoutId, reference: 'BF0123456789ABCDEF', amount: money(5000), state: 'sent' },
  ...{ paidOn: null, askedBy: [file()], heard: [] },
  ...more,
});
const result = (more: Partial<BankResult> = {}): BankResult => ({
  ...{ line: 2, reference: 'BF0123456789ABCDEF', amount: money(5000), happenedOn: day('2027-03-23'), outcome: 'paid' },
  ...{ reason: null, isAccountWrong: false, bankId: null, isSecond: null },
  ...more,
});
const paid = line({ state: 'paid', paidOn: day('2027-03-23'), heard: [heard('paid', '2027-03-23')] });
const back = line({
  ...{ state: 'returned', paidOn: day('2027-03-23') },
  heard: [heard('paid', '2027-03-23'), heard('returned', '2027-03-23')],
});
const rejected = line({ state: 'failed', heard: [heard('rejected', '2027-03-23')] });

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
  const [found] = matched([result(more)], [standing], days.today);
  expect(found).toMatchObject({ mismatch, payoutId: mismatch === 'unknown-reference' ? null : 'one' });
});

const of = (standing: LineStanding, ...results: BankResult[]) =>
  matched(results, [standing], days.today).map(({ mismatch }) => mismatch);
const on = (date: string, more: Partial<BankResult> = {}) => result({ happenedOn: day(date), ...more });

test('what one line says holds for the next', () => {
  const returned = result({ line: 4, outcome: 'returned', happenedOn: day('2027-03-24') });
  const paidOnce = result({ bankId: 'FP 1' });
  const said = of(line(), paidOnce, { ...paidOnce, line: 3 }, returned, { ...returned, line: 5 });
  expect(said).toEqual([null, 'known-already', null, 'known-already']);
});

test('a statement that has the newest first says what one has that has it last', () => {
  const rows = [on('2027-03-24', { outcome: 'returned' }), on('2027-03-23')];
  expect(of(line(), ...rows)).toEqual([null, null]);
  expect(of(line(), ...rows.toReversed())).toEqual([null, null]);
  const onOneDay = [on('2027-03-23', { outcome: 'returned' }), on('2027-03-23')];
  expect(of(line(), ...onOneDay)).toEqual([null, null]);
});

describe('a second payment of one reference', () => {
  test.each<[string, BankResult[], (string | null)[]]>([
    ['twice in a statement', [on('2027-03-23'), on('2027-03-23')], [null, 'paid-twice']],
    ['of another day', [on('2027-03-23'), on('2027-03-24')], [null, 'paid-twice']],
    ['of another id', [on('2027-03-23', { bankId: 'A' }), on('2027-03-23', { bankId: 'B' })], [null, 'paid-twice']],
    [
      'of one id is one',
      [on('2027-03-23', { bankId: 'A' }), on('2027-03-23', { bankId: 'A' })],
      [null, 'known-already'],
    ],
  ])('%s', (_, rows, said) => {
    expect(of(line(), ...rows)).toEqual(said);
  });

  test.each<[string, BankResult[], (string | null)[]]>([
    ['the same row in an overlapping statement is known', [on('2027-03-23')], ['known-already']],
    ['and the same with an id that was not known', [on('2027-03-23', { bankId: 'A' })], ['known-already']],
    ['of another day it is a second payment', [on('2027-03-24')], ['paid-twice']],
    ['and so is what is listed besides it', [on('2027-03-23'), on('2027-03-23')], ['known-already', 'paid-twice']],
  ])('%s', (_, rows, said) => {
    expect(of(paid, ...rows)).toEqual(said);
  });

  test('is told of once', () => {
    const twice = line({ ...paid, heard: [...paid.heard, heard('paid', '2027-03-23', { isSurplus: true })] });
    const said = matched([on('2027-03-23'), on('2027-03-23'), on('2027-03-23')], [twice], days.today);
    expect(said.map(({ mismatch, isSurplus }) => [mismatch, isSurplus])).toEqual([
      ['known-already', false],
      ['paid-twice', false],
      ['paid-twice', true],
    ]);
  });

  test('of what came back, or was rejected, is one too', () => {
    const [again] = matched([on('2027-03-24')], [back], days.today);
    expect(again).toMatchObject({ mismatch: 'paid-twice', isSurplus: true });
    const [unlikely] = matched([on('2027-03-24')], [rejected], days.today);
    expect(unlikely).toMatchObject({ mismatch: 'ended-already', isSurplus: true });
    const atOnce = line({ state: 'returned', paidOn: day('2027-03-24'), heard: [heard('returned', '2027-03-24')] });
    const [before] = matched([on('2027-03-23')], [atOnce], days.today);
    expect(before).toMatchObject({ mismatch: 'ended-already', isSurplus: false });
  });

  test('when one of the two comes back, who has the other is not paid again', () => {
    const twice = line({ ...paid, heard: [...paid.heard, heard('paid', '2027-03-24', { isSurplus: true })] });
    const returned = on('2027-03-25', { outcome: 'returned' });
    expect(of(twice, returned)).toEqual(['which-came-back']);
    expect(of(twice, { ...returned, isSecond: false })).toEqual([null]);
    expect(matched([{ ...returned, isSecond: true }], [twice], days.today)).toMatchObject([
      { mismatch: 'second-came-back', isSurplus: true },
    ]);
    const mended = { ...twice, heard: [...twice.heard, heard('returned', '2027-03-25', { isSurplus: true })] };
    expect(of(mended, returned)).toEqual(['known-already']);
    expect(of(mended, returned, { ...returned, line: 3 })).toEqual(['known-already', null]);
    expect(of(paid, { ...returned, isSecond: true })).toEqual(['not-paid-twice']);
  });
});

describe('a payment that two files asked for', () => {
  const [first, second] = ['first', 'second'] as [BankFileId, BankFileId];
  const withdrawn = file({ id: first, madeOn: day('2027-03-19'), isWithdrawn: true });
  const standing = file({ id: second });
  const asked = line({ askedBy: [withdrawn, standing] });
  const untaken = line({ askedBy: [withdrawn, { ...standing, isTaken: false }] });
  const later = line({ askedBy: [withdrawn, { ...standing, isLater: true }] });

  test.each<[string, LineStanding, string, [string | null, string | null, boolean]]>([
    ['before the later one, was by the earlier', asked, '2027-03-19', [null, first, true]],
    ['on the day of the later one, by that', asked, '2027-03-22', [null, second, false]],
    ['before both, by none', asked, '2027-03-18', ['before-the-file', null, false]],
    ['after both, by the one that anybody has had', untaken, '2027-03-23', [null, first, true]],
    ['after both, and is said of the earlier, by that', later, '2027-03-23', [null, first, true]],
  ])('and that was made %s', (_, line, date, said) => {
    const [found] = matched([on(date)], [line], days.today);
    expect([found?.mismatch, found?.byFile, found?.isByEarlierFile]).toEqual(said);
  });

  test('is paid twice if both come', () => {
    const both = matched([on('2027-03-22'), on('2027-03-19')], [asked], days.today);
    expect(both.map(({ mismatch, byFile }) => [mismatch, byFile])).toEqual([
      ['paid-twice', second],
      [null, first],
    ]);
  });

  test('and that came back, came back of the file that paid it', () => {
    const [, found] = matched([on('2027-03-19'), on('2027-03-24', { outcome: 'returned' })], [asked], days.today);
    expect(found).toMatchObject({ mismatch: null, byFile: first });
  });

  test('is not due again because the earlier one did not pay it', () => {
    const no = (more: Partial<BankResult> = {}) => on('2027-03-19', { outcome: 'rejected', ...more });
    expect(of(asked, no())).toEqual(['asked-for-again']);
    expect(of(asked, no({ happenedOn: day('2027-03-23') }))).toEqual([null]);
    const planned = line({ state: 'planned', askedBy: [withdrawn] });
    expect(of(planned, no())).toEqual([null]);
    expect(of(planned, on('2027-03-19'))).toEqual([null]);
  });

  test('leaves the later file to be withdrawn, of which the bank has said nothing', () => {
    const lines = [{ heard: [heard('paid', '2027-03-19', { fileId: first })] }, { heard: [] }];
    expect([isUnspoken(first, lines), isUnspoken(second, lines)]).toEqual([false, true]);
  });
});

test('a line that names two payments is about neither', () => {
  const other = line({ payoutId: 'two' as AdviserPayoutId, reference: 'BFABCDEFGHJKMNPQRS' });
  const [both] = matched([result({ reference: 'BF0123456789ABCDEF BFABCDEFGHJKMNPQRS' })], [line(), other], days.today);
  expect(both).toMatchObject({ payoutId: null, mismatch: 'several-references' });
});
