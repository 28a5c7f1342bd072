import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type RefundId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { ClearDebits } from '../../src/payments/clear-debits.job.js';
import { type PaymentProvider, ProviderUnavailable, RefundNotYet } from '../../src/payments/provider.js';
import type { Payment } from '../../src/payments/payment.js';
import type { Refund } from '../../src/payments/refunds/refund.js';
import { RetryDebits } from '../../src/payments/retry-debits.job.js';
import { BankPayments, wanted } from '../support/bank-payments.js';
import { balanceOf, booksOf } from '../support/funding.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { visit } from '../support/providers.js';

let server: PayingServer;
let payments: BankPayments;
let gocardless: PaymentProvider;

/** A Monday at nine, in weeks without bank holidays. What is agreed to then by Direct Debit is confirmed on the next one at ten. */
const monday = Temporal.Instant.from('2027-01-11T09:00:00Z');

beforeAll(async () => {
  server = await startPayingServer();
  server.clock.moveTo(monday);
  await server.sandbox.moveTo(server.clock.now());
  payments = new BankPayments(server);
  gocardless = payments.provider;
});
afterAll(async () => {
  expect((await booksOf(server)).sum).toBe(0);
  await server.stop();
});

/** Whatever GoCardless was owed is covered, so that it pays out. */
beforeEach(async () => {
  await payments.pay(200_000, 'instant');
  await nextMonday();
});

/** To the next Monday at nine. */
async function nextMonday(): Promise<void> {
  const now = server.clock.now().toZonedDateTimeISO('Europe/London');
  const next = now.add({ days: 8 - now.dayOfWeek }).with({ hour: 9, minute: 0, second: 0, millisecond: 0 });
  await passTime(server, now.until(next, { largestUnit: 'hour' }));
}

const liesIn = (kind: string, owner: string) => balanceOf(server, kind, owner);
const reliedOn = async () => 0 - (await liesIn('debits-relied-on', ''));
const reversalsOf = async ({ id }: Payment) => {
  const { rows } = await server.owner.query(
    'SELECT kind, is_owed FROM payment_reversals WHERE payment_id = $1 ORDER BY at',
    [id],
  );
  return rows.map(({ kind, is_owed }) => `${kind} ${is_owed}`);
};

test('an instant payment is nothing until it is confirmed, and then money', async () => {
  const { id } = await payments.plan(11_339);
  expect(await payments.refresh(id)).toMatchObject({ state: 'planned', checkoutId: null });
  const url = await payments.open(id);
  expect(await payments.refresh(id)).toMatchObject({ state: 'open', externalId: null });
  await visit(url, 'denied');
  expect((await payments.refresh(id)).state).toBe('open');
  expect(await gocardless.openCheckout(await payments.find(id), wanted)).toMatchObject({ url });
  await visit(url, 'instant');
  expect(await payments.refresh(id)).toMatchObject({ state: 'pending', isDebit: false, reliedAt: null });
  expect([await liesIn('payment', id), await payments.newsOf(id)]).toEqual([0, '']);

  await passTime(server, 'PT3M');
  const settled = await payments.refresh(id);
  expect(settled).toMatchObject({ state: 'settled', isDebit: false, clearedAt: settled.settledAt });
  expect(await payments.refresh(id)).toEqual(await payments.find(id));
  expect([await liesIn('payment', id), await payments.newsOf(id)]).toEqual([11_339, 'secured']);
  expect(await gocardless.openCheckout(settled, wanted)).toEqual({ checkoutId: settled.checkoutId, url: null });
  await gocardless.closeCheckout(settled);
  expect((await payments.refresh(id)).state).toBe('settled');
});

test('a page that is closed takes nothing, and says so to whoever has it open', async () => {
  const { id } = await payments.plan(6000);
  const url = await payments.open(id);
  await gocardless.closeCheckout(await payments.find(id));
  await gocardless.closeCheckout(await payments.find(id));
  expect(await payments.refresh(id)).toMatchObject({ state: 'expired', failure: null });
  expect(await (await visit(url, 'instant')).text()).toContain('closed');
  expect(await payments.newsOf(id)).toBe('ended');
});

