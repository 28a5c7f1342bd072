import type { Language } from '../../kernel/when.js';

interface FeedWords {
  readonly sessions: string;
  readonly aboutSessions: string;
  readonly group: (title: string) => string;
  readonly aboutGroup: (adviser: string) => string;
}

/** What a calendar is called where it is read. */
export const feedWords: Readonly<Record<Language, FeedWords>> = {
  en: {
    sessions: 'Barefoot: my sessions',
    aboutSessions: 'Your sessions on Barefoot, as a client and as an adviser.',
    group: (title) => `Barefoot: ${title}`,
    aboutGroup: (adviser) => `Group sessions on Barefoot that are to come. Adviser: ${adviser}`,
  },
  cy: {
    sessions: 'Barefoot: fy sesiynau',
    aboutSessions: 'Eich sesiynau ar Barefoot, fel cleient ac fel cynghorydd.',
    group: (title) => `Barefoot: ${title}`,
    aboutGroup: (adviser) => `Sesiynau grŵp sydd i ddod ar Barefoot. Cynghorydd: ${adviser}`,
  },
};
