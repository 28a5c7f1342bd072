import { Injectable } from '@nestjs/common';
import { type Actor, Audit, type OperationId, permit } from '../../accounts/index.js';
import { OfferFreedTime } from '../../bookings/index.js';
import { Diary, ImportedTimeTable, relationsToDiary } from '../../diary/index.js';
import { type ExpertId, newId, type TimeOffSourceId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { SealedText } from '../../platform/sealed-text.js';
import { AskingPace } from './asking-pace.js';
import { type BusyCalendar, purposeOf, usualMinutes } from './busy-calendar.js';
import type { ChangeBusyCalendarRequest, ConnectBusyCalendarRequest } from './busy-calendar.request.js';
import { BusyCalendarTable } from './busy-calendar.table.js';
import { ReadBusyCalendar } from './read-busy-calendar.action.js';

/** Connects calendars of an adviser's, changes them, has them read and lets them go. */
@Injectable()
export class ConnectBusyCalendar {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sealed: SealedText,
    private readonly pace: AskingPace,
    private readonly readBusyCalendar: ReadBusyCalendar,
    private readonly offerFreedTime: OfferFreedTime,
  ) {}

  /** Connected is what can be read and what cannot: why not is told beside it. Throws `too-many-entries`, `calendar-connected-already`. */
  async run(
    actor: Actor,
    expertId: ExpertId,
    { address, name, titles }: ConnectBusyCalendarRequest,
  ): Promise<TimeOffSourceId> {
    const id = newId<TimeOffSourceId>();
    const { host } = new URL(address);
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const diary = await lockFor(tx, actor, expertId, 'connectBusyCalendar');
      const calendars = new BusyCalendarTable(tx);
      this.refuseKnown(await calendars.ofExpert(expertId), address);
      this.pace.note(expertId);
      await new ImportedTimeTable(tx, diary).add(id, name ?? host.slice(0, 80));
      await calendars.insert({
        ...{ ...unread, id, expertId, host, name: name ?? host, wantsTitles: titles, connectedAt: now, dueAt: now },
        address: this.sealed.seal(purposeOf(id), address),
      });
      await audit(tx, actor, 'calendar-connected', id, now);
    });
    await this.readBusyCalendar.run(id);
    return id;
  }

  /** Titles go at once, and come by reading it again. Throws `not-found`, `too-many-requests`. */
  async change(
    actor: Actor,
    expertId: ExpertId,
    id: TimeOffSourceId,
    change: ChangeBusyCalendarRequest,
  ): Promise<void> {
    const { name, titles } = change;
    const isToRead = await this.database.transaction(async (tx) => {
      const diary = await lockFor(tx, actor, expertId, 'changeBusyCalendar');
      const calendars = new BusyCalendarTable(tx);
      const { wantsTitles } = await own(calendars, expertId, id);
      const imported = new ImportedTimeTable(tx, diary);
      if (name !== undefined) await imported.rename(id, name);
      if (titles === undefined || titles === wantsTitles) return false;
      if (titles) this.pace.note(expertId);
      await calendars.setWantsTitles(id, titles);
      if (!titles) await imported.forgetReasons(id);
      return titles;
    });
    if (isToRead) await this.readBusyCalendar.run(id);
  }

  /** Throws `not-found`, `too-many-requests`. */
  async readNow(actor: Actor, expertId: ExpertId, id: TimeOffSourceId): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockFor(tx, actor, expertId, 'refreshBusyCalendar');
      await own(new BusyCalendarTable(tx), expertId, id);
    });
    this.pace.note(expertId);
    await this.readBusyCalendar.run(id);
  }

  /** All that it said was taken is free again, for whoever waits for it first. Throws `not-found`. */
  disconnect(actor: Actor, expertId: ExpertId, id: TimeOffSourceId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const diary = await lockFor(tx, actor, expertId, 'disconnectBusyCalendar');
      await own(new BusyCalendarTable(tx), expertId, id);
      const now = this.clock.now();
      await new ImportedTimeTable(tx, diary).remove(id, now);
      await this.offerFreedTime.run(tx, diary, now);
      await audit(tx, actor, 'calendar-disconnected', id, now);
    });
  }

  private refuseKnown(calendars: readonly BusyCalendar[], address: string): void {
    const known = calendars.find((each) => this.sealed.opens(purposeOf(each.id), each.address) === address);
    if (!known) return;
    throw new Problem('calendar-connected-already', `This calendar is connected already, as “${known.name}”.`);
  }
}

const unread = {
  ...{ triedAt: null, readAt: null, wholeAt: null, readAs: null, etag: null, lastModified: null },
  ...{ everyMinutes: usualMinutes, failure: null, failures: 0, events: 0, spans: 0, skipped: {} },
} as const;

async function lockFor(tx: Transaction, actor: Actor, expertId: ExpertId, operation: OperationId): Promise<Diary> {
  const diary = await Diary.lock(tx, expertId);
  permit(operation, relationsToDiary(actor, diary.ownerId), 'adviser');
  return diary;
}

/** A calendar of somebody else's is not there. */
async function own(calendars: BusyCalendarTable, expertId: ExpertId, id: TimeOffSourceId): Promise<BusyCalendar> {
  const calendar = await calendars.find(id);
  if (calendar.expertId !== expertId) throw notFound('calendar');
  return calendar;
}

function audit(
  tx: Transaction,
  { userId }: Actor,
  deed: 'calendar-connected' | 'calendar-disconnected',
  id: TimeOffSourceId,
  at: Temporal.Instant,
): Promise<void> {
  return new Audit(tx).write({ at, by: userId, as: 'self', deed, on: { kind: 'calendar', id } });
}
