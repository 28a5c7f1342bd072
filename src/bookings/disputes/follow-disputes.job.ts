import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { becomeFinal, type Dispute, isLate } from './dispute.js';
import { DisputePost } from './dispute.post.js';
import { DisputeTable } from './dispute.table.js';
import { DisputeWordsTable } from './dispute-words.table.js';
import { endDispute } from './end-dispute.js';

/** Ends disputes against whose decision nobody appealed in time, and tells stewards of those that wait for too long. */
@Injectable()
export class FollowDisputes implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: DisputePost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('follow-disputes', '*/5 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const late = await this.database.transaction((tx) => new DisputeTable(tx).late(this.clock.now()));
    await this.jobs.forEachDue('follow-disputes', late, (id) => this.follow(id));
  }

  /** Looks again under the lock: somebody may have acted, or another replica. */
  private follow(id: BookingId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).lock(id);
      const dispute = await new DisputeTable(tx).find(id);
      const now = this.clock.now();
      if (!isLate(dispute, now)) return;
      if (dispute.state === 'decided') return this.finish(tx, booking, dispute, now);
      if (dispute.lateToldAt) return;
      await new DisputeTable(tx).update({ ...dispute, lateToldAt: now });
      await this.post.send(tx, 'dispute-late', dispute, { booking, to: ['steward'] });
    });
  }

  private async finish(tx: Transaction, booking: Booking, standing: Dispute, now: Temporal.Instant): Promise<void> {
    const [decision] = await new DisputeWordsTable(tx).decisions(standing);
    if (!decision) throw new Error(`Dispute ${standing.id} is decided, and nobody decided it.`);
    const dispute = becomeFinal(standing, decision.awarded, now);
    await endDispute(tx, booking, dispute, now);
    await this.post.send(tx, 'dispute-ended', dispute, { booking, to: ['client', 'adviser'] });
  }
}
