import { expect, test } from '@jest/globals';
import { newBankReference, referencesIn } from './bank-reference.js';

test('a reference is found again in what a bank makes of it', () => {
  const reference = newBankReference();
  expect(reference).toMatch(/^BF[2-9A-HJKMNP-Z]{8}$/);
  const [first, last] = [reference.slice(0, 5), reference.slice(5)];
  for (const text of [
    reference,
    reference.toLowerCase(),
    `FPI ${first} ${last} VALLEYS FUND`,
    `bf-ref/${first}-${last}`,
  ])
    expect(referencesIn(text)).toContain(reference);
});

test.each(['', 'GRANT 2026', 'BF2026 0001', 'BFOOOOOOOO'])('there is none in "%s"', (text) => {
  expect(referencesIn(text)).toEqual([]);
});

test('several in one line are all found, also where they touch', () => {
  expect(referencesIn('BFABCDEFGH BF23456789')).toEqual(expect.arrayContaining(['BFABCDEFGH', 'BF23456789']));
});
