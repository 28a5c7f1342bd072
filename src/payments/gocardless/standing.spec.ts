import { expect, test } from '@jest/globals';
import type { Payment as GoCardlessPayment } from 'gocardless-nodejs';
import { money } from '../../kernel/money.js';
import { seenOf } from './standing.js';
import { toldOf } from './told.js';

const at = Temporal.Instant.from('2027-01-11T09:00:00Z');
const nothing = { amount: money(6000), isDebit: false, reliedAt: null, settledAt: null };
const request = { id: 'BRQ1', status: 'fulfilled', fallback_occurred: false } as const;

test.each([
  ['pending', 'open'],
  ['ready_to_fulfil', 'open'],
  ['fulfilling', 'pending'],
  ['fulfilled', 'pending'],
  ['cancelled', 'expired'],
] as const)('a page that is %s and brought no payment is %s', (status, state) => {
  const seen = seenOf(nothing, { request: { id: 'BRQ1', status }, paid: undefined, cause: undefined });
  expect(seen).toMatchObject({ state, checkoutId: 'BRQ1', externalId: null, takenBack: null });
});

test.each([
  ['pending_submission', {}, 'pending', null],
  ['submitted', {}, 'pending', null],
  ['submitted', { reliedAt: at }, 'pending', null],
  ['submitted', { reliedAt: at, settledAt: at }, 'failed', 'late-failure'], // it failed meanwhile, and is tried again
  ['confirmed', { reliedAt: at }, 'settled', null],
  ['paid_out', { settledAt: at }, 'cleared', null],
  ['failed', {}, 'failed', null],
  ['failed', { reliedAt: at }, 'failed', 'late-failure'],
  ['failed', { settledAt: at }, 'failed', 'late-failure'],
  ['cancelled', { reliedAt: at }, 'failed', 'late-failure'],
  ['customer_approval_denied', {}, 'failed', null],
  ['charged_back', { settledAt: at }, 'failed', 'chargeback'],
  ['a status of tomorrow', {}, 'pending', null],
] as const)('a payment that is %s, where the books have %o, is %s and %s', (status, ours, state, kind) => {
  const paid = { id: 'PM1', scheme: 'bacs', status } as GoCardlessPayment;
  const seen = seenOf({ ...nothing, ...ours }, { request, paid, cause: 'refer_to_payer' });
  expect(seen).toMatchObject({ state, externalId: 'PM1', isDebit: true });
  expect(seen.takenBack?.kind ?? null).toBe(kind);
  expect(seen.failure).toBe(state === 'failed' ? 'refer_to_payer' : null);
});

test('an event says what it is about, whose it is where that is known, and when a billing request is a mandate’s', () => {
  const event = { id: 'EV1', action: 'created', created_at: '2027-01-11T09:00:00.000Z' };
  const links = { billing_request: 'BRQ1', payment_request_payment: 'PM1' };
  const told = (more: object) => toldOf({ ...event, links, resource_type: 'billing_requests', ...more });
  expect(told({})).toMatchObject({
    kind: 'billing_requests.created',
    subject: 'BRQ1',
    paymentId: null,
    happenedAt: at,
  });
  expect(told({ resource_metadata: { payment_id: 'p' } })).toMatchObject({ paymentId: 'p' });
  expect(told({ resource_metadata: { mandate_id: 'm' } })).toMatchObject({ kind: 'mandate_requests.created' });
  expect(told({ resource_type: 'payouts', links: { payout: 'PO1' } })).toMatchObject({
    kind: 'payouts.created',
    subject: 'PO1',
  });
});
