import { Global, Module } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Config, CONFIG } from '../platform/config.js';
import { GoCardlessProvider } from './gocardless/gocardless.provider.js';
import { PAYMENT_PROVIDERS, PaymentProviders } from './payment-providers.js';
import { PaymentPurposes } from './payment-purposes.js';
import { PersonalPayments } from './personal-payments.table.js';
import { StripeProvider } from './stripe/stripe.provider.js';
import { RefreshPayment } from './refresh-payment.action.js';
import { TellOfPayments } from './tell-of-payments.job.js';

@Global()
@Module({
  providers: [
    PaymentPurposes,
    RefreshPayment,
    TellOfPayments,
    PersonalPayments,
    { provide: PAYMENT_PROVIDERS, inject: [CONFIG, Clock], useFactory: providersOf },
  ],
  exports: [PaymentPurposes, RefreshPayment, PAYMENT_PROVIDERS],
})
export class PaymentsModule {}

/** GoCardless first: it costs co-ops less. */
function providersOf({ gocardless, stripe }: Config, clock: Clock): PaymentProviders {
  return new PaymentProviders([
    ...(gocardless ? [new GoCardlessProvider(gocardless, clock)] : []),
    ...(stripe ? [new StripeProvider(stripe, clock)] : []),
  ]);
}
