import { Injectable } from '@nestjs/common';
import { type Actor, type OperationId, permit } from '../../accounts/index.js';
import { notFound, Problem } from '../../kernel/problem.js';
import type { Provider } from '../../payments/index.js';
import { Database, type Transaction } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { type Reconciliation } from './reconciliation.js';
import { reconciliationFile } from './reconciliation-file.js';
import { ReconciliationTable } from './reconciliation.table.js';
import type { ListReconciliationsRequest, ReadReconciliationRequest } from './reconciliations.request.js';
import { viewLine, viewReconciliation } from './reconciliations.view.js';

/** As many lines as a file may have. */
const mostLines = 50_000;

interface Asked {
  readonly provider: Provider;
  readonly day: Temporal.PlainDate;
}

/** What providers say against what the books say, for stewards. Each throws `not-found` to everybody else. */
@Injectable()
export class ReadReconciliations {
  constructor(private readonly database: Database) {}

  list(actor: Actor, { limit, cursor }: ListReconciliationsRequest) {
    permitted(actor, 'listReconciliations');
    return this.database.transaction(async (tx) => {
      const found = await new ReconciliationTable(tx).page(placeAfter(cursor), limit + 1);
      const { items, next_cursor } = pageOf(found, limit, ({ day, id }) => ({ at: midnightOf(day), id }));
      return { items: items.map(viewReconciliation), next_cursor };
    });
  }

  /** Throws `not-found` for a day that nobody has reconciled. */
  read(actor: Actor, asked: Asked, { state, limit, cursor }: ReadReconciliationRequest) {
    permitted(actor, 'readReconciliation');
    return this.database.transaction(async (tx) => {
      const run = await newestOf(tx, asked);
      const wanted = { state, after: placeAfter(cursor), count: limit + 1 };
      const found = await new ReconciliationTable(tx).lines(run, wanted);
      const { items, next_cursor } = pageOf(found, limit, ({ at, id }) => ({ at, id }));
      return { reconciliation: viewReconciliation(run), items: items.map(viewLine), next_cursor };
    });
  }

  /** As CSV, whole. Throws `not-found`, and `window-out-of-range` where the day has too many lines. */
  file(actor: Actor, asked: Asked): Promise<string> {
    permitted(actor, 'exportReconciliation');
    return this.database.transaction(async (tx) => {
      const run = await newestOf(tx, asked);
      if (run.lines > mostLines)
        throw new Problem('window-out-of-range', `A file has at most ${mostLines} lines. Read this day page by page.`);
      return reconciliationFile(await new ReconciliationTable(tx).lines(run, { count: mostLines }));
    });
  }
}

function permitted(actor: Actor, operation: OperationId): void {
  permit(operation, actor.steward ? ['steward'] : [], 'reconciliation');
}

async function newestOf(tx: Transaction, { provider, day }: Asked): Promise<Reconciliation> {
  const run = await new ReconciliationTable(tx).newestOf(provider, day);
  if (!run) throw notFound('reconciliation');
  return run;
}

function midnightOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime('UTC').toInstant();
}
