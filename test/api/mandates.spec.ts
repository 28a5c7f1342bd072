import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GoCardlessClient, Environments } from 'gocardless-nodejs';
import { LocalAgent } from '../../sandbox/gocardless/local-agent.js';
import type { MandateId, OrganisationId } from '../../src/kernel/id.js';
import { activeMandateOf } from '../../src/payments/mandates/active-mandate.js';
import { HandleEvents } from '../../src/payments/events/handle-events.job.js';
import { LookAtMandates } from '../../src/payments/mandates/look-at-mandates.job.js';
import { RefreshMandate } from '../../src/payments/mandates/refresh-mandate.action.js';
import { ProviderUnavailable } from '../../src/payments/provider.js';
import { Database } from '../../src/platform/database.js';
import { BankPayments } from '../support/bank-payments.js';
import { Client } from '../support/client.js';
import { aMembership, anOrganisation, type AnOrganisation, aPerson, aSteward } from '../support/factories.js';
import { balanceOf, booksOf } from '../support/funding.js';
import { passTime, type PayingServer, startPayingServer, unheard } from '../support/paying.js';
import { handled } from '../support/paid.js';
import { visit } from '../support/providers.js';
import { deadlocksIn } from '../support/server.js';

let server: PayingServer;
let payments: BankPayments;
let client: Client;

beforeAll(async () => {
  server = await startPayingServer();
  server.clock.moveTo(Temporal.Instant.from('2027-01-11T09:00:00Z'));
  await server.sandbox.moveTo(server.clock.now());
  payments = new BankPayments(server);
  client = await Client.of(server);
});
afterAll(async () => {
  expect((await booksOf(server)).sum).toBe(0);
  await server.stop();
  expect(await deadlocksIn(server.databaseUrl)).toBe(0);
});

interface Payer extends AnOrganisation {
  readonly finance: Client;
  readonly path: string;
}

async function aPayer(): Promise<Payer> {
  const organisation = await anOrganisation(server);
  const person = await aPerson(server);
  await aMembership(server, organisation.id, person, 'finance');
  return {
    ...organisation,
    finance: await client.as(person.email),
    path: `/api/v1/organisations/${organisation.id}/mandates`,
  };
}

const look = () => server.app.get(LookAtMandates).sweep();
const activeOf = ({ id }: AnOrganisation) =>
  server.app.get(Database).transaction((tx) => activeMandateOf(tx, id as OrganisationId));
const endsWith = (code: string) => expect.objectContaining({ code });

/** Agreed to on the page, and by the bank some days later. */
async function anActiveMandate({ finance, path }: Payer): Promise<string> {
  const { body } = await finance.post(path);
  await visit(body.url, 'debit:well');
  await passTime(server, 'PT168H');
  await look();
  return body.id;
}

test('an organisation agrees to be debited, and is once its bank has not refused', async () => {
  const payer = await aPayer();
  const { finance, path } = payer;
  const started = await finance.post(path);
  expect(started.status).toBe(200);
  expect(started.body).toMatchObject({ state: 'requested', organisation_id: payer.id, bank_name: null });
  await expect(payments.plan(6000, { rail: 'debit', organisation: payer })).rejects.toEqual(endsWith('no-mandate'));
  const again = await finance.post(path);
  expect(again.body.id).toBe(started.body.id);

  const back = await visit(again.body.url, 'debit:well');
  expect(back.headers.get('location')).toContain(`${server.baseUrl}/pay/mandate`);
  await look();
  const [pending] = (await finance.get(path)).body.items;
  expect(pending).toMatchObject({
    id: started.body.id,
    state: 'pending',
    bank_name: 'SANDBOX BANK',
    account_ending: '11',
  });
  expect(await activeOf(payer)).toBeUndefined();
  await passTime(server, 'PT168H');
  await look();
  expect((await activeOf(payer))?.id).toBe(started.body.id);

  const debit = await payments.plan(6000, { rail: 'debit', organisation: payer });
  expect(debit).toMatchObject({ provider: 'gocardless', isDebit: true, mandate: { id: started.body.id } });
  expect(await payments.open(debit.id)).toBe('');
  expect(await payments.refresh(debit.id)).toMatchObject({ state: 'pending', checkoutId: null });
  expect([await balanceOf(server, 'payment', debit.id), await payments.newsOf(debit.id)]).toEqual([6000, 'secured']);
  await passTime(server, 'PT240H');
  expect((await payments.refresh(debit.id)).clearedAt).not.toBeNull();
});

test('a bank payment that falls back brings a mandate of its payer', async () => {
  const payer = await aPayer();
  await payments.pay(6000, 'debit:well', { organisation: payer });
  const [made] = server.sandbox.gocardless.world.all('mandates');
  const refreshed = await Promise.all(Array.from({ length: 5 }, () => server.app.get(RefreshMandate).run(made!.id)));
  expect(new Set(refreshed.map(({ id }) => id)).size).toBe(1);
  expect(refreshed[0]).toMatchObject({ organisationId: payer.id, state: 'pending', createdBy: payer.booker.id });
  expect((await payer.finance.get(payer.path)).body.items).toHaveLength(1);
  await passTime(server, 'PT168H');
  await look();
  expect((await activeOf(payer))?.externalId).toBe(made!.id);
});

