import type { Language } from '../../accounts/index.js';
import type { Note } from '../booking.letters.js';
import type { NothingOffered } from './waiting-entry.js';

export const timeOffered: Note = {
  kind: 'waiting-time-offered',
  to: 'client',
  words: {
    en: {
      subject: 'A time has come free',
      opening: ({ adviser, keptUntil }) =>
        `A time with ${adviser} that you are waiting for has come free. It is kept for you ${keptUntil}: please confirm it on its page before then, or let it go, so that the next in line can have it.`,
    },
    cy: {
      subject: 'Mae amser wedi dod yn rhydd',
      opening: ({ keptUntil }) =>
        `Mae amser yr ydych yn aros amdano wedi dod yn rhydd. Cedwir ef i chi ${keptUntil}: cadarnhewch ef ar ei dudalen cyn hynny, os gwelwch yn dda, neu gollyngwch ef, er mwyn i'r nesaf ar y rhestr ei gael.`,
    },
  },
};

export const seatOffered: Note = {
  kind: 'waiting-seat-offered',
  to: 'client',
  words: {
    en: {
      subject: 'A seat has come free',
      opening: ({ adviser, keptUntil }) =>
        `A seat in the group session with ${adviser} that you are waiting for has come free. It is kept for you ${keptUntil}: please confirm it on its page before then, or let it go, so that the next in line can have it.`,
    },
    cy: {
      subject: 'Mae sedd wedi dod yn rhydd',
      opening: ({ keptUntil }) =>
        `Mae sedd yn y sesiwn grŵp yr ydych yn aros amdani wedi dod yn rhydd. Cedwir hi i chi ${keptUntil}: cadarnhewch hi ar ei thudalen cyn hynny, os gwelwch yn dda, neu gollyngwch hi, er mwyn i'r nesaf ar y rhestr ei chael.`,
    },
  },
};

export const waitingEndedUnanswered: Note = {
  kind: 'waiting-ended',
  to: 'client',
  words: {
    en: {
      subject: 'No longer on the waiting list',
      opening: ({ adviser }) =>
        `Three times, a session with ${adviser} was kept for you and lapsed without an answer, so you are not on the waiting list any more. You are welcome to join it again whenever you like.`,
    },
    cy: {
      subject: 'Nid ydych ar y rhestr aros mwyach',
      opening: () =>
        'Deirgwaith, cadwyd sesiwn i chi a daeth i ben heb ateb, felly nid ydych ar y rhestr aros mwyach. Mae croeso i chi ymuno â hi eto pryd bynnag y mynnwch.',
    },
  },
};

/** What became of that for which somebody waited, named so, of an adviser. */
const whyNothing: Readonly<
  Record<Language, Readonly<Record<NothingOffered, (offer: string, adviser: string) => string>>>
> = {
  en: {
    'window-over': (offer, adviser) =>
      `No time for "${offer}" with ${adviser} came free in the days that you were waiting for, so you are not on the waiting list any more.`,
    'offer-retired': (offer, adviser) =>
      `${adviser} does not offer "${offer}" any more, so you are not on its waiting list any more.`,
    'session-cancelled': (offer, adviser) =>
      `The group session "${offer}" with ${adviser} has been called off, so you are not on its waiting list any more. There is nothing to pay.`,
    'session-started': (offer, adviser) =>
      `The group session "${offer}" with ${adviser} has started, and you have taken no seat from its waiting list, so you are not on it any more.`,
  },
  cy: {
    'window-over': (offer) =>
      `Ni ddaeth yr un amser ar gyfer "${offer}" yn rhydd yn ystod y dyddiau yr oeddech yn aros amdanynt, felly nid ydych ar y rhestr aros mwyach.`,
    'offer-retired': (offer) => `Nid yw "${offer}" ar gael mwyach, felly nid ydych ar ei restr aros.`,
    'session-cancelled': (offer) =>
      `Mae'r sesiwn grŵp "${offer}" wedi'i chanslo, felly nid ydych ar ei rhestr aros mwyach. Nid oes dim i'w dalu.`,
    'session-started': (offer) =>
      `Mae'r sesiwn grŵp "${offer}" wedi dechrau, ac ni chymeroch sedd o'i rhestr aros, felly nid ydych arni mwyach.`,
  },
};

/** To whom nothing can be offered any more. */
export function nothingCameFree(
  reason: NothingOffered,
  { name, language, adviserName, title }: { name: string; language: Language; adviserName: string; title: string },
): { subject: string; text: string } {
  const [adviser = '', offer = ''] = [adviserName, title].map((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim());
  const words = {
    en: {
      subject: 'Nothing came free',
      hello: 'Hello',
      next: 'Other advisers may have time: the directory shows who is free.',
      farewell: 'With best wishes,',
    },
    cy: {
      subject: 'Ni ddaeth dim yn rhydd',
      hello: 'Helo',
      next: "Efallai fod gan gynghorwyr eraill amser: mae'r cyfeiriadur yn dangos pwy sy'n rhydd.",
      farewell: 'Cofion gorau,',
    },
  }[language];
  const greeting = `${words.hello} ${name}`.trim();
  return {
    subject: `${words.subject}: ${offer}`,
    text: [
      `${greeting},`,
      whyNothing[language][reason](offer, adviser),
      words.next,
      `${words.farewell}\nBarefoot\n`,
    ].join('\n\n'),
  };
}