test('a debit is counted on when it is created, comes when it is confirmed, and is clear when it is paid out', async () => {
  const debit = await payments.pay(6000, 'debit:well');
  expect(debit).toMatchObject({ state: 'pending', isDebit: true, settledAt: null });
  expect(debit.reliedAt).not.toBeNull();
  expect([await liesIn('payment', debit.id), await reliedOn(), await payments.newsOf(debit.id)]).toEqual([
    ...[6000, 6000, 'secured'],
  ]);
  await nextMonday();
  await passTime(server, 'PT2H');
  const settled = await payments.refresh(debit.id);
  expect(settled).toMatchObject({ state: 'settled', clearedAt: null });
  expect([await liesIn('payment', debit.id), await reliedOn()]).toEqual([6000, 0]);
  await passTime(server, 'PT24H');
  const cleared = await payments.refresh(debit.id);
  expect(cleared.clearedAt).not.toBeNull();
  expect(await payments.newsOf(debit.id)).toBe('secured');
});

test('a debit is clear two working days after it came, though GoCardless keeps it back', async () => {
  const lost = await payments.pay(90_000, 'debit:fails-after-paid-out');
  await nextMonday();
  await passTime(server, 'PT72H'); // Thursday: GoCardless is owed £900, and pays nothing out
  expect((await payments.refresh(lost.id)).state).toBe('reversed');
  const debit = await payments.pay(2000, 'debit:well');
  await passTime(server, 'PT24H');
  payments.play('payment_confirmed', debit.externalId);
  expect((await payments.refresh(debit.id)).state).toBe('settled');
  const clearing = server.app.get(ClearDebits);
  await nextMonday();
  await passTime(server, 'PT23H'); // Tuesday before nine
  await clearing.sweep();
  expect((await payments.find(debit.id)).clearedAt).toBeNull();
  await passTime(server, 'PT2H');
  await clearing.sweep();
  expect(await payments.find(debit.id)).toMatchObject({ state: 'settled', clearedAt: expect.anything() });
  expect((await gocardless.look(debit))?.state).toBe('settled');
});

describe('a debit that comes back', () => {
  test('after it was confirmed is owed where it was used, and tried again once', async () => {
    const debit = await payments.pay(6000, 'debit:fails-after-confirmed');
    await payments.use(debit);
    await nextMonday();
    await passTime(server, 'PT2H');
    expect((await payments.refresh(debit.id)).state).toBe('settled');
    await passTime(server, 'PT24H');
    expect((await payments.refresh(debit.id)).state).toBe('reversed');
    expect(await reversalsOf(debit)).toEqual(['late-failure true']);
    expect(await liesIn('client-debt', debit.organisationId)).toBe(-6000);

    const retries = server.app.get(RetryDebits);
    await retries.sweep();
    expect((await gocardless.look(debit))?.state).toBe('failed'); // its payer has two working days
    await passTime(server, 'PT49H');
    await retries.sweep();
    expect((await payments.refresh(debit.id)).state).toBe('reversed');
    expect((await gocardless.look(debit))?.state).toBe('pending');
    await passTime(server, 'PT240H');
    expect((await payments.refresh(debit.id)).state).toBe('settled');
    expect(await liesIn('client-debt', debit.organisationId)).toBe(0);
    expect(await payments.newsOf(debit.id)).toBe('secured reversed restored');

    payments.play('payment_late_failure', (await payments.find(debit.id)).externalId);
    await payments.refresh(debit.id);
    await passTime(server, 'PT120H');
    await retries.sweep();
    expect(await payments.refresh(debit.id)).toMatchObject({ state: 'reversed', clearedAt: null });
    expect((await gocardless.look(debit))?.state).toBe('failed');
    expect(await reversalsOf(debit)).toEqual(['late-failure true', 'late-failure true']);
    expect(await liesIn('client-debt', debit.organisationId)).toBe(-6000);
  });

  test('goes as it came where nobody has used it, before it was confirmed or after it was paid out', async () => {
    const early = await payments.pay(4000, 'debit:fails');
    const late = await payments.pay(3000, 'debit:fails-after-paid-out');
    await nextMonday();
    await passTime(server, 'PT72H');
    for (const { id, organisationId } of [early, late]) {
      expect(await payments.refresh(id)).toMatchObject({ state: 'reversed' });
      expect([await liesIn('payment', id), await liesIn('client-debt', organisationId)]).toEqual([0, 0]);
      expect(await payments.newsOf(id)).toBe('secured reversed');
    }
    expect([await reversalsOf(early), await reversalsOf(late)]).toEqual([
      ['late-failure false'],
      ['late-failure false'],
    ]);
    expect(await reliedOn()).toBe(0);
    await passTime(server, 'PT120H');
    await server.app.get(RetryDebits).sweep();
    expect((await gocardless.look(late))?.state).toBe('failed');
  });

  test('by a chargeback is owed until that is cancelled', async () => {
    const debit = await payments.pay(5000, 'debit:chargeback-cancelled');
    await payments.use(debit);
    await nextMonday();
    await passTime(server, 'PT72H');
    expect((await payments.refresh(debit.id)).state).toBe('reversed');
    expect([await reversalsOf(debit), await liesIn('client-debt', debit.organisationId)]).toEqual([
      ['chargeback true'],
      -5000,
    ]);
    await passTime(server, 'PT241H');
    const back = await payments.refresh(debit.id);
    expect([back.state, await liesIn('client-debt', debit.organisationId)]).toEqual(['settled', 0]);
    expect(await payments.newsOf(debit.id)).toBe('secured reversed restored');
  });
});

