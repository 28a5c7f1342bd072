import { Inject, Injectable } from '@nestjs/common';
import { Mail } from '../mail/index.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { AccountTable } from './account.table.js';
import { linkMinutes } from './auth.js';
import { signInLetter } from './sign-in.letter.js';

const mostAnHour = 10;

@Injectable()
export class SendSignInLink {
  constructor(
    private readonly database: Database,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Writes to a known and to an unknown address alike, so that asking tells nobody who has an account; and not more than
   * ten times an hour, so that nobody's letter box can be filled through us. The link opens a page with a button,
   * because mail scanners follow links and would use it up.
   */
  run({ email, token }: { email: string; token: string }): Promise<void> {
    return this.database.transaction(async (tx) => {
      if ((await this.mail.countInLastHour(tx, email, 'sign-in')) >= mostAnHour) return;
      const language = (await new AccountTable(tx).languageOf(email)) ?? 'en';
      const url = `${this.config.baseUrl}/sign-in?token=${encodeURIComponent(token)}`;
      const letter = signInLetter({ url, minutes: linkMinutes, language });
      await this.mail.post(tx, { kind: 'sign-in', to: { name: '', address: email }, language, ...letter });
    });
  }
}
