import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OrganisationId, PaymentId, RefundId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { Ledger } from '../../src/ledger/index.js';
import { planRefund } from '../../src/payments/index.js';
import type { Payment } from '../../src/payments/payment.js';
import { paymentFee, paymentSettled } from '../../src/payments/payment.postings.js';
import { KeepProviderPayout } from '../../src/payments/provider-payouts/keep-provider-payout.action.js';
import { KeepProviderPayouts } from '../../src/payments/provider-payouts/keep-provider-payouts.job.js';
import { RefreshRefund } from '../../src/payments/refunds/refresh-refund.action.js';
import { SendRefunds } from '../../src/payments/refunds/send-refunds.job.js';
import { Database } from '../../src/platform/database.js';
import { ReconcileProviders } from '../../src/reports/reconciliation/reconcile-providers.job.js';
import { itemsOf } from '../../sandbox/gocardless/payouts.js';
import { faultsOf } from '../factories/sound-books.js';
import { aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aSteward } from '../support/factories.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { SomePayments } from '../support/some-payments.js';

let server: PayingServer;
let steward: Client;
let payments: SomePayments;
let database: Database;

beforeAll(async () => {
  server = await startPayingServer();
  server.clock.moveTo(aMonday);
  await server.sandbox.moveTo(server.clock.now());
  steward = await (await Client.of(server)).as((await aSteward(server)).email);
  payments = await SomePayments.of(server);
  database = server.app.get(Database);
});
afterAll(() => server.stop());

const gbp = (minor: number) => ({ minor, currency: 'GBP' });

/** To five in the morning of another day in London, when the days before it are reconciled; all that has happened was told us by then. */
async function morningOf(day: string): Promise<void> {
  const at = Temporal.PlainDateTime.from(`${day}T05:00`).toZonedDateTime('Europe/London').toInstant();
  await passTime(server, server.clock.now().until(at));
  await payments.refreshAll();
  await server.app.get(KeepProviderPayouts).sweep();
  await server.app.get(ReconcileProviders).sweep();
}

const reconciled = async (day: string, provider: string, query = '') =>
  (await steward.get(`/api/v1/reconciliations/${day}/${provider}${query}`)).body;

/** `kind provider's word / ours`, in pence, of the lines of a state. */
async function linesOf(day: string, provider: string, state: string): Promise<string[]> {
  const { items } = await reconciled(day, provider, `?state=${state}`);
  return items
    .map((line: any) => `${line.kind} ${line.provider_says.minor} / ${line.books_say.minor}`)
    .toSorted((a: string, b: string) => (a < b ? -1 : 1));
}

/** Days of providers whose newest run does not agree. */
async function disagreeing(): Promise<string[]> {
  const { items } = (await steward.get('/api/v1/reconciliations?limit=100')).body;
  return items.filter(({ agrees }: any) => !agrees).map(({ day, provider }: any) => `${provider} ${day}`);
}

async function balancesOf(...kinds: string[]): Promise<number[]> {
  const { body } = await steward.get('/api/v1/ledger/trial-balance');
  return kinds.map((of) => body.lines.find(({ kind }: any) => kind === of)?.balance.minor ?? 0);
}

async function refunded({ id }: Payment, minor: number): Promise<{ id: RefundId; externalId: string }> {
  const wanted = { amount: money(minor), why: 'not-needed', from: 'credit' } as const;
  const planned = await database.transaction((tx) => planRefund(tx, { id }, wanted, server.clock.now()));
  await server.app.get(SendRefunds).sweep();
  const { rows } = await server.owner.query('SELECT external_id FROM refunds WHERE id = $1', [planned.id]);
  return { id: planned.id, externalId: rows[0].external_id };
}

/** The bank of its payer sends a refund back. */
async function bounces({ id, externalId }: { id: RefundId; externalId: string }): Promise<void> {
  const isStripe = externalId.startsWith('re_');
  server.sandbox.play(isStripe ? 'stripe' : 'gocardless', isStripe ? 'refund_failed' : 'refund_bounced', externalId);
  await server.app.get(RefreshRefund).run(id);
}

