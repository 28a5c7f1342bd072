import { Injectable } from '@nestjs/common';
import { type Actor, type OperationId, permit } from '../accounts/index.js';
import { Diary, type DiaryChange, horizonDays, orphansOf, readDiary, relationsToDiary } from '../diary/index.js';
import { type BookingId, type ExpertId, newId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { minutesFrom } from '../kernel/time.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { type Booking, cancel } from './booking.js';
import { BookingPost } from './booking.post.js';
import { BookingTable } from './booking.table.js';
import { viewBookings } from './booking.view.js';
import type { OrphanTerms } from './diary-change.request.js';
import { settle } from './funding/settle.js';
import { OfferFreedTime } from './waiting/offer-freed-time.js';

@Injectable()
export class ChangeDiary {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: BookingPost,
    private readonly offerFreedTime: OfferFreedTime,
  ) {}

  /**
   * Changes what an adviser's time is, and with it the free time that others search, or neither. Sessions that would then
   * lie outside open time stand or are cancelled, as they are told; throws `would-orphan` where they are not.
   */
  run(actor: Actor, expertId: ExpertId, operation: OperationId, change: DiaryChange, terms: OrphanTerms = {}) {
    return this.database.transaction(async (tx) => {
      const diary = await Diary.lock(tx, expertId);
      permit(operation, relationsToDiary(actor, diary.ownerId), 'adviser');
      const now = this.clock.now();
      const orphans = await orphanedBookings(tx, diary, change, now);
      if (terms.orphans === undefined) await refuseOrphans(tx, orphans, now);
      if (terms.orphans === 'cancel')
        for (const { id } of orphans) await this.cancel(tx, diary, id, { actor, terms, now });
      await apply(diary, change, now);
      await this.offerFreedTime.run(tx, diary, now);
      return readDiary(tx, expertId, now);
    });
  }

  /** The sessions that a change would put outside open time; nothing is changed. */
  preview(actor: Actor, expertId: ExpertId, change: DiaryChange) {
    return this.database.transaction(async (tx) => {
      const diary = await Diary.lock(tx, expertId);
      permit('previewDiaryChange', relationsToDiary(actor, diary.ownerId), 'adviser');
      const now = this.clock.now();
      return { items: await viewBookings(tx, await orphanedBookings(tx, diary, change, now), now) };
    });
  }

  private async cancel(
    tx: Transaction,
    diary: Diary,
    id: BookingId,
    { actor, terms, now }: { actor: Actor; terms: OrphanTerms; now: Temporal.Instant },
  ): Promise<void> {
    const bookings = new BookingTable(tx);
    const standing = await bookings.lock(id);
    const cancellation = { by: actor.userId, side: 'adviser', reason: 'other', note: terms.note ?? null } as const;
    const booking = cancel(standing, cancellation, now);
    await bookings.update(booking);
    await diary.free(id, now);
    await settle(tx, booking, 'cancelled', now);
    const facts = { reason: booking.cancelReason, because: 'diary-changed' };
    await bookings.record(id, { kind: 'cancelled', at: now, by: actor.userId, facts });
    await this.post.sendCancelled(tx, standing, booking);
  }
}

/** By id, so that they are locked in one order. A session that has begun is held as it was agreed. */
async function orphanedBookings(
  tx: Transaction,
  diary: Diary,
  change: DiaryChange,
  now: Temporal.Instant,
): Promise<Booking[]> {
  const start = minutesFrom(now.add({ seconds: 1 }));
  const over = { start, end: start + horizonDays * 1440 };
  const pages = await diary.pages(over, now, { sessions: true });
  const ids = orphansOf(pages, change, over).map(({ reference }) => reference as string as BookingId);
  return new BookingTable(tx).findAll(ids.toSorted());
}

async function refuseOrphans(tx: Transaction, orphans: readonly Booking[], now: Temporal.Instant): Promise<void> {
  if (orphans.length === 0) return;
  throw new Problem(
    'would-orphan',
    `Nothing was changed: ${orphans.length} booked or held sessions would lie outside your open time. Say whether to keep or to cancel them.`,
    { orphans: await viewBookings(tx, orphans, now) },
  );
}

function apply(diary: Diary, change: DiaryChange, now: Temporal.Instant): Promise<void> {
  switch (change.kind) {
    case 'weekly_hours':
      return diary.setWeeklyHours(change.zone, change.weekly, now);
    case 'override':
      return diary.setOverride(change.date, change.windows, now);
    case 'override_removal':
      return diary.removeOverride(change.date, now);
    case 'time_off':
      return diary.addTimeOff({ ...change, id: newId() }, now);
    case 'time_off_removal':
      return diary.removeTimeOff(change.id, now);
    case 'travel':
      return diary.planTravel({ ...change, id: newId() }, now);
    case 'travel_removal':
      return diary.removeTravel(change.id, now);
    case 'limits':
      return diary.setLimits(change);
  }
}
