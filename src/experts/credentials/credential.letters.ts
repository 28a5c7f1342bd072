import { formatDate } from '../../kernel/when.js';
import { oneLine, quoted } from '../../mail/index.js';
import type { Telling } from '../adviser.post.js';

export function decidedLetter(title: string, decision: 'verified' | 'refused', reason: string): Telling {
  const what = oneLine(title);
  return (language) =>
    ({
      verified: {
        en: {
          subject: `Verified: ${what}`,
          paragraphs: [`A steward has verified your credential “${what}”. Your profile shows it from now on.`],
        },
        cy: {
          subject: `Wedi'i wirio: ${what}`,
          paragraphs: [
            `Mae stiward wedi gwirio eich cymhwyster “${what}”. Bydd eich proffil yn ei ddangos o hyn ymlaen.`,
          ],
        },
      },
      refused: {
        en: {
          subject: `Not verified: ${what}`,
          paragraphs: [
            `A steward could not verify your credential “${what}”.`,
            quoted('Reason:', reason),
            'You can withdraw it, and add it anew with other evidence.',
          ],
        },
        cy: {
          subject: `Heb ei wirio: ${what}`,
          paragraphs: [
            `Ni allai stiward wirio eich cymhwyster “${what}”.`,
            quoted('Rheswm:', reason),
            "Gallwch ei dynnu'n ôl, a'i ychwanegu o'r newydd gyda thystiolaeth arall.",
          ],
        },
      },
    })[decision][language];
}

/** @param expiresOn an ISO date, the first day on which it no longer counts */
export function expiryLetter(title: string, expiresOn: string): Telling {
  const what = oneLine(title);
  return (language) => {
    const day = formatDate(expiresOn, language);
    return {
      en: {
        subject: `Expires soon: ${what}`,
        paragraphs: [
          `Your credential “${what}” expires on ${day}. From that day on your profile no longer shows it.`,
          'If you renew it, please add it anew with its evidence, so that a steward can verify it in time.',
        ],
      },
      cy: {
        subject: `Yn dod i ben cyn hir: ${what}`,
        paragraphs: [
          `Daw eich cymhwyster “${what}” i ben ar ${day}. O'r diwrnod hwnnw ymlaen ni fydd eich proffil yn ei ddangos.`,
          "Os byddwch yn ei adnewyddu, ychwanegwch ef o'r newydd gyda'i dystiolaeth, os gwelwch yn dda, er mwyn i stiward allu ei wirio mewn pryd.",
        ],
      },
    }[language];
  };
}
