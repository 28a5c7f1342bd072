import type { Id, PaymentId } from '../../kernel/id.js';
import type { Provider } from '../payment.js';

export const problemSources = ['event', 'news'] as const;

/** What was told of payments and tried in vain, until a steward has it tried again. */
export interface PaymentProblem {
  readonly id: Id<'provider-event'> | Id<'payment-news'>;
  /** Whether a provider told us, or we could not tell what a payment is for. */
  readonly source: (typeof problemSources)[number];
  readonly provider: Provider;
  readonly kind: string;
  /** The provider's id of what it is about. */
  readonly subject: string | null;
  readonly paymentId: PaymentId | null;
  readonly tries: number;
  readonly failure: string;
  readonly parkedAt: Temporal.Instant;
}
