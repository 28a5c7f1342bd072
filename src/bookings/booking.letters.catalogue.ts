import type { Language } from '../kernel/when.js';

export type LetterKind = 'confirmed' | 'moved' | 'meeting-changed' | 'cancelled' | 'reminder' | 'reminder-soon';
export type Side = 'client' | 'adviser';
export type Mode = 'video' | 'phone' | 'in_person';
export type CancellationReason =
  | 'no-longer-needed'
  | 'booked-by-mistake'
  | 'illness'
  | 'emergency'
  | 'found-other-support'
  | 'other'
  | 'too-few-seats'
  | 'unpaid';

/** What the sentences are made from, cleaned and in the reader's zone and language. */
export interface Told {
  readonly side: Side;
  readonly adviser: string;
  readonly client: string;
  readonly organisation: string;
  readonly cancelledBy: Side | 'steward' | undefined;
  /** Nothing is to be paid for the session. */
  readonly isFree: boolean;
  /** "until Monday ...": how long a time that is not confirmed yet is kept; empty where it is. */
  readonly keptUntil: string;
  /** "until Monday ..."; undefined when moving and cancelling are free of charge up to the start. */
  readonly freeUntil: string | undefined;
}

/** Who calls whom. */
interface Callers {
  readonly side: Side;
  readonly adviser: string;
  readonly client: string;
}

/** Where two meet. */
export interface MeetingWords {
  readonly join: string;
  readonly call: string;
  readonly where: string;
  readonly directions: string;
  readonly access: string;
  /** @param number the client's, where it is known and the reader may know it */
  readonly adviserCalls: (callers: Callers, number: string | null) => string;
  readonly clientCalls: (callers: Callers, number: string | null) => string;
}

export interface Catalogue {
  readonly subject: Readonly<Record<LetterKind, string>>;
  readonly hello: string;
  /** For one of whom we have no name. */
  readonly someAdviser: string;
  readonly someClient: string;
  readonly opening: Readonly<Record<LetterKind, (told: Told) => string>>;
  readonly label: Readonly<Record<'title' | 'when' | 'previously' | 'how' | 'with' | 'price' | 'reason', string>>;
  readonly mode: Readonly<Record<Mode, string>>;
  readonly reason: Readonly<Record<CancellationReason, string>>;
  readonly price: (amount: string) => string;
  readonly credit: (minutes: number) => string;
  readonly nothingToPay: string;
  readonly needs: (told: Told) => string;
  readonly meeting: MeetingWords;
  readonly note: string;
  /** How to move or cancel, and until when that is free. */
  readonly change: Readonly<Record<Side, (told: Told) => string>>;
  /** The same of a seat in a group session, which cannot move. */
  readonly changeSeat: Readonly<Record<Side, (told: Told) => string>>;
  /** Who owes what after a cancellation. */
  readonly settlement: Readonly<Record<Side, (told: Told) => string>>;
  readonly bookAgain: string;
  readonly page: string;
  readonly cancelledPage: string;
  readonly farewell: string;
}

function whom({ side, adviser, client, organisation }: Told): string {
  if (side === 'client') return adviser;
  return organisation === '' || organisation === client ? client : `${client} of ${organisation}`;
}

/** The Welsh article leans on a vowel before it: "mae'r cleient", and not "mae y cleient". */
export function afterVowel(verb: string, name: string): string {
  return /^y (cleient|cynghorydd)$/.test(name) ? `${verb}'r ${name.slice(2)}` : `${verb} ${name}`;
}

/**
 * The Welsh sentences put no preposition before a name, since "gyda" or "gydag" would turn on how the name is said;
 * "sesiwn" and "tudalen" are feminine throughout.
 */
