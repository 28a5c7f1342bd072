import { Global, Module } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Config, CONFIG } from '../platform/config.js';
import { CancelPayment } from './cancel-payment.action.js';
import { EndPayment } from './end-payment.action.js';
import { EventHandlers } from './events/event-handlers.js';
import { HandleEvents } from './events/handle-events.job.js';
import { PaymentEvents } from './events/payment-events.js';
import { PaymentProblems } from './events/payment-problems.action.js';
import { PaymentProblemsController } from './events/payment-problems.controller.js';
import { ReadProviderEvents } from './events/read-provider-events.job.js';
import { ReceiveWebhook } from './events/receive-webhook.action.js';
import { TakeEvents } from './events/take-events.action.js';
import { WebhooksController } from './events/webhooks.controller.js';
import { ExpirePayments } from './expire-payments.job.js';
import { LookAgain } from './look-again.action.js';
import { LookAtPayments } from './look-at-payments.job.js';
import { OpenCheckout } from './open-checkout.action.js';
import { PaymentsController } from './payments.controller.js';
import { ReadPayments } from './read-payments.action.js';
import { ClearDebits } from './clear-debits.job.js';
import { GoCardlessDebits } from './gocardless/gocardless-debits.js';
import { GoCardlessPayees } from './gocardless/gocardless-payees.js';
import { NoPayees, PAYEE_PROVIDER } from './payees/payee-provider.js';
import { GoCardlessFloat } from './gocardless/gocardless-float.js';
import { GoCardlessOutgoing } from './gocardless/gocardless-outgoing.js';
import { LookAtPayoutAccounts } from './payout-accounts/look-at-payout-accounts.job.js';
import { OnboardForPayouts } from './payout-accounts/onboard-for-payouts.action.js';
import { PayoutAccountUse } from './payout-accounts/payout-account-use.js';
import { PayoutAccountsController } from './payout-accounts/payout-accounts.controller.js';
import { PayoutPageController } from './payout-accounts/payout-page.controller.js';
import { NoPayouts, PAYOUT_PROVIDER } from './payout-accounts/payout-provider.js';
import { PersonalPayoutAccounts } from './payout-accounts/personal-payout-accounts.table.js';
import { RefreshPayoutAccount } from './payout-accounts/refresh-payout-account.action.js';
import { StripePayouts } from './stripe/stripe-payouts.provider.js';
import { GoCardlessProvider } from './gocardless/gocardless.provider.js';
import { CancelMandate } from './mandates/cancel-mandate.action.js';
import { LookAtMandates } from './mandates/look-at-mandates.job.js';
import { MandatesController } from './mandates/mandates.controller.js';
import { PersonalMandates } from './mandates/personal-mandates.table.js';
import { ReadMandates } from './mandates/read-mandates.action.js';
import { RefreshMandate } from './mandates/refresh-mandate.action.js';
import { StartMandate } from './mandates/start-mandate.action.js';
import { OUTGOING_RAILS, OutgoingRails } from './outgoing/outgoing-rail.js';
import { NoFloat, PAYOUT_FLOAT, type PayoutFloat } from './outgoing/payout-float.js';
import { PAYMENT_PROVIDERS, PaymentProviders } from './payment-providers.js';
import { PayersDebts, PaymentPurposes } from './payment-purposes.js';
import { samplesOf } from '../mail/index.js';
import { paymentSamples } from './payments.letters.samples.js';
import { PersonalPayments } from './personal-payments.table.js';
import { RefreshRefund } from './refunds/refresh-refund.action.js';
import { RefundPost } from './refunds/refund.post.js';
import { RefundsController } from './refunds/refunds.controller.js';
import { RetryRefund } from './refunds/retry-refund.action.js';
import { SendRefunds } from './refunds/send-refunds.job.js';
import { StripeTransfers } from './stripe/stripe-transfers.js';
import { StripeProvider } from './stripe/stripe.provider.js';
import { KeepProviderPayout } from './provider-payouts/keep-provider-payout.action.js';
import { KeepProviderPayouts } from './provider-payouts/keep-provider-payouts.job.js';
import { RefreshPayment } from './refresh-payment.action.js';
import { RetryDebits } from './retry-debits.job.js';
import { TellOfPayments } from './tell-of-payments.job.js';

@Global()
@Module({
  controllers: [
    ...[PaymentsController, WebhooksController, PaymentProblemsController],
    ...[MandatesController, RefundsController],
    ...[PayoutAccountsController, PayoutPageController],
  ],
  providers: [
    samplesOf('payments', paymentSamples),
    PaymentPurposes,
    PayersDebts,
    RefreshPayment,
    TellOfPayments,
    ...[KeepProviderPayout, KeepProviderPayouts],
    ...[RefundPost, RefreshRefund, SendRefunds, RetryRefund],
    PersonalPayments,
    ...[ReadPayments, OpenCheckout, CancelPayment, EndPayment, LookAgain],
    ...[ExpirePayments, LookAtPayments],
    ...[EventHandlers, TakeEvents, ReceiveWebhook, HandleEvents, PaymentEvents, ReadProviderEvents, PaymentProblems],
    ...[PayoutAccountUse, OnboardForPayouts, RefreshPayoutAccount, LookAtPayoutAccounts, PersonalPayoutAccounts],
    {
      provide: PAYOUT_PROVIDER,
      inject: [CONFIG, Clock],
      useFactory: ({ stripe }: Config, clock: Clock) => (stripe ? new StripePayouts(stripe, clock) : new NoPayouts()),
    },
    {
      provide: PAYEE_PROVIDER,
      inject: [CONFIG],
      useFactory: ({ gocardless }: Config) => (gocardless ? new GoCardlessPayees(gocardless) : new NoPayees()),
    },
    ...[StartMandate, ReadMandates, CancelMandate, RefreshMandate, LookAtMandates, PersonalMandates],
    ...[ClearDebits, RetryDebits],
    { provide: OUTGOING_RAILS, inject: [CONFIG], useFactory: outgoingRailsOf },
    { provide: PAYOUT_FLOAT, inject: [CONFIG], useFactory: floatOf },
    { provide: PAYMENT_PROVIDERS, inject: [CONFIG, Clock], useFactory: providersOf },
  ],
  exports: [
    ...[PaymentPurposes, PayersDebts, EndPayment, OpenCheckout, RefreshPayment, EventHandlers],
    ...[PAYMENT_PROVIDERS, OUTGOING_RAILS, PAYOUT_FLOAT, PAYEE_PROVIDER, PayoutAccountUse],
  ],
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

/** By GoCardless only where there is a key to sign with. */
function outgoingRailsOf({ stripe, gocardless }: Config): OutgoingRails {
  return new OutgoingRails([
    ...(stripe ? [new StripeTransfers(stripe)] : []),
    ...(gocardless?.signing ? [new GoCardlessOutgoing(gocardless)] : []),
  ]);
}

function floatOf({ gocardless }: Config): PayoutFloat {
  return gocardless?.signing ? new GoCardlessFloat(gocardless) : new NoFloat();
}
