import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Diary } from '../../diary/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { EndWaiting } from './end-waiting.js';
import { OfferFreedTime } from './offer-freed-time.js';
import { WaitingEntryTable } from './waiting-entry.table.js';

/** Offers what came free without anybody's deed, as time goes on, and ends the waiting for what is over. */
@Injectable()
export class ServeWaitingLists implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly endWaiting: EndWaiting,
    private readonly offerFreedTime: OfferFreedTime,
  ) {}

  onModuleInit(): void {
    this.jobs.every('serve-waiting-lists', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const awaited = await this.database.transaction((tx) => new WaitingEntryTable(tx).awaited());
    await this.jobs.forEachDue('serve-waiting-lists', awaited, (id) => this.serve(id));
  }

  private serve(expertId: ExpertId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const diary = await Diary.lock(tx, expertId);
      const now = this.clock.now();
      const entries = new WaitingEntryTable(tx);
      for (const { id, reason } of await entries.over(expertId, now)) {
        await this.endWaiting.run(tx, await entries.find(id), { reason, now });
      }
      await this.offerFreedTime.run(tx, diary, now);
    });
  }
}
