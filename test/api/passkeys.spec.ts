import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBitwarden, Authenticator, type Lies } from '../support/authenticator.js';
import { type Answer, Client } from '../support/client.js';
import { aPerson, type Somebody } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

const paths = {
  beginToAdd: '/api/auth/passkey/generate-register-options',
  add: '/api/auth/passkey/verify-registration',
  beginToSignIn: '/api/auth/passkey/generate-authenticate-options',
  signIn: '/api/auth/passkey/verify-authentication',
};
const own = '/api/v1/me/passkeys';

describe('a passkey', () => {
  test('is added by whoever is signed in, and signs them in from then on', async () => {
    const { person, me, device } = await somebody();
    const added = await add(me, device, { name: ' My telephone ' });
    expect(added).toMatchObject({ status: 200, body: { name: 'My telephone' } });

    const signedIn = await signIn(device);
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.getSetCookie().join()).toContain('better-auth.session_token=');
    const again = client.with(signedIn.headers.get('set-auth-token')!);
    expect((await again.get('/api/v1/me')).body).toMatchObject({ user_id: person.id, email: person.email });
    expect((await again.get(own)).body.items).toEqual([
      {
        id: added.body.id,
        name: 'My telephone',
        synced: true,
        created_at: expect.any(String),
        last_used_at: expect.any(String),
      },
    ]);
  });

  test('is called by what made it, where nobody gives it a name', async () => {
    const { me, device } = await somebody();
    expect((await add(me, device)).body.name).toBe('Passkey');
    expect((await add(me, aBitwarden(server.baseUrl))).body.name).toBe('Bitwarden');
  });

  test('can be several, each of which signs in, and is asked for by name only of whoever is signed in', async () => {
    const { me, device } = await somebody();
    const telephone = new Authenticator(server.baseUrl);
    await add(me, device);
    await add(me, telephone);
    for (const one of [device, telephone]) expect(await signIn(one)).toMatchObject({ status: 200 });
    expect((await begin(client, paths.beginToSignIn)).options.allowCredentials).toBeUndefined();
    expect((await begin(me, paths.beginToSignIn)).options.allowCredentials).toHaveLength(2);
    expect((await begin(me, paths.beginToAdd)).options.excludeCredentials).toHaveLength(2);
  });

  test('is asked for with what a device needs to make one that works without a name', async () => {
    const { me } = await somebody();
    const { options, cookie } = await begin(me, paths.beginToAdd);
    expect(options).toMatchObject({
      rp: { id: '127.0.0.1', name: 'Barefoot' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true },
    });
    expect(Buffer.from(options.challenge, 'base64url').length).toBeGreaterThanOrEqual(16);
    expect(cookie.set).toMatch(/Max-Age=300; Path=\/; HttpOnly; SameSite=Lax/);
  });

  test('is renamed and removed by its owner; who removed it signs in by a link still', async () => {
    const { me, device, person } = await somebody();
    const { id } = (await add(me, device)).body;
    expect((await me.patch(`${own}/${id}`, { name: 'At work' })).body).toMatchObject({ id, name: 'At work' });
    expect(await me.patch(`${own}/${id}`, { name: ' ' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/name' }] },
    });
    expect((await me.delete(`${own}/${id}`)).status).toBe(204);
    expect((await me.delete(`${own}/${id}`)).status).toBe(404);
    expect((await me.get(own)).body.items).toEqual([]);
    refused(await signIn(device), 401, 'sign-in-refused', 'We do not know this passkey');
    expect(await client.post('/api/auth/sign-in/magic-link', { email: person.email })).toMatchObject({ status: 200 });
  });

  test('of somebody else is not there: not to see, to rename or to remove', async () => {
    const [{ me, device }, other] = [await somebody(), await somebody()];
    const { id } = (await add(me, device)).body;
    expect((await other.me.get(own)).body.items).toEqual([]);
    expect(await other.me.patch(`${own}/${id}`, { name: 'Mine' })).toMatchObject({ status: 404 });
    expect(await other.me.delete(`${own}/${id}`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await me.get(own)).body.items).toMatchObject([{ id, name: 'Passkey' }]);
    expect(await signIn(device)).toMatchObject({ status: 200 });
  });

  test('is told of by a letter in the person’s language, and written down, when it comes and when it goes', async () => {
    const { me, device, person } = await somebody('cy');
    await me.put('/api/v1/me/notification-preferences', {
      bookings: { email: false },
      reminders: { email: false },
      account: { email: false },
    });
    const { id } = (await add(me, device, { name: 'Ffôn' })).body;
    await me.delete(`${own}/${id}`);
    const letters = (await client.get(`/dev/mail?to=${encodeURIComponent(person.email)}`)).body.items;
    expect(letters.map((letter: any) => letter.subject).sort()).toEqual([
      'Dilëwyd allwedd mynediad o’ch cyfrif Barefoot',
      'Ychwanegwyd allwedd mynediad at eich cyfrif Barefoot',
    ]);
    expect(letters.every((letter: any) => letter.body.includes('Ffôn'))).toBe(true);
    const entries = (await me.get('/api/v1/audit')).body.items;
    expect(entries.map(({ deed, subject }: any) => ({ deed, subject }))).toEqual([
      { deed: 'passkey-removed', subject: { kind: 'passkey', id } },
      { deed: 'passkey-added', subject: { kind: 'passkey', id } },
    ]);
  });
});

