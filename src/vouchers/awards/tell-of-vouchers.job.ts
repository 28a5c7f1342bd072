import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { VoucherTable } from '../voucher.table.js';
import { SubsidyTable } from './subsidy.table.js';
import { VoucherPost } from './voucher.post.js';
import { type VoucherNews, VoucherNewsTable } from './voucher-news.table.js';

/** How long before an offer lapses, and before a voucher expires, its organisation is reminded. */
const lapsingHours = 7 * 24;
const expiringHours = 30 * 24;

/**
 * Writes to organisations what became of their vouchers. Whoever brings it about only notes it: they hold locks of programmes
 * and bookings, and a notice that the law asks for is dated when it is posted.
 */
@Injectable()
export class TellOfVouchers implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: VoucherPost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('tell-of-vouchers', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction(async (tx) => {
      const news = new VoucherNewsTable(tx);
      const now = this.clock.now();
      const lapsing = now.add({ hours: lapsingHours });
      await news.noteReminders({ lapsing, expiring: now.add({ hours: expiringHours }), now });
      return news.toTell();
    });
    const byName = new Map(due.map((one) => [`${one.kind} of ${one.voucherId} ${one.about.toString()}`, one]));
    await this.jobs.forEachDue('tell-of-vouchers', [...byName.keys()], async (name) => {
      const one = byName.get(name);
      if (one) await this.tell(one);
    });
  }

  private tell(news: VoucherNews): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      if (!(await new VoucherNewsTable(tx).tell(news, now))) return;
      await this.post.send(tx, news);
      if (news.kind !== 'subsidy-notice') return;
      const { valueMinor } = await new VoucherTable(tx).find(news.voucherId);
      await new SubsidyTable(tx).notify(news.voucherId, valueMinor, now);
    });
  }
}
