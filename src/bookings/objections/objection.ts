import type { BookingId, ObjectionId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { PolicyValue } from '../../policies/index.js';

export const objectionReasons = ['did-not-take-place', 'minutes-wrong', 'content-wrong', 'other'] as const;
export type ObjectionReason = (typeof objectionReasons)[number];
export const objectionDecisions = ['as-recorded', 'to-be-corrected', 'did-not-take-place'] as const;
export type ObjectionDecision = (typeof objectionDecisions)[number];
export const objectionOutcomes = [
  ...(['withdrawn', 'accepted', 'as-recorded', 'corrected', 'did-not-take-place', 'disputed', 'lapsed'] as const),
] as const;
export type ObjectionOutcome = (typeof objectionOutcomes)[number];

/** What a client says is wrong with a record. While it stands, silence accepts nothing. */
export interface Objection {
  readonly id: ObjectionId;
  readonly bookingId: BookingId;
  /** Of the record that it is against. */
  readonly version: number;
  readonly reason: ObjectionReason;
  readonly statement: string;
  readonly raisedAt: Temporal.Instant;
  readonly raisedBy: UserId;
  /** Since when both sides know until when it stands; null again once the record is corrected. */
  readonly warnedAt: Temporal.Instant | null;
  /** A steward's. One that the record is to be corrected ends the objection only once it is. */
  readonly decision: ObjectionDecision | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly decidedBy: UserId | null;
  readonly decisionNote: string | null;
  readonly closedAt: Temporal.Instant | null;
  readonly outcome: ObjectionOutcome | null;
}

export const mostObjections = 5;

/** @param before all that were raised about this session. Throws `objection-state`, `too-many-entries`. */
export function raise(before: readonly Objection[], objection: NewObjection): Objection {
  if (standing(before)) {
    throw new Problem('objection-state', 'You object to this record already. Withdraw that first, to say it anew.');
  }
  if (before.length >= mostObjections) {
    throw new Problem(
      'too-many-entries',
      `A session is objected to at most ${mostObjections} times. Please write to a steward.`,
    );
  }
  return { ...objection, ...undecided, closedAt: null, outcome: null };
}

type NewObjection = Pick<Objection, 'id' | 'bookingId' | 'version' | 'reason' | 'statement' | 'raisedAt' | 'raisedBy'>;
const undecided = { warnedAt: null, decision: null, decidedAt: null, decidedBy: null, decisionNote: null } as const;

/** The one that is not over. */
export function standing(objections: readonly Objection[]): Objection | undefined {
  return objections.find(({ closedAt }) => closedAt === null);
}

/** Throws `objection-state`. */
export function standingOne(objections: readonly Objection[]): Objection {
  const found = standing(objections);
  if (!found) throw new Problem('objection-state', 'No objection stands against this record.');
  return found;
}

export function close(objection: Objection, outcome: ObjectionOutcome, now: Temporal.Instant): Objection {
  return { ...objection, outcome, closedAt: now };
}

/** A steward may think again until it is over: what is to be corrected can still be accepted as it was recorded. */
export function decide(objection: Objection, verdict: Verdict, now: Temporal.Instant): Objection {
  const decided: Objection = {
    ...objection,
    decision: verdict.decision,
    decidedAt: now,
    decidedBy: verdict.by,
    decisionNote: verdict.note,
  };
  return verdict.decision === 'to-be-corrected' ? decided : close(decided, verdict.decision, now);
}

export interface Verdict {
  readonly decision: ObjectionDecision;
  readonly by: UserId;
  readonly note: string | null;
}

type Clocks = PolicyValue<'disputes'>;

/**
 * Until when an objection stands that nobody settles: as long as its client may dispute the record, and so many days after it was raised, and
 * after both sides were warned (policy `disputes`).
 */
export function standsUntil(
  { raisedAt, warnedAt }: Pick<Objection, 'raisedAt' | 'warnedAt'>,
  recordedAt: Temporal.Instant,
  { open_days, objection_days }: Clocks,
): Temporal.Instant {
  return later(daysAfter(recordedAt, open_days), daysAfter(warnedAt ?? raisedAt, objection_days));
}

/**
 * What becomes by itself of an objection that stands. Before its time is over both sides are told. Then it lapses, and silence accepts
 * the record; but who says that there was no session has said that nothing is due, and that becomes a dispute. One that a
 * steward upheld waits for the adviser to correct the record.
 */
export function nextOf(
  objection: Objection,
  recordedAt: Temporal.Instant,
  clocks: Clocks,
  now: Temporal.Instant,
): 'waits' | 'is-warned-of' | 'lapses' | 'is-disputed' {
  if (objection.closedAt || objection.decision) return 'waits';
  const stage = stageOf(objection, recordedAt, clocks, now);
  if (stage !== 'is-over') return stage;
  return objection.reason === 'did-not-take-place' ? 'is-disputed' : 'lapses';
}

/** Where what one side says of a session has come to by the clock, as nobody settles it. */
export function stageOf(
  said: Pick<Objection, 'raisedAt' | 'warnedAt'>,
  recordedAt: Temporal.Instant,
  clocks: Clocks,
  now: Temporal.Instant,
): 'waits' | 'is-warned-of' | 'is-over' {
  const until = standsUntil(said, recordedAt, clocks);
  if (!said.warnedAt) return isBefore(now, daysAfter(until, -clocks.objection_days)) ? 'waits' : 'is-warned-of';
  return isBefore(now, until) ? 'waits' : 'is-over';
}

function daysAfter(instant: Temporal.Instant, days: number): Temporal.Instant {
  return instant.add({ hours: 24 * days });
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isBefore(a, b) ? b : a;
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