const wrong: [string, Lies][] = [
  ['for another site', { origin: 'https://evil.example' }],
  ['for a site that looks like ours', { origin: 'http://127.0.0.1.evil.example' }],
  ['for another port of our host', { origin: 'http://127.0.0.1:1' }],
  ['for another host, by the device', { rpId: 'evil.example' }],
  ['for a challenge that we did not set', { challenge: 'bm90IG91cnM' }],
  ['for the other ceremony', { type: 'webauthn.nothing' }],
];

describe('nothing is added by', () => {
  test.each(wrong)('what was signed %s', async (_, lies) => {
    const { me, device } = await somebody();
    refused(await add(me, device, { lies }), 400, 'sign-in-refused', 'No passkey was added');
    expect((await me.get(own)).body.items).toEqual([]);
  });

  test('who is not signed in, or brings a key or a cookie that is none', async () => {
    const { me, device } = await somebody();
    const { options, cookie } = await begin(me, paths.beginToAdd);
    const body = { response: device.create(options) };
    const key = (await me.post('/api/v1/me/api-keys', { name: 'A program', scopes: ['manage'] })).body.key;
    for (const stranger of [client, client.with(key), client.with('x.y')]) {
      refused(await send(stranger, paths.add, body, cookie.pair), 401, 'not-signed-in');
      refused(await stranger.get(paths.beginToAdd), 401, 'not-signed-in');
    }
    refused(await send(me, paths.add, body, ''), 400, 'sign-in-refused', 'Please begin again');
    refused(await send(me, paths.add, body, cookie.pair.replace(/.{8}$/, 'AAAAAAA%3D')), 400, 'sign-in-refused');
    expect(await send(me, paths.add, body, cookie.pair)).toMatchObject({ status: 200 });
  });

  test('who sends it twice, or with what somebody else began, or with what was begun for signing in', async () => {
    const [{ me, device }, other] = [await somebody(), await somebody()];
    const { options, cookie } = await begin(me, paths.beginToAdd);
    const response = device.create(options);
    refused(await send(other.me, paths.add, { response }, cookie.pair), 401, 'sign-in-refused', 'Somebody else');
    refused(await send(me, paths.add, { response }, cookie.pair), 400, 'sign-in-refused', 'sent before'); // that used it up

    const signing = await begin(me, paths.beginToSignIn);
    refused(await send(me, paths.add, { response }, signing.cookie.pair), 400, 'sign-in-refused');
    expect((await me.get(own)).body.items).toEqual([]);
    expect((await other.me.get(own)).body.items).toEqual([]);
  });

  test('who signed in more than a day ago', async () => {
    const { me, person } = await somebody();
    await server.owner.query(
      `UPDATE "session" SET "createdAt" = "createdAt" - interval '25 hours' WHERE "userId" = $1`,
      [person.id],
    );
    refused(await me.get(paths.beginToAdd), 403, 'sign-in-refused', 'please sign in again');
  });

  test('who takes more than five minutes', async () => {
    const { me, device } = await somebody();
    const { options, cookie } = await begin(me, paths.beginToAdd);
    await server.owner.query(`UPDATE verification SET "expiresAt" = "expiresAt" - interval '5 minutes'`);
    const body = { response: device.create(options) };
    refused(await send(me, paths.add, body, cookie.pair), 400, 'sign-in-refused', 'five minutes');
  });

  test('a page of another site, though it brings the cookies', async () => {
    const { me, device } = await somebody();
    const { options, cookie } = await begin(me, paths.beginToAdd);
    const headers = { cookie: cookie.pair, origin: 'https://evil.example' };
    refused(
      await me.call('POST', paths.add, { body: { response: device.create(options) }, headers }),
      403,
      'sign-in-refused',
    );
  });

  test.each<[string, (body: any) => unknown, string]>([
    ['no passkey', () => ({}), '/response'],
    ['a name without end', (body) => ({ ...body, name: 'x'.repeat(81) }), '/name'],
    ['an empty name', (body) => ({ ...body, name: ' ' }), '/name'],
    ['a wish for a session', (body) => ({ ...body, createSession: true }), '/createSession'],
    ['a passkey without end', ({ response }) => ({ response: { ...response, id: 'A'.repeat(1365) } }), '/response/id'],
    [
      'what is no base64',
      ({ response }) => ({ response: { ...response, response: { ...response.response, attestationObject: 'é' } } }),
      '/response/response/attestationObject',
    ],
    [
      'ways to it with a comma',
      ({ response }) => ({ response: { ...response, response: { ...response.response, transports: ['usb,nfc'] } } }),
      '/response/response/transports/0',
    ],
  ])('%s', async (_, change, pointer) => {
    const { me, device } = await somebody();
    const { options, cookie } = await begin(me, paths.beginToAdd);
    const answer = await send(me, paths.add, change({ response: device.create(options) }), cookie.pair);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [{ pointer }] } });
  });

  test('bytes that mean nothing', async () => {
    const { me, device } = await somebody();
    for (const member of ['clientDataJSON', 'attestationObject'] as const) {
      for (const bytes of ['', 'AAAA', 'oWFhoWFi']) {
        const { options, cookie } = await begin(me, paths.beginToAdd);
        const { response, ...rest } = device.create(options);
        const body = { response: { ...rest, response: { ...response, [member]: bytes } } };
        refused(await send(me, paths.add, body, cookie.pair), 400, 'sign-in-refused', 'does not fit');
      }
    }
  });

  test('a device that gives out a passkey of somebody else', async () => {
    const [{ me, device }, other] = [await somebody(), await somebody()];
    await add(me, device);
    const { rows } = await server.owner.query(
      'SELECT "credentialID" AS id FROM passkey ORDER BY "createdAt" DESC LIMIT 1',
    );
    refused(await add(other.me, other.device, { lies: { id: rows[0].id } }), 409, 'passkey-known');
    expect((await other.me.get(own)).body.items).toEqual([]);
    expect(await signIn(device)).toMatchObject({ status: 200 });
  });

  test('who has twenty of them, though forty are added at once', async () => {
    const { me, person } = await somebody();
    const begun = [];
    for (let one = 0; one < 40; one++) begun.push(await begin(me, paths.beginToAdd));
    const answers = await Promise.all(
      begun.map(({ options, cookie }) =>
        send(me, paths.add, { response: new Authenticator(server.baseUrl).create(options) }, cookie.pair),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    for (const answer of answers.filter(({ status }) => status !== 200)) refused(answer, 409, 'passkey-limit');
    expect((await me.get(own)).body.items).toHaveLength(20);
    const { rows } = await server.owner.query(
      `SELECT (SELECT count(*)::int FROM letters WHERE to_address = $1) AS letters,
              (SELECT count(*)::int FROM audit_entries WHERE by_user = $2 AND deed = 'passkey-added') AS entries`,
      [person.email, person.id],
    );
    expect(rows).toEqual([{ letters: 20, entries: 20 }]);
  });
});

