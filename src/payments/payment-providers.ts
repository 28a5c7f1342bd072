import { Problem } from '../kernel/problem.js';
import type { Provider, Rail } from './payment.js';
import { providerOf } from './payment.js';
import type { DebitProvider } from './mandates/debit-provider.js';
import type { PaymentProvider } from './provider.js';

/** Nest's name for the {@link PaymentProviders}. */
export const PAYMENT_PROVIDERS = Symbol('payment-providers');

/** Those that this service has keys of; without any, payments are switched off. */
export class PaymentProviders {
  constructor(
    private readonly known: readonly PaymentProvider[],
    private readonly ofDebits: DebitProvider | null = null,
  ) {}

  get all(): readonly PaymentProvider[] {
    return this.known;
  }

  has(rail: Rail): boolean {
    return this.known.some(({ name }) => name === providerOf(rail));
  }

  /** Throws `payments-off`. */
  of(name: Provider): PaymentProvider {
    const provider = this.known.find((each) => each.name === name);
    if (!provider) throw switchedOff(name);
    return provider;
  }

  /** Throws `payments-off`. */
  get debits(): DebitProvider {
    if (!this.ofDebits) throw switchedOff('gocardless');
    return this.ofDebits;
  }
}

function switchedOff(provider: Provider): Problem {
  const say = 'This service takes no such payments for now. Please ask its stewards how to pay.';
  return new Problem('payments-off', say, { provider });
}
