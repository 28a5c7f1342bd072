import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { ProgrammeId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { InvoicePost } from '../invoices/invoice.post.js';
import { invoiceToPay } from '../invoices/invoice-to-pay.js';
import { depositReceived } from '../voucher.postings.js';
import { type Deposit, type KeptDeposit, refuseIrreversible } from './deposit.js';
import type { ListDepositsRequest, RecordDepositRequest, ReverseDepositRequest } from './deposit.request.js';
import { DepositTable } from './deposit.table.js';
import { viewDeposit } from './deposit.view.js';
import { refuseOwnFunder } from './funder.js';
import { recordDeed } from './record-deed.js';
import { lockProgramme, readProgramme } from './relations.js';
import { writeDeposit } from './write-deposit.js';

@Injectable()
export class KeepDeposits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: InvoicePost,
  ) {}

  /**
   * A steward has seen it at the bank. Of a closed programme only what was recorded wrongly is recorded anew.
   * Throws `not-found`, `not-allowed`, `conflict-of-interest`, `deposit-in-the-future`, `deposit-recorded-already`, `programme-state`,
   * and where it pays an invoice `invoice-state`, `invoice-amount`.
   */
  record(actor: Actor, programmeId: ProgrammeId, request: RecordDepositRequest): Promise<KeptDeposit> {
    return this.database.transaction(async (tx) => {
      const programme = await lockProgramme(tx, actor, programmeId, 'recordDeposit');
      const now = this.clock.now();
      await refuseOwnFunder(tx, actor, programme.funderId, now);
      const { amount, received_at: receivedAt, bank_reference: bankReference, invoice_id: invoiceId } = request;
      const seen = { amount, receivedAt, bankReference };
      const invoice = await invoiceToPay(tx, programme, { ...seen, invoiceId }, now);
      const deposit = await writeDeposit(tx, programme, { ...seen, invoice }, { actor, now });
      if (invoice) await this.post.send(tx, 'paid', invoice);
      return { ...deposit, reversal: null };
    });
  }

  /**
   * Takes a wrong one out of the books, by its contrary.
   * Throws `not-found`, `not-allowed`, `conflict-of-interest`, `deposit-reversed`, `balance-too-low`.
   */
  reverse(
    actor: Actor,
    { programmeId, id }: Pick<Deposit, 'programmeId' | 'id'>,
    { reason }: ReverseDepositRequest,
  ): Promise<KeptDeposit> {
    return this.database.transaction(async (tx) => {
      const programme = await lockProgramme(tx, actor, programmeId, 'reverseDeposit');
      const [now, deposits, ledger] = [this.clock.now(), new DepositTable(tx), new Ledger(tx)];
      await refuseOwnFunder(tx, actor, programme.funderId, now);
      const deposit = await deposits.find(programmeId, id);
      const fund = { kind: 'programme-fund', owner: programmeId };
      refuseIrreversible(deposit, await ledger.balanceOf(fund, programme.currency));
      await deposits.reverse(deposit, { at: now, by: actor.userId, reason });
      const facts = { deposit_id: id, amount_minor: deposit.amount.minor };
      await recordDeed(tx, programme, 'deposit-reversed', { actor, at: now, facts });
      await ledger.reverse(depositReceived(deposit, { occurredAt: deposit.receivedAt }), now);
      return { ...deposit, reversal: { reversedAt: now, reason } };
    });
  }

  /** Throws `not-found`, `not-allowed`. */
  list(actor: Actor, programmeId: ProgrammeId, { limit, cursor }: ListDepositsRequest) {
    return this.database.transaction(async (tx) => {
      await readProgramme(tx, actor, programmeId, 'listDeposits');
      const page = { after: placeAfter(cursor), count: limit + 1 };
      const found = await new DepositTable(tx).ofProgramme(programmeId, page);
      const { items, next_cursor } = pageOf(found, limit, ({ recordedAt: at, id }) => ({ at, id }));
      return { items: items.map(viewDeposit), next_cursor };
    });
  }
}
