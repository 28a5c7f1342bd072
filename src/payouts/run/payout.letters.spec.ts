import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { payoutLetter } from './payout.letters.js';
import { payoutNewsKinds } from './payout.letters.catalogue.js';

const facts = {
  ...{ amount: money(5140), reference: 'BF0123456789ABCDEF', paidOn: Temporal.PlainDate.from('2027-03-25') },
  ...{ payoutUrl: 'http://here/advising/pay', destinationUrl: 'http://here/advising/pay/to' },
};

test('pay that has gone out is told with its day and reference, in both languages', () => {
  const english = payoutLetter({ ...facts, kind: 'paid' }, { name: 'Ada\nB', language: 'en' });
  expect(english.subject).toBe('You have been paid');
  expect(english.text).toContain('Hello Ada B,\n');
  expect(english.text).toContain(
    'We paid you £51.40 on Thursday 25 March 2027. On your statement it has the reference BF0123456789ABCDEF.',
  );
  const welsh = payoutLetter({ ...facts, kind: 'paid' }, { name: 'Ada', language: 'cy' });
  expect(welsh.text).toContain('Talwyd £51.40 i chi ar ddydd Iau 25 Mawrth 2027.');
});

test.each(payoutNewsKinds)(
  '%s says the same in both languages, and where to mend it where that is to be done',
  (kind) => {
    const english = payoutLetter({ ...facts, kind }, { name: 'Ada', language: 'en' });
    const welsh = payoutLetter({ ...facts, kind }, { name: 'Ada', language: 'cy' });
    expect(english.text).toContain('£51.40');
    expect(welsh.text).toContain('£51.40');
    expect(welsh.subject).not.toBe(english.subject);
    expect(welsh.text.split('\n\n')).toHaveLength(english.text.split('\n\n').length);
    expect(english.text.includes('/advising/pay/to')).toBe(/-there$|^waits/.test(kind));
  },
);
