import { quoted } from '../../mail/index.js';
import type { Telling } from '../adviser.post.js';

type Told = 'approved' | 'returned' | 'suspended' | 'lifted';

/** To the adviser whose profile a steward decided on. */
export function decisionLetter(decision: Told, reasons: string): Telling {
  return (language) =>
    ({
      approved: {
        en: {
          subject: 'Your adviser profile is live',
          paragraphs: [
            'A steward has verified your profile. It is live: people can find you and book you.',
            quoted('What they said:', reasons),
            'You can pause it at any time, and go live again.',
          ],
        },
        cy: {
          subject: 'Mae eich proffil cynghorydd yn fyw',
          paragraphs: [
            "Mae stiward wedi gwirio eich proffil. Mae'n fyw: gall pobl ddod o hyd i chi a threfnu sesiynau gyda chi.",
            quoted('Yr hyn a ddywedwyd:', reasons),
            "Gallwch ei oedi unrhyw bryd, a'i roi'n fyw eto.",
          ],
        },
      },
      returned: {
        en: {
          subject: 'Your adviser profile needs changes',
          paragraphs: [
            'A steward has read your profile and returned it to you. It is a draft again.',
            quoted('What to change:', reasons),
            'Please change it, and submit it again.',
          ],
        },
        cy: {
          subject: 'Mae angen newid eich proffil cynghorydd',
          paragraphs: [
            "Mae stiward wedi darllen eich proffil a'i ddychwelyd atoch. Mae'n ddrafft eto.",
            quoted("Beth i'w newid:", reasons),
            "Newidiwch ef, os gwelwch yn dda, a'i gyflwyno eto.",
          ],
        },
      },
      suspended: {
        en: {
          subject: 'Your adviser profile is suspended',
          paragraphs: [
            'A steward has suspended your profile: nobody finds or books you until a steward lifts that.',
            quoted('Reason:', reasons),
            'If you think that this is wrong, please answer this letter.',
          ],
        },
        cy: {
          subject: "Mae eich proffil cynghorydd wedi'i atal dros dro",
          paragraphs: [
            'Mae stiward wedi atal eich proffil dros dro: ni fydd neb yn dod o hyd i chi nac yn trefnu sesiwn gyda chi nes i stiward godi hynny.',
            quoted('Rheswm:', reasons),
            'Os credwch fod hyn yn anghywir, atebwch y llythyr hwn, os gwelwch yn dda.',
          ],
        },
      },
      lifted: {
        en: {
          subject: 'Your adviser profile is no longer suspended',
          paragraphs: [
            'A steward has lifted the suspension of your profile. It is paused still: go live again when you like.',
            quoted('What they said:', reasons),
          ],
        },
        cy: {
          subject: "Nid yw eich proffil cynghorydd wedi'i atal mwyach",
          paragraphs: [
            "Mae stiward wedi codi'r ataliad ar eich proffil. Mae wedi'i oedi o hyd: rhowch ef yn fyw eto pan fynnwch.",
            quoted('Yr hyn a ddywedwyd:', reasons),
          ],
        },
      },
    })[decision][language];
}
