import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import type { Money } from '../../kernel/money.js';
import type { BankAccount } from '../payout-destination.js';

interface Line {
  readonly account: BankAccount;
  readonly amount: Money;
  readonly reference: string;
}

const columns = ['Sort code', 'Account number', 'Account name', 'Amount', 'Reference'];

/**
 * Payments as UK banks take them in bulk: pounds with two places, Windows line ends, plain letters alone. The same payments are always the
 * same bytes. A spreadsheet takes no cell for a formula.
 */
export function bankFileCsv(lines: readonly Line[]): string {
  const rows = lines.map(({ account: { sortCode, number, name }, amount, reference }) => [
    ...[sortCode, number, asBanksWrite(name), (amount.minor / 100).toFixed(2), reference],
  ]);
  return stringify([columns, ...rows], { record_delimiter: 'windows', escape_formulas: true });
}

/** As hexadecimal digits. */
export function sha256Of(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The letters that banks pass on between each other (Bacs): ŵ is w to them, and what they have no letter for is a space. It begins with a letter or digit. */
function asBanksWrite(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'");
  return plain
    .replace(/[^A-Za-z0-9 .&/'-]/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/^[^A-Za-z0-9]+/, '')
    .trim();
}
