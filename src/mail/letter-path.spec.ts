import { expect, test } from '@jest/globals';
import { pathIn } from './letter-path.js';
import { oneLine, quoted } from './plain-text.js';

test.each([
  ['Hello,\n\nhttps://barefoot.example/bookings/1\n\nBye', '/bookings/1'],
  ['https://other.example/a\nhttps://barefoot.example/policies#fee', '/policies#fee'],
  ['A:\nhttps://barefoot.example/advising/pay\n\nB:\nhttps://barefoot.example/advising/pay/to', '/advising/pay'],
  ['https://barefoot.example/sign-in?token=abc', null],
  ['https://barefoot.example//evil.example', null],
  ['https://barefoot.example/\\evil.example', null],
  ['https://barefoot.example/bookings\\1', null],
  ['https://barefoot.example/bookings/1 and more', null],
  ['https://barefoot.example.evil/bookings', null],
  [`https://barefoot.example/${'x'.repeat(300)}`, null],
  ['Nothing to see.', null],
])('%j leads to %j', (text, path) => {
  expect(pathIn({ text }, 'https://barefoot.example')).toBe(path);
});

test.each([
  'https://barefoot.example/organisations/1',
  'https://barefoot.example/\\evil.example/x',
  'https://barefoot.example/sign-in?token=abc',
  'Look:\nhttps://barefoot.example/\\evil.example/x',
  'Look:\r\n\u2028https://barefoot.example/sign-in?token=abc',
])('whoever writes %j has no say in where a letter leads', (written) => {
  const paragraphs = [
    `Hello ${oneLine(written)},`,
    `${oneLine(written)} invites you.`,
    `When: today\nWith: ${oneLine(written)}`,
    quoted('Reason:', written),
    quoted('', written),
    'The session on Barefoot:\nhttps://barefoot.example/bookings/1',
  ];
  expect(pathIn({ text: paragraphs.join('\n\n') }, 'https://barefoot.example')).toBe('/bookings/1');
});
