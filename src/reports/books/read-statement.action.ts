import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { Problem } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';
import { type AccountId, type KeptAccount, Ledger, type TransferId } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { readableAccount } from './account-owners.table.js';
import type { StatementFileRequest, StatementRequest } from './books.request.js';
import { viewAccount, viewStatementLine } from './books.view.js';
import { statementFile } from './statement-file.js';

const mostLines = 10_000;

/** What came to an account and went from it. */
@Injectable()
export class ReadStatement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`, `not-allowed`. */
  page(actor: Actor, id: AccountId, { limit, cursor, ...request }: StatementRequest) {
    return this.database.transaction(async (tx) => {
      const account = await readableAccount(tx, actor, id, 'readLedgerStatement');
      const { from, to } = this.periodOf(account, request);
      const [ledger, { currency }] = [new Ledger(tx), account];
      const after = placeAfter(cursor)?.id as TransferId | undefined;
      const found = await ledger.statement(account, { currency, count: limit + 1, after, from, to });
      const { items, next_cursor } = pageOf(found, limit, (line) => ({ at: line.recordedAt, id: line.transferId }));
      return {
        ...{ account: viewAccount(account), from: from.toString(), to: to.toString() },
        opening: await ledger.balanceBefore(account, from, currency),
        closing: await ledger.balanceBefore(account, to, currency),
        ...{ items: items.map(viewStatementLine), next_cursor },
      };
    });
  }

  /** As CSV, whole, and a name to save it by, with its first and last day. Throws `not-found`, `not-allowed`, and `window-out-of-range` where the period has too many lines. */
  file(actor: Actor, id: AccountId, request: StatementFileRequest) {
    return this.database.transaction(async (tx) => {
      const account = await readableAccount(tx, actor, id, 'exportLedgerStatement');
      const { from, to } = this.periodOf(account, request);
      const [ledger, { currency }] = [new Ledger(tx), account];
      const lines = await ledger.statement(account, { currency, count: mostLines + 1, from, to });
      if (lines.length > mostLines) {
        throw new Problem('window-out-of-range', `A file has at most ${mostLines} lines. Choose a shorter period.`);
      }
      const opening = await ledger.balanceBefore(account, from, currency);
      const closing = await ledger.balanceBefore(account, to, currency);
      const name = `statement-${britishDate(from)}-to-${britishDate(to.subtract({ milliseconds: 1 }))}.csv`;
      return { name, content: statementFile({ from, to, opening, closing }, lines) };
    });
  }

  /** Half-open, and so that what is recorded in this millisecond is in it. */
  private periodOf({ openedAt }: KeptAccount, { from = openedAt, to }: StatementFileRequest) {
    return { from, to: to ?? this.clock.now().add({ milliseconds: 1 }) };
  }
}
