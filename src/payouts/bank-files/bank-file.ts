import type { AdviserPayoutId, BankFileId, ExpertId, UserId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { workingDaysAfter } from '../../kernel/working-days.js';
import type { AdviserPayoutState } from '../adviser-payout.js';
import type { BankAccount, PayoutDestination } from '../payout-destination.js';

/** What goes into one file; what is planned beyond that waits for the next. */
export const mostLines = 1000;

/** After so many working days of silence stewards are told. */
const patientWorkingDays = 2;

/** A file of payments that a person gives to the bank. */
export interface BankFile {
  readonly id: BankFileId;
  readonly madeAt: Temporal.Instant;
  readonly madeBy: UserId;
  /** Of its bytes, as hexadecimal digits. */
  readonly sha256: string;
  /** Since when somebody has it. Before that no bank can. */
  readonly takenAt: Temporal.Instant | null;
  readonly withdrawal: BankFileWithdrawal | null;
}

interface BankFileWithdrawal {
  readonly at: Temporal.Instant;
  readonly by: UserId;
  readonly reason: string;
}

/** A file with what has become of its payouts. */
export interface BankFileSummary extends BankFile {
  readonly amount: Money;
  readonly payouts: number;
  /** Of which the bank has said nothing. */
  readonly unheard: number;
  readonly paid: number;
  readonly failed: number;
  readonly returned: number;
  /** What an earlier file has paid, which was withdrawn: this one would pay it again. */
  readonly paidBefore: number;
  /** Of which nothing is known, and which was in an earlier file that was withdrawn and by which the bank has paid something. */
  readonly mayBePaid: number;
}

/** A payout that is in a file, or could be. */
export interface FilePayout {
  readonly payoutId: AdviserPayoutId;
  readonly expertId: ExpertId;
  readonly expertName: string;
  readonly amount: Money;
  /** Null once it was blanked with its person’s data. */
  readonly account: BankAccount | null;
}

export interface BankFileLine extends FilePayout {
  readonly position: number;
  readonly reference: string;
  readonly state: AdviserPayoutState;
  readonly paidOn: Temporal.PlainDate | null;
  readonly failure: string | null;
  /** Whether an earlier file has paid it, which was withdrawn. */
  readonly isPaidBefore: boolean;
}

/**
 * Why a planned payout is in no file: its adviser is paid elsewhere by now, or money came back from there; or it was in a file that was
 * withdrawn and by which the bank has paid something, so that it may have paid this.
 */
export const leftOutReasons = [
  ...(['destination-replaced', 'destination-broken', 'destination-not-ready', 'may-be-paid'] as const),
] as const;
type LeftOutReason = (typeof leftOutReasons)[number];

export interface PlannedForFile extends FilePayout {
  readonly destination: PayoutDestination['state'];
  readonly plannedAt: Temporal.Instant;
  readonly mayBePaid: boolean;
}

/** Null where it goes into the next file. */
export function leftOutFor({
  destination,
  mayBePaid,
}: Pick<PlannedForFile, 'destination' | 'mayBePaid'>): LeftOutReason | null {
  switch (destination) {
    case 'ready':
      return mayBePaid ? 'may-be-paid' : null;
    case 'replaced':
      return 'destination-replaced';
    case 'broken':
      return 'destination-broken';
    case 'checking':
      return 'destination-not-ready';
  }
}

type BankFileState = 'waiting' | 'settled' | 'withdrawn';

/** `waiting` while there is a payout of which the bank has said nothing. */
export function bankFileState({ withdrawal, unheard }: BankFileSummary): BankFileState {
  if (withdrawal) return 'withdrawn';
  return unheard > 0 ? 'waiting' : 'settled';
}

/** Whether the bank has been silent for so long that somebody should ask. */
export function isOverdue(file: BankFileSummary, now: Temporal.Instant): boolean {
  const until = workingDaysAfter(file.madeAt, patientWorkingDays);
  return bankFileState(file) === 'waiting' && Temporal.Instant.compare(now, until) >= 0;
}
