import { formatUntil, type Language } from '../../kernel/when.js';

export interface ErasureFacts {
  readonly name: string;
  readonly dueAt: Temporal.Instant;
  /** Where it is withdrawn. */
  readonly url: string;
  readonly language: Language;
  readonly zone: string;
}

/** The letters to somebody who asked to be erased: that they did, once that something stands in the way, and that they have changed their mind. */
export function erasureLetter(
  news: 'asked' | 'hindered' | 'withdrawn',
  facts: ErasureFacts,
): { subject: string; text: string } {
  const { hello, [news]: words } = WORDS[facts.language];
  const called = facts.name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const paragraphs = words.paragraphs(formatUntil(facts.dueAt, facts.zone, facts.language), facts.url);
  return {
    subject: words.subject,
    text: [called ? `${hello} ${called},` : `${hello},`, ...paragraphs, 'Barefoot\n'].join('\n\n'),
  };
}

interface Words {
  readonly subject: string;
  /** @param until "until Monday ..." */
  readonly paragraphs: (until: string, url: string) => readonly string[];
}

const WORDS: Readonly<Record<Language, { hello: string; asked: Words; hindered: Words; withdrawn: Words }>> = {
  en: {
    hello: 'Hello',
    asked: {
      subject: 'You asked Barefoot to erase your account',
      paragraphs: (until, url) => [
        `You asked us to erase your account and what we keep of you. You can change your mind ${until}: sign in and withdraw it here:`,
        url,
        'After that your name, your address and what you wrote are gone, and nobody can bring them back. Records of sessions that were paid for stay for as long as the law says, without your name. We write no more letters about this.',
        'If it was not you who asked, withdraw it now, and sign out everywhere else.',
      ],
    },
    hindered: {
      subject: 'We could not erase your Barefoot account yet',
      paragraphs: (until, url) => [
        `You asked us to erase your account, and had time to change your mind ${until}. Something stands in the way: a session that is still to come, or an organisation that would be left without an admin.`,
        'Sign in to see what it is, and settle it. We try again every hour, and write no second letter about it. You can still withdraw it here:',
        url,
      ],
    },
    withdrawn: {
      subject: 'Your Barefoot account stays',
      paragraphs: (_, url) => [
        'You have withdrawn what you asked: we do not erase your account, and everything stays as it is.',
        'If it was not you who withdrew it, sign out everywhere else, and ask again here:',
        url,
      ],
    },
  },
  cy: {
    hello: 'Helo',
    asked: {
      subject: 'Gofynnoch i Barefoot ddileu eich cyfrif',
      paragraphs: (until, url) => [
        `Gofynnoch inni ddileu eich cyfrif a’r hyn rydym yn ei gadw amdanoch. Gallwch newid eich meddwl ${until}: mewngofnodwch a’i dynnu’n ôl yma:`,
        url,
        'Ar ôl hynny bydd eich enw, eich cyfeiriad a’r hyn a ysgrifennoch wedi mynd, ac ni all neb ddod â nhw’n ôl. Bydd cofnodion o sesiynau y talwyd amdanynt yn aros cyhyd ag y mae’r gyfraith yn ei ddweud, heb eich enw. Ni fyddwn yn anfon rhagor o lythyrau am hyn.',
        'Os nad chi ofynnodd, tynnwch y cais yn ôl nawr, ac allgofnodwch ym mhob man arall.',
      ],
    },
    hindered: {
      subject: 'Ni allem ddileu eich cyfrif Barefoot eto',
      paragraphs: (until, url) => [
        `Gofynnoch inni ddileu eich cyfrif, ac roedd gennych amser i newid eich meddwl ${until}. Mae rhywbeth yn y ffordd: sesiwn sydd eto i ddod, neu sefydliad a fyddai’n cael ei adael heb weinyddwr.`,
        'Mewngofnodwch i weld beth ydyw, a’i ddatrys. Byddwn yn ceisio eto bob awr, ac ni fyddwn yn anfon ail lythyr amdano. Gallwch ei dynnu’n ôl o hyd yma:',
        url,
      ],
    },
    withdrawn: {
      subject: 'Mae eich cyfrif Barefoot yn aros',
      paragraphs: (_, url) => [
        'Rydych wedi tynnu eich cais yn ôl: ni fyddwn yn dileu eich cyfrif, ac mae popeth yn aros fel y mae.',
        'Os nad chi a’i tynnodd yn ôl, allgofnodwch ym mhobman arall, a gofynnwch eto yma:',
        url,
      ],
    },
  },
};
