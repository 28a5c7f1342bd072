import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { refundFailedLetter } from './refund.letters.js';

const failed = {
  amount: money(5140),
  wasSent: true,
  organisationName: 'Bakers\nand more',
  url: 'http://here/api/v1/credit',
};

test('a refund that came back is told in both languages, on lines of our own', () => {
  const english = refundFailedLetter(failed, { name: 'Ada', language: 'en' });
  expect(english.subject).toBe('Your refund did not arrive');
  expect(english.text).toContain('We sent £51.40 back to the account or card that Bakers and more paid from');
  const refused = refundFailedLetter({ ...failed, wasSent: false }, { name: 'Ada', language: 'en' });
  expect(refused.text).toContain('We could not send £51.40 back');
  const welsh = refundFailedLetter(failed, { name: 'Ada', language: 'cy' });
  expect(welsh.subject).toBe('Ni chyrhaeddodd eich ad-daliad');
  expect(welsh.text).toContain('Anfonwyd £51.40');
  expect(welsh.text.split('\n\n')).toHaveLength(english.text.split('\n\n').length);
});
