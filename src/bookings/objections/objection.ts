import type { BookingId, ObjectionId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';

export const objectionReasons = ['did-not-take-place', 'minutes-wrong', 'content-wrong', 'other'] as const;
export type ObjectionReason = (typeof objectionReasons)[number];
export const objectionDecisions = ['as-recorded', 'to-be-corrected', 'did-not-take-place'] as const;
export type ObjectionDecision = (typeof objectionDecisions)[number];
export const objectionOutcomes = [
  ...(['withdrawn', 'accepted', 'as-recorded', 'corrected', 'did-not-take-place', 'disputed'] as const),
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
const undecided = { decision: null, decidedAt: null, decidedBy: null, decisionNote: null } as const;

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
