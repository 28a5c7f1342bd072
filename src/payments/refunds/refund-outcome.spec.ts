import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { OrganisationId, PaymentId, RefundId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transfer } from '../../ledger/index.js';
import type { SeenRefund } from '../provider.js';
import { nextTryAfter } from '../../platform/next-try.js';
import { notYet, type Refund, refundedBefore, refundedOf } from './refund.js';
import { outcomeOfRefund, refusedRefund } from './refund-outcome.js';

const now = Temporal.Instant.from('2031-05-01T12:00Z');
const paid = { provider: 'stripe', organisationId: 'o' as OrganisationId } as const;

function aRefund(more: Partial<Refund> = {}): Refund {
  return {
    ...{ id: 'r' as RefundId, paymentId: 'p' as PaymentId, amount: money(500), total: money(500) },
    ...{ why: 'session-settled', state: 'planned', version: 1, plannedAt: now, sentAt: null, endedAt: null },
    ...{ externalId: null, failure: null, askedAt: now, tries: 1, nextTryAt: now, retryOf: null },
    ...more,
  };
}

const seen = (state: SeenRefund['state']): SeenRefund => ({
  ...{ state, externalId: 're_1', failure: state === 'failed' ? 'expired_or_canceled_card' : null },
});
const sent = { state: 'sent', sentAt: now, externalId: 're_1', nextTryAt: null } as const;

describe('a refund that is', () => {
  test.each([
    ['planned', aRefund(), 'sent', 'sent', ['refund-sent']],
    ['planned', aRefund(), 'paid', 'paid', ['refund-sent']],
    ['planned', aRefund(), 'failed', 'failed', ['refund-sent', 'refund-bounced']],
    ['sent', aRefund(sent), 'sent', 'sent', []],
    ['sent', aRefund(sent), 'paid', 'paid', []],
    ['sent', aRefund(sent), 'failed', 'failed', ['refund-bounced']],
    ['paid', aRefund({ ...sent, state: 'paid', endedAt: now }), 'sent', 'paid', []],
    ['paid', aRefund({ ...sent, state: 'paid', endedAt: now }), 'failed', 'failed', ['refund-bounced']],
    ['failed', aRefund({ ...sent, state: 'failed', endedAt: now }), 'paid', 'failed', []],
  ] as const)('%s and %# is seen as it stands', (_, refund, state, after, codes) => {
    const outcome = outcomeOfRefund(refund, paid, seen(state), now);
    expect(outcome.refund).toMatchObject({ state: after, externalId: 're_1', sentAt: now });
    expect(outcome.refund.endedAt !== null).toBe(after === 'paid' || after === 'failed');
    expect(outcome.transfers.map(({ code }) => code)).toEqual(codes);
    expect(outcome.hasFailed).toBe(after === 'failed' && refund.state !== 'failed');
  });

  test('never sent is its payer’s still', () => {
    const { refund, transfers, hasFailed } = refusedRefund(aRefund(), paid.organisationId, 'no', now);
    expect(refund).toMatchObject({ state: 'failed', failure: 'no', sentAt: null, endedAt: now });
    expect([transfers.map(({ code }) => code), hasFailed]).toEqual([['refund-refused'], true]);
  });
});

test('what a provider counts is what went back before, and not what failed or waits', () => {
  const refunds = [
    aRefund({ id: 'a' as RefundId, state: 'failed' }),
    aRefund({ id: 'b' as RefundId, state: 'paid', amount: money(200) }),
    aRefund({ id: 'c' as RefundId, state: 'sent', amount: money(30) }),
    aRefund(),
    aRefund({ id: 'd' as RefundId }),
  ];
  expect(refundedBefore(aRefund(), refunds)).toEqual(money(730));
  const payment = { id: 'p' as PaymentId, amount: money(1230) };
  expect(refundedOf(payment, refunds)).toEqual(money(1230));
  expect(() => refundedOf(payment, [...refunds, aRefund()])).toThrow('More would be refunded');
});

test('who does not answer is asked ever less often, and who gives back later costs no try', () => {
  const waits = [1, 2, 3, 9, 10, 100].map((tries) => now.until(nextTryAfter(tries, now)).total('minutes'));
  expect(waits).toEqual([1, 2, 4, 256, 360, 360]);
  const later = notYet(aRefund({ tries: 7 }), now);
  expect(later).toMatchObject({ askedAt: null, tries: 0, nextTryAt: now.add({ hours: 6 }) });
});

test('in whichever order and however often a refund is looked at, its money is in one place, and the books add up to nothing', () => {
  const looks = fc.array(fc.constantFrom('sent', 'paid', 'failed'), { maxLength: 12 });
  fc.assert(
    fc.property(looks, fc.integer({ min: 1, max: 100_000 }), (states, minor) => {
      let refund = aRefund({ amount: money(minor) });
      const posted = new Map<string, Transfer>();
      for (const state of states) {
        const outcome = outcomeOfRefund(refund, paid, seen(state), now);
        for (const transfer of outcome.transfers) {
          expect(posted.has(transfer.code)).toBe(false);
          posted.set(transfer.code, transfer);
        }
        refund = outcome.refund;
      }
      const balances = new Map([['refund', minor]]);
      for (const { account, amount } of [...posted.values()].flatMap(({ postings }) => postings)) {
        balances.set(account.kind, (balances.get(account.kind) ?? 0) + amount.minor);
      }
      const at = (kind: string) => balances.get(kind) ?? 0;
      expect(at('refund')).toBe(states.length === 0 ? minor : 0);
      expect(at('client-credit')).toBe(refund.state === 'failed' ? minor : 0);
      expect(at('refund') + at('client-credit') + at('stripe')).toBe(minor);
    }),
    { verbose: true },
  );
});
