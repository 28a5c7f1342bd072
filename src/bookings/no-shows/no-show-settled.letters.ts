import type { Note } from '../booking.letters.js';
import { settlementTold, type ToldSettlement } from '../funding/settlement.letters.js';

const missed = {
  en: {
    client: 'You did not come to this session, and that stands now. This is what became of what was paid for it.',
    adviser:
      'We are sorry: your adviser did not come to this session, and that stands now. This is what became of what was paid for it.',
  },
  cy: {
    client:
      "Ni ddaethoch i'r sesiwn hon, ac mae hynny bellach yn derfynol. Dyma beth a ddaeth o'r hyn a dalwyd amdani.",
    adviser:
      "Mae'n ddrwg gennym: ni ddaeth eich cynghorydd i'r sesiwn hon, ac mae hynny bellach yn derfynol. Dyma beth a ddaeth o'r hyn a dalwyd amdani.",
  },
} as const;

/** To the client, once it stands that somebody did not come. */
export function noShowSettled(settlement: ToldSettlement, missing: 'client' | 'adviser'): Note {
  return {
    kind: 'booking-no-show-settled',
    to: 'client',
    words: {
      en: {
        subject: 'What became of the payment',
        opening: () => `${missed.en[missing]}\n\n${settlementTold(settlement, 'en')}`,
      },
      cy: {
        subject: "Beth a ddaeth o'r taliad",
        opening: () => `${missed.cy[missing]}\n\n${settlementTold(settlement, 'cy')}`,
      },
    },
  };
}
