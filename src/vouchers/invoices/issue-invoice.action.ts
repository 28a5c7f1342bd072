import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { ProgrammeId } from '../../kernel/id.js';
import { britishDate } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { recordDeed } from '../programmes/record-deed.js';
import { lockProgramme } from '../programmes/relations.js';
import { type KeptInvoice, refuseOddDueDate, warningOf } from './invoice.js';
import { InvoicePost } from './invoice.post.js';
import type { IssueInvoiceRequest } from './invoice.request.js';
import { writeInvoice } from './write-invoice.js';

interface IssuedInvoice {
  readonly invoice: KeptInvoice;
  readonly warning: string | null;
}

@Injectable()
export class IssueInvoice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: InvoicePost,
  ) {}

  /** A request for a deposit. Throws `not-found`, `not-allowed`, `programme-state`, `window-out-of-range`. */
  run(actor: Actor, programmeId: ProgrammeId, request: IssueInvoiceRequest): Promise<IssuedInvoice> {
    return this.database.transaction(async (tx) => {
      const programme = await lockProgramme(tx, actor, programmeId, 'issueInvoice');
      const now = this.clock.now();
      const { amount, due_on: dueOn, buyer_reference: buyerReference = null } = request;
      refuseOddDueDate(dueOn, britishDate(now));
      const wanted = { programme, amount, dueOn, buyerReference, by: actor.userId, standing: null };
      const invoice = await writeInvoice(tx, wanted, now);
      const facts = { invoice_id: invoice.id, amount_minor: amount.minor };
      await recordDeed(tx, programme, 'invoice-issued', { actor, at: now, facts });
      await this.post.send(tx, 'issued', invoice);
      return { invoice, warning: warningOf(amount, programme) };
    });
  }
}