describe('nobody is signed in by', () => {
  test.each(wrong)('what was signed %s', async (_, lies) => {
    const { me, device } = await somebody();
    await add(me, device);
    refused(await signIn(device, lies), 400, 'sign-in-refused', 'does not fit');
  });

  test('the same signature twice, nor by one of twenty at once but the first', async () => {
    const { me, device } = await somebody();
    await add(me, device);
    const { options, cookie } = await begin(client, paths.beginToSignIn);
    const body = { response: device.get(options) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(client, paths.signIn, body, cookie.pair)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200))
      refused(answer, 400, 'sign-in-refused', 'sent before');
    const next = await begin(client, paths.beginToSignIn);
    refused(await send(client, paths.signIn, body, next.cookie.pair), 400, 'sign-in-refused', 'does not fit');
  });

  test('a copy of a device, which has counted less than we have seen', async () => {
    const { me, device } = await somebody();
    await add(me, device);
    expect(await signIn(device, { counter: 7 })).toMatchObject({ status: 200 });
    for (const counter of [7, 6, 0]) refused(await signIn(device, { counter }), 400, 'sign-in-refused');
    expect(await signIn(device, { counter: 8 })).toMatchObject({ status: 200 });
  });

  test('the passkey of somebody else’s name, a broken signature, or one that we never saw', async () => {
    const [{ me, device }, other] = [await somebody(), await somebody()];
    await add(me, device);
    const victim = (await add(other.me, other.device)).body.credentialID as string;
    refused(await signIn(device, { id: victim }), 401, 'sign-in-refused');
    refused(await signIn(device, { signature: 'AAAA' }), 400, 'sign-in-refused');
    const unknown = await somebody();
    unknown.device.create((await begin(unknown.me, paths.beginToAdd)).options);
    refused(await signIn(unknown.device), 401, 'sign-in-refused', 'ask for a link');
  });

  test('a page of another site', async () => {
    const { me, device } = await somebody();
    await add(me, device);
    const { options, cookie } = await begin(client, paths.beginToSignIn);
    const headers = { cookie: cookie.pair, origin: 'https://evil.example' };
    const answer = await client.call('POST', paths.signIn, { body: { response: device.get(options) }, headers });
    refused(answer, 403, 'sign-in-refused');
  });
});

