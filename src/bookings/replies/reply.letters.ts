import type { Note } from '../booking.letters.js';
import { cancellingTold } from '../cancelling.letters.js';

interface Declined {
  readonly side: 'client' | 'adviser';
  readonly isSeat: boolean;
  /** What cancelling costs the client now, in hundredths of a percent of contact and preparation. */
  readonly rate: number;
}

/** To whoever declined a session in their calendar that somebody pays for: it stands until they say so on its page. */
export function cancelOnPage({ side, isSeat, rate }: Declined): Note {
  return {
    kind: 'reply-to-confirm',
    to: side,
    words: {
      en: {
        subject: 'Not cancelled yet',
        opening: (told) =>
          [
            'Your calendar told us that you decline this session. It is not cancelled: something is paid for it, and so we ask you first. If you want to cancel it, open its page and do so there; if you do not, there is nothing to do.',
            side === 'adviser'
              ? `If you cancel it, ${told.client} has nothing to pay, and you are not paid for it. You can also move it there.`
              : rate === 0
                ? 'Whoever books for your organisation can cancel it there.'
                : cancellingTold(told, rate, { isSeat, language: 'en' }),
          ].join('\n\n'),
      },
      cy: {
        subject: 'Heb ei chanslo eto',
        opening: (told) =>
          [
            "Dywedodd eich calendr wrthym eich bod yn gwrthod y sesiwn hon. Nid yw wedi'i chanslo: telir amdani, ac felly gofynnwn i chi yn gyntaf. Os ydych am ei chanslo, agorwch ei thudalen a gwnewch hynny yno; os nad ydych, nid oes angen gwneud dim.",
            side === 'adviser'
              ? "Os byddwch yn ei chanslo, ni fydd gan y cleient ddim i'w dalu, ac ni chewch eich talu amdani. Gallwch hefyd ei symud yno."
              : rate === 0
                ? "Gall pwy bynnag sy'n archebu dros eich sefydliad ei chanslo yno."
                : cancellingTold(told, rate, { isSeat, language: 'cy' }),
          ].join('\n\n'),
      },
    },
  };
}

/** To somebody who wrote an answer to the letter itself. */
export function nobodyReadsThis(side: 'client' | 'adviser'): Note {
  return {
    kind: 'reply-not-read',
    to: side,
    words: {
      en: {
        subject: 'Nobody read your answer',
        opening: () =>
          'You answered a letter about this session by e-mail. Nobody reads what comes there, and we kept none of it. To write to the other side, open the page of the session and write there; there you can also move or cancel it.',
      },
      cy: {
        subject: 'Ni ddarllenodd neb eich ateb',
        opening: () =>
          "Atebasoch lythyr am y sesiwn hon drwy e-bost. Nid oes neb yn darllen yr hyn sy'n dod yno, ac ni chadwyd dim ohono. I ysgrifennu at yr ochr arall, agorwch dudalen y sesiwn ac ysgrifennwch yno; gallwch hefyd ei symud neu ei chanslo yno.",
      },
    },
  };
}
