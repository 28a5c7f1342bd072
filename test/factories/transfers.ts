import type { QueryResult } from 'pg';

/** A connection of the tables' owner, such as `server.owner`. */
interface Connection {
  query(text: string, values: unknown[]): Promise<QueryResult>;
}

interface Line {
  readonly code: string;
  readonly currency: string;
  readonly postings: readonly { readonly kind: string; readonly amount: number }[];
}

/**
 * A story's transfers as a table to compare with, a line each: the code, from which kinds of account to which, and what
 * moved; where one side is several accounts, what each of them gave or got, in their order. A transfer is of the story
 * where its reference is, or begins with, one that is named, or where an account of such an owner takes part.
 * They are in the order in which they were recorded; those of one instant by their place in the list, then by their code.
 */
export async function transfersOf(database: Connection, references: readonly string[]): Promise<string> {
  const { rows } = await database.query(
    `SELECT t.code, t.currency, json_agg(json_build_object('kind', a.kind, 'amount', p.amount_minor) ORDER BY p.place) AS postings
     FROM ledger_transfers t
     CROSS JOIN LATERAL (
       SELECT min(named.place) AS place FROM unnest($1::text[]) WITH ORDINALITY named (reference, place)
       WHERE starts_with(t.reference, named.reference) OR EXISTS (
         SELECT FROM ledger_postings p JOIN ledger_accounts a ON a.id = p.account_id
         WHERE p.transfer_id = t.id AND a.owner = named.reference)
     ) story
     JOIN ledger_postings p ON p.transfer_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
     WHERE story.place IS NOT NULL
     GROUP BY t.id, story.place ORDER BY t.recorded_at, story.place, t.code, t.reference`,
    [references],
  );
  return aligned((rows as Line[]).map(cellsOf));
}

function cellsOf({ code, currency, postings }: Line): string[] {
  const giving = postings.filter(({ amount }) => amount < 0);
  const getting = postings.filter(({ amount }) => amount > 0);
  const kinds = (side: typeof postings) => side.map(({ kind }) => kind).join(', ');
  const amounts = (side: typeof postings) => side.map(({ amount }) => printed(amount, currency)).join(' + ');
  const [one, other] = [amounts(giving), amounts(getting)];
  const both = giving.length > 1 && getting.length > 1;
  const moved = both ? `${one} -> ${other}` : giving.length > 1 ? one : other;
  return [code, `${kinds(giving)} -> ${kinds(getting)}`, moved];
}

/** Pounds and pence; time credits as minutes. */
function printed(amount: number, currency: string): string {
  const size = Math.abs(amount);
  if (currency === 'TCR') return `${size} min`;
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(size / 100);
}

function aligned(lines: readonly string[][]): string {
  const widths = [0, 1].map((column) => Math.max(0, ...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
