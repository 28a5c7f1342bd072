import type { Language } from '../kernel/when.js';
import { oneLine } from './plain-text.js';

/** So that a letter stays one. */
const mostLines = 50;

export interface DigestFacts {
  readonly name: string;
  /** What was held for it, the oldest first. */
  readonly letters: readonly { readonly subject: string; readonly url: string | null }[];
  /** Of the page of all notices. */
  readonly url: string;
}

/** One letter for all that somebody wanted to hear of once a day: what each says, and where it leads. */
export function digestLetter(
  { name, letters, url }: DigestFacts,
  language: Language,
): { subject: string; text: string } {
  const words = catalogue[language];
  const told = letters.slice(0, mostLines).map(({ subject, url: leadsTo }) => {
    const line = oneLine(subject);
    return leadsTo === null ? line : `${line}:\n${leadsTo}`;
  });
  const more = letters.length - told.length;
  const paragraphs = [
    oneLine(`${words.hello} ${name}`) + ',',
    words.opening,
    ...told,
    more > 0 ? words.more(more) : '',
    `${words.page}\n${url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return { subject: words.subject(letters.length), text: paragraphs.filter((each) => each !== '').join('\n\n') };
}

/** The Welsh number stands after a colon, since a noun that follows one would turn on which it is. */
const catalogue = {
  en: {
    hello: 'Hello',
    subject: (count: number) =>
      count === 1 ? 'Your day on Barefoot: one thing' : `Your day on Barefoot: ${count} things`,
    opening: 'This is what there was to tell you since the last letter.',
    more: (count: number) => `And ${count} more, which the page of your notices shows.`,
    page: 'All your notices on Barefoot:',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helo',
    subject: (count: number) => `Eich diwrnod ar Barefoot: ${count}`,
    opening: 'Dyma’r hyn oedd i’w ddweud wrthych ers y llythyr diwethaf.',
    more: (count: number) => `Ac eraill, y mae tudalen eich hysbysiadau yn eu dangos: ${count}.`,
    page: 'Eich holl hysbysiadau ar Barefoot:',
    farewell: 'Cofion gorau,',
  },
} as const;
