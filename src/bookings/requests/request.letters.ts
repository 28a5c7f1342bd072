import type { Note, NoteWords } from '../booking.letters.js';
import type { Side } from '../booking.js';
import type { DeclineReason } from '../reasons.js';

/** To the adviser, who is asked; they answer in time or the request lapses. */
export const requestArrived: Note = {
  kind: 'booking-requested',
  to: 'adviser',
  words: {
    en: {
      subject: 'Please answer',
      opening: ({ client, organisation, keptUntil }) =>
        `${from(client, organisation)} asks for this session with you. The time is kept for them ${keptUntil}. Please accept or decline it on its page before then; if you do not, the request lapses and the time is free again.`,
    },
    cy: {
      subject: 'Atebwch, os gwelwch yn dda',
      opening: ({ keptUntil }) =>
        `Mae rhywun wedi gofyn am y sesiwn hon gyda chi. Cedwir yr amser iddynt ${keptUntil}. Derbyniwch neu gwrthodwch y cais ar dudalen y sesiwn cyn hynny, os gwelwch yn dda; fel arall bydd y cais yn dod i ben a'r amser yn rhydd eto.`,
    },
  },
};

export function requestDeclined(reason: DeclineReason, note: string): Note {
  const said = (intro: string): Pick<NoteWords, 'quoted'> => (note ? { quoted: { intro, text: note } } : {});
  return {
    kind: 'booking-declined',
    to: 'client',
    words: {
      en: {
        subject: 'Declined',
        opening: ({ adviser }) =>
          `We are sorry: ${adviser} cannot take this session (${reasons[reason].en}). Nothing is due. Other advisers may have time: the directory shows who is free.`,
        ...said('Message:'),
      },
      cy: {
        subject: 'Gwrthodwyd',
        opening: () =>
          `Mae'n ddrwg gennym: ni all y cynghorydd gymryd y sesiwn hon (${reasons[reason].cy}). Nid oes dim i'w dalu. Efallai fod gan gynghorwyr eraill amser: mae'r cyfeiriadur yn dangos pwy sy'n rhydd.`,
        ...said('Neges:'),
      },
    },
  };
}

const requestWithdrawn: Note = {
  kind: 'booking-request-withdrawn',
  to: 'adviser',
  words: {
    en: {
      subject: 'Request withdrawn',
      opening: ({ client, organisation }) =>
        `${from(client, organisation)} does not ask for this session any more. There is nothing to do; the time is free again.`,
    },
    cy: {
      subject: 'Tynnwyd y cais yn ôl',
      opening: () => "Tynnwyd y cais am y sesiwn hon yn ôl. Nid oes angen i chi wneud dim; mae'r amser yn rhydd eto.",
    },
  },
};

/** Tells the other side that a request is no more; whoever ended it knows. */
export function requestEnded(side: Side): readonly Note[] {
  if (side === 'client') return [requestWithdrawn];
  return side === 'adviser' ? [requestTakenBack] : [requestWithdrawn, requestTakenBack];
}

/** To the client where somebody else than they took the request back. */
const requestTakenBack: Note = {
  kind: 'booking-request-withdrawn',
  to: 'client',
  words: {
    en: {
      subject: 'Request ended',
      opening: ({ adviser }) =>
        `We are sorry: your request for this session with ${adviser} has been ended, and its time is not kept any more. Nothing is due.`,
    },
    cy: {
      subject: 'Daeth y cais i ben',
      opening: () =>
        "Mae'n ddrwg gennym: daeth eich cais am y sesiwn hon i ben, ac ni chedwir yr amser mwyach. Nid oes dim i'w dalu.",
    },
  },
};

export const requestLapsed: readonly Note[] = [
  {
    kind: 'booking-request-lapsed',
    to: 'client',
    words: {
      en: {
        subject: 'Not answered',
        opening: ({ adviser }) =>
          `We are sorry: ${adviser} has not answered your request in time, so it has lapsed. Nothing is due. Other advisers may have time: the directory shows who is free.`,
      },
      cy: {
        subject: 'Heb ateb',
        opening: () =>
          "Mae'n ddrwg gennym: ni chafwyd ateb i'ch cais mewn pryd, felly daeth i ben. Nid oes dim i'w dalu. Efallai fod gan gynghorwyr eraill amser: mae'r cyfeiriadur yn dangos pwy sy'n rhydd.",
      },
    },
  },
  {
    kind: 'booking-request-lapsed',
    to: 'adviser',
    words: {
      en: {
        subject: 'Not answered',
        opening: ({ client, organisation }) =>
          `${from(client, organisation)} asked for this session, and there was no answer in time, so the request has lapsed. The time is free again.`,
      },
      cy: {
        subject: 'Heb ateb',
        opening: () =>
          "Gofynnwyd am y sesiwn hon, ac ni roddwyd ateb mewn pryd, felly daeth y cais i ben. Mae'r amser yn rhydd eto.",
      },
    },
  },
];

const reasons: Readonly<Record<DeclineReason, { readonly en: string; readonly cy: string }>> = {
  'not-my-field': { en: 'it is not their field', cy: 'nid dyma eu maes' },
  'no-time': { en: 'no time', cy: 'dim amser' },
  'conflict-of-interest': { en: 'a conflict of interest', cy: 'gwrthdaro buddiannau' },
  'needs-another-adviser': {
    en: 'another adviser would serve you better',
    cy: 'byddai cynghorydd arall yn well i chi',
  },
  other: { en: 'another reason', cy: 'rheswm arall' },
};

function from(client: string, organisation: string): string {
  const whole = organisation === '' || organisation === client ? client : `${client} of ${organisation}`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
