import type { Label } from '../kernel/taxonomy.js';

/** What somebody says yes to before answers are kept. A text that was used is never changed: a new one gets the next version. */
export const consentTexts: readonly Label[] = [
  {
    en: 'Keep our answers for a year, or as long as the members of Barefoot decide, so that advisers and programmes can be proposed to us again. Members of our organisation and stewards can read them. Our bookers and admins can remove them at any time.',
    cy: 'Cadwch ein hatebion am flwyddyn, neu cyhyd ag y bydd aelodau Barefoot yn penderfynu, fel y gellir cynnig cynghorwyr a rhaglenni i ni eto. Gall aelodau ein sefydliad a stiwardiaid eu darllen. Gall ein trefnwyr a’n gweinyddwyr eu dileu unrhyw bryd.',
  },
];

/** Counted from 1. */
export const consentVersion = consentTexts.length;
