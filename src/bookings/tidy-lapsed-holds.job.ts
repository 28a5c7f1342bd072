import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Diary } from '../diary/index.js';
import type { BookingId, WaitingEntryId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { type Booking, lapse, stateAt } from './booking.js';
import { BookingPost } from './booking.post.js';
import { BookingTable } from './booking.table.js';
import { settle } from './funding/settle.js';
import { requestLapsed } from './requests/request.letters.js';
import { OfferFreedTime } from './waiting/offer-freed-time.js';
import { unanswered } from './waiting/waiting-entry.js';
import { WaitingEntryTable } from './waiting/waiting-entry.table.js';
import { waitingEndedUnanswered } from './waiting/waiting.letters.js';

/**
 * Writes down that holds have lapsed, gives back what was set aside for them, and tells whose requests did. It only tidies:
 * everybody else goes by the clock already.
 */
@Injectable()
export class TidyLapsedHolds implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: BookingPost,
    private readonly offerFreedTime: OfferFreedTime,
  ) {}

  onModuleInit(): void {
    this.jobs.every('tidy-lapsed-holds', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new BookingTable(tx).lapsed(this.clock.now()));
    await this.jobs.forEachDue('tidy-lapsed-holds', due, (id) => this.tidy(id));
  }

  private tidy(id: BookingId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const bookings = new BookingTable(tx);
      const diary = await Diary.lock(tx, await bookings.expertOf(id));
      const booking = await bookings.lock(id);
      const now = this.clock.now();
      if (stateAt(booking, now) !== 'lapsed' || !(await bookings.isLapsed(id, now))) return;
      await bookings.update(lapse(booking, now));
      await diary.free(id, now);
      if (booking.state === 'requested') {
        await bookings.record(id, { kind: 'lapsed', at: now });
        for (const note of requestLapsed) await this.post.note(tx, booking, note);
      }
      if (booking.waitingEntryId) await this.count(tx, booking, booking.waitingEntryId, now);
      await this.offerFreedTime.run(tx, diary, now);
      await settle(tx, booking, 'lapsed', now);
    });
  }

  /** Whoever waited and let a time lapse is behind nobody, but not for ever. */
  private async count(tx: Transaction, booking: Booking, id: WaitingEntryId, now: Temporal.Instant): Promise<void> {
    const entries = new WaitingEntryTable(tx);
    const standing = await entries.find(id);
    if (standing.endedAt) return;
    const entry = unanswered(standing, now);
    await entries.update(entry);
    if (entry.endedAt) await this.post.note(tx, booking, waitingEndedUnanswered);
  }
}
