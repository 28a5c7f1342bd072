import { expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { money } from '../../kernel/money.js';
import type { Payment } from '../payment.js';
import { seenOf, seenRefundOf } from './standing.js';

const now = Temporal.Instant.from('2027-03-22T09:00:00Z');
const payment = { id: 'p1', amount: money(6000), expiresAt: now.add({ minutes: 1 }) } as Payment;
const over = { ...payment, expiresAt: now };

const line = { id: 'txn_1', amount: 6000, fee: 134, currency: 'gbp' };
const charge = { id: 'ch_1', balance_transaction: line };
const succeeded = { status: 'succeeded', amount_received: 6000, latest_charge: charge };

function look(of: Payment, session: object | null, intent: object | null, disputes: object[] = []) {
  const found = {
    session: session && { id: 'cs_1', ...session },
    intent: intent && { id: 'pi_1', last_payment_error: null, ...intent },
    disputes,
  };
  return seenOf(of, found as unknown as Parameters<typeof seenOf>[1], now);
}

test.each([
  ['open', payment, { status: 'open' }, null],
  ['open', over, { status: 'open' }, { status: 'requires_action' }],
  ['open', payment, { status: 'expired' }, { status: 'canceled' }],
  ['expired', over, { status: 'expired' }, null],
  ['expired', over, null, { status: 'canceled' }],
  ['pending', payment, { status: 'complete' }, { status: 'processing' }],
  ['pending', over, { status: 'open' }, { status: 'processing' }],
  ['pending', over, { status: 'expired' }, { status: 'processing' }],
  [
    'pending',
    payment,
    { status: 'complete' },
    { ...succeeded, latest_charge: { id: 'ch_1', balance_transaction: null } },
  ],
  ['settled', over, { status: 'complete' }, succeeded],
  ['settled', over, { status: 'expired' }, succeeded],
  ['settled', payment, null, succeeded],
  // What Stripe may think of next year says nothing of money.
  ['open', over, { status: 'paused' }, { status: 'requires_a_dance' }],
  ['pending', over, { status: 'complete' }, { status: 'requires_a_dance' }],
] as const)('a payment is %s', (state, of, session, intent) => {
  expect(look(of, session, intent)).toMatchObject({ state, isDebit: false, takenBack: null });
});

test('its fee is that of its line in the balance, its failure the bank’s word, and its intent that which brought the money', () => {
  expect(look(payment, { status: 'complete' }, succeeded)).toMatchObject({ externalId: 'pi_1', fee: money(134) });
  const declined = { status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } };
  const seen = look(payment, { status: 'open' }, declined);
  expect(seen).toMatchObject({ externalId: null, checkoutId: 'cs_1', failure: 'card_declined', fee: null });
  const because = { code: 'card_declined', decline_code: 'insufficient_funds' };
  expect(look(payment, null, { ...declined, last_payment_error: because }).failure).toBe('insufficient_funds');
  const stolen = { code: 'card_declined', decline_code: 'stolen_card' };
  expect(look(payment, null, { ...declined, last_payment_error: stolen }).failure).toBe('generic_decline');
  expect(() => look(payment, null, { ...succeeded, amount_received: 5999 })).toThrow('Another amount');
});

const withdrawn = { amount: -6000, fee: 2000, currency: 'gbp' };
test.each([
  ['an inquiry takes nothing', [{ status: 'warning_needs_response', balance_transactions: [] }], [0, 0]],
  ['withdrawn', [{ status: 'needs_response', balance_transactions: [withdrawn] }], [6000, 2000]],
  ['lost', [{ status: 'lost', balance_transactions: [withdrawn] }], [6000, 2000]],
  ['won, and not yet given back', [{ status: 'won', balance_transactions: [withdrawn] }], [6000, 2000]],
  [
    'given back',
    [{ status: 'won', balance_transactions: [withdrawn, { ...withdrawn, amount: 6000, fee: 0 }] }],
    [0, 2000],
  ],
  ['in part', [{ status: 'lost', balance_transactions: [{ ...withdrawn, amount: -2500 }] }], [2500, 2000]],
  [
    'its fee given back, but not the money',
    [{ status: 'lost', balance_transactions: [withdrawn, { amount: 0, fee: -2000, currency: 'gbp' }] }],
    [6000, 0],
  ],
] as const)('of a dispute that is %s, what it holds is what its lines in the balance leave', (_, disputes, held) => {
  const { takenBack, disputeFees } = look(payment, { status: 'complete' }, succeeded, [...disputes]);
  expect([takenBack?.amount.minor ?? 0, disputeFees?.minor]).toEqual(held);
});

test.each([
  ['pending', null, 'sent', null],
  ['requires_action', null, 'sent', null],
  ['succeeded', null, 'paid', null],
  ['failed', 'lost_or_stolen_card', 'failed', 'lost_or_stolen_card'],
  ['canceled', null, 'failed', 'canceled'],
  ['thought_about', null, 'sent', null],
])('a refund that is %s (%s) is %s', (status, reason, state, failure) => {
  const refund = { id: 're_1', status, failure_reason: reason } as unknown as Stripe.Refund;
  expect(seenRefundOf(refund)).toEqual({ state, externalId: 're_1', failure });
});
