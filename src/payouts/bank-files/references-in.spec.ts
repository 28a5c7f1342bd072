import { expect, test } from '@jest/globals';
import { type AdviserPayoutId, newId } from '../../kernel/id.js';
import { payoutReference } from '../payout-reference.js';
import { payoutReferencesIn } from './references-in.js';

test('a reference is found again in what a bank or a hand makes of it', () => {
  for (let each = 0; each < 200; each += 1) {
    const reference = payoutReference(newId<AdviserPayoutId>());
    const [first, last] = [reference.slice(0, 6), reference.slice(6)];
    for (const text of [
      reference,
      reference.toLowerCase(),
      `BAREFOOT ${first} ${last} PAY`,
      `RTN/${first}-${last}`,
      reference.replaceAll('0', 'O').replaceAll('1', 'l'),
    ])
      expect(payoutReferencesIn(text)).toContain(reference);
  }
});

test.each(['', 'RENT', 'BF2026 0001', 'BFUUUUUUUUUUUUUUUU'])('there is none in "%s"', (text) => {
  expect(payoutReferencesIn(text)).toEqual([]);
});
