import type { AdviserPayoutId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import type { Provider } from '../payment.js';

/** What a provider is asked to pay to an adviser. */
export interface Outgoing {
  /** Ours: the provider keeps it with what it makes, and by it makes that once. */
  readonly id: AdviserPayoutId;
  readonly amount: Money;
  /** The provider's id of what it made, once that is known. */
  readonly externalId: string | null;
  /** The provider's id of where it goes: an account of its own, or a bank account. */
  readonly payee: string;
  /** What the adviser reads on a statement, in at most 18 characters. */
  readonly reference: string;
  /** Since when it is asked for; later once the provider has refused it for now, so that it is asked for by another key. */
  readonly askedAt: Temporal.Instant;
}

/** How a provider says that it stands. `failed`: it never left. `returned`: it was paid and came back. */
export interface SeenOutgoing {
  readonly state: 'sent' | 'paid' | 'failed' | 'returned';
  readonly externalId: string | null;
  /** In London, of what was paid. */
  readonly paidOn: Temporal.PlainDate | null;
  readonly failure: string | null;
  /** Whether the place it was to go to is wrong or closed, so that nothing can go there until its adviser mends it. */
  readonly isPayeesFault: boolean;
}

/**
 * A provider that pays advisers. Every call is over the network, so outside a transaction. What a call answers that failed or did not come
 * back is unknown: ask with `look`, which repeats nothing. Each throws `ProviderUnavailable` where there is no answer, and
 * `look` `UnknownToProvider` where there is nothing by an id that the provider gave.
 */
export interface OutgoingRail {
  readonly name: Provider;
  /** Pays once for the id. Throws {@link OutgoingNotYet} for what it surely has not done, and may do another time. */
  send(outgoing: Outgoing): Promise<SeenOutgoing>;
  /** By the provider's id where it is known, and otherwise by ours; null where the provider has nothing of it. */
  look(outgoing: Outgoing): Promise<SeenOutgoing | null>;
}

/** The provider surely sent nothing and keeps nothing of it, and may do it later: we have not enough there, or have to mend something. */
export class OutgoingNotYet extends Error {
  override readonly name = 'OutgoingNotYet';
}

/** Nest's name for the {@link OutgoingRails}. */
export const OUTGOING_RAILS = Symbol('outgoing-rails');

/** Those that this service has keys of. */
export class OutgoingRails {
  constructor(readonly all: readonly OutgoingRail[]) {}

  has(name: Provider): boolean {
    return this.all.some((rail) => rail.name === name);
  }

  /** Throws `payments-off`. */
  of(name: Provider): OutgoingRail {
    const rail = this.all.find((each) => each.name === name);
    if (rail) return rail;
    throw new Problem(
      'payments-off',
      'This service pays nobody by this provider for now. Please ask its stewards how you are paid.',
      { provider: name },
    );
  }
}
