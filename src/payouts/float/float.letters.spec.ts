import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { floatTooLowLetter } from './float.letters.js';

const figures = {
  ...{ balance: money(10_000), needed: money(25_050), missing: money(15_050) },
  url: 'http://here/steward/payouts#float',
};

test('what the float lacks is told in both languages, with what to do', () => {
  const english = floatTooLowLetter(figures, { name: 'Ada\nSteward', language: 'en' });
  expect(english.subject).toBe('Advisers cannot be paid: £150.50 is missing at GoCardless');
  expect(english.text).toContain('Hello Ada Steward,');
  expect(english.text).toContain('are to have £250.50 by the end of the next working day');
  expect(english.text).toContain('holds £100.00');
  const welsh = floatTooLowLetter(figures, { name: 'Ada', language: 'cy' });
  expect(welsh.subject).toContain('£150.50 yn brin');
  expect(welsh.text.split('\n\n')).toHaveLength(english.text.split('\n\n').length);
});
