import { money, type Money } from '../../kernel/money.js';
import { statementAmount, statementDate, statementRows, statementText } from '../../platform/statement-csv.js';
import { britishDate } from '../../kernel/time.js';
import { referencesIn } from './bank-reference.js';
import { invoiceState, type KeptInvoice } from './invoice.js';

export const mostLines = 1000;

/** Money that came in, as a bank says. */
export interface StatementLine {
  /** Where it ends, as a text editor counts lines; the head is 1. */
  readonly line: number;
  /** On a British calendar. */
  readonly receivedOn: string;
  readonly amount: Money;
  readonly reference: string;
}

/** Why a line pays no invoice. */
export const mismatches = [
  'no-invoice',
  'several-invoices',
  'amount-differs',
  'paid-already',
  'cancelled',
  'in-the-future',
  'before-the-invoice',
] as const;
export type Mismatch = (typeof mismatches)[number];

export interface MatchedLine extends StatementLine {
  readonly invoice: KeptInvoice | null;
  readonly mismatch: Mismatch | null;
}

const heads = ['date', 'amount', 'reference'] as const;

/** What came in by a statement in CSV; what went out is left out. Throws `statement-unread`, with the line and what it should be. */
export function linesOf(csv: string): StatementLine[] {
  return statementRows(csv, { needed: heads, most: mostLines }).flatMap(
    ({ line, cells: { date, amount, reference } }) => {
      const minor = statementAmount(amount, line);
      const reads = { line, amount: money(minor), reference: statementText(reference) };
      return minor > 0 ? [{ ...reads, receivedOn: statementDate(date, line) }] : [];
    },
  );
}

/** Which invoice each line pays: the one whose reference is in it, if it asks for exactly that. Of two lines for one invoice the first. */
export function matched(
  lines: readonly StatementLine[],
  invoices: readonly KeptInvoice[],
  today: string,
): MatchedLine[] {
  const taken = new Set<string>();
  return lines.map((line) => {
    const named = referencesIn(line.reference);
    const found = invoices.filter(({ bankReference }) => named.includes(bankReference));
    const invoice = found.length === 1 ? (found[0] ?? null) : null;
    const mismatch = invoice
      ? mismatchOf(line, invoice, { today, taken })
      : found.length > 1
        ? 'several-invoices'
        : 'no-invoice';
    if (invoice && !mismatch) taken.add(invoice.id);
    return { ...line, invoice, mismatch };
  });
}

function mismatchOf(
  { amount, receivedOn }: StatementLine,
  invoice: KeptInvoice,
  { today, taken }: { readonly today: string; readonly taken: ReadonlySet<string> },
): Mismatch | null {
  const state = invoiceState(invoice);
  if (state === 'cancelled') return 'cancelled';
  if (state === 'paid' || taken.has(invoice.id)) return 'paid-already';
  if (amount.minor !== invoice.gross.minor) return 'amount-differs';
  if (receivedOn < britishDate(invoice.issuedAt)) return 'before-the-invoice';
  return receivedOn > today ? 'in-the-future' : null;
}
