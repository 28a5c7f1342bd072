import { expect, test } from '@jest/globals';
import type { EnterpriseAsItWas } from '../application.js';
import type { Eligibility } from '../programme.js';
import { missingFacts } from './facts.js';

const anybody: Eligibility = {
  ...{ regions: [], stages: [], sectors: [], legalForms: [] },
  ...{ leastPeople: null, mostPeople: null, mostPreviousAwards: null },
};
const said = { region: 'wales', stage: 'idea', people: 2, sectors: [], legalForm: null } as const;

test.each<[string, Partial<Eligibility>, Partial<EnterpriseAsItWas> | undefined, string[]]>([
  ['has said nothing', {}, undefined, ['region', 'stage', 'people']],
  ['has said what is asked of all', {}, said, []],
  ['has no legal form, where it matters', { legalForms: ['worker-co-operative'] }, said, ['legal_form']],
  ['has named no sector, where it matters', { sectors: ['energy'] }, said, ['sectors']],
  ['has named one', { sectors: ['energy'] }, { ...said, sectors: ['retail'] }, []],
])('of an organisation that %s', (_, rules, enterprise, missing) => {
  expect(missingFacts({ ...anybody, ...rules }, enterprise)).toEqual(missing);
});
