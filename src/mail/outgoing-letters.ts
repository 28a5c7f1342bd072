import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { footerOf } from './letter-footer.js';
import { letterHtml } from './letter.template.js';
import type { KeptLetter } from './letter.js';
import { Readers } from './readers.js';

export interface OutgoingLetter {
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
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
    const { baseUrl } = this.config;
    const reader = await this.database.transaction((tx) => this.readers.with(tx, address));
    const refusalUrl = reader && news ? `${baseUrl}/unsubscribe?token=${reader.refusalToken(news)}` : null;
    const choiceUrl = reader ? `${baseUrl}/me#letters` : null;
    const footer = footerOf({ news, choiceUrl, refusalUrl }, language);
    const text = (body ?? '').trimEnd();
    return {
      text: `${text}\n\n-- \n${footer}\n`,
      html: await letterHtml({ language, subject, text, footer, baseUrl }),
      headers: refusalUrl === null ? {} : oneClick(refusalUrl),
    };
  }
}

/** RFC 8058: the mail program refuses for its reader, by posting to the address. */
function oneClick(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
