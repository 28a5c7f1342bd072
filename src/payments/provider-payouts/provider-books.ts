import type { Money } from '../../kernel/money.js';
import type { SeenPayout } from './provider-payout.js';

/** `fee` is what the provider keeps for a payment or a payout; `pay`, what it paid to an adviser; `other`, what is none of the rest. */
export const providerLineKinds = ['payment', 'fee', 'refund', 'payout', 'pay', 'other'] as const;
export type ProviderLineKind = (typeof providerLineKinds)[number];

/** What one thing at a provider brought us there, all in all and as things stand; below zero what it took. */
export interface ProviderLine {
  readonly kind: ProviderLineKind;
  /** The provider's id of the payment, the refund or the payout, or of what was paid to an adviser. */
  readonly externalId: string;
  readonly amount: Money;
  /** When it last changed there, as far as that is known. */
  readonly at: Temporal.Instant;
}

/** Whatever changed there in a period (half-open), and these things besides, whenever that was. */
export interface LinesWanted {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly externalIds: readonly string[];
}

export interface ProviderHeld {
  readonly amount: Money;
  /** Its ids of payments that are in that whole. One may have been paid out before, failed, and come again. */
  readonly whole: readonly string[];
}

/** What a provider has on its own books of us. All of it is over the network, and throws `ProviderUnavailable` where there is no answer. */
export interface ProviderBooks {
  /** Whether what it gives or takes back is taken with its next payout, and so still counted in `held`. */
  readonly takesWithPayouts: boolean;
  /** The ids of payouts to our bank that were made since then, whatever became of them; of those that came back, all that it can list. */
  payoutsSince(since: Temporal.Instant): Promise<readonly string[]>;
  /** Null where there is no such payout. */
  lookAtPayout(externalId: string): Promise<SeenPayout | null>;
  /** Once for each thing and kind. */
  linesOf(wanted: LinesWanted): Promise<readonly ProviderLine[]>;
  /** What lies there for us now and is in no payout. */
  held(): Promise<ProviderHeld>;
}
