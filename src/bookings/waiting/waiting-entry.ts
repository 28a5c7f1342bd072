import type { ExpertId, GroupSessionId, OfferId, OrganisationId, UserId, WaitingEntryId } from '../../kernel/id.js';
import type { Booking } from '../booking.js';

/** Why nothing was offered, or nothing more: the one who waits has a letter that says so. */
export type NothingOffered = 'window-over' | 'offer-retired' | 'session-cancelled' | 'session-started';
export type WaitingEndReason = NothingOffered | 'booked' | 'left' | 'unanswered';

/** A place in the line for an adviser's offer, within a window of time, or for a seat of one group session. */
export interface WaitingEntry {
  readonly id: WaitingEntryId;
  readonly expertId: ExpertId;
  readonly offerId: OfferId;
  readonly organisationId: OrganisationId;
  /** 1 to 3: which of the lines that the organisation waits in; null once it waits no more. */
  readonly entryNumber: number | null;
  readonly madeBy: UserId;
  readonly mode: Booking['mode'];
  readonly needs: string;
  /** The group session that a seat of is waited for; null where it is any time within a window. */
  readonly groupSessionId: GroupSessionId | null;
  /** The window; null where a seat is waited for. */
  readonly startsFrom: Temporal.Instant | null;
  readonly endsBy: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
  /** How many times were offered and lapsed without a word. */
  readonly unanswered: number;
  readonly endedAt: Temporal.Instant | null;
  readonly endReason: WaitingEndReason | null;
}

/** Who lets so many offered times lapse gives way to the others. */
export const mostUnanswered = 3;

/** Hours that whoever is offered a time has at least, before it starts or has to be answered. */
const leastHours = 1;

/**
 * Until when an offered time is kept: the policy's hours, and an hour before the session at the latest, so that it
 * can go to somebody else; undefined where that leaves less than an hour to answer.
 */
export function answerBy(
  start: Temporal.Instant,
  now: Temporal.Instant,
  answerHours: number,
): Temporal.Instant | undefined {
  const [latest, limit] = [start.subtract({ hours: leastHours }), now.add({ hours: answerHours })];
  const until = Temporal.Instant.compare(latest, limit) < 0 ? latest : limit;
  return Temporal.Instant.compare(until, now.add({ hours: leastHours })) < 0 ? undefined : until;
}

/** Whether a session of an entry's offer that starts then lies in the time it waits for; who waits for a seat waits for no time. */
export function fits({ startsFrom, endsBy }: WaitingEntry, start: Temporal.Instant, minutes: number): boolean {
  if (startsFrom === null || endsBy === null) return false;
  return (
    Temporal.Instant.compare(startsFrom, start) <= 0 && Temporal.Instant.compare(start.add({ minutes }), endsBy) <= 0
  );
}

export function ended(entry: WaitingEntry, endReason: WaitingEndReason, endedAt: Temporal.Instant): WaitingEntry {
  return { ...entry, entryNumber: null, endedAt, endReason };
}

/** A time was offered and lapsed without a word: the third ends the waiting. */
export function unanswered(entry: WaitingEntry, now: Temporal.Instant): WaitingEntry {
  const counted = { ...entry, unanswered: entry.unanswered + 1 };
  return counted.unanswered < mostUnanswered ? counted : ended(counted, 'unanswered', now);
}
