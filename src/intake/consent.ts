import type { Label } from '../kernel/taxonomy.js';

/** What somebody says yes to before answers are kept. A text that was used is never changed: a new one gets the next version. */
export const consentTexts: readonly Label[] = [
  {
    en: 'Keep our answers, so that advisers and programmes can be proposed to us again and we need not answer twice. Members of our organisation read them, and stewards where we name them in an application. We can remove them at any time.',
    cy: 'Cadwch ein hatebion, fel y gellir cynnig cynghorwyr a rhaglenni i ni eto heb i ni orfod ateb ddwywaith. Aelodau ein sefydliad sy’n eu darllen, a stiwardiaid pan fyddwn yn eu henwi mewn cais. Gallwn eu dileu unrhyw bryd.',
  },
];

/** Counted from 1. */
export const consentVersion = consentTexts.length;
