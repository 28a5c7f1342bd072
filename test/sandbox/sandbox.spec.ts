import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from '@jest/globals';
import { startProviders, visit, type Providers } from '../support/providers.js';

let providers: Providers | undefined;

afterEach(async () => {
  await providers?.close();
  providers = undefined;
});

async function control(path: string, body?: object): Promise<any> {
  const url = `${providers!.sandbox.url}/sandbox/control${path}`;
  const answer = await fetch(url, body && { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, ...((await answer.json()) as object) };
}

/** Makes customers, each of which is one event. */
async function makeCustomers(...names: string[]): Promise<void> {
  for (const name of names) await providers!.stripe.customers.create({ name });
  await providers!.sandbox.settled();
}

function names(): string[] {
  return providers!.receiver.stripe.map(({ data }) => String((data.object as { name?: string | null }).name));
}

test('webhooks are dropped, doubled, turned round and delayed on request, and what was dropped is in the list of events', async () => {
  providers = await startProviders();
  await control('/webhooks', { provider: 'stripe', kind: 'drop' });
  await control('/webhooks', { provider: 'stripe', kind: 'duplicate' });
  await control('/webhooks', { provider: 'stripe', kind: 'reorder', count: 3 });
  await control('/webhooks', { provider: 'stripe', kind: 'delay', by: 'PT1H' });
  await makeCustomers('dropped', 'doubled', 'first', 'second', 'third', 'delayed', 'plain');
  expect(names()).toEqual(['doubled', 'doubled', 'third', 'second', 'first', 'plain']);
  await control('/clock', { by: 'PT1H' });
  expect(names().at(-1)).toBe('delayed');
  const { data } = await providers.stripe.events.list();
  const dropped = data.at(-1)!;
  expect((dropped.data.object as { name?: string }).name).toBe('dropped');
  await control('/webhooks/resend', { provider: 'stripe', event: dropped.id });
  expect(names().at(-1)).toBe('dropped');
});

test('a webhook that is not taken is sent again, later and later, signed for its time, and is given up in the end', async () => {
  providers = await startProviders();
  providers.receiver.refusals.push(500, 302);
  await makeCustomers('late');
  await control('/clock', { by: 'PT2M' });
  expect(names()).toEqual([]);
  await control('/clock', { by: 'PT10M' });
  expect(names()).toEqual(['late']);
  const [signed] = providers.receiver.raw.map(({ headers }) => String(headers['stripe-signature']));
  expect(signed).toMatch(new RegExp(`^t=${Date.parse('2026-03-02T09:06:00Z') / 1000},v1=`));

  providers.receiver.refusals.push(...Array<number>(11).fill(500));
  await makeCustomers('lost');
  await control('/clock', { by: 'PT96H' });
  const { deliveries } = await control('');
  expect(deliveries.stripe.at(-1)).toMatchObject({ status: 'given-up', tries: 11, answered: 500 });
});

test('who knows another secret takes none of it', async () => {
  providers = await startProviders({ stripeSecret: 'whsec_other', gocardlessSecret: 'other' });
  await makeCustomers('nobody');
  await providers.gocardless.billingRequests.create({ payment_request: { amount: 100, currency: 'GBP' } });
  await providers.sandbox.settled();
  const { deliveries } = await control('');
  expect([...deliveries.stripe, ...deliveries.gocardless].map(({ answered }) => answered)).toEqual([498, 498]);
  expect(providers.receiver.gocardless).toEqual([]);
});

test('what happens in one call comes as one webhook of GoCardless, and a fault loses the answer or the deed', async () => {
  providers = await startProviders();
  const { gocardless, receiver } = providers;
  const request = await gocardless.billingRequests.create({ payment_request: { amount: 4000, currency: 'GBP' } });
  const { fulfilled } = { fulfilled: 'billing_request_fulfilled' };
  expect((await control('/scenarios', { provider: 'gocardless', name: fulfilled, id: request.id })).status).toBe(
    'fulfilled',
  );
  await providers.sandbox.settled();
  const batches = receiver.raw.map(({ body }) => JSON.parse(body).events.map(({ action }: any) => action));
  expect(batches).toEqual([['created'], ['created', 'fulfilled']]);

  for (const kind of ['error-after', 'closed-after', 'error-before', 'closed-before', 'refused'])
    await control('/faults', { kind, path: '/customers', method: 'POST' });
  await control('/faults', { kind: 'error-before', path: '/custom', exact: true });
  for (const name of ['A', 'B', 'C', 'D', 'E'])
    await expect(gocardless.customers.create({ company_name: name }, name)).rejects.toBeDefined();
  const { customers } = await gocardless.customers.list();
  expect(customers.flatMap(({ company_name }) => company_name ?? [])).toEqual(['B', 'A']);
  const again = gocardless.customers.create({ company_name: 'A' }, 'A'); // no answer was had: the key says what was made
  await expect(again).rejects.toMatchObject({ conflictingResourceId: customers.at(-2)!.id });
});

test('the control API says what it does not understand', async () => {
  providers = await startProviders();
  const unknown = await control('/scenarios', { provider: 'stripe', name: 'rain', id: 'ch_1' });
  expect(unknown).toMatchObject({ status: 422, message: expect.stringContaining('dispute_opened') });
  const missing = await control('/scenarios', { provider: 'stripe', name: 'dispute_opened', id: 'ch_1' });
  expect(missing.message).toBe("No such charge: 'ch_1'");
  expect((await control('/clock', { by: 'P1D' })).status).toBe(422);
  expect((await control('/clock', { to: '2020-01-01T00:00:00Z' })).message).toContain('goes on only');
  expect((await control('/faults', { kind: 'rain', path: '/' })).status).toBe(422);
  expect((await control('')).now).toBe('2026-03-02T09:00:00Z');
});

test('pages come in English and Welsh, each with a way to the other, and every choice has a label', async () => {
  providers = await startProviders();
  const session = await providers.stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ quantity: 2, price_data: { currency: 'gbp', unit_amount: 625, product_data: { name: 'x' } } }],
    success_url: 'http://localhost/',
  });
  const english = await (await visit(session.url!)).text();
  const welsh = await (await visit(session.url!, undefined, { 'Accept-Language': 'cy-GB,cy;q=0.9,en;q=0.8' })).text();
  expect(english).toContain('<html lang="en">');
  expect(welsh).toContain('<html lang="cy">');
  expect(welsh).toContain('Talu &#226; cherdyn'.replace('&#226;', 'â'));
  expect(english).toContain('href="?lang=cy" hreflang="cy" lang="cy"');
  expect(english.match(/<label><input type="radio"/g)).toHaveLength(english.match(/<input/g)!.length);
  expect((await visit(`${providers.sandbox.url}/pay/cs_none`)).status).toBe(404);
});

