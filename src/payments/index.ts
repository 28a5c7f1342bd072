/** Money that comes in by a provider, and goes back. It knows what a payment is for by an id alone. */
export { endPayments } from './end-payments.js';
export { PayersDebts } from './payers-debts.js';
export { isSecured, type Payment, type PaymentNewsKind, providerOf, rails } from './payment.js';
export { accountOfPayment, creditOf } from './payment.postings.js';
export { PAYMENT_PROVIDERS, type PaymentProviders } from './payment-providers.js';
export { PaymentPurposes } from './payment-purposes.js';
export { PaymentTable } from './payment.table.js';
export { paymentView, viewPayment } from './payment.view.js';
export { PaymentsModule } from './payments.module.js';
export { planPayment } from './plan-payment.js';
export { leftToRefund, planRefund } from './refunds/plan-refund.js';
