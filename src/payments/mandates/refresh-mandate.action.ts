import { Inject, Injectable } from '@nestjs/common';
import { type MandateId, newId, type PaymentId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../payment-providers.js';
import { PaymentTable } from '../payment.table.js';
import { asSeen, type Mandate, type SeenMandate } from './mandate.js';
import { MandateTable } from './mandate.table.js';

/** How often a mandate is looked at again that somebody else changed meanwhile. */
const mostLooks = 10;

@Injectable()
export class RefreshMandate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Asks the provider how a mandate stands, by the provider's id, and writes it down: also one that came with a payment, which nobody here knew
   * of. Throws `not-found` for what is none of ours, `payments-off` and `ProviderUnavailable`.
   */
  run(externalId: string): Promise<Mandate> {
    const load = (tx: Transaction) => new MandateTable(tx).byExternal(externalId);
    return this.again(load, { requestId: null, externalId });
  }

  /** The same by our id. One that nobody has agreed to yet stays as it is. Throws besides `not-found` for an id that there is not. */
  async look(id: MandateId): Promise<Mandate> {
    const mandate = await this.database.transaction((tx) => new MandateTable(tx).find(id));
    if (mandate.requestId === null && mandate.externalId === null) return mandate;
    return this.again((tx) => new MandateTable(tx).find(id), mandate);
  }

  private async again(
    load: (tx: Transaction) => Promise<Mandate | undefined>,
    known: Pick<Mandate, 'requestId' | 'externalId'>,
  ): Promise<Mandate> {
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const before = await this.database.transaction(load);
      const seen = await this.providers.debits.lookAtMandate(known);
      if (!seen && before) return before;
      if (!seen) throw notFound('mandate');
      const after = await this.database.transaction((tx) => this.write(tx, before, seen));
      if (after) return after;
    }
    throw new Error(`A mandate changed ${mostLooks} times while it was looked at.`);
  }

  /** Undefined where it is not as it was when the provider was asked. */
  private async write(tx: Transaction, before: Mandate | undefined, seen: SeenMandate): Promise<Mandate | undefined> {
    const mandates = new MandateTable(tx);
    const now = this.clock.now();
    const known = before ?? (seen.mandateId ? await mandates.find(seen.mandateId as MandateId) : undefined);
    if (known) {
      const mandate = asSeen(known, seen, now);
      const isSame = JSON.stringify(mandate) === JSON.stringify(known);
      return isSame || (await mandates.update(mandate)) ? mandate : undefined;
    }
    if (!seen.paymentId) throw notFound('mandate');
    const { organisationId, plannedBy } = await new PaymentTable(tx).find(seen.paymentId as PaymentId);
    const none = { requestId: null, externalId: null, bankName: null, accountEnding: null };
    const notYet = { activeAt: null, endedAt: null, endReason: null };
    const made: Mandate = {
      ...{ ...none, ...notYet, id: newId<MandateId>(), organisationId, state: 'requested', version: 1 },
      ...{ createdAt: now, createdBy: plannedBy },
    };
    const mandate = asSeen(made, seen, now);
    return (await mandates.insert(mandate)) ? mandate : undefined;
  }
}
