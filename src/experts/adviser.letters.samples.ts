import type { Sample, Samples } from '../mail/index.js';
import { framed, type Telling } from './adviser.post.js';
import { decidedLetter, expiryLetter } from './credentials/credential.letters.js';
import {
  promotionAnsweredLetter,
  promotionAskedLetter,
  promotionDecidedLetter,
} from './development/promotion.letters.js';
import { answeredLetter, askedLetter, lostOverseerLetter } from './oversight/oversight.letters.js';
import { decisionLetter } from './verification/verification.letters.js';

const said = { en: 'Twelve years of rule books.', cy: 'Deuddeng mlynedd o lyfrau rheolau.' };

/** What somebody wrote is in the reader's language here, as it may not be otherwise. */
function telling(told: (written: string) => Telling): Sample {
  return ({ name, language }) => framed(name, language, told(said[language])(language));
}

export const adviserSamples: Samples = {
  'profile-approved': telling((reasons) => decisionLetter('approved', reasons)),
  'profile-returned': telling((reasons) => decisionLetter('returned', reasons)),
  'profile-suspended': telling((reasons) => decisionLetter('suspended', reasons)),
  'profile-lifted': telling((reasons) => decisionLetter('lifted', reasons)),
  'credential-decided': telling((reason) => decidedLetter('PRINCE2', 'refused', reason)),
  'credential-expires': telling(() => expiryLetter('PRINCE2', '2027-06-30')),
  'promotion-asked': telling(() => promotionAskedLetter('Gwen Parry')),
  'promotion-answered': telling((reason) => promotionAnsweredLetter(true, reason)),
  'promotion-decided': telling((reasons) => promotionDecidedLetter('promoted', reasons)),
  'oversight-asked': telling((note) => askedLetter({ adviser: 'Gwen Parry', body: undefined, note })),
  'oversight-answered': telling((reason) => answeredLetter('Cwmpas', 'declined', reason)),
  'oversight-ended': telling((reason) => lostOverseerLetter('Cwmpas', reason, 'paused')),
};
