import { Inject, Injectable } from '@nestjs/common';
import { newId, type ProviderPayoutId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Provider } from '../payment.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../payment-providers.js';
import { payoutMade, payoutSeen, type ProviderPayout, type SeenPayout } from './provider-payout.js';
import { ProviderPayoutTable } from './provider-payout.table.js';

@Injectable()
export class KeepProviderPayout {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Asks a provider how a payout to our bank stands, and writes that down with what follows from it in the books. It may be asked again at
   * any time. Does nothing for a payout that there is not. Throws `payments-off` and `ProviderUnavailable`.
   */
  async run(provider: Provider, externalId: string): Promise<void> {
    const seen = await this.providers.of(provider).books.lookAtPayout(externalId);
    if (seen) await this.database.transaction((tx) => this.write(tx, provider, seen));
  }

  private async write(tx: Transaction, provider: Provider, seen: SeenPayout): Promise<void> {
    const payouts = new ProviderPayoutTable(tx);
    const isNew = await payouts.insert(this.newOf(provider, seen), seen.items);
    const kept = await payouts.lock(provider, seen.externalId);
    if (!kept) throw new Error(`Payout ${seen.externalId} is not kept.`);
    const now = this.clock.now();
    const change = payoutSeen(kept, seen, now);
    if (change) await payouts.update(change.payout);
    await new Ledger(tx).post([...(isNew ? payoutMade(kept, now) : []), ...(change?.transfers ?? [])], now);
  }

  private newOf(provider: Provider, { externalId, amount, fee, madeAt }: SeenPayout): ProviderPayout {
    const notYet = { arrivedAt: null, returnedAt: null };
    const of = { id: newId<ProviderPayoutId>(), provider, externalId, amount, fee, madeAt };
    return { ...of, ...notYet, state: 'under-way', keptAt: this.clock.now() };
  }
}
