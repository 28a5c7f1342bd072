import type { Note } from '../booking.letters.js';
import { cancellingTold } from '../cancelling.letters.js';
import type { AskedBecause } from './decide-reply.js';

interface Declined {
  readonly side: 'client' | 'adviser';
  readonly because: AskedBecause;
  readonly isSeat: boolean;
  /** What cancelling costs the client now, in hundredths of a percent of contact and preparation. */
  readonly rate: number;
}

/** To whoever declined a session in their calendar that is not called off by that: it stands until they say so on its page. */
export function cancelOnPage(declined: Declined): Note {
  return {
    kind: 'reply-to-confirm',
    to: declined.side,
    words: {
      en: {
        subject: 'Not cancelled yet',
        opening: (told) =>
          [
            'Your calendar told us that you decline this session. It is not cancelled: we ask you first. If you want to cancel it, open its page and do so there; if you do not, there is nothing to do.',
            whyInEnglish(declined, told),
          ].join('\n\n'),
      },
      cy: {
        subject: 'Heb ei chanslo eto',
        opening: (told) =>
          [
            "Dywedodd eich calendr wrthym eich bod yn gwrthod y sesiwn hon. Nid yw wedi'i chanslo: gofynnwn i chi yn gyntaf. Os ydych am ei chanslo, agorwch ei thudalen a gwnewch hynny yno; os nad ydych, nid oes angen gwneud dim.",
            whyInWelsh(declined, told),
          ].join('\n\n'),
      },
    },
  };
}

type Told = Parameters<typeof cancellingTold>[0];

function whyInEnglish({ side, because, rate, isSeat }: Declined, told: Told): string {
  if (because === 'sender')
    return 'We ask because the answer was sent from another address than yours. If it was not you, somebody has your invitation: please do not pass it on.';
  if (because === 'voucher')
    return 'A voucher pays for it. If you cancel it once the voucher has expired, what it pays goes back to its programme, and you cannot use it again.';
  if (because === 'not-theirs') return 'Whoever books for your organisation can cancel it there.';
  return side === 'adviser'
    ? `If you cancel it, ${told.client} has nothing to pay, and you are not paid for it. You can also move it there.`
    : cancellingTold(told, rate, { isSeat, language: 'en' });
}

function whyInWelsh({ side, because, rate, isSeat }: Declined, told: Told): string {
  if (because === 'sender')
    return "Gofynnwn am fod yr ateb wedi'i anfon o gyfeiriad arall. Os nad chi a'i hanfonodd, mae eich gwahoddiad gan rywun arall: peidiwch â'i rannu.";
  if (because === 'voucher')
    return "Mae taleb yn talu amdani. Os byddwch yn ei chanslo ar ôl i'r daleb ddod i ben, bydd yr hyn y mae'n ei dalu yn mynd yn ôl i'w rhaglen, ac ni allwch ei ddefnyddio eto.";
  if (because === 'not-theirs') return "Gall pwy bynnag sy'n archebu dros eich sefydliad ei chanslo yno.";
  return side === 'adviser'
    ? "Os byddwch yn ei chanslo, ni fydd gan y cleient ddim i'w dalu, ac ni chewch eich talu amdani. Gallwch hefyd ei symud yno."
    : cancellingTold(told, rate, { isSeat, language: 'cy' });
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
