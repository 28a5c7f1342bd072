import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import type { Earning } from '../earning.js';
import { latePayLetter } from './late-pay.letters.js';

const url = 'http://here/advising/pay';
const facts = { title_en: 'Choosing a legal\nform', title_cy: 'Dewis ffurf gyfreithiol' } as Earning['facts'];
const late = { amount: money(12_345), dueOn: Temporal.PlainDate.from('2027-06-01'), facts };

test('what is late is told with its sum and day, and that nothing need be claimed, in both languages', () => {
  const english = latePayLetter({ late: [late], url }, { name: 'Ada\nB', language: 'en' });
  expect(english.subject).toBe('We are late with your pay');
  expect(english.text).toContain('Hello Ada B,\n');
  expect(english.text).toContain('Choosing a legal form: £123.45, due on Tuesday 1 June 2027\n');
  expect(english.text).toContain('You need not claim anything.');
  expect(english.text).toContain(url);
  const welsh = latePayLetter({ late: [late], url }, { name: 'Ada', language: 'cy' });
  expect(welsh.subject).toBe('Rydym yn hwyr gyda’ch tâl');
  expect(welsh.text).toContain('Dewis ffurf gyfreithiol: £123.45, yn ddyledus ar ddydd Mawrth 1 Mehefin 2027\n');
  expect(welsh.text.split('\n\n')).toHaveLength(english.text.split('\n\n').length);
});

test('what has no name in a language has that of the other, or is called a session', () => {
  const named = (title_en: string, title_cy: string) =>
    latePayLetter(
      { late: [{ ...late, facts: { ...facts, title_en, title_cy } }], url },
      { name: 'Ada', language: 'cy' },
    ).text;
  expect(named('An hour of advice', '')).toContain('An hour of advice: £123.45');
  expect(named('', '')).toContain('Sesiwn: £123.45');
});

test('of much that is late twenty are named', () => {
  const many = (count: number) =>
    latePayLetter({ late: Array.from({ length: count }, () => late), url }, { name: 'Ada', language: 'en' }).text;
  expect(many(20).match(/£123\.45/g)).toHaveLength(20);
  expect(many(20)).not.toContain('and more besides');
  expect(many(21).match(/£123\.45/g)).toHaveLength(20);
  expect(many(21)).toContain('£123.45, due on Tuesday 1 June 2027\nand more besides\n');
});
