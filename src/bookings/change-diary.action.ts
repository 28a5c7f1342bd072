import { Injectable } from '@nestjs/common';
import { type Actor, type OperationId, permit } from '../accounts/index.js';
import { Diary, type DiaryChange, horizonDays, orphansOf, readDiary, relationsToDiary } from '../diary/index.js';
import { type BookingId, type ExpertId, newId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { minutesFrom } from '../kernel/time.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import type { Booking } from './booking.js';
import { BookingTable } from './booking.table.js';
import { viewBookings } from './booking.view.js';
import { CancelBooking } from './cancel-booking.action.js';
import type { OrphanTerms } from './diary-change.request.js';
import { CallOffGroupSession } from './groups/call-off-group-session.action.js';
import type { GroupSession } from './groups/group-session.js';
import { GroupSessionTable } from './groups/group-session.table.js';
import { viewGroupSessions } from './groups/group-session.view.js';
import { OfferFreedTime } from './waiting/offer-freed-time.js';

@Injectable()
export class ChangeDiary {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cancelBooking: CancelBooking,
    private readonly callOffGroupSession: CallOffGroupSession,
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
      const orphans = await orphansIn(tx, diary, change, now);
      if (terms.orphans === undefined) await refuseOrphans(tx, orphans, now);
      if (terms.orphans === 'cancel') await this.cancel(tx, diary, orphans, { actor, terms });
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
      const { bookings, sessions } = await orphansIn(tx, diary, change, now);
      return {
        items: await viewBookings(tx, bookings, now),
        group_sessions: await viewGroupSessions(tx, sessions, now),
      };
    });
  }

  private async cancel(
    tx: Transaction,
    diary: Diary,
    orphans: Orphans,
    { actor, terms }: { actor: Actor; terms: OrphanTerms },
  ): Promise<void> {
    const bookings = new BookingTable(tx);
    const cancellation = { by: actor.userId, reason: 'other', note: terms.note ?? null } as const;
    const because = 'diary-changed';
    const standing = await bookings.lockAll(orphans.bookings.map(({ id }) => id));
    for (const booking of standing.filter(({ groupSessionId }) => groupSessionId === null)) {
      const locked = { bookings, diary, standing: booking };
      await this.cancelBooking.cancelLocked(tx, locked, { ...cancellation, side: 'adviser' }, { because });
    }
    await this.callOffGroupSession.callOff(tx, diary, orphans.sessions, { ...cancellation, because });
  }
}

interface Orphans {
  /** Those of seats as well. */
  readonly bookings: readonly Booking[];
  readonly sessions: readonly GroupSession[];
}

/** A session that has begun is held as it was agreed. */
async function orphansIn(tx: Transaction, diary: Diary, change: DiaryChange, now: Temporal.Instant): Promise<Orphans> {
  const start = minutesFrom(now.add({ seconds: 1 }));
  const over = { start, end: start + horizonDays * 1440 };
  const pages = await diary.pages(over, now, { sessions: true });
  const references = orphansOf(pages, change, over).map(({ reference }) => reference);
  const sessions = await new GroupSessionTable(tx).findAmong(references);
  const seats = await new GroupSessionTable(tx).liveBookingsOf(
    sessions.map(({ id }) => id),
    now,
  );
  const own = await new BookingTable(tx).findAll(references as string[] as BookingId[]);
  return { bookings: [...own, ...seats], sessions };
}

async function refuseOrphans(tx: Transaction, { bookings, sessions }: Orphans, now: Temporal.Instant): Promise<void> {
  const count = bookings.filter(({ groupSessionId }) => groupSessionId === null).length + sessions.length;
  if (count === 0) return;
  throw new Problem(
    'would-orphan',
    `Nothing was changed: ${count} booked or held sessions would lie outside your open time. Say whether to keep or to cancel them.`,
    { orphans: await viewBookings(tx, bookings, now), group_sessions: await viewGroupSessions(tx, sessions, now) },
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
