import type { AdviserPayoutId } from '../../kernel/id.js';
import type { FloatMovement } from '../../payments/index.js';

/** Something that moved on the float by the books: below zero what left it, in pence. */
export interface OurMovement {
  /** Of a payout, the provider's id; of money from the bank or back, its reference. */
  readonly subject: string;
  readonly payoutId: AdviserPayoutId | null;
  readonly on: Temporal.PlainDate;
  readonly minor: number;
}

/** Of which the provider and the books say different things. In pence. */
export interface FloatDifference {
  readonly subject: string;
  readonly payout_id: AdviserPayoutId | null;
  readonly theirs_minor: number;
  readonly ours_minor: number;
}

/** The most that are kept of a day: more is one fault, not many. */
const most = 500;

/**
 * What the provider's statement and the books do not agree on, thing by thing. Both are given of a longer time than the days that are looked
 * at, so that what moved before them and again in them is reckoned whole.
 * @param since what did not move on it or later, there or here, is not told of
 * @param payouts our payouts, by the provider's ids
 */
export function differencesOf(
  theirs: readonly FloatMovement[],
  ours: readonly OurMovement[],
  since: Temporal.PlainDate,
  payouts: ReadonlyMap<string, AdviserPayoutId>,
): FloatDifference[] {
  const said = theirs.map(({ outgoing, reference, on, amount }) => ({
    ...{ subject: outgoing ?? inWords(reference), on, theirs: amount.minor, ours: 0 },
  }));
  const kept = ours.map(({ subject, payoutId, on, minor }) => ({
    ...{ subject: payoutId ? subject : inWords(subject), on, theirs: 0, ours: minor },
  }));
  const bySubject = Map.groupBy([...kept, ...said], ({ subject }) => keyOf(subject));
  return [...bySubject]
    .filter(([, all]) => all.some(({ on }) => Temporal.PlainDate.compare(on, since) >= 0))
    .map(([key, all]) => ({
      ...{ subject: all[0]?.subject ?? key, payout_id: payouts.get(key) ?? null },
      theirs_minor: all.reduce((sum, each) => sum + each.theirs, 0),
      ours_minor: all.reduce((sum, each) => sum + each.ours, 0),
    }))
    .filter(({ theirs_minor, ours_minor }) => theirs_minor !== ours_minor)
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
    .slice(0, most);
}

/** However it is spaced or cut up: banks pass on in parts what was typed in one, and the contrary. */
function keyOf(subject: string): string {
  return subject.replaceAll(' ', '');
}

/** As stewards read it, in whatever case it was typed. */
function inWords(reference: string): string {
  return reference.trim().replace(/\s+/g, ' ').toLowerCase();
}
