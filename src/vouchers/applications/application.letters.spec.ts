import { describe, expect, test } from '@jest/globals';
import type { ApplicationId } from '../../kernel/id.js';
import { applicationCatalogues, type ApplicationNews } from './application.letters.catalogue.js';
import { applicationLetter } from './application.letters.js';

const facts = {
  id: '019b0000-0000-7000-8000-000000000001' as ApplicationId,
  programmeName: { en: 'Good starts', cy: 'Dechrau da' },
  organisationName: 'Valley\nBakers',
  reason: 'Another programme\nfits better.',
  appealReason: 'The figures were old.',
  appealedAt: null,
  appealUntil: Temporal.Instant.from('2027-04-05T08:00:00Z'),
};
const mair = { name: 'Mair', language: 'en', zone: 'Europe/London' } as const;

test('a rejection says why, and until when one can appeal', () => {
  const { subject, text } = applicationLetter('rejected', facts, mair);
  expect(subject).toBe('Your application was not successful: Good starts');
  expect(text).toContain('The application of Valley Bakers to “Good starts” was not successful.');
  expect(text).toContain('The reason:\n> Another programme\n> fits better.');
  expect(text).toContain('you can appeal once, until Monday 5 April 2027, 09:00 (UK time).');
});

test('one after an appeal says that it is final', () => {
  const { text } = applicationLetter('rejected', { ...facts, appealedAt: facts.appealUntil }, mair);
  expect(text).toContain('this decision is final');
  expect(text).not.toContain('appeal once');
});

test('what was decided on an appeal is told with its own reason', () => {
  const { text } = applicationLetter('appeal-dismissed', facts, mair);
  expect(text).toContain('> The figures were old.');
  expect(text).not.toContain('fits better');
});

describe.each(Object.keys(applicationCatalogues.en.news) as ApplicationNews[])('the letter %s', (news) => {
  test('is the same in Welsh, paragraph by paragraph', () => {
    const [en, cy] = [
      applicationLetter(news, facts, mair),
      applicationLetter(news, facts, { ...mair, language: 'cy' }),
    ];
    expect(cy.subject).toContain('Dechrau da');
    expect(cy.text).toMatch(/^Helo Mair,/);
    expect(cy.text.split('\n\n')).toHaveLength(en.text.split('\n\n').length);
    expect(cy.text).toContain(facts.id);
  });

  test('greets whoever has no name', () => {
    expect(applicationLetter(news, facts, { ...mair, name: ' ' }).text).toMatch(/^Hello,\n/);
  });
});
