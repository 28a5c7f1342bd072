import { expect, test } from '@jest/globals';
import { type ExpertId, newId, type PayoutDestinationId } from '../../kernel/id.js';
import { type PayoutRailName, payoutRails } from '../payout-destination.js';
import { chosen } from './destination.js';
import { destinationChangedLetter } from './destination.letters.js';

const bankAccount = { name: 'Ada Jones', sortCode: '200000', number: '55779911' };

const letter = (rail: PayoutRailName, language: 'en' | 'cy', name = 'Ada') => {
  const ids = { id: newId<PayoutDestinationId>(), expertId: newId<ExpertId>() };
  const choice = { rail, bankAccount: rail === 'stripe' ? null : bankAccount };
  const destination = chosen(ids, choice, undefined, Temporal.Instant.from('2027-03-01T09:00:00Z'));
  return destinationChangedLetter(destination, 'http://here', { name, language });
};

test.each(payoutRails)('that one is paid elsewhere, by %s, is told in both languages', (rail) => {
  const [english, welsh] = [letter(rail, 'en'), letter(rail, 'cy')];
  expect(english.subject).toBe('Where you are paid has changed');
  expect(welsh.subject).not.toBe(english.subject);
  expect(welsh.text.split('\n\n')).toHaveLength(english.text.split('\n\n').length);
  for (const { text } of [english, welsh]) {
    expect(text).toContain('http://here');
    expect(text).not.toMatch(/undefined|55779911|20-?00-?00|Ada Jones/);
    expect(text.includes('•••••911')).toBe(rail !== 'stripe');
  }
  expect(english.text).toContain('If it was not you');
});

test('a name puts no line of its own into it', () => {
  expect(letter('bank-file', 'en', 'Eve\n\nPay here: evil.example').text).toContain(
    'Hello Eve Pay here: evil.example,',
  );
});
