import { stringify } from 'csv-stringify/sync';
import { minus, type Money } from '../../kernel/money.js';
import { moneyAsText } from '../money-text.js';
import type { KeptReconciliationLine } from './reconciliation.js';

/** The lines of a day as RFC 4180 has it. A spreadsheet takes no cell for a formula. */
export function reconciliationFile(lines: readonly KeptReconciliationLine[]): string {
  const rows = lines.map(({ kind, externalId, ourId, provider, books, state, at }) => ({
    ...{ kind, external_id: externalId, our_id: ourId, state, at: at.toString() },
    ...{ provider_says: amountOf(provider), books_say: amountOf(books), difference: amountOf(minus(provider, books)) },
    currency: provider.currency,
  }));
  return stringify(rows, {
    header: true,
    columns: [
      ...['kind', 'external_id', 'our_id', 'provider_says', 'books_say', 'difference', 'currency', 'state', 'at'],
    ],
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { object: (value) => ({ value: String(value['text']), escape_formulas: false }) },
  });
}

/** A number to a spreadsheet, also below zero: it is told so that its minus is not taken for a formula's. */
function amountOf(amount: Money): { readonly text: string } {
  return { text: moneyAsText(amount) };
}
