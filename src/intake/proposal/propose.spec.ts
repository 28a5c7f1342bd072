import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  accessProvisions,
  codesOf,
  type Label,
  languages,
  legalForms,
  regions,
  sectors,
  stages,
  topics,
} from '../../kernel/taxonomy.js';
import { answersRequest } from '../diagnostic.request.js';
import { type Answers, latestUrgencyDays, meetings, triedBefore } from './answers.js';
import { kindRules, topicRules, urgencies, weightOfPlace } from './diagnostic.js';
import { holds, mostTopics, propose } from './propose.js';
import { questions } from './questions.js';

const unsaid: Answers = {
  ...{ stage: 'idea', people: null, legalForm: null, trading: null, needs: [], urgencyDays: null, language: 'en' },
  ...{ access: [], region: null, meeting: 'either', sectors: [], tried: [] },
};

const some = <Code extends string>(words: Readonly<Record<Code, Label>>, most: number) =>
  fc.uniqueArray(fc.constantFrom(...codesOf(words)), { maxLength: most });
const one = <Code extends string>(words: Readonly<Record<Code, Label>>) =>
  fc.option(fc.constantFrom(...codesOf(words)));

const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  stage: fc.constantFrom(...codesOf(stages)),
  people: fc.option(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 100_000 }))),
  legalForm: one(legalForms),
  trading: fc.option(fc.boolean()),
  needs: some(topics, 5),
  urgencyDays: fc.option(fc.integer({ min: 0, max: latestUrgencyDays })),
  language: fc.constantFrom(...codesOf(languages)),
  access: some(accessProvisions, 5),
  region: one(regions),
  meeting: fc.constantFrom(...codesOf(meetings)),
  sectors: some(sectors, 5),
  tried: some(triedBefore, 5),
});

