import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { BookingPost } from '../booking.post.js';
import { BookingTable } from '../booking.table.js';
import { DisputeTable } from '../disputes/dispute.table.js';
import { FundingTable } from '../funding/funding.table.js';
import { NoShowTable } from './no-show.table.js';
import { settleNoShow } from './settle-no-show.js';

/** Settles what was paid for sessions to which somebody did not come, once nobody has contested that in time. */
@Injectable()
export class SettleNoShows implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: BookingPost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('settle-no-shows', '*/5 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new NoShowTable(tx).toSettle(this.clock.now()));
    await this.jobs.forEachDue('settle-no-shows', due, (id) => this.settle(id));
  }

  /** Looks again under the lock: another replica may have settled it, or a steward. */
  private settle(id: BookingId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).lock(id);
      const now = this.clock.now();
      const settled = await new FundingTable(tx).settlements([id]);
      if (booking.state !== 'no-show' || settled.has(id)) return;
      const { contestedAt, contestBy } = await new NoShowTable(tx).find(id);
      if (await new DisputeTable(tx).of(id)) return;
      if (contestedAt || Temporal.Instant.compare(now, contestBy) < 0) return;
      await settleNoShow(tx, this.post, booking, now);
    });
  }
}