export const catalogues: Readonly<Record<Language, Catalogue>> = {
  en: {
    subject: {
      confirmed: 'Confirmed',
      moved: 'Moved',
      'meeting-changed': 'How to meet',
      cancelled: 'Cancelled',
      reminder: 'Reminder',
      'reminder-soon': 'In one hour',
    },
    hello: 'Hello',
    someAdviser: 'the adviser',
    someClient: 'the client',
    opening: {
      confirmed: (told) => `Good news: your session with ${whom(told)} is confirmed.`,
      moved: (told) => `Your session with ${whom(told)} has been moved to a new time.`,
      'meeting-changed': (told) => `How you meet for your session with ${whom(told)} has changed. The time stays.`,
      cancelled: (told) => {
        const { side, cancelledBy, adviser, client } = told;
        if (cancelledBy === undefined) return `Your session with ${whom(told)} has been cancelled.`;
        if (cancelledBy === side) return `Your session with ${whom(told)} has been cancelled, as you asked.`;
        if (cancelledBy === 'steward') {
          return `We are sorry: a Barefoot steward has cancelled your session with ${whom(told)}.`;
        }
        return `We are sorry: ${cancelledBy === 'client' ? client : adviser} has cancelled your session.`;
      },
      reminder: (told) => `This is a reminder of your session with ${whom(told)}.`,
      'reminder-soon': (told) => `Your session with ${whom(told)} starts in about an hour.`,
    },
    label: {
      title: 'Session',
      when: 'When',
      previously: 'Previously',
      how: 'How',
      with: 'With',
      price: 'Price',
      reason: 'Reason',
    },
    mode: { video: 'By video', phone: 'By phone', in_person: 'In person' },
    reason: {
      'no-longer-needed': 'no longer needed',
      'booked-by-mistake': 'booked by mistake',
      illness: 'illness',
      emergency: 'an emergency',
      'found-other-support': 'support found elsewhere',
      other: 'another reason',
      'too-few-seats': 'too few seats were taken',
      unpaid: 'it was not paid for',
    },
    price: (amount) => `${amount} for the session`,
    credit: (minutes) => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} of time credit`,
    nothingToPay: 'nothing to pay',
    meeting: {
      join: 'Join',
      call: 'Call',
      where: 'Where',
      directions: 'How to get there:',
      access: 'How to get in:',
      adviserCalls: ({ side, adviser, client }, number) => {
        if (side === 'client') return `${adviser} calls you`;
        return number === null ? `you call ${client}, who has left no number` : `you call ${client} on ${number}`;
      },
      clientCalls: ({ side, adviser, client }, number) =>
        side === 'client' ? `you call ${adviser} on ${number ?? ''}` : `${client} calls you on ${number ?? ''}`,
    },
    needs: ({ side, client }) => `What ${side === 'client' ? 'you' : client} would like help with:`,
    note: 'Message:',
    change: {
      client: ({ freeUntil }) =>
        freeUntil === undefined
          ? 'You can move or cancel the session on its page, free of charge until it starts. Please do so as early as you can, so that somebody else can have the time.'
          : `You can move or cancel the session on its page, free of charge ${freeUntil}. If you cancel later than that, part or all of the price is due.`,
      adviser: ({ isFree, freeUntil = 'until it starts', client }) =>
        `If you cannot make it, please move or cancel the session on its page as early as you can${isFree ? '' : '; the client then has nothing to pay'}. ${client === 'the client' ? 'The client' : client} can move or cancel it free of charge ${freeUntil}.`,
    },
    changeSeat: {
      client: ({ freeUntil }) =>
        freeUntil === undefined
          ? 'This is a seat in a group session. You can cancel it on its page, free of charge until the session starts. Please do so as early as you can, so that somebody else can have it.'
          : `This is a seat in a group session. You can cancel it on its page, free of charge ${freeUntil}. If you cancel later than that, part or all of the price is due.`,
      adviser: () =>
        'This is a seat in your group session. If you cannot make it, please cancel the whole group session as early as you can: everybody who has a seat is then told.',
    },
    settlement: {
      client: ({ isFree, cancelledBy }) => {
        if (isFree) return 'There is nothing to pay.';
        if (cancelledBy === 'adviser' || cancelledBy === 'steward')
          return 'You have nothing to pay: whatever was paid goes back to whoever paid it.';
        return 'The page of the session shows what is due, if anything, and what goes back to whom.';
      },
      adviser: ({ isFree, cancelledBy }) => {
        if (isFree) return 'There is nothing to pay.';
        if (cancelledBy === 'adviser' || cancelledBy === 'steward') return 'The client has nothing to pay.';
        return 'The page of the session shows what is due to you, if anything.';
      },
    },
    bookAgain: 'You are welcome to book another time whenever it suits you.',
    page: 'Everything about the session, and how to join it, is on its page:',
    cancelledPage: 'The session on Barefoot:',
    farewell: 'With best wishes,',
  },
  cy: {
    subject: {
      confirmed: 'Cadarnhawyd',
      moved: 'Symudwyd',
      'meeting-changed': 'Sut i gwrdd',
      cancelled: 'Canslwyd',
      reminder: "I'ch atgoffa",
      'reminder-soon': 'Ymhen awr',
    },
    hello: 'Helo',
    someAdviser: 'y cynghorydd',
    someClient: 'y cleient',
    opening: {
      confirmed: () => "Newyddion da: mae eich sesiwn wedi'i chadarnhau.",
      moved: () => "Mae eich sesiwn wedi'i symud i amser newydd.",
      'meeting-changed': () => "Mae'r ffordd y byddwch yn cwrdd ar gyfer eich sesiwn wedi newid. Mae'r amser yn aros.",
      cancelled: ({ side, cancelledBy, adviser, client }) => {
        if (cancelledBy === undefined) return "Mae eich sesiwn wedi'i chanslo.";
        if (cancelledBy === side) return "Mae eich sesiwn wedi'i chanslo, yn ôl eich cais.";
        if (cancelledBy === 'steward')
          return "Mae'n ddrwg gennym: mae un o stiwardiaid Barefoot wedi canslo eich sesiwn.";
        return `Mae'n ddrwg gennym: ${afterVowel('mae', cancelledBy === 'client' ? client : adviser)} wedi canslo eich sesiwn.`;
      },
      reminder: () => "Dyma nodyn i'ch atgoffa am eich sesiwn.",
      'reminder-soon': () => 'Bydd eich sesiwn yn dechrau ymhen tuag awr.',
    },
    label: {
      title: 'Sesiwn',
      when: 'Pryd',
      previously: 'Yr amser blaenorol',
      how: 'Sut',
      with: 'Gyda',
      price: 'Pris',
      reason: 'Rheswm',
    },
    mode: { video: 'Dros fideo', phone: 'Dros y ffôn', in_person: 'Wyneb yn wyneb' },
    reason: {
      'no-longer-needed': 'nid oes ei hangen mwyach',
      'booked-by-mistake': 'cafodd ei threfnu drwy gamgymeriad',
      illness: 'salwch',
      emergency: 'argyfwng',
      'found-other-support': 'cafwyd cymorth arall',
      other: 'rheswm arall',
      'too-few-seats': 'cymerwyd rhy ychydig o seddi',
      unpaid: 'ni thalwyd amdani',
    },
    price: (amount) => `${amount} am y sesiwn`,
    credit: (minutes) => `${minutes} munud o gredyd amser`,
    nothingToPay: "dim i'w dalu",
    meeting: {
      join: 'Ymuno',
      call: 'Galwad',
      where: 'Ble',
      directions: 'Sut i gyrraedd:',
      access: 'Sut i fynd i mewn:',
      adviserCalls: ({ side, adviser, client }, number) => {
        if (side === 'client') return `bydd ${adviser} yn eich ffonio`;
        return number === null ? `chi sy'n ffonio ${client}; ni adawyd rhif` : `chi sy'n ffonio ${client} ar ${number}`;
      },
      clientCalls: ({ side, adviser, client }, number) =>
        side === 'client'
          ? `chi sy'n ffonio ${adviser} ar ${number ?? ''}`
          : `bydd ${client} yn eich ffonio ar ${number ?? ''}`,
    },
    needs: ({ side, client }) =>
      `Dyma'r hyn yr ${side === 'client' ? 'hoffech' : afterVowel('hoffai', client)} gael help ag ef:`,
    note: 'Neges:',
    change: {
      client: ({ freeUntil }) =>
        freeUntil === undefined
          ? "Gallwch symud neu ganslo'r sesiwn ar ei thudalen, yn rhad ac am ddim nes iddi ddechrau. Gwnewch hynny cyn gynted ag y gallwch, os gwelwch yn dda, er mwyn i rywun arall gael yr amser."
          : `Gallwch symud neu ganslo'r sesiwn ar ei thudalen, yn rhad ac am ddim ${freeUntil}. Os byddwch yn canslo'n hwyrach na hynny, bydd rhan o'r pris, neu'r pris cyfan, yn ddyledus.`,
      adviser: ({ isFree, freeUntil = 'nes iddi ddechrau', client }) =>
        `Os na allwch fod yno, symudwch neu canslwch y sesiwn ar ei thudalen cyn gynted ag y gallwch, os gwelwch yn dda${isFree ? '' : "; ni fydd gan y cleient ddim i'w dalu wedyn"}. Gall ${client} ei symud neu ei chanslo yn rhad ac am ddim ${freeUntil}.`,
    },
    changeSeat: {
      client: ({ freeUntil }) =>
        freeUntil === undefined
          ? "Sedd mewn sesiwn grŵp yw hon. Gallwch ei chanslo ar ei thudalen, yn rhad ac am ddim nes i'r sesiwn ddechrau. Gwnewch hynny cyn gynted ag y gallwch, os gwelwch yn dda, er mwyn i rywun arall ei chael."
          : `Sedd mewn sesiwn grŵp yw hon. Gallwch ei chanslo ar ei thudalen, yn rhad ac am ddim ${freeUntil}. Os byddwch yn canslo'n hwyrach na hynny, bydd rhan o'r pris, neu'r pris cyfan, yn ddyledus.`,
      adviser: () =>
        'Sedd yn eich sesiwn grŵp yw hon. Os na allwch fod yno, canslwch y sesiwn grŵp gyfan cyn gynted ag y gallwch, os gwelwch yn dda: rhoddir gwybod wedyn i bawb sydd â sedd.',
    },
    settlement: {
      client: ({ isFree, cancelledBy }) => {
        if (isFree) return "Nid oes dim i'w dalu.";
        if (cancelledBy === 'adviser' || cancelledBy === 'steward') {
          return "Nid oes gennych ddim i'w dalu: bydd beth bynnag a dalwyd yn mynd yn ôl i bwy bynnag a'i talodd.";
        }
        return "Mae tudalen y sesiwn yn dangos beth sy'n ddyledus, os oes rhywbeth, a beth sy'n mynd yn ôl i bwy.";
      },
      adviser: ({ isFree, cancelledBy }) => {
        if (isFree) return "Nid oes dim i'w dalu.";
        if (cancelledBy === 'adviser' || cancelledBy === 'steward') return "Nid oes gan y cleient ddim i'w dalu.";
        return "Mae tudalen y sesiwn yn dangos beth sy'n ddyledus i chi, os oes rhywbeth.";
      },
    },
    bookAgain: 'Mae croeso i chi drefnu amser arall pryd bynnag y bydd yn gyfleus i chi.',
    page: 'Mae popeth am y sesiwn, a sut i ymuno â hi, ar ei thudalen:',
    cancelledPage: 'Y sesiwn ar Barefoot:',
    farewell: 'Cofion gorau,',
  },
};
