import type { AdviserPayoutId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import { statementAmount, statementDate, statementRows, statementText, unread } from '../../platform/statement-csv.js';
import type { AdviserPayoutState } from '../adviser-payout.js';
import { payoutReferencesIn } from './references-in.js';

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
}

/** A line of a file, as far as the bank has spoken of it. */
export interface LineStanding {
  readonly payoutId: AdviserPayoutId;
  readonly reference: string;
  readonly amount: Money;
  readonly state: AdviserPayoutState;
  readonly paidOn: Temporal.PlainDate | null;
  readonly heard: readonly BankOutcome[];
}

/** Why nothing follows from a result. */
export const resultMismatches = [
  ...(['unknown-reference', 'several-references', 'amount-differs', 'in-the-future', 'before-the-file'] as const),
  ...(['before-it-was-paid', 'known-already', 'paid-already', 'ended-already'] as const),
] as const;
type ResultMismatch = (typeof resultMismatches)[number];

export interface MatchedResult extends BankResult {
  readonly payoutId: AdviserPayoutId | null;
  readonly mismatch: ResultMismatch | null;
}

interface Days {
  /** When the file was made, in London. */
  readonly madeOn: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
}

/** Throws `statement-unread`, with the line and what it should be. */
export function resultsOf(csv: string): BankResult[] {
  const needed = ['reference', 'amount', 'date', 'outcome'] as const;
  const rows = statementRows(csv, { needed, known: ['reason', 'account_wrong'], most: mostResults });
  return rows.map(({ line, cells }) => ({
    ...{ line, reference: statementText(cells.reference), outcome: outcomeIn(cells.outcome, line) },
    // Whether it is written as what went out or as what was paid, it is the same sum.
    amount: money(Math.abs(statementAmount(cells.amount, line))),
    happenedOn: Temporal.PlainDate.from(statementDate(cells.date, line)),
    reason: statementText(cells.reason) || null,
    isAccountWrong: yesIn(cells.account_wrong, line),
  }));
}

/** Which payout each is about, and why nothing follows from it where nothing does; the ones before it are taken as written. */
export function matched(results: readonly BankResult[], lines: readonly LineStanding[], days: Days): MatchedResult[] {
  const standing = new Map(lines.map((line) => [line.reference, line]));
  return results.map((result) => {
    const named = payoutReferencesIn(result.reference).flatMap((reference) => standing.get(reference) ?? []);
    const [line] = named;
    if (!line || named.length > 1)
      return { ...result, payoutId: null, mismatch: line ? 'several-references' : 'unknown-reference' };
    const mismatch = mismatchOf(result, line, days);
    if (!mismatch) standing.set(line.reference, heardOf(line, result));
    return { ...result, payoutId: line.payoutId, mismatch };
  });
}

function mismatchOf(
  { amount, outcome, happenedOn }: BankResult,
  line: LineStanding,
  { madeOn, today }: Days,
): ResultMismatch | null {
  const isBefore = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(happenedOn, day) < 0;
  if (amount.minor !== line.amount.minor) return 'amount-differs';
  if (line.heard.includes(outcome)) return 'known-already';
  if (line.state !== 'sent' && line.state !== 'paid') return 'ended-already';
  if (line.state === 'paid' && outcome !== 'returned') return 'paid-already';
  if (Temporal.PlainDate.compare(happenedOn, today) > 0) return 'in-the-future';
  if (isBefore(madeOn)) return 'before-the-file';
  return line.paidOn && isBefore(line.paidOn) ? 'before-it-was-paid' : null;
}

function heardOf(line: LineStanding, { outcome, happenedOn }: BankResult): LineStanding {
  const state = outcome === 'rejected' ? 'failed' : outcome;
  const paidOn = outcome === 'paid' ? happenedOn : line.paidOn;
  return { ...line, state, paidOn, heard: [...line.heard, outcome] };
}

function outcomeIn(text: string, line: number): BankOutcome {
  const found = bankOutcomes.find((outcome) => outcome === text.toLowerCase());
  if (!found) throw unread(line, `must have an outcome of ${bankOutcomes.join(', ')}`);
  return found;
}

function yesIn(text: string, line: number): boolean {
  if (!['', 'yes', 'no'].includes(text.toLowerCase()))
    throw unread(line, 'must have yes, no or nothing as account_wrong');
  return text.toLowerCase() === 'yes';
}
