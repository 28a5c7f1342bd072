import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { countersigned } from '../../src/experts/index.js';
import type { ExpertId } from '../../src/kernel/id.js';
import { Database } from '../../src/platform/database.js';
import { aBody, type ABody, lettersTo } from '../support/standing.js';
import { type Answer, Client } from '../support/client.js';
import { decideAtMeetings } from '../support/decisions.js';
import { type AnExpert, anExpert, aSteward } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let body: ABody;

beforeAll(async () => {
  server = await startServer();
  await decideAtMeetings(server);
  nobody = await Client.of(server);
  server.clock.moveTo(Temporal.Instant.from('2027-03-22T12:00:00Z'));
  steward = await nobody.as((await aSteward(server)).email);
  body = await aBody(server, nobody);
});
afterAll(() => server.stop());

const entry = {
  on_date: '2027-03-20',
  minutes: 90,
  kind: 'training',
  what: 'Share offers',
  reflection: 'Start early.',
};

function aBarefoot(): Promise<AnExpert> {
  return anExpert(server, nobody, { profile: { kind: 'barefoot' }, body: body.id });
}

function log({ id, client }: AnExpert, given: object = {}): Promise<Answer> {
  return client.post(`/api/v1/experts/${id}/cpd-entries`, { ...entry, ...given });
}

/** As when bookings tell that an overseer has countersigned a session. */
function countersign({ id }: AnExpert, minutes: number): Promise<void> {
  return server.app.get(Database).transaction((tx) => countersigned(tx, id as ExpertId, minutes));
}

async function development({ id }: AnExpert, reader: Client): Promise<Answer['body']> {
  return (await reader.get(`/api/v1/experts/${id}/development`)).body;
}

/** 100 countersigned hours and 30 of learning: the founding policy. */
async function atTheEnd(): Promise<AnExpert> {
  const adviser = await aBarefoot();
  await countersign(adviser, 6000);
  await log(adviser, { minutes: 1800 });
  return adviser;
}

function request({ id, client }: AnExpert): Promise<Answer> {
  return client.post(`/api/v1/experts/${id}/promotion-request`);
}

function decide(by: Client, { id }: AnExpert, decision: string): Promise<Answer> {
  return by.post(`/api/v1/experts/${id}/promotion-request/decision`, { decision, reasons: 'We have seen the work.' });
}

