import { useQuery } from '@tanstack/react-query';
import { booking as bookingQuery } from '../../api/bookings.js';
import { useMe } from '../../api/me.js';
import type { Dispute } from '../../api/sessions.js';
import { useMyExpert } from '../../api/work.js';

/** What the reader is to a dispute; the service has the last word. */
export interface Sides {
  /** For a side of it, which one they may speak for. */
  readonly side: 'client' | 'adviser' | null;
  readonly isMediator: boolean;
  /** Asked to vote in the round that goes on, and has not yet. */
  readonly isToVote: boolean;
  /** Of no side. */
  readonly isSteward: boolean;
}

/** Undefined until it is known. */
export function useSides(dispute: Dispute): Sides | undefined {
  const me = useMe();
  const expert = useMyExpert();
  const isMediator = dispute.mediator?.user_id === me?.user_id;
  const isPanelist = dispute.panel.some(({ user_id }) => user_id === me?.user_id);
  const isAsked = isMediator || isPanelist; // of no side, and so not let into the booking
  const booking = useQuery({ ...bookingQuery(dispute.booking_id), enabled: Boolean(me) && !isAsked });
  if (!me || expert.isPending || (!isAsked && booking.isPending)) return undefined;
  const role = me.memberships.find(({ organisation_id }) => organisation_id === booking.data?.organisation.id)?.role;
  const isAdviser = expert.data?.id !== undefined && expert.data.id === booking.data?.expert.id;
  const round = dispute.appeal ? 2 : 1;
  return {
    side: isAdviser ? 'adviser' : role && role !== 'member' ? 'client' : null,
    isMediator,
    isToVote: dispute.panel.some((one) => one.user_id === me.user_id && one.round === round && !one.has_voted),
    isSteward: me.steward && !isAdviser && role === undefined,
  };
}
