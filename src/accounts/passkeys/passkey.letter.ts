import { formatDay, type Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';

export interface PasskeyFacts {
  readonly news: 'added' | 'removed';
  /** The person's; empty where we know none. */
  readonly name: string;
  /** What they call the passkey. */
  readonly passkey: string;
  readonly at: Temporal.Instant;
  /** Where they sign in. */
  readonly url: string;
  readonly language: Language;
  readonly zone: string;
}

/** Tells a person that somebody, who should be themselves, has changed how they sign in. */
export function passkeyLetter(facts: PasskeyFacts): { subject: string; text: string } {
  const words = WORDS[facts.language];
  const [called, passkey] = [oneLine(facts.name), oneLine(facts.passkey)];
  const greeting = called ? `${words.hello} ${called},` : `${words.hello},`;
  const day = formatDay(facts.at, facts.zone, facts.language);
  const { subject, paragraphs } = words[facts.news];
  return { subject, text: [greeting, ...paragraphs({ passkey, day, url: facts.url }), 'Barefoot\n'].join('\n\n') };
}

interface Told {
  readonly passkey: string;
  readonly day: string;
  readonly url: string;
}

interface Piece {
  readonly subject: string;
  readonly paragraphs: (told: Told) => readonly string[];
}

const WORDS: Readonly<Record<Language, { readonly hello: string; readonly added: Piece; readonly removed: Piece }>> = {
  en: {
    hello: 'Hello',
    added: {
      subject: 'A passkey was added to your Barefoot account',
      paragraphs: ({ passkey, day, url }) => [
        `A passkey was added to your account: ${passkey} (${day}). It signs you in without a link.`,
        'If you added it, there is nothing to do.',
        `If you did not, sign in at ${url}, remove it and sign out everywhere else: somebody else can get into your account.`,
      ],
    },
    removed: {
      subject: 'A passkey was removed from your Barefoot account',
      paragraphs: ({ passkey, day, url }) => [
        `A passkey was removed from your account: ${passkey} (${day}). It signs nobody in any more; links by e-mail do.`,
        'If you removed it, there is nothing to do.',
        `If you did not, sign in at ${url} and sign out everywhere else: somebody else has been in your account.`,
      ],
    },
  },
  cy: {
    hello: 'Helo',
    added: {
      subject: 'Ychwanegwyd allwedd mynediad at eich cyfrif Barefoot',
      paragraphs: ({ passkey, day, url }) => [
        `Ychwanegwyd allwedd mynediad (passkey) at eich cyfrif: ${passkey} (${day}). Mae’n eich mewngofnodi heb ddolen.`,
        'Os chi a’i hychwanegodd, nid oes angen gwneud dim.',
        `Os nad chi, mewngofnodwch yn ${url}, dilëwch hi ac allgofnodwch ym mhobman arall: gall rhywun arall fynd i mewn i’ch cyfrif.`,
      ],
    },
    removed: {
      subject: 'Dilëwyd allwedd mynediad o’ch cyfrif Barefoot',
      paragraphs: ({ passkey, day, url }) => [
        `Dilëwyd allwedd mynediad (passkey) o’ch cyfrif: ${passkey} (${day}). Nid yw’n mewngofnodi neb bellach; mae dolenni drwy e-bost yn gwneud hynny o hyd.`,
        'Os chi a’i dileodd, nid oes angen gwneud dim.',
        `Os nad chi, mewngofnodwch yn ${url} ac allgofnodwch ym mhobman arall: mae rhywun arall wedi bod yn eich cyfrif.`,
      ],
    },
  },
};
