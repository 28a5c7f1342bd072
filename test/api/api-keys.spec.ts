import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { access } from '../../src/accounts/access.js';
import { scopeOf } from '../../src/accounts/scopes.js';
import { newId } from '../../src/kernel/id.js';
import { type Answer, Client } from '../support/client.js';
import { anExpert, anOrganisation, aPerson, aSteward, slotsOf, type Somebody } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

const allScopes = ['read', 'book', 'manage'];

function make(own: Client, given: object = {}): Promise<Answer> {
  return own.post('/api/v1/me/api-keys', { name: 'A program', scopes: allScopes, ...given });
}

async function somebody(): Promise<{ person: Somebody; own: Client }> {
  const person = await aPerson(server);
  return { person, own: await client.as(person.email) };
}

describe('an API key', () => {
  test('is shown once, and lets a program act as its person', async () => {
    const { person, own } = await somebody();
    const { status, body } = await make(own, { scopes: ['manage', 'read', 'read'].slice(0, 2) });
    expect(status).toBe(201);
    expect(body).toMatchObject({ key: expect.stringMatching(/^bf_[\w-]{43}$/), scopes: ['read', 'manage'] });
    expect(body.key.startsWith(body.prefix)).toBe(true);
    expect((await client.with(body.key).get('/api/v1/me')).body.user_id).toBe(person.id);
    const { items } = (await own.get('/api/v1/me/api-keys')).body;
    expect(items).toEqual([{ ...without(body, 'key'), last_used_at: expect.any(String) }]);
  });

  test('is kept nowhere, not even for whoever asks again with the same Idempotency-Key', async () => {
    const { own } = await somebody();
    const ask = () =>
      own.post('/api/v1/me/api-keys', { name: 'Once', scopes: ['read'] }, { 'idempotency-key': 'the-same' });
    const [first, second] = [await ask(), await ask()];
    expect(second.body).toEqual({ ...first.body, key: null });
    const { rows } = await server.owner.query(
      `SELECT k::text AS row FROM api_keys k UNION ALL SELECT i::text FROM idempotency_keys i UNION ALL SELECT a::text FROM audit_entries a`,
    );
    expect(rows.filter(({ row }) => row.includes(first.body.key))).toEqual([]);
  });

  test('that is unknown, revoked or expired opens nothing, not even what is open to anyone', async () => {
    const { own } = await somebody();
    const revoked = (await make(own)).body;
    expect((await own.delete(`/api/v1/me/api-keys/${revoked.id}`)).status).toBe(204);
    expect((await own.delete(`/api/v1/me/api-keys/${revoked.id}`)).status).toBe(404);
    const before = server.clock.now();
    const expiring = (await make(own, { expires_at: before.add({ hours: 1 }).toString() })).body;
    expect((await client.with(expiring.key).get('/api/v1/me')).status).toBe(200);
    try {
      server.clock.moveTo(before.add({ hours: 1, seconds: 1 }));
      for (const key of [revoked.key, expiring.key, `bf_${'a'.repeat(43)}`, 'bf_', 'bf_é'])
        for (const path of ['/api/v1/me', '/api/v1/taxonomy'])
          if (/^[\x20-\x7e]+$/.test(key))
            expect({ key, ...(await client.with(key).get(path)) }).toMatchObject({
              key,
              status: 401,
              body: { code: 'api-key-refused' },
            });
    } finally {
      server.clock.moveTo(before);
    }
  });

  test('counts before the cookie of a browser', async () => {
    const { own } = await somebody();
    const { body } = await make(own, { scopes: ['read'] });
    const answer = await client.call('GET', '/api/v1/me', {
      token: body.key,
      headers: { cookie: 'better-auth.session_token=x' },
    });
    expect(answer.status).toBe(200);
  });

  test('is not made with an expiry that is past', async () => {
    const { own } = await somebody();
    const answer = await make(own, { expires_at: server.clock.now().toString() });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/expires_at' }] } });
  });

  test('is one of at most twenty, also when many are made at once', async () => {
    const { own } = await somebody();
    const answers = await Promise.all(Array.from({ length: 50 }, () => make(own)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ body }) => body.code === 'api-key-limit')).toHaveLength(30);
    const [{ id }] = (await own.get('/api/v1/me/api-keys')).body.items;
    await own.delete(`/api/v1/me/api-keys/${id}`);
    expect((await make(own)).status).toBe(201);
  });

  test('notes its use at most once a minute, also with many requests at once', async () => {
    const { own } = await somebody();
    const { key } = (await make(own)).body;
    const used = async () => (await own.get('/api/v1/me/api-keys')).body.items[0].last_used_at as string | null;
    const use = () => client.with(key).get('/api/v1/me');
    const before = server.clock.now();
    expect(await used()).toBeNull();
    try {
      server.clock.moveTo(before);
      for (const { status } of await Promise.all(Array.from({ length: 30 }, use))) expect(status).toBe(200);
      const first = await used();
      server.clock.moveTo(before.add({ seconds: 50 }));
      await use();
      expect(await used()).toBe(first);
      server.clock.moveTo(before.add({ seconds: 70 }));
      await use();
      expect(Date.parse((await used())!) - Date.parse(first!)).toBeGreaterThanOrEqual(60_000);
    } finally {
      server.clock.moveTo(before);
    }
  });

  test('of a steward is no steward’s', async () => {
    const own = await client.as((await aSteward(server)).email);
    const { key } = (await make(own)).body;
    expect((await client.with(key).get('/api/v1/me')).body.steward).toBe(false);
    const { id } = await anOrganisation(server);
    expect((await own.get(`/api/v1/organisations/${id}`)).status).toBe(200);
    expect((await client.with(key).get(`/api/v1/organisations/${id}`)).status).toBe(404);
  });

  test('books for its person’s organisation', async () => {
    const { booker, id } = await anOrganisation(server);
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 24 }));
    const { key } = (await make(await client.as(booker.email), { scopes: ['book'] })).body;
    const body = { token: slot!.token, organisation_id: id, mode: 'video' };
    expect((await client.with(key).post('/api/v1/bookings', body)).status).toBe(201);
  });
});

