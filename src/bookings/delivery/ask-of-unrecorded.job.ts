import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { BookingTable } from '../booking.table.js';
import { DeliveryTable } from './delivery.table.js';
import { SessionPost } from './session.post.js';
import { unrecordedDays } from './unrecorded.js';

/** Asks both sides of a session that nobody recorded whether it took place, once; stewards see it until it is settled. */
@Injectable()
export class AskOfUnrecorded implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: SessionPost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('ask-of-unrecorded', '35 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const due = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      return new DeliveryTable(tx).unasked(now, await unrecordedDays(tx, now));
    });
    await this.jobs.forEachDue('ask-of-unrecorded', due, (id) => this.ask(id));
  }

  /** Looks again under the lock: it may have been recorded meanwhile. */
  private ask(id: BookingId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).lock(id);
      if (booking.state !== 'confirmed') return;
      if (!(await new DeliveryTable(tx).noteAsked(id, this.clock.now()))) return;
      await this.post.send(tx, 'session-unrecorded', booking, { to: ['adviser', 'client'] });
    });
  }
}
