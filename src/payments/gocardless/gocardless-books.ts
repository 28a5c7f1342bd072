import type { GoCardlessClient, Payout } from 'gocardless-nodejs';
import { money, sum } from '../../kernel/money.js';
import type { LinesWanted, ProviderBooks, ProviderHeld, ProviderLine } from '../provider-payouts/provider-books.js';
import { feeOf, type SeenPayout } from '../provider-payouts/provider-payout.js';
import { found } from './connection.js';
import { all, itemsOf, linesOf } from './gocardless-lines.js';

/** Payments, refunds and payouts at GoCardless, which has no balance that it says to the penny. */
export class GoCardlessBooks implements ProviderBooks {
  readonly takesWithPayouts = true;

  constructor(private readonly client: GoCardlessClient) {}

  async payoutsSince(since: Temporal.Instant): Promise<string[]> {
    const made = await all(this.client.payouts.all({ created_at: { gte: since.toString() } }));
    const bounced = await all(this.client.payouts.all({ status: 'bounced' }));
    return [...new Set([...made, ...bounced].map(({ id = '' }) => id))];
  }

  /** With its items. */
  async lookAtPayout(externalId: string): Promise<SeenPayout | null> {
    const payout = await found(this.client.payouts.find(externalId));
    if (!payout) return null;
    const amount = money(payout.amount ?? 0);
    const items = await itemsOf(this.client, externalId);
    const madeAt = Temporal.Instant.from(payout.created_at ?? '');
    return { externalId, amount, fee: feeOf(items, amount), state: stateOf(payout), madeAt, items };
  }

  linesOf(wanted: LinesWanted): Promise<ProviderLine[]> {
    return linesOf(this.client, wanted);
  }

  /** What is confirmed and in no payout, and what a bank sent back. */
  async held(): Promise<ProviderHeld> {
    const confirmed = await all(this.client.payments.all({ status: 'confirmed' }));
    const bounced = await all(this.client.payouts.all({ status: 'bounced' }));
    const amount = sum([...confirmed, ...bounced].map((each) => money(each.amount ?? 0)));
    return { amount, whole: confirmed.map(({ id = '' }) => id) };
  }
}

function stateOf({ status }: Payout): SeenPayout['state'] {
  if (status === 'paid') return 'arrived';
  return status === 'bounced' ? 'returned' : 'under-way';
}
