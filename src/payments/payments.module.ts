import { Global, Module } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Config, CONFIG } from '../platform/config.js';
import { GoCardlessProvider } from './gocardless/gocardless.provider.js';
import { PAYMENT_PROVIDERS, PaymentProviders } from './payment-providers.js';
import { PayersDebts } from './payers-debts.js';
import { PaymentPurposes } from './payment-purposes.js';
import { RefreshRefund } from './refunds/refresh-refund.action.js';
import { RefundPost } from './refunds/refund.post.js';
import { RefundsController } from './refunds/refunds.controller.js';
import { RetryRefund } from './refunds/retry-refund.action.js';
import { SendRefunds } from './refunds/send-refunds.job.js';
import { StripeProvider } from './stripe/stripe.provider.js';
import { RefreshPayment } from './refresh-payment.action.js';
import { TellOfPayments } from './tell-of-payments.job.js';

@Global()
@Module({
  providers: [
    PaymentPurposes,
    PayersDebts,
    RefreshPayment,
    TellOfPayments,
    ...[RefundPost, RefreshRefund, SendRefunds, RetryRefund],
    { provide: PAYMENT_PROVIDERS, inject: [CONFIG, Clock], useFactory: providersOf },
  ],
  controllers: [RefundsController],
  exports: [PaymentPurposes, PayersDebts, RefreshPayment],
})
export class PaymentsModule {}

/** GoCardless first: it costs co-ops less. */
function providersOf({ gocardless, stripe }: Config, clock: Clock): PaymentProviders {
  return new PaymentProviders([
    ...(gocardless ? [new GoCardlessProvider(gocardless, clock)] : []),
    ...(stripe ? [new StripeProvider(stripe, clock)] : []),
  ]);
}
