import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { InvoiceId } from '../../kernel/id.js';
import {
  type Payment,
  type PaymentNewsKind,
  type PaymentPurpose,
  PaymentPurposes,
  PaymentTable,
} from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { invoiceState } from './invoice.js';
import { InvoicePost } from './invoice.post.js';
import { InvoiceTable } from './invoice.table.js';
import { UseInvoicePayment } from './use-invoice-payment.action.js';

/** What invoices do about the payments for them. */
@Injectable()
export class InvoicePurpose implements PaymentPurpose, OnModuleInit {
  constructor(
    private readonly purposes: PaymentPurposes,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: InvoicePost,
    private readonly useInvoicePayment: UseInvoicePayment,
  ) {}

  onModuleInit(): void {
    this.purposes.tell('invoice', this);
  }

  async describe(tx: Transaction, { reference }: Payment) {
    const { number } = await new InvoiceTable(tx).find(reference as InvoiceId);
    return { en: `Invoice ${number}`, cy: `Anfoneb ${number}` };
  }

  heard(payment: Payment, kind: PaymentNewsKind): Promise<void> {
    switch (kind) {
      case 'secured':
      case 'restored':
        return this.useInvoicePayment.run(payment);
      case 'ended':
        return this.ended(payment);
      case 'reversed':
        return this.takenBack(payment);
    }
  }

  /** Whoever let a payment be knows that it has ended. */
  private ended({ id, reference, state }: Payment): Promise<void> {
    return this.database.transaction(async (tx) => {
      const invoices = new InvoiceTable(tx);
      const invoice = await invoices.find(reference as InvoiceId);
      if (state !== 'failed' || invoiceState(invoice) !== 'issued') return;
      const isNew = await invoices.noteLetter(invoice.id, { about: id, kind: 'failed' }, this.clock.now());
      if (isNew) await this.post.send(tx, 'failed', invoice);
    });
  }

  /** The programme keeps what it was given; the books say that the funder owes it. What nobody had used concerns nobody. */
  private takenBack({ id, reference }: Payment): Promise<void> {
    return this.database.transaction(async (tx) => {
      const invoices = new InvoiceTable(tx);
      const invoice = await invoices.find(reference as InvoiceId);
      const reversal = (await new PaymentTable(tx).reversalsOf(id)).at(-1);
      if (!reversal?.isOwed || invoice.paid?.paymentId !== id) return;
      const isNew = await invoices.noteLetter(invoice.id, { about: reversal.id, kind: 'taken-back' }, this.clock.now());
      if (isNew) await this.post.send(tx, 'taken-back', invoice);
    });
  }
}
