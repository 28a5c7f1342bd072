import { Problem } from '../../kernel/problem.js';
import type { BankFile } from './bank-file.js';
import type { LineStanding } from './bank-result.js';

/** Throws `bank-file-state`. */
export function refuseWithdrawn({ withdrawal }: BankFile): void {
  if (!withdrawal) return;
  throw new Problem(
    'bank-file-state',
    'This file was withdrawn, so it is given to no bank, and nothing of it was paid. What it was to pay is planned, or in another file: look there.',
    { state: 'withdrawn' },
  );
}

/** Whether the bank has said nothing of anything in a file. */
export function isUnspoken(lines: readonly LineStanding[]): boolean {
  return lines.every(({ state, heard }) => state === 'sent' && heard.length === 0);
}

/** That a file stays that the bank had. */
export function spokenOf(): Problem {
  return new Problem(
    'bank-file-state',
    'It is not withdrawn: the bank has said what became of some of it, so it had the file. Record what it says of the rest.',
    { state: 'spoken-of' },
  );
}
