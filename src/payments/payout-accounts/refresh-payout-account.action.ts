import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { EventHandlers } from '../events/event-handlers.js';
import type { PayoutAccount } from './payout-account.js';
import { PayoutAccountUse } from './payout-account-use.js';
import { PayoutAccountTable } from './payout-account.table.js';
import { PAYOUT_PROVIDER, type PayoutProvider, type SeenPayoutAccount } from './payout-provider.js';

/** How often an account is looked at again that somebody else changed meanwhile. */
const mostLooks = 10;

@Injectable()
export class RefreshPayoutAccount implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: EventHandlers,
    private readonly accounts: PayoutAccountUse,
    @Inject(PAYOUT_PROVIDER) private readonly provider: PayoutProvider,
  ) {}

  onModuleInit(): void {
    this.events.tell('stripe', ['account.updated', 'capability.updated'], async ({ subject }) => {
      await this.run(subject ?? '');
    });
  }

  /**
   * Asks the provider how an account stands, by its id there. What was asked before somebody else's change is asked again. Throws
   * `not-found` where it is nobody's here, `payments-off` and `ProviderUnavailable`.
   */
  async run(externalId: string): Promise<PayoutAccount> {
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const before = await this.database.transaction((tx) => new PayoutAccountTable(tx).byExternal(externalId));
      const seen = await this.provider.look(externalId);
      const after = await this.database.transaction((tx) => this.write(tx, before, seen));
      if (after) return after;
    }
    throw new Error(`Payout account ${externalId} changed ${mostLooks} times while it was looked at.`);
  }

  private async write(tx: Transaction, before: PayoutAccount, seen: SeenPayoutAccount) {
    const now = this.clock.now();
    const after = await new PayoutAccountTable(tx).update(before, seen, now);
    if (after) await this.accounts.use.changed(tx, after, now);
    return after;
  }
}
