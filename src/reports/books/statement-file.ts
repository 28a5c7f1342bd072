import type { Money } from '../../kernel/money.js';
import type { StatementLine } from '../../ledger/index.js';
import { amountCell, csvFile } from '../../platform/csv-file.js';

const columns = ['what', 'reference', 'occurred_at', 'recorded_at', 'amount', 'balance', 'currency', 'transfer_id'];

interface StatementFrame {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly opening: Money;
  readonly closing: Money;
}

/** A statement as RFC 4180 has it, between its opening and its closing balance. A spreadsheet takes no cell for a formula. */
export function statementFile({ from, to, opening, closing }: StatementFrame, lines: readonly StatementLine[]): string {
  const rows = [
    { what: 'opening-balance', recorded_at: from.toString(), balance: amountCell(opening), currency: opening.currency },
    ...lines.map((line) => ({
      what: line.code,
      reference: line.reference,
      occurred_at: line.occurredAt.toString(),
      recorded_at: line.recordedAt.toString(),
      amount: amountCell(line.amount),
      balance: amountCell(line.balance),
      currency: line.amount.currency,
      transfer_id: line.transferId,
    })),
    { what: 'closing-balance', recorded_at: to.toString(), balance: amountCell(closing), currency: closing.currency },
  ];
  return csvFile(columns, rows);
}
