import { Injectable } from '@nestjs/common';
import { type DepositId, type InvoiceId, newId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import { accountOfPayment, isSecured, type Payment, PaymentTable, planRefund } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Deposit } from '../programmes/deposit.js';
import { DepositTable } from '../programmes/deposit.table.js';
import { ProgrammeTable } from '../programme.table.js';
import { SupportEvents } from '../support-events.table.js';
import { depositPaid } from '../voucher.postings.js';
import { invoiceState } from './invoice.js';
import { InvoicePost } from './invoice.post.js';
import { InvoiceTable } from './invoice.table.js';

/** Puts money that has come for an invoice into its programme's fund, or sends it back. */
@Injectable()
export class UseInvoicePayment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: InvoicePost,
  ) {}

  /** What was used, or went back, is so once, however often this is asked for. */
  run({ id: paymentId, reference }: Payment): Promise<void> {
    return this.database.transaction(async (tx) => {
      const invoices = new InvoiceTable(tx);
      const { programmeId } = await invoices.find(reference as InvoiceId);
      const programme = await new ProgrammeTable(tx).lock(programmeId);
      const invoice = await invoices.find(reference as InvoiceId);
      const payment = await new PaymentTable(tx).lock(paymentId);
      const [now, ledger] = [this.clock.now(), new Ledger(tx)];
      const unused = await ledger.balanceOf(accountOfPayment(paymentId), payment.amount.currency);
      if (unused.minor === 0 || payment.settledAt === null || !isSecured(payment)) return;
      const isWanted = invoiceState(invoice) === 'issued' && programme.state !== 'closed';
      if (!isWanted || unused.minor !== invoice.gross.minor) {
        await planRefund(tx, payment, { amount: unused, why: 'not-needed', from: 'payment' }, now);
        return this.post.send(tx, 'not-needed', invoice);
      }
      const deposit: Deposit = {
        ...{ id: newId<DepositId>(), programmeId, amount: unused, receivedAt: payment.settledAt, recordedAt: now },
        ...{ recordedBy: null, bankReference: null, replaces: null, invoiceId: invoice.id, paymentId },
      };
      await new DepositTable(tx).insert(deposit);
      const facts = { deposit_id: deposit.id, invoice_id: invoice.id, amount_minor: unused.minor };
      const event = { subject: 'programme', subjectId: programmeId, kind: 'deposit-paid' } as const;
      await new SupportEvents(tx).record({ ...event, at: now, by: payment.plannedBy, facts });
      await ledger.post([depositPaid({ ...deposit, paymentId }, { occurredAt: deposit.receivedAt })], now);
      await this.post.send(tx, 'paid', invoice);
    });
  }
}
