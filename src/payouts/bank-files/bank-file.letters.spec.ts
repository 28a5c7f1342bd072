import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { paidTwiceLetter, silentFileLetter, withdrawnFilePaidLetter } from './bank-file.letters.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const ada = { name: 'Ada\nSteward', language: 'en' } as const;
const sian = { name: 'Siân', language: 'cy' } as const;
const url = 'http://here/steward/payouts#file-1';
const again = 'http://here/steward/payouts#file-2';
const payment = { reference: 'BF0123456789ABCDEF', amount: money(10_499), happenedOn: day('2027-03-23') };

function parts(text: string): number {
  return text.split('\n\n').length;
}

test('that nothing is known of a file is told with what to do, and whether anybody has had it', () => {
  const file = { madeOn: day('2027-03-22'), amount: money(20_550), payments: 3, unheard: 2, isTaken: true, url };
  const english = silentFileLetter(file, ada);
  expect(english.subject).toBe('Nothing is known of a file for the bank');
  expect(english.text).toContain('Hello Ada Steward,\n');
  expect(english.text).toContain('£205.50 in all, was made on Monday 22 March 2027.');
  expect(english.text).toContain('Payments in it: 3\nOf which nothing is known: 2');
  expect(english.text).toContain('Somebody has taken the file from here.');
  expect(english.text).toContain(url);
  expect(silentFileLetter({ ...file, isTaken: false }, ada).text).toContain('Nobody has taken the file from here');
  const welsh = silentFileLetter(file, sian);
  expect(welsh.text).toContain('cyfanswm o £205.50, ar ddydd Llun 22 Mawrth 2027.');
  expect(welsh.text).toContain('Taliadau ynddi: 3');
  expect(parts(welsh.text)).toBe(parts(english.text));
});

test('that a withdrawn file was paid is told with what to stop', () => {
  const file = { madeOn: day('2027-03-22'), paid: [payment], mayBePaid: 4, againUrls: [again], url };
  const english = withdrawnFilePaidLetter(file, ada);
  expect(english.subject).toBe('The bank has paid by a file that was withdrawn');
  expect(english.text).toContain('that was made on Monday 22 March 2027 was withdrawn');
  expect(english.text).toContain('BF0123456789ABCDEF: £104.99, on Tuesday 23 March 2027');
  expect(english.text).toContain('payments of which nothing is known: 4.');
  expect(english.text).toMatch(/ask the bank today to stop those payments\.\nhttp:\S+#file-2\n/);
  const without = withdrawnFilePaidLetter({ ...file, againUrls: [] }, ada).text;
  expect(without).toContain('No other file asks for any of it now.');
  expect(without).not.toContain('to stop those payments');
  const welsh = withdrawnFilePaidLetter(file, sian);
  expect(welsh.text).toContain('BF0123456789ABCDEF: £104.99, ar ddydd Mawrth 23 Mawrth 2027');
  expect(welsh.text).toContain(again);
  expect(parts(welsh.text)).toBe(parts(english.text));
});

test('that an adviser was paid twice is told, at most twenty by name', () => {
  const english = paidTwiceLetter({ paid: [payment], url }, ada);
  expect(english.subject).toBe('The bank has paid an adviser twice');
  expect(english.text).toContain('BF0123456789ABCDEF: £104.99, on Tuesday 23 March 2027');
  expect(english.text).not.toContain('and more besides');
  const welsh = paidTwiceLetter({ paid: [payment], url }, sian);
  expect(welsh.subject).not.toBe(english.subject);
  expect(parts(welsh.text)).toBe(parts(english.text));
  const many = paidTwiceLetter({ paid: Array.from({ length: 21 }, () => payment), url }, ada).text;
  expect(many.match(/BF0123456789ABCDEF/g)).toHaveLength(20);
  expect(many).toContain('and more besides');
});
