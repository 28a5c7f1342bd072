import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import { type Expert, ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { lockPayoutAccount } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { PayoutDestination } from '../payout-destination.js';
import { confirmed } from './destination.js';
import { PayoutDestinationTable } from './payout-destination.table.js';

@Injectable()
export class ConfirmDestination {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * An adviser says of where they are paid that it is theirs, or can be paid to again. Throws `payout-destination-changed` where they looked
   * at another one, and `payout-destination-state` where saying so is not enough.
   */
  run(actor: Actor, expertId: ExpertId, { id }: { readonly id: string }): Promise<PayoutDestination> {
    return this.database.transaction(async (tx) => {
      const expert = await new ExpertTable(tx).lock(expertId);
      permit('confirmPayoutDestination', relationsToExpert(actor, expert), 'adviser');
      const account = await lockPayoutAccount(tx, expert.userId);
      const current = await new PayoutDestinationTable(tx).lockOfExpert(expertId);
      if (current?.id !== id) throw changed();
      const now = this.clock.now();
      const after = confirmed(current, account, now);
      if (after !== current) await this.write(tx, expert, { after, before: current.state, now });
      return after;
    });
  }

  private async write(
    tx: Transaction,
    { id, userId }: Expert,
    { after, before, now }: { after: PayoutDestination; before: PayoutDestination['state']; now: Temporal.Instant },
  ): Promise<void> {
    await new PayoutDestinationTable(tx).update(after);
    await new Audit(tx).write({
      ...{ at: now, by: userId, as: 'adviser', deed: 'payout-destination-confirmed' },
      on: { kind: 'adviser', id },
      facts: { destination_id: after.id, rail: after.rail, was: before, name_check: after.nameCheck },
    });
  }
}

function changed(): Problem {
  return new Problem(
    'payout-destination-changed',
    'Nothing was confirmed. You are not paid there, or not any more. Please read again where you are paid, and confirm that.',
  );
}
