import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { OrganisationId, VoucherId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Voucher } from '../voucher.js';
import { extend, resume, suspend } from './award.js';
import { mostExtensionDays } from './extension-days.js';
import type { ExtensionRequest, ReasonRequest } from './voucher.request.js';
import { decidingAs, lockVoucher } from './voucher-at-hand.js';
import { VoucherNewsTable } from './voucher-news.table.js';
import { writeDecision } from './write-decision.js';

/** What its funder or a steward decides about a voucher that goes on. */
@Injectable()
export class KeepVoucher {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `conflict-of-interest`, `voucher-state`, `already-extended`, `extension-too-long`. */
  extend(actor: Actor, id: VoucherId, { days, reason }: ExtensionRequest): Promise<Voucher> {
    return this.database.transaction(async (tx) => {
      const atHand = await lockVoucher(tx, actor, id, 'extendVoucher');
      const now = this.clock.now();
      const as = await decidingAs(tx, actor, atHand, now);
      const voucher = extend(atHand.standing, { days, most: await mostExtensionDays(tx, now) }, now);
      await atHand.vouchers.update(voucher);
      await writeDecision(tx, voucher, { kind: 'extended', reason, actor, as, now, facts: { days } });
      await new VoucherNewsTable(tx).note({ voucherId: id, kind: 'extended', about: now, reason });
      return voucher;
    });
  }

  /** Throws `conflict-of-interest`, `voucher-state`. */
  suspend(actor: Actor, id: VoucherId, { reason }: ReasonRequest): Promise<Voucher> {
    return this.database.transaction(async (tx) => {
      const atHand = await lockVoucher(tx, actor, id, 'suspendVoucher');
      const now = this.clock.now();
      const as = await decidingAs(tx, actor, atHand, now);
      const voucher = suspend(atHand.standing, reason, now);
      await atHand.vouchers.update(voucher);
      await writeDecision(tx, voucher, { kind: 'suspended', reason, actor, as, now });
      await new VoucherNewsTable(tx).note({ voucherId: id, kind: 'suspended', about: now, reason });
      return voucher;
    });
  }

  /** Throws `conflict-of-interest`, `voucher-state`, and `debt-unpaid` while its organisation owes something. */
  resume(actor: Actor, id: VoucherId, { reason }: ReasonRequest): Promise<Voucher> {
    return this.database.transaction(async (tx) => {
      const atHand = await lockVoucher(tx, actor, id, 'resumeVoucher');
      const now = this.clock.now();
      const as = await decidingAs(tx, actor, atHand, now);
      const voucher = resume(atHand.standing, now);
      await refuseInDebt(tx, voucher.organisationId);
      await atHand.vouchers.update(voucher);
      await writeDecision(tx, voucher, { kind: 'resumed', reason, actor, as, now });
      await new VoucherNewsTable(tx).note({ voucherId: id, kind: 'resumed', about: now, reason });
      return voucher;
    });
  }
}

/** What a client owes is below zero in the books. */
async function refuseInDebt(tx: Transaction, owner: OrganisationId): Promise<void> {
  const { minor, currency } = await new Ledger(tx).balanceOf({ kind: 'client-debt', owner });
  if (minor >= 0) return;
  throw new Problem(
    'debt-unpaid',
    'This organisation still owes something. Its voucher can be used again once that is paid.',
    {
      owed: money(-minor, currency),
    },
  );
}
