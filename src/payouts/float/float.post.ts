import { Inject, Injectable } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import { type FloatTooLow, floatTooLowLetter } from './float.letters.js';

/** Tells stewards of the float. */
@Injectable()
export class FloatPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async tooLow(tx: Transaction, figures: Omit<FloatTooLow, 'url'>): Promise<void> {
    const url = `${this.config.baseUrl}/steward/payouts#float`;
    for (const steward of await new AccountTable(tx).stewards())
      await this.mail.post(tx, {
        kind: 'float-too-low',
        to: { name: steward.name, address: steward.email },
        ...floatTooLowLetter({ ...figures, url }, steward),
      });
  }
}
