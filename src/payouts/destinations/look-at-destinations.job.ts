import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PayoutDestinationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { CheckDestination } from './check-destination.action.js';
import { isToBeChecked, lookedAt } from './destination.js';
import { PayoutDestinationTable } from './payout-destination.table.js';

/** Asks banks again that have not said whose an account is, ever less often. */
@Injectable()
export class LookAtDestinations implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly check: CheckDestination,
  ) {}

  onModuleInit(): void {
    this.jobs.every('look-at-payout-destinations', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new PayoutDestinationTable(tx).toLookAt(this.clock.now()));
    await this.jobs.forEachDue('look-at-payout-destinations', due, (id) => this.look(id));
  }

  /** When it is asked again is written first, so that whatever becomes of it nothing is asked without end. */
  private async look(id: PayoutDestinationId): Promise<void> {
    await this.database.transaction(async (tx) => {
      const destinations = new PayoutDestinationTable(tx);
      const destination = await destinations.lock(id);
      if (isToBeChecked(destination)) await destinations.update(lookedAt(destination, this.clock.now()));
    });
    await this.check.run(id);
  }
}
