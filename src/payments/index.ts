/** Money that comes in by a provider, and goes back. It knows what a payment is for by an id alone. */
export { PaymentsModule } from './payments.module.js';
export { endPayments } from './end-payments.js';
export { planRefund } from './refunds/plan-refund.js';
