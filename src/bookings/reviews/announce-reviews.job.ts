import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { BookingTable } from '../booking.table.js';
import { SessionPost } from '../delivery/session.post.js';
import { isVisible } from './review.js';
import { ReviewTable } from './review.table.js';

/** Tells both sides that a review can be read, where it came out by the clock. Readers go by the clock already. */
@Injectable()
export class AnnounceReviews implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: SessionPost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('announce-reviews', '*/5 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new ReviewTable(tx).toAnnounce(this.clock.now()));
    await this.jobs.forEachDue('announce-reviews', due, (id) => this.announce(id));
  }

  private announce(id: BookingId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).lock(id);
      const now = this.clock.now();
      const reviews = new ReviewTable(tx);
      const due = (await reviews.of(id)).filter((one) => !one.announcedAt && isVisible(one, now));
      for (const one of due) await reviews.update({ ...one, announcedAt: now });
      if (due.length > 0) await this.post.send(tx, 'reviews-published', booking, { to: ['client', 'adviser'] });
    });
  }
}
