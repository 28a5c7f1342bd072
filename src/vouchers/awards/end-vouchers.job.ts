import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { VoucherId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { SupportEvents } from '../support-events.table.js';
import { VoucherTable } from '../voucher.table.js';
import { end, endDue } from './award.js';
import { AwardTable } from './award.table.js';
import { writeEnd } from './write-end.js';

/** Writes down that offers have lapsed and vouchers expired or are spent, and returns what is left. Everybody else goes by the clock already. */
@Injectable()
export class EndVouchers implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('end-vouchers', '*/5 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new AwardTable(tx).toEnd(this.clock.now()));
    await this.jobs.forEachDue('end-vouchers', due, (id) => this.end(id));
  }

  /** Looks again under the lock: another replica may have ended it, or somebody just accepted it or booked with it. */
  private end(id: VoucherId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const voucher = await new VoucherTable(tx).lock(id);
      const now = this.clock.now();
      const due = endDue(voucher, await new AwardTable(tx).standing(voucher), now);
      if (!due) return;
      const event = { subject: 'voucher', subjectId: id, kind: due.state, at: now, by: null } as const;
      await new SupportEvents(tx).record(event);
      await writeEnd(tx, end(voucher, due, now), { now });
    });
  }
}
