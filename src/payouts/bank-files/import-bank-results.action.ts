import { Injectable, Logger } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { AdviserPayoutId, BankFileId, ExpertId } from '../../kernel/id.js';
import { accountOf, Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { payableOf } from '../payout.postings.js';
import { dayOf } from '../run/pay-day.js';
import { refuseUngiven } from './bank-file-state.js';
import { type BankResultsRequest, resultsIn } from './bank-file.request.js';
import { BankFileTable } from './bank-file.table.js';
import { asItHappened, type BankResult, type MatchedResult, type RecordedResult } from './bank-result.js';
import { BankResultTable } from './bank-result.table.js';
import { matched } from './match-results.js';
import { refuseOwnPay } from './own-pay.js';
import { isPaidByWithdrawn, isPaidTwice, WriteBankResults } from './write-bank-results.js';

/** What the bank says became of a file, by its statement or by hand. */
@Injectable()
export class ImportBankResults {
  private readonly logger = new Logger('ImportBankResults');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly writeResults: WriteBankResults,
  ) {}

  /** What would follow from it. Nothing is written. Throws `not-found`, `statement-unread`, `bank-file-state`. */
  preview(actor: Actor, id: BankFileId, said: BankResultsRequest): Promise<MatchedResult[]> {
    permit('previewBankResults', actor.steward ? ['steward'] : [], 'bank file');
    return this.database.transaction(async (tx) => {
      refuseUngiven(await new BankFileTable(tx).find(id), said);
      return this.matched(tx, id, resultsIn(said));
    });
  }

  /**
   * Writes down whatever matches, all in one; what does not is answered and left. So it may be done again with the same statement, and only
   * what is new in it follows. What was paid twice, or by a file that was withdrawn, is told to stewards. Throws as the preview does, and
   * `not-allowed` to a steward who is paid by the file.
   */
  async run(actor: Actor, id: BankFileId, said: BankResultsRequest): Promise<MatchedResult[]> {
    permit('importBankResults', actor.steward ? ['steward'] : [], 'bank file');
    const results = resultsIn(said);
    const found = await this.database.transaction(async (tx) => {
      const files = new BankFileTable(tx);
      refuseUngiven(await files.lock(id), said);
      const lines = await files.lines(id);
      await refuseOwnPay(tx, actor, lines);
      await this.lock(tx, lines);
      const answered = await this.matched(tx, id, results);
      const recorded = answered.filter(isRecorded).toSorted(asItHappened);
      await this.writeResults.run(tx, recorded, { fileId: id, by: actor.userId });
      return answered;
    });
    this.log(found.filter(isRecorded));
    return found;
  }

  /** In the one order, before any is looked at: where they go, the payouts, what their advisers are owed. */
  private async lock(
    tx: Transaction,
    lines: readonly { readonly payoutId: AdviserPayoutId; readonly expertId: ExpertId }[],
  ): Promise<void> {
    await new BankResultTable(tx).lockPayouts(lines.map(({ payoutId }) => payoutId));
    const payables = [...new Set(lines.map(({ expertId }) => expertId))].map(payableOf);
    const underWay = lines.map(({ payoutId }) => accountOf('adviser-payout', payoutId));
    await new Ledger(tx).lock([...underWay, ...payables], this.clock.now());
  }

  private async matched(tx: Transaction, id: BankFileId, results: readonly BankResult[]): Promise<MatchedResult[]> {
    return matched(results, await new BankResultTable(tx).standings(id), dayOf(this.clock.now()));
  }

  private log(recorded: readonly RecordedResult[]): void {
    for (const { payoutId, byFile } of recorded.filter(isPaidTwice))
      this.logger.error(`payout ${payoutId} was paid by the bank once too often, by bank file ${byFile}`);
    for (const { payoutId, byFile } of recorded.filter(isPaidByWithdrawn))
      this.logger.error(`payout ${payoutId} was paid by bank file ${byFile}, which was withdrawn`);
  }
}

function isRecorded(result: MatchedResult): result is RecordedResult {
  const { payoutId, byFile, mismatch, isSurplus } = result;
  return payoutId !== null && byFile !== null && (mismatch === null || isSurplus);
}
