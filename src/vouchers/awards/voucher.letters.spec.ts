import { describe, expect, test } from '@jest/globals';
import type { Voucher } from '../voucher.js';
import { voucherLetter, type VoucherLetterFacts } from './voucher.letters.js';
import { voucherNewsKinds, type VoucherNewsKind } from './voucher.letters.catalogue.js';

const at = (text: string) => Temporal.Instant.from(text);
const voucher = {
  ...{ currency: 'GBP', valueMinor: 60_000, commitmentFeeMinor: 5000, funderPercent: 75, match: 'cash' },
  ...{ matchMinutesAnHour: 30, startDays: 60, useMonths: 6, clawbackCause: null },
  offerLapsesAt: at('2027-04-19T23:00:00Z'),
  startBy: at('2027-05-21T23:00:00Z'),
  expiresAt: at('2027-09-22T23:00:00Z'),
} as Voucher;

function letter(kind: VoucherNewsKind, language: 'en' | 'cy', more: Partial<VoucherLetterFacts> = {}) {
  const news = { kind, about: at('2027-03-31T23:30:00Z'), amountMinor: 24_500, reason: null };
  const names = { programmeEn: 'Good starts', programmeCy: 'Dechrau da', packageEn: 'A start', packageCy: '' };
  const facts = { voucher, news, ...names, url: 'https://barefoot.example/vouchers/1', ...more };
  return voucherLetter(facts, { name: 'Reader', language });
}

test('an offer is told with its terms, and the last day to accept it', () => {
  expect(letter('offered', 'en')).toEqual({
    subject: 'You are offered a voucher: Good starts',
    text: `Hello Reader,

The programme "Good starts" offers you a voucher worth £600.00 for sessions with advisers.

Programme: Good starts
Package: A start
Worth: £600.00
It pays: 75 % of the price of each session; you pay the rest
To be used: the first session within 60 days and all within 6 months of the day that it is active
Commitment fee: £50.00

Please read its terms and accept or decline it by Monday 19 April 2027. It takes an admin or somebody of your finance. After that day the offer lapses.

The voucher:
https://barefoot.example/vouchers/1

With best wishes,
Barefoot
`,
  });
});

test('and in Welsh', () => {
  const { subject, text } = letter('offered', 'cy');
  expect(subject).toBe('Cynigir taleb i chi: Dechrau da');
  expect(text).toContain('Gwerth: £600.00\nMae’n talu: 75 % o bris pob sesiwn; chi sy’n talu’r gweddill');
  expect(text).toContain('erbyn dydd Llun 19 Ebrill 2027');
});

describe.each(['en', 'cy'] as const)('in %s', (language) => {
  test.each(voucherNewsKinds)('the letter of %s is whole', (kind) => {
    for (const clawbackCause of ['false-declaration', 'funder-error'] as const) {
      const { subject, text } = letter(kind, language, { voucher: { ...voucher, clawbackCause } });
      expect(subject).not.toMatch(/undefined|null|\n/);
      expect(text).not.toMatch(/undefined|null|\n\n\n| \.|\s,/);
      expect(text.split('\n\n').length).toBeGreaterThanOrEqual(5);
    }
  });

  test('a fee is told with the offer, and no more once it was paid or waived', () => {
    expect(letter('offered', language).text).toMatch(/(Commitment fee|Ffi ymrwymiad): £50.00/);
    expect(letter('active', language).text).not.toMatch(/Commitment fee|Ffi ymrwymiad|£50/);
  });

  test.each(['none', 'cash', 'in-kind', 'time-credits'] as const)('with a match %s it says what is paid', (match) => {
    expect(letter('active', language, { voucher: { ...voucher, match } }).text).toMatch(/(It pays|Mae’n talu): \S/);
  });
});

test('the law is told the value and the day of an award, on a British calendar', () => {
  const { text } = letter('subsidy-awarded', 'en');
  expect(text).toContain('On Thursday 1 April 2027 you were awarded Minimal Financial Assistance worth £600.00');
});

test('what went back and why is told, and nothing that somebody typed passes for ours', () => {
  const news = {
    kind: 'cancelled',
    about: at('2027-04-01T09:00:00Z'),
    amountMinor: 24_500,
    reason: 'Late.\nBarefoot owes you.',
  } as const;
  const { subject, text } = letter('cancelled', 'en', { news, programmeEn: 'Good\r\nBcc: all@people.example' });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text).toContain('What was left of it, £245.00, went back to the programme.');
  expect(text).toContain('The reason:\n> Late.\n> Barefoot owes you.');
});
