import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type ABooker, aBooker } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aMembership, type AnExpert, anExpert, anOrganisation, aPerson } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { anEndedSession, type EndedSession } from '../support/sessions.js';

let server: TestServer;
let client: Client;
let body: string;
let overseer: Client;
let barefoot: AnExpert;
let booker: ABooker;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

beforeEach(async () => {
  const person = await aPerson(server);
  body = (await anOrganisation(server, { kind: 'development_body' })).id;
  await aMembership(server, body, person, 'admin');
  overseer = await client.as(person.email);
  barefoot = await anExpert(server, client, { profile: { kind: 'barefoot' }, body });
  booker = await aBooker(server, client);
});

async function delivered(): Promise<EndedSession> {
  const session = await anEndedSession(server, client, { expert: barefoot, booker });
  await session.record({ private_notes: 'They need a lawyer.' });
  return session;
}

const list = async (by: Client) => (await by.get('/api/v1/sessions-to-countersign')).body;
const countersign = (by: Client, session: EndedSession, given: object = {}) =>
  by.post(session.path('countersignature'), { version: 1, hours_right: true, ...given });

async function countersignedMinutes(): Promise<number> {
  const { rows } = await server.owner.query('SELECT countersigned_minutes AS minutes FROM experts WHERE id = $1', [
    barefoot.id,
  ]);
  return rows[0].minutes;
}

describe('whoever answers for a barefoot adviser', () => {
  test('reads what was recorded of their sessions, and nothing that is between the two sides', async () => {
    const session = await delivered();
    const { items, more } = await list(overseer);
    expect(more).toBe(false);
    expect(items).toMatchObject([
      {
        booking_id: session.id,
        expert: { id: barefoot.id },
        organisation: { id: booker.organisation.id },
        record: {
          version: 1,
          minutes: { contact: 30 },
          topics: ['governance'],
          language: 'en',
          summary: expect.any(String),
        },
      },
    ]);
    expect(Object.keys(items[0]).sort()).toEqual([
      'booking_id',
      'end',
      'expert',
      'organisation',
      'record',
      'start',
      'title',
    ]);
    expect(JSON.stringify(items)).not.toContain('lawyer');
    for (const hidden of ['', '/delivery', '/delivery/notes', '/reviews', '/action-plan']) {
      expect({ hidden, status: (await overseer.get(`${session.path()}${hidden}`)).status }).toEqual({
        hidden,
        status: 404,
      });
    }
  });

  test('countersigns once, which neither hastens nor delays acceptance', async () => {
    const session = await delivered();
    expect(await countersign(overseer, session)).toMatchObject({
      status: 201,
      body: { items: [{ version: 1, hours_right: true, note: '' }] },
    });
    expect(await countersign(overseer, session)).toMatchObject({
      status: 409,
      body: { code: 'already-countersigned' },
    });
    expect(await list(overseer)).toEqual({ items: [], more: false });
    expect(await session.state()).toBe('delivered');
    expect((await session.accept()).status).toBe(200);
    expect(await session.letters()).not.toContain('hours-doubted to adviser');
    expect((await session.adviser.get(session.path('countersignature'))).body.items).toHaveLength(1);
    expect(await session.audited()).toMatchObject([
      { deed: 'session-countersigned', acted_as: 'admin', facts: { version: 1, hours_right: true } },
    ]);
  });

  test('says where the hours are wrong, and countersigns the correction', async () => {
    const session = await delivered();
    expect(await countersign(overseer, session, { hours_right: false })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/note' }] },
    });
    expect((await countersign(overseer, session, { hours_right: false, note: 'It was an hour.' })).status).toBe(201);
    expect(await session.letters()).toContain('hours-doubted to adviser');
    expect((await list(overseer)).items).toEqual([]);
    await session.correct({ minutes: { contact: 60 } });
    expect((await list(overseer)).items).toMatchObject([{ record: { version: 2 } }]);
    expect(await countersign(overseer, session)).toMatchObject({
      status: 409,
      body: { code: 'record-changed', current: { version: 2 } },
    });
    await session.accept(2);
    expect(await countersignedMinutes()).toBe(0);
    expect((await countersign(overseer, session, { version: 2 })).body.items).toMatchObject([
      { version: 2, hours_right: true },
      { version: 1, hours_right: false, note: 'It was an hour.' },
    ]);
    expect(await countersignedMinutes()).toBeGreaterThanOrEqual(60);
  });

  test('is an admin of the body, and nobody else', async () => {
    const session = await delivered();
    const member = await aPerson(server);
    await aMembership(server, body, member, 'member');
    await aMembership(server, body, barefoot.person, 'admin');
    const stranger = await client.as((await aPerson(server)).email);
    for (const [who, status] of [
      [await client.as(member.email), 404],
      [stranger, 404],
      [session.client, 403],
      [session.adviser, 403],
    ] as const) {
      expect((await countersign(who, session)).status).toBe(status);
      expect((await list(who)).items).toEqual([]);
    }
  });

  test('has nothing to countersign before the session is recorded, nor of a specialist', async () => {
    const session = await anEndedSession(server, client, { expert: barefoot, booker });
    expect(await list(overseer)).toEqual({ items: [], more: false });
    expect(await countersign(overseer, session)).toMatchObject({ status: 409, body: { code: 'booking-state' } });
    const other = await (await anEndedSession(server, client)).accepted();
    expect((await countersign(overseer, other)).status).toBe(404);
  });
});
