import type { AdviserPayoutId, BankFileId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import { statementAmount, statementDate, statementRows, statementText, unread } from '../../platform/statement-csv.js';
import type { AdviserPayoutState } from '../adviser-payout.js';

export const mostResults = 1000;

/** `rejected`: the bank never sent it; `returned`: it sent it and had it back, be it weeks later. */
export const bankOutcomes = ['paid', 'rejected', 'returned'] as const;
export type BankOutcome = (typeof bankOutcomes)[number];

/** What a bank says became of a payment. */
export interface BankResult {
  /** Of the statement in CSV; of rows, which of them: the first is 1. */
  readonly line: number;
  readonly reference: string;
  readonly amount: Money;
  readonly happenedOn: Temporal.PlainDate;
  readonly outcome: BankOutcome;
  readonly reason: string | null;
  /** Of a payment that was rejected: because of the account, so that nothing more goes there until the adviser has mended it. */
  readonly isAccountWrong: boolean;
  /** The bank's own, which no two payments share. */
  readonly bankId: string | null;
  /** Of what came back of a payment that was paid twice: whether it is the second of them. Null where nobody said. */
  readonly isSecond: boolean | null;
}

/** A file that has asked the bank for a payment. */
export interface AskingFile {
  readonly id: BankFileId;
  /** In London. */
  readonly madeOn: Temporal.PlainDate;
  readonly isWithdrawn: boolean;
  /** Whether anybody has it: before that no bank can. */
  readonly isTaken: boolean;
  /** Than the one that the statement is read for. */
  readonly isLater: boolean;
}

/** What a bank is known to have done with a payment. */
export interface Heard {
  readonly fileId: BankFileId;
  readonly outcome: BankOutcome;
  readonly happenedOn: Temporal.PlainDate;
  readonly bankId: string | null;
  /** Of a payment too many: that it was paid, or came back. */
  readonly isSurplus: boolean;
  /** Whether the statement that is read has a row of it. */
  readonly isListed: boolean;
}

/** A line of a file, as far as the bank has spoken of it. */
export interface LineStanding {
  readonly payoutId: AdviserPayoutId;
  readonly reference: string;
  readonly amount: Money;
  readonly state: AdviserPayoutState;
  readonly paidOn: Temporal.PlainDate | null;
  /** Whatever became of them, the first of them first. */
  readonly askedBy: readonly AskingFile[];
  readonly heard: readonly Heard[];
}

/** Why nothing follows from a result. */
export const resultMismatches = [
  ...(['unknown-reference', 'several-references', 'amount-differs', 'in-the-future', 'before-the-file'] as const),
  ...(['before-it-was-paid', 'known-already', 'paid-already', 'ended-already', 'paid-twice'] as const),
  ...(['which-came-back', 'second-came-back', 'not-paid-twice', 'asked-for-again'] as const),
] as const;
export type ResultMismatch = (typeof resultMismatches)[number];

export interface MatchedResult extends BankResult {
  readonly payoutId: AdviserPayoutId | null;
  readonly mismatch: ResultMismatch | null;
  /** Whose payment it is taken to be. */
  readonly byFile: BankFileId | null;
  /** Whether that file was withdrawn, and had been given to the bank all the same. */
  readonly isByEarlierFile: boolean;
  /** Of a payment too many that nobody knew of: it is written down and told, though nothing follows from it for the payout. */
  readonly isSurplus: boolean;
}

/** Throws `statement-unread`, with the line and what it should be. */
export function resultsOf(csv: string): BankResult[] {
  const needed = ['reference', 'amount', 'date', 'outcome'] as const;
  const rows = statementRows(csv, {
    needed,
    known: ['reason', 'account_wrong', 'bank_id', 'second_payment'],
    most: mostResults,
  });
  return rows.map(({ line, cells }) => ({
    ...{ line, reference: statementText(cells.reference), outcome: outcomeIn(cells.outcome, line) },
    // Whether it is written as what went out or as what was paid, it is the same sum.
    amount: money(Math.abs(statementAmount(cells.amount, line))),
    happenedOn: Temporal.PlainDate.from(statementDate(cells.date, line)),
    reason: statementText(cells.reason) || null,
    isAccountWrong: yesIn('account_wrong', cells.account_wrong, line) ?? false,
    ...{ bankId: statementText(cells.bank_id) || null, isSecond: yesIn('second_payment', cells.second_payment, line) },
  }));
}

/** One that is written down: something follows from it, or it is a payment too many. */
export type RecordedResult = MatchedResult & { readonly payoutId: AdviserPayoutId; readonly byFile: BankFileId };

/** As it happened: days one after the other, and on one day what was paid before what came back. */
export function asItHappened(a: Dated, b: Dated): number {
  const days = Temporal.PlainDate.compare(a.happenedOn, b.happenedOn);
  return days || bankOutcomes.indexOf(a.outcome) - bankOutcomes.indexOf(b.outcome);
}

type Dated = Pick<BankResult, 'happenedOn' | 'outcome'>;

function outcomeIn(text: string, line: number): BankOutcome {
  const found = bankOutcomes.find((outcome) => outcome === text.toLowerCase());
  if (!found) throw unread(line, `must have an outcome of ${bankOutcomes.join(', ')}`);
  return found;
}

/** Null where nothing is said. */
function yesIn(column: string, text: string, line: number): boolean | null {
  if (!['', 'yes', 'no'].includes(text.toLowerCase())) throw unread(line, `must have yes, no or nothing as ${column}`);
  return text === '' ? null : text.toLowerCase() === 'yes';
}
