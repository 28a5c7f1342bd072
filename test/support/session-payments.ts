import type { PaymentId } from '../../src/kernel/id.js';
import {
  type Payment,
  PAYMENT_PROVIDERS,
  type PaymentNewsKind,
  type PaymentProviders,
} from '../../src/payments/index.js';
import { PaymentPurposes, PaymentTable } from '../../src/payments/index.js';
import { RefreshPayment } from '../../src/payments/refresh-payment.action.js';
import { TellOfPayments } from '../../src/payments/tell-of-payments.job.js';
import { Database } from '../../src/platform/database.js';
import { Jobs } from '../../src/platform/jobs.js';
import { type AClient, fundBy } from './funding.js';
import { passTime, type PayingServer } from './paying.js';
import { visit } from './providers.js';

/** How a session is paid, step by step: what webhooks tell is asked for here. */
export class SessionPayments {
  constructor(readonly server: PayingServer) {}

  /** Fixes who pays, and by which rail the client pays its part. Returns the payment's id. */
  async plan(by: AClient, bookingId: string, source: Parameters<typeof fundBy>[2] & { rail: string }): Promise<string> {
    const { status, body } = await fundBy(by.client, bookingId, source);
    if (status !== 200) throw new Error(`Not planned, but ${status}: ${JSON.stringify(body)}`);
    return body.payments.at(-1).id;
  }

  /** Opens the provider's page of a payment, and writes down where it is. */
  async open(paymentId: string): Promise<string> {
    const payment = await this.find(paymentId);
    const provider = this.server.app.get<PaymentProviders>(PAYMENT_PROVIDERS).of(payment.provider);
    const returnUrl = `${this.server.baseUrl}/pay/${paymentId}/return`;
    const { url, checkoutId } = await provider.openCheckout(payment, { description: 'It', language: 'en', returnUrl });
    const opened = { ...payment, state: 'open' as const, checkoutId, checkoutUrl: url };
    await this.server.app.get(Database).transaction((tx) => new PaymentTable(tx).update(opened));
    return url ?? '';
  }

  /** Answers on a hosted page, and on those that it leads to. */
  async answer(page: string, ...outcomes: string[]): Promise<void> {
    let url = page;
    for (const outcome of outcomes) {
      const location = (await visit(url, outcome)).headers.get('location');
      if (location) url = new URL(location, url).href;
    }
  }

  /** Looks at a payment with its provider, and lets whoever it is for hear what came of it. */
  async hear(paymentId: string): Promise<Payment> {
    const payment = await this.server.app.get(RefreshPayment).run(paymentId as PaymentId);
    await this.server.app.get(TellOfPayments).sweep();
    return payment;
  }

  async pay(paymentId: string, ...outcomes: string[]): Promise<Payment> {
    await this.answer(await this.open(paymentId), ...outcomes);
    return this.hear(paymentId);
  }

  async after(duration: string, paymentId: string): Promise<Payment> {
    await passTime(this.server, duration);
    const payment = await this.hear(paymentId);
    await this.server.app.get(Jobs).sweepNow();
    return payment;
  }

  /** As if the job had told of it once more. */
  async told(paymentId: string, kind: PaymentNewsKind): Promise<void> {
    await this.server.app
      .get(PaymentPurposes)
      .of('session')
      .heard(await this.find(paymentId), kind);
  }

  find(id: string): Promise<Payment> {
    return this.server.app.get(Database).transaction((tx) => new PaymentTable(tx).find(id as PaymentId));
  }

  async refundsOf(paymentId: string): Promise<string[]> {
    const { rows } = await this.server.owner.query<{ said: string }>(
      `SELECT why || ' ' || amount_minor AS said FROM refunds WHERE payment_id = $1 ORDER BY planned_at, id`,
      [paymentId],
    );
    return rows.map(({ said }) => said);
  }
}
