import {
  type AskingFile,
  asItHappened,
  type BankResult,
  type Heard,
  type LineStanding,
  type MatchedResult,
  type ResultMismatch,
} from './bank-result.js';
import { payoutReferencesIn } from './references-in.js';

/**
 * Which payout each is about, and why nothing follows from it where nothing does. They are taken as they happened, whatever order the statement
 * has, those before as written; and answered in the statement's order.
 */
export function matched(
  results: readonly BankResult[],
  lines: readonly LineStanding[],
  today: Temporal.PlainDate,
): MatchedResult[] {
  const standing = new Map(lines.map((line) => [line.reference, line]));
  const inOrder = results.map((result, index) => ({ result, index }));
  const found = inOrder
    .toSorted((a, b) => asItHappened(a.result, b.result))
    .map(({ result, index }) => {
      const named = payoutReferencesIn(result.reference).flatMap((reference) => standing.get(reference) ?? []);
      const [line] = named;
      if (!line || named.length > 1) return { index, match: unmatched(result, named.length) };
      const match = matchOf(result, line, today);
      standing.set(line.reference, withHeard(line, match));
      return { index, match };
    });
  return found.toSorted((a, b) => a.index - b.index).map(({ match }) => match);
}

function unmatched(result: BankResult, named: number): MatchedResult {
  const mismatch = named > 1 ? 'several-references' : 'unknown-reference';
  return { ...result, payoutId: null, mismatch, byFile: null, isByEarlierFile: false, isSurplus: false };
}

function matchOf(result: BankResult, line: LineStanding, today: Temporal.PlainDate): MatchedResult {
  const file = fileOf(result, line);
  const mismatch = mismatchOf(result, line, { file, today });
  const isSurplus =
    mismatch === 'second-came-back' ||
    (result.outcome === 'paid' &&
      (mismatch === 'paid-twice' || (mismatch === 'ended-already' && line.state === 'failed')) &&
      !knownOf(result, line)?.isSurplus);
  return {
    ...{ ...result, payoutId: line.payoutId, mismatch, isSurplus },
    ...{ byFile: file?.id ?? null, isByEarlierFile: file?.isWithdrawn ?? false },
  };
}

/**
 * Whose payment it is: of what came back, whose was paid; else of the last that was made by that day and that anybody has had, as a file that
 * nobody took from here can have paid nothing.
 */
function fileOf(result: BankResult, line: LineStanding): AskingFile | undefined {
  const paid = line.heard.find(({ outcome, isSurplus }) => outcome === 'paid' && !isSurplus);
  const known = knownOf(result, line) ?? (result.outcome === 'paid' ? undefined : paid);
  if (known) return line.askedBy.find(({ id }) => id === known.fileId);
  const could = line.askedBy.filter(({ madeOn, isLater }) => !isLater && !isBefore(result.happenedOn, madeOn));
  return could.findLast(({ isTaken }) => isTaken) ?? could.at(-1);
}

interface Read {
  readonly file: AskingFile | undefined;
  readonly today: Temporal.PlainDate;
}

function mismatchOf(result: BankResult, line: LineStanding, { file, today }: Read): ResultMismatch | null {
  if (result.amount.minor !== line.amount.minor) return 'amount-differs';
  const known = knownOf(result, line);
  if (known) return known.isSurplus && known.outcome === 'paid' ? 'paid-twice' : 'known-already';
  if (isBefore(today, result.happenedOn)) return 'in-the-future';
  switch (result.outcome) {
    case 'paid':
      return mismatchOfPaid(result, line) ?? (file ? null : 'before-the-file');
    case 'rejected':
      return mismatchOfRejected(line, file) ?? (file ? null : 'before-the-file');
    case 'returned':
      return mismatchOfReturned(result, line) ?? (file ? null : 'before-the-file');
  }
}

/** A bank lists each payment once: a second row of one in the same statement is a second payment, and so is one of another day. */
function mismatchOfPaid({ happenedOn }: BankResult, { state, heard }: LineStanding): ResultMismatch | null {
  if (state === 'planned' || state === 'sent') return null;
  if (state === 'failed') return 'ended-already';
  if (heard.some(({ outcome }) => outcome === 'paid')) return 'paid-twice';
  const back = heard.find(({ outcome }) => outcome === 'returned');
  return back && !isBefore(back.happenedOn, happenedOn) ? 'ended-already' : 'paid-twice';
}

/** What a later file asks for is not planned anew because an earlier one did not pay it. */
function mismatchOfRejected({ state, heard }: LineStanding, file: AskingFile | undefined): ResultMismatch | null {
  if (heard.some(({ outcome }) => outcome === 'rejected')) return 'known-already';
  if (state === 'paid') return 'paid-already';
  if (state === 'failed' || state === 'returned') return 'ended-already';
  return state === 'sent' && file?.isWithdrawn ? 'asked-for-again' : null;
}

/** Of what was paid twice somebody has to say which came back: else who has kept one of the two would be paid again. */
function mismatchOfReturned(result: BankResult, { state, paidOn, heard }: LineStanding): ResultMismatch | null {
  const surplus = (wanted: Heard['outcome']) =>
    heard.filter(({ outcome, isSurplus }) => isSurplus && outcome === wanted).length;
  const isOpen = surplus('paid') > surplus('returned');
  if (isOpen && (state !== 'paid' || result.isSecond)) return 'second-came-back';
  if (isOpen && result.isSecond === null) return 'which-came-back';
  if (!isOpen && result.isSecond) return 'not-paid-twice';
  if (heard.some(({ outcome, isSurplus }) => outcome === 'returned' && !isSurplus)) return 'known-already';
  if (state === 'failed' || state === 'returned') return 'ended-already';
  return paidOn && isBefore(result.happenedOn, paidOn) ? 'before-it-was-paid' : null;
}

/** The same row in an overlapping statement: of the same day, and by the bank's own id where both have one. */
function knownOf({ outcome, happenedOn, bankId }: BankResult, { heard }: LineStanding): Heard | undefined {
  const same = heard.filter((each) => each.outcome === outcome && each.happenedOn.equals(happenedOn));
  const byId = bankId === null ? undefined : same.find((each) => each.bankId === bankId);
  return byId ?? same.find((each) => !each.isListed && (each.bankId === null || bankId === null));
}

function withHeard(line: LineStanding, match: MatchedResult): LineStanding {
  const known = match.mismatch === 'amount-differs' ? undefined : knownOf(match, line);
  if (known) return { ...line, heard: line.heard.map((each) => (each === known ? { ...each, isListed: true } : each)) };
  if (!match.byFile || (match.mismatch && !match.isSurplus)) return line;
  const { outcome, happenedOn, bankId, isSurplus, byFile: fileId } = match;
  const heard = [...line.heard, { fileId, outcome, happenedOn, bankId, isSurplus, isListed: true }];
  if (isSurplus) return { ...line, heard };
  const state = outcome === 'rejected' ? 'failed' : outcome;
  return { ...line, heard, state, paidOn: line.paidOn ?? (outcome === 'rejected' ? null : happenedOn) };
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
