import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor } from '../../accounts/index.js';
import type { VoucherId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { SupportEvents } from '../support-events.table.js';
import type { Voucher } from '../voucher.js';
import { accept, decline } from './award.js';
import { awardSubsidy } from './award-subsidy.js';
import { type Declared, refuseUndeclared } from './declaration.js';
import { DeclarationTable } from './declaration.table.js';
import { hashOfCode, newVoucherCode } from './voucher-code.js';
import { findVoucher, lockVoucher } from './voucher-at-hand.js';
import { VoucherNewsTable } from './voucher-news.table.js';
import { writeEnd } from './write-end.js';

@Injectable()
export class AcceptVoucher {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The organisation takes the offer, declaring what is asked for. The organisation is locked first: what it has of other
   * subsidies from here counts. Returns the code that its bookers use; it is kept nowhere.
   * Throws `offer-lapsed`, `voucher-state`, `declarations-needed`, `subsidy-order`, `subsidy-cap`.
   */
  run(actor: Actor, id: VoucherId, declared: readonly Declared[]): Promise<{ voucher: Voucher; code: string }> {
    return this.database.transaction(async (tx) => {
      await lockOwner(tx, actor, id);
      const { vouchers, standing } = await lockVoucher(tx, actor, id, 'acceptVoucher');
      const now = this.clock.now();
      const code = newVoucherCode();
      const voucher = accept(standing, { by: actor.userId, codeHash: hashOfCode(code) }, now);
      const declarations = new DeclarationTable(tx);
      refuseUndeclared(await declarations.needed(standing, now), declared);
      await declarations.insert(id, declared, { by: actor.userId, now });
      if (voucher.subsidyControlled) await awardSubsidy(tx, standing, now);
      await vouchers.update(voucher);
      const event = { subject: 'voucher', subjectId: id, kind: 'accepted', at: now, by: actor.userId } as const;
      await new SupportEvents(tx).record(event);
      const kind = voucher.state === 'active' ? 'active' : 'fee-due';
      await new VoucherNewsTable(tx).note({ voucherId: id, kind, about: now });
      return { voucher, code };
    });
  }

  /** What was set aside for it goes back to the programme. Throws `offer-lapsed`, `voucher-state`. */
  decline(actor: Actor, id: VoucherId): Promise<Voucher> {
    return this.database.transaction(async (tx) => {
      const { standing } = await lockVoucher(tx, actor, id, 'declineVoucher');
      const now = this.clock.now();
      const voucher = decline(standing, now);
      const event = { subject: 'voucher', subjectId: id, kind: 'declined', at: now, by: actor.userId } as const;
      await new SupportEvents(tx).record(event);
      await writeEnd(tx, voucher, { now });
      return voucher;
    });
  }
}

/** An organisation comes before its vouchers in the one order of locks. Throws `not-found`, `not-allowed`. */
async function lockOwner(tx: Transaction, actor: Actor, id: VoucherId): Promise<void> {
  const { standing } = await findVoucher(tx, actor, id, 'acceptVoucher');
  await new AccountTable(tx).lockOrganisation(standing.organisationId);
}
