import { describe, expect, test } from '@jest/globals';
import type { Answers } from './answers.js';
import { addressOf, fitOf, type Wish } from './fit.js';
import { propose } from './propose.js';

const since = Temporal.Instant.from('2027-03-01T08:00:00.123Z');
const unsaid: Answers = {
  ...{ stage: 'idea', people: null, legalForm: null, trading: null, needs: [], urgencyDays: null, language: 'en' },
  ...{ access: [], region: null, meeting: 'either', sectors: [], tried: [] },
};
const begins = 'kind=barefoot&topic=business-planning&stage=idea';

function address(given: Partial<Answers>, wish: Partial<Wish> = {}): string {
  const answers = { ...unsaid, ...given };
  return addressOf(fitOf(answers, propose(answers), { since, now: since, ...wish })).replace('/api/v1/experts?', '');
}

describe('the search that answers make', () => {
  test.each<[string, Partial<Answers>, string]>([
    ['little', {}, `${begins}&language=en`],
    ['a region, and either way to meet', { region: 'wales' }, `${begins}&language=en&near=wales`],
    ['a region, in person', { region: 'wales', meeting: 'in-person' }, `${begins}&language=en&region=wales`],
    ['a region, from afar', { region: 'wales', meeting: 'remote' }, `${begins}&language=en&remote=true`],
    ['in person, nowhere said', { meeting: 'in-person' }, `${begins}&language=en`],
    [
      'a form, sectors, a language and access',
      {
        ...{ legalForm: 'worker-co-operative', sectors: ['energy', 'retail'], language: 'cy' },
        access: ['hearing-loop', 'large-print'],
      },
      `${begins}&legal_form=worker-co-operative&sector=energy&language=cy&access=hearing-loop&access=large-print`,
    ],
    ['a month', { urgencyDays: 30 }, `${begins}&language=en`],
  ])('of %s', (_, given, query) => {
    expect(address(given)).toBe(query);
  });

  test.each([
    [10, '2027-03-11T08:00:00Z'],
    [0, '2027-03-02T08:00:00Z'],
  ])('looks for who is free within %i days, until these are over', (urgencyDays, to) => {
    const window = (now: Temporal.Instant) => new URLSearchParams(address({ urgencyDays }, { now })).get('free_to');
    expect(window(since)).toBe(to);
    expect(window(Temporal.Instant.from(to).subtract({ seconds: 1 }))).toBe(to);
    expect(window(Temporal.Instant.from(to))).toBeNull();
    expect(address({ urgencyDays })).toContain('free_from=2027-03-01T08%3A00%3A00Z');
  });

  test('takes another topic, and another kind or any', () => {
    expect(address({}, { topic: 'food', kind: 'specialist' })).toBe(
      'kind=specialist&topic=food&stage=idea&language=en',
    );
    expect(address({}, { kind: 'any' })).toBe('topic=business-planning&stage=idea&language=en');
  });
});