describe('the guarantee fund', () => {
  const capOf = (minor: number) =>
    server.owner.query(
      `INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at)
       SELECT gen_random_uuid(), name, value || jsonb_build_object('guarantee_cap_minor', $1::int), $2, 'General meeting, minute 12', $2
       FROM policies WHERE name = 'payment-rails' ORDER BY in_force_from DESC LIMIT 1`,
      [minor, server.clock.now().toString()],
    );
  const notClear = async () => {
    const { rows } = await server.owner.query(
      `SELECT coalesce(sum(amount_minor), 0)::int AS minor FROM payments
       WHERE is_debit AND cleared_at IS NULL AND state IN ('pending', 'settled') AND num_nonnulls(relied_at, settled_at) > 0`,
    );
    return rows[0].minor as number;
  };

  test('stands behind debits up to its cap, whoever asks at once, and behind the next when there is room again', async () => {
    await server.app.get(ClearDebits).sweep();
    const taken = await notClear();
    await capOf(taken + 15_000);
    const planned = await Promise.all(Array.from({ length: 8 }, () => payments.plan(5000)));
    for (const { id } of planned) await visit(await payments.open(id), 'debit:well');
    const seen = await Promise.all(planned.flatMap(({ id }) => Array.from({ length: 7 }, () => payments.refresh(id))));
    expect(seen.every(({ state }) => state === 'pending')).toBe(true);
    expect(await notClear()).toBe(taken + 15_000);
    const now = await Promise.all(planned.map(({ id }) => payments.find(id)));
    const beyond = now.filter(({ reliedAt }) => !reliedAt);
    expect(beyond).toHaveLength(5);
    expect(await payments.newsOf(beyond[0]!.id)).toBe('');

    await capOf(taken + 20_000);
    expect((await payments.refresh(beyond[0]!.id)).reliedAt).not.toBeNull();
    expect(await payments.newsOf(beyond[0]!.id)).toBe('secured');
    await nextMonday();
    await passTime(server, 'PT2H');
    expect(await payments.refresh(beyond[1]!.id)).toMatchObject({ state: 'settled', reliedAt: null });
    expect([await liesIn('payment', beyond[1]!.id), await payments.newsOf(beyond[1]!.id)]).toEqual([5000, 'secured']);
  });
});

