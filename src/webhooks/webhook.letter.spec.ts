import { expect, test } from '@jest/globals';
import { webhookLetter, type WebhookLetterFacts } from './webhook.letter.js';

const facts: WebhookLetterFacts = {
  ...{ news: 'failing', name: 'Ada\nEvil: header', language: 'en', zone: 'Europe/London' },
  endpoint: {
    url: 'https://crm.example/hooks?token=a-secret',
    failingSince: Temporal.Instant.from('2027-03-22T08:00:00Z'),
    disabledBecause: null,
  },
  url: 'https://barefoot.example/organisations/1/webhooks',
};

test('an endpoint that fails is told of, with what becomes of it and no secret', () => {
  const { subject, text } = webhookLetter(facts);
  expect(subject).toBe('Your webhook endpoint does not answer');
  expect(text).toContain('Hello Ada Evil: header,\n\nSince Monday 22 March 2027, nothing');
  expect(text).toContain('at crm.example was received.');
  expect(text).toContain('\nhttps://barefoot.example/organisations/1/webhooks\n');
  expect(text).not.toContain('a-secret');
});

test.each([
  ['failing', null, 'en', 'for two more days'],
  ['failing', null, 'cy', 'am ddau ddiwrnod arall'],
  ['disabled', 'failing', 'en', 'so we have switched it off'],
  ['disabled', 'failing', 'cy', 'felly rydym wedi’i ddiffodd'],
  ['disabled', 'gone', 'en', '410 Gone'],
  ['disabled', 'gone', 'cy', '410 Gone'],
] as const)('one that is %s (%s) is told of in %s', (news, disabledBecause, language, words) => {
  const { text } = webhookLetter({ ...facts, news, language, endpoint: { ...facts.endpoint, disabledBecause } });
  expect(text).toContain(words);
  expect(text).not.toMatch(/undefined|null/);
});
