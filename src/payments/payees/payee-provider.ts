import type { PayoutDestinationId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';

export { ProviderUnavailable } from '../provider.js';

/** Nest's name for the {@link PayeeProvider}. */
export const PAYEE_PROVIDER = Symbol('payee-provider');

/** What a bank says of the name of an account (Confirmation of Payee). It may be unable to say, and not every bank is asked. */
export const nameChecks = ['full-match', 'partial-match', 'no-match', 'unable-to-match'] as const;
export type NameCheck = (typeof nameChecks)[number];

/** A British bank account that somebody is to be paid to. */
export interface Payee {
  readonly id: PayoutDestinationId;
  readonly name: string;
  /** Six digits. */
  readonly sortCode: string;
  /** Eight. */
  readonly number: string;
}

export interface SeenName {
  readonly check: NameCheck;
  /** Where the bank says it: only of a name that is nearly right. */
  readonly nameAtBank: string | null;
}

/**
 * Who pays to bank accounts, and asks banks whose they are. Every call is over the network, so outside a transaction, and may be made
 * again. Each throws `ProviderUnavailable` where there is no answer, and `payments-off` where the service has no such provider.
 */
export interface PayeeProvider {
  /** Makes an account known, once for our id; returns the provider's id of it. Throws {@link PayeeRefused}. */
  open(payee: Payee): Promise<string>;
  /** Asks the bank whose it is, once for our id; null while it has not answered. */
  nameOf(id: PayoutDestinationId, externalId: string): Promise<SeenName | null>;
}

/** The provider says that there can be no such account. */
export class PayeeRefused extends Error {
  override readonly name = 'PayeeRefused';
}

/** Of a service that has keys of none. */
export class NoPayees implements PayeeProvider {
  open(): Promise<string> {
    throw payeesOff();
  }

  nameOf(): Promise<SeenName | null> {
    throw payeesOff();
  }
}

function payeesOff(): Problem {
  const say = 'This service pays nobody by GoCardless for now. Please choose another way to be paid.';
  return new Problem('payments-off', say, { provider: 'gocardless' });
}
