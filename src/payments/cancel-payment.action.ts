import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
import type { PaymentId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { Database } from '../platform/database.js';
import { answerOf } from './ask-provider.js';
import { EndPayment } from './end-payment.action.js';
import type { Payment } from './payment.js';
import { relationsToPayment } from './payment-relations.js';
import { PaymentTable } from './payment.table.js';
import { type DetailedPayment, detailsOf } from './read-payments.action.js';

@Injectable()
export class CancelPayment {
  constructor(
    private readonly database: Database,
    private readonly end: EndPayment,
  ) {}

  /**
   * Ends what nobody has paid, so that it can be paid otherwise; one that is over already stays so. Throws `not-found`, `not-allowed`,
   * `payment-state`, `payments-off`, `provider-unavailable`, `unknown-to-provider`.
   */
  async run(actor: Actor, id: PaymentId): Promise<DetailedPayment> {
    await this.database.transaction(async (tx) => {
      permit('cancelPayment', relationsToPayment(actor, await new PaymentTable(tx).find(id)), 'payment');
    });
    refuseUnended(await answerOf(this.end.run(id)));
    return this.database.transaction((tx) => detailsOf(tx, id));
  }
}

function refuseUnended({ state }: Payment): void {
  if (state === 'failed' || state === 'expired') return;
  throw new Problem(
    'payment-state',
    'Its payer has done their part already, or is doing it. Wait until the payment has come; what is not needed goes back.',
    { state },
  );
}
