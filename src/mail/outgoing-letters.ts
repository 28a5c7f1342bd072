import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { footerOf } from './letter-footer.js';
import { letterHtml, type LetterSheet } from './letter.template.js';
import { type LetterKind, newsOf } from './letter-kinds.js';
import type { KeptLetter } from './letter.js';
import { Readers } from './readers.js';

export interface OutgoingLetter {
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Words = Pick<LetterSheet, 'subject' | 'text' | 'language'>;

/** `isKnown`: they have an account; `token`: by which they refuse it, where they may. */
interface To extends Pick<KeptLetter, 'news'> {
  readonly isKnown: boolean;
  readonly token: string | null;
}

/** What a letter looks like when it goes out: its text and its page with the same words, and how its reader refuses what is like it. */
@Injectable()
export class OutgoingLetters {
  constructor(
    private readonly database: Database,
    private readonly readers: Readers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of({ to_address: address, news, language, subject, body }: KeptLetter): Promise<OutgoingLetter> {
    const reader = await this.database.transaction((tx) => this.readers.with(tx, address));
    const token = (reader && news && reader.refusalToken(news)) ?? null;
    return this.written({ subject, text: body ?? '', language }, { news, isKnown: reader !== undefined, token });
  }

  /** As it would go out to somebody with an account. */
  sample(kind: LetterKind, letter: Words): Promise<OutgoingLetter> {
    const news = newsOf(kind);
    return this.written(letter, { news, isKnown: true, token: news && 'sample' });
  }

  private async written({ subject, text, language }: Words, { news, isKnown, token }: To): Promise<OutgoingLetter> {
    const { baseUrl } = this.config;
    const refusalUrl = token === null ? null : `${baseUrl}/unsubscribe?token=${token}`;
    const footer = footerOf({ news, choiceUrl: isKnown ? `${baseUrl}/me#letters` : null, refusalUrl }, language);
    return {
      text: `${text.trimEnd()}\n\n-- \n${footer}\n`,
      html: await letterHtml({ language, subject, text, footer, baseUrl, isPlain: news === 'digest' }),
      headers: refusalUrl === null ? {} : oneClick(refusalUrl),
    };
  }
}

/** RFC 8058: the mail program refuses for its reader, by posting to the address. */
function oneClick(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
