import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Audit, permit, relationsTo } from '../../accounts/index.js';
import type { MandateId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { answerOf } from '../ask-provider.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../payment-providers.js';
import { ended, type Mandate } from './mandate.js';
import { MandateTable } from './mandate.table.js';

@Injectable()
export class CancelMandate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Nobody is debited by it any more; debits that are with the bank already still come. One that has ended stays as it is. Throws `not-found`,
   * `not-allowed`, `payments-off` and `provider-unavailable`.
   */
  async run(actor: Actor, id: MandateId): Promise<Mandate> {
    const mandate = await this.database.transaction((tx) => new MandateTable(tx).find(id));
    permit('cancelMandate', relationsTo(actor, mandate.organisationId), 'mandate');
    if (mandate.state === 'ended') return mandate;
    await answerOf(this.providers.debits.cancelMandate(mandate));
    return this.database.transaction(async (tx) => {
      const mandates = new MandateTable(tx);
      const before = await mandates.lock(id);
      const now = this.clock.now();
      if (before.state === 'ended') return before;
      const after = ended(before, 'cancelled', now);
      await mandates.update(after);
      const { organisationId } = after;
      const on = { kind: 'mandate', id } as const;
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'self',
        deed: 'mandate-cancelled',
        on,
        organisationId,
      });
      return after;
    });
  }
}
