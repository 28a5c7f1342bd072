import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import { type BankFileId, newId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { tellOfPayouts } from '../tell-of-payouts.js';
import { payoutReference } from '../payout-reference.js';
import { type FilePayout, leftOutFor, mostLines } from './bank-file.js';
import { bankFileCsv, sha256Of } from './bank-file-csv.js';
import { BankFileTable } from './bank-file.table.js';
import { viewSummary, viewPreview } from './bank-file.view.js';
import { refuseOwnPay } from './own-pay.js';
import { withAccount } from './with-account.js';

@Injectable()
export class MakeBankFile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What a file would pay that was made now, and what it would leave out. Nothing is written. Throws `not-found`. */
  preview(actor: Actor) {
    permit('previewBankFile', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) =>
      viewPreview(await new BankFileTable(tx).planned(mostLines, { locked: false })),
    );
  }

  /**
   * Takes what is planned to be paid by file into a new one: from then on it is sent, and in no other. Throws `not-found`, `not-allowed` to
   * a steward who is paid by it, and `nothing-planned`.
   */
  run(actor: Actor) {
    permit('makeBankFile', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const files = new BankFileTable(tx);
      const planned = await files.planned(mostLines, { locked: true });
      const payouts = planned.filter((each) => !leftOutFor(each));
      if (payouts.length === 0) throw nothingPlanned(planned);
      await refuseOwnPay(tx, actor, payouts);
      const now = this.clock.now();
      const lines = payouts.map((each) => ({ ...withAccount(each), reference: payoutReference(each.payoutId) }));
      const id = newId<BankFileId>();
      const sha256 = sha256Of(bankFileCsv(lines));
      await files.insert(
        { id, madeAt: now, madeBy: actor.userId, sha256, takenAt: null, withdrawal: null },
        lines.map(({ payoutId, reference }) => ({ payoutId, reference })),
      );
      await tellOfPayouts(
        tx,
        payouts.map(({ payoutId }) => payoutId),
        now,
      );
      const file = await files.find(id);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'bank-file-made', on: { kind: 'bank-file', id } },
        facts: { payouts: file.payouts, amount_minor: file.amount.minor, sha256: file.sha256 },
      });
      return viewSummary(file, now);
    });
  }
}

function nothingPlanned(planned: readonly FilePayout[]): Problem {
  return new Problem(
    'nothing-planned',
    planned.length > 0
      ? `No file was made: where the ${planned.length} planned payouts go has changed since, or an earlier file may have paid them. The preview says what to do about each.`
      : 'No file was made: nothing is planned to be paid by file. Look at the payouts that are due, or at the files that were made already.',
    { left_out: planned.length },
  );
}
