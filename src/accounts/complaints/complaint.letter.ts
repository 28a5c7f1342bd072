import { formatUntil, type Language } from '../../kernel/when.js';
import { oneLine, quoted } from '../../mail/index.js';
import { type Complaint, referenceOf } from './complaint.js';

interface Reader {
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
}

interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** What a complainant is told: that we have it, that a steward has taken it up, and how it ended. */
export function complaintLetter(
  news: 'received' | 'acknowledged' | 'resolved',
  complaint: Complaint,
  to: Reader,
): Letter {
  const words = WORDS[to.language];
  const { subject, paragraphs } = words[news];
  return letter(words.hello, to, subject(referenceOf(complaint)), paragraphs(toldOf(complaint, to)));
}

/** What stewards are told: that the time to acknowledge a complaint is nearly over, or is. */
export function stewardLetter(news: 'stewards-reminded' | 'overdue', complaint: Complaint, to: Reader): Letter {
  const words = WORDS[to.language];
  const { subject, paragraphs } = words[news];
  return letter(words.hello, to, subject(referenceOf(complaint)), paragraphs(toldOf(complaint, to)));
}

function toldOf(complaint: Complaint, { zone, language }: Reader): Told {
  return {
    reference: referenceOf(complaint),
    until: formatUntil(complaint.dueAt, zone, language),
    outcome: quoted('', complaint.outcome ?? ''),
  };
}

function letter(hello: string, { name }: Reader, subject: string, paragraphs: readonly string[]): Letter {
  const called = oneLine(name);
  return { subject, text: [called ? `${hello} ${called},` : `${hello},`, ...paragraphs, 'Barefoot\n'].join('\n\n') };
}

interface Told {
  readonly reference: string;
  /** "until Monday ..." */
  readonly until: string;
  readonly outcome: string;
}

type News = 'received' | 'acknowledged' | 'resolved' | 'stewards-reminded' | 'overdue';
type Words = {
  readonly hello: string;
} & Readonly<Record<News, { subject: (reference: string) => string; paragraphs: (told: Told) => readonly string[] }>>;

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    hello: 'Hello',
    received: {
      subject: (reference) => `We have your complaint ${reference}`,
      paragraphs: ({ reference, until }) => [
        `We have your complaint. Its reference is ${reference}.`,
        `A steward has ${until} to acknowledge it, and writes to you then. You need not do anything.`,
        'You can complain to the Information Commissioner (ico.org.uk) about what we do with your data at any time.',
      ],
    },
    acknowledged: {
      subject: (reference) => `A steward has taken up your complaint ${reference}`,
      paragraphs: ({ reference }) => [
        `A steward has read your complaint ${reference} and looks into it.`,
        'We write to you again when there is an outcome. You need not do anything.',
      ],
    },
    resolved: {
      subject: (reference) => `The outcome of your complaint ${reference}`,
      paragraphs: ({ reference, outcome }) => [
        `Your complaint ${reference} is resolved. This is what the steward decided:`,
        outcome,
        'If you do not agree, complain again and name this reference: another steward looks at it. About your data you can also go to the Information Commissioner (ico.org.uk).',
      ],
    },
    'stewards-reminded': {
      subject: (reference) => `Complaint ${reference} waits to be acknowledged`,
      paragraphs: ({ reference, until }) => [
        `Nobody has acknowledged complaint ${reference}. There is time ${until}.`,
        'Please read it and acknowledge it. The law allows thirty days.',
      ],
    },
    overdue: {
      subject: (reference) => `Complaint ${reference} is overdue`,
      paragraphs: ({ reference, until }) => [
        `Nobody has acknowledged complaint ${reference}. There was time ${until}.`,
        'Please acknowledge it today, and tell the complainant why it took so long.',
      ],
    },
  },
  cy: {
    hello: 'Helo',
    received: {
      subject: (reference) => `Mae eich cwyn ${reference} wedi ein cyrraedd`,
      paragraphs: ({ reference, until }) => [
        `Mae eich cwyn wedi ein cyrraedd. Ei chyfeirnod yw ${reference}.`,
        `Mae gan stiward ${until} i gydnabod y gŵyn, a bydd yn ysgrifennu atoch bryd hynny. Nid oes angen i chi wneud dim.`,
        'Gallwch gwyno unrhyw bryd i’r Comisiynydd Gwybodaeth (ico.org.uk) am yr hyn a wnawn â’ch data.',
      ],
    },
    acknowledged: {
      subject: (reference) => `Mae stiward yn ymdrin â’ch cwyn ${reference}`,
      paragraphs: ({ reference }) => [
        `Mae stiward wedi darllen eich cwyn ${reference} ac yn edrych i mewn iddi.`,
        'Byddwn yn ysgrifennu atoch eto pan fydd canlyniad. Nid oes angen i chi wneud dim.',
      ],
    },
    resolved: {
      subject: (reference) => `Canlyniad eich cwyn ${reference}`,
      paragraphs: ({ reference, outcome }) => [
        `Mae eich cwyn ${reference} wedi’i datrys. Dyma benderfyniad y stiward:`,
        outcome,
        'Os nad ydych yn cytuno, cwynwch eto gan enwi’r cyfeirnod hwn: bydd stiward arall yn edrych arni. Ynghylch eich data gallwch hefyd fynd at y Comisiynydd Gwybodaeth (ico.org.uk).',
      ],
    },
    'stewards-reminded': {
      subject: (reference) => `Mae cwyn ${reference} yn aros i’w chydnabod`,
      paragraphs: ({ reference, until }) => [
        `Nid oes neb wedi cydnabod cwyn ${reference}. Mae amser ${until}.`,
        'Darllenwch hi a’i chydnabod, os gwelwch yn dda. Mae’r gyfraith yn caniatáu deg diwrnod ar hugain.',
      ],
    },
    overdue: {
      subject: (reference) => `Mae cwyn ${reference} yn hwyr`,
      paragraphs: ({ reference, until }) => [
        `Nid oes neb wedi cydnabod cwyn ${reference}. Roedd amser ${until}.`,
        'Cydnabyddwch hi heddiw, os gwelwch yn dda, a dywedwch wrth yr achwynydd pam y cymerodd gymaint o amser.',
      ],
    },
  },
};
