import { Injectable } from '@nestjs/common';
import { type Actor, type OperationId, permit } from '../accounts/index.js';
import { Diary, type DiaryChange, horizonDays, orphansOf, readDiary, relationsToDiary } from '../diary/index.js';
import { type ExpertId, newId } from '../kernel/id.js';
import { minutesFrom } from '../kernel/time.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import type { OrphanTerms } from './diary-change.request.js';
import { type Sessions, SessionsAhead, sessionsAmong, viewSessions } from './standing/sessions-ahead.js';
import { OfferFreedTime } from './waiting/offer-freed-time.js';

@Injectable()
export class ChangeDiary {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionsAhead,
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
      const { orphans: choice, note } = terms;
      const chosen = { choice, note, actor, side: 'adviser', because: 'diary-changed', now } as const;
      await this.sessions.settle(tx, diary, orphans, chosen, complaint);
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
      return viewSessions(tx, await orphansIn(tx, diary, change, now), now);
    });
  }
}

/** A session that has begun is held as it was agreed. */
async function orphansIn(tx: Transaction, diary: Diary, change: DiaryChange, now: Temporal.Instant): Promise<Sessions> {
  const start = minutesFrom(now.add({ seconds: 1 }));
  const over = { start, end: start + horizonDays * 1440 };
  const pages = await diary.pages(over, now, { sessions: true });
  const references = orphansOf(pages, change, over).map(({ reference }) => reference);
  return sessionsAmong(tx, references, now);
}

function complaint(count: number): string {
  return `Nothing was changed: ${count} booked or held sessions would lie outside your open time. Say whether to keep or to cancel them.`;
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
