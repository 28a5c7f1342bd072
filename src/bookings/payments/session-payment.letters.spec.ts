import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import type { Language } from '../../kernel/when.js';
import { type LetterFacts, type Note, noteOf } from '../booking.letters.js';
import {
  cameTooLate,
  notNeeded,
  owedNow,
  paymentEnded,
  paymentRestoredTold,
  payOtherwise,
} from './session-payment.letters.js';

const facts: LetterFacts = {
  ...{ title: 'Finance clinic', mode: 'video', adviserName: 'Ada', clientName: 'Bo', organisationName: 'Bakers' },
  start: Temporal.Instant.from('2027-03-31T08:00:00Z'),
  end: Temporal.Instant.from('2027-03-31T09:00:00Z'),
  ...{ needs: '', url: 'https://barefoot.example/bookings/1', price: money(11_339) },
  cancelFreeUntil: Temporal.Instant.from('2027-03-28T08:00:00Z'),
  lapsesAt: Temporal.Instant.from('2027-03-23T08:00:00Z'),
};

function letterIn(language: Language, { words }: Note): { subject: string; text: string } {
  return noteOf(words, facts, { name: 'Bo', language, zone: 'Europe/London', side: 'client' });
}

const amount = money(11_339);
const how = { bookers: 'POST /one', finance: 'POST /all' };
const letters = [
  cameTooLate(amount),
  notNeeded(amount),
  payOtherwise(amount, how),
  owedNow(amount, how),
  paymentRestoredTold(amount),
];

test.each(letters)('$kind says how much it was, in both languages', (note) => {
  const [english, welsh] = [letterIn('en', note), letterIn('cy', note)];
  for (const { text } of [english, welsh]) expect(text).toContain('£113.39');
  expect(english.subject).not.toBe(welsh.subject);
});

test.each([payOtherwise(amount, how), owedNow(amount, how)])('$kind says who can pay, and where', (note) => {
  for (const language of ['en', 'cy'] as const) {
    expect(letterIn(language, note).text).toMatch(/\(POST \/one\)[^]*\(POST \/all\)/);
  }
});

test.each([paymentEnded, payOtherwise(amount, how)])('$kind says until when to pay', (note) => {
  expect(letterIn('en', note).text).toContain('until Tuesday 23 March 2027, 08:00 (UK time)');
  expect(letterIn('cy', note).text).toContain('tan ddydd Mawrth 23 Mawrth 2027, 08:00 (amser y DU)');
});

test('whoever is to have their money back is told that all of it comes', () => {
  expect(letterIn('en', cameTooLate(amount)).text).toContain('All of it is on its way back to you');
  expect(letterIn('cy', notNeeded(amount)).text).toContain('Mae’r cyfan'.replace('’', "'"));
});