test('who asks very often is told to wait, at each of the four addresses', async () => {
  const strict = await startServer({ signInsPerMinute: 3 });
  const asker = await Client.of(strict);
  const me = await asker.as((await aPerson(strict)).email);
  const cookie = 'better-auth.passkey_challenge=x';
  const device = new Authenticator(strict.baseUrl);
  const made = device.create((await begin(me, paths.beginToAdd)).options);
  const signed = device.get((await begin(asker, paths.beginToSignIn)).options);
  const asks: [number, () => Promise<Answer>][] = [
    [2, () => me.get(paths.beginToAdd)],
    [2, () => asker.get(paths.beginToSignIn)],
    [3, () => send(me, paths.add, { response: made }, cookie, strict)],
    [3, () => send(asker, paths.signIn, { response: signed }, cookie, strict)],
  ];
  for (const [left, ask] of asks) {
    for (let time = 0; time < left; time++) expect((await ask()).status).not.toBe(429);
    const answer = await ask();
    refused(answer, 429, 'too-many-requests');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  await strict.stop();
});

interface Begun {
  readonly options: any;
  readonly cookie: { readonly set: string; readonly pair: string };
}

async function somebody(
  language: 'en' | 'cy' = 'en',
): Promise<{ person: Somebody; me: Client; device: Authenticator }> {
  const person = await aPerson(server, { language });
  return { person, me: await client.as(person.email), device: new Authenticator(server.baseUrl) };
}

/** The options, and the cookie that remembers for which browser they were made. */
async function begin(who: Client, path: string): Promise<Begun> {
  const { status, body, headers } = await who.get(path);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  const set = headers.getSetCookie().find((cookie) => cookie.startsWith('better-auth.passkey_challenge=')) ?? '';
  return { options: body, cookie: { set, pair: set.split(';')[0]! } };
}

/** As a page of ours does. */
function send(who: Client, path: string, body: unknown, cookie: string, { baseUrl } = server): Promise<Answer> {
  return who.call('POST', path, { body, headers: { origin: baseUrl, ...(cookie ? { cookie } : {}) } });
}

async function add(
  who: Client,
  device: Authenticator,
  { name, lies }: { name?: string; lies?: Lies } = {},
): Promise<Answer> {
  const { options, cookie } = await begin(who, paths.beginToAdd);
  return send(who, paths.add, { response: device.create(options, lies), ...(name ? { name } : {}) }, cookie.pair);
}

async function signIn(device: Authenticator, lies?: Lies): Promise<Answer> {
  const { options, cookie } = await begin(client, paths.beginToSignIn);
  return send(client, paths.signIn, { response: device.get(options, lies) }, cookie.pair);
}

function refused(answer: Answer, status: number, code: string, detail = ''): void {
  expect(answer).toMatchObject({ status, body: { status, code, detail: expect.stringContaining(detail) } });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.headers.get('set-auth-token')).toBeNull();
}