describe('what goes back', () => {
  const aRefund = ({ id: paymentId }: Payment, minor: number, total: number): Refund => ({
    ...{ id: newId<RefundId>(), paymentId, amount: money(minor), total: money(total), why: 'not-needed' as const },
    ...{ state: 'planned' as const, version: 1, plannedAt: server.clock.now() },
    ...{ sentAt: null, endedAt: null, externalId: null, failure: null },
    ...{ askedAt: null, tries: 0, nextTryAt: null, retryOf: null },
  });

  test('is sent once, counted by both, and found again after a lost answer', async () => {
    const { id } = await payments.pay(8000, 'instant');
    await passTime(server, 'PT3M');
    const payment = await payments.refresh(id);
    const first = aRefund(payment, 3000, 3000);
    expect(await gocardless.lookAtRefund(payment, first)).toBeNull();
    server.sandbox.faults.plan({ kind: 'closed-after', path: '/refunds', method: 'POST', times: 1 });
    await expect(gocardless.refund(payment, first)).rejects.toThrow(ProviderUnavailable);
    const seen = await gocardless.lookAtRefund(payment, first);
    expect(seen).toMatchObject({ state: 'sent', failure: null });
    expect(await gocardless.refund(payment, first)).toEqual(seen);
    await expect(gocardless.refund(payment, { ...first, amount: money(2999) })).rejects.toThrow('another refund');
    await expect(gocardless.refund(payment, aRefund(payment, 1000, 1000))).rejects.toThrow(
      'total_amount_confirmation_invalid',
    );

    const sent = { ...first, externalId: seen!.externalId };
    await passTime(server, 'PT120H');
    expect(await gocardless.lookAtRefund(payment, sent)).toMatchObject({ state: 'paid' });
    payments.play('refund_bounced', sent.externalId);
    expect(await gocardless.lookAtRefund(payment, sent)).toMatchObject({ state: 'sent', failure: null });
    await passTime(server, 'PT72H');
    expect(await gocardless.lookAtRefund(payment, sent)).toMatchObject({ state: 'failed', failure: 'funds_returned' });
  });

  test('waits until a debit is paid out', async () => {
    const debit = await payments.pay(4000, 'debit:well');
    const refund = aRefund(debit, 4000, 4000);
    await expect(gocardless.refund(debit, refund)).rejects.toThrow(RefundNotYet);
    payments.play('payment_confirmed', debit.externalId);
    await expect(gocardless.refund(await payments.refresh(debit.id), refund)).rejects.toThrow(RefundNotYet);
    payments.play('payment_paid_out', debit.externalId);
    expect(await gocardless.refund(await payments.refresh(debit.id), refund)).toMatchObject({ state: 'sent' });
  });
});

describe('what GoCardless answers', () => {
  test('is looked up when it was lost, and makes no second page', async () => {
    const { id } = await payments.plan(7000);
    server.sandbox.faults.plan({ kind: 'closed-after', path: '/billing_requests', method: 'POST', times: 1 });
    await expect(payments.open(id)).rejects.toThrow(ProviderUnavailable);
    const found = await payments.refresh(id);
    expect(found).toMatchObject({ state: 'open', checkoutUrl: null });
    await payments.open(id);
    expect(await payments.find(id)).toMatchObject({ checkoutId: found.checkoutId, checkoutUrl: expect.any(String) });

    const other = await payments.plan(7000);
    for (const kind of ['error-before', 'error-after', 'refused', 'closed-before'] as const) {
      server.sandbox.faults.plan({ kind, path: '/billing_requests', method: 'POST', times: 1 });
      await expect(gocardless.openCheckout(other, wanted)).rejects.toThrow(ProviderUnavailable);
    }
    const one = await gocardless.openCheckout(other, wanted);
    expect(await gocardless.openCheckout(other, wanted)).toMatchObject({ checkoutId: one.checkoutId });
  });

  test('is taken from its list of events as well, the oldest first and page by page', async () => {
    await payments.pay(1000, 'instant');
    const { events, cursor } = await gocardless.eventsAfter(null);
    expect(events.length).toBeGreaterThan(1);
    const times = events.map(({ happenedAt }) => happenedAt.epochMilliseconds);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(cursor).toBe(events.at(-1)?.eventId);
    const known = new Set(events.map(({ eventId }) => eventId));
    expect((await gocardless.eventsAfter(cursor)).events.filter(({ eventId }) => known.has(eventId))).toEqual([]);

    const { id } = await payments.plan(7000);
    await payments.open(id);
    const next = await gocardless.eventsAfter(cursor);
    const { checkoutId } = await payments.find(id);
    const told = next.events.filter(({ paymentId }) => paymentId === id);
    expect(told.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['billing_requests.created', checkoutId],
      ['billing_requests.flow_created', checkoutId],
    ]);
  });

  test('counts only when it is signed with our secret', () => {
    const body = Buffer.from('{"events":[]}');
    const { createHmac } = process.getBuiltinModule('node:crypto');
    const signed = (secret: string) => createHmac('sha256', secret).update(body).digest('hex');
    const read = (signature?: string) => gocardless.readWebhook(body, { 'webhook-signature': signature });
    expect(read(signed('a secret of GoCardless'))).toEqual([]);
    for (const wrong of [undefined, '', 'no hex', signed('another secret')])
      expect(() => read(wrong)).toThrow(expect.objectContaining({ code: 'webhook-refused' }));
  });
});