describe('a proposal', () => {
  test.each<[string, Partial<Answers>, string, string, readonly string[]]>([
    [
      'an idea, and how to win members',
      { needs: ['membership'] },
      'barefoot',
      'learnt-by-doing',
      ['membership', 'business-planning'],
    ],
    ['an idea and nothing else', {}, 'barefoot', 'at-the-beginning', ['business-planning', 'membership']],
    ['one person with an idea', { people: 1 }, 'barefoot', 'at-the-beginning', ['membership', 'business-planning']],
    [
      'an idea that is curious about legal forms',
      { needs: ['legal-structures'] },
      'barefoot',
      'at-the-beginning',
      ['legal-structures'],
    ],
    [
      'a plan without a legal form',
      { stage: 'planning' },
      'barefoot',
      'at-the-beginning',
      ['business-planning', 'legal-structures', 'finance'],
    ],
    [
      'a plan that asks for rules',
      { stage: 'planning', needs: ['legal-structures'] },
      'specialist',
      'rules-to-mend',
      ['legal-structures', 'business-planning'],
    ],
    [
      'registering without a legal form',
      { stage: 'registering' },
      'specialist',
      'rules-to-choose',
      ['legal-structures', 'governance'],
    ],
    [
      'registering as a worker co-op',
      { stage: 'registering', legalForm: 'worker-co-operative', needs: ['worker-co-ops'] },
      'barefoot',
      'learnt-by-doing',
      ['worker-co-ops', 'legal-structures', 'governance'],
    ],
    [
      'a business that converts, with its succession',
      { stage: 'converting', legalForm: 'company-limited-by-shares', needs: ['conversion'] },
      'specialist',
      'business-converts',
      ['conversion', 'legal-structures', 'finance'],
    ],
    [
      'an established firm that thinks of succession',
      { stage: 'established', legalForm: 'company-limited-by-shares', needs: ['conversion'] },
      'specialist',
      'conversion-asked',
      ['conversion', 'legal-structures', 'governance', 'membership'],
    ],
    [
      'a pub that would sell shares',
      { stage: 'registering', legalForm: 'community-benefit-society', needs: ['community-shares', 'finance'] },
      'specialist',
      'share-offer',
      ['community-shares', 'finance', 'legal-structures', 'business-planning', 'governance'],
    ],
    [
      'a shop in difficulty',
      { stage: 'in-difficulty', legalForm: 'co-operative-society', needs: ['marketing'], urgencyDays: 2 },
      'specialist',
      'in-difficulty',
      ['marketing', 'finance', 'facilitation', 'governance'],
    ],
    [
      'homes that are let',
      { stage: 'trading-new', legalForm: 'co-operative-society', sectors: ['housing'], needs: ['housing'] },
      'specialist',
      'regulated-work',
      ['housing', 'finance', 'governance'],
    ],
    [
      'a large society that renews its board',
      { stage: 'established', legalForm: 'co-operative-society', people: 400, needs: ['governance'] },
      'specialist',
      'many-people',
      ['governance', 'membership'],
    ],
    [
      'members at odds, who have asked another co-op',
      { stage: 'established', legalForm: 'co-operative-society', needs: ['facilitation'], tried: ['peers'] },
      'specialist',
      'peers-were-asked',
      ['facilitation', 'governance', 'membership'],
    ],
    [
      'cash that lasts a week',
      { stage: 'trading-new', legalForm: 'worker-co-operative', trading: true, needs: ['finance'], urgencyDays: 7 },
      'specialist',
      'money-runs-short',
      ['finance', 'governance', 'worker-co-ops', 'marketing'],
    ],
    [
      'a new firm that asks about nothing',
      { stage: 'trading-new', legalForm: 'company-limited-by-guarantee' },
      'barefoot',
      'begin-with-a-peer',
      ['finance', 'governance'],
    ],
  ])('for %s', (_, given, kind, rule, first) => {
    const proposal = propose({ ...unsaid, ...given });
    expect({
      kind: proposal.kind.kind,
      rule: proposal.kind.id,
      topics: proposal.topics.map(({ topic }) => topic).slice(0, first.length),
    }).toEqual({ kind, rule, topics: first });
  });

  test.each([
    [null, 'in-time'],
    [0, 'at-once'],
    [3, 'at-once'],
    [4, 'soon'],
    [14, 'soon'],
    [15, 'in-time'],
    [365, 'in-time'],
  ])('that is needed within %s days is %s', (urgencyDays, code) => {
    expect(propose({ ...unsaid, urgencyDays }).urgency.code).toBe(code);
  });

  test('has a kind, and one to five topics with reasons, for whatever is answered', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { kind, topics: proposed } = propose(answers);
        expect(holds(kind.when, answers)).toBe(true);
        expect(proposed.length).toBeGreaterThanOrEqual(1);
        expect(proposed.length).toBeLessThanOrEqual(mostTopics);
        expect(new Set(proposed.map(({ topic }) => topic)).size).toBe(proposed.length);
        for (const { reasons } of proposed) expect(reasons.length).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });

  test('begins with what was asked for, in that order', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const proposed = propose(answers).topics.map(({ topic }) => topic);
        expect(proposed.slice(0, answers.needs.length)).toEqual(answers.needs);
      }),
      { numRuns: 1000 },
    );
  });

  test('has a topic for each stage without anything being asked for', () => {
    for (const stage of codesOf(stages))
      expect(propose({ ...unsaid, stage }).topics[0].reasons[0]?.rule).not.toBe('asked');
  });
});

describe('the tables', () => {
  test('have no rule that nothing reaches', () => {
    const answers = fc.sample(anyAnswers, { numRuns: 6000, seed: 4 });
    const reached = new Set(answers.map((given) => propose(given).kind.id));
    expect(kindRules.filter(({ id }) => !reached.has(id))).toEqual([]);
    expect(topicRules.filter(({ when }) => !answers.some((given) => holds(when, given)))).toEqual([]);
  });

  test('give each rule a name of its own, and words in both languages', () => {
    const rules = [...kindRules, ...topicRules];
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    const words = [...rules.map(({ because }) => because), ...urgencies.map(({ label }) => label)];
    for (const { en, cy } of [...words, ...questions.map(({ asks }) => asks)]) {
      expect([en, cy]).toEqual([expect.stringMatching(/\S{2}/), expect.stringMatching(/\S{2}/)]);
      expect(cy).not.toBe(en);
    }
  });

  test('end with what always holds', () => {
    expect([kindRules.at(-1)?.when, urgencies.at(-1)?.withinDays]).toEqual([{}, null]);
  });

  test('add to a topic less than a place among the needs is worth', () => {
    const most = codesOf(topics).map((topic) =>
      topicRules.filter((rule) => rule.topic === topic).reduce((sum, { weight }) => sum + weight, 0),
    );
    for (const { weight } of topicRules) expect([1, 2, 3, 4, 5, 6]).toContain(weight);
    expect(Math.max(...most)).toBeLessThan(weightOfPlace);
  });

  test('ask for every member of the answers, and for no other', () => {
    expect(questions.map(({ code }) => code)).toEqual(Object.keys(answersRequest.shape));
  });
});
