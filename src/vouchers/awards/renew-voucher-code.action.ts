import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { VoucherId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { SupportEvents } from '../support-events.table.js';
import type { Voucher } from '../voucher.js';
import { refuseUnless } from './award.js';
import { hashOfCode, newVoucherCode } from './voucher-code.js';
import { lockVoucher } from './voucher-at-hand.js';

@Injectable()
export class RenewVoucherCode {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The code that was shared before is none any more. Throws `voucher-state`. */
  run(actor: Actor, id: VoucherId): Promise<{ voucher: Voucher; code: string }> {
    return this.database.transaction(async (tx) => {
      const { vouchers, standing } = await lockVoucher(tx, actor, id, 'renewVoucherCode');
      const now = this.clock.now();
      refuseUnless(standing, ['accepted', 'active', 'suspended'], now);
      const code = newVoucherCode();
      const voucher = { ...standing, codeHash: hashOfCode(code) };
      await vouchers.update(voucher);
      const event = { subject: 'voucher', subjectId: id, kind: 'code-renewed', at: now, by: actor.userId } as const;
      await new SupportEvents(tx).record(event);
      return { voucher, code };
    });
  }
}
