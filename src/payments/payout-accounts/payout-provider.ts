import { Problem } from '../../kernel/problem.js';
import type { PayoutAccount, PayoutState } from './payout-account.js';

/** Nest's name for the {@link PayoutProvider}. */
export const PAYOUT_PROVIDER = Symbol('payout-provider');

/** How an account stands with the provider: asked of it, never taken from an event or from somebody's coming back. */
export interface SeenPayoutAccount {
  readonly state: PayoutState;
  readonly dueCount: number;
}

/** The page where somebody says who they are. It works once, and for minutes. */
export interface OnboardingPage {
  readonly url: string;
  readonly expiresAt: Temporal.Instant;
}

/** Where a person comes back to, or asks for another page because theirs was used or is too old. Addresses are our own. */
export interface WaysBack {
  readonly returnUrl: string;
  readonly refreshUrl: string;
}

/**
 * Who pays advisers out, and has to know who they are. Every call is over the network, so outside a transaction. Each throws
 * `ProviderUnavailable` where there is no answer, and `payments-off` where the service has no such provider.
 */
export interface PayoutProvider {
  /** Opens an account, once for our id; returns the provider's id of it. */
  open(account: PayoutAccount): Promise<string>;
  onboard(externalId: string, ways: WaysBack): Promise<OnboardingPage>;
  look(externalId: string): Promise<SeenPayoutAccount>;
}

/** Of a service that has keys of none. */
export class NoPayouts implements PayoutProvider {
  open(): Promise<string> {
    throw payoutsOff();
  }

  onboard(): Promise<OnboardingPage> {
    throw payoutsOff();
  }

  look(): Promise<SeenPayoutAccount> {
    throw payoutsOff();
  }
}

function payoutsOff(): Problem {
  return new Problem(
    'payments-off',
    'This service pays nobody out by a provider for now. Please ask its stewards how you are paid.',
    { provider: 'stripe' },
  );
}
