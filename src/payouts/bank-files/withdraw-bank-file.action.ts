import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import type { BankFileId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { tellOfPayouts } from '../tell-of-payouts.js';
import { isUnspoken, refuseWithdrawn, spokenOf } from './bank-file-state.js';
import type { WithdrawBankFileRequest } from './bank-file.request.js';
import { BankFileTable } from './bank-file.table.js';
import { viewSummary } from './bank-file.view.js';
import { BankResultTable } from './bank-result.table.js';
import { refuseOwnPay } from './own-pay.js';

@Injectable()
export class WithdrawBankFile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * On a steward's word that the bank never had it: what it was to pay is planned again. Throws `not-found`, `not-allowed` to a steward who
   * is paid by it, and `bank-file-state` once something of it is known, or it was withdrawn.
   */
  run(actor: Actor, id: BankFileId, { reason }: WithdrawBankFileRequest) {
    permit('withdrawBankFile', actor.steward ? ['steward'] : [], 'bank file');
    return this.database.transaction(async (tx) => {
      const files = new BankFileTable(tx);
      const standing = await files.lock(id);
      refuseWithdrawn(standing);
      const lines = await files.lines(id);
      await refuseOwnPay(tx, actor, lines);
      const results = new BankResultTable(tx);
      await results.lockPayouts(lines.map(({ payoutId }) => payoutId));
      if (!isUnspoken(id, await results.standings(id))) throw spokenOf();
      const now = this.clock.now();
      const planned = await files.withdraw({ ...standing, withdrawal: { at: now, by: actor.userId, reason } });
      await tellOfPayouts(tx, planned, now);
      const file = await files.find(id);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'bank-file-withdrawn', on: { kind: 'bank-file', id } },
        facts: { payouts: file.payouts, amount_minor: file.amount.minor },
      });
      return viewSummary(file, now);
    });
  }
}
