import { describe, expect, test } from '@jest/globals';
import { sessionLetter, type SessionLetterFacts } from './session.letters.js';
import { sessionNews, type SessionNews, type SessionReader } from './session.letters.catalogue.js';

const facts: SessionLetterFacts = {
  titleEn: 'A first talk',
  titleCy: 'Sgwrs gyntaf',
  adviserName: 'Mair Ellis',
  clientName: 'Sam Okoro',
  organisationName: 'Gwenyn Bakers',
  start: Temporal.Instant.from('2027-03-22T09:00Z'),
  end: Temporal.Instant.from('2027-03-22T09:30Z'),
  url: 'https://barefoot.example/bookings/1',
};
const until = Temporal.Instant.from('2027-03-24T09:00Z');

function letter(
  news: SessionNews,
  reader: SessionReader,
  change: Partial<SessionLetterFacts> & { language?: 'en' | 'cy' } = {},
) {
  const { language = 'en', ...more } = change;
  return sessionLetter(news, { ...facts, ...more }, { name: 'Reader', language, zone: 'Europe/London', reader });
}

test('a letter says what happened, to which session, what was written, and what to do now', () => {
  expect(letter('delivery-recorded', 'client', { until, quote: 'We read the rules.\nBarefoot: pay here' })).toEqual({
    subject: 'Please confirm your session: A first talk, Monday 22 March 2027',
    text: `Hello Reader,

Mair Ellis recorded that your session took place.

Session: A first talk
When: Monday 22 March 2027, 09:00 to 09:30 (UK time)
Adviser: Mair Ellis

The summary:
> We read the rules.
> Barefoot: pay here

Please confirm it on its page, or say there what is wrong, until Wednesday 24 March 2027, 09:00 (UK time). If we hear nothing from you by then, it counts as accepted.

The page of the session:
https://barefoot.example/bookings/1

With best wishes,
Barefoot
`,
  });
});

test('and in Welsh', () => {
  expect(letter('delivery-recorded', 'client', { language: 'cy', until, adviserName: '' })).toEqual({
    subject: 'Cadarnhewch eich sesiwn, os gwelwch yn dda: Sgwrs gyntaf, dydd Llun 22 Mawrth 2027',
    text: `Helo Reader,

Mae'r cynghorydd wedi cofnodi bod eich sesiwn wedi'i chynnal.

Sesiwn: Sgwrs gyntaf
Pryd: Dydd Llun 22 Mawrth 2027, 09:00 tan 09:30 (amser y DU)
Cynghorydd: y cynghorydd

Cadarnhewch hynny ar ei thudalen, neu dywedwch yno beth sydd o'i le, tan ddydd Mercher 24 Mawrth 2027, 09:00 (amser y DU). Os na chlywn gennych erbyn hynny, bydd y sesiwn yn cyfrif fel un a dderbyniwyd.

Tudalen y sesiwn:
https://barefoot.example/bookings/1

Cofion gorau,
Barefoot
`,
  });
});

describe.each(['en', 'cy'] as const)('in %s', (language) => {
  test.each(sessionNews)('the letter of %s is whole for each reader', (news) => {
    for (const reader of ['client', 'adviser', 'steward'] as const) {
      const { subject, text } = letter(news, reader, { language, until, quote: 'Theirs.', missing: 'adviser' });
      expect(subject).not.toMatch(/undefined|null|\n/);
      expect(text).not.toMatch(/undefined|null|\n\n\n| \.|\s,/);
      expect(text).toContain(facts.url);
      expect(text.split('\n\n').length).toBeGreaterThanOrEqual(6);
    }
  });
});

test.each([
  ['an objection stands', null, /Your objection still stands/],
  ['none does', until, /If we hear nothing from you by then/],
])('a correction says what follows while %s', (_, clock, pattern) => {
  expect(letter('delivery-corrected', 'client', { until: clock }).text).toMatch(pattern);
});

test('a name cannot start a line or a header of its own', () => {
  const { subject, text } = letter('session-accepted', 'adviser', {
    titleEn: 'A talk\r\nBcc: all@people.example',
    organisationName: 'Bakers\n\nBarefoot asks you to pay',
  });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text).toContain('Your session with Bakers Barefoot asks you to pay is accepted.');
});
