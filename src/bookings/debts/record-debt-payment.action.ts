import { Injectable } from '@nestjs/common';
import {
  AccountTable,
  type Actor,
  Audit,
  conflictOf,
  permit,
  refuseConflict,
  relationsTo,
} from '../../accounts/index.js';
import { newId, type OrganisationId } from '../../kernel/id.js';
import { minus, money, type Money } from '../../kernel/money.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { Ledger, type Transfer } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { debtOf } from '../../vouchers/index.js';
import { debtPaid } from '../funding/booking.postings.js';
import { type DebtPayment, DebtPaymentTable } from './debt-payment.table.js';
import { DebtPost } from './debt.post.js';
import type { DebtPaymentRequest } from './debts.request.js';
import { type PartOfProgramme, repaidOf, repaidTogether } from './repayment.js';
import { lockDebts } from './set-off.js';

@Injectable()
export class RecordDebtPayment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: DebtPost,
  ) {}

  /**
   * A steward says that an organisation has paid something of what it owes; what it owes to programmes is paid first. Throws
   * `not-allowed` to a steward who belongs to it, `conflict-of-interest` to who is close to it, `debt-exceeded`,
   * `payment-recorded-already`, `too-early`.
   * @returns what is owed still
   */
  run(actor: Actor, organisationId: OrganisationId, request: DebtPaymentRequest): Promise<Money> {
    const relations = relationsTo(actor, organisationId);
    permit('recordDebtPayment', relations, 'organisation');
    if (relations.some((relation) => relation !== 'steward')) throw ownDebt();
    return this.database.transaction(async (tx) => {
      const accounts = new AccountTable(tx);
      if (!(await accounts.organisation(organisationId))) throw notFound('organisation');
      await accounts.lockOrganisation(organisationId); // so that two payments do not both pay the last of it
      const now = this.clock.now();
      refuseConflict(await conflictOf(tx, actor.userId, organisationId, now), 'you');
      const payment = paymentOf(actor, organisationId, request, now);
      await lockDebts(tx, organisationId, now);
      const owed = await debtOf(tx, organisationId);
      if (payment.amount.minor > owed.minor) throw tooMuch(owed);
      const payments = new DebtPaymentTable(tx);
      const repaid = repaidOf(payment.amount, await payments.owedToProgrammes(organisationId, owed.currency));
      await payments.insert(payment);
      await writePayment(tx, payment);
      await new Ledger(tx).post(transfersOf(payment, repaid), now);
      await this.post.send(tx, 'recorded', payment);
      return minus(owed, payment.amount);
    });
  }
}

function transfersOf(payment: DebtPayment, repaid: readonly PartOfProgramme[]): Transfer[] {
  const when = { occurredAt: payment.receivedAt, by: payment.recordedBy };
  return [debtPaid(payment, when), ...repaidTogether(payment.id, repaid, when)];
}

function paymentOf(
  { userId }: Actor,
  organisationId: OrganisationId,
  { amount_minor, received_at, bank_reference }: DebtPaymentRequest,
  now: Temporal.Instant,
): DebtPayment {
  if (Temporal.Instant.compare(received_at, now) > 0) {
    throw new Problem('too-early', 'This payment is dated in the future. Record it once it has come in.', {
      from: received_at.toString(),
    });
  }
  const word = { receivedAt: received_at, recordedAt: now, recordedBy: userId, bankReference: bank_reference };
  return { id: newId(), organisationId, amount: money(amount_minor), ...word };
}

/** Figures only: a bank reference may name people, and an entry stays for good. */
async function writePayment(tx: Transaction, payment: DebtPayment): Promise<void> {
  const { organisationId, amount, recordedAt: at, recordedBy: by } = payment;
  await new Audit(tx).write({
    ...{ at, by, as: 'steward', deed: 'debt-payment-recorded', organisationId },
    on: { kind: 'organisation', id: organisationId },
    facts: { paid_minor: amount.minor, currency: amount.currency },
  });
}

function ownDebt(): Problem {
  return new Problem('not-allowed', 'You belong to this organisation. Please let another steward record what it pays.');
}

function tooMuch(owed: Money): Problem {
  return new Problem(
    'debt-exceeded',
    'This is more than the organisation owes. Record at most what it owes, and ask it what the rest is for.',
    { owed },
  );
}
