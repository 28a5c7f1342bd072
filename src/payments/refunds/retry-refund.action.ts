import { Injectable } from '@nestjs/common';
import { type Actor, Audit, conflictOf, permit, refuseConflict, relationsTo } from '../../accounts/index.js';
import type { RefundId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { isSecured, type Payment } from '../payment.js';
import { creditOf } from '../payment.postings.js';
import { PaymentTable } from '../payment.table.js';
import { planRefund } from './plan-refund.js';
import type { Refund } from './refund.js';
import { RefundTable } from './refund.table.js';
import { viewRefund } from './refund.view.js';

@Injectable()
export class RetryRefund {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * A steward has a refund that failed tried anew, from what is kept for its payer since. Throws `not-found`, `payment-state`,
   * `not-allowed` to a steward who belongs to the payer, and `conflict-of-interest` to who is close to it.
   */
  run(actor: Actor, id: RefundId) {
    return this.database.transaction(async (tx) => {
      const refunds = new RefundTable(tx);
      const payment = await new PaymentTable(tx).lock((await refunds.find(id)).paymentId);
      const { organisationId } = payment;
      const relations = relationsTo(actor, organisationId);
      permit('retryRefund', relations, 'refund');
      if (relations.some((relation) => relation !== 'steward')) throw ownRefund();
      const failed = await refunds.lock(id);
      const now = this.clock.now();
      refuseConflict(await conflictOf(tx, actor.userId, organisationId, now), 'you');
      refuseRetry(failed, payment, await refunds.of(payment.id));
      await new Ledger(tx).lock([creditOf(organisationId)], now);
      await refuseSpent(tx, failed, payment);
      const { amount, why } = failed;
      const refund = await planRefund(tx, payment, { amount, why, from: 'credit', retryOf: id }, now);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'refund-retried', organisationId },
        on: { kind: 'organisation', id: organisationId },
        facts: { payment_id: payment.id, amount_minor: amount.minor, currency: amount.currency },
      });
      return viewRefund(refund, payment);
    });
  }
}

/** Throws `payment-state`. */
function refuseRetry({ id, state }: Refund, payment: Payment, refunds: readonly Refund[]): void {
  const isRetried = refunds.some(({ retryOf }) => retryOf === id);
  if (state === 'failed' && !isRetried && isSecured(payment)) return;
  throw new Problem(
    'payment-state',
    'Only a refund that failed is tried anew, and only once, while its payment stands. Please look at the payment: it says what became of each refund.',
    { payment_id: payment.id, payment_state: payment.state, refund_state: state, is_retried: isRetried },
  );
}

/** Throws `payment-state` where what the refund was to give back has paid what its payer owed. */
async function refuseSpent(tx: Transaction, { amount }: Refund, { organisationId }: Payment): Promise<void> {
  const kept = await new Ledger(tx).balanceOf(creditOf(organisationId), amount.currency);
  if (kept.minor >= amount.minor) return;
  throw new Problem(
    'payment-state',
    'Less than this is kept for the organisation: the rest has paid what it owed. Nothing can be sent back twice.',
    { kept },
  );
}

function ownRefund(): Problem {
  return new Problem(
    'not-allowed',
    'You belong to this organisation. Please let another steward send its refund again.',
  );
}
