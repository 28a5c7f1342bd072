import { Inject, Injectable } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import type { UserId } from '../../kernel/id.js';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import type { PayoutDestination } from '../payout-destination.js';
import { destinationChangedLetter } from './destination.letters.js';

/** Writes to advisers about where they are paid, whatever letters they want: it guards them against a stranger. */
@Injectable()
export class DestinationPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async changed(tx: Transaction, userId: UserId, destination: PayoutDestination): Promise<void> {
    const person = await new AccountTable(tx).person(userId);
    const url = `${this.config.baseUrl}/advising/pay/to`;
    await this.mail.post(tx, {
      kind: 'payout-destination-changed',
      to: { name: person.name, address: person.email },
      ...destinationChangedLetter(destination, url, person),
    });
  }
}
