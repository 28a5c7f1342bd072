import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { newId, type ProgrammeId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { fundReturned } from '../voucher.postings.js';
import type { ReturnFundRequest } from './deposit.request.js';
import { DepositTable, type FundReturn } from './deposit.table.js';
import { refuseOwnFunder } from './funder.js';
import { refuseReturn } from './fund-return.js';
import { MeansTable } from './means.table.js';
import { recordDeed } from './record-deed.js';
import { lockProgramme } from './relations.js';

@Injectable()
export class ReturnFund {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * What a closed programme has left goes back to its funder, once no voucher can need it.
   * Throws `not-found`, `not-allowed`, `conflict-of-interest`, `programme-state`, `vouchers-outstanding`, `nothing-to-return`.
   */
  run(actor: Actor, programmeId: ProgrammeId, { reason }: ReturnFundRequest): Promise<FundReturn> {
    return this.database.transaction(async (tx) => {
      const programme = await lockProgramme(tx, actor, programmeId, 'returnFund');
      const now = this.clock.now();
      await refuseOwnFunder(tx, actor, programme.funderId, now);
      const ledger = new Ledger(tx);
      const amount = await ledger.balanceOf({ kind: 'programme-fund', owner: programmeId }, programme.currency);
      refuseReturn(programme, await new MeansTable(tx).outstanding(programmeId), amount);
      const returned = { id: newId(), programmeId, amount, returnedAt: now, returnedBy: actor.userId, reason };
      await new DepositTable(tx).insertReturn(returned);
      await recordDeed(tx, programme, 'fund-returned', { actor, at: now, facts: { amount_minor: amount.minor } });
      await ledger.post([fundReturned(returned, { occurredAt: now, by: actor.userId })], now);
      return returned;
    });
  }
}
