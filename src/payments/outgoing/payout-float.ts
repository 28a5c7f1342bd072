import type { AdviserPayoutId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';

/** Nest's name for the {@link PayoutFloat}. */
export const PAYOUT_FLOAT = Symbol('payout-float');

/** Nothing goes out of it that was not approved, and nothing that does not lie there. */
export interface FloatHeld {
  readonly balance: Money;
  /** Of that, what was approved and has not gone yet. */
  readonly promised: Money;
}

/** One that waits for somebody of ours to approve it. */
export interface WaitingOutgoing {
  readonly payoutId: AdviserPayoutId;
  /** What the payee's bank says of the name that it goes to; null where it said nothing. */
  readonly nameCheck: 'full-match' | 'partial-match' | 'no-match' | 'unable-to-match' | null;
}

/** Something that came into the float, or, below zero, left it. */
export interface FloatMovement {
  readonly externalId: string;
  readonly on: Temporal.PlainDate;
  readonly amount: Money;
  /** The provider's id of the payment to an adviser that it is of; null where it is of none. */
  readonly outgoing: string | null;
  readonly reference: string;
}

/** `not-yet`: the provider is still looking at it. `over`: it was cancelled, or has failed. */
export type Approving = 'approved' | 'not-yet' | 'over';

/**
 * The account at a provider that advisers are paid from: filled from the bank, and opened by somebody's word for each payment. Every call is
 * over the network, so outside a transaction. Each throws `ProviderUnavailable` where there is no answer, and `payments-off` where the
 * service has no such account.
 */
export interface PayoutFloat {
  held(): Promise<FloatHeld>;
  /** The newest first, at most 500. */
  waiting(): Promise<WaitingOutgoing[]>;
  /** Has a payment go out. Doing so twice does nothing more. */
  approve(externalId: string): Promise<Approving>;
  /** What moved on these days, both included. */
  movements(from: Temporal.PlainDate, through: Temporal.PlainDate): Promise<FloatMovement[]>;
}

/** Of a service that has no token of GoCardless, or no key to sign with. */
export class NoFloat implements PayoutFloat {
  held(): Promise<FloatHeld> {
    throw floatOff();
  }

  waiting(): Promise<WaitingOutgoing[]> {
    throw floatOff();
  }

  approve(): Promise<Approving> {
    throw floatOff();
  }

  movements(): Promise<FloatMovement[]> {
    throw floatOff();
  }
}

function floatOff(): Problem {
  return new Problem(
    'payments-off',
    'This service pays nobody by GoCardless for now: it needs GOCARDLESS_ACCESS_TOKEN, and GOCARDLESS_SIGNING_KEY with its GOCARDLESS_SIGNING_KEY_ID. Ask whoever runs it to set them.',
    { provider: 'gocardless' },
  );
}
