import { digestLetter } from './digest.letter.js';
import type { Samples } from './letter-samples.js';

export const digestSamples: Samples = {
  digest: ({ name, language }, baseUrl) => {
    const letters = [
      { subject: 'Gwen Parry', url: `${baseUrl}/questions` },
      { subject: 'Caffi Cymunedol', url: null },
    ];
    return digestLetter({ name, letters, url: `${baseUrl}/notifications` }, language);
  },
};
