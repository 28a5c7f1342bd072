import { expect, test } from '@jest/globals';
import { type ErasureFacts, erasureLetter } from './erasure.letter.js';

const facts: ErasureFacts = {
  name: 'Mair Evans',
  dueAt: Temporal.Instant.from('2027-04-05T08:00:00Z'),
  url: 'https://barefoot.example/me#data',
  language: 'en',
  zone: 'Europe/London',
};

test('the letter says until when and where it can be withdrawn, and what if somebody else asked', () => {
  const { subject, text } = erasureLetter('asked', facts);
  expect(subject).toBe('You asked Barefoot to erase your account');
  expect(text).toMatch(/^Hello Mair Evans,\n\n/);
  expect(text).toContain('change your mind until Monday 5 April 2027, 09:00 (UK time)');
  expect(text).toContain('\n\nhttps://barefoot.example/me#data\n\n');
  expect(text).toContain('If it was not you who asked');
});

test('the other says that something has to be settled first', () => {
  const { subject, text } = erasureLetter('hindered', facts);
  expect(subject).toBe('We could not erase your Barefoot account yet');
  expect(text).toContain('Sign in to see what it is, and settle it.');
});

test.each(['asked', 'hindered'] as const)('%s is in Welsh for whoever reads Welsh, with as many paragraphs', (news) => {
  const { text } = erasureLetter(news, { ...facts, language: 'cy' });
  expect(text).toMatch(/^Helo Mair Evans,/);
  expect(text).toContain('tan ddydd Llun 5 Ebrill 2027, 09:00 (amser y DU)');
  expect(text.split('\n\n')).toHaveLength(erasureLetter(news, facts).text.split('\n\n').length);
});

test.each([
  ['no name', '', 'Hello,'],
  ['a name of several lines', 'Eve\r\n\r\nhttps://evil.example', 'Hello Eve https://evil.example,'],
])('with %s the greeting stays one line', (_, name, greeting) => {
  expect(erasureLetter('asked', { ...facts, name }).text.split('\n')[0]).toBe(greeting);
});
