import { Inject, Injectable } from '@nestjs/common';
import type { PayoutDestinationId } from '../../kernel/id.js';
import { PAYEE_PROVIDER, type PayeeProvider, PayeeRefused } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { PayoutDestination } from '../payout-destination.js';
import { afterCheck, type HeardOfAccount, isToBeChecked } from './destination.js';
import { PayoutDestinationTable } from './payout-destination.table.js';

/** Has a provider ask the bank whose account it is, before money goes there (Confirmation of Payee). */
@Injectable()
export class CheckDestination {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYEE_PROVIDER) private readonly payees: PayeeProvider,
  ) {}

  /** How it stands then; as it did where there is nothing to ask. Throws `ProviderUnavailable`: nothing was written. */
  async run(id: PayoutDestinationId): Promise<PayoutDestination> {
    const before = await this.database.transaction((tx) => new PayoutDestinationTable(tx).find(id));
    if (!isToBeChecked(before)) return before;
    const heard = await this.ask(before);
    return this.database.transaction(async (tx) => {
      const destinations = new PayoutDestinationTable(tx);
      const current = await destinations.lock(id);
      const after = afterCheck(current, heard, this.clock.now());
      if (after !== current) await destinations.update(after);
      return after;
    });
  }

  private async ask({ id, bankAccount, externalId }: PayoutDestination): Promise<HeardOfAccount | 'refused'> {
    if (!bankAccount) throw new Error(`Destination ${id} has no bank account to ask about.`);
    try {
      const known = externalId ?? (await this.payees.open({ id, ...bankAccount }));
      return { externalId: known, name: await this.payees.nameOf(id, known) };
    } catch (error) {
      if (error instanceof PayeeRefused) return 'refused';
      throw error;
    }
  }
}
