import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { PolicyTable } from '../../policies/index.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { acceptDelivery } from '../delivery/delivery.js';
import { DeliveryTable } from '../delivery/delivery.table.js';
import { SessionPost } from '../delivery/session.post.js';
import { writeAcceptance } from '../delivery/write-acceptance.js';
import { DisputePost } from '../disputes/dispute.post.js';
import { disputeNoSession } from '../disputes/write-no-session.js';
import { close, nextOf, type Objection, standing as standingObjection, standsUntil } from './objection.js';
import { ObjectionTable } from './objection.table.js';

/** An objection that nobody settles does not stand for ever: both sides are warned, and then it lapses or becomes a dispute. */
@Injectable()
export class FollowObjections implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: SessionPost,
    private readonly disputePost: DisputePost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('follow-objections', '*/5 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      return new ObjectionTable(tx).toFollow(now, await new PolicyTable(tx).inForce('disputes', now));
    });
    await this.jobs.forEachDue('follow-objections', due, (id) => this.follow(id));
  }

  /** Looks again under the lock: a side or a steward may have settled it, or another replica. */
  private follow(id: BookingId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).lock(id);
      const objection = standingObjection(await new ObjectionTable(tx).of(id));
      if (booking.state !== 'delivered' || !objection) return;
      const { recordedAt } = await new DeliveryTable(tx).standing(id);
      const now = this.clock.now();
      const clocks = await new PolicyTable(tx).inForce('disputes', now);
      const next = nextOf(objection, recordedAt, clocks, now);
      if (next === 'is-warned-of') {
        const warned = { ...objection, warnedAt: now };
        await this.warn(tx, booking, warned, standsUntil(warned, recordedAt, clocks));
      }
      if (next === 'lapses') await this.lapse(tx, booking, objection, now);
      if (next === 'is-disputed') await this.dispute(tx, booking, objection, now);
    });
  }

  private async warn(tx: Transaction, booking: Booking, warned: Objection, until: Temporal.Instant): Promise<void> {
    await new ObjectionTable(tx).update(warned);
    const isDisputed = warned.reason === 'did-not-take-place';
    const news = isDisputed ? 'objection-becomes-dispute' : 'objection-lapses';
    await this.post.send(tx, news, booking, { to: ['client', 'adviser', 'steward'], until, quote: warned.statement });
  }

  private async lapse(tx: Transaction, standing: Booking, objection: Objection, now: Temporal.Instant): Promise<void> {
    await new ObjectionTable(tx).update(close(objection, 'lapsed', now));
    const booking = acceptDelivery(standing, null, now);
    await writeAcceptance(tx, booking, now);
    await this.post.send(tx, 'objection-lapsed', booking, { to: ['client', 'adviser'] });
  }

  private async dispute(tx: Transaction, booking: Booking, objection: Objection, now: Temporal.Instant): Promise<void> {
    const dispute = await disputeNoSession(tx, booking, objection, now);
    const news = { booking, to: ['client', 'adviser', 'steward'], quote: objection.statement } as const;
    await this.disputePost.send(tx, 'dispute-opened', dispute, news);
  }
}
