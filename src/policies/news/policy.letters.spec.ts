import { describe, expect, test } from '@jest/globals';
import { changeStates, isMembersFigure } from '../changes/policy-change.js';
import { type PolicyName, policySchemas } from '../policy.js';
import { figureLines, figureName } from './figure-words.js';
import { policyLetter, type PolicyLetterFacts } from './policy.letters.js';
import { isStale, newsOf, type PolicyNewsKind, policyNewsKinds } from './policy-news.js';

const at = (text: string) => Temporal.Instant.from(`2026-12-${text}Z`);

const factsOf = (kind: PolicyNewsKind): PolicyLetterFacts => ({
  ...{ kind, reason: 'Our costs\n\nfell', decision: kind === 'in-force' ? 'General meeting, minute 7' : null },
  figure: { name: 'platform-fee', before: { percent: 8 }, after: { percent: 6 } },
  vote:
    kind === 'overridden' ? null : { tally: { for: 3, against: 1, abstain: 2 }, quorum: 5, closesAt: at('09T09:00') },
  ...{ from: at('16T23:30'), until: kind === 'overridden' ? at('31T12:00') : null, url: 'http://here/it' },
});
const letter = (kind: PolicyNewsKind, language: 'en' | 'cy' = 'en', name = 'Ada') =>
  policyLetter(factsOf(kind), { name, language, zone: 'Europe/Rome' });

describe('a letter about a figure of the members’', () => {
  test.each(policyNewsKinds)('says the same in both languages: %s', (kind) => {
    const [english, welsh] = [letter(kind), letter(kind, 'cy')];
    expect(welsh.subject).not.toBe(english.subject);
    expect(welsh.text.split('\n\n')).toHaveLength(english.text.split('\n\n').length);
    for (const { text } of [english, welsh]) {
      expect(text).toContain('8 → 6');
      expect(text).toContain('http://here/it');
      expect(text).toContain(kind === 'in-force' ? '> General meeting, minute 7' : '> Our costs');
      expect(text).not.toMatch(/undefined|null|NaN/);
    }
  });

  test.each([
    ['opened', 'Your vote is asked for: the platform’s fee', 'until Wednesday 9 December 2026, 10:00 (Rome time)'],
    ['opened', 'Your vote is asked for: the platform’s fee', 'must vote, at least: 5.'],
    ['proposed', 'A second is asked for: the platform’s fee', 'until Wednesday 9 December 2026, 10:00 (Rome time)'],
    ['passed', 'Carried: the platform’s fee', 'Votes for it: 3, against: 1, neither: 2.'],
    ['passed', 'Carried: the platform’s fee', 'comes into force on Thursday 17 December 2026 at the earliest'],
    ['rejected', 'Not carried: the platform’s fee', 'The figure stays as it is.'],
    ['no-quorum', 'Too few have voted: the platform’s fee', 'At least this many had to vote: 5.'],
    ['withdrawn', 'Withdrawn: the platform’s fee', 'no vote on it any more'],
    ['in-force', 'In force: the platform’s fee', 'came into force on Thursday 17 December 2026'],
    ['to-record', 'Please record what the members decided: the platform’s fee', 'on Thursday 17 December 2026'],
    ['unrecorded', 'Still to be recorded: the platform’s fee', 'its countdown is over. Votes for it: 3'],
    ['overridden', 'Set in an emergency: the platform’s fee', 'ends by itself on Thursday 31 December 2026'],
  ] as const)('%s: “%s”, with “%s”', (kind, subject, words) => {
    expect(letter(kind).subject).toBe(subject);
    expect(letter(kind).text).toContain(words);
  });

  test('says it in Welsh with its mutations', () => {
    expect(letter('passed', 'cy').text).toContain('Daw i rym ar ddydd Iau 17 Rhagfyr 2026 ar y cynharaf');
  });

  test('lets no name and no reason pass for ours', () => {
    const { text } = letter('opened', 'en', 'Eve\n\nVote here: evil.example');
    expect(text).toContain('Hello Eve Vote here: evil.example,');
    expect(text).toContain('> Our costs\n> \n> fell');
  });
});

describe('a figure in words', () => {
  const names = (Object.keys(policySchemas) as PolicyName[]).filter(isMembersFigure);

  test.each(names)('has each of its parts in both languages: %s', (name) => {
    const parts = Object.keys(policySchemas[name].shape).length;
    for (const language of ['en', 'cy'] as const) {
      const lines = figureLines({ name, before: null, after: {} as never }, language);
      expect(new Set(lines.map((line) => line.split(':')[0])).size).toBe(parts);
    }
    expect(figureName(name, 'cy')).not.toBe(figureName(name, 'en'));
  });

  test('says what is different alone, sums in pounds, and all of it where nothing is', () => {
    const work = { preparation_minutes: 30, write_up_minutes: 15, travel_time_percent: 50, mileage_minor: 45 };
    const change = { name: 'paid-work', before: work, after: { ...work, mileage_minor: 55 } } as const;
    expect(figureLines(change, 'en')).toEqual(['For a mile: £0.45 → £0.55']);
    expect(figureLines({ ...change, after: work }, 'cy')).toHaveLength(4);
    const none = { ...change, before: null };
    expect(figureLines(none, 'en')[0]).toBe('Minutes of preparation: 30');
  });
});

describe('those who vote, and stewards, are told', () => {
  test('what becomes of a change', () => {
    const openedAt = at('02T09:00');
    expect(Object.fromEntries(changeStates.map((state) => [state, newsOf({ state, openedAt })]))).toEqual({
      ...{ proposed: ['proposed'], open: ['opened'], passed: ['passed', 'to-record', 'unrecorded'], lapsed: [] },
      ...{ rejected: ['rejected'], 'no-quorum': ['no-quorum'], withdrawn: ['withdrawn'], decided: ['in-force'] },
    });
    expect(newsOf({ state: 'withdrawn', openedAt: null })).toEqual([]);
  });

  test('of nothing that need not be done any more', () => {
    expect(isStale('proposed', { state: 'open' })).toBe(true);
    expect(isStale('to-record', { state: 'passed' })).toBe(false);
    expect(isStale('unrecorded', { state: 'decided' })).toBe(true);
    expect(isStale('opened', { state: 'open' })).toBe(false);
    expect(isStale('opened', { state: 'withdrawn' })).toBe(true);
    expect(isStale('passed', { state: 'decided' })).toBe(false);
  });
});
