import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { TimeOffSourceId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { BusyCalendarTable } from './busy-calendar.table.js';
import { ReadBusyCalendar } from './read-busy-calendar.action.js';

const readOne = 'read-busy-calendar';
const mostAtOnce = 1000;

/** Reads each calendar when it is due, as a job of its own: one that is slow or broken holds up no other. */
@Injectable()
export class ReadBusyCalendars implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly readBusyCalendar: ReadBusyCalendar,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ calendarId: TimeOffSourceId }>(readOne, ({ calendarId }) => this.read(calendarId));
    this.jobs.every('read-busy-calendars', '*/3 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new BusyCalendarTable(tx).due(this.clock.now(), mostAtOnce));
    await this.jobs.forEachDue('read-busy-calendars', due, (calendarId) =>
      this.database.transaction((tx) => this.jobs.send(tx, readOne, { calendarId }, calendarId)),
    );
  }

  /** One that was read meanwhile, by its adviser's wish or another's job, is not due any more. */
  private async read(id: TimeOffSourceId): Promise<void> {
    const calendar = await this.database.transaction((tx) => new BusyCalendarTable(tx).seek(id));
    if (calendar && Temporal.Instant.compare(calendar.dueAt, this.clock.now()) <= 0)
      await this.readBusyCalendar.run(id);
  }
}