test('no live key reaches it', async () => {
  providers = await startProviders();
  const { url } = providers.sandbox;
  const ask = async (path: string, authorization?: string) =>
    (
      await fetch(`${url}${path}`, {
        headers: { ...(authorization && { authorization }), 'GoCardless-Version': '2015-07-06' },
      })
    ).status;
  expect(await ask('/v1/balance', 'Bearer sk_test_1')).toBe(200);
  expect(await ask('/v1/balance', 'Bearer sk_live_1')).toBe(401);
  expect(await ask('/v1/balance')).toBe(401);
  expect(await ask('/v1/nothing', 'Bearer sk_test_1')).toBe(404);
  expect(await ask('/creditors', 'Bearer sandbox_1')).toBe(200);
  expect(await ask('/creditors', 'Bearer live_1')).toBe(401);
  expect(await ask('/nothing', 'Bearer sandbox_1')).toBe(404);
});

test('it does not start in production', async () => {
  const script = "import('./dist/sandbox/sandbox.js').then(({ Sandbox }) => Sandbox.start({ present: Temporal.Now }))";
  const env = { ...process.env, NODE_ENV: 'production' };
  const start = promisify(execFile)(process.execPath, ['-e', script], { env });
  await expect(start).rejects.toThrow('The sandbox of payment providers does not start with NODE_ENV=production');
});

test('the control API lists its routes, each with a body that it takes', async () => {
  providers = await startProviders();
  const { routes } = await control('');
  for (const [route, body] of Object.entries<object>(routes)) {
    const [method, path = ''] = route.split(' ');
    const answer = await control(path.replace('/sandbox/control', ''), method === 'GET' ? undefined : body);
    expect([route, answer.status]).toEqual([route, /resend|scenarios/.test(route) ? 422 : 200]); // there is none of that id
  }
  expect(Object.keys(routes)).toHaveLength(6);
});

test('with a journal it stands after a restart where it stood, tells nobody twice, and goes on from there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const journal = join(folder, 'journal.jsonl');
  providers = await startProviders({ journal });
  const wanted = {
    amount: 5000,
    currency: 'gbp',
    payment_method: 'pm_card_visa',
    confirm: true,
    return_url: 'http://a.b',
  };
  const paid = await providers.stripe.paymentIntents.create(wanted);
  const request = await providers.gocardless.billingRequests.create({
    payment_request: { amount: 4000, currency: 'GBP' },
    mandate_request: { currency: 'GBP', scheme: 'bacs' },
    fallback_enabled: true,
  });
  const links = { billing_request: request.id };
  const flow = await providers.gocardless.billingRequestFlows.create({ links, auto_fulfil: true });
  const page = flow.authorisation_url!;
  await visit(page);
  await visit(page, 'debit:charged-back');
  await control('/faults', { kind: 'error-before', path: '/v1/balance' });
  await control('/clock', { by: 'PT120H' });
  await providers.stripe.balance.retrieve();
  const standing = async () => ({
    payments: (await providers!.gocardless.payments.list({})).payments,
    payouts: (await providers!.gocardless.payouts.list({})).payouts,
    told: [
      (await providers!.gocardless.events.list({})).events,
      (await providers!.stripe.events.list()).data.map(({ request: _, ...event }) => event),
    ],
    lines: (await providers!.stripe.balanceTransactions.list()).data,
    now: ((await control('')) as { now: string }).now,
  });
  const before = await standing();
  expect(before.payments).toMatchObject([{ status: expect.stringMatching(/submitted|confirmed|paid_out/) }]);
  await providers.close();
  await appendFile(journal, '{"at":"2026-03-'); // as if it had been cut off in the middle of a line

  providers = await startProviders({ journal, signing: providers.signing });
  expect(await standing()).toEqual(before);
  expect(providers.receiver.raw).toEqual([]);
  const again = { amount: 1000, payment_intent: paid.id };
  expect(await providers.stripe.refunds.create(again, { idempotencyKey: 'back' })).toMatchObject({ amount: 1000 });
  expect(await (await visit(page)).text()).toContain('This payment page is closed');
  await control('/clock', { by: 'PT720H' });
  expect((await standing()).payments).toMatchObject([{ status: 'charged_back' }]);
  await rm(folder, { recursive: true });
});
