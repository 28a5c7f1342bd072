import type { ComplaintId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Relation } from '../access.js';
import type { Actor } from '../actor.js';

export const complaintSubjects = [
  'service',
  'adviser',
  'data-protection',
  'accessibility',
  'welsh-language',
  'other',
] as const;
export type ComplaintSubject = (typeof complaintSubjects)[number];

export const complaintStates = ['received', 'acknowledged', 'resolved'] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** The law's, for complaints about data protection; ours for all (Data (Use and Access) Act 2025, section 103). */
export const acknowledgementDays = 30;
/** Before that is over stewards are reminded. */
export const reminderDays = 7;
export const mostOpenComplaints = 20;

export interface Complaint {
  readonly id: ComplaintId;
  readonly number: number;
  readonly userId: UserId;
  readonly about: ComplaintSubject;
  readonly body: string;
  /** As the complainant gave it: nobody looks whether there is such a booking. */
  readonly bookingReference: string | null;
  readonly state: ComplaintState;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly acknowledgedAt: Temporal.Instant | null;
  readonly resolvedAt: Temporal.Instant | null;
  readonly outcome: string | null;
}

/** By which people call it: `C-000042`. */
export function referenceOf({ number }: Pick<Complaint, 'number'>): string {
  return `C-${String(number).padStart(6, '0')}`;
}

export function dueAfter(receivedAt: Temporal.Instant): Temporal.Instant {
  return receivedAt.add({ hours: acknowledgementDays * 24 });
}

/** Whether nobody acknowledged it in time. */
export function isOverdue({ state, dueAt }: Complaint, now: Temporal.Instant): boolean {
  return state === 'received' && Temporal.Instant.compare(dueAt, now) <= 0;
}

/** What the watch over the register has to do about a complaint now. */
export function whatIsDue(
  complaint: Complaint & { remindedAt: Temporal.Instant | null; overdueAt: Temporal.Instant | null },
  now: Temporal.Instant,
): 'overdue' | 'stewards-reminded' | undefined {
  if (complaint.state !== 'received') return undefined;
  if (isOverdue(complaint, now)) return complaint.overdueAt ? undefined : 'overdue';
  const reminder = complaint.dueAt.subtract({ hours: reminderDays * 24 });
  return !complaint.remindedAt && Temporal.Instant.compare(reminder, now) <= 0 ? 'stewards-reminded' : undefined;
}

/** Throws `complaint-state`. */
export function acknowledge(complaint: Complaint, now: Temporal.Instant): Complaint {
  refuseUnless(complaint, 'received');
  return { ...complaint, state: 'acknowledged', acknowledgedAt: now };
}

/** Throws `complaint-state`. */
export function resolve(complaint: Complaint, outcome: string, now: Temporal.Instant): Complaint {
  refuseUnless(complaint, 'acknowledged');
  return { ...complaint, state: 'resolved', resolvedAt: now, outcome };
}

/** Nobody judges a complaint of their own, also where they are a steward. */
export function relationsToComplaint(actor: Actor, { userId }: Complaint): Relation[] {
  if (actor.userId === userId) return ['signed-in'];
  return actor.steward ? ['steward'] : [];
}

function refuseUnless({ state }: Complaint, needed: ComplaintState): void {
  if (state === needed) return;
  throw new Problem(
    'complaint-state',
    `This complaint is ${state}. That takes one that is ${needed}: a complaint is acknowledged first, and then resolved.`,
    { state },
  );
}
