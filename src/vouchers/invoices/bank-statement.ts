import { money, type Money } from '../../kernel/money.js';
import { statementAmount, statementDate, statementRows, statementText } from '../../platform/statement-csv.js';
import { britishDate } from '../../kernel/time.js';
import { Problem } from '../../kernel/problem.js';
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
  const [head, ...rows] = recordsOf(csv);
  const names = (head?.record ?? []).map((name) => name.trim().toLowerCase());
  refuseHead(names, (head?.record ?? []).join(', '));
  const first = rows[mostLines];
  if (first) throw unread(first.line, `is one too many: a statement has at most ${mostLines} lines. Give it in parts`);
  const [date = 0, amount = 0, reference = 0] = heads.map((name) => names.indexOf(name));
  return rows.flatMap(({ record, line }) => {
    if (record.length !== names.length)
      throw unread(line, `has ${record.length} fields, and line 1 names ${names.length} columns`);
    const minor = minorOf(record[amount] ?? '', line);
    const text = (record[reference] ?? '').replace(/\s+/g, ' ').trim().slice(0, 140);
    return minor > 0
      ? [{ line, receivedOn: dateOf(record[date] ?? '', line), amount: money(minor), reference: text }]
      : [];
  });
}

/** Throws `statement-unread` unless each column that is read is there once. */
function refuseHead(names: readonly string[], found: string): void {
  for (const name of heads) {
    const count = names.filter((each) => each === name).length;
    if (count === 0) throw unread(1, `has no column \`${name}\` (found: ${found || 'nothing'})`);
    if (count > 1) throw unread(1, `has the column \`${name}\` ${count} times, so that nobody knows which is meant`);
  }
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

/** Each with the line on which it ends: empty lines are left out, and what is quoted may go over several. */
function recordsOf(csv: string): { readonly record: string[]; readonly line: number }[] {
  const how = { bom: true, skip_empty_lines: true, relax_column_count: true, trim: true } as const;
  try {
    // What it answers with `info` its types do not say.
    const found = parse(csv, { ...how, info: true }) as unknown as { record: string[]; info: { lines: number } }[];
    return found.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    throw new Problem(
      'statement-unread',
      `Nothing was read: this is no CSV. ${error instanceof Error ? error.message : ''}`.trim(),
    );
  }
}

/** `2027-03-22` or, as banks here write it, `22/03/2027`. */
function dateOf(text: string, line: number): string {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = british ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}` : text;
  try {
    if (!/^20\d\d-\d\d-\d\d$/.test(iso)) throw new RangeError(iso);
    return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString();
  } catch {
    throw unread(line, 'must have a date like 2027-03-22 or 22/03/2027');
  }
}

/** `1,234.50` and `£1234.5` are pounds and pence. */
function minorOf(text: string, line: number): number {
  const [, sign = '', pounds = '', pence = ''] =
    /^([-+]?)£?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (pounds === '') throw unread(line, 'must have an amount like 1234.50; what went out is below zero');
  const minor = Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'));
  return sign === '-' ? -minor : minor;
}

function unread(line: number, detail: string): Problem {
  return new Problem('statement-unread', `Nothing was read: line ${line} ${detail}.`, {
    errors: [{ pointer: '/csv', detail: `line ${line} ${detail}` }],
  });
}
