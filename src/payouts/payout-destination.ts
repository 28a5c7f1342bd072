import type { ExpertId, PayoutDestinationId } from '../kernel/id.js';
import type { NameCheck } from '../payments/index.js';

/** Card money by Stripe to the adviser's account there; GoCardless from the float; or a file that a person uploads to the bank. */
export const payoutRails = ['stripe', 'gocardless', 'bank-file'] as const;
export type PayoutRailName = (typeof payoutRails)[number];

export interface BankAccount {
  readonly name: string;
  /** Six digits. */
  readonly sortCode: string;
  /** Eight. */
  readonly number: string;
}

/** `returned`: money came back from there; `account-refused`: there can be no such account. */
export const brokenBecause = ['returned', 'account-refused'] as const;
export type BrokenBecause = (typeof brokenBecause)[number];

export const destinationStates = ['checking', 'ready', 'broken', 'replaced'] as const;

/** Where an adviser is paid to. `broken`: nothing goes there until the adviser mends it. */
export interface PayoutDestination {
  readonly id: PayoutDestinationId;
  readonly expertId: ExpertId;
  readonly rail: PayoutRailName;
  readonly state: (typeof destinationStates)[number];
  readonly bankAccount: BankAccount | null;
  /** Stripe's connected account; GoCardless's bank account of a customer. */
  readonly externalId: string | null;
  readonly nameCheck: NameCheck | null;
  readonly nameAtBank: string | null;
  readonly brokenBecause: BrokenBecause | null;
  readonly version: number;
  readonly chosenAt: Temporal.Instant;
  readonly readyAt: Temporal.Instant | null;
  /** When the bank is asked again whose account it is. */
  readonly nextLookAt: Temporal.Instant | null;
}
