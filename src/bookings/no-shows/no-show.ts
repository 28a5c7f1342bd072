import type { Relation } from '../../accounts/index.js';
import type { BookingId, NoShowId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { PolicyValue } from '../../policies/index.js';
import type { Booking } from '../booking.js';
import { refuseBefore, refuseFrom, refuseUnless } from '../delivery/delivery.js';
import { stageOf, standsUntil as objectionStandsUntil } from '../objections/objection.js';

export const noShowSides = ['client', 'adviser'] as const;
export type NoShowSide = (typeof noShowSides)[number];
export const noShowDecisions = ['stands', 'undone'] as const;
export type NoShowDecision = (typeof noShowDecisions)[number];

/** That one side says that the other did not come. */
export interface NoShow {
  readonly id: NoShowId;
  readonly bookingId: BookingId;
  /** Who did not come. */
  readonly side: NoShowSide;
  readonly reportedAt: Temporal.Instant;
  readonly reportedBy: UserId;
  readonly contestBy: Temporal.Instant;
  readonly contestedAt: Temporal.Instant | null;
  readonly contestedBy: UserId | null;
  readonly statement: string | null;
  /** Since when both sides know until when a contested one is open. */
  readonly warnedAt: Temporal.Instant | null;
  /** On a contested one; a steward's, or by nobody where the clock ended it. */
  readonly decision: NoShowDecision | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly decidedBy: UserId | null;
  readonly decisionNote: string | null;
}

const reportDays = 7;

interface Report {
  readonly side: NoShowSide;
  readonly by: UserId;
  readonly relations: readonly Relation[];
  /** For how long after the start the other side is waited for: the members' policy. */
  readonly waitMinutes: number;
  /** When a steward undid an earlier report, which begins the time to report anew. */
  readonly undoneAt: Temporal.Instant | null;
}

/** Throws `booking-state`, `too-early`, `too-late`, `not-allowed`. */
export function report(
  booking: Booking,
  { side, by, relations, waitMinutes, undoneAt }: Report,
  now: Temporal.Instant,
): Booking {
  refuseUnless(booking, ['confirmed'], now);
  const from = booking.startsAt.add({ minutes: waitMinutes });
  refuseBefore(from, `Please wait ${waitMinutes} minutes from the start for whoever is late.`, now);
  const until = (undoneAt ?? booking.startsAt).add({ hours: 24 * reportDays });
  refuseFrom(until, `A no-show is reported within ${reportDays} days. Please write to a steward.`, now);
  if (!isOf(side === 'client' ? 'adviser' : 'client', relations)) {
    throw new Problem(
      'not-allowed',
      `Nothing was recorded. You report that the other side did not come: the ${side} is yours.`,
    );
  }
  return { ...booking, state: 'no-show', noShowAt: now, noShowBy: by, noShowSide: side, updatedAt: now };
}

/** By whoever is said not to have come. Throws `no-show-state`, `too-late`, `not-allowed`. */
export function contest(noShow: NoShow, objection: Contest, now: Temporal.Instant): NoShow {
  if (noShow.contestedAt) throw new Problem('no-show-state', 'This no-show is contested already.');
  refuseFrom(noShow.contestBy, 'The time to contest this is over.', now);
  if (!isOf(noShow.side, objection.relations)) {
    throw new Problem('not-allowed', `It takes the ${noShow.side}, who is said not to have come, to contest this.`);
  }
  return { ...noShow, contestedAt: now, contestedBy: objection.by, statement: objection.statement };
}

interface Contest {
  readonly by: UserId;
  readonly relations: readonly Relation[];
  readonly statement: string;
}

/** Throws `no-show-state` unless it is contested and not decided on. */
export function decide(noShow: NoShow, verdict: Verdict, now: Temporal.Instant): NoShow {
  if (!noShow.contestedAt) throw new Problem('no-show-state', 'Nobody contests this no-show.');
  if (noShow.decision) throw new Problem('no-show-state', 'A steward has decided on this already.');
  const { decision, by, note } = verdict;
  return { ...noShow, decision, decidedAt: now, decidedBy: by, decisionNote: note };
}

interface Verdict {
  readonly decision: NoShowDecision;
  readonly by: UserId;
  readonly note: string | null;
}

type Clocks = PolicyValue<'disputes'>;

/** Until when a contested one is open that nobody decides on; as an objection is, from when it was contested (policy `disputes`). Null of another. */
export function standsUntil(
  { contestedAt, warnedAt }: Pick<NoShow, 'contestedAt' | 'warnedAt'>,
  clocks: Clocks,
): Temporal.Instant | null {
  return contestedAt && objectionStandsUntil({ raisedAt: contestedAt, warnedAt }, contestedAt, clocks);
}

/**
 * What becomes by itself of a contested one that nobody decides on. Both sides are told before its time is over. Then what would be due of a client
 * who says that they came is disputed; where nothing would be, it stands. An adviser who says that they came records the session, to which
 * the client may object: it is undone.
 */
export function nextOf(
  noShow: Pick<NoShow, 'side' | 'contestedAt' | 'warnedAt' | 'decision'>,
  { isDue, clocks }: { readonly isDue: boolean; readonly clocks: Clocks },
  now: Temporal.Instant,
): 'waits' | 'is-warned-of' | 'is-disputed' | 'stands' | 'is-undone' {
  const { side, contestedAt, warnedAt, decision } = noShow;
  if (!contestedAt || decision) return 'waits';
  const stage = stageOf({ raisedAt: contestedAt, warnedAt }, contestedAt, clocks, now);
  if (stage !== 'is-over') return stage;
  if (side === 'adviser') return 'is-undone';
  return isDue ? 'is-disputed' : 'stands';
}

export function decideByClock(noShow: NoShow, decision: NoShowDecision, now: Temporal.Instant): NoShow {
  return { ...noShow, decision, decidedAt: now };
}

/** As if nobody had reported it: the session can be recorded, or reported, again. */
export function undo(booking: Booking, now: Temporal.Instant): Booking {
  return { ...booking, state: 'confirmed', noShowAt: null, noShowBy: null, noShowSide: null, updatedAt: now };
}

/** Since when it cannot be otherwise any more: contested no longer, or decided that it stands. Null until then. */
export function settledAt(noShow: NoShow, now: Temporal.Instant): Temporal.Instant | null {
  if (noShow.contestedAt) return noShow.decision === 'stands' ? noShow.decidedAt : null;
  return Temporal.Instant.compare(now, noShow.contestBy) >= 0 ? noShow.contestBy : null;
}

export function isOf(side: NoShowSide, relations: readonly Relation[]): boolean {
  return side === 'adviser'
    ? relations.includes('adviser')
    : relations.includes('booker') || relations.includes('admin');
}
