import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createApp } from '../../src/app.js';
import { SystemClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { Database } from '../../src/platform/database.js';
import { Jobs } from '../../src/platform/jobs.js';
import { appRole } from '../../src/platform/prepare-database.js';
import { Client } from '../support/client.js';
import { anOrganisation, aPerson } from '../support/factories.js';
import { newDatabase, startServer, type TestServer } from '../support/server.js';
import { servedAddresses } from '../support/served-addresses.js';

let server: TestServer;
let client: Client;
let me: Client;

beforeAll(async () => {
  server = await startServer({ logLevel: 'silent' }); // two of the tests break things on purpose
  client = await Client.of(server);
  me = await client.as((await aPerson(server)).email);
});
afterAll(() => server.stop());

test.each(servedAddresses)('%s is there for whoever follows a link', async (address) => {
  const { status, headers } = await client.get(address.replace(':id', '0198c0de-0000-7000-8000-000000000000'));
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/html/)]);
});

describe('a refusal', () => {
  test('of what is read speaks of no change, and of what is sent says that there was none', async () => {
    const read = await client.get('/api/v1/experts?limit=0');
    expect(read.body.detail).toMatch(/^Please mend: limit: must be at least 1\.$/);
    const sent = await me.post('/api/v1/organisations', { name: '', kind: 'co_op' });
    expect(sent.body.detail).toMatch(/^Nothing was changed\. Please mend: \/name: /);
  });

  test.each([
    ['an unknown address', 'GET', '/api/v1/nowhere', 404, 'not-found'],
    ['an unknown address outside the API', 'GET', '/wp-login.php', 404, 'not-found'],
    ['a method that the address does not have', 'DELETE', '/api/v1/me', 404, 'not-found'],
    ['an id that is none', 'GET', '/api/v1/experts/1', 400, 'invalid-request'],
    ['an id without end', 'GET', `/api/v1/experts/${'1'.repeat(500)}`, 400, 'invalid-request'],
    ['an address that cannot be decoded', 'GET', '/api/v1/experts/%E0%A4%A', 400, 'invalid-request'],
    ['a way out of the folder of the docs', 'GET', '/api/docs/..%2f..%2f..%2fpackage.json', 404, 'not-found'],
  ])('of %s is a problem', async (_, method, path, status, code) => {
    const answer = await client.call(method, path);
    expect(answer).toMatchObject({
      status,
      body: { type: 'about:blank', status, code, title: expect.any(String), detail: expect.any(String) },
    });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  test.each([
    ['half a body', '{"name":', {}, 400, 'invalid-request'],
    ['an empty body', '', {}, 400, 'invalid-request'],
    ['a body that is no object', '"name"', {}, 400, 'invalid-request'],
    ['a body that is a list', '[]', {}, 400, 'invalid-request'],
    ['a body that is nothing', 'null', {}, 400, 'invalid-request'],
    ['a body in another language', '<name/>', { 'content-type': 'application/xml' }, 415, 'unsupported-media-type'],
    ['a body that is text', '{}', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
    [
      'a body that a form of another site could send',
      'name=Evil&kind=co_op',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported-media-type',
    ],
    ['a body without a type', '{}', { 'content-type': '' }, 415, 'unsupported-media-type'],
    ['a body without end', JSON.stringify({ name: 'x'.repeat(300_000) }), {}, 413, 'too-large'],
  ])('of %s is a problem', async (_, body, headers, status, code) => {
    const answer = await me.call('POST', '/api/v1/organisations', { body: body, headers });
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect((await me.get('/api/v1/organisations')).body.items).toEqual([]);
  });

  test('a type where nothing is sent is no fault, and who sends something else is told what to send', async () => {
    const nothing = `/api/v1/bookings/${'0'.repeat(8)}-0000-7000-8000-000000000000/confirmation`;
    const headers = { 'content-type': 'application/json' };
    expect((await me.call('POST', nothing, { body: '', headers })).status).toBe(404);
    const xml = { body: '<a/>', headers: { 'content-type': 'application/xml' } };
    const other = await me.call('POST', '/api/v1/organisations', xml);
    expect(other.body.detail).toContain('send application/json');
  });

  test.each([
    ['a member that is not expected', 'PATCH', '/api/v1/me', { nickname: 'Ada' }, ['/nickname']],
    ['several of them', 'PATCH', '/api/v1/me', { a: 1, b: 2 }, ['/a', '/b']],
    ['one with signs that a pointer escapes', 'PATCH', '/api/v1/me', { 'a/b~c': 1 }, ['/a~1b~0c']],
    [
      'one further down',
      'POST',
      '/api/v1/experts',
      { kind: 'specialist', name: 'Ada', headline: { en: 'x', fr: 'y' } },
      ['/headline/fr'],
    ],
    ['what is missing', 'POST', '/api/v1/organisations', {}, ['/name', '/kind']],
    [
      'one of a list',
      'POST',
      '/api/v1/experts',
      { kind: 'specialist', name: 'Ada', topics: ['governance', 'alchemy'] },
      ['/topics/1'],
    ],
  ])('says where in the body it found %s', async (_, method, path, body, pointers) => {
    const answer = await me.call(method, path, { body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    for (const pointer of pointers) expect(answer.body.detail).toContain(pointer);
  });

  test('names the parameter that it does not know or cannot read', async () => {
    expect((await client.get('/api/v1/experts?order=price')).body.errors).toEqual([
      { parameter: 'order', detail: 'is not a parameter here', rule: 'unknown' },
    ]);
    expect((await client.get('/api/v1/experts?limit=1000')).body.errors).toMatchObject([{ parameter: 'limit' }]);
    expect((await client.get('/api/v1/experts?limit=1&limit=2')).body.errors).toMatchObject([{ parameter: 'limit' }]);
    expect((await client.get('/api/v1/experts/1')).body.errors).toMatchObject([{ parameter: 'id' }]);
  });

  test.each([
    ['half a surrogate pair', '{"name":"Ada \\ud83d"}', '/name'],
    ['the other half', '{"name":"\\udc00"}', '/name'],
    ['half a pair in the name of a member', '{"\\ud83d":1}', ''],
    ['the character U+0000', '{"name":"A\\u0000da"}', '/name'],
    ['7,000 lists in each other', `{"name":${'['.repeat(7000)}${']'.repeat(7000)}}`, ''],
    ['100,000 lists in each other', `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, ''],
    ['33 levels', `{"name":${'[1,'.repeat(32)}1${']'.repeat(32)}}`, ''],
  ])('meets %s, with or without an Idempotency-Key', async (_, body, pointer) => {
    const ways: Record<string, string>[] = [{}, { 'idempotency-key': 'unread' }];
    for (const headers of ways) {
      for (const [method, path] of [
        ['PATCH', '/api/v1/me'],
        ['POST', '/api/v1/organisations'],
      ] as const) {
        const answer = await me.call(method, path, { body, headers });
        expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
        expect(answer.body.errors.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer);
      }
    }
  });

  test('is not for letters that take two of a text’s units', async () => {
    expect(await me.patch('/api/v1/me', { name: 'Ada 🐑' })).toMatchObject({ status: 200, body: { name: 'Ada 🐑' } });
  });

  test('of a thousand faults is short', async () => {
    const body = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`member${index}`, 1]));
    const answer = await me.patch('/api/v1/me', body);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body).length).toBeLessThan(5000);
  });

  test.each([
    '{"__proto__":{"steward":true}}',
    '{"name":"Ada","__proto__":{"steward":true}}',
    '{"constructor":{"prototype":{"steward":true}}}',
    '{"language":{"__proto__":{"steward":true}}}',
    '{"\\u005f_proto__":{"steward":true}}',
  ])('meets %s, and nothing is polluted', async (body) => {
    expect(await me.call('PATCH', '/api/v1/me', { body })).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    });
    expect(({} as { steward?: boolean }).steward).toBeUndefined();
    expect((await me.get('/api/v1/me')).body.steward).toBe(false);
  });

  test('meets a polluting query too', async () => {
    for (const query of ['__proto__[steward]=true', 'constructor[prototype][steward]=true', '__proto__=1'])
      expect((await client.get(`/api/v1/experts?${query}`)).status).toBeLessThan(500);
    expect(({} as { steward?: boolean }).steward).toBeUndefined();
  });
});

describe('a request', () => {
  test('has a number of ours, in the header and in the refusal', async () => {
    for (const path of [
      '/api/v1/nowhere',
      '/api/v1/me',
      '/api/v1/experts/1',
      '/api/auth/magic-link/verify',
      '/nowhere',
    ]) {
      const { headers, body } = await client.call('GET', path, { headers: { 'x-request-id': 'mine' } });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
      expect(body.request).toBe(headers.get('x-request-id'));
    }
    const first = (await client.get('/api/v1/taxonomy')).headers.get('x-request-id');
    const second = (await client.get('/health/live')).headers.get('x-request-id');
    expect(new Set([first, second, null]).size).toBe(3);
  });

  test('that meets a bug is answered without a word of it', async () => {
    const broken = await startServer({ logLevel: 'silent' });
    const { booker } = await anOrganisation(broken);
    const { token } = (await fetchJson(broken, '/dev/sessions', { email: booker.email })).body;
    await broken.owner.query('ALTER TABLE organisations RENAME TO organisations_elsewhere');
    const response = await fetch(`${broken.baseUrl}/api/v1/organisations`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Internal error',
      status: 500,
      code: 'internal',
      detail: expect.not.stringMatching(/organisations|relation|select|42P01/i),
      request: response.headers.get('x-request-id'),
    });
    await broken.owner.query('ALTER TABLE "session" RENAME TO session_elsewhere');
    const inside = await fetch(`${broken.baseUrl}/api/auth/get-session`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(inside.status).toBe(500);
    expect(await inside.json()).toMatchObject({ code: 'internal', request: inside.headers.get('x-request-id') });
    await broken.stop();
  });
});

describe('who asks too often', () => {
  let strict: TestServer;
  beforeAll(async () => {
    strict = await startServer({ requestsPerMinute: 5 });
  });
  afterAll(() => strict.stop());

  test('is not a payment provider, who may tell us more often, and is told to wait in the end as well', async () => {
    const tell = () => fetch(`${strict.baseUrl}/api/v1/webhooks/stripe`, { method: 'POST' });
    const told = await Promise.all(Array.from({ length: 101 }, tell));
    const byStatus = Map.groupBy(told, ({ status }) => status);
    expect([...byStatus].map(([status, answers]) => [status, answers.length])).toContainEqual([429, 1]);
  });

  test('is told to wait and for how long, whatever address they claim', async () => {
    const ask = (path: string, number: number) =>
      fetch(strict.baseUrl + path, {
        headers: { 'x-forwarded-for': `203.0.113.${number}`, forwarded: 'for=203.0.113.9' },
      });
    for (let number = 1; number <= 5; number++) expect((await ask('/api/v1/taxonomy', number)).status).toBe(200);
    for (const path of [
      '/api/v1/taxonomy',
      '/api/v1/experts',
      '/api/auth/get-session',
      '/api/docs',
      '/api/v1/openapi.json',
      '/sign-in',
      '/',
    ]) {
      const refused = await ask(path, 77);
      expect({ path, status: refused.status }).toEqual({ path, status: 429 });
      expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
      expect(await refused.json()).toMatchObject({
        status: 429,
        code: 'too-many-requests',
        request: refused.headers.get('x-request-id'),
      });
    }
  });

  test('may still ask whether the service is well', async () => {
    for (let number = 1; number <= 10; number++)
      expect((await fetch(`${strict.baseUrl}/health/live`)).status).toBe(200);
    expect((await fetch(`${strict.baseUrl}/health/ready`)).status).toBe(200);
  });
});

describe('another site’s page', () => {
  const preflight = (base: string, origin: string, path = '/api/v1/me') =>
    fetch(base + path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'content-type,authorization,idempotency-key',
      },
    });

  test('is let in nowhere as long as none is named', async () => {
    for (const path of ['/api/v1/me', '/api/v1/taxonomy', '/api/auth/get-session']) {
      for (const response of [
        await preflight(server.baseUrl, 'https://app.example', path),
        await fetch(server.baseUrl + path, { headers: { origin: 'https://app.example' } }),
      ])
        expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('is let in with its cookie where it is named, and no other', async () => {
    const named = await startServer({ corsOrigins: ['https://app.example', 'http://localhost:5173'] });
    for (const origin of ['https://app.example', 'http://localhost:5173']) {
      for (const path of ['/api/v1/me', '/api/auth/sign-out']) {
        const { status, headers } = await preflight(named.baseUrl, origin, path);
        expect(status).toBe(204);
        expect(headers.get('access-control-allow-origin')).toBe(origin);
        expect(headers.get('access-control-allow-credentials')).toBe('true');
        expect(headers.get('access-control-allow-methods')?.split(/, */).sort()).toEqual([
          'DELETE',
          'GET',
          'HEAD',
          'PATCH',
          'POST',
          'PUT',
        ]);
        expect(headers.get('access-control-allow-headers')).toBe('content-type,authorization,idempotency-key');
        expect(headers.get('vary')).toMatch(/origin/i);
      }
      const answer = await fetch(`${named.baseUrl}/api/v1/me`, { headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      for (const name of ['x-request-id', 'set-auth-token', 'retry-after', 'idempotency-replayed'])
        expect(answer.headers.get('access-control-expose-headers')).toContain(name);
    }
    for (const origin of [
      'https://evil.example',
      'https://app.example.evil.example',
      'https://app.example:8443',
      'http://app.example',
      'null',
    ]) {
      expect((await preflight(named.baseUrl, origin)).headers.get('access-control-allow-origin')).toBeNull();
      expect(
        (await fetch(`${named.baseUrl}/api/v1/taxonomy`, { headers: { origin } })).headers.get(
          'access-control-allow-origin',
        ),
      ).toBeNull();
    }
    await named.stop();
  });
});

describe('every answer', () => {
  test('carries the headers that keep a browser careful', async () => {
    for (const path of [
      '/',
      '/sign-in',
      '/api/v1/taxonomy',
      '/api/v1/nowhere',
      '/api/auth/get-session',
      '/api/docs',
      '/health/live',
    ]) {
      const { headers } = await fetch(server.baseUrl + path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringMatching(
          /default-src 'self'.*form-action 'self'.*frame-ancestors 'none'.*object-src 'none'/,
        ),
      });
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
    }
  });

  test('asks for https only where we are reached by it', async () => {
    const plain = (await fetch(`${server.baseUrl}/`)).headers;
    expect(plain.get('strict-transport-security')).toBeNull();
    expect(plain.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    const secure = await startServer({ baseUrl: 'https://barefoot.example' });
    const { headers } = await fetch(`${await secure.app.getUrl()}/`);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    await secure.stop();
  });
});

describe('the doors of a machine of one’s own', () => {
  test('are there on such a machine, and not at all on any other', async () => {
    const other = await startServer({ playground: false });
    const outside = await Client.of(other);
    const email = 'ada@people.example';
    for (const at of [server, other]) await aPerson(at, { email });
    const doors = [
      ['GET', '/dev/mail', {}],
      ['GET', '/dev/accounts', {}],
      ['POST', '/dev/sessions', { body: { email } }],
      ['PUT', '/dev/clock', { body: { now: server.clock.now().toString() } }],
    ] as const;
    for (const [method, path, options] of doors) {
      expect([200, 201]).toContain((await client.call(method, path, options)).status);
      const nowhere = await outside.call(method, `${path}x`, options);
      const closed = await outside.call(method, path, options);
      expect(closed).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect({ ...closed.body, request: '' }).toEqual({ ...nowhere.body, request: '' });
    }
    await other.stop();
  });
});

describe('a page elsewhere whose name points to this machine', () => {
  test('gets nothing of the doors', async () => {
    const { port } = new URL(server.baseUrl);
    const statusFor = (host: string) =>
      new Promise((resolve, reject) => {
        const asked = request({ port, path: '/dev/mail', headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        asked.on('error', reject).end();
      });
    expect(await statusFor(`localhost:${port}`)).toBe(200);
    expect(await statusFor(`evil.example:${port}`)).toBe(404);
  });
});

describe('the service', () => {
  test('is live as long as it answers, and ready as long as its database does', async () => {
    const database = await startProxy(new URL(await newDatabase()));
    const config = {
      ...loadConfig({ LOG_LEVEL: 'silent', NODE_ENV: 'test' }),
      authSecret: 'a secret that only the tests use, 0123456789',
    };
    const app = await createApp(config, new SystemClock(), { url: database.url, role: appRole });
    await app.listen(0, '127.0.0.1');
    const ask = async (path: string) => {
      const response = await fetch(`${await app.getUrl()}${path}`);
      return { status: response.status, body: await response.json() };
    };
    try {
      expect(await ask('/health/live')).toEqual({ status: 200, body: { status: 'live' } });
      expect(await ask('/health/ready')).toEqual({ status: 200, body: { status: 'ready' } });

      database.cut();
      expect(await ask('/health/ready')).toMatchObject({ status: 503, body: { code: 'unavailable' } });
      expect(await ask('/health/live')).toEqual({ status: 200, body: { status: 'live' } });
      expect(await ask('/api/v1/experts')).toMatchObject({ status: 503, body: { code: 'unavailable' } });

      await database.mend();
      database.hang();
      const asked = Date.now();
      expect(await ask('/health/ready')).toMatchObject({ status: 503, body: { code: 'unavailable' } });
      expect(Date.now() - asked).toBeLessThan(4000);
      database.cut();

      await database.mend();
      expect(await ask('/health/ready')).toEqual({ status: 200, body: { status: 'ready' } });
      expect(await ask('/api/v1/experts')).toMatchObject({ status: 200 });
    } finally {
      await app.close();
      database.cut();
    }
  });

  test('does all that is due for whoever moves the clock, also where some of it fails, and says so', async () => {
    const jobs = server.app.get(Jobs);
    let fails = true;
    let done = 0;
    const failing = () => (fails ? Promise.reject(new Error('It cannot.')) : Promise.resolve());
    jobs.every('fails-once', '* * * * *', failing);
    jobs.every('comes-after-it', '* * * * *', () => Promise.resolve(void (done += 1)));
    await expect(jobs.sweepNow()).rejects.toThrow('It cannot.');
    expect(done).toBe(1);
    jobs.every('fails-as-well', '* * * * *', failing);
    await expect(jobs.sweepNow()).rejects.toMatchObject({
      errors: [{ message: 'It cannot.' }, { message: 'It cannot.' }],
    });
    fails = false;
    await jobs.sweepNow();
    expect(done).toBe(3);
  });

  test('says that it cannot just now where the database cut a statement short, and waits for nothing for ever', async () => {
    const database = server.app.get(Database);
    const setting = (name: string) =>
      database.transaction((tx) => tx.query<object[]>(`SELECT current_setting('${name}') AS is`));
    expect(await setting('statement_timeout')).toEqual([{ is: '15s' }]);
    expect(await setting('lock_timeout')).toEqual([{ is: '10s' }]);
    expect(await setting('idle_in_transaction_session_timeout')).toEqual([{ is: '30s' }]);

    const holder = await server.owner.connect();
    await holder.query('BEGIN; LOCK TABLE experts IN ACCESS EXCLUSIVE MODE');
    try {
      expect(await client.get('/api/v1/experts')).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
    expect(await client.get('/api/v1/experts')).toMatchObject({ status: 200 });
  }, 30_000);

  test('takes no request that says its length in two ways, as smuggled ones do', async () => {
    const raw = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-length': '5', 'transfer-encoding': 'chunked', 'content-type': 'application/json' };
      request(`${server.baseUrl}/api/v1/organisations`, { method: 'POST', headers }, (response) =>
        resolve(response.statusCode),
      )
        .on('error', reject)
        .end('0\r\n\r\n');
    }).catch(() => 400);
    expect(raw).toBe(400);
  });
});

async function fetchJson(at: TestServer, path: string, body: unknown) {
  const response = await fetch(at.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as any };
}

interface Proxy {
  readonly url: string;
  cut(): void;
  /** Carries nothing more, and says nothing of it. */
  hang(): void;
  mend(): Promise<void>;
}

/** A way to the database that can be cut. */
async function startProxy(database: URL): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let listener: Server;
  let port = 0;
  let hangs = false;
  const mend = async () => {
    hangs = false;
    listener = createServer((socket) => {
      if (hangs) return void sockets.add(socket);
      const upstream = connect(Number(database.port), database.hostname);
      for (const [one, other] of [
        [socket, upstream],
        [upstream, socket],
      ] as const) {
        sockets.add(one);
        one.on('error', () => undefined).on('close', () => other.destroy());
      }
      socket.pipe(upstream).pipe(socket);
    });
    await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve));
    port = (listener.address() as AddressInfo).port;
  };
  const cut = () => {
    listener.close();
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const hang = () => {
    hangs = true;
    for (const socket of sockets) socket.unpipe().pause();
  };
  await mend();
  const url = Object.assign(new URL(database), { port: String(port) });
  url.searchParams.delete('host'); // a Unix socket, by which one would pass us by
  return { url: url.href, cut, hang, mend };
}
