import { Injectable, type OnModuleInit } from '@nestjs/common';
import { inPounds } from '../../kernel/money-words.js';
import type { Transaction } from '../../platform/database.js';
import { type Policy, PolicyPreviews, PolicyTable, type PolicyTimeline, type Touched } from '../../policies/index.js';
import { leastRatesAt, liftedRates, type RateCard, rateFigures } from './rate-card.js';
import { RateCardTable } from './rate-card.table.js';

/** Tells stewards whose rates a change of the floor would lift, before the members' decision is recorded. */
@Injectable()
export class PreviewFloors implements OnModuleInit {
  constructor(private readonly previews: PolicyPreviews) {}

  onModuleInit(): void {
    this.previews.tell(rateFigures, (tx, proposal) => this.touched(tx, proposal));
  }

  private async touched(tx: Transaction, proposal: Pick<Policy, 'name' | 'value' | 'inForceFrom'>): Promise<Touched[]> {
    const standing = await new PolicyTable(tx).timeline(rateFigures);
    const proposed = standing.with({ ...proposal, id: '', decision: '' });
    const cards = await new RateCardTable(tx).from(proposal.inForceFrom);
    return cards.flatMap(({ card, name }) => {
      const at = laterOf(card.inForceFrom, proposal.inForceFrom);
      const rates = liftedBy(card, proposed, at);
      if (rates.length === 0) return [];
      const [effect, code] = [effectOf(rates, at), 'rates-lifted'] as const;
      return [{ what: 'adviser', id: card.expertId, name, effect, code, from: at, rates }];
    });
  }
}

function liftedBy({ rates, area }: RateCard, policies: PolicyTimeline, at: Temporal.Instant): Touched['rates'] {
  const { rates: needed, lifted } = liftedRates(rates, leastRatesAt(policies, area, at));
  return lifted.map((of) => ({ of, now: rates[of], then: needed[of] }));
}

function effectOf(rates: Touched['rates'], at: Temporal.Instant): string {
  const changes = rates.map(({ of, now, then }) => `${of} from ${inPounds(now)} to ${inPounds(then)}`);
  return `Sessions from ${at.toString()} on would be quoted at lifted rates: ${changes.join(', ')} an hour.`;
}

function laterOf(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) > 0 ? a : b;
}
