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
