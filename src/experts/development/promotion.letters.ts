import { oneLine, quoted } from '../../mail/index.js';
import type { Telling } from '../adviser.post.js';

/** To whoever oversees an adviser who asks to be a specialist. */
export function promotionAskedLetter(adviser: string): Telling {
  const who = oneLine(adviser);
  return (language) =>
    ({
      en: {
        subject: `${who} asks to become a specialist`,
        paragraphs: [
          `${who}, whom you oversee, has the countersigned hours and the learning that it takes, and asks to become a specialist.`,
          'Please say on Barefoot whether you endorse that. A steward then decides.',
        ],
      },
      cy: {
        subject: `Mae ${who} yn gofyn am fod yn arbenigwr`,
        paragraphs: [
          `Mae gan ${who}, yr ydych yn goruchwylio eu gwaith, yr oriau wedi'u cydlofnodi a'r dysgu sydd eu hangen, ac maent yn gofyn am fod yn arbenigwr.`,
          'Dywedwch ar Barefoot a ydych yn cefnogi hynny, os gwelwch yn dda. Bydd stiward yn penderfynu wedyn.',
        ],
      },
    })[language];
}

/** To the adviser, when their overseer has said what they think of it. */
export function promotionAnsweredLetter(isEndorsed: boolean, reason: string): Telling {
  return (language) =>
    ({
      en: {
        subject: isEndorsed ? 'You are endorsed as a specialist' : 'You are not endorsed as a specialist',
        paragraphs: [
          isEndorsed
            ? 'Whoever oversees you endorses that you become a specialist. A steward decides now.'
            : 'Whoever oversees you does not endorse that you become a specialist yet. A steward decides now, and sees why.',
          quoted('Reason:', reason),
        ],
      },
      cy: {
        subject: isEndorsed ? 'Cefnogir eich cais i fod yn arbenigwr' : 'Ni chefnogir eich cais i fod yn arbenigwr',
        paragraphs: [
          isEndorsed
            ? "Mae pwy bynnag sy'n eich goruchwylio yn cefnogi eich cais i fod yn arbenigwr. Bydd stiward yn penderfynu nawr."
            : "Nid yw pwy bynnag sy'n eich goruchwylio yn cefnogi eich cais i fod yn arbenigwr eto. Bydd stiward yn penderfynu nawr, ac yn gweld pam.",
          quoted('Rheswm:', reason),
        ],
      },
    })[language];
}

/** To the adviser, when a steward has decided. */
export function promotionDecidedLetter(decision: 'promoted' | 'not-promoted', reasons: string): Telling {
  return (language) =>
    ({
      promoted: {
        en: {
          subject: 'You are a specialist now',
          paragraphs: [
            'A steward has decided that you are a specialist from now on. Nobody needs to oversee you any more.',
            quoted('Reasons:', reasons),
          ],
        },
        cy: {
          subject: 'Rydych yn arbenigwr bellach',
          paragraphs: [
            'Mae stiward wedi penderfynu eich bod yn arbenigwr o hyn ymlaen. Nid oes angen i neb eich goruchwylio mwyach.',
            quoted('Rhesymau:', reasons),
          ],
        },
      },
      'not-promoted': {
        en: {
          subject: 'You are not a specialist yet',
          paragraphs: [
            'A steward has decided that you stay a barefoot adviser for now. Nothing else changes.',
            quoted('Reasons:', reasons),
            'You can ask again.',
          ],
        },
        cy: {
          subject: 'Nid ydych yn arbenigwr eto',
          paragraphs: [
            'Mae stiward wedi penderfynu eich bod yn aros yn gynghorydd troednoeth am y tro. Nid oes dim arall yn newid.',
            quoted('Rhesymau:', reasons),
            'Gallwch ofyn eto.',
          ],
        },
      },
    })[decision][language];
}
