import { oneLine, quoted } from '../mail/index.js';
import { formatDay, type Language } from '../kernel/when.js';
import type { DeclineReason, Side } from './conversation.js';

export type LetterKind = 'message' | 'question' | 'file' | 'declined';

export interface LetterFacts {
  readonly kind: LetterKind;
  /** The side that wrote, and who it was. */
  readonly side: Side;
  readonly writer: string;
  readonly organisation: string;
  /** What it is about; undefined for a question. */
  readonly session: { readonly title: string; readonly start: Temporal.Instant } | undefined;
  readonly text: string;
  readonly reason?: DeclineReason;
  /** Of the page where it can be answered. */
  readonly url: string;
}

export interface LetterReader {
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
}

/** The letter that brings to one person what the other side wrote, marked so that none of it can pass for ours. */
export function conversationLetter(facts: LetterFacts, reader: LetterReader): { subject: string; text: string } {
  const words = catalogues[reader.language];
  const told = toldTo(reader, facts);
  const paragraphs = [
    `${oneLine(`${words.hello} ${reader.name}`)},`,
    words.opening[facts.kind](told),
    facts.reason ? `${words.reasonLabel}: ${words.reason[facts.reason]}` : '',
    quoted('', facts.text),
    `${facts.kind === 'declined' ? words.declinedPage : words.page}\n${facts.url}`,
    ...(facts.kind === 'declined' ? [] : [words.noReply]),
    `${words.farewell}\nBarefoot\n`,
  ];
  return {
    subject: oneLine(words.subject[facts.kind](told)),
    text: paragraphs.filter((each) => each !== '').join('\n\n'),
  };
}

interface Told {
  /** Who wrote, with their organisation. */
  readonly writer: string;
  /** `“A first talk” (Monday 22 March 2027)`, or empty for a question. */
  readonly session: string;
  /** `: A first talk`, by which one message is told from another in a list; or empty for a question. */
  readonly about: string;
}

/** Whoever has no name is called by their organisation's, or by what they are here. */
function toldTo({ language, zone }: LetterReader, { side, writer, organisation, session }: LetterFacts): Told {
  const { someAdviser, someClient } = catalogues[language];
  const names = [oneLine(writer), side === 'client' ? oneLine(organisation) : ''].filter((name) => name !== '');
  return {
    writer: names.join(', ') || (side === 'client' ? someClient : someAdviser),
    about: session ? `: ${oneLine(session.title)}` : '',
    session: session ? `“${oneLine(session.title)}” (${formatDay(session.start, zone, language)})` : '',
  };
}

interface Words {
  readonly subject: Readonly<Record<LetterKind, (told: Told) => string>>;
  readonly hello: string;
  readonly someAdviser: string;
  readonly someClient: string;
  readonly opening: Readonly<Record<LetterKind, (told: Told) => string>>;
  readonly reasonLabel: string;
  readonly reason: Readonly<Record<DeclineReason, string>>;
  readonly page: string;
  readonly declinedPage: string;
  readonly noReply: string;
  readonly farewell: string;
}

const catalogues: Readonly<Record<Language, Words>> = {
  en: {
    subject: {
      message: ({ writer, about }) => `New message from ${writer}${about}`,
      question: ({ writer }) => `New question from ${writer}`,
      file: ({ writer, about }) => `New file from ${writer}${about}`,
      declined: () => 'Your question was not taken',
    },
    hello: 'Hello',
    someAdviser: 'the adviser',
    someClient: 'the client',
    opening: {
      message: ({ writer, session }) =>
        session === ''
          ? `${writer} has written to you in a question before booking:`
          : `${writer} has written to you about your session ${session}:`,
      question: ({ writer }) => `${writer} has a question for you before booking:`,
      file: ({ writer, session }) => `${writer} has put up a file for your session ${session}:`,
      declined: ({ writer }) => `${writer} cannot take your question.`,
    },
    reasonLabel: 'Reason',
    reason: {
      'not-my-field': 'it is not their field',
      'no-time': 'they have no time at the moment',
      'needs-a-session': 'it needs a session to be answered well',
      'conflict-of-interest': 'a conflict of interest',
      other: 'another reason',
    },
    page: 'You can answer on its page:',
    declinedPage: 'Your question on Barefoot:',
    noReply: 'Please do not reply to this letter: answers by mail do not reach anybody yet.',
    farewell: 'With best wishes,',
  },
  cy: {
    subject: {
      message: ({ writer, about }) => `Neges newydd gan ${writer}${about}`,
      question: ({ writer }) => `Cwestiwn newydd gan ${writer}`,
      file: ({ writer, about }) => `Ffeil newydd gan ${writer}${about}`,
      declined: () => 'Ni chymerwyd eich cwestiwn',
    },
    hello: 'Helo',
    someAdviser: 'y cynghorydd',
    someClient: 'y cleient',
    opening: {
      message: ({ writer, session }) =>
        session === ''
          ? `Dyma neges i chi gan ${writer} mewn cwestiwn cyn trefnu sesiwn:`
          : `Dyma neges i chi gan ${writer} am eich sesiwn ${session}:`,
      question: ({ writer }) => `Dyma gwestiwn i chi gan ${writer} cyn trefnu sesiwn:`,
      file: ({ writer, session }) => `Dyma ffeil newydd gan ${writer} ar gyfer eich sesiwn ${session}:`,
      declined: ({ writer }) => `Ni all ${writer} gymryd eich cwestiwn.`,
    },
    reasonLabel: 'Rheswm',
    reason: {
      'not-my-field': "nid yw'r pwnc yn rhan o'r maes",
      'no-time': 'nid oes amser ar hyn o bryd',
      'needs-a-session': "mae angen sesiwn i'w ateb yn iawn",
      'conflict-of-interest': 'gwrthdaro buddiannau',
      other: 'rheswm arall',
    },
    page: 'Gallwch ateb ar y dudalen hon:',
    declinedPage: 'Eich cwestiwn ar Barefoot:',
    noReply: "Peidiwch ag ateb y llythyr hwn, os gwelwch yn dda: nid yw atebion drwy'r e-bost yn cyrraedd neb eto.",
    farewell: 'Cofion gorau,',
  },
};
