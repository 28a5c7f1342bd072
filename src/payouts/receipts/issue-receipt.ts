import { Inject, Injectable } from '@nestjs/common';
import { ExpertTable } from '../../experts/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import type { AdviserPayout } from '../adviser-payout.js';
import { EarningTable } from '../earning.table.js';
import { dayOf } from '../run/pay-day.js';
import { canonicalJson } from './canonical-json.js';
import { PaidOfEarningTable } from './paid-of-earning.table.js';
import type { ReceiptBody, ReceiptKind } from './receipt-body.js';
import { type PublicKey, ReceiptKey } from './receipt-key.js';
import { bodyOfPaid, bodyOfReturned } from './receipt.js';
import { ReceiptTable } from './receipt.table.js';

/** Issues receipts in the transaction in which a payout is paid, or comes back. */
@Injectable()
export class IssueReceipt {
  private readonly key: ReceiptKey | null;

  constructor(@Inject(CONFIG) { receiptSigningKey }: Config) {
    this.key = receiptSigningKey ? new ReceiptKey(receiptSigningKey) : null;
  }

  /** What we sign by today; null where no key was given, and nobody gets a receipt until one is. */
  get current(): PublicKey | null {
    return this.key?.public ?? null;
  }

  /**
   * Issues what is missing: that it was paid, and, where it came back, that too. Twice is once. The payout is locked and written as it is
   * now; call it last, after what is posted in the ledger: what it locks comes after all else.
   */
  async run(tx: Transaction, payout: AdviserPayout, now: Temporal.Instant): Promise<void> {
    if (!this.key || !payout.paidAt) return;
    const table = new ReceiptTable(tx);
    await table.lock(payout.expertId);
    const { name: adviserName } = await new ExpertTable(tx).find(payout.expertId);
    if (!(await table.find(payout.id, 'paid'))) {
      const paid = await new PaidOfEarningTable(tx).ofPayout(payout.id);
      const earnings = await new EarningTable(tx).byIds(paid.map(({ earningId }) => earningId));
      await this.write(tx, { payout, kind: 'paid', now }, (link) => {
        return bodyOfPaid({ payout, adviserName, earnings, paid }, link, now);
      });
    }
    if (payout.state !== 'returned' || (await table.find(payout.id, 'returned'))) return;
    const first = await table.find(payout.id, 'paid');
    if (!first) throw new Error(`The receipt of ${payout.id} was not kept.`);
    const on = (await table.returnedOn(payout.id)) ?? dayOf(payout.endedAt ?? now);
    await this.write(tx, { payout, kind: 'returned', now }, (link) => {
      return bodyOfReturned({ payout, adviserName, first, on }, link, now);
    });
  }

  private async write(
    tx: Transaction,
    { payout, kind, now }: About,
    bodyOf: (link: Link) => ReceiptBody,
  ): Promise<void> {
    if (!this.key) return;
    const table = new ReceiptTable(tx);
    const last = await table.last(payout.expertId);
    const link = { number: (last?.number ?? 0) + 1, previousHash: last?.hash ?? null };
    const signed = this.key.sign(canonicalJson(bodyOf(link)));
    await table.insertKey(this.key.public, now);
    await table.insert({ ...signed, ...link, payoutId: payout.id, expertId: payout.expertId, kind, issuedAt: now });
  }
}

interface About {
  readonly payout: AdviserPayout;
  readonly kind: ReceiptKind;
  readonly now: Temporal.Instant;
}

interface Link {
  readonly number: number;
  readonly previousHash: string | null;
}
