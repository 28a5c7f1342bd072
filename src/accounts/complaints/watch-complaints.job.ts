import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ComplaintId } from '../../kernel/id.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { before, Retention } from '../../platform/retention.js';
import { reminderDays, whatIsDue } from './complaint.js';
import { stewardLetter } from './complaint.letter.js';
import { ComplaintTable } from './complaint.table.js';

/** Reminds stewards of complaints that nobody has acknowledged, and forgets the texts of those whose time is over. */
@Injectable()
export class WatchComplaints implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.jobs.every('watch-complaints', '13 * * * *', () => this.watch());
    this.jobs.every('forget-complaints', '47 4 * * *', () => this.forget());
  }

  async watch(): Promise<void> {
    const now = this.clock.now();
    const soon = now.add({ hours: reminderDays * 24 });
    const due = await this.database.transaction((tx) => new ComplaintTable(tx).toWatch(soon, now));
    await this.jobs.forEachDue('watch-complaints', due, (id) => this.watchOne(id));
  }

  async forget(): Promise<void> {
    const due = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { complaint_years: years } = await this.retention.inForce(tx, now);
      return new ComplaintTable(tx).resolvedBefore(before(now, { years }));
    });
    await this.jobs.forEachDue('forget-complaints', due, (id) =>
      this.database.transaction((tx) => new ComplaintTable(tx).forget(id, this.clock.now())),
    );
  }

  /** Looks again under the lock: a steward may have acknowledged it meanwhile. */
  private watchOne(id: ComplaintId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const complaints = new ComplaintTable(tx);
      await complaints.lock(id);
      const complaint = await complaints.find(id);
      const now = this.clock.now();
      const due = whatIsDue(complaint, now);
      if (!due) return;
      await complaints.noteWatch(id, due, now);
      for (const steward of await complaints.stewards())
        await this.mail.post(tx, {
          kind: `complaint-${due}`,
          to: { name: steward.name, address: steward.email },
          ...stewardLetter(due, complaint, steward),
        });
    });
  }
}
