import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PaymentId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { Database } from '../../platform/database.js';
import { PaymentTable } from '../payment.table.js';
import { RefreshPayment } from '../refresh-payment.action.js';
import { EventHandlers } from './event-handlers.js';
import type { ProviderEvent } from './provider-event.js';

/** Looks at a payment again when its provider tells of it, of its page, or that it was disputed. */
@Injectable()
export class PaymentEvents implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly handlers: EventHandlers,
    private readonly refresh: RefreshPayment,
  ) {}

  onModuleInit(): void {
    const look = (event: ProviderEvent) => this.run(event);
    this.handlers.tell('stripe', ['checkout.session', 'payment_intent', 'charge'], look);
    this.handlers.tell('gocardless', ['billing_requests', 'payments'], look);
  }

  /** Throws `not-found` for what is no payment of ours. */
  async run(event: ProviderEvent): Promise<void> {
    await this.refresh.run(await this.paymentOf(event));
  }

  private paymentOf({ provider, paymentId, subject }: ProviderEvent): Promise<PaymentId> {
    return this.database.transaction(async (tx) => {
      const payments = new PaymentTable(tx);
      if (paymentId !== null) return (await payments.find(paymentId)).id;
      const found = subject === null ? undefined : await payments.byExternal(provider, subject);
      if (!found) throw notFound('payment');
      return found.id;
    });
  }
}
