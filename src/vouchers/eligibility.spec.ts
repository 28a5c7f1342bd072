import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type EligibilityRule, type Eligible, eligibilityRules, unmetRules } from './eligibility.js';
import type { Eligibility } from './programme.js';

const anybody: Eligibility = {
  ...{ regions: [], stages: [], sectors: [], legalForms: [] },
  ...{ leastPeople: null, mostPeople: null, mostPreviousAwards: null },
};
const bakers: Eligible = {
  ...{ legalForm: 'worker-co-operative', region: 'wales', stage: 'planning', sectors: ['energy', 'retail'], people: 4 },
};
const unsaid: Eligible = { legalForm: null, region: null, stage: null, sectors: [], people: null };

test.each<[string, Partial<Eligibility>, Eligible, number, EligibilityRule[]]>([
  ['rules that ask for nothing', {}, unsaid, 9, []],
  ['their region', { regions: ['scotland', 'wales'] }, bakers, 0, []],
  ['another region', { regions: ['scotland'] }, bakers, 0, ['region']],
  ['a region that is not said', { regions: ['scotland'] }, unsaid, 0, ['region']],
  ['another stage', { stages: ['idea'] }, bakers, 0, ['stage']],
  ['one of their sectors', { sectors: ['retail', 'housing'] }, bakers, 0, []],
  ['none of their sectors', { sectors: ['housing'] }, bakers, 0, ['sector']],
  ['another legal form', { legalForms: ['co-operative-society'] }, bakers, 0, ['legal-form']],
  ['as many people as they have', { leastPeople: 4, mostPeople: 4 }, bakers, 0, []],
  ['more people', { leastPeople: 5 }, bakers, 0, ['size']],
  ['fewer people', { mostPeople: 3 }, bakers, 0, ['size']],
  ['a number of people that is not said', { mostPeople: 3 }, unsaid, 0, ['size']],
  ['no award before, and they had none', { mostPreviousAwards: 0 }, bakers, 0, []],
  ['no award before, and they had one', { mostPreviousAwards: 0 }, bakers, 1, ['previous-awards']],
  ['all of it', { regions: ['london'], leastPeople: 9, stages: ['idea'] }, bakers, 0, ['region', 'stage', 'size']],
])('%s', (_, rules, enterprise, awards, unmet) => {
  expect(unmetRules({ ...anybody, ...rules }, enterprise, awards)).toEqual(unmet);
});

describe('whatever is asked', () => {
  const some = <Code extends string>(...codes: Code[]) => fc.subarray(codes);
  const rules = fc.record<Eligibility>({
    regions: some('wales', 'london'),
    stages: some('idea', 'planning'),
    sectors: some('energy', 'retail', 'housing'),
    legalForms: some('worker-co-operative', 'co-operative-society'),
    leastPeople: fc.option(fc.nat(9)),
    mostPeople: fc.option(fc.nat(9)),
    mostPreviousAwards: fc.option(fc.nat(3)),
  });

  test('who says less meets no more of it, nor who had more', () => {
    fc.assert(
      fc.property(rules, fc.nat(3), (asked, awards) => {
        const unmet = unmetRules(asked, bakers, awards);
        expect(unmetRules(asked, unsaid, awards + 1)).toEqual(expect.arrayContaining(unmet));
        expect(unmet).toEqual(eligibilityRules.filter((rule) => unmet.includes(rule)));
      }),
    );
  });
});
