import type { Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';

export interface TimeCreditFacts {
  readonly organisation: string;
  readonly minutes: number;
  /** Who gave it; null: the community pot. */
  readonly from: string | null;
  /** Of the organisation's time and money. */
  readonly url: string;
}

/** Tells who answers for an organisation's money that it was given time. */
export function timeCreditLetter(
  { organisation, minutes, from, url }: TimeCreditFacts,
  { name, language }: { readonly name: string; readonly language: Language },
): { subject: string; text: string } {
  const words = catalogue[language];
  const told = { organisation: oneLine(organisation), minutes, from: from === null ? null : oneLine(from) };
  const paragraphs = [
    `${oneLine(`${words.hello} ${name}`)},`,
    words.said(told),
    words.next,
    `${words.page}\n${url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return { subject: words.subject(told.organisation), text: paragraphs.join('\n\n') };
}

interface Told {
  readonly organisation: string;
  readonly minutes: number;
  readonly from: string | null;
}

interface Words {
  readonly hello: string;
  readonly subject: (organisation: string) => string;
  readonly said: (told: Told) => string;
  readonly next: string;
  readonly page: string;
  readonly farewell: string;
}

/** The Welsh number stands after a colon, since a noun that follows one would turn on which it is. */
const catalogue: Readonly<Record<Language, Words>> = {
  en: {
    hello: 'Hello',
    subject: (organisation) => `${organisation} was given time`,
    said: ({ organisation, minutes, from }) =>
      `${organisation} was given ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} of time credit by ${from ?? 'the community pot'}.`,
    next: 'It can pay with it for sessions that advisers offer for time.',
    page: 'What the organisation has:',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helo',
    subject: (organisation) => `${organisation}: rhoddwyd amser`,
    said: ({ organisation, minutes, from }) =>
      `Rhoddwyd credyd amser i’ch sefydliad, ${organisation}, gan ${from ?? 'y pot cymunedol'}. Munudau: ${minutes}.`,
    next: 'Gellir talu ag ef am sesiynau y mae cynghorwyr yn eu cynnig am amser.',
    page: 'Yr hyn sydd gan y sefydliad:',
    farewell: 'Cofion gorau,',
  },
};