describe('what providers say agrees with the books', () => {
  let card: Payment;
  let instant: Payment;
  let debit: Payment;

  test('of cards that were charged, refunded and disputed, and of bank payments', async () => {
    card = await payments.paid(20_000, 'pm_card_visa');
    const disputed = await payments.paid(6000, 'pm_card_createDispute');
    instant = await payments.paid(1234, 'instant');
    await payments.paid(5678, 'instant');
    debit = await payments.paid(9000, 'debit:fails-after-paid-out');
    await refunded(card, 5000);
    await bounces(await refunded(card, 2500));
    expect((await payments.refreshed(disputed.id)).state).toBe('reversed');

    await morningOf('2027-03-23');
    const { reconciliation, items } = await reconciled('2027-03-22', 'stripe');
    expect(reconciliation).toMatchObject({ agrees: true, waiting: 0, differences: 0 });
    expect(reconciliation.held).toMatchObject({ provider_says: gbp(12_570), books_say: gbp(12_570) });
    expect(items.find(({ kind }: any) => kind === 'payment')).toMatchObject({ our_id: card.id });
    expect(await linesOf('2027-03-22', 'stripe', 'same')).toEqual([
      ...['fee -2110 / -2110', 'fee -320 / -320', 'payment 20000 / 20000', 'refund -5000 / -5000'],
    ]);
    expect(await linesOf('2027-03-22', 'gocardless', 'same')).toEqual(['payment 1234 / 1234', 'payment 5678 / 5678']);
    expect((await reconciled('2027-03-22', 'gocardless')).reconciliation.held.books_say).toEqual(gbp(6912));
  });

  test('of a payout, which is under way until it arrives, with a fee of tenths of a penny', async () => {
    await morningOf('2027-03-24');
    expect(await balancesOf('gocardless', 'payouts-under-way', 'bank')).toEqual([0, -6803, 0]);
    expect(await linesOf('2027-03-23', 'gocardless', 'same')).toEqual([
      ...['fee -109 / -109', 'payment 1234 / 1234', 'payment 5678 / 5678', 'payout -6803 / -6803'],
    ]);
    const items = await server.owner.query(
      "SELECT kind, tenths FROM provider_payout_items WHERE kind LIKE '%fee' ORDER BY tenths",
    );
    expect(items.rows).toEqual([
      { kind: 'gocardless_fee', tenths: '-768' },
      { kind: 'gocardless_fee', tenths: '-323' },
    ]);
    await refunded(instant, 234);
    await morningOf('2027-03-25');
    expect(await balancesOf('gocardless', 'payouts-under-way', 'bank')).toEqual([234, 0, -6803]);
    expect(await disagreeing()).toEqual([]);
  });

  test('of a payout by Stripe that was paid, and that the bank sent back after that', async () => {
    const { id } = await payments.stripe.payouts.create({ amount: 10_000, currency: 'gbp' });
    await morningOf('2027-03-26');
    expect(await balancesOf('stripe', 'payouts-under-way')).toEqual([-2570, -10_000]);
    await morningOf('2027-03-27');
    expect(await balancesOf('payouts-under-way', 'bank')).toEqual([0, -16_803]);
    server.sandbox.play('stripe', 'payout_failed', id);
    await Promise.all(Array.from({ length: 20 }, () => server.app.get(KeepProviderPayout).run('stripe', id)));
    expect(await balancesOf('stripe', 'payouts-under-way', 'bank')).toEqual([-12_570, 0, -6803]);
    await morningOf('2027-03-28');
    expect(await linesOf('2027-03-25', 'stripe', 'same')).toEqual(['payout -10000 / -10000']);
    expect(await disagreeing()).toEqual([]);
  });

  test('of a debit that fails after it was paid out, and is taken from the next payout', async () => {
    for (let day = Temporal.PlainDate.from('2027-03-29'); day.day !== 9; day = day.add({ days: 1 })) {
      if (day.day === 2) await payments.paid(9400, 'instant');
      await morningOf(day.toString());
      expect([day.toString(), await disagreeing()]).toEqual([day.toString(), []]);
    }
    expect((await payments.refreshed(debit.id)).state).toBe('reversed');
    expect(await balancesOf('gocardless', 'payouts-under-way')).toEqual([0, 0]);
    expect(await faultsOf(server)).toEqual([]);
  });
});
