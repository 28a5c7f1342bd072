import { Injectable } from '@nestjs/common';
import { type Actor, permit, type Relation } from '../accounts/index.js';
import type { ExpertId, UserId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { readDiary } from './diary-reading.table.js';
import { Diary } from './diary.table.js';

type Change = 'setWeeklyHours' | 'setDateOverride' | 'removeDateOverride' | 'takeTimeOff' | 'removeTimeOff';

@Injectable()
export class ChangeDiary {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Changes what an adviser's time is, and with it the free time that others search, or neither. Booked sessions stand. */
  run(
    actor: Actor,
    expertId: ExpertId,
    operation: Change,
    change: (diary: Diary, now: Temporal.Instant) => Promise<void>,
  ) {
    return this.database.transaction(async (tx) => {
      const diary = await Diary.lock(tx, expertId);
      permit(operation, relationsToDiary(actor, diary.ownerId), 'adviser');
      const now = this.clock.now();
      await change(diary, now);
      return readDiary(tx, expertId, now);
    });
  }
}

export function relationsToDiary(actor: Actor, ownerId: UserId): Relation[] {
  return [
    ...(actor.userId === ownerId ? (['adviser'] as const) : []),
    ...(actor.steward ? (['steward'] as const) : []),
  ];
}