test('one that is cancelled debits nobody: what the bank has not yet is called off', async () => {
  const payer = await aPayer();
  const id = await anActiveMandate(payer);
  const debit = await payments.plan(5000, { rail: 'debit', organisation: payer });
  await payments.open(debit.id);
  await payments.refresh(debit.id);
  const cancelled = await payer.finance.post(`/api/v1/mandates/${id}/cancellation`);
  expect(cancelled.body).toMatchObject({ state: 'ended', end_reason: 'cancelled' });
  expect((await payer.finance.post(`/api/v1/mandates/${id}/cancellation`)).body).toEqual(cancelled.body);
  expect((await server.app.get(RefreshMandate).look(id as MandateId)).endReason).toBe('cancelled');
  expect(await payments.refresh(debit.id)).toMatchObject({ state: 'reversed' });
  expect([await balanceOf(server, 'payment', debit.id), await payments.newsOf(debit.id)]).toEqual([
    0,
    'secured reversed',
  ]);
  await expect(payments.plan(5000, { rail: 'debit', organisation: payer })).rejects.toEqual(endsWith('no-mandate'));
});

test('a debit is made once, however often its answer is lost, and never by a mandate that has ended', async () => {
  const payer = await aPayer();
  const id = await anActiveMandate(payer);
  const lost = await payments.plan(4000, { rail: 'debit', organisation: payer });
  expect(await payments.refresh(lost.id)).toMatchObject({ state: 'planned' });
  server.sandbox.faults.plan({ kind: 'closed-after', path: '/payments', method: 'POST', times: 1 });
  await expect(payments.open(lost.id)).rejects.toThrow(ProviderUnavailable);
  const found = await payments.refresh(lost.id);
  expect(found.state).toBe('pending');
  await payments.open(lost.id);
  const ofMandate = server.sandbox.gocardless.world
    .all('payments')
    .filter(({ metadata }) => metadata?.payment_id === lost.id);
  expect(ofMandate.map(({ id: external }) => external)).toEqual([found.externalId]);

  const other = await payments.plan(4000, { rail: 'debit', organisation: payer });
  const agent = new LocalAgent(server.sandbox.port);
  const theirs = new GoCardlessClient('sandbox_token', Environments.Sandbox, { proxy: { https: agent } });
  const mandate = other.mandate!.externalId;
  await theirs.payments.create({ amount: 99, currency: 'GBP', links: { mandate } }, other.id);
  agent.destroy();
  await expect(payments.open(other.id)).rejects.toThrow('another debit');

  const last = await payments.plan(3000, { rail: 'debit', organisation: payer });
  payments.play('mandate_failed', mandate);
  await expect(payments.open(last.id)).rejects.toEqual(endsWith('no-mandate'));
  await server.app.get(RefreshMandate).look(id as MandateId);
  expect((await payer.finance.get(payer.path)).body.items[0]).toMatchObject({ state: 'ended', end_reason: 'failed' });
});

test('whoever asks at once gets one mandate, whose page lapses after a week', async () => {
  const payer = await aPayer();
  const started = await Promise.all(Array.from({ length: 20 }, () => payer.finance.post(payer.path)));
  expect(new Set(started.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  server.sandbox.faults.plan({ kind: 'error-before', path: '/billing_request_flows', method: 'POST', times: 1 });
  expect((await payer.finance.post(payer.path)).body.code).toBe('provider-unavailable');
  await passTime(server, 'PT168H');
  await look();
  const [lapsed] = (await payer.finance.get(payer.path)).body.items;
  expect(lapsed).toMatchObject({ id: started[0]!.body.id, state: 'ended', end_reason: 'lapsed' });
  const next = await payer.finance.post(payer.path);
  expect(next.body.id).not.toBe(lapsed.id);
  expect((await payer.finance.post(`/api/v1/mandates/${next.body.id}/cancellation`)).body.state).toBe('ended');

  const { body: page } = await payer.finance.get(`${payer.path}?limit=1`);
  expect(page.items[0].id).toBe(next.body.id);
  const { body: rest } = await payer.finance.get(`${payer.path}?limit=1&cursor=${page.next_cursor}`);
  expect([rest.items[0].id, rest.next_cursor]).toEqual([lapsed.id, null]);
});

test('whoever has agreed to one is not asked again, though nobody has heard of it yet', async () => {
  const payer = await aPayer();
  const { body: begun } = await payer.finance.post(payer.path);
  await server.app.get(HandleEvents).sweep(); // what tests before this one left, too
  await handled(server);
  await unheard(server, () => visit(begun.url, 'debit:well'));
  const answer = await payer.finance.post(payer.path);
  expect(answer).toMatchObject({ status: 200, body: { id: begun.id, url: null } });
});

test('a page of which we were never told is no news of anything', async () => {
  const payer = await aPayer();
  server.sandbox.faults.plan({ kind: 'closed-after', path: '/billing_requests', method: 'POST', times: 9 });
  expect((await payer.finance.post(payer.path)).body.code).toBe('provider-unavailable');
  server.sandbox.faults.heal();
  await passTime(server, 'PT0S');
  await handled(server);
  const told = "SELECT kind, failure FROM provider_events WHERE handled_at IS NULL AND kind LIKE 'mandate_requests%'";
  const { rows } = await server.owner.query(told);
  expect(rows).toEqual([]);
  expect(await payer.finance.post(payer.path)).toMatchObject({ status: 200, body: { url: expect.any(String) } });
});

test('mandates are for those who look after the money, and for nobody who is no member', async () => {
  const payer = await aPayer();
  const { body } = await payer.finance.post(payer.path);
  const booker = await client.as(payer.booker.email);
  const stranger = (await aPayer()).finance;
  const steward = await client.as((await aSteward(server)).email);
  const answers = async (who: Client) => [
    (await who.get(payer.path)).status,
    (await who.post(payer.path)).status,
    (await who.post(`/api/v1/mandates/${body.id}/cancellation`)).status,
  ];
  expect(await answers(booker)).toEqual([403, 403, 403]);
  expect(await answers(stranger)).toEqual([404, 404, 404]);
  expect(await answers(steward)).toEqual([200, 403, 403]);
});
