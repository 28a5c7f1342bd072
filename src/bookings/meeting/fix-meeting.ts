import { randomBytes } from 'node:crypto';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { type Meeting, meetingBy } from './meeting.js';
import { MeetingTable } from './meeting.table.js';
import { MeetingSettingsTable } from './meeting-settings.table.js';
import { roomAt } from './room.js';

/**
 * Fixes where a session is met, by its adviser's settings of now. Its diary is locked by the caller, so that the seats
 * of a group come to meet in one room.
 */
export async function fixMeeting(
  tx: Transaction,
  booking: Booking,
  jitsiUrl: string,
  now: Temporal.Instant,
): Promise<Meeting> {
  const meetings = new MeetingTable(tx);
  const settings = await new MeetingSettingsTable(tx).of(booking.expertId);
  const room = (await meetings.roomOfGroup(booking.groupSessionId)) ?? newRoom(jitsiUrl);
  const meeting = meetingBy(settings, booking.mode, await meetings.of(booking.id), room);
  await meetings.fix(booking.id, meeting, now);
  return meeting;
}

export function newRoom(jitsiUrl: string): string {
  return roomAt(jitsiUrl, randomBytes(16));
}
