import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.js';
import { endPayments } from '../../src/payments/end-payments.js';
import { ExpirePayments } from '../../src/payments/expire-payments.job.js';
import { Database } from '../../src/platform/database.js';
import { aMonday } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { aMembership, anOrganisation, aPerson, aSteward } from '../support/factories.js';
import { aPurpose, handled, paymentNow, plan, transfersOf } from '../support/paid.js';
import { passTime, type PayingServer, startPayingServer, unheard } from '../support/paying.js';
import { visit } from '../support/providers.js';
import { Rails } from '../support/rails.js';

let server: PayingServer;
let client: Client;
let told: ReturnType<typeof aPurpose>;
let steward: Client;
let booker: Client;
let finance: Client;
let member: Client;
let organisationId: string;

beforeAll(async () => {
  server = await startPayingServer({ logLevel: 'silent' });
  server.clock.moveTo(aMonday);
  await server.sandbox.moveTo(server.clock.now());
  client = await Client.of(server);
  await new Rails(server).byHand(); // a minute's sweep that came upon what a job is telling would tell it twice
  told = aPurpose(server);
  steward = await client.as((await aSteward(server)).email);
});
afterAll(() => server.stop());
beforeEach(async () => {
  const organisation = await anOrganisation(server);
  organisationId = organisation.id;
  booker = await client.as(organisation.booker.email);
  finance = await someone('finance');
  member = await someone('member');
});

async function someone(role: string): Promise<Client> {
  const person = await aPerson(server);
  await aMembership(server, organisationId, person, role);
  return client.as(person.email);
}

const checkout = (who: Client, id: string, language = 'en'): Promise<Answer> =>
  who.post(`/api/v1/payments/${id}/checkout`, { language });
const cancel = (who: Client, id: string): Promise<Answer> => who.post(`/api/v1/payments/${id}/cancellation`);
const refresh = (who: Client, id: string): Promise<Answer> => who.post(`/api/v1/payments/${id}/refresh`);
const stateOf = async (id: string) => (await paymentNow(server, id)).state;
const expire = () => server.app.get(ExpirePayments).run();
const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => status);

describe.each(['card', 'bank'] as const)('a payment by %s', (rail) => {
  const pays = rail === 'card' ? 'pm_card_visa' : 'instant';

  test('has one page, however many open it at once, in whichever language, and again later', async () => {
    const { id } = await plan(server, organisationId, rail);
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, each) => checkout(each % 2 ? booker : finance, id, each % 3 ? 'en' : 'cy')),
    );
    expect(new Set(statusesOf(many))).toEqual(new Set([200]));
    expect(new Set(many.map(({ body }) => body.url)).size).toBe(1);
    const again = await checkout(booker, id);
    expect(again.body).toMatchObject({ url: many[0]!.body.url, payment: { id, state: 'open', is_secured: false } });
    expect(again.body.expires_at).toBe(again.body.payment.expires_at);

    await unheard(server, () => visit(again.body.url, pays));
    for (let minutes = 0; minutes < 30 && (await refresh(finance, id)).body.state !== 'settled'; minutes += 5) {
      await passTime(server, 'PT5M');
    }
    const paid = await checkout(booker, id);
    expect(paid.body).toMatchObject({
      url: null,
      payment: { state: 'settled', is_secured: true, is_direct_debit: false },
    });
    await handled(server);
    expect(told.of(id)).toEqual(['secured']);
  });

  test('is ended by who does not want to pay so: its page is closed, and another way is free', async () => {
    const payment = await plan(server, organisationId, rail);
    const { body } = await checkout(booker, payment.id);
    const ended = await Promise.all(Array.from({ length: 10 }, () => cancel(finance, payment.id)));
    expect(new Set(statusesOf(ended))).toEqual(new Set([200]));
    expect((await cancel(booker, payment.id)).body).toMatchObject({ state: 'expired', ended_at: expect.any(String) });
    await visit(body.url, pays);
    expect((await refresh(booker, payment.id)).body).toMatchObject({ state: 'expired', is_secured: false });
    const refused = await checkout(booker, payment.id);
    expect([refused.status, refused.body.code, refused.body.state]).toEqual([409, 'payment-state', 'expired']);
    await handled(server);
    expect(told.of(payment.id)).toEqual(['ended']);
    expect(await transfersOf(server, payment.id)).toEqual([]);
  });

  test('that its provider has nothing of by its id is told as such to whoever asks, and stays as it is', async () => {
    const { id } = await plan(server, organisationId, rail);
    await checkout(booker, id);
    await handled(server); // what is told of its page is not asked about by the id of another
    const { checkoutId } = await paymentNow(server, id);
    const known = (by: string | null) =>
      server.owner.query('UPDATE payments SET checkout_id = $2 WHERE id = $1', [id, by]);
    await known(rail === 'card' ? 'cs_test_elsewhere' : 'BRQ_ELSEWHERE');
    const questions = [
      () => refresh(steward, id),
      () => refresh(finance, id),
      () => checkout(booker, id),
      () => cancel(finance, id),
    ];
    for (const ask of questions) {
      const { status, body } = await ask();
      expect([status, body.code]).toEqual([503, 'unknown-to-provider']);
      expect(body.detail).toContain('keys');
    }
    expect(await stateOf(id)).toBe('open');
    await known(checkoutId);
    expect((await refresh(steward, id)).body.state).toBe('open');
  });

  test('expires: one that nobody opened, one that was open, and not one that was paid at the last moment', async () => {
    const planned = await plan(server, organisationId, rail, { within: 'PT5M' });
    const open = await plan(server, organisationId, rail, { within: 'PT5M' });
    const paid = await plan(server, organisationId, rail, { within: 'PT5M' });
    const openUrl = (await checkout(booker, open.id)).body.url;
    const paidUrl = (await checkout(booker, paid.id)).body.url;
    await expire();
    expect(await stateOf(planned.id)).toBe('planned');
    await unheard(server, async () => {
      await visit(paidUrl, pays);
      await passTime(server, 'PT5M');
    });
    expect((await checkout(booker, open.id)).body.code).toBe('payment-state');
    await Promise.all([expire(), expire()]);
    await visit(openUrl, pays);
    expect(await stateOf(planned.id)).toBe('expired');
    expect(await stateOf(open.id)).toBe('expired');
    expect(await stateOf(paid.id)).toBe('settled');
    const answer = await cancel(booker, paid.id);
    expect([answer.status, answer.body.code]).toEqual([409, 'payment-state']);
    await handled(server);
    expect([planned, open, paid].map(({ id }) => told.of(id))).toEqual([['ended'], ['ended'], ['secured']]);
  });
});

