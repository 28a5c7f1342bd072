import { stringify } from 'csv-stringify/sync';
import type { Money } from '../../kernel/money.js';
import type { StatementLine } from '../../ledger/index.js';
import { moneyAsText } from '../money-text.js';

interface StatementFrame {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly opening: Money;
  readonly closing: Money;
}

/** A statement as RFC 4180 has it, between its opening and its closing balance. A spreadsheet takes no cell for a formula. */
export function statementFile({ from, to, opening, closing }: StatementFrame, lines: readonly StatementLine[]): string {
  const rows = [
    { what: 'opening-balance', recorded_at: from.toString(), balance: amountOf(opening), currency: opening.currency },
    ...lines.map((line) => ({
      what: line.code,
      reference: line.reference,
      occurred_at: line.occurredAt.toString(),
      recorded_at: line.recordedAt.toString(),
      amount: amountOf(line.amount),
      balance: amountOf(line.balance),
      currency: line.amount.currency,
      transfer_id: line.transferId,
    })),
    { what: 'closing-balance', recorded_at: to.toString(), balance: amountOf(closing), currency: closing.currency },
  ];
  return stringify(rows, {
    header: true,
    columns: ['what', 'reference', 'occurred_at', 'recorded_at', 'amount', 'balance', 'currency', 'transfer_id'],
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { object: (value) => ({ value: String(value['text']), escape_formulas: false }) },
  });
}

/** A number to a spreadsheet, also below zero: it is told so that its minus is not taken for a formula's. */
interface Amount {
  readonly text: string;
}

function amountOf(amount: Money): Amount {
  return { text: moneyAsText(amount) };
}
