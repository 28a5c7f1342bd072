import { describe, expect, test } from '@jest/globals';
import { type PasskeyFacts, passkeyLetter } from './passkey.letter.js';

const facts: PasskeyFacts = {
  news: 'added',
  name: 'Mair Evans',
  passkey: 'My telephone',
  at: Temporal.Instant.from('2027-04-04T23:30:00Z'),
  url: 'https://barefoot.example',
  language: 'en',
  zone: 'Europe/London',
};

test('the letter says what came, on which day of the reader’s, and what to do if it was somebody else', () => {
  expect(passkeyLetter(facts)).toEqual({
    subject: 'A passkey was added to your Barefoot account',
    text: [
      'Hello Mair Evans,',
      'A passkey was added to your account: My telephone (Monday 5 April 2027). It signs you in without a link.',
      'If you added it, there is nothing to do.',
      'If you did not, sign in at https://barefoot.example, remove it and sign out everywhere else: somebody else can get into your account.',
      'Barefoot\n',
    ].join('\n\n'),
  });
});

describe.each(['en', 'cy'] as const)('in %s', (language) => {
  test.each(['added', 'removed'] as const)('a passkey that was %s has a letter of its own', (news) => {
    const { subject, text } = passkeyLetter({ ...facts, language, news });
    expect(text).toContain('My telephone');
    expect(text).toContain('https://barefoot.example');
    const other = passkeyLetter({ ...facts, language, news: news === 'added' ? 'removed' : 'added' });
    expect(subject).not.toBe(other.subject);
    expect(text).not.toBe(other.text);
  });

  test('no name is more than a line', () => {
    const evil = 'Eve\r\n\r\nhttps://evil.example';
    const { text } = passkeyLetter({ ...facts, language, name: evil, passkey: evil });
    expect(text.split('\n').filter((line) => line.startsWith('https://evil'))).toEqual([]);
    expect(passkeyLetter({ ...facts, language, name: '' }).text).toMatch(/^Hel[lo]+,\n/);
  });
});
