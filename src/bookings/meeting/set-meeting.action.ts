import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { BookingPost } from '../booking.post.js';
import { lockBooking } from '../change-booking.js';
import { newRoom } from './fix-meeting.js';
import { isSame, meetOtherwise, metBy, refuseOtherMode } from './meeting.js';
import { MeetingTable } from './meeting.table.js';
import type { Way } from './meeting-settings.js';
import { viewMeeting } from './meeting.view.js';

@Injectable()
export class SetMeeting {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: BookingPost,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Meets one session otherwise than was agreed, and tells both sides; the same once more is no news.
   * Throws `booking-state`, `already-started`, `invalid-request` for a way that is not of the session's mode.
   */
  run(actor: Actor, id: BookingId, way: Way) {
    return this.database.transaction(async (tx) => {
      const { bookings, standing } = await lockBooking(tx, actor, id, 'setMeeting');
      const now = this.clock.now();
      const booking = meetOtherwise(standing, now);
      refuseOtherMode(way, booking.mode);
      const meetings = new MeetingTable(tx);
      const before = await meetings.of(id);
      const meeting = metBy(way, before, newRoom(this.config.jitsiUrl));
      if (isSame(before, meeting)) return viewMeeting(before, booking.mode);
      await meetings.fix(id, meeting, now);
      await bookings.update(booking);
      await bookings.record(id, { kind: 'corrected', at: now, by: actor.userId, facts: { what: 'meeting' } });
      await this.post.send(tx, 'meeting-changed', booking);
      return viewMeeting(meeting, booking.mode);
    });
  }
}
