import { Injectable } from '@nestjs/common';
import { type Actor, type OperationId, permit } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { AdviserPayoutId, ExpertId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { Database } from '../../platform/database.js';
import { AdviserPayoutTable } from '../adviser-payout.table.js';
import { relationsToPay } from '../run/payout-relations.js';
import { IssueReceipt } from './issue-receipt.js';
import type { ReceiptKind } from './receipt-body.js';
import type { ListReceiptsRequest } from './receipt.request.js';
import { type KeptReceipt, ReceiptTable } from './receipt.table.js';
import { viewReceiptKeys, viewReceipts } from './receipt.view.js';

@Injectable()
export class ReadReceipts {
  constructor(
    private readonly database: Database,
    private readonly issueReceipt: IssueReceipt,
  ) {}

  /** The newest where no kind is asked for. Throws `not-found`. */
  one(actor: Actor, id: AdviserPayoutId, kind: ReceiptKind | undefined, operation: OperationId): Promise<KeptReceipt> {
    return this.database.transaction(async (tx) => {
      const { expertId } = await new AdviserPayoutTable(tx).find(id);
      permit(operation, relationsToPay(actor, await new ExpertTable(tx).find(expertId)), 'payout');
      const receipts = new ReceiptTable(tx);
      const receipt = kind ? await receipts.find(id, kind) : await receipts.newestOf(id);
      if (!receipt?.body) throw notFound('receipt');
      return receipt;
    });
  }

  /** Of an adviser, what was issued last coming first. Throws `not-found`, `not-allowed`. */
  list(actor: Actor, expertId: ExpertId, { limit, cursor }: ListReceiptsRequest) {
    return this.database.transaction(async (tx) => {
      permit('listReceipts', relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
      return viewReceipts(await new ReceiptTable(tx).ofExpert(expertId, limit + 1, cursor), limit);
    });
  }

  /** All that ever signed a receipt, and the one that does now. */
  keys() {
    return this.database.transaction(async (tx) => {
      return viewReceiptKeys(await new ReceiptTable(tx).keys(), this.issueReceipt.current);
    });
  }
}
