import { minus } from '../../kernel/money.js';
import { amountCell, csvFile } from '../../platform/csv-file.js';
import type { KeptReconciliationLine } from './reconciliation.js';

const columns = [
  ...['kind', 'external_id', 'our_id', 'provider_says', 'books_say', 'difference', 'currency', 'state', 'at'],
];

/** The lines of a day as RFC 4180 has it. A spreadsheet takes no cell for a formula. */
export function reconciliationFile(lines: readonly KeptReconciliationLine[]): string {
  const rows = lines.map(({ kind, externalId, ourId, provider, books, state, at }) => ({
    ...{ kind, external_id: externalId, our_id: ourId, state, at: at.toString() },
    ...{
      provider_says: amountCell(provider),
      books_say: amountCell(books),
      difference: amountCell(minus(provider, books)),
    },
    currency: provider.currency,
  }));
  return csvFile(columns, rows);
}
