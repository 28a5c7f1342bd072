import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import { type Expert, ExpertTable, relationsToExpert } from '../../experts/index.js';
import { type ExpertId, newId, type PayoutDestinationId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import {
  lockPayoutAccount,
  PAYMENT_PROVIDERS,
  type PaymentProviders,
  ProviderUnavailable,
} from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { PayoutDestination } from '../payout-destination.js';
import { CheckDestination } from './check-destination.action.js';
import { type Choice, chosen, isTheSame, mostChoicesADay, replaced } from './destination.js';
import { DestinationPost } from './destination.post.js';
import { PayoutDestinationTable } from './payout-destination.table.js';

@Injectable()
export class ChooseDestination {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly check: CheckDestination,
    private readonly post: DestinationPost,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Where an adviser is paid to from now on. What stands already stays as it is. The bank is asked at once where its provider can; where it
   * does not answer, a sweep asks again. Throws `payments-off`, `payout-destination-limit`.
   */
  async run(actor: Actor, expertId: ExpertId, choice: Choice): Promise<PayoutDestination> {
    const { rail } = choice;
    if (rail !== 'bank-file') this.providers.of(rail);
    const destination = await this.database.transaction(async (tx) => {
      const expert = await new ExpertTable(tx).lock(expertId);
      permit('choosePayoutDestination', relationsToExpert(actor, expert), 'adviser');
      return this.choose(tx, expert, choice);
    });
    return this.checked(destination);
  }

  private async choose(tx: Transaction, expert: Expert, choice: Choice): Promise<PayoutDestination> {
    const account = choice.rail === 'stripe' ? await lockPayoutAccount(tx, expert.userId) : undefined;
    const destinations = new PayoutDestinationTable(tx);
    const current = await destinations.lockOfExpert(expert.id);
    if (current && isTheSame(current, choice)) return current;
    const now = this.clock.now();
    refuseTooMany(await destinations.countChosenSince(expert.id, now.subtract({ hours: 24 })));
    const ids = { id: newId<PayoutDestinationId>(), expertId: expert.id };
    const destination = chosen(ids, choice, account, now);
    if (current) await destinations.update(replaced(current));
    await destinations.insert(destination);
    await new Audit(tx).write({
      ...{ at: now, by: expert.userId, as: 'adviser', deed: 'payout-destination-chosen' },
      on: { kind: 'adviser', id: expert.id },
      facts: { destination_id: destination.id, rail: choice.rail, replaces: current?.id ?? null },
    });
    await this.post.changed(tx, expert.userId, destination);
    return destination;
  }

  private async checked(destination: PayoutDestination): Promise<PayoutDestination> {
    try {
      return await this.check.run(destination.id);
    } catch (error) {
      if (error instanceof ProviderUnavailable) return destination;
      throw error;
    }
  }
}

/** Throws `payout-destination-limit`. */
function refuseTooMany(count: number): void {
  if (count < mostChoicesADay) return;
  throw new Problem(
    'payout-destination-limit',
    `Nothing was changed. You have chosen ${mostChoicesADay} times since yesterday where you are paid. Please try again tomorrow, or ask a steward for help.`,
    { limit: mostChoicesADay },
  );
}
