import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { VoucherId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Voucher } from '../voucher.js';
import { commitmentFeeReceived } from '../voucher.postings.js';
import { activate } from './award.js';
import type { CommitmentFeeRequest } from './voucher.request.js';
import { inOffice, lockVoucher } from './voucher-at-hand.js';
import { VoucherNewsTable } from './voucher-news.table.js';
import { writeDecision } from './write-decision.js';

@Injectable()
export class RecordCommitmentFee {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * A steward says that the fee is there, or waives it, and the voucher can be used from now on.
   * Throws `not-allowed` to a steward of one of its sides, `conflict-of-interest`, `voucher-state`.
   */
  run(actor: Actor, id: VoucherId, { outcome, reason }: CommitmentFeeRequest): Promise<Voucher> {
    return this.database.transaction(async (tx) => {
      const atHand = await lockVoucher(tx, actor, id, 'recordCommitmentFee');
      const { vouchers, standing } = atHand;
      const now = this.clock.now();
      const as = await inOffice(tx, actor, atHand, now);
      const voucher = activate(standing, now);
      await vouchers.update(voucher);
      const amount = money(outcome === 'received' ? voucher.commitmentFeeMinor : 0, voucher.currency);
      const facts = { fee_minor: voucher.commitmentFeeMinor, received_minor: amount.minor };
      await writeDecision(tx, voucher, { kind: `fee-${outcome}`, reason, actor, as, now, facts });
      await new VoucherNewsTable(tx).note({ voucherId: id, kind: 'active', about: now });
      const fee = { voucherId: id, programmeId: voucher.programmeId, amount };
      await new Ledger(tx).post([commitmentFeeReceived(fee, { occurredAt: now, by: actor.userId })], now);
      return voucher;
    });
  }
}
