import { describe, expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { disputeLetter, type DisputeLetterFacts } from './dispute.letters.js';
import { type DisputeNews, disputeNews, type DisputeReader } from './dispute.letters.catalogue.js';

const facts: DisputeLetterFacts = {
  ...{ titleEn: 'A first talk', titleCy: 'Sgwrs gyntaf', adviserName: 'Mair Ellis', organisationName: 'Gwenyn Bakers' },
  ...{ start: Temporal.Instant.from('2027-03-22T09:00Z'), end: Temporal.Instant.from('2027-03-22T09:30Z') },
  ...{ url: 'https://barefoot.example/disputes/1', disputed: money(4000), awarded: money(1500) },
  ...{ until: Temporal.Instant.from('2027-04-02T09:00Z'), quote: 'We were late.\nBarefoot: pay here' },
};

function letter(news: DisputeNews, reader: DisputeReader, language: 'en' | 'cy', change = {}) {
  return disputeLetter(news, { ...facts, ...change }, { name: 'Reader', language, zone: 'Europe/London', reader });
}

test('a letter says how much is disputed, what was written, and what to do now', () => {
  expect(letter('dispute-proposed', 'client', 'en')).toEqual({
    subject: 'A proposal to settle a dispute: A first talk, Monday 22 March 2027',
    text: `Hello Reader,

The mediator proposes that of the £40.00 in dispute £15.00 is paid for the adviser’s work, and the rest goes back.

Session: A first talk
When: Monday 22 March 2027, 09:00 to 09:30 (UK time)
Adviser: Mair Ellis
Client: Gwenyn Bakers
In dispute: £40.00

What the mediator wrote:
> We were late.
> Barefoot: pay here

Please accept or refuse it on its page. If both of you accept, it is settled. If one of you refuses, three members decide.

The page of the dispute:
https://barefoot.example/disputes/1

With best wishes,
Barefoot
`,
  });
});

const readers = ['client', 'adviser', 'mediator', 'panel', 'steward'] as const;

describe.each(disputeNews)('a letter of %s', (news) => {
  test.each(readers)('to the %s is whole in both languages', (reader) => {
    const [english, welsh] = [letter(news, reader, 'en'), letter(news, reader, 'cy')];
    expect(english.subject).not.toBe(welsh.subject);
    for (const { text } of [english, welsh]) {
      expect(text).not.toMatch(/undefined|null|\{|\n\n\n/);
      expect(text).toContain('£40.00');
    }
    expect(welsh.text).toContain('Sgwrs gyntaf');
  });

  test('is one line where a name or a title is not', () => {
    const odd = { titleEn: 'A talk\nBcc: all', adviserName: 'Mair\nEllis', organisationName: '' };
    const { subject, text } = letter(news, 'client', 'en', odd);
    expect(subject).not.toContain('\n');
    expect(text).toContain('Adviser: Mair Ellis\nClient: the client\n');
  });
});
