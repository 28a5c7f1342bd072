import { formatDay, type Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';

export interface ApiKeyLetterFacts {
  readonly news: 'created' | 'revoked';
  /** The person's; empty where we know none. */
  readonly name: string;
  /** What they call the key. */
  readonly key: string;
  readonly at: Temporal.Instant;
  /** Where keys are revoked. */
  readonly url: string;
  readonly language: Language;
  readonly zone: string;
}

/** Tells a person that somebody, who should be themselves, let a program act for them, or stopped one. */
export function apiKeyLetter(facts: ApiKeyLetterFacts): { subject: string; text: string } {
  const words = catalogue[facts.language];
  const day = formatDay(facts.at, facts.zone, facts.language);
  const { subject, said, next } = words[facts.news];
  const paragraphs = [
    `${oneLine(`${words.hello} ${facts.name}`)},`,
    said(oneLine(facts.key), day),
    next,
    `${words.page}\n${facts.url}`,
    'Barefoot\n',
  ];
  return { subject, text: paragraphs.join('\n\n') };
}

interface Words {
  readonly subject: string;
  readonly said: (key: string, day: string) => string;
  readonly next: string;
}

const catalogue: Readonly<
  Record<Language, Readonly<Record<'created' | 'revoked', Words>> & { readonly hello: string; readonly page: string }>
> = {
  en: {
    hello: 'Hello',
    created: {
      subject: 'A key for programs was made for your Barefoot account',
      said: (key, day) => `A key was made with which a program acts for you: ${key} (${day}).`,
      next: 'If you made it, there is nothing to do. If you did not, revoke it and sign out everywhere else: somebody else can get into your account.',
    },
    revoked: {
      subject: 'A key for programs was revoked',
      said: (key, day) => `A key of yours was revoked: ${key} (${day}). No program acts for you by it any more.`,
      next: 'If you revoked it, there is nothing to do. If you did not, sign out everywhere else: somebody else has been in your account.',
    },
    page: 'Your keys and where you are signed in:',
  },
  cy: {
    hello: 'Helo',
    created: {
      subject: 'Gwnaed allwedd i raglenni ar gyfer eich cyfrif Barefoot',
      said: (key, day) => `Gwnaed allwedd y mae rhaglen yn gweithredu drosoch â hi: ${key} (${day}).`,
      next: 'Os chi a’i gwnaeth, nid oes angen gwneud dim. Os nad chi, dirymwch hi ac allgofnodwch ym mhobman arall: gall rhywun arall fynd i mewn i’ch cyfrif.',
    },
    revoked: {
      subject: 'Dirymwyd allwedd i raglenni',
      said: (key, day) =>
        `Dirymwyd un o’ch allweddi: ${key} (${day}). Nid oes rhaglen yn gweithredu drosoch â hi mwyach.`,
      next: 'Os chi a’i dirymodd, nid oes angen gwneud dim. Os nad chi, allgofnodwch ym mhobman arall: mae rhywun arall wedi bod yn eich cyfrif.',
    },
    page: 'Eich allweddi a lle rydych wedi mewngofnodi:',
  },
};
