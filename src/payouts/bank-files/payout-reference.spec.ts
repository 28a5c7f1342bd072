import { expect, test } from '@jest/globals';
import { type AdviserPayoutId, newId } from '../../kernel/id.js';
import { payoutReference, payoutReferencesIn } from './payout-reference.js';

test('a payout has one reference, which fits on every bank’s form', () => {
  const id = '019e0000-0000-7000-8000-000000000001' as AdviserPayoutId;
  expect(payoutReference(id)).toBe(payoutReference(id));
  expect(payoutReference(id)).toMatch(/^BF[0-9A-HJKMNP-TV-Z]{12}$/);
  const many = new Set(Array.from({ length: 20_000 }, () => payoutReference(newId<AdviserPayoutId>())));
  expect(many.size).toBe(20_000);
});

test('it is found again in what a bank or a hand makes of it', () => {
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

test.each(['', 'RENT', 'BF2026 0001', 'BFUUUUUUUUUUUU'])('there is none in "%s"', (text) => {
  expect(payoutReferencesIn(text)).toEqual([]);
});
