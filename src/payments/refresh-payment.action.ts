import { Inject, Injectable } from '@nestjs/common';
import type { PaymentId } from '../kernel/id.js';
import { type Account, Ledger } from '../ledger/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { announce } from './announce.js';
import { exposureCaps, exposureNow, hasRoomFor } from './exposure.js';
import { mayBeReliedOn, type Payment } from './payment.js';
import { accountOfPayment } from './payment.postings.js';
import { PaymentTable } from './payment.table.js';
import { PayersDebts } from './payment-purposes.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from './payment-providers.js';
import type { Refund } from './refunds/refund.js';
import { accountsOfRefunds, callOffRefunds, lockUnasked } from './refunds/call-off-refunds.js';
import { outcomeOf, type Outcome, type Seen } from './seen.js';
import { tellOfPaymentState } from './tell-of-payment-states.js';

/** How often a payment is looked at again that somebody else changed meanwhile. */
const mostLooks = 10;

@Injectable()
export class RefreshPayment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly debts: PayersDebts,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Asks the provider how a payment stands, and writes down what follows from that: in the books, and for whoever it is for. What was
   * asked before somebody else's change is asked again, so that the newest answer is the last one written. Throws `not-found`,
   * `payments-off`, `ProviderUnavailable` and `UnknownToProvider`.
   */
  async run(id: PaymentId): Promise<Payment> {
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const before = await this.database.transaction((tx) => new PaymentTable(tx).find(id));
      const seen = await this.providers.of(before.provider).look(before);
      if (!seen) return before;
      const after = await this.database.transaction((tx) => this.write(tx, before, seen));
      if (after) return after;
    }
    throw new Error(`Payment ${id} changed ${mostLooks} times while it was looked at.`);
  }

  /** Undefined where it is not as it was when the provider was asked. */
  private async write(tx: Transaction, before: Payment, seen: Seen): Promise<Payment | undefined> {
    const payments = new PaymentTable(tx);
    const payment = await payments.lock(before.id);
    if (payment.version !== before.version) return undefined;
    const now = this.clock.now();
    const ledger = new Ledger(tx);
    const account = accountOfPayment(payment.id);
    const refunds = await lockUnasked(tx, payment);
    const owed = payment.state === 'planned' || payment.state === 'open' ? [] : await this.debtsOf(tx, payment);
    await ledger.lock([account, ...accountsOfRefunds(refunds), ...owed], now);
    const reversal = (await payments.reversalsOf(payment.id)).find(({ restoredAt }) => restoredAt === null) ?? null;
    const unused = await ledger.balanceOf(account, payment.amount.currency);
    const hasRoom = seen.isDebit && seen.state === 'pending' && (await this.hasRoom(tx, payment, now));
    const disputeFees = await payments.disputeFeesOf(payment);
    const outcome = outcomeOf({ payment, reversal, unused, disputeFees, hasRoom }, seen, now);
    if (!outcome.disputeFee && JSON.stringify(outcome.payment) === JSON.stringify(payment)) return payment;
    await payments.update(outcome.payment);
    if (outcome.reversal) await payments.insertReversal(outcome.reversal);
    if (outcome.restored) await payments.restore(outcome.restored);
    if (outcome.disputeFee) await payments.insertDisputeFee(outcome.disputeFee);
    await ledger.post(outcome.transfers, now);
    await this.balanceDebts(tx, outcome, refunds, now);
    await announce(tx, this.jobs, { id: payment.id, news: outcome.news }, now);
    await tellOfPaymentState(tx, outcome.payment, payment, now);
    return outcome.payment;
  }

  private debtsOf(tx: Transaction, { organisationId }: Payment): Promise<Account[]> {
    return this.debts.debts.accountsOf(tx, organisationId);
  }

  /** What was to go back of a payment that was taken back is set off; what comes again may be more than is owed meanwhile. */
  private async balanceDebts(
    tx: Transaction,
    { payment, reversal, restored }: Outcome,
    refunds: readonly Refund[],
    now: Temporal.Instant,
  ): Promise<void> {
    const { debts } = this;
    if (reversal) await callOffRefunds(tx, payment, { refunds, debts }, now);
    const { organisationId } = payment;
    if (restored) await debts.debts.keepOverpaid(tx, { organisationId, reference: restored.id }, now);
  }

  private async hasRoom(tx: Transaction, payment: Payment, now: Temporal.Instant): Promise<boolean> {
    const { amount, reliedAt } = payment;
    if (reliedAt) return true;
    if (!mayBeReliedOn(payment)) return false;
    const payments = new PaymentTable(tx);
    await payments.lockGuarantee();
    return hasRoomFor(amount, await exposureNow(tx), await exposureCaps(tx, now));
  }
}
