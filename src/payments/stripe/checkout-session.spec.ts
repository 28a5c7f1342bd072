import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import type { Payment } from '../payment.js';
import { checkoutOf, sessionWanted } from './checkout-session.js';

const now = Temporal.Instant.from('2027-03-22T09:00:00Z');
const returnUrl = 'https://barefoot.example/pay/p1/return';

function wanted(begunWithin: string, description = 'A session with Ann') {
  const payment = {
    id: 'p1',
    purpose: 'session',
    reference: 'b1',
    amount: money(11_339),
    expiresAt: now.add(begunWithin),
  };
  return sessionWanted(payment as unknown as Payment, { description, language: 'cy', returnUrl }, now);
}

// Stripe takes 30 minutes to 24 hours from when it is asked, which is a little later.
test.each([
  ['PT1M', 31 * 60],
  ['PT31M', 31 * 60],
  ['PT2H', 2 * 3600],
  ['PT23H59M', 24 * 3600 - 60],
  ['PT96H', 24 * 3600 - 60],
])('a payment that may be begun within %s has a page for %d seconds', (begunWithin, seconds) => {
  expect(wanted(begunWithin).expires_at).toBe(now.epochMilliseconds / 1000 + seconds);
});

test('Stripe is told what is paid, how much, and our id, but not who pays', () => {
  const { line_items, payment_intent_data, ...rest } = wanted('PT2H', 'x'.repeat(300));
  expect(line_items).toEqual([
    {
      quantity: 1,
      price_data: { currency: 'gbp', unit_amount: 11_339, product_data: { name: 'x'.repeat(200) } },
    },
  ]);
  expect(payment_intent_data).toMatchObject({ transfer_group: 'session_b1', metadata: { payment_id: 'p1' } });
  expect(rest).toMatchObject({ client_reference_id: 'p1', metadata: { payment_id: 'p1' }, success_url: returnUrl });
  expect(Object.keys(rest).filter((name) => name.startsWith('customer'))).toEqual([]);
});

test.each([
  ['open', 'https://checkout.stripe.example/cs_1', 'https://checkout.stripe.example/cs_1'],
  ['complete', null, null],
  ['something_new', 'https://checkout.stripe.example/cs_1', null],
])('a page that is %s leads to %s', (status, url, expected) => {
  const session = { id: 'cs_1', status, url } as Parameters<typeof checkoutOf>[0];
  expect(checkoutOf(session)).toEqual({ checkoutId: 'cs_1', url: expected });
});
