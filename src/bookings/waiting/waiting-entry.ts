import type { ExpertId, OfferId, OrganisationId, UserId, WaitingEntryId } from '../../kernel/id.js';
import type { Booking } from '../booking.js';

export const waitingEndReasons = ['booked', 'left', 'window-over', 'unanswered', 'offer-retired'] as const;
export type WaitingEndReason = (typeof waitingEndReasons)[number];

/** A place in the line for an adviser's offer, within a window of time. */
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
  readonly startsFrom: Temporal.Instant;
  readonly endsBy: Temporal.Instant;
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

/** Whether a session of an entry's offer that starts then lies in the time it waits for. */
export function fits({ startsFrom, endsBy }: WaitingEntry, start: Temporal.Instant, minutes: number): boolean {
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
