import type { BankOutcome } from '../../../src/payouts/bank-files/bank-result.js';

/** A payment that a bank was told to make, and what became of it, each with its day. */
export interface Line {
  readonly file: string;
  readonly reference: string;
  readonly minor: number;
  readonly said: { readonly outcome: BankOutcome; readonly date: string; readonly is_account_wrong: boolean }[];
}

/** Money between the bank and the float. */
interface Move {
  readonly direction: 'to-float' | 'to-bank';
  readonly minor: number;
  readonly on: string;
  isWritten: boolean;
}

/** The co-op's own bank. It makes every payment of a file that it is given, and says so in its statement, which it forgets nothing of. */
export class Bank {
  readonly lines: Line[] = [];
  readonly moves: Move[] = [];
  /** Files that a steward has in hand, or has given away: no other looks at them. */
  readonly taken = new Set<string>();
  private numbers = 0;

  /** One that nothing had before. */
  nextNumber(): number {
    return ++this.numbers;
  }
}
