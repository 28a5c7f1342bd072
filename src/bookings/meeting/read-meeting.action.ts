import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { BookingTable } from '../booking.table.js';
import { relationsToBooking } from '../parties.js';
import { refuseUntold } from './meeting.js';
import { MeetingTable } from './meeting.table.js';
import { meetingSeenBy } from './meeting-readers.js';
import { viewMeeting } from './meeting.view.js';

@Injectable()
export class ReadMeeting {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`, `not-allowed`, `booking-state` before the session is confirmed and after it was called off. */
  run(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).find(id);
      const relations = await relationsToBooking(tx, actor, booking);
      permit('readMeeting', relations, 'booking');
      refuseUntold(booking, this.clock.now());
      return viewMeeting(meetingSeenBy(relations, await new MeetingTable(tx).of(id)), booking.mode);
    });
  }
}
