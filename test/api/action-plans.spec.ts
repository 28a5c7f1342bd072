import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBooker } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { startServer, type TestServer } from '../support/server.js';
import { anEndedSession, type EndedSession } from '../support/sessions.js';

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

const ended = () => anEndedSession(server, client);
const call = { what: 'Ring the registrar', who: 'client', by: '2027-04-05' };
const send = { what: 'Send model rules', who: 'adviser', by: '2027-03-25' };

function write(by: Client, session: EndedSession, based_on: number, items: object[] = [call, send]): Promise<Answer> {
  return by.put(session.path('action-plan'), { based_on, items });
}

function sign(by: Client, session: EndedSession, version: number): Promise<Answer> {
  return by.post(session.path('action-plan/signature'), { version });
}

function tick(by: Client, session: EndedSession, position: number, body: object): Promise<Answer> {
  return by.put(session.path(`action-plan/items/${position}/completion`), body);
}

describe('an action plan', () => {
  test('is empty until one side writes it, and both can change it', async () => {
    const session = await ended();
    const nobody = { version: 0, written: null, items: [], signatures: [], cosigned: false };
    expect((await session.adviser.get(session.path('action-plan'))).body).toMatchObject(nobody);
    expect(await write(session.adviser, session, 0)).toMatchObject({
      status: 200,
      body: {
        version: 1,
        written: { by: 'adviser' },
        items: [
          { position: 1, ...call, done_at: null },
          { position: 2, ...send, done_at: null },
        ],
      },
    });
    const changed = await write(session.client, session, 1, [{ ...call, by: '2027-05-05' }]);
    expect(changed.body).toMatchObject({ version: 2, written: { by: 'client' }, items: [{ by: '2027-05-05' }] });
    expect((await session.client.get(session.path('action-plan'))).body).toEqual(changed.body);
    const { rows } = await server.owner.query(
      'SELECT version, count(*)::int FROM action_plan_items WHERE booking_id = $1 GROUP BY 1 ORDER BY 1',
      [session.id],
    );
    expect(rows).toEqual([
      { version: 1, count: 2 },
      { version: 2, count: 1 },
    ]);
  });

  test('that was changed meanwhile is shown to whoever changed an older version, and stays', async () => {
    const session = await ended();
    await write(session.adviser, session, 0);
    expect(await write(session.client, session, 0, [send])).toMatchObject({
      status: 409,
      body: { code: 'plan-changed', current: { version: 1, items: [{ what: call.what }, { what: send.what }] } },
    });
    expect(await write(session.client, session, 5, [send])).toMatchObject({ status: 409 });
    expect(await sign(session.client, session, 2)).toMatchObject({ status: 409, body: { code: 'plan-changed' } });
  });

  test('is signed by both, of whom each is told the first time', async () => {
    const session = await ended();
    await write(session.adviser, session, 0);
    expect((await sign(session.adviser, session, 1)).body).toMatchObject({
      cosigned: false,
      signatures: [{ side: 'adviser' }],
    });
    expect(await session.letters()).toEqual([]);
    const signed = await sign(session.client, session, 1);
    expect(signed).toMatchObject({ status: 201, body: { cosigned: true } });
    expect((await sign(session.client, session, 1)).body).toEqual(signed.body);
    expect(await session.letters()).toEqual(['plan-signed to client', 'plan-signed to adviser']);

    expect((await write(session.client, session, 1, [call])).body).toMatchObject({ signatures: [], cosigned: false });
    expect(await sign(session.client, session, 1)).toMatchObject({ status: 409 });
    await sign(session.adviser, session, 2);
    expect((await sign(session.client, session, 2)).body.cosigned).toBe(true);
    expect(await session.letters()).toHaveLength(2);
  });

  test('has its items ticked off by either side, which voids no signature', async () => {
    const session = await ended();
    await write(session.adviser, session, 0);
    await sign(session.adviser, session, 1);
    await sign(session.client, session, 1);
    const { body } = await tick(session.client, session, 2, { version: 1, done: true });
    expect(body).toMatchObject({
      version: 1,
      cosigned: true,
      items: [{ done_at: null }, { done_at: expect.any(String) }],
    });
    session.hoursAfterStart(20);
    expect((await tick(session.adviser, session, 2, { version: 1, done: true })).body).toEqual(body);
    const rewritten = await write(session.client, session, 1, [
      { ...send, done: true },
      { ...call, done: true },
    ]);
    expect(rewritten.body.items[0].done_at).toBe(body.items[1].done_at);
    expect(rewritten.body.items[1].done_at).toBe(rewritten.body.written.at);
    expect(await tick(session.client, session, 2, { version: 1, done: false })).toMatchObject({ status: 409 });
    expect((await tick(session.client, session, 2, { version: 2, done: false })).body.items[1].done_at).toBeNull();
    expect(await tick(session.client, session, 3, { version: 2, done: true })).toMatchObject({ status: 404 });
  });

  test.each([
    ['/items', []],
    ['/items', Array(21).fill(call)],
    ['/items/0/what', [{ ...call, what: ' ' }]],
    ['/items/0/who', [{ ...call, who: 'steward' }]],
    ['/items/0/by', [{ ...call, by: '2027-02-30' }]],
    ['/items/0/by', [{ ...call, by: '1927-02-03' }]],
  ])('says what it must: %s', async (pointer, items) => {
    const session = await ended();
    const { status, body } = await write(session.client, session, 0, items);
    expect({ status, pointers: body.errors.map((one: any) => one.pointer) }).toEqual({
      status: 400,
      pointers: [pointer],
    });
  });

  test('is of a session that took place or is to, and of its two sides', async () => {
    const session = await ended();
    session.hoursAfterStart(1);
    await session.adviser.post(session.path('no-show'), { side: 'client' });
    expect(await write(session.client, session, 0)).toMatchObject({ status: 409, body: { code: 'booking-state' } });
    const stranger = (await aBooker(server, client)).client;
    expect((await write(stranger, session, 0)).status).toBe(404);
    expect((await stranger.get(session.path('action-plan'))).status).toBe(404);
    const other = await (await ended()).accepted();
    expect((await write(other.client, other, 0)).status).toBe(200);
  });
});
