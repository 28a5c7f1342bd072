import { parse } from 'csv-parse/sync';
import { Problem } from '../kernel/problem.js';

interface Shape<Column extends string> {
  readonly needed: readonly Column[];
  /** Read where they are there. Whatever else a bank writes is left out. */
  readonly known?: readonly Column[];
  readonly most: number;
}

export interface StatementRow<Column extends string> {
  /** Where it ends, as a text editor counts lines; the head is 1. */
  readonly line: number;
  /** Empty where the column is not there. */
  readonly cells: Readonly<Record<Column, string>>;
}

/** What a bank, or somebody for it, wrote in CSV under a head that names the columns. Throws `statement-unread`, with the line and what it should be. */
export function statementRows<Column extends string>(
  csv: string,
  { needed, known = [], most }: Shape<Column>,
): StatementRow<Column>[] {
  const [head, ...rows] = recordsOf(csv);
  const names = (head?.record ?? []).map((name) => name.trim().toLowerCase());
  refuseHead(names, needed, (head?.record ?? []).join(', '));
  const first = rows[most];
  if (first) throw unread(first.line, `is one too many: a statement has at most ${most} lines. Give it in parts`);
  return rows.map(({ record, line }) => {
    if (record.length !== names.length)
      throw unread(line, `has ${record.length} fields, and line 1 names ${names.length} columns`);
    const cell = (name: Column) => [name, record[names.indexOf(name)] ?? ''] as const;
    return { line, cells: Object.fromEntries([...needed, ...known].map(cell)) as Record<Column, string> };
  });
}

/** `2027-03-22` or, as banks here write it, `22/03/2027`; an ISO text. Throws `statement-unread`. */
export function statementDate(text: string, line: number): string {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = british ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}` : text;
  try {
    if (!/^20\d\d-\d\d-\d\d$/.test(iso)) throw new RangeError(iso);
    return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString();
  } catch {
    throw unread(line, 'must have a date like 2027-03-22 or 22/03/2027');
  }
}

/** Pence: `1,234.50` and `£1234.5` are pounds and pence. Throws `statement-unread`. */
export function statementAmount(text: string, line: number): number {
  const [, sign = '', pounds = '', pence = ''] =
    /^([-+]?)£?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (pounds === '') throw unread(line, 'must have an amount like 1234.50; what went out is below zero');
  const minor = Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'));
  return sign === '-' ? -minor : minor;
}

/** On one line, and no longer than what a bank passes on. */
export function statementText(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 140);
}

/** That a line is not as it should be, and so that nothing was read. */
export function unread(line: number, detail: string): Problem {
  return new Problem('statement-unread', `Nothing was read: line ${line} ${detail}.`, {
    errors: [{ pointer: '/csv', detail: `line ${line} ${detail}` }],
  });
}

/** Throws `statement-unread` unless each column that is read is there once. */
function refuseHead(names: readonly string[], needed: readonly string[], found: string): void {
  for (const name of needed) {
    const count = names.filter((each) => each === name).length;
    if (count === 0) throw unread(1, `has no column \`${name}\` (found: ${found || 'nothing'})`);
    if (count > 1) throw unread(1, `has the column \`${name}\` ${count} times, so that nobody knows which is meant`);
  }
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
