import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import type { AdviserPayoutId, BankFileId, ExpertId } from '../../kernel/id.js';
import { sum } from '../../kernel/money.js';
import { accountOf, Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { AdviserPayoutTable } from '../adviser-payout.table.js';
import { payableOf } from '../payout.postings.js';
import { dayOf } from '../run/pay-day.js';
import { WritePayout } from '../run/write-payout.js';
import type { BankFile } from './bank-file.js';
import { refuseWithdrawn } from './bank-file-state.js';
import { type BankResultsRequest, resultsIn } from './bank-file.request.js';
import { BankFileTable } from './bank-file.table.js';
import { type BankOutcome, type BankResult, matched, type MatchedResult } from './bank-result.js';
import { BankResultTable } from './bank-result.table.js';
import { refuseOwnPay } from './own-pay.js';

type Following = MatchedResult & { readonly payoutId: AdviserPayoutId };

/** What the bank says became of a file, by its statement or by hand. */
@Injectable()
export class ImportBankResults {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly writePayout: WritePayout,
  ) {}

  /** What would follow from it. Nothing is written. Throws `not-found`, `statement-unread`, `bank-file-state`. */
  preview(actor: Actor, id: BankFileId, said: BankResultsRequest): Promise<MatchedResult[]> {
    permit('previewBankResults', actor.steward ? ['steward'] : [], 'bank file');
    return this.database.transaction(async (tx) => {
      const file = await new BankFileTable(tx).find(id);
      refuseWithdrawn(file);
      return this.matched(tx, file, resultsIn(said));
    });
  }

  /**
   * Writes down whatever matches, all in one; what does not is answered and left. So it may be done again with the same statement, and only
   * what is new in it follows. Throws as the preview does, and `not-allowed` to a steward who is paid by the file.
   */
  run(actor: Actor, id: BankFileId, said: BankResultsRequest): Promise<MatchedResult[]> {
    permit('importBankResults', actor.steward ? ['steward'] : [], 'bank file');
    const results = resultsIn(said);
    return this.database.transaction(async (tx) => {
      const files = new BankFileTable(tx);
      const file = await files.lock(id);
      refuseWithdrawn(file);
      const lines = await files.lines(id);
      await refuseOwnPay(tx, actor, lines);
      await this.lock(tx, lines);
      const found = await this.matched(tx, file, results);
      const following = found.filter(hasPayout).filter(({ mismatch }) => mismatch === null);
      for (const result of following) await this.write(tx, actor, { file, result });
      if (following.length > 0)
        await new Audit(tx).write({
          ...{ at: this.clock.now(), by: actor.userId, as: 'steward', deed: 'bank-results-recorded' },
          ...{ on: { kind: 'bank-file', id }, facts: factsOf(following) },
        });
      return found;
    });
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

  private async matched(
    tx: Transaction,
    { id, madeAt }: BankFile,
    results: readonly BankResult[],
  ): Promise<MatchedResult[]> {
    const days = { madeOn: dayOf(madeAt), today: dayOf(this.clock.now()) };
    return matched(results, await new BankResultTable(tx).standings(id), days);
  }

  private async write(
    tx: Transaction,
    { userId }: Actor,
    { file, result }: { readonly file: BankFile; readonly result: Following },
  ): Promise<void> {
    const before = await new AdviserPayoutTable(tx).find(result.payoutId);
    const written = await this.writePayout.run(tx, before, {
      ...{ state: seenAs[result.outcome], externalId: null, paidOn: result.happenedOn, failure: result.reason },
      isPayeesFault: result.outcome === 'returned' || result.isAccountWrong,
    });
    if (!written) throw new Error(`Payout ${before.id} changed while it was locked.`);
    const said = { fileId: file.id, payoutId: result.payoutId, at: this.clock.now(), by: userId };
    await new BankResultTable(tx).insert(result, said);
  }
}

const seenAs = { paid: 'paid', rejected: 'failed', returned: 'returned' } as const satisfies Record<
  BankOutcome,
  string
>;

function hasPayout(result: MatchedResult): result is Following {
  return result.payoutId !== null;
}

/** How many, and how much, by what became of them. */
function factsOf(following: readonly Following[]): Record<string, number> {
  const of = (wanted: BankOutcome) => following.filter(({ outcome }) => outcome === wanted);
  const facts = (Object.keys(seenAs) as BankOutcome[]).map((outcome) => {
    const amount = sum(of(outcome).map((each) => each.amount));
    return { [outcome]: of(outcome).length, [`${outcome}_minor`]: amount.minor };
  });
  return Object.assign({}, ...facts) as Record<string, number>;
}
