import type { Language } from '../kernel/when.js';

export interface SignInFacts {
  /** Left out for somebody who has no account yet. */
  readonly name?: string;
  readonly url: string;
  /** How long the link is good for. */
  readonly minutes: number;
  readonly language: Language;
}

/** The letter with a link that signs its reader in, once. */
export function signInLetter({ name = '', url, minutes, language }: SignInFacts): { subject: string; text: string } {
  const called = name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const { subject, hello, paragraphs } = WORDS[language];
  const greeting = called ? `${hello} ${called},` : `${hello},`;
  return { subject, text: [greeting, ...paragraphs(url, minutes), 'Barefoot\n'].join('\n\n') };
}

interface Words {
  readonly subject: string;
  readonly hello: string;
  readonly paragraphs: (url: string, minutes: number) => readonly string[];
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    subject: 'Your link to sign in to Barefoot',
    hello: 'Hello',
    paragraphs: (url, minutes) => [
      'Open this link to sign in to Barefoot:',
      url,
      `It works once, within ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. You can always ask for another.`,
      'If you did not ask for it, ignore this message: nobody can sign in without the link.',
    ],
  },
  cy: {
    subject: 'Eich dolen i fewngofnodi i Barefoot',
    hello: 'Helo',
    paragraphs: (url, minutes) => [
      'Agorwch y ddolen hon i fewngofnodi i Barefoot:',
      url,
      `Bydd yn gweithio unwaith, o fewn ${minutes} munud. Gallwch ofyn am un arall unrhyw bryd.`,
      'Os nad chi ofynnodd amdani, anwybyddwch y neges hon: ni all neb fewngofnodi heb y ddolen.',
    ],
  },
};
