import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { minus, money } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import {
  accountOfPayment,
  isSecured,
  PayersDebts,
  type Payment,
  type PaymentNewsKind,
  PaymentPurposes,
  PaymentTable,
  planRefund,
} from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { debtOf } from '../../vouchers/index.js';
import { debtPaidIn } from '../funding/booking.postings.js';
import { DebtPaymentTable } from './debt-payment.table.js';
import { DebtPost } from './debt.post.js';
import { repaidOf, repaidTogether } from './repayment.js';
import { accountsOfDebts, keepOverpaid, setOff } from './set-off.js';

/** What payments have to do with what organisations owe: what was taken back is owed, and debts are paid by a provider. */
@Injectable()
export class DebtsOfPayers implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: DebtPost,
    private readonly debts: PayersDebts,
    private readonly purposes: PaymentPurposes,
  ) {}

  onModuleInit(): void {
    this.debts.tell({ accountsOf: accountsOfDebts, setOff, keepOverpaid });
    this.purposes.tell('debt', {
      describe: () =>
        Promise.resolve({ en: 'What your organisation owes', cy: 'Yr hyn sy’n ddyledus gan eich sefydliad' }),
      heard: (payment, kind) => this.database.transaction((tx) => this.heard(tx, payment, kind)),
    });
  }

  private async heard(tx: Transaction, payment: Payment, kind: PaymentNewsKind): Promise<void> {
    switch (kind) {
      case 'secured':
      case 'restored':
        return this.take(tx, payment);
      case 'ended':
        if (payment.state === 'failed') await this.post.send(tx, 'failed', payment);
        return;
      case 'reversed':
        return this.post.send(tx, 'reversed', payment);
    }
  }

  /** What came pays what is owed by now, the programmes' part of that first; what is too much goes back. Nothing where that was done. */
  private async take(tx: Transaction, { id, organisationId }: Payment): Promise<void> {
    await new AccountTable(tx).lockOrganisation(organisationId);
    const payment = await new PaymentTable(tx).lock(id);
    const now = this.clock.now();
    const ledger = new Ledger(tx);
    await ledger.lock([accountOfPayment(id), ...(await accountsOfDebts(tx, organisationId))], now);
    const unused = await ledger.balanceOf(accountOfPayment(id));
    if (unused.minor === 0 || !isSecured(payment)) return;
    const owed = await debtOf(tx, organisationId);
    const amount = money(Math.max(0, Math.min(unused.minor, owed.minor)), unused.currency);
    const parts = repaidOf(amount, await new DebtPaymentTable(tx).owedToProgrammes(organisationId, owed.currency));
    const when = { occurredAt: now };
    await ledger.post(
      [debtPaidIn({ paymentId: id, organisationId, amount }, when), ...repaidTogether(id, parts, when)],
      now,
    );
    const rest = minus(unused, amount);
    if (rest.minor > 0) await planRefund(tx, payment, { amount: rest, why: 'not-needed', from: 'payment' }, now);
  }
}
