import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { debtLetter } from './debt.letters.js';

const facts = {
  amount: money(2835),
  owed: money(4000),
  organisationName: 'Bakers\nand more',
  url: 'http://here/debts',
};

test.each([
  ['failed', 'en', 'A payment did not come', 'The payment of £28.35 by which Bakers and more was to pay'],
  ['reversed', 'en', 'A payment was taken back', 'taken back by the bank'],
  ['failed', 'cy', 'Ni ddaeth taliad', 'Ni ddaeth y taliad o £28.35 yr oedd Bakers and more'],
  ['reversed', 'cy', 'Cymerwyd taliad yn ôl', 'Cymerodd y banc yn ôl'],
] as const)('that a payment of a debt %s is told in %s', (news, language, subject, said) => {
  const letter = debtLetter(news, facts, { name: 'Ada', language });
  expect(letter.subject).toBe(subject);
  expect(letter.text).toContain(said);
  expect(letter.text).toContain('£40.00');
  expect(letter.text).toContain('http://here/debts');
});

test('whoever owes nothing any more is not asked to pay', () => {
  const { text } = debtLetter('failed', { ...facts, owed: money(0) }, { name: 'Ada', language: 'en' });
  expect(text).toContain('Nothing is owed now');
});
