import type { Money } from '../../kernel/money.js';
import type { Language } from '../../kernel/when.js';
import { amountTold } from '../amount.letters.js';
import type { Note } from '../booking.letters.js';

/** Where what was taken back is paid: by whoever may book for the organisation, and by its finance and admins. */
export interface HowToPay {
  readonly bookers: string;
  readonly finance: string;
}

/** It did not work, and the time is held still. */
export const paymentEnded: Note = {
  kind: 'payment-ended',
  to: 'client',
  words: {
    en: {
      subject: 'Your payment did not work',
      opening: ({ keptUntil }) =>
        `Your payment for this session did not come through, and nothing was taken. The time is kept for you ${keptUntil}. Please pay in another way on its page before then; if you do not, the time is free again.`,
    },
    cy: {
      subject: 'Ni weithiodd eich taliad',
      opening: ({ keptUntil }) =>
        `Ni ddaeth eich taliad am y sesiwn hon drwodd, ac ni chymerwyd dim. Cedwir yr amser i chi ${keptUntil}. Talwch mewn ffordd arall ar dudalen y sesiwn cyn hynny, os gwelwch yn dda; fel arall bydd yr amser yn rhydd eto.`,
    },
  },
};

/** The time had been let go, and somebody else may have it. */
export function cameTooLate(amount: Money): Note {
  return {
    kind: 'payment-came-too-late',
    to: 'client',
    words: {
      en: {
        subject: 'Your payment came too late',
        opening: () =>
          `We are sorry: your payment of ${amountTold(amount, 'en')} for this session came after its time had been let go. All of it is on its way back to you; there is nothing to do. If you need the session still, please choose a time again.`,
      },
      cy: {
        subject: 'Daeth eich taliad yn rhy hwyr',
        opening: () =>
          `Mae'n ddrwg gennym: daeth eich taliad o ${amountTold(amount, 'cy')} am y sesiwn hon ar ôl i'r amser gael ei ollwng. Mae'r cyfan ar ei ffordd yn ôl atoch; nid oes angen i chi wneud dim. Os oes angen y sesiwn arnoch o hyd, dewiswch amser eto, os gwelwch yn dda.`,
      },
    },
  };
}

/** The session was called off meanwhile, or paid for otherwise. */
export function notNeeded(amount: Money): Note {
  return {
    kind: 'payment-not-needed',
    to: 'client',
    words: {
      en: {
        subject: 'Your payment was not needed',
        opening: () =>
          `Your payment of ${amountTold(amount, 'en')} has come, and this session does not need it: it was called off, or paid for otherwise. All of it is on its way back to you; there is nothing to do.`,
      },
      cy: {
        subject: 'Nid oedd angen eich taliad',
        opening: () =>
          `Mae eich taliad o ${amountTold(amount, 'cy')} wedi cyrraedd, ac nid oes ei angen ar y sesiwn hon: cafodd ei chanslo, neu talwyd amdani mewn ffordd arall. Mae'r cyfan ar ei ffordd yn ôl atoch; nid oes angen i chi wneud dim.`,
      },
    },
  };
}

/** There is a day to pay otherwise: of a time that `keptUntil` says. */
export function payOtherwise(amount: Money, how: HowToPay): Note {
  return {
    kind: 'payment-taken-back',
    to: 'client',
    words: {
      en: {
        subject: 'Your payment was taken back: please pay otherwise',
        opening: ({ keptUntil }) =>
          `Your bank has taken back the payment of ${amountTold(amount, 'en')} for this session, so your organisation owes it. You have time ${keptUntil} to pay what your organisation owes; otherwise the session is called off then as if you had cancelled it, on its terms. ${whoPays(how).en}`,
      },
      cy: {
        subject: 'Cymerwyd eich taliad yn ôl: talwch mewn ffordd arall',
        opening: ({ keptUntil }) =>
          `Mae eich banc wedi cymryd yn ôl y taliad o ${amountTold(amount, 'cy')} am y sesiwn hon, felly mae'r swm yn ddyledus gan eich sefydliad. Mae gennych amser ${keptUntil} i dalu'r hyn sy'n ddyledus gan eich sefydliad; fel arall caiff y sesiwn ei chanslo bryd hynny fel pe baech chi wedi ei chanslo, yn ôl ei thelerau. ${whoPays(how).cy}`,
      },
    },
  };
}

/** The session takes place, or has, or is settled: only the money is missing. */
export function owedNow(amount: Money, how: HowToPay): Note {
  return {
    kind: 'payment-owed',
    to: 'client',
    words: {
      en: {
        subject: 'Your payment was taken back',
        opening: () =>
          `Your bank has taken back the payment of ${amountTold(amount, 'en')} for this session, so your organisation owes it. The session and its adviser’s pay are not touched by that. Please pay what your organisation owes; if you did not ask your bank for this, please ask it why. ${whoPays(how).en}`,
      },
      cy: {
        subject: 'Cymerwyd eich taliad yn ôl',
        opening: () =>
          `Mae eich banc wedi cymryd yn ôl y taliad o ${amountTold(amount, 'cy')} am y sesiwn hon, felly mae'r swm yn ddyledus gan eich sefydliad. Nid yw hynny'n effeithio ar y sesiwn nac ar dâl y cynghorydd. Talwch yr hyn sy'n ddyledus gan eich sefydliad, os gwelwch yn dda; os na ofynnoch chi i'ch banc am hyn, gofynnwch iddo pam. ${whoPays(how).cy}`,
      },
    },
  };
}

/** By card, or by an instant bank payment: a Direct Debit takes days. */
function whoPays({ bookers, finance }: HowToPay): Readonly<Record<Language, string>> {
  return {
    en: `Whoever books, finance and admins of your organisation can pay it, by card or bank, with this session (${bookers}); its finance and admins also with all that it owes (${finance}). We have written to its finance and admins too.`,
    cy: `Gall y rhai sy'n archebu, cyllid a gweinyddwyr eich sefydliad ei dalu, â cherdyn neu drwy'r banc, gyda'r sesiwn hon (${bookers}); a'r rhai cyllid a'r gweinyddwyr hefyd gyda'r cyfan sy'n ddyledus ganddo (${finance}). Rydym wedi ysgrifennu at y rhai cyllid a'r gweinyddwyr hefyd.`,
  };
}

export function paymentRestoredTold(amount: Money): Note {
  return {
    kind: 'payment-restored',
    to: 'client',
    words: {
      en: {
        subject: 'Your payment has come again',
        opening: () =>
          `The payment of ${amountTold(amount, 'en')} for this session, which your bank had taken back, has come again. Your organisation does not owe it any more; there is nothing to do.`,
      },
      cy: {
        subject: 'Mae eich taliad wedi dod eto',
        opening: () =>
          `Mae'r taliad o ${amountTold(amount, 'cy')} am y sesiwn hon, a gymerwyd yn ôl gan eich banc, wedi dod eto. Nid yw'n ddyledus gan eich sefydliad mwyach; nid oes angen i chi wneud dim.`,
      },
    },
  };
}
