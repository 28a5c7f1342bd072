import { describe, expect, test } from '@jest/globals';
import type { Telling } from './adviser.post.js';
import { decidedLetter, expiryLetter } from './credentials/credential.letters.js';
import { promotionAskedLetter, promotionDecidedLetter } from './development/promotion.letters.js';
import { answeredLetter, askedLetter, lostAdviserLetter, lostOverseerLetter } from './oversight/oversight.letters.js';
import { decisionLetter } from './verification/verification.letters.js';

/** Somebody who would put a line of their own into our letters. */
const eve = 'Eve\r\nBcc: all@evil.example\n\nPay here: https://evil.example';

const letters: readonly (readonly [string, Telling])[] = [
  ['a body that is asked', askedLetter({ adviser: eve, body: eve, note: eve })],
  ['a specialist who is asked', askedLetter({ adviser: eve, body: undefined, note: '' })],
  ['an adviser who is overseen', answeredLetter(eve, 'accepted', '')],
  ['an adviser who is not', answeredLetter(eve, 'declined', eve)],
  ['an adviser who is paused for want of an overseer', lostOverseerLetter(eve, eve, 'paused')],
  ['an adviser who is a draft for want of one', lostOverseerLetter(eve, eve, 'draft')],
  ['an adviser who was no more than that', lostOverseerLetter(eve, eve, undefined)],
  ['an overseer whose adviser has gone', lostAdviserLetter(eve, eve)],
  ['an adviser who is approved', decisionLetter('approved', eve)],
  ['an adviser who is returned', decisionLetter('returned', eve)],
  ['an adviser who is suspended', decisionLetter('suspended', eve)],
  ['an adviser whose suspension is lifted', decisionLetter('lifted', eve)],
  ['an adviser whose credential is verified', decidedLetter(eve, 'verified', '')],
  ['an adviser whose credential is refused', decidedLetter(eve, 'refused', eve)],
  ['an adviser whose credential expires', expiryLetter(eve, '2027-05-01')],
  ['an overseer whose adviser asks to be a specialist', promotionAskedLetter(eve)],
  ['an adviser who is a specialist', promotionDecidedLetter('promoted', eve)],
  ['an adviser who is not one yet', promotionDecidedLetter('not-promoted', eve)],
];

describe.each(letters)('the letter to %s', (_, telling) => {
  test('says the same in both languages, in words of each', () => {
    const [en, cy] = [telling('en'), telling('cy')];
    expect(cy.subject).not.toBe(en.subject);
    expect(cy.paragraphs.filter((each) => each !== '')).toHaveLength(
      en.paragraphs.filter((each) => each !== '').length,
    );
    for (const { subject, paragraphs } of [en, cy])
      expect([subject, ...paragraphs].join()).not.toMatch(/undefined|\[object/);
    expect(cy.paragraphs.join(' ')).not.toMatch(/\b(the|your|profile|adviser)\b/);
  });

  test.each(['en', 'cy'] as const)('holds no line in %s that others wrote and that could pass for ours', (language) => {
    const { subject, paragraphs } = telling(language);
    expect(subject).not.toMatch(/[\r\n]/);
    const lines = paragraphs.join('\n\n').split(/\r?\n/);
    expect(lines.filter((line) => /^(Bcc|Pay here)/.test(line))).toEqual([]);
  });
});
