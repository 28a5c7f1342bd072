import { expect, test } from '@jest/globals';
import { pathIn } from './letter-path.js';

test.each([
  ['Hello,\n\nhttps://barefoot.example/bookings/1\n\nBye', '/bookings/1'],
  ['See https://other.example/a and https://barefoot.example/policies#fee', '/policies#fee'],
  ['https://barefoot.example/sign-in?token=abc', null],
  ['https://barefoot.example//evil.example', null],
  ['https://barefoot.example.evil/bookings', null],
  [`https://barefoot.example/${'x'.repeat(300)}`, null],
  ['Nothing to see.', null],
])('%j leads to %j', (text, path) => {
  expect(pathIn({ text }, 'https://barefoot.example')).toBe(path);
});
