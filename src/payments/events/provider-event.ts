import type { Id, PaymentId } from '../../kernel/id.js';
import type { Provider } from '../payment.js';
import type { ToldEvent } from '../provider.js';

export type ProviderEventId = Id<'provider-event'>;

/** By webhook, or read from the provider's own list. */
export type CameBy = 'webhook' | 'list';

/** An event that a provider told us, kept until it is handled. */
export interface ProviderEvent extends Omit<ToldEvent, 'paymentId'> {
  readonly id: ProviderEventId;
  readonly provider: Provider;
  /** Ours, where the event names it; whether there is such a payment is not known. */
  readonly paymentId: PaymentId | null;
  readonly tries: number;
}
