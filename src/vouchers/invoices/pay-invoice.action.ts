import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { InvoiceId } from '../../kernel/id.js';
import {
  PAYMENT_PROVIDERS,
  type Payment,
  type PaymentProviders,
  planPayment,
  providerOf,
} from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { refuseForClosed, refuseUnlessOpen } from './invoice.js';
import type { PayInvoiceRequest } from './invoice.request.js';
import { lockInvoice } from './relations.js';

/** For how long a payment of an invoice may be begun. */
const hoursToBegin = 7 * 24;

@Injectable()
export class PayInvoice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Plans the payment of an invoice by a provider; it is opened as any payment. Throws `not-found`, `not-allowed`, `invoice-state`,
   * `programme-state`, `payments-off`, `payment-on-its-way`, `payment-too-large`, `no-mandate`.
   */
  run(actor: Actor, id: InvoiceId, { rail }: PayInvoiceRequest): Promise<Payment> {
    return this.database.transaction(async (tx) => {
      const { invoice, programme } = await lockInvoice(tx, actor, id, 'payInvoice');
      const now = this.clock.now();
      refuseUnlessOpen(invoice, 'Nothing is to be paid');
      refuseForClosed(programme);
      this.providers.of(providerOf(rail));
      const { organisationId, gross: amount } = invoice;
      const expiresAt = now.add({ hours: hoursToBegin });
      const by = { plannedBy: actor.userId, expiresAt };
      return planPayment(tx, { purpose: 'invoice', reference: id, organisationId, rail, amount, ...by }, now);
    });
  }
}
