import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Need } from './need.js';
import { NeedsTable } from './needs.table.js';

/** Of what never lapses. */
const last = Number.MAX_SAFE_INTEGER;

@Injectable()
export class ReadNeeds {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What waits for a person in all that they are, what is over first coming first; what only waits comes last. */
  run(actor: Actor): Promise<Need[]> {
    return this.database.transaction(async (tx) => {
      const table = new NeedsTable(tx, actor, this.clock.now());
      const all = [
        ...(await table.asAdviser()),
        ...(await table.asBooker()),
        ...(await table.asFinance()),
        ...(await table.asScorer()),
      ];
      return all.toSorted((a, b) => (a.by?.getTime() ?? last) - (b.by?.getTime() ?? last));
    });
  }
}
