import type { Clock } from '../../platform/clock.js';
import type { StripeKeys } from '../../platform/config.js';
import type { Payment } from '../payment.js';
import type { Checkout, CheckoutWanted, PaymentProvider, SeenRefund, ToldEvent } from '../provider.js';
import type { Refund } from '../refunds/refund.js';
import type { Seen } from '../seen.js';

/** Cards, by Stripe Checkout. */
export class StripeProvider implements PaymentProvider {
  readonly name = 'stripe';

  constructor(
    private readonly keys: StripeKeys,
    private readonly clock: Clock,
  ) {}

  openCheckout(_payment: Payment, _wanted: CheckoutWanted): Promise<Checkout> {
    throw new Error('to be written');
  }
  closeCheckout(_payment: Payment): Promise<void> {
    throw new Error('to be written');
  }
  look(_payment: Payment): Promise<Seen | null> {
    throw new Error('to be written');
  }
  refund(_payment: Payment, _refund: Refund): Promise<SeenRefund> {
    throw new Error('to be written');
  }
  lookAtRefund(_payment: Payment, _refund: Refund): Promise<SeenRefund | null> {
    throw new Error('to be written');
  }
  readWebhook(_body: Buffer): ToldEvent[] {
    throw new Error('to be written');
  }
  eventsAfter(_cursor: string | null): Promise<{ events: ToldEvent[]; cursor: string | null }> {
    throw new Error('to be written');
  }
}
