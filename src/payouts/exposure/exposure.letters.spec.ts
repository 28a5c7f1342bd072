import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { exposureLetter } from './exposure.letters.js';

const figures = { exposure: money(812_345), cap: money(1_000_000), url: 'http://here/steward/payouts#fund' };

test('how much is exposed is told against the cap, and that advisers are paid in any case, in both languages', () => {
  const english = exposureLetter(figures, { name: 'Ada\nSteward', language: 'en' });
  expect(english.subject).toBe('The guarantee fund stands behind much');
  expect(english.text).toContain('Hello Ada Steward,\n');
  expect(english.text).toContain('£8,123.45 is paid or payable to advisers');
  expect(english.text).toContain('The members’ cap is £10,000.00.');
  expect(english.text).toContain('Advisers are paid in any case.');
  expect(english.text).toContain(figures.url);
  const welsh = exposureLetter(figures, { name: 'Ada', language: 'cy' });
  expect(welsh.subject).not.toBe(english.subject);
  expect(welsh.text).toContain('£8,123.45');
  expect(welsh.text).toContain('Terfyn yr aelodau yw £10,000.00.');
  expect(welsh.text).toContain(figures.url);
  expect(welsh.text.split('\n\n')).toHaveLength(english.text.split('\n\n').length);
});
