import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { RefundId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { EventHandlers } from '../events/event-handlers.js';
import type { ProviderEvent } from '../events/provider-event.js';
import { PayersDebts } from '../payment-purposes.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../payment-providers.js';
import { accountOfRefund } from '../payment.postings.js';
import { PaymentTable } from '../payment.table.js';
import type { Payment } from '../payment.js';
import { tellOfRefund } from '../tell-of-payment-states.js';
import type { Refund } from './refund.js';
import { outcomeOfRefund, refusedRefund, type RefundOutcome } from './refund-outcome.js';
import { RefundPost } from './refund.post.js';
import { RefundTable } from './refund.table.js';

/** How often a refund is looked at again that somebody else changed meanwhile. */
const mostLooks = 10;

type Decide = (refund: Refund, payment: Payment, now: Temporal.Instant) => RefundOutcome;

@Injectable()
export class RefreshRefund implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly debts: PayersDebts,
    private readonly post: RefundPost,
    private readonly events: EventHandlers,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  onModuleInit(): void {
    this.events.tell('stripe', ['refund', 'charge.refund'], (event) => this.told(event));
    this.events.tell('gocardless', ['refunds'], (event) => this.told(event));
  }

  /**
   * Asks the provider how a refund stands, and writes down what follows from that. What was asked before somebody else's change is asked
   * again. Throws `not-found`, `payments-off` and `ProviderUnavailable`.
   */
  async run(id: RefundId): Promise<Refund> {
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const { refund: before, payment } = await this.database.transaction((tx) => findRefund(tx, id));
      const seen = await this.providers.of(payment.provider).lookAtRefund(payment, before);
      if (!seen) return before;
      const after = await this.write(before, (refund, paid, now) => outcomeOfRefund(refund, paid, seen, now));
      if (after) return after;
    }
    throw new Error(`Refund ${id} changed ${mostLooks} times while it was looked at.`);
  }

  /** That a refund was not sent and will not be: what it was to give back is its payer's still. */
  async refuse(before: Refund, failure: string): Promise<Refund | undefined> {
    return this.write(before, (refund, { organisationId }, now) => refusedRefund(refund, organisationId, failure, now));
  }

  /** What a refund that failed was to give back pays what its payer owes, and the rest is kept for it. Undefined where it is not as it was. */
  async write(before: Refund, decide: Decide): Promise<Refund | undefined> {
    return this.database.transaction(async (tx) => {
      const payment = await new PaymentTable(tx).lock(before.paymentId);
      const refunds = new RefundTable(tx);
      const standing = await refunds.lock(before.id);
      if (standing.version !== before.version) return undefined;
      const now = this.clock.now();
      const { refund, transfers, hasFailed } = decide(standing, payment, now);
      if (JSON.stringify(refund) === JSON.stringify(standing)) return refund;
      const { organisationId } = payment;
      const { debts } = this.debts;
      const owed = hasFailed ? await debts.accountsOf(tx, organisationId) : [];
      await new Ledger(tx).lock([accountOfRefund(refund.id), ...owed], now);
      await refunds.update(refund);
      await new Ledger(tx).post(transfers, now);
      if (refund.state === 'paid' && standing.state !== 'paid') await tellOfRefund(tx, refund, payment, now);
      if (hasFailed) await debts.setOff(tx, { organisationId, most: refund.amount, reference: refund.id }, now);
      // Of a payment that was taken back its payer hears as of that.
      if (hasFailed && payment.state !== 'reversed') await this.post.failed(tx, refund, organisationId);
      return refund;
    });
  }

  /** Throws `not-found` where no refund of ours is known by the event's subject yet. */
  private async told({ subject, provider }: ProviderEvent): Promise<void> {
    const id = await this.database.transaction((tx) => new RefundTable(tx).idOfExternal(provider, subject ?? ''));
    await this.run(id);
  }
}

async function findRefund(tx: Transaction, id: RefundId): Promise<{ refund: Refund; payment: Payment }> {
  const refund = await new RefundTable(tx).find(id);
  return { refund, payment: await new PaymentTable(tx).find(refund.paymentId) };
}
