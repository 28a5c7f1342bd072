import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../../platform/database.js';
import type { PayoutDestination } from '../payout-destination.js';
import { PayoutDestinationTable } from './payout-destination.table.js';

@Injectable()
export class ReadDestination {
  constructor(private readonly database: Database) {}

  /** Throws `not-found`, also where the adviser has chosen nothing. */
  run(actor: Actor, expertId: ExpertId): Promise<PayoutDestination> {
    return this.database.transaction(async (tx) => {
      permit('readPayoutDestination', relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
      const destination = await new PayoutDestinationTable(tx).ofExpert(expertId);
      if (!destination) throw nowhere();
      return destination;
    });
  }
}

function nowhere(): Problem {
  return new Problem(
    'not-found',
    'You have not said yet where you are paid. Please choose it: until then you cannot be.',
  );
}
