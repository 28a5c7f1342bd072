import { Inject, Injectable } from '@nestjs/common';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import type { Actor } from '../actor.js';
import { apiKeyLetter } from './api-key.letter.js';

/** Tells a person what became of their keys. No preference keeps the letter back: it may be a warning. */
@Injectable()
export class ApiKeyPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async tell(
    tx: Transaction,
    news: 'created' | 'revoked',
    { name, email, language, zone }: Actor,
    { key, at }: { readonly key: string; readonly at: Temporal.Instant },
  ): Promise<void> {
    const url = `${this.config.baseUrl}/me#keys`;
    const letter = apiKeyLetter({ news, name, key, at, url, language, zone });
    await this.mail.post(tx, { kind: `api-key-${news}`, to: { name, address: email }, language, ...letter });
  }
}
