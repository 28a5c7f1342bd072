import type Stripe from 'stripe';
import { money, sum } from '../../kernel/money.js';
import type { LinesWanted, ProviderBooks, ProviderHeld, ProviderLine } from '../provider-payouts/provider-books.js';
import type { SeenPayout } from '../provider-payouts/provider-payout.js';
import { answered, secondsOf } from './connection.js';
import { linesOf, orMissing } from './stripe-lines.js';

/** Our balance with Stripe, its entries, and the payouts of it. */
export class StripeBooks implements ProviderBooks {
  readonly takesWithPayouts = false;

  constructor(private readonly stripe: Stripe) {}

  async payoutsSince(since: Temporal.Instant): Promise<string[]> {
    const ids: string[] = [];
    const all = this.stripe.payouts.list({ created: { gte: secondsOf(since) }, limit: 100 });
    await answered(all.autoPagingEach(({ id }) => void ids.push(id)));
    return ids;
  }

  async lookAtPayout(externalId: string): Promise<SeenPayout | null> {
    const expand = ['balance_transaction'];
    const payout = await orMissing(this.stripe.payouts.retrieve(externalId, { expand }), null);
    if (!payout) return null;
    const entry = payout.balance_transaction;
    const fee = entry !== null && typeof entry !== 'string' ? entry.fee : 0;
    return {
      ...{ externalId: payout.id, amount: money(payout.amount), fee: money(fee), state: stateOf(payout), items: [] },
      madeAt: Temporal.Instant.fromEpochMilliseconds(payout.created * 1000),
    };
  }

  linesOf(wanted: LinesWanted): Promise<ProviderLine[]> {
    return linesOf(this.stripe, wanted);
  }

  /** What may be used and what may be soon, together. */
  async held(): Promise<ProviderHeld> {
    const { available, pending } = await answered(this.stripe.balance.retrieve());
    const ours = [...available, ...pending].filter(({ currency }) => currency === 'gbp');
    return { amount: sum(ours.map(({ amount }) => money(amount))), whole: [] };
  }
}

/** One that was canceled never arrives: its money is with Stripe again, as that of one that failed. */
function stateOf({ status }: Stripe.Payout): SeenPayout['state'] {
  if (status === 'paid') return 'arrived';
  return status === 'failed' || status === 'canceled' ? 'returned' : 'under-way';
}