describe('a payment', () => {
  test('that is not wanted any more ends within a minute of that, whoever opens its page at this moment', async () => {
    const [planned, open] = [await plan(server, organisationId, 'card'), await plan(server, organisationId, 'card')];
    const { url } = (await checkout(booker, open.id)).body;
    const now = server.clock.now();
    await server.app.get(Database).transaction(async (tx) => {
      for (const { reference } of [planned, open]) await endPayments(tx, 'session', reference, now);
    });
    const [late] = await Promise.all([checkout(booker, planned.id), expire()]);
    expect([late.status, late.body.code]).toEqual([409, 'payment-state']);
    expect([await stateOf(planned.id), await stateOf(open.id)]).toEqual(['expired', 'expired']);
    expect(await (await visit(url, 'pm_card_visa')).text()).toContain('closed');
  });

  test('that is opened and ended at once has no page that can be paid', async () => {
    const rounds = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const { id } = await plan(server, organisationId, 'card');
        const [opened, ended] = await Promise.all([checkout(booker, id), cancel(booker, id)]);
        const page = opened.status === 200 ? await (await visit(opened.body.url, 'pm_card_visa')).text() : 'closed';
        return { id, page, ended: ended.status };
      }),
    );
    expect(rounds.filter(({ page }) => !page.includes('closed'))).toEqual([]);
    expect(new Set(rounds.map(({ ended }) => ended))).toEqual(new Set([200]));
    await expire();
    expect(new Set(await Promise.all(rounds.map(({ id }) => stateOf(id))))).toEqual(new Set(['expired']));
  });

  test('waits for its provider where that is away, and says so', async () => {
    const { id } = await plan(server, organisationId, 'card');
    const { faults } = server.sandbox;
    faults.plan({ kind: 'error-before', path: '/v1/', times: 1000 });
    const away = await checkout(booker, id);
    expect([away.status, away.body.code]).toEqual([503, 'provider-unavailable']);
    expect(await stateOf(id)).toBe('planned');
    expect((await cancel(booker, id)).status).toBe(503);
    faults.heal();
    await expire();
    expect(await stateOf(id)).toBe('expired');
  });

  test('is seen and made by who has to do with it', async () => {
    const { id } = await plan(server, organisationId, 'card');
    const stranger = await client.as((await aPerson(server)).email);
    const [read, list] = [`/api/v1/payments/${id}`, `/api/v1/organisations/${organisationId}/payments`];
    const seers = [booker, finance, steward, member, stranger];
    expect(statusesOf(await Promise.all(seers.map((who) => who.get(read))))).toEqual([200, 200, 200, 403, 404]);
    expect(statusesOf(await Promise.all(seers.map((who) => who.get(list))))).toEqual([403, 200, 200, 403, 404]);
    const others = [steward, member, stranger];
    expect(statusesOf(await Promise.all(others.map((who) => checkout(who, id))))).toEqual([403, 403, 404]);
    expect(statusesOf(await Promise.all(others.map((who) => cancel(who, id))))).toEqual([403, 403, 404]);
    expect(statusesOf(await Promise.all(seers.map((who) => refresh(who, id))))).toEqual([200, 200, 200, 403, 404]);
    expect((await booker.get(`/api/v1/payments/${newId()}`)).status).toBe(404);
    const debt = await plan(server, organisationId, 'card');
    await server.owner.query("UPDATE payments SET purpose = 'debt' WHERE id = $1", [debt.id]);
    expect((await booker.get(`/api/v1/payments/${debt.id}`)).status).toBe(404);
  });

  test('stands in its organisation’s list, the newest first, page by page', async () => {
    const ids: string[] = [];
    for (let each = 0; each < 3; each += 1) {
      ids.unshift((await plan(server, organisationId, 'bank', { minor: 1000 + each })).id);
      await passTime(server, 'PT1S');
    }
    const path = `/api/v1/organisations/${organisationId}/payments?limit=2`;
    const first = (await finance.get(path)).body;
    const second = (await finance.get(`${path}&cursor=${first.next_cursor}`)).body;
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(first.items[0]).toMatchObject({ amount: { minor: 1002, currency: 'GBP' }, rail: 'bank', state: 'planned' });
    expect(second.next_cursor).toBeNull();
  });
});
