import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RefundId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { Ledger } from '../../src/ledger/index.js';
import { PAYMENT_PROVIDERS, type PaymentProviders, planRefund } from '../../src/payments/index.js';
import type { Payment } from '../../src/payments/payment.js';
import { paymentFee, paymentSettled } from '../../src/payments/payment.postings.js';
import { KeepProviderPayout } from '../../src/payments/provider-payouts/keep-provider-payout.action.js';
import { KeepProviderPayouts } from '../../src/payments/provider-payouts/keep-provider-payouts.job.js';
import { RefreshRefund } from '../../src/payments/refunds/refresh-refund.action.js';
import { SendRefunds } from '../../src/payments/refunds/send-refunds.job.js';
import { Database, openDataSource } from '../../src/platform/database.js';
import { checkBooks } from '../../src/reports/index.js';
import { ReconcileProviders } from '../../src/reports/reconciliation/reconcile-providers.job.js';
import type { PayoutItem } from 'gocardless-nodejs';
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

/** Until a row is there that an event of a provider leads to, and nothing else. */
async function told(sql: string): Promise<void> {
  const tooLate = Date.now() + 10_000;
  while ((await server.owner.query(sql)).rowCount === 0) {
    if (Date.now() > tooLate) throw new Error(`Nobody was told: ${sql}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
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
    await told(`SELECT FROM provider_payouts WHERE external_id = '${id}' AND state = 'under-way'`);
    const keeps = () => server.app.get(KeepProviderPayout).run('stripe', id);
    await Promise.all(Array.from({ length: 50 }, keeps));
    await morningOf('2027-03-26');
    expect(await balancesOf('stripe', 'payouts-under-way')).toEqual([-2570, -10_000]);
    await morningOf('2027-03-27');
    expect(await balancesOf('payouts-under-way', 'bank')).toEqual([0, -16_803]);
    server.sandbox.play('stripe', 'payout_failed', id);
    await Promise.all(Array.from({ length: 50 }, keeps));
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
    const { rows } = await server.owner.query(
      'SELECT kind, sum(tenths)::int AS tenths FROM provider_payout_items WHERE external_id = $1 GROUP BY kind ORDER BY kind',
      [debit.externalId],
    );
    const tenths = Object.fromEntries(rows.map((item: any) => [item.kind, item.tenths]));
    expect(tenths).toEqual({ gocardless_fee: 0, payment_failed: -90_000, payment_paid_out: 90_000 });
    expect(await balancesOf('gocardless', 'payouts-under-way')).toEqual([0, 0]);
  });

  test('of a debit that failed after it was paid out, and has come again before it is paid out again', async () => {
    const { externalId } = debit;
    await server.app.get<PaymentProviders>(PAYMENT_PROVIDERS).debits.retry(await payments.refreshed(debit.id));
    server.sandbox.play('gocardless', 'payment_confirmed', externalId ?? '');
    expect((await payments.refreshed(debit.id)).state).toBe('settled');
    await morningOf('2027-04-09');
    expect((await reconciled('2027-04-08', 'gocardless')).reconciliation.held.books_say).toEqual(gbp(9000));
    expect(await disagreeing()).toEqual([]);
    await morningOf('2027-04-10');
    expect((await reconciled('2027-04-09', 'gocardless')).reconciliation.held.books_say).toEqual(gbp(0));
    expect(await disagreeing()).toEqual([]);
  });

  test('of a refund that its payer’s bank sent back, and of a payout that ours did', async () => {
    const refund = await refunded(await payments.paid(3000, 'instant'), 1000);
    await morningOf('2027-04-13');
    const { rows } = await server.owner.query('SELECT external_id FROM provider_payouts ORDER BY made_at DESC LIMIT 1');
    server.sandbox.play('gocardless', 'payout_bounced', rows[0].external_id);
    await told(`SELECT FROM provider_payouts WHERE external_id = '${rows[0].external_id}' AND state = 'returned'`);
    await bounces(refund);
    await morningOf('2027-04-14');
    expect(await balancesOf('gocardless', 'payouts-under-way')).toEqual([-1950, 0]);
    expect(await disagreeing()).toEqual([]);
    await passTime(server, 'PT4H'); // by then its money is back
    await server.app.get(RefreshRefund).run(refund.id);
    expect(await balancesOf('gocardless', 'payouts-under-way')).toEqual([-2950, 0]);
    expect(await faultsOf(server)).toEqual([]);
  });

  test('of a payout that our bank sent back weeks after it came', async () => {
    const { rows } = await server.owner.query(
      "SELECT external_id FROM provider_payouts WHERE provider = 'gocardless' AND state = 'arrived' ORDER BY made_at LIMIT 1",
    );
    server.sandbox.play('gocardless', 'payout_bounced', rows[0].external_id);
    await told(`SELECT FROM provider_payouts WHERE external_id = '${rows[0].external_id}' AND state = 'returned'`);
    expect(await faultsOf(server)).toEqual([]);
  });
});

describe('checks of the books', () => {
  const accounts = (kind: string) => `UPDATE ledger_accounts SET balance_minor = 1 WHERE kind = '${kind}'`;

  test.each([
    [
      'a payment without its transfer',
      `DELETE FROM ledger_transfers WHERE code = 'payment-settled'`,
      'payments-are-written',
    ],
    [
      'a transfer without its payment',
      `UPDATE ledger_transfers SET reference = gen_random_uuid()::text WHERE code = 'payment-reversed'`,
      'payments-are-written',
    ],
    ['a payment that nobody has used', accounts('payment'), 'payments-are-used'],
    ['a refund that stays where it is', accounts('refund'), 'refunds-go'],
    [
      'a payout that is nowhere',
      `UPDATE provider_payouts SET state = 'under-way', arrived_at = NULL, returned_at = NULL`,
      'payouts-are-written',
    ],
    [
      'a provider that says otherwise',
      'UPDATE reconciliations SET held_books_minor = held_books_minor + 1 WHERE held_books_minor IS NOT NULL',
      'providers-agree',
    ],
  ])('find %s', async (_, breaking, found) => {
    const source = await openDataSource({ url: server.databaseUrl, connections: 1 }, []);
    const undo = new Error('undone');
    const failing: string[] = [];
    const work = source.transaction(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica');
      await tx.query(breaking);
      failing.push(...(await checkBooks(tx)).filter(({ wrong }) => wrong > 0).map(({ name }) => name));
      throw undo;
    });
    await expect(work).rejects.toBe(undo);
    await source.destroy();
    expect(failing.filter((name) => name !== 'balances-kept')).toEqual([found]);
  });
});

describe('a difference is told by its line', () => {
  /** The last day that is reconciled before. */
  const before = '2027-04-14';

  /** As if it had been written by somebody else. */
  async function written(externalId: string, minor: number, feeMinor: number): Promise<void> {
    const payment = await payments.plan(minor, 'card');
    const now = server.clock.now();
    await server.owner.query(
      `UPDATE payments SET state = 'settled', external_id = $2, settled_at = $3, cleared_at = $3 WHERE id = $1`,
      [payment.id, externalId, now.toString()],
    );
    const transfers = [
      paymentSettled(payment, { occurredAt: now }),
      paymentFee({ ...payment, fee: money(feeMinor) }, { occurredAt: now }),
    ];
    await database.transaction((tx) => new Ledger(tx).post(transfers, now));
  }

  const charged = (amount: number) =>
    payments.stripe.paymentIntents.create({
      ...{ amount, currency: 'gbp', payment_method: 'pm_card_visa', confirm: true },
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });

  test('a charge that we know nothing of, a transfer that Stripe does not have, and a fee that differs by a penny', async () => {
    await charged(1500);
    await written('pi_nowhere', 7000, 0);
    const { id } = await charged(2000);
    await passTime(server, 'PT2M');
    await written(id, 2000, 51);
    await morningOf('2027-04-15');
    expect(await linesOf(before, 'stripe', 'different')).toEqual([
      ...['fee -43 / 0', 'fee -50 / -51', 'payment 0 / 7000', 'payment 1500 / 0'],
    ]);
    const { reconciliation } = await reconciled(before, 'stripe');
    expect(reconciliation).toMatchObject({ agrees: false, differences: 4, held: { difference: gbp(1458 - 7000) } });
    expect(await disagreeing()).toEqual([`stripe ${before}`]);
    const failed = await faultsOf(server);
    expect(failed.join()).toMatch(/payments-are-used.*providers-agree/);
  });

  test('a payout of GoCardless that leaves a payment out', async () => {
    const payment = await payments.paid(4100, 'instant');
    await passTime(server, 'PT28H');
    const { links } = server.sandbox.gocardless.world.get('payments', payment.externalId ?? '');
    const items = itemsOf(server.sandbox.gocardless.world, links?.payout ?? '') as PayoutItem[];
    items.splice(
      items.findIndex(({ type }) => type === 'payment_paid_out'),
      1,
    );
    await morningOf('2027-04-17');
    const { items: lines } = await reconciled('2027-04-15', 'gocardless', '?state=different');
    expect(lines).toMatchObject([
      { kind: 'payment', external_id: payment.externalId, our_id: payment.id, difference: gbp(-4100) },
    ]);
  });

  test('but not of what is younger than an hour', async () => {
    await passTime(server, server.clock.now().until('2027-04-19T22:40:00Z'));
    const { id } = await charged(2500);
    await passTime(server, 'PT30M');
    await server.app.get(ReconcileProviders).sweep();
    expect(await linesOf('2027-04-19', 'stripe', 'waiting')).toEqual(['fee -58 / 0', 'payment 2500 / 0']);
    expect((await reconciled('2027-04-19', 'stripe')).reconciliation).toMatchObject({ waiting: 2, held: null });
    await written(id, 2500, 58);
    await morningOf('2027-04-20');
    expect(await linesOf('2027-04-19', 'stripe', 'same')).toEqual(['fee -58 / -58', 'payment 2500 / 2500']);
  });

  test('nor is anything said while a provider does not answer', async () => {
    const at = server.clock.now().until('2027-04-21T04:00:00Z');
    await passTime(server, at);
    server.sandbox.faults.plan({ kind: 'error-before', path: '/v1/balance', isExact: true, method: 'GET', times: 3 });
    await server.app.get(ReconcileProviders).sweep();
    expect([
      (await reconciled('2027-04-20', 'stripe')).code,
      (await reconciled('2027-04-20', 'gocardless')).code,
    ]).toEqual(['not-found', undefined]);
    await server.app.get(ReconcileProviders).sweep();
    expect((await reconciled('2027-04-20', 'stripe')).reconciliation).toMatchObject({ lines: 2, differences: 0 });
  });

  test('days are listed from the last one on, and a day is a file', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = (await steward.get(`/api/v1/reconciliations?limit=7${cursor && `&cursor=${cursor}`}`)).body;
      seen.push(...page.items.map(({ day, provider }: any) => `${day} ${provider}`));
      cursor = page.next_cursor;
    }
    expect(seen.length).toBe(2 * 30);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.map((name) => name.slice(0, 10))).toEqual(
      seen
        .map((name) => name.slice(0, 10))
        .toSorted()
        .reverse(),
    );
    const file = await steward.get(`/api/v1/reconciliations/${before}/stripe/lines.csv`);
    expect(file.body).toContain('payment,pi_nowhere,');
    expect(file.body).toContain(',0.00,70.00,-70.00,GBP,different,');
    expect((await steward.get('/api/v1/reconciliations/2027-04-21/stripe')).status).toBe(404);
    expect((await steward.get('/api/v1/reconciliations/2027-04-31/stripe')).status).toBe(400);
    const pages = await reconciled(before, 'stripe', '?limit=2');
    const rest = await reconciled(before, 'stripe', `?cursor=${pages.next_cursor}`);
    expect([...pages.items, ...rest.items].length).toBe(pages.reconciliation.lines);
  });
});
