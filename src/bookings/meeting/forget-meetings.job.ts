import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { before, Retention } from '../../platform/retention.js';
import { MeetingTable } from './meeting.table.js';

/** An address may be somebody's home: nobody needs it when what may be said about the session has been said. */
@Injectable()
export class ForgetMeetings implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-meetings', '37 4 * * *', () => this.run());
  }

  run(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { meeting_days: days } = await this.retention.inForce(tx, now);
      await new MeetingTable(tx).forgetBefore(before(now, { days }));
    });
  }
}
