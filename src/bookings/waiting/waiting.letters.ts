import type { Language } from '../../accounts/index.js';
import type { Note } from '../booking.letters.js';

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

export const waitingEndedUnanswered: Note = {
  kind: 'waiting-ended',
  to: 'client',
  words: {
    en: {
      subject: 'No longer on the waiting list',
      opening: ({ adviser }) =>
        `Three times with ${adviser} were kept for you and lapsed without an answer, so you are not on the waiting list any more. You are welcome to join it again whenever you like.`,
    },
    cy: {
      subject: 'Nid ydych ar y rhestr aros mwyach',
      opening: () =>
        'Cadwyd tri amser i chi a daethant i ben heb ateb, felly nid ydych ar y rhestr aros mwyach. Mae croeso i chi ymuno â hi eto pryd bynnag y mynnwch.',
    },
  },
};

/** To whom nothing could be offered: their time is over, or the adviser offers it no longer. */
export function nothingCameFree(
  reason: 'window-over' | 'offer-retired',
  { name, language, adviserName, title }: { name: string; language: Language; adviserName: string; title: string },
): { subject: string; text: string } {
  const [adviser, offer] = [adviserName, title].map((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim());
  const words = {
    en: {
      subject: 'Nothing came free',
      hello: 'Hello',
      body:
        reason === 'window-over'
          ? `No time for "${offer}" with ${adviser} came free in the days that you were waiting for, so you are not on the waiting list any more.`
          : `${adviser} does not offer "${offer}" any more, so you are not on its waiting list any more.`,
      next: 'Other advisers may have time: the directory shows who is free.',
      farewell: 'With best wishes,',
    },
    cy: {
      subject: 'Ni ddaeth dim yn rhydd',
      hello: 'Helo',
      body:
        reason === 'window-over'
          ? `Ni ddaeth yr un amser ar gyfer "${offer}" yn rhydd yn ystod y dyddiau yr oeddech yn aros amdanynt, felly nid ydych ar y rhestr aros mwyach.`
          : `Nid yw "${offer}" ar gael mwyach, felly nid ydych ar ei restr aros.`,
      next: "Efallai fod gan gynghorwyr eraill amser: mae'r cyfeiriadur yn dangos pwy sy'n rhydd.",
      farewell: 'Cofion gorau,',
    },
  }[language];
  const greeting = `${words.hello} ${name}`.trim();
  return {
    subject: `${words.subject}: ${offer}`,
    text: [`${greeting},`, words.body, words.next, `${words.farewell}\nBarefoot\n`].join('\n\n'),
  };
}
