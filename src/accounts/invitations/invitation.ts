import type { InvitationId, OrganisationId, UserId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import type { Role } from '../actor.js';

export const invitationDays = 14;
export const mostOpenInvitations = 50;
export const mostInvitationsADay = 100;
export const mostLettersAnHour = 5;

/** An address asked into an organisation. What is open can be accepted, once, until it lapses. */
export interface Invitation {
  readonly id: InvitationId;
  readonly organisationId: OrganisationId;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: UserId;
  readonly createdAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant;
  readonly lapsesAt: Temporal.Instant;
  readonly acceptedAt: Temporal.Instant | null;
  readonly withdrawnAt: Temporal.Instant | null;
}

export function lapseOf(sentAt: Temporal.Instant): Temporal.Instant {
  return sentAt.add({ hours: invitationDays * 24 });
}

/**
 * Whoever it is not addressed to learns nothing of it, and neither does anybody once it is used or withdrawn.
 * Throws `not-found`, `invitation-lapsed`.
 */
export function refuseUnacceptable(
  invitation: Invitation | undefined,
  email: string,
  now: Temporal.Instant,
): asserts invitation is Invitation {
  if (invitation?.email !== email || invitation.acceptedAt || invitation.withdrawnAt) throw notFound('invitation');
  if (Temporal.Instant.compare(now, invitation.lapsesAt) >= 0) {
    throw new Problem(
      'invitation-lapsed',
      `This invitation was open for ${invitationDays} days, and they are over. Please ask for a new one.`,
    );
  }
}
