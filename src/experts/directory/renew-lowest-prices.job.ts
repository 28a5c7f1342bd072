import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ExpertId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { ExpertTable } from '../expert.table.js';
import { outdatedPrices, renewLowestPrice } from './standing.table.js';

/** A card or a policy comes into force without anybody's deed: from then on the directory finds its advisers by the new price. */
@Injectable()
export class RenewLowestPrices implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('renew-lowest-prices', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => outdatedPrices(tx, this.clock.now()));
    await this.jobs.forEachDue('renew-lowest-prices', due, (id) => this.renew(id));
  }

  private renew(id: ExpertId): Promise<void> {
    return this.database.transaction(async (tx) => {
      await new ExpertTable(tx).lock(id);
      await renewLowestPrice(tx, id, this.clock.now());
    });
  }
}
