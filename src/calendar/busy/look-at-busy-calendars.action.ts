import { Injectable } from '@nestjs/common';
import { type Actor, type OperationId, permit } from '../../accounts/index.js';
import { clashesOf, horizonDays, readPages, relationsToDiary } from '../../diary/index.js';
import { ExpertTable } from '../../experts/index.js';
import type { ExpertId, TimeOffSourceId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { minutesFrom, periodOf } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { AskingPace } from './asking-pace.js';
import { type BusyCalendar, type Reading, timeOffOf } from './busy-calendar.js';
import { BusyCalendarTable } from './busy-calendar.table.js';
import { type ClashingSession, withKinds } from './clashing-sessions.js';
import { FeedClient } from './feed.client.js';
import { askedOf, takenBy } from './read-busy-calendar.action.js';

type TimeOff = ReturnType<typeof timeOffOf>;

/** What connecting a calendar would take. */
export interface BusyPreview {
  readonly reading: Reading;
  readonly taken: TimeOff;
  readonly clashes: readonly ClashingSession[];
}

@Injectable()
export class LookAtBusyCalendars {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly client: FeedClient,
    private readonly pace: AskingPace,
  ) {}

  /** Each with the sessions that it says the adviser has no time for. */
  list(actor: Actor, expertId: ExpertId): Promise<{ calendar: BusyCalendar; clashes: ClashingSession[] }[]> {
    return this.database.transaction(async (tx) => {
      await permitted(tx, actor, expertId, 'listBusyCalendars');
      const clashes = await withKinds(tx, await clashesOf(tx, expertId, this.clock.now()));
      const calendars = await new BusyCalendarTable(tx).ofExpert(expertId);
      return calendars.map((calendar) => ({
        calendar,
        clashes: clashes.filter(({ sourceId }) => sourceId === calendar.id),
      }));
    });
  }

  async one(actor: Actor, expertId: ExpertId, id: TimeOffSourceId) {
    const found = (await this.list(actor, expertId)).find(({ calendar }) => calendar.id === id);
    if (!found) throw notFound('calendar');
    return found;
  }

  /** What connecting a calendar would take, or why it cannot be read; nothing is kept. Throws `too-many-requests`. */
  async preview(actor: Actor, expertId: ExpertId, address: string): Promise<BusyPreview> {
    const now = this.clock.now();
    const asked = await this.database.transaction(async (tx) => {
      await permitted(tx, actor, expertId, 'previewBusyCalendar');
      return askedOf(tx, expertId, now);
    });
    this.pace.note(expertId);
    const answer = await this.client.read(address, null, asked);
    return this.database.transaction(async (tx) => {
      const { reading, times: taken } = await takenBy(tx, { expertId, wantsTitles: false }, answer);
      if (taken === null) return { reading, taken: [], clashes: [] };
      const clashes = await withKinds(tx, await sessionsIn(tx, expertId, taken, now));
      return { reading, taken: taken.filter(({ end }) => Temporal.Instant.compare(end, now) > 0), clashes };
    });
  }
}

async function permitted(tx: Transaction, actor: Actor, expertId: ExpertId, operation: OperationId): Promise<void> {
  const { userId } = await new ExpertTable(tx).find(expertId);
  permit(operation, relationsToDiary(actor, userId), 'adviser');
}

/** Sessions to come that overlap with any of these times. */
async function sessionsIn(tx: Transaction, expertId: ExpertId, taken: TimeOff, now: Temporal.Instant) {
  const start = minutesFrom(now.add({ seconds: 1 }));
  const over = { start, end: start + horizonDays * 1440 };
  const pages = await readPages(tx, [expertId], { over, now, sessions: true });
  return pages
    .flatMap(({ sessions }) => sessions)
    .filter((session) => session.start >= start)
    .map(({ reference, ...span }) => ({ reference, ...periodOf(span) }))
    .filter((session) => taken.some((time) => isBefore(time.start, session.end) && isBefore(session.start, time.end)));
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
