import { Inject, Injectable } from '@nestjs/common';
import type { PasskeyId, UserId } from '../../kernel/id.js';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import { AccountTable } from '../account.table.js';
import { Audit } from '../audit/audit.table.js';
import { passkeyLetter } from './passkey.letter.js';

/** What is written down and told when somebody's passkeys change. No preference keeps the letter back: it may be a warning. */
@Injectable()
export class PasskeyPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async tell(
    tx: Transaction,
    news: 'added' | 'removed',
    passkey: { id: PasskeyId; userId: UserId; name: string },
    at: Temporal.Instant,
  ): Promise<void> {
    const { name, email, language, zone } = await new AccountTable(tx).person(passkey.userId);
    const url = this.config.baseUrl;
    await this.mail.post(tx, {
      kind: `passkey-${news}`,
      to: { name, address: email },
      ...passkeyLetter({ news, name, passkey: passkey.name, at, url, language, zone }),
    });
    await new Audit(tx).write({
      at,
      by: passkey.userId,
      as: 'self',
      deed: `passkey-${news}`,
      on: { kind: 'passkey', id: passkey.id },
    });
  }
}
