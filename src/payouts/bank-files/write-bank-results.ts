import { Injectable } from '@nestjs/common';
import { Audit } from '../../accounts/index.js';
import type { BankFileId, UserId } from '../../kernel/id.js';
import { sum } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import type { Transaction } from '../../platform/database.js';
import { AdviserPayoutTable } from '../adviser-payout.table.js';
import { paidTwice, secondPaymentReturned } from '../payout.postings.js';
import { WritePayout } from '../run/write-payout.js';
import { BankFilePost } from './bank-file.post.js';
import { BankFileTable } from './bank-file.table.js';
import type { BankOutcome, RecordedResult } from './bank-result.js';
import { BankResultTable } from './bank-result.table.js';

interface Said {
  /** The file that the statement was read for. */
  readonly fileId: BankFileId;
  readonly by: UserId;
}

/** Writes down what a bank did, and tells stewards what it should not have done. Its payouts are locked. */
@Injectable()
export class WriteBankResults {
  constructor(
    private readonly clock: Clock,
    private readonly writePayout: WritePayout,
    private readonly post: BankFilePost,
  ) {}

  /** As it happened, the first first. */
  async run(tx: Transaction, results: readonly RecordedResult[], said: Said): Promise<void> {
    if (results.length === 0) return;
    for (const result of results) await this.write(tx, result, said.by);
    await new Audit(tx).write({
      ...{ at: this.clock.now(), by: said.by, as: 'steward', deed: 'bank-results-recorded' },
      ...{ on: { kind: 'bank-file', id: said.fileId }, facts: factsOf(results) },
    });
    await this.tell(tx, results, said.fileId);
  }

  /** Of a payment too many nothing follows for the payout: it is to be had back. */
  private async write(tx: Transaction, result: RecordedResult, by: UserId): Promise<void> {
    const table = new BankResultTable(tx);
    const said = { fileId: result.byFile, payoutId: result.payoutId, by };
    const before = await new AdviserPayoutTable(tx).find(result.payoutId);
    const now = this.clock.now();
    if (result.isSurplus) {
      const id = await table.insertSurplus(result, { ...said, at: now });
      const follows = result.outcome === 'paid' ? paidTwice : secondPaymentReturned;
      await new Ledger(tx).post([follows({ ...before, id }, { occurredAt: now, by })], now);
      return;
    }
    await table.insert(result, { ...said, at: now }); // before its receipt, which tells the bank's day
    const written = await this.writePayout.run(tx, before, {
      ...{ state: seenAs[result.outcome], externalId: null, paidOn: result.happenedOn, failure: result.reason },
      isPayeesFault: result.outcome === 'returned' || result.isAccountWrong,
    });
    if (!written) throw new Error(`Payout ${before.id} changed while it was locked.`);
  }

  private async tell(tx: Transaction, results: readonly RecordedResult[], fileId: BankFileId): Promise<void> {
    const twice = results.filter(isPaidTwice);
    if (twice.length > 0) await this.post.paidTwice(tx, fileId, twice);
    const paid = results.filter(isPaidByWithdrawn);
    const files = new BankFileTable(tx);
    for (const id of new Set(paid.map(({ byFile }) => byFile))) {
      const told = { results: paid.filter(({ byFile }) => byFile === id), again: await files.askingAgain(id) };
      await this.post.withdrawnPaid(tx, await files.find(id), { ...told, mayBePaid: await files.unsettled(id) });
    }
  }
}

/** A payment that the bank made once too often. */
export function isPaidTwice({ isSurplus, outcome }: Pick<RecordedResult, 'isSurplus' | 'outcome'>): boolean {
  return isSurplus && outcome === 'paid';
}

/** A payment that the bank made by a file that it was not to have. */
export function isPaidByWithdrawn(result: Pick<RecordedResult, 'isByEarlierFile' | 'outcome'>): boolean {
  return result.isByEarlierFile && result.outcome === 'paid';
}

const seenAs = { paid: 'paid', rejected: 'failed', returned: 'returned' } as const satisfies Record<
  BankOutcome,
  string
>;

/** How many, and how much, by what became of them. */
function factsOf(results: readonly RecordedResult[]): Record<string, number> {
  const following = results.filter(({ isSurplus }) => !isSurplus);
  const of = (wanted: BankOutcome) => following.filter(({ outcome }) => outcome === wanted);
  const facts = (Object.keys(seenAs) as BankOutcome[]).map((outcome) => {
    const amount = sum(of(outcome).map((each) => each.amount));
    return { [outcome]: of(outcome).length, [`${outcome}_minor`]: amount.minor };
  });
  const odd = { paid_twice: results.filter(isPaidTwice), by_earlier_file: results.filter(isPaidByWithdrawn) };
  const counts = Object.entries(odd).flatMap(([name, { length }]) => (length > 0 ? [{ [name]: length }] : []));
  return Object.assign({}, ...facts, ...counts) as Record<string, number>;
}
