import { describe, expect, test } from '@jest/globals';
import type { Expert } from '../expert.js';
import type { DirectoryFilter } from './directory.table.js';
import { rankWeights } from './rank.js';
import { reasons, reasonsFor } from './reasons.js';

const nothing = { stages: [], legalForms: [], sectors: [] } as const;
const namesAll = { stages: ['idea'], legalForms: ['worker-co-operative'], sectors: ['retail'] } as const;
const { later, distance, turn } = rankWeights;
const start = Temporal.Instant.from('2027-03-03T09:00:00Z');
const free = { window: { start, end: start.add({ hours: 3 }) }, minutes: 30 };
const soon = ['free-soon', 'few-recent-sessions', 'drawn-by-lot'];

describe('the reasons', () => {
  test.each<[string, Partial<DirectoryFilter>, Pick<Expert, 'stages' | 'legalForms' | 'sectors'>, number, string[]]>([
    ['nothing asked for', {}, nothing, 0, soon],
    ['words', { words: ['bees'] }, nothing, 0, ['fits-words', ...soon]],
    ['any of the words', { words: ['bees', 'hay'], match: 'any' }, nothing, 0, ['fits-some-words', ...soon]],
    [
      'what all who are shown have',
      { topic: 'food', language: 'cy', access: ['hearing-loop'], kind: 'barefoot', price: { from: 0, to: 5000 } },
      nothing,
      0,
      ['fits-topic', 'fits-language', 'fits-access', ...soon],
    ],
    [
      'what is named',
      { stage: 'idea', legalForm: 'worker-co-operative', sector: 'retail' },
      namesAll,
      0,
      ['fits-stage', 'fits-legal-form', 'fits-sector', ...soon],
    ],
    [
      'what is not named',
      { stage: 'idea', legalForm: 'worker-co-operative', sector: 'retail' },
      nothing,
      0,
      ['takes-any-stage', 'takes-any-legal-form', 'takes-any-sector', ...soon],
    ],
    ['no free time soon', {}, nothing, later, ['not-free-soon', 'few-recent-sessions', 'drawn-by-lot']],
    ['a window', { free }, nothing, 0, ['free-when-asked', 'few-recent-sessions', 'drawn-by-lot']],
    ['a region', { region: 'wales' }, nothing, 0, ['free-soon', 'in-region', 'few-recent-sessions', 'drawn-by-lot']],
    ['near, there', { near: 'wales' }, nothing, 0, ['free-soon', 'in-region', 'few-recent-sessions', 'drawn-by-lot']],
    [
      'near, remote, with some sessions',
      { near: 'wales' },
      nothing,
      distance + turn,
      ['free-soon', 'works-remotely', 'some-recent-sessions', 'drawn-by-lot'],
    ],
    [
      'near, elsewhere, with many sessions',
      { near: 'wales' },
      nothing,
      2 * distance + 2 * turn,
      ['free-soon', 'outside-region', 'many-recent-sessions', 'drawn-by-lot'],
    ],
  ])('of a place: %s', (_what, filter, named, rank, expected) => {
    expect(reasonsFor({ words: [], ...filter }, named, rank)).toEqual(expected);
  });

  test('are in two languages, and speak of no price', () => {
    for (const { en, cy } of Object.values(reasons)) {
      expect(cy).not.toBe(en);
      expect(`${en} ${cy}`).not.toMatch(/price|cheap|cost|pris|rhad|£/i);
    }
  });
});
