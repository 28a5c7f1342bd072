import type { List } from '../answers.js';
import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import type { Person } from '../people.js';
import { check } from '../print.js';
import type { Account } from './answers.js';

/** The one account of a kind that somebody may see: the owner's, where one is named. */
export async function accountOf(person: Person, kind: string, owner?: string): Promise<Account> {
  const whose = owner === undefined ? '' : `&owner=${owner}`;
  const { items } = await exchange<List<Account>>(person, `GET /ledger/accounts?kind=${kind}${whose}`, {
    tell: (accounts) => ['', ...accounts.items.map((one) => `${one.kind}: ${pounds(one.balance)}`)],
  });
  check(`${person.name} reads one account of that kind`, items.length === 1, items);
  return items[0] as Account;
}

/** Columns as wide as what is in them, all but the first to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}