describe('the table of scopes', () => {
  let keys: Record<string, Client>;

  beforeAll(async () => {
    const { own } = await somebody();
    keys = {};
    for (const scope of allScopes) keys[scope] = client.with((await make(own, { scopes: [scope] })).body.key);
    keys['all'] = client.with((await make(own)).body.key);
  });

  test('names every operation that the table of who may do what does', () => {
    expect(Object.keys(scopeOf).sort()).toEqual(Object.keys(access).sort());
  });

  test.each(Object.entries(scopeOf))('for %s asks for %s', async (operation, scope) => {
    const call = callOf(operation);
    for (const [name, own] of Object.entries(keys)) {
      const may = scope === 'any' || (scope !== 'never' && (name === scope || name === 'all'));
      const { status, body } = await own.call(...call);
      expect({ name, refused: status === 403 && body.code === 'api-key-scope' }).toEqual({ name, refused: !may });
    }
  });

  /** Nothing is there that it asks for: whether the key may ask is found out before. */
  function callOf(operation: string): [string, string, { body?: unknown }] {
    for (const [template, methods] of Object.entries(client.document.paths)) {
      for (const [method, { operationId }] of Object.entries(methods)) {
        if (operationId !== operation) continue;
        const path = template.replace('{date}', '2031-05-01').replace(/\{[^}]+\}/g, () => newId());
        return [method.toUpperCase(), path, ['post', 'put', 'patch'].includes(method) ? { body: {} } : {}];
      }
    }
    throw new Error(`${operation} is not documented.`);
  }
});

describe('sessions', () => {
  const list = async (own: Client) => (await own.get('/api/v1/me/sessions')).body.items as any[];

  test('are listed with what they are known by, and never with what they are opened with', async () => {
    const { person, own } = await somebody();
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    await server.owner.query('UPDATE "session" SET "userAgent" = $2 WHERE "userId" = $1', [person.id, agent]);
    await client.as(person.email);
    const sessions = await list(own);
    expect(sessions.map(({ current, user_agent }) => [current, user_agent]).sort()).toEqual([
      [false, ''],
      [true, 'Firefox on Linux'],
    ]);
    const { rows } = await server.owner.query('SELECT token FROM "session" WHERE "userId" = $1', [person.id]);
    for (const { token } of rows) expect(JSON.stringify(sessions)).not.toContain(token);
  });

  test('that are ended open nothing any more', async () => {
    const { person, own } = await somebody();
    const other = await client.as(person.email);
    const id = (await list(own)).find(({ current }) => !current).id;
    expect((await own.delete(`/api/v1/me/sessions/${id}`)).status).toBe(204);
    expect((await other.get('/api/v1/me')).status).toBe(401);
    expect((await own.get('/api/v1/me')).status).toBe(200);
    expect((await own.delete(`/api/v1/me/sessions/${randomUUID()}`)).status).toBe(404);
  });

  test('are ended all but the one that asks, and nobody else’s', async () => {
    const { person, own } = await somebody();
    const stranger = (await somebody()).own;
    const others = await Promise.all(Array.from({ length: 5 }, () => client.as(person.email)));
    expect((await own.delete('/api/v1/me/sessions')).status).toBe(204);
    for (const other of others) expect((await other.get('/api/v1/me')).status).toBe(401);
    expect(await list(own)).toMatchObject([{ current: true }]);
    expect((await stranger.get('/api/v1/me')).status).toBe(200);
  });

  test('say when they were last used', async () => {
    const { own } = await somebody();
    const before = server.clock.now();
    try {
      server.clock.moveTo(before.add({ hours: 2 }));
      const [session] = await list(own);
      expect(Date.parse(session.last_used_at)).toBeGreaterThan(Date.parse(session.created_at) + 7_000_000);
    } finally {
      server.clock.moveTo(before);
    }
  });
});

function without(body: Record<string, unknown>, member: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== member));
}
