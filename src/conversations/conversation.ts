import type { Relation } from '../accounts/index.js';
import type { Booking } from '../bookings/index.js';
import type { BookingId, ConversationId, ExpertId, OrganisationId, UserId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';

export const conversationStates = ['open', 'closed', 'declined'] as const;
export type ConversationState = (typeof conversationStates)[number];
export const sides = ['client', 'adviser'] as const;
export type Side = (typeof sides)[number];
export const declineReasons = ['not-my-field', 'no-time', 'needs-a-session', 'conflict-of-interest', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What an organisation and an adviser say to each other, about one booking or in a question before any. */
export interface Conversation {
  readonly id: ConversationId;
  /** Null for a question. */
  readonly bookingId: BookingId | null;
  readonly expertId: ExpertId;
  readonly organisationId: OrganisationId;
  readonly openedBy: UserId;
  readonly openedAt: Temporal.Instant;
  readonly lastMessageAt: Temporal.Instant;
  /** Of the newest message; 0 before the first. */
  readonly lastNumber: number;
  readonly state: ConversationState;
  readonly closedAt: Temporal.Instant | null;
  readonly closedSide: Side | null;
  readonly declineReason: DeclineReason | null;
  readonly declineNote: string | null;
}

/** Where a conversation is found: below its booking, or under an id of its own. */
export type Place =
  { readonly kind: 'booking'; readonly id: BookingId } | { readonly kind: 'question'; readonly id: ConversationId };

/** Whoever is the adviser writes as that, also where they belong to the organisation. */
export function sideOf(relations: readonly Relation[]): Side {
  return relations.includes('adviser') ? 'adviser' : 'client';
}

/**
 * Nobody gets a way to write to an adviser by holding a time, nor by asking for one and being declined: that is what
 * questions are for, which have limits. Throws `booking-state`.
 */
export function refuseUnbooked({ state, confirmedAt }: Pick<Booking, 'state' | 'confirmedAt'>): void {
  if (confirmedAt !== null || state === 'requested') return;
  throw new Problem(
    'booking-state',
    'This time is not booked, so there is nobody to write to about it. Confirm it first, or ask the adviser a question.',
    { state },
  );
}

/** Throws `conversation-closed`. */
export function refuseClosed({ state }: Pick<Conversation, 'state'>): void {
  if (state === 'open') return;
  throw new Problem('conversation-closed', `This question is ${state}: nothing more can be written there.`, { state });
}

/** Throws `conversation-closed`. */
export function close(conversation: Conversation, side: Side, now: Temporal.Instant): Conversation {
  refuseClosed(conversation);
  return { ...conversation, state: 'closed', closedAt: now, closedSide: side };
}

/** Throws `conversation-closed`. */
export function decline(
  conversation: Conversation,
  { reason, note }: { readonly reason: DeclineReason; readonly note?: string | undefined },
  now: Temporal.Instant,
): Conversation {
  return {
    ...close(conversation, 'adviser', now),
    state: 'declined',
    declineReason: reason,
    declineNote: note ?? null,
  };
}
