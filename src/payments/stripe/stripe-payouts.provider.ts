import type Stripe from 'stripe';
import type { Clock } from '../../platform/clock.js';
import type { StripeKeys } from '../../platform/config.js';
import type { PayoutAccount } from '../payout-accounts/payout-account.js';
import type {
  OnboardingPage,
  PayoutProvider,
  SeenPayoutAccount,
  WaysBack,
} from '../payout-accounts/payout-provider.js';
import { answered, connectToStripe, madeOnce, mostListed, secondsOf } from './connection.js';

/** For how long Stripe surely knows a key again; it forgets them after a day. */
const keyKept = Temporal.Duration.from({ hours: 20 });

/** Advisers are paid out by Stripe Connect: each has an account there, and says to Stripe who they are. */
export class StripePayouts implements PayoutProvider {
  private readonly stripe: Stripe;

  constructor(
    keys: StripeKeys,
    private readonly clock: Clock,
  ) {
    this.stripe = connectToStripe(keys);
  }

  async open(account: PayoutAccount): Promise<string> {
    const keptSince = this.clock.now().subtract(keyKept);
    const isForgotten = Temporal.Instant.compare(account.plannedAt, keptSince) < 0;
    const found = isForgotten ? await this.find(account) : null;
    if (found !== null) return found;
    const make = async (idempotencyKey: string) =>
      (await this.stripe.accounts.create(accountWanted(account), { idempotencyKey })).id;
    return madeOnce(`payout-account_${account.id}`, make, () => this.find(account));
  }

  async onboard(externalId: string, { returnUrl, refreshUrl }: WaysBack): Promise<OnboardingPage> {
    const link = await answered(
      this.stripe.accountLinks.create({
        account: externalId,
        type: 'account_onboarding',
        return_url: returnUrl,
        refresh_url: refreshUrl,
        // What it will ask for one day as well, so that people are asked once.
        collection_options: { fields: 'eventually_due' },
      }),
    );
    return { url: link.url, expiresAt: Temporal.Instant.fromEpochMilliseconds(link.expires_at * 1000) };
  }

  async look(externalId: string): Promise<SeenPayoutAccount> {
    return seenAccountOf(await answered(this.stripe.accounts.retrieve(externalId)));
  }

  /** The account whose id we were never told, because the answer was lost. */
  private async find({ id, plannedAt }: PayoutAccount): Promise<string | null> {
    const since = secondsOf(plannedAt) - 300; // their clock is not ours
    const listed = this.stripe.accounts.list({ limit: 100, created: { gte: since } });
    const all = await answered(listed.autoPagingToArray({ limit: mostListed }));
    return all.find(({ metadata }) => metadata?.['payout_account_id'] === id)?.id ?? null;
  }
}

/**
 * Stripe collects what it needs of a person and shows them their payouts; the platform bears its fees and losses. Nothing of the person is
 * said: they say it themselves.
 */
function accountWanted({ id }: PayoutAccount): Stripe.AccountCreateParams {
  return {
    country: 'GB',
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'express' },
    },
    capabilities: { transfers: { requested: true } },
    metadata: { payout_account_id: id },
  };
}

/** Active is what money can be sent to and be paid out from. Of what Stripe may name anew nothing is assumed. */
export function seenAccountOf(
  account: Pick<Stripe.Account, 'capabilities' | 'payouts_enabled' | 'requirements' | 'details_submitted'>,
): SeenPayoutAccount {
  const due = new Set([...(account.requirements?.currently_due ?? []), ...(account.requirements?.past_due ?? [])]);
  const dueCount = Math.min(due.size, 1000);
  const isActive = account.capabilities?.transfers === 'active' && account.payouts_enabled;
  if (isActive) return { state: 'active', dueCount };
  return { state: due.size > 0 || !account.details_submitted ? 'needs-more' : 'pending', dueCount };
}
