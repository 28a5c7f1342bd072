import type { ExpertId, PayoutDestinationId } from '../kernel/id.js';

/** Card money by Stripe to the adviser's account there; GoCardless from the float; or a file that a person uploads to the bank. */
export const payoutRails = ['stripe', 'gocardless', 'bank-file'] as const;
export type PayoutRailName = (typeof payoutRails)[number];

export const nameChecks = ['full-match', 'partial-match', 'no-match', 'unable-to-match'] as const;
export type NameCheck = (typeof nameChecks)[number];

export interface BankAccount {
  readonly name: string;
  /** Six digits. */
  readonly sortCode: string;
  /** Eight. */
  readonly number: string;
}

/** Where an adviser is paid to. `broken`: money came back from there, so nothing goes there until the adviser mends it. */
export interface PayoutDestination {
  readonly id: PayoutDestinationId;
  readonly expertId: ExpertId;
  readonly rail: PayoutRailName;
  readonly state: 'checking' | 'ready' | 'broken' | 'replaced';
  readonly bankAccount: BankAccount | null;
  /** Stripe's connected account; GoCardless's bank account of a customer. */
  readonly externalId: string | null;
  readonly nameCheck: NameCheck | null;
  readonly nameAtBank: string | null;
  readonly version: number;
  readonly chosenAt: Temporal.Instant;
  readonly readyAt: Temporal.Instant | null;
}
