import { Global, Module } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Config, CONFIG } from '../platform/config.js';
import { ClearDebits } from './clear-debits.job.js';
import { EventHandlers } from './events/event-handlers.js';
import { GoCardlessDebits } from './gocardless/gocardless-debits.js';
import { GoCardlessProvider } from './gocardless/gocardless.provider.js';
import { CancelMandate } from './mandates/cancel-mandate.action.js';
import { LookAtMandates } from './mandates/look-at-mandates.job.js';
import { MandatePageController } from './mandates/mandate-page.controller.js';
import { MandatesController } from './mandates/mandates.controller.js';
import { ReadMandates } from './mandates/read-mandates.action.js';
import { RefreshMandate } from './mandates/refresh-mandate.action.js';
import { StartMandate } from './mandates/start-mandate.action.js';
import { PAYMENT_PROVIDERS, PaymentProviders } from './payment-providers.js';
import { PaymentPurposes } from './payment-purposes.js';
import { StripeProvider } from './stripe/stripe.provider.js';
import { RefreshPayment } from './refresh-payment.action.js';
import { RetryDebits } from './retry-debits.job.js';
import { TellOfPayments } from './tell-of-payments.job.js';

@Global()
@Module({
  providers: [
    PaymentPurposes,
    RefreshPayment,
    TellOfPayments,
    EventHandlers,
    ...[StartMandate, ReadMandates, CancelMandate, RefreshMandate, LookAtMandates],
    ...[ClearDebits, RetryDebits],
    { provide: PAYMENT_PROVIDERS, inject: [CONFIG, Clock], useFactory: providersOf },
  ],
  controllers: [MandatesController, MandatePageController],
  exports: [PaymentPurposes, RefreshPayment],
})
export class PaymentsModule {}

/** GoCardless first: it costs co-ops less. */
function providersOf({ gocardless, stripe }: Config, clock: Clock): PaymentProviders {
  const known = [
    ...(gocardless ? [new GoCardlessProvider(gocardless, clock)] : []),
    ...(stripe ? [new StripeProvider(stripe, clock)] : []),
  ];
  return new PaymentProviders(known, gocardless ? new GoCardlessDebits(gocardless) : null);
}
