import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { BookingTable } from '../booking.table.js';
import { DeliveryTable } from './delivery.table.js';
import { SessionPost } from './session.post.js';

/** A day after a session, and again after three, its adviser is reminded to record it; of a group session once for all seats. */
@Injectable()
export class RemindToRecord implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: SessionPost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('remind-to-record', '*/5 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new DeliveryTable(tx).toRemindOf(this.clock.now()));
    await this.jobs.forEachDue('remind-to-record', due, (id) => this.remind(id));
  }

  /**
   * The row of the reminder keeps a second one away, and holds on to the booking by its foreign key, so that the state
   * that is read after it is the one that stays.
   */
  private remind(id: BookingId): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await new DeliveryTable(tx).noteReminder(id, this.clock.now()))) return;
      const booking = await new BookingTable(tx).find(id);
      if (booking.state !== 'confirmed') return;
      await this.post.send(tx, 'delivery-missing', booking, { to: ['adviser'] });
    });
  }
}
