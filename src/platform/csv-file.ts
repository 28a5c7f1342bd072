import { stringify } from 'csv-stringify/sync';
import type { Money } from '../kernel/money.js';
import { moneyAsText } from '../kernel/money-text.js';

/** What is told so that a spreadsheet takes it as it stands: the minus of an amount is no formula's. */
export interface PlainCell {
  readonly text: string;
}

type Cell = string | number | null | undefined | PlainCell;

/** A file as RFC 4180 has it, which spreadsheets open as UTF-8. None of its cells is taken for a formula. */
export function csvFile(columns: readonly string[], rows: readonly Readonly<Record<string, Cell>>[]): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { object: (value) => ({ value: String(value['text']), escape_formulas: false }) },
  });
}

export function amountCell(amount: Money): PlainCell {
  return { text: moneyAsText(amount) };
}