describe('the log', () => {
  test('takes entries, shows them to adviser, overseer and steward, and gives one back within a day', async () => {
    const adviser = await aBarefoot();
    const logged = await log(adviser);
    expect(logged).toMatchObject({ status: 201, body: { ...entry, struck: null } });
    const path = `/api/v1/experts/${adviser.id}/cpd-entries`;
    for (const reader of [adviser.client, body.admin, steward])
      expect((await reader.get(path)).body.items).toEqual([logged.body]);
    expect((await nobody.get(path)).status).toBe(401);
    expect((await adviser.client.delete(`${path}/${logged.body.id}`)).status).toBe(204);
    expect((await adviser.client.get(path)).body.items).toEqual([]);
  });

  test('keeps an entry after a day: it is struck out with a reason, and counts no more', async () => {
    const adviser = await aBarefoot();
    const { id } = (await log(adviser)).body;
    const path = `/api/v1/experts/${adviser.id}/cpd-entries/${id}`;
    server.clock.moveTo(Temporal.Instant.from('2027-03-24T12:00:00Z'));
    expect(await adviser.client.delete(path)).toMatchObject({ status: 409, body: { code: 'cpd-entry-stays' } });
    expect((await development(adviser, body.admin)).cpd).toEqual({ minutes: 90, needed: 1800 });
    expect(await adviser.client.post(`${path}/strike`, { reason: 'Logged twice' })).toMatchObject({
      status: 200,
      body: { struck: { reason: 'Logged twice' } },
    });
    expect((await adviser.client.post(`${path}/strike`, { reason: 'Again' })).status).toBe(409);
    expect((await development(adviser, body.admin)).cpd.minutes).toBe(0);
    server.clock.moveTo(Temporal.Instant.from('2027-03-22T12:00:00Z'));
  });

  test('comes in pages, the latest first', async () => {
    const adviser = await aBarefoot();
    const ids: string[] = [];
    for (let count = 0; count < 3; count++) ids.unshift((await log(adviser)).body.id);
    const path = `/api/v1/experts/${adviser.id}/cpd-entries?limit=2`;
    const first = (await adviser.client.get(path)).body;
    const second = (await adviser.client.get(`${path}&cursor=${first.next_cursor}`)).body;
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  test('of one adviser is not changed by way of another', async () => {
    const [one, another] = [await aBarefoot(), await aBarefoot()];
    const { id } = (await log(one)).body;
    expect((await another.client.delete(`/api/v1/experts/${another.id}/cpd-entries/${id}`)).status).toBe(404);
  });

  test.each([
    ['/on_date', { on_date: '2027-03-23' }],
    ['/minutes', { minutes: 4 }],
    ['/minutes', { minutes: 6001 }],
    ['/kind', { kind: 'osmosis' }],
    ['/what', { what: '' }],
  ])('refuses an entry with the place of its fault: %s of %j', async (pointer, fault) => {
    one ??= aBarefoot();
    expect(await log(await one, fault)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });
  let one: Promise<AnExpert> | undefined;
});

describe('countersigned minutes', () => {
  test('add up, also when fifty sessions are countersigned at once', async () => {
    const adviser = await aBarefoot();
    await Promise.all([
      ...Array.from({ length: 50 }, () => countersign(adviser, 60)),
      ...Array.from({ length: 10 }, () => adviser.client.patch(`/api/v1/experts/${adviser.id}`, { remote: true })),
    ]);
    expect((await development(adviser, adviser.client)).countersigned).toEqual({ minutes: 3000, needed: 6000 });
  });

  test('are whole, and never fewer than none', async () => {
    const adviser = await aBarefoot();
    await expect(countersign(adviser, 1.5)).rejects.toThrow('Not a number of minutes');
    await expect(countersign(adviser, -60)).rejects.toThrow('countersigned minutes only add up');
  });
});

describe('the way to specialist', () => {
  test('is not over before all of both is there', async () => {
    const adviser = await aBarefoot();
    await countersign(adviser, 6000);
    await log(adviser, { minutes: 1795 });
    const refused = await request(adviser);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'promotion-not-ready', cpd: { minutes: 1795, needed: 1800 } },
    });
    expect((await development(adviser, adviser.client)).is_complete).toBe(false);
    await log(adviser, { minutes: 5 });
    expect((await development(adviser, adviser.client)).is_complete).toBe(true);
    expect((await request(adviser)).status).toBe(201);
  });

  test('goes by what the members decide', async () => {
    const from = server.clock.now().add({ hours: 1 });
    await steward.post('/api/v1/policies', {
      name: 'path-to-specialist',
      value: { countersigned_hours: 2, cpd_hours: 1 },
      in_force_from: from.toString(),
      decision: 'A general meeting',
    });
    const adviser = await aBarefoot();
    await countersign(adviser, 120);
    await log(adviser, { minutes: 60 });
    expect((await development(adviser, adviser.client)).is_complete).toBe(false);
    server.clock.moveTo(from);
    expect((await development(adviser, adviser.client)).is_complete).toBe(true);
    server.clock.moveTo(Temporal.Instant.from('2027-03-22T12:00:00Z'));
  });

  test('asks the overseer, and a steward makes them a specialist whom nobody oversees', async () => {
    const adviser = await atTheEnd();
    expect(await request(adviser)).toMatchObject({ status: 201, body: { promotion_request: { state: 'open' } } });
    expect(await request(adviser)).toMatchObject({ status: 409, body: { code: 'promotion-state' } });
    const subjects = (await lettersTo(server, body.person)).map(({ subject }) => subject);
    expect(subjects).toContain(`${adviser.person.name} asks to become a specialist`);
    const path = `/api/v1/experts/${adviser.id}/promotion-request/endorsement`;
    expect((await body.admin.post(path, { endorsed: false })).body).toMatchObject({ errors: [{ pointer: '/reason' }] });
    expect(await body.admin.post(path, { endorsed: true })).toMatchObject({
      status: 200,
      body: { promotion_request: { endorsement: { endorsed: true } } },
    });
    expect((await lettersTo(server, adviser.person))[0]).toMatchObject({
      kind: 'promotion-answered',
      subject: 'You are endorsed as a specialist',
    });
    expect((await body.admin.post(path, { endorsed: true })).body.code).toBe('promotion-state');
    expect(await decide(steward, adviser, 'promoted')).toMatchObject({
      status: 200,
      body: { kind: 'specialist', state: 'live', overseen_by: null },
    });
    expect((await lettersTo(server, adviser.person))[0]).toMatchObject({
      kind: 'promotion-decided',
      subject: 'You are a specialist now',
    });
    const [oversight] = (await adviser.client.get('/api/v1/oversights?as=adviser')).body.items;
    expect(oversight).toMatchObject({ state: 'ended' });
    expect((await request(adviser)).body.code).toBe('promotion-state');
    const { items } = (await adviser.client.get('/api/v1/audit')).body;
    expect(items.slice(0, 2)).toMatchObject([
      { deed: 'adviser-promoted', acted_as: 'steward' },
      { deed: 'promotion-endorsed', acted_as: 'admin' },
    ]);
  });

  test('may be decided against, with reasons, and asked again', async () => {
    const adviser = await atTheEnd();
    await request(adviser);
    expect(await decide(steward, adviser, 'not-promoted')).toMatchObject({ body: { kind: 'barefoot', state: 'live' } });
    const { items } = (await adviser.client.get(`/api/v1/experts/${adviser.id}/decisions`)).body;
    expect(items[0]).toMatchObject({ decision: 'not-promoted', reasons: 'We have seen the work.' });
    expect((await request(adviser)).status).toBe(201);
  });

  test('is not shortened by striking out what was needed, once it is asked for', async () => {
    const adviser = await atTheEnd();
    await request(adviser);
    const path = `/api/v1/experts/${adviser.id}/cpd-entries`;
    const [{ id }] = (await adviser.client.get(path)).body.items;
    await adviser.client.post(`${path}/${id}/strike`, { reason: 'Not mine' });
    expect(await decide(steward, adviser, 'promoted')).toMatchObject({
      status: 409,
      body: { code: 'promotion-not-ready', cpd: { minutes: 0 } },
    });
    expect((await decide(steward, adviser, 'not-promoted')).status).toBe(200);
  });

  test('is decided once, also when twenty stewards decide at once', async () => {
    const adviser = await atTheEnd();
    await request(adviser);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => decide(steward, adviser, index % 2 ? 'promoted' : 'not-promoted')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(409)]);
  });

  test('is not decided by who answers for the adviser', async () => {
    const adviser = await atTheEnd();
    await request(adviser);
    const person = await aSteward(server);
    await server.owner.query(
      `INSERT INTO memberships (organisation_id, user_id, role, since) VALUES ($1, $2, 'admin', now())`,
      [body.id, person.id],
    );
    const refused = await decide(await nobody.as(person.email), adviser, 'promoted');
    expect(refused).toMatchObject({ status: 409, body: { code: 'own-profile' } });
  });
});
