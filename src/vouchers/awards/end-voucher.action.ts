import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { VoucherId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { ClawbackCause, Voucher } from '../voucher.js';
import { cancel, canBeClawedBack, clawBack, refuseUnless, type Standing } from './award.js';
import { AwardTable } from './award.table.js';
import { bearerOf, clawbackTransfers } from './clawback.js';
import type { ClawbackRequest, ReasonRequest } from './voucher.request.js';
import { decidingAs, findVoucher, inOffice, lockVoucher } from './voucher-at-hand.js';
import { writeDecision } from './write-decision.js';
import { writeEnd } from './write-end.js';

/** What a clawback does, or would. */
export interface Clawback extends Standing {
  readonly voucher: Voucher;
  readonly borneBy: (typeof bearerOf)[ClawbackCause];
}

/** Ends vouchers before their time. What they have secured for sessions stays: an adviser's time is never taken back. */
@Injectable()
export class EndVoucher {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `voucher-state`, `conflict-of-interest`. */
  cancel(actor: Actor, id: VoucherId, { reason }: ReasonRequest): Promise<Voucher> {
    return this.database.transaction(async (tx) => {
      const atHand = await lockVoucher(tx, actor, id, 'cancelVoucher');
      const now = this.clock.now();
      const as = await decidingAs(tx, actor, atHand, now);
      const voucher = cancel(atHand.standing, reason, now);
      await writeDecision(tx, voucher, { kind: 'cancelled', reason, actor, as, now });
      await writeEnd(tx, voucher, { now, reason });
      return voucher;
    });
  }

  /** Throws `voucher-state`. */
  preview(actor: Actor, id: VoucherId, cause: ClawbackCause): Promise<Clawback> {
    return this.database.transaction(async (tx) => {
      const { standing } = await findVoucher(tx, actor, id, 'previewClawback');
      refuseUnless(standing, canBeClawedBack, this.clock.now());
      const spent = await new AwardTable(tx).standing(standing);
      return { voucher: standing, ...spent, borneBy: bearerOf[cause] };
    });
  }

  /**
   * What is left goes back; what was drawn is charged to whose fault it is. What is reserved stays, and is charged likewise
   * when it is drawn. Throws `voucher-state`, `conflict-of-interest`, and `not-allowed` to a steward of one of its sides.
   */
  clawBack(actor: Actor, id: VoucherId, { cause, reason }: ClawbackRequest): Promise<Clawback> {
    return this.database.transaction(async (tx) => {
      const atHand = await lockVoucher(tx, actor, id, 'clawBackVoucher');
      const now = this.clock.now();
      const as = await inOffice(tx, actor, atHand, now);
      const voucher = clawBack(atHand.standing, { cause, reason }, now);
      const spent = await new AwardTable(tx).standing(atHand.standing);
      const drawn = money(spent.drawnMinor, voucher.currency);
      const facts = { cause, drawn_minor: drawn.minor, reserved_minor: spent.reservedMinor };
      await writeDecision(tx, voucher, { kind: 'clawed-back', reason, actor, as, now, facts });
      const more = clawbackTransfers(voucher, drawn, { reference: id, now });
      await writeEnd(tx, voucher, { now, more, told: drawn, reason });
      return { voucher, ...spent, borneBy: bearerOf[cause] };
    });
  }
}
