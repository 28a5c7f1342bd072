import type Stripe from 'stripe';
import type { Payment } from '../payment.js';
import type { Checkout, CheckoutWanted } from '../provider.js';
import { secondsOf } from './connection.js';

/** Stripe keeps a page open for 30 minutes to 24 hours; a minute is left for the way there. */
const [leastSeconds, mostSeconds] = [31 * 60, 24 * 3600 - 60];

/** What is asked of Stripe for a payment: a page for cards alone, in pounds alone, that says nothing of who pays. */
export function sessionWanted(
  payment: Payment,
  { description, returnUrl }: CheckoutWanted,
  now: Temporal.Instant,
): Stripe.Checkout.SessionCreateParams {
  const { id, amount } = payment;
  const metadata = { payment_id: id };
  const name = description.slice(0, 200);
  const currency = amount.currency.toLowerCase();
  // Written out, not spread: so the compiler refuses what Stripe does not know in this version of its API.
  return {
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: { currency, unit_amount: amount.minor, product_data: { name } } }],
    success_url: returnUrl,
    cancel_url: returnUrl,
    client_reference_id: id,
    metadata,
    expires_at: secondsOf(now) + openSeconds(payment, now),
    locale: 'en-GB', // Stripe speaks no Welsh
    submit_type: 'pay',
    allowed_payment_method_types: ['card'],
    adaptive_pricing: { enabled: false },
    payment_intent_data: {
      // Then a charge has its line in the balance, and with it Stripe's fee, as soon as it is made.
      capture_method: 'automatic',
      description: name,
      metadata,
      transfer_group: transferGroupOf(payment),
    },
  };
}

/** By which the charges of one thing can be found, however often it was tried to pay for it. */
export function transferGroupOf({ purpose, reference }: Pick<Payment, 'purpose' | 'reference'>): string {
  return `${purpose}_${reference}`;
}

/** The page of one that is paid, or on its way to be, is not for its payer any more. */
export function checkoutOf({ id, status, url }: Stripe.Checkout.Session): Checkout {
  return { checkoutId: id, url: status === 'open' ? url : null };
}

function openSeconds({ expiresAt }: Payment, now: Temporal.Instant): number {
  return Math.min(Math.max(secondsOf(expiresAt) - secondsOf(now), leastSeconds), mostSeconds);
}
