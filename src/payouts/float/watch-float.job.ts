import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { plus } from '../../kernel/money.js';
import { OUTGOING_RAILS, type OutgoingRails, PAYOUT_FLOAT, type PayoutFloat } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { dayOf, isPayHour, paidThrough } from '../run/pay-day.js';
import { missingFrom } from './float.js';
import { readFloatNeed } from './float-need.js';
import { FloatPost } from './float.post.js';
import { FloatTable } from './float.table.js';

/** On every working day, each hour from six in the morning, sees whether the float holds what advisers are due; stewards are told once a day. */
@Injectable()
export class WatchFloat implements OnModuleInit {
  private readonly logger = new Logger('WatchFloat');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: FloatPost,
    @Inject(PAYOUT_FLOAT) private readonly float: PayoutFloat,
    @Inject(OUTGOING_RAILS) private readonly rails: OutgoingRails,
  ) {}

  onModuleInit(): void {
    this.jobs.every('watch-float', '10 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    if (!this.rails.has('gocardless') || !isPayHour(this.clock.now())) return;
    const { balance } = await this.float.held();
    const need = await readFloatNeed(this.database, paidThrough(this.clock.now()));
    const missing = missingFrom(balance, need);
    if (missing.minor === 0) return;
    const needed = plus(need.underWay, need.due);
    const isRaised = await this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const isFirst = await new FloatTable(tx).raise(dayOf(at), { at, held: balance, needed });
      if (isFirst) await this.post.tooLow(tx, { balance, needed, missing });
      return isFirst;
    });
    if (isRaised) this.logger.error('the float does not hold what advisers are due: stewards have been told');
  }
}
