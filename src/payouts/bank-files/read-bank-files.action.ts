import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import type { BankFileId } from '../../kernel/id.js';
import { britishDate } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { bankFileCsv, sha256Of } from './bank-file-csv.js';
import { refusePaidBefore, refuseWithdrawn } from './bank-file-state.js';
import type { ListBankFilesRequest } from './bank-file.request.js';
import { BankFileTable } from './bank-file.table.js';
import { viewBankFile, viewSummary } from './bank-file.view.js';
import { withAccount } from './with-account.js';

@Injectable()
export class ReadBankFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`. */
  list(actor: Actor, { limit, cursor }: ListBankFilesRequest) {
    permit('listBankFiles', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const found = await new BankFileTable(tx).list({ after: placeAfter(cursor), count: limit + 1 });
      const { items, next_cursor } = pageOf(found, limit, ({ madeAt, id }) => ({ at: madeAt, id }));
      const now = this.clock.now();
      return { items: items.map((file) => viewSummary(file, now)), next_cursor };
    });
  }

  /** Throws `not-found`. */
  read(actor: Actor, id: BankFileId) {
    permit('readBankFile', actor.steward ? ['steward'] : [], 'bank file');
    return this.database.transaction(async (tx) => {
      const files = new BankFileTable(tx);
      return viewBankFile(await files.find(id), await files.lines(id), this.clock.now());
    });
  }

  /**
   * The same bytes whenever it is asked for, and a name to save them by, with the day on which it was made. Who had the bank accounts is written down. Throws `not-found`, `bank-file-blanked`, and
   * `bank-file-state` for one that must not be paid: that was withdrawn, or would pay again what an earlier one has paid.
   */
  file(actor: Actor, id: BankFileId): Promise<{ readonly name: string; readonly content: string }> {
    permit('exportBankFile', actor.steward ? ['steward'] : [], 'bank file');
    return this.database.transaction(async (tx) => {
      const files = new BankFileTable(tx);
      await files.lock(id);
      const file = await files.find(id);
      refuseWithdrawn(file);
      refusePaidBefore(file);
      const { sha256, amount, payouts, madeAt } = file;
      const content = bankFileCsv((await files.lines(id)).map(withAccount));
      if (sha256Of(content) !== sha256) throw new Error(`Bank file ${id} is not what it was when it was made.`);
      const now = this.clock.now();
      await files.take(id, now);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'bank-file-exported' },
        ...{ on: { kind: 'bank-file', id }, facts: { payouts, amount_minor: amount.minor } },
      });
      return { name: `payouts-${britishDate(madeAt)}-${id.slice(-4)}.csv`, content };
    });
  }
}
