import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { Diary } from '../../diary/index.js';
import { ExpertTable, OfferTable } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { OfferFreedTime } from './offer-freed-time.js';
import { ended, type WaitingEntry } from './waiting-entry.js';
import { WaitingEntryTable } from './waiting-entry.table.js';
import { nothingCameFree } from './waiting.letters.js';

/** Offers what came free without anybody's deed, as time goes on, and ends the waiting for times that are over. */
@Injectable()
export class ServeWaitingLists implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
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
      for (const { id, retired } of await entries.over(expertId, now)) {
        const reason = retired ? 'offer-retired' : 'window-over';
        const entry = await entries.find(id);
        await entries.update(ended(entry, reason, now));
        await this.tell(tx, entry, reason);
      }
      await this.offerFreedTime.run(tx, diary, now);
    });
  }

  private async tell(tx: Transaction, entry: WaitingEntry, reason: 'window-over' | 'offer-retired'): Promise<void> {
    const accounts = new AccountTable(tx);
    if (!(await accounts.wantsLetters(entry.madeBy, 'bookings'))) return;
    const { name, email, language } = await accounts.person(entry.madeBy);
    const expert = await new ExpertTable(tx).find(entry.expertId);
    const offer = await new OfferTable(tx).findEvenRetired(entry.offerId);
    const title = language === 'cy' && offer.titleCy !== '' ? offer.titleCy : offer.titleEn;
    const letter = nothingCameFree(reason, { name, language, adviserName: expert.name, title });
    await this.mail.post(tx, { kind: 'waiting-ended', to: { name, address: email }, ...letter });
  }
}
