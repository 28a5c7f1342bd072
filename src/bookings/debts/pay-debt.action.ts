import { Inject, Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { PAYMENT_PROVIDERS, type PaymentProviders, planPayment, viewPayment } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { debtOf } from '../../vouchers/index.js';
import type { PayDebtRequest } from './debts.request.js';

/** How long a payment of what is owed may be begun. */
const open = Temporal.Duration.from({ hours: 24 });

@Injectable()
export class PayDebt {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Plans a payment of what an organisation owes, all of it where no amount is named. Its page is opened apart from this. Throws
   * `not-found`, `not-allowed`, `debt-exceeded`, `payment-too-small`, `no-mandate`, `payment-on-its-way`, `payments-off`.
   */
  run(actor: Actor, organisationId: OrganisationId, { rail, amount_minor: minor }: PayDebtRequest) {
    permit('payDebt', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      const accounts = new AccountTable(tx);
      if (!(await accounts.organisation(organisationId))) throw notFound('organisation');
      await accounts.lockOrganisation(organisationId);
      const now = this.clock.now();
      const amount = await amountOf(tx, organisationId, minor);
      const thing = { purpose: 'debt', reference: organisationId, organisationId } as const;
      const planned = { ...thing, rail, amount, plannedBy: actor.userId, expiresAt: now.add(open) };
      const payment = await planPayment(tx, planned, now);
      this.providers.of(payment.provider);
      return viewPayment({ payment, reversals: [], refunds: [] });
    });
  }
}

/** Throws `debt-exceeded`. */
async function amountOf(tx: Transaction, organisationId: OrganisationId, minor: number | undefined): Promise<Money> {
  const owed = await debtOf(tx, organisationId);
  const amount = money(minor ?? owed.minor, owed.currency);
  if (owed.minor > 0 && amount.minor <= owed.minor) return amount;
  throw new Problem(
    'debt-exceeded',
    owed.minor > 0
      ? 'This is more than the organisation owes. Pay at most that.'
      : 'This organisation owes nothing, so there is nothing to pay.',
    { owed },
  );
}
