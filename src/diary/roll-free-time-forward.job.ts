import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { staleDiaries } from './diary-reading.table.js';
import { Diary } from './diary.table.js';

/** Keeps every diary's free time reaching to the horizon: each is rewritten once a day, under its own lock. */
@Injectable()
export class RollFreeTimeForward implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('roll-free-time-forward', '*/15 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const dayAgo = this.clock.now().subtract({ hours: 24 });
    const stale = await this.database.transaction((tx) => staleDiaries(tx, dayAgo));
    await this.jobs.forEachDue('roll-free-time-forward', stale, (expertId) =>
      this.database.transaction(async (tx) => (await Diary.lock(tx, expertId)).refreshFreeTime(this.clock.now())),
    );
  }
}
