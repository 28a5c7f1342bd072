import type { Label } from '../../kernel/taxonomy.js';
import type { EligibilityRule } from '../eligibility.js';

/** Why an organisation cannot apply, in words. */
export const unmetLabels: Readonly<Record<EligibilityRule, Label>> = {
  region: {
    en: 'Your region is not one that this programme supports.',
    cy: 'Nid yw eich rhanbarth yn un y mae’r rhaglen hon yn ei gefnogi.',
  },
  stage: {
    en: 'You are not at a stage that this programme supports.',
    cy: 'Nid ydych ar gam y mae’r rhaglen hon yn ei gefnogi.',
  },
  sector: {
    en: 'None of your sectors is one that this programme supports.',
    cy: 'Nid yw’r un o’ch sectorau yn un y mae’r rhaglen hon yn ei gefnogi.',
  },
  'legal-form': {
    en: 'Your legal form is not one that this programme supports.',
    cy: 'Nid yw eich ffurf gyfreithiol yn un y mae’r rhaglen hon yn ei chefnogi.',
  },
  size: {
    en: 'You have fewer or more people than this programme supports.',
    cy: 'Mae gennych lai neu fwy o bobl nag y mae’r rhaglen hon yn eu cefnogi.',
  },
  'previous-awards': {
    en: 'You have had as many vouchers of this programme as it gives to one organisation.',
    cy: 'Rydych wedi cael cynifer o dalebau’r rhaglen hon ag y mae’n eu rhoi i un sefydliad.',
  },
};

/** What a panel may score. Each programme has its own choice of these. */
export const criteria = {
  need: { en: 'Need', cy: 'Angen' },
  readiness: { en: 'Readiness', cy: 'Parodrwydd' },
  'co-operative-character': { en: 'Co-operative character', cy: 'Cymeriad cydweithredol' },
  impact: { en: 'Impact', cy: 'Effaith' },
  reach: { en: 'Who is reached', cy: 'Pwy a gyrhaeddir' },
  viability: { en: 'Viability', cy: 'Hyfywedd' },
  environment: { en: 'Environment', cy: 'Yr amgylchedd' },
  'welsh-language': { en: 'Welsh language', cy: 'Y Gymraeg' },
} as const satisfies Record<string, Label>;
export type Criterion = keyof typeof criteria;
