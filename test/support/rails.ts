import type { PaymentId } from '../../src/kernel/id.js';
import type { Payment } from '../../src/payments/index.js';
import { RefreshPayment } from '../../src/payments/refresh-payment.action.js';
import { SendRefunds } from '../../src/payments/refunds/send-refunds.job.js';
import { Jobs } from '../../src/platform/jobs.js';
import type { Client } from './client.js';
import { type AClient, fundBy } from './funding.js';
import { passTime, type PayingServer } from './paying.js';
import { visit } from './providers.js';

/** Payments and refunds as their payer and their providers make them; what webhooks tell is asked for here. */
export class Rails {
  constructor(private readonly server: PayingServer) {}

  /** From here on what falls due is done where a test says so, and not as a minute passes. */
  async byHand(): Promise<this> {
    await this.server.owner.query(
      `WITH schedules AS (DELETE FROM pgboss.schedule RETURNING name)
       DELETE FROM pgboss.job
       WHERE state < 'active' AND name IN (SELECT name FROM schedules UNION SELECT '__pgboss__send-it')`,
    );
    return this;
  }

  /** Opens the page of a payment, and answers there and on the pages that it leads to. */
  async pay(client: Client, paymentId: string, ...outcomes: string[]): Promise<Payment> {
    const { status, body } = await client.post(`/api/v1/payments/${paymentId}/checkout`, { language: 'en' });
    if (status !== 200) throw new Error(`Not opened, but ${status}: ${JSON.stringify(body)}`);
    let url = body.url;
    for (const outcome of outcomes) {
      const location = (await visit(url, outcome)).headers.get('location');
      if (location) url = new URL(location, url).href;
    }
    return this.hear(paymentId);
  }

  /** Pays the client's part of a held time. Returns the payment's id. */
  async paySession(by: AClient, bookingId: string, rail: string, ...outcomes: string[]): Promise<string> {
    const { status, body } = await fundBy(by.client, bookingId, { rail });
    if (status !== 200) throw new Error(`Not planned, but ${status}: ${JSON.stringify(body)}`);
    const { id } = body.payments.at(-1);
    await this.pay(by.client, id, ...outcomes);
    return id;
  }

  /** Looks at a payment with its provider, and does what falls due. */
  async hear(paymentId: string): Promise<Payment> {
    const payment = await this.server.app.get(RefreshPayment).run(paymentId as PaymentId);
    await this.sweep();
    return payment;
  }

  async after(duration: string, paymentId: string): Promise<Payment> {
    await passTime(this.server, duration);
    return this.hear(paymentId);
  }

  sweep(): Promise<void> {
    return this.server.app.get(Jobs).sweepNow();
  }

  sendRefunds(): Promise<void> {
    return this.server.app.get(SendRefunds).sweep();
  }

  /** What goes back of a payment, as its payer is shown it. */
  async refundsOf(client: Client, paymentId: string): Promise<any[]> {
    return (await client.get(`/api/v1/payments/${paymentId}`)).body.refunds;
  }
}
