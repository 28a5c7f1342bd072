import { expect, test } from '@jest/globals';
import { signInLetter } from './sign-in.letter.js';

const url = 'https://barefoot.example/sign-in?token=abc';

test('the letter says what the link does, for how long, and what to do if it was not asked for', () => {
  expect(signInLetter({ name: 'Mair', url, minutes: 15, language: 'en' })).toEqual({
    subject: 'Your link to sign in to Barefoot',
    text: [
      'Hello Mair,',
      'Open this link to sign in to Barefoot:',
      url,
      'It works once, within 15 minutes. You can always ask for another.',
      'If you did not ask for it, ignore this message: nobody can sign in without the link.',
      'Barefoot\n',
    ].join('\n\n'),
  });
});

test('it is in Welsh for whoever reads Welsh', () => {
  const { subject, text } = signInLetter({ name: 'Mair', url, minutes: 15, language: 'cy' });
  expect(subject).toBe('Eich dolen i fewngofnodi i Barefoot');
  expect(text).toContain('Helo Mair,');
  expect(text).toContain('unwaith, o fewn 15 munud');
  expect(text).toContain(`\n\n${url}\n\n`);
});

test.each([
  ['no name', undefined, 'Hello,'],
  ['an empty name', '', 'Hello,'],
  ['a name of several lines', 'Eve\r\n\r\nhttps://evil.example', 'Hello Eve https://evil.example,'],
])('with %s the greeting stays one line', (_, name, greeting) => {
  const { text } = signInLetter({ ...(name === undefined ? {} : { name }), url, minutes: 15, language: 'en' });
  expect(text.split('\n')[0]).toBe(greeting);
});
