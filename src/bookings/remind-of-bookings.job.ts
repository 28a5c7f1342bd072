import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { BookingPost } from './booking.post.js';
import { BookingTable } from './booking.table.js';
import { reminderNews, type ReminderNews, reminders } from './reminders.js';

/** A day and an hour before a session both sides are reminded of it, once each; of one that was moved, anew. */
@Injectable()
export class RemindOfBookings implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: BookingPost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('remind-of-bookings', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    for (const news of reminderNews) {
      const now = this.clock.now();
      const due = await this.database.transaction((tx) => new BookingTable(tx).toRemindOf(reminders[news], now));
      await this.jobs.forEachDue('remind-of-bookings', due, (id) => this.remind(id, news));
    }
  }

  /** Looks again under the lock: the session may have been moved, called off or reminded of meanwhile. */
  private remind(id: BookingId, news: ReminderNews): Promise<void> {
    return this.database.transaction(async (tx) => {
      const bookings = new BookingTable(tx);
      const booking = await bookings.lock(id);
      const now = this.clock.now();
      if (!(await bookings.isToRemindOf(id, reminders[news], now))) return;
      await bookings.update({ ...booking, [news === 'reminder' ? 'remindedAt' : 'remindedSoonAt']: now });
      await bookings.record(id, { kind: 'reminded', at: now });
      await this.post.send(tx, news, booking);
    });
  }
}
