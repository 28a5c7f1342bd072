import type { MeetingMode } from '../../experts/index.js';
import { Problem } from '../../kernel/problem.js';
import { type Booking, stateAt } from '../booking.js';
import { type MeetingSettings, type Place, type Way, waysOfMode } from './meeting-settings.js';

/** Where and how the two of a session meet. What its mode does not need is null. */
export interface Meeting {
  /** What the client may be called on, for the adviser's eyes only. */
  readonly clientNumber: string | null;
  /** The room of ours that was made for this session. */
  readonly room: string | null;
  /** What a video session opens: the room, or a link of the adviser's. */
  readonly url: string | null;
  /** The adviser's, where the client calls. */
  readonly number: string | null;
  readonly place: Place | null;
}

export const nothingSaid: Meeting = { clientNumber: null, room: null, url: null, number: null, place: null };

/**
 * A session's meeting by its adviser's settings as they are when it is confirmed.
 * @param room for a session without one yet
 */
export function meetingBy(settings: MeetingSettings, mode: MeetingMode, kept: Meeting, room: string): Meeting {
  return metBy(wayOf(settings, mode), kept, room);
}

/** A meeting met in another way. The room stays what it was, so that a link that somebody has works again. */
export function metBy(way: Way | null, kept: Meeting, room: string): Meeting {
  const meeting = { ...nothingSaid, clientNumber: kept.clientNumber, room: kept.room };
  switch (way?.how) {
    case 'generated':
      return { ...meeting, room: kept.room ?? room, url: kept.room ?? room };
    case 'link':
      return { ...meeting, url: way.url };
    case 'client-calls':
      return { ...meeting, number: way.number };
    case 'place':
      return { ...meeting, place: { address: way.address, directions: way.directions, access: way.access } };
    case 'adviser-calls':
    case undefined:
      return meeting;
  }
}

function wayOf({ url, number, place }: MeetingSettings, mode: MeetingMode): Way | null {
  switch (mode) {
    case 'video':
      return url === null ? { how: 'generated' } : { how: 'link', url };
    case 'phone':
      return number === null ? { how: 'adviser-calls' } : { how: 'client-calls', number };
    case 'in_person':
      return place && { how: 'place', ...place };
  }
}

/** Null where nobody has said yet. */
export function howOf({ room, url, number, place }: Meeting, mode: MeetingMode): Way['how'] | null {
  switch (mode) {
    case 'video':
      return url === null ? null : url === room ? 'generated' : 'link';
    case 'phone':
      return number === null ? 'adviser-calls' : 'client-calls';
    case 'in_person':
      return place && 'place';
  }
}

export function isSame(a: Meeting, b: Meeting): boolean {
  const facts = ({ url, number, place }: Meeting) => [url, number, place?.address, place?.directions, place?.access];
  const others = facts(b);
  return facts(a).every((fact, index) => (fact ?? null) === (others[index] ?? null));
}

/** Throws `invalid-request` for a way that is not of the session's mode. */
export function refuseOtherMode({ how }: Way, mode: MeetingMode): void {
  const ways: readonly string[] = waysOfMode[mode];
  if (ways.includes(how)) return;
  const detail = `must be ${ways.join(' or ')}: this session is by ${mode.replace('_', ' ')}`;
  throw new Problem('invalid-request', `Nothing was changed. Please mend: /how: ${detail}.`, {
    errors: [{ pointer: '/how', detail, rule: 'choice' }],
  });
}

const told = ['confirmed', 'delivered', 'accepted', 'no-show'];

/** Whether the two of a session are told where they meet: not before it is confirmed, and not when it was called off. */
export function isTold(booking: Booking, now: Temporal.Instant): boolean {
  return told.includes(stateAt(booking, now));
}

/** Throws `booking-state`. */
export function refuseUntold(booking: Booking, now: Temporal.Instant): void {
  if (isTold(booking, now)) return;
  const state = stateAt(booking, now);
  throw new Problem('booking-state', `This booking is ${state}: where you meet is told while it is confirmed.`, {
    state,
  });
}

/** The same session, met otherwise; calendars are told. Throws `booking-state`, `already-started` when it is over. */
export function meetOtherwise(booking: Booking, now: Temporal.Instant): Booking {
  const state = stateAt(booking, now);
  if (state !== 'confirmed') {
    throw new Problem('booking-state', `This booking is ${state}: how you meet cannot be changed.`, { state });
  }
  if (Temporal.Instant.compare(now, booking.endsAt) >= 0) {
    throw new Problem('already-started', 'This session is over already.');
  }
  return { ...booking, sequence: booking.sequence + 1, updatedAt: now };
}
