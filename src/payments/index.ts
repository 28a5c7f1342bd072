/** Money that comes in by a provider, and goes back. It knows what a payment is for by an id alone. */
export { EndPayment } from './end-payment.action.js';
export { endPayments } from './end-payments.js';
export { EventHandlers } from './events/event-handlers.js';
export { activeMandateOf } from './mandates/active-mandate.js';
export {
  type NameCheck,
  nameChecks,
  PAYEE_PROVIDER,
  type PayeeProvider,
  PayeeRefused,
  ProviderUnavailable,
  type SeenName,
} from './payees/payee-provider.js';
export { answerOf } from './ask-provider.js';
export {
  type Outgoing,
  OUTGOING_RAILS,
  OutgoingNotYet,
  type OutgoingRails,
  type SeenOutgoing,
} from './outgoing/outgoing-rail.js';
export { type FloatHeld, type FloatMovement, PAYOUT_FLOAT, type PayoutFloat } from './outgoing/payout-float.js';
export {
  isOnItsWay,
  isSecured,
  isToBePaid,
  type Payment,
  type PaymentNewsKind,
  paymentStates,
  type Provider,
  providers,
  providerOf,
  type Rail,
  rails,
  type Reversal,
  reversalKinds,
} from './payment.js';
export { accountOfPayment, creditOf } from './payment.postings.js';
export { PayersDebts, type PaymentPurpose, PaymentPurposes } from './payment-purposes.js';
export { PaymentTable } from './payment.table.js';
export { paymentView, viewPayment } from './payment.view.js';
export { PAYMENT_PROVIDERS, type PaymentProviders } from './payment-providers.js';
export { PaymentsModule } from './payments.module.js';
export { OpenCheckout } from './open-checkout.action.js';
export { lockPayoutAccount, type PayoutAccount, PayoutAccountUse } from './payout-accounts/payout-account-use.js';
export {
  type Exposure,
  exposedOf,
  type ExposureCaps,
  exposureCaps,
  exposureNow,
  hasRoomFor,
  planPayment,
} from './plan-payment.js';
export {
  type ProviderHeld,
  type ProviderLine,
  type ProviderLineKind,
  providerLineKinds,
} from './provider-payouts/provider-books.js';
export { leftToRefund, planRefund, refundsOf } from './refunds/plan-refund.js';
