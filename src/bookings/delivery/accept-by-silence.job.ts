import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { stateAt } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { acceptDelivery } from './delivery.js';
import { DeliveryTable } from './delivery.table.js';
import { SessionPost } from './session.post.js';
import { writeAcceptance } from './write-acceptance.js';

/** Writes down what silence has accepted, and tells the adviser. Everybody else goes by the clock already. */
@Injectable()
export class AcceptBySilence implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: SessionPost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('accept-by-silence', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new DeliveryTable(tx).acceptedBySilence(this.clock.now()));
    await this.jobs.forEachDue('accept-by-silence', due, (id) => this.accept(id));
  }

  /** Looks again under the lock: the client may have objected, or the adviser corrected the record. */
  private accept(id: BookingId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const standing = await new BookingTable(tx).lock(id);
      const now = this.clock.now();
      if (standing.state !== 'delivered' || stateAt(standing, now) !== 'accepted') return;
      const booking = acceptDelivery(standing, null, now);
      await writeAcceptance(tx, booking, now);
      await this.post.send(tx, 'session-accepted', booking, { to: ['adviser'], bySilence: true });
    });
  }
}
