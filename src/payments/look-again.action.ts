import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
import type { PaymentId } from '../kernel/id.js';
import { Database } from '../platform/database.js';
import { answerOf } from './ask-provider.js';
import { relationsToPayment } from './payment-relations.js';
import { PaymentTable } from './payment.table.js';
import { type DetailedPayment, detailsOf } from './read-payments.action.js';
import { RefreshPayment } from './refresh-payment.action.js';

@Injectable()
export class LookAgain {
  constructor(
    private readonly database: Database,
    private readonly refresh: RefreshPayment,
  ) {}

  /**
   * Asks the provider for who does not want to wait. Throws `not-found`, `not-allowed`, `payments-off`, `provider-unavailable`,
   * `unknown-to-provider`.
   */
  async run(actor: Actor, id: PaymentId): Promise<DetailedPayment> {
    await this.database.transaction(async (tx) => {
      permit('refreshPayment', relationsToPayment(actor, await new PaymentTable(tx).find(id)), 'payment');
    });
    await answerOf(this.refresh.run(id));
    return this.database.transaction((tx) => detailsOf(tx, id));
  }
}
