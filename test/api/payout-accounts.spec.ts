import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { LookAtPayoutAccounts } from '../../src/payments/payout-accounts/look-at-payout-accounts.job.js';
import { RefreshPayoutAccount } from '../../src/payments/payout-accounts/refresh-payout-account.action.js';
import { Jobs } from '../../src/platform/jobs.js';
import { aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { anExpert, aPerson, type Somebody } from '../support/factories.js';
import { handled } from '../support/paid.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { visit } from '../support/providers.js';
import { SdkSchemas } from '../support/sdk-schemas.js';

/** Of Stripe's own client: what it does not know of, Stripe refuses. */
const schemas = new SdkSchemas();
let server: PayingServer;
let nobody: Client;
let stripe: Stripe;
let person: Somebody;
let own: Client;
let expertId: string;

beforeAll(async () => {
  server = await startPayingServer({}, schemas);
  server.clock.moveTo(aMonday);
  nobody = await Client.of(server);
  const options = { host: '127.0.0.1', port: server.sandbox.port, protocol: 'http', telemetry: false } as const;
  stripe = new Stripe('sk_test_sandbox', options);
});
afterAll(async () => {
  await server.stop();
  expect(schemas.complaints).toEqual([]);
});
beforeEach(async () => {
  ({ person, id: expertId, client: own } = await anExpert(server, nobody));
});

const read = async (of = own) => (await of.get('/api/v1/me/payout-account')).body;
const onboard = (of = own) => of.post('/api/v1/me/payout-account/onboarding', {});
const cut = (kind: 'closed-after' | 'error-after', times: number) =>
  server.sandbox.faults.plan({ kind, path: '/v1/accounts', method: 'POST', times });

async function idOfAccount(): Promise<string> {
  const { rows } = await server.owner.query<{ id: string }>(
    'SELECT external_id AS id FROM payout_accounts WHERE user_id = $1',
    [person.id],
  );
  return rows[0]!.id;
}

/** What there is at Stripe that is this person's. */
async function accounts(): Promise<Stripe.Account[]> {
  const { rows } = await server.owner.query<{ id: string }>('SELECT id FROM payout_accounts WHERE user_id = $1', [
    person.id,
  ]);
  const all = await stripe.accounts.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  return all.filter(({ metadata }) => metadata?.['payout_account_id'] === rows[0]?.id);
}

test('an adviser says to Stripe who they are, and whether that is enough is asked of Stripe', async () => {
  expect(await read()).toEqual({ status: 'none', due_count: 0, looked_at: null });
  const { status, body } = await onboard();
  expect(status).toBe(200);
  expect(Temporal.Instant.from(body.expires_at).since(server.clock.now()).total('minutes')).toBeLessThanOrEqual(5);
  expect(await read()).toMatchObject({ status: 'needs-more', due_count: 4 });
  const [account] = await accounts();
  expect(account).toMatchObject({
    ...{ email: null, country: 'GB', capabilities: { transfers: 'inactive' } },
    controller: { fees: { payer: 'application' }, losses: { payments: 'application' } },
  });

  const left = await visit(body.url, 'leave');
  expect(left.headers.get('location')).toBe(`${server.baseUrl}/payout-account/return`);
  expect(await (await fetch(left.headers.get('location')!)).text()).toContain('lang="cy"');
  expect((await read()).status).toBe('needs-more'); // coming back proves nothing
  const { url } = (await onboard()).body;
  await passTime(server, 'PT6M');
  const again = await visit(url);
  expect(again.headers.get('location')).toBe(`${server.baseUrl}/payout-account/again`);
  expect((await fetch(again.headers.get('location')!)).status).toBe(200);

  await visit((await onboard()).body.url, 'finish');
  const { looked_at, ...rest } = await read();
  expect(rest).toEqual({ status: 'active', due_count: 0 });
  expect(Temporal.Instant.from(looked_at).until(server.clock.now()).total('seconds')).toBeLessThan(60);
  expect(await accounts()).toHaveLength(1);
  expect(await read(await nobody.as((await aPerson(server)).email))).toMatchObject({ status: 'none' });
});

test('what Stripe asks for later is known before anybody asks', async () => {
  await visit((await onboard()).body.url, 'finish');
  await server.sandbox.settled();
  server.sandbox.play('stripe', 'account_asked_more', await idOfAccount());
  await server.sandbox.settled();
  const kept = async () => {
    const { rows } = await server.owner.query<{ state: string }>(
      'SELECT state FROM payout_accounts WHERE user_id = $1',
      [person.id],
    );
    return rows[0]?.state;
  };
  const started = Date.now();
  while ((await kept()) !== 'needs-more' && Date.now() - started < 20_000) {
    await server.app.get(Jobs).sweepNow();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await kept()).toBe('needs-more');
  await expect(server.app.get(RefreshPayoutAccount).run('acct_of_somebody_else')).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('what Stripe told in vain is asked of it, so that nobody waits until they look themselves', async () => {
  await server.owner.query(`DELETE FROM pgboss.schedule WHERE name = 'look-at-payout-accounts'`); // it looks when this test says so
  await own.put(`/api/v1/experts/${expertId}/payout-destination`, { rail: 'stripe' });
  const { url } = (await onboard()).body;
  await server.sandbox.settled();
  await handled(server);
  server.sandbox.deliveries.stripe.plan({ kind: 'drop', count: 100 });
  await visit(url, 'finish');
  await server.sandbox.settled();
  server.sandbox.deliveries.stripe.behave();
  const waiting = async () => {
    const { rows } = await server.owner.query<{ looks: number; next_look_at: Date | null; state: string }>(
      `SELECT a.looks, a.next_look_at, d.state FROM payout_accounts a JOIN experts e ON e.user_id = a.user_id
       JOIN payout_destinations d ON d.expert_id = e.id WHERE a.user_id = $1`,
      [person.id],
    );
    return rows[0];
  };
  const job = server.app.get(LookAtPayoutAccounts);
  await job.run();
  expect(await waiting()).toMatchObject({ looks: 0, state: 'checking' }); // its page was opened a moment ago
  const path = `/v1/accounts/${await idOfAccount()}`; // others wait as well
  server.sandbox.faults.plan({ kind: 'error-before', path, method: 'GET', times: 3 });
  server.clock.moveTo(server.clock.now().add({ minutes: 10 }));
  await job.run();
  expect(await waiting()).toMatchObject({ looks: 1, state: 'checking' }); // Stripe was away
  await job.run();
  expect(await waiting()).toMatchObject({ looks: 1 });
  server.clock.moveTo(server.clock.now().add({ minutes: 20 }));
  await Promise.all(Array.from({ length: 5 }, () => job.run()));
  expect(await waiting()).toMatchObject({ next_look_at: null, state: 'ready' });
});

test('an account is opened once: by fifty at once, and where the answer was lost', async () => {
  const asked = await Promise.all(Array.from({ length: 50 }, () => onboard()));
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await accounts()).toHaveLength(1);
  const looks = await Promise.all(Array.from({ length: 5 }, () => read()));
  expect(new Set(looks.map(({ status }) => status))).toEqual(new Set(['needs-more']));

  for (const [kind, times, status] of [
    ['error-after', 1, 200],
    ['closed-after', 3, 503],
  ] as const) {
    ({ person, client: own } = await anExpert(server, nobody));
    cut(kind, times);
    expect((await onboard()).status).toBe(status);
  }
  expect(await read()).toMatchObject({ status: 'none' });
  expect(await accounts()).toHaveLength(1);
  await passTime(server, 'PT25H'); // by then Stripe has forgotten the key
  expect((await onboard()).status).toBe(200);
  expect((await accounts()).map(({ id }) => id)).toEqual([await idOfAccount()]);

  server.sandbox.faults.plan({ kind: 'error-before', path: '/v1/accounts', method: 'GET', times: 3 });
  expect(await own.get('/api/v1/me/payout-account')).toMatchObject({
    status: 503,
    body: { code: 'provider-unavailable' },
  });
});
