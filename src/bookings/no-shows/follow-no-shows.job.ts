import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { PolicyTable } from '../../policies/index.js';
import type { Booking } from '../booking.js';
import { BookingPost } from '../booking.post.js';
import { BookingTable } from '../booking.table.js';
import { SessionPost } from '../delivery/session.post.js';
import { DisputePost } from '../disputes/dispute.post.js';
import { DisputeTable } from '../disputes/dispute.table.js';
import { wholeDue } from '../disputes/whole-due.js';
import { disputeNoShow } from '../disputes/write-no-session.js';
import { decideByClock, nextOf, type NoShow, standsUntil, undo } from './no-show.js';
import { NoShowTable } from './no-show.table.js';
import { settleNoShow } from './settle-no-show.js';

/** A contested no-show that nobody decides on is not open for ever: both sides are warned, and then it becomes a dispute or is undone. */
@Injectable()
export class FollowNoShows implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: SessionPost,
    private readonly bookingPost: BookingPost,
    private readonly disputePost: DisputePost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('follow-no-shows', '*/5 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      return new NoShowTable(tx).toFollow(now, await new PolicyTable(tx).inForce('disputes', now));
    });
    await this.jobs.forEachDue('follow-no-shows', due, (id) => this.follow(id));
  }

  /** Looks again under the lock: a side or a steward may have settled it, or another replica. */
  private follow(id: BookingId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).lock(id);
      if (booking.state !== 'no-show' || (await new DisputeTable(tx).of(id))) return;
      const noShow = await new NoShowTable(tx).find(id);
      const now = this.clock.now();
      const clocks = await new PolicyTable(tx).inForce('disputes', now);
      const isDue = (await wholeDue(tx, booking, 'no-show')) !== null;
      const next = nextOf(noShow, { isDue, clocks }, now);
      if (next === 'is-warned-of') {
        const warned = { ...noShow, warnedAt: now };
        await this.warn(tx, booking, warned, standsUntil(warned, clocks));
      }
      if (next === 'is-disputed') await this.dispute(tx, booking, noShow, now);
      if (next === 'stands' || next === 'is-undone') await this.end(tx, booking, noShow, { next, now });
    });
  }

  private async warn(tx: Transaction, booking: Booking, warned: NoShow, until: Temporal.Instant | null): Promise<void> {
    await new NoShowTable(tx).update(warned);
    const to = ['client', 'adviser', 'steward'] as const;
    await this.post.send(tx, 'no-show-unsettled', booking, {
      ...{ to, until, missing: warned.side, quote: warned.statement },
    });
  }

  private async dispute(tx: Transaction, booking: Booking, noShow: NoShow, now: Temporal.Instant): Promise<void> {
    const dispute = await disputeNoShow(tx, booking, noShow.contestedBy, now);
    const news = { booking, to: ['client', 'adviser', 'steward'], quote: noShow.statement ?? '' } as const;
    await this.disputePost.send(tx, 'dispute-opened', dispute, news);
  }

  private async end(
    tx: Transaction,
    booking: Booking,
    noShow: NoShow,
    { next, now }: { readonly next: 'stands' | 'is-undone'; readonly now: Temporal.Instant },
  ): Promise<void> {
    await new NoShowTable(tx).update(decideByClock(noShow, next === 'stands' ? 'stands' : 'undone', now));
    if (next === 'is-undone') {
      const bookings = new BookingTable(tx);
      await bookings.update(undo(booking, now));
      await bookings.record(booking.id, { kind: 'corrected', at: now, facts: { undone: 'no-show' } });
    } else await settleNoShow(tx, this.bookingPost, booking, now);
    await this.post.send(tx, 'no-show-ended', booking, { to: ['client', 'adviser'], missing: noShow.side });
  }
}
