import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { InvoiceId } from '../../kernel/id.js';
import { britishDate } from '../../kernel/time.js';
import { endPayments } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { recordDeed } from '../programmes/record-deed.js';
import { type KeptInvoice, refuseUnlessOpen } from './invoice.js';
import { InvoicePost } from './invoice.post.js';
import type { CancelInvoiceRequest } from './invoice.request.js';
import { InvoiceTable } from './invoice.table.js';
import { lockInvoice } from './relations.js';
import { tellOfInvoice } from './tell-of-invoices.js';

@Injectable()
export class CancelInvoice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: InvoicePost,
  ) {}

  /**
   * By a credit note, whose numbers leave no gap either. What somebody has begun to pay of it goes back when it comes.
   * Throws `not-found`, `not-allowed`, `invoice-state`.
   */
  run(actor: Actor, id: InvoiceId, { reason }: CancelInvoiceRequest): Promise<KeptInvoice> {
    return this.database.transaction(async (tx) => {
      const { invoice, programme } = await lockInvoice(tx, actor, id, 'cancelInvoice');
      const [now, invoices] = [this.clock.now(), new InvoiceTable(tx)];
      refuseUnlessOpen(invoice, 'Nothing was cancelled');
      await endPayments(tx, 'invoice', id, now);
      await recordDeed(tx, programme, 'invoice-cancelled', { actor, at: now, facts: { invoice_id: id } });
      const year = Number(britishDate(now).slice(0, 4));
      const sequence = await invoices.nextNumber('credit-note', year);
      await invoices.cancel(id, { year, sequence, cancelledAt: now, cancelledBy: actor.userId, reason });
      const cancelled = await invoices.find(id);
      await tellOfInvoice(tx, 'cancelled', cancelled, now);
      await this.post.send(tx, 'cancelled', cancelled);
      return cancelled;
    });
  }
}
