import { Inject, Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { PAYMENT_PROVIDERS, type PaymentProviders, viewPayment } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { PayDebtRequest } from './debts.request.js';
import { planDebtPayment } from './plan-debt-payment.js';

@Injectable()
export class PayDebt {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /** Plans a payment of what an organisation owes. Throws `not-found`, `not-allowed` and what {@link planDebtPayment} throws. */
  run(actor: Actor, organisationId: OrganisationId, { rail, amount_minor: minor }: PayDebtRequest) {
    permit('payDebt', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      if (!(await new AccountTable(tx).organisation(organisationId))) throw notFound('organisation');
      const planned = { organisationId, rail, minor, by: actor.userId };
      const payment = await planDebtPayment(tx, planned, this.providers, this.clock.now());
      return viewPayment({ payment, reversals: [], refunds: [] });
    });
  }
}
