import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { BookingPost } from './booking.post.js';
import { BookingTable } from './booking.table.js';

/** A day before a session both sides are reminded of it, once. */
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
    const due = await this.database.transaction((tx) => new BookingTable(tx).toRemindOf(this.clock.now()));
    await this.jobs.forEachDue('remind-of-bookings', due, (id) => this.remind(id));
  }

  /** Looks again under the lock: the session may have been moved, called off or reminded of meanwhile. */
  private remind(id: BookingId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const bookings = new BookingTable(tx);
      const booking = await bookings.lock(id);
      const now = this.clock.now();
      if (!(await bookings.isToRemindOf(id, now))) return;
      await bookings.update({ ...booking, remindedAt: now });
      await bookings.record(id, { kind: 'reminded', at: now });
      await this.post.send(tx, 'reminder', booking);
    });
  }
}
