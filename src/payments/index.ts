/** Money that comes in by a provider, and goes back. It knows what a payment is for by an id alone. */
export { PaymentsModule } from './payments.module.js';
export { type Provider, providers } from './payment.js';
export { PAYMENT_PROVIDERS, type PaymentProviders } from './payment-providers.js';
export { type ProviderLine, type ProviderLineKind, providerLineKinds } from './provider-payouts/provider-books.js';
export { endPayments } from './end-payments.js';
export { planRefund } from './refunds/plan-refund.js';
