import { Inject, Injectable } from '@nestjs/common';
import type { PaymentId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { announce } from './announce.js';
import { answerOf } from './ask-provider.js';
import { isToBePaid, type Payment } from './payment.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from './payment-providers.js';
import { PaymentTable } from './payment.table.js';
import { RefreshPayment } from './refresh-payment.action.js';
import { tellOfPaymentState } from './tell-of-payment-states.js';

/** A page that is opened at this moment may be there only when it is looked for again. */
const mostTries = 3;

@Injectable()
export class EndPayment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly refresh: RefreshPayment,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Closes the page of a payment, so that nobody begins to pay on it. That it is to end is written down first: where the provider does
   * not answer, the sweep goes on. What was paid before is taken all the same: the provider says which was first. Throws `not-found`,
   * `payments-off` and `ProviderUnavailable`.
   * @returns how it stands
   */
  async run(id: PaymentId): Promise<Payment> {
    let payment = await this.database.transaction((tx) => this.begin(tx, id));
    for (let tries = 0; tries < mostTries && isToBePaid(payment); tries += 1) payment = await this.close(payment);
    return payment;
  }

  private async close(payment: Payment): Promise<Payment> {
    const isOurs = payment.checkoutId === null && !this.providers.has(payment.rail); // its keys are gone
    if (isOurs) return this.database.transaction((tx) => this.expire(tx, payment));
    const provider = this.providers.of(payment.provider);
    await provider.closeCheckout(payment);
    if (await provider.look(payment)) return this.refresh.run(payment.id);
    return this.database.transaction((tx) => this.expire(tx, payment));
  }

  private async begin(tx: Transaction, id: PaymentId): Promise<Payment> {
    const payments = new PaymentTable(tx);
    const payment = await payments.lock(id);
    const now = this.clock.now();
    if (!isToBePaid(payment) || Temporal.Instant.compare(payment.expiresAt, now) <= 0) return payment;
    await payments.update({ ...payment, expiresAt: now });
    return { ...payment, expiresAt: now, version: payment.version + 1 };
  }

  /** The same for somebody who waits for it. Throws `not-found`, `payments-off`, `provider-unavailable`. */
  runForWaiting(id: PaymentId): Promise<Payment> {
    return answerOf(this.run(id));
  }

  /** What its provider has never heard of ends here; who opens a page of it at this moment finds it ended, and closes that page. */
  private async expire(tx: Transaction, before: Payment): Promise<Payment> {
    const payments = new PaymentTable(tx);
    const payment = await payments.lock(before.id);
    if (payment.version !== before.version) return payment;
    const now = this.clock.now();
    const expired: Payment = { ...payment, state: 'expired', endedAt: now, failure: 'expired' };
    await payments.update(expired);
    await announce(tx, this.jobs, { id: payment.id, news: ['ended'] }, now);
    await tellOfPaymentState(tx, expired, payment, now);
    return expired;
  }
}
