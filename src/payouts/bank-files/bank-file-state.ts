import type { BankFileId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { BankFile, BankFileSummary } from './bank-file.js';
import type { LineStanding } from './bank-result.js';

/** Throws `bank-file-state`. */
export function refuseWithdrawn({ withdrawal }: BankFile): void {
  if (!withdrawal) return;
  throw new Problem(
    'bank-file-state',
    'This file was withdrawn, so it is given to no bank. What it was to pay is planned, or in another file: look there.',
    { state: 'withdrawn' },
  );
}

/** Of a file that was withdrawn nothing is recorded by mistake. Throws `bank-file-state`. */
export function refuseUngiven(
  { withdrawal }: BankFile,
  { was_given_to_the_bank }: { readonly was_given_to_the_bank?: true | undefined },
): void {
  if (!withdrawal || was_given_to_the_bank) return;
  throw new Problem(
    'bank-file-state',
    'Nothing was recorded: this file was withdrawn, on the word that no bank had it. What it was to pay is planned, or in another file: look there. If a bank had it after all, say so (was_given_to_the_bank), and what it paid is recorded.',
    { state: 'withdrawn' },
  );
}

/** What would pay again what an earlier file has paid, or may have, goes to no bank. Throws `bank-file-state`. */
export function refusePaidBefore({ paidBefore, mayBePaid }: BankFileSummary): void {
  if (paidBefore + mayBePaid === 0) return;
  throw new Problem(
    'bank-file-state',
    'This file asks for what an earlier one, which was withdrawn, has paid or may have paid. If no bank has it, withdraw it: what is left of it is planned again. If a bank has it, ask the bank today to stop those payments.',
    { state: 'paid-before', paid_before: paidBefore, may_be_paid: mayBePaid },
  );
}

/** Whether the bank has said nothing of anything in a file. What an earlier one paid of it was not paid by this. */
export function isUnspoken(id: BankFileId, lines: readonly Pick<LineStanding, 'heard'>[]): boolean {
  return lines.every(({ heard }) => heard.every(({ fileId }) => fileId !== id));
}

/** That a file stays that the bank had. */
export function spokenOf(): Problem {
  return new Problem(
    'bank-file-state',
    'It is not withdrawn: the bank has said what became of some of it, so it had the file. Record what it says of the rest.',
    { state: 'spoken-of' },
  );
}
