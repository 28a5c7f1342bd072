import { oneLine, quoted } from '../../mail/index.js';
import type { Telling } from '../adviser.post.js';

interface Asked {
  readonly adviser: string;
  /** The body’s name; none where the reader is asked as a specialist. */
  readonly body: string | undefined;
  readonly note: string;
}

/** To whoever is asked to oversee. */
export function askedLetter({ adviser, body, note }: Asked): Telling {
  const [who, asked] = [oneLine(adviser), body === undefined ? undefined : oneLine(body)];
  return (language) =>
    ({
      en: {
        subject: `Will you oversee ${who}?`,
        paragraphs: [
          `${who}, a barefoot adviser, asks ${asked ?? 'you'} to oversee their advising: to answer for it, and to countersign their hours.`,
          quoted('Message:', note),
          'Please read the profile, and accept or decline under your oversights on Barefoot. Nothing happens until you do.',
        ],
      },
      cy: {
        subject: `A wnewch chi oruchwylio ${who}?`,
        paragraphs: [
          `Mae ${who}, cynghorydd troednoeth, yn gofyn i ${asked ?? 'chi'} oruchwylio eu gwaith cynghori: ateb drosto, a chydlofnodi eu horiau.`,
          quoted('Neges:', note),
          'Darllenwch y proffil, a derbyniwch neu gwrthodwch dan eich goruchwyliaethau ar Barefoot, os gwelwch yn dda. Ni fydd dim yn digwydd nes i chi wneud hynny.',
        ],
      },
    })[language];
}

/** To the adviser who asked. */
export function answeredLetter(overseer: string, decision: 'accepted' | 'declined', reason: string): Telling {
  const who = oneLine(overseer);
  return (language) =>
    ({
      accepted: {
        en: {
          subject: `${who} oversees you now`,
          paragraphs: [
            `${who} has agreed to oversee your advising.`,
            'As soon as your profile has everything it needs, you can submit it to be verified.',
          ],
        },
        cy: {
          subject: `Mae ${who} yn eich goruchwylio bellach`,
          paragraphs: [
            `Mae ${who} wedi cytuno i oruchwylio eich gwaith cynghori.`,
            "Cyn gynted ag y bydd popeth sydd ei angen yn eich proffil, gallwch ei gyflwyno i'w wirio.",
          ],
        },
      },
      declined: {
        en: {
          subject: `${who} will not oversee you`,
          paragraphs: [
            `${who} has declined to oversee your advising.`,
            quoted('Reason:', reason),
            'You can ask somebody else.',
          ],
        },
        cy: {
          subject: `Ni fydd ${who} yn eich goruchwylio`,
          paragraphs: [
            `Mae ${who} wedi gwrthod goruchwylio eich gwaith cynghori.`,
            quoted('Rheswm:', reason),
            'Gallwch ofyn i rywun arall.',
          ],
        },
      },
    })[decision][language];
}

/** To the adviser whose overseer has gone; `hidden` where that takes their profile out of sight or out of the queue. */
export function lostOverseerLetter(overseer: string, reason: string, hidden: 'paused' | 'draft' | undefined): Telling {
  const who = oneLine(overseer);
  const so = {
    en: {
      paused: 'Your profile is paused until somebody oversees you: nobody finds or books you. Booked sessions stand.',
      draft: 'Your profile is a draft again, and no longer waits to be verified.',
    },
    cy: {
      paused:
        "Mae eich proffil wedi'i oedi nes bod rhywun yn eich goruchwylio: ni fydd neb yn dod o hyd i chi nac yn trefnu sesiwn gyda chi. Bydd sesiynau sydd wedi'u trefnu yn sefyll.",
      draft: "Mae eich proffil yn ddrafft eto, ac nid yw'n aros i gael ei wirio mwyach.",
    },
  };
  return (language) =>
    ({
      en: {
        subject: `${who} no longer oversees you`,
        paragraphs: [
          `${who} has stopped overseeing your advising.`,
          quoted('Reason:', reason),
          hidden ? so.en[hidden] : '',
          'You can ask another development body or a specialist.',
        ],
      },
      cy: {
        subject: `Nid yw ${who} yn eich goruchwylio mwyach`,
        paragraphs: [
          `Mae ${who} wedi rhoi'r gorau i oruchwylio eich gwaith cynghori.`,
          quoted('Rheswm:', reason),
          hidden ? so.cy[hidden] : '',
          'Gallwch ofyn i gorff datblygu arall neu i arbenigwr.',
        ],
      },
    })[language];
}

/** To the overseer whose adviser has gone, or wants no answer any more. */
export function lostAdviserLetter(adviser: string, reason: string): Telling {
  const who = oneLine(adviser);
  return (language) =>
    ({
      en: {
        subject: `You no longer oversee ${who}`,
        paragraphs: [
          `${who} has withdrawn the request that you oversee their advising, or ended your oversight.`,
          quoted('Reason:', reason),
          'You need to do nothing.',
        ],
      },
      cy: {
        subject: `Nid ydych yn goruchwylio ${who} mwyach`,
        paragraphs: [
          `Mae ${who} wedi tynnu'r cais i chi oruchwylio eu gwaith cynghori yn ôl, neu wedi dod â'ch goruchwyliaeth i ben.`,
          quoted('Rheswm:', reason),
          'Nid oes angen i chi wneud dim.',
        ],
      },
    })[language];
}
