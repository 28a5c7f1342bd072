import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { Client } from '../support/client.js';
import { aPerson, aSteward } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await startServer({ corsOrigins: ['https://app.example'] });
  client = await Client.of(server);
});
afterAll(() => server.stop());

const linkPath = '/api/auth/sign-in/magic-link';
const verifyPath = '/api/auth/magic-link/verify';
let number = 0;

describe('the letter', () => {
  test('leads somebody new through a page and a button to being signed in', async () => {
    const email = newAddress();
    expect(await askForLink(email)).toMatchObject({ status: 200, body: { status: true } });
    const [letter] = await lettersTo(email);
    expect(letter).toMatchObject({ kind: 'sign-in', to_address: email, subject: 'Your link to sign in to Barefoot' });
    const link = linkIn(letter);
    expect(link.origin).toBe(server.baseUrl);

    const page = await client.get(`${link.pathname}${link.search}`);
    const submitted = await client.get(submissionOf(page.body));
    expect(submitted).toMatchObject({ status: 302, body: '' });
    expect(submitted.headers.get('location')).toBe(`${server.baseUrl}/signed-in`);
    expect((await client.get('/signed-in')).body).toContain('id="root"'); // the app, which goes on where its reader was

    const me = await client.call('GET', '/api/v1/me', { headers: { cookie: cookieOf(submitted.headers) } });
    expect(me).toMatchObject({
      status: 200,
      body: { email, name: '', language: 'en', zone: 'Europe/London', steward: false, memberships: [] },
    });
  });

  test('opens its page as often as a mail scanner likes, and is good for one sign-in', async () => {
    const token = await newLink(newAddress());
    for (let visit = 0; visit < 3; visit++)
      expect((await client.get(`/sign-in?token=${token}`)).body).toContain('<button>');
    expect(await verify(token)).toMatchObject({ status: 200 });

    const again = await client.get(`${verifyPath}?token=${token}&callbackURL=/signed-in&errorCallbackURL=/sign-in`);
    expect(again.status).toBe(302);
    expect(again.headers.get('location')).toMatch(/\/sign-in\?error=/);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(again.headers.get('set-auth-token')).toBeNull();
    const refused = await client.get(new URL(again.headers.get('location') ?? '').pathname + '?error=INVALID_TOKEN');
    expect(refused.body).toContain('This link does not work any more');
  });

  test('signs in one of twenty who use its link at once', async () => {
    const email = newAddress();
    const token = await newLink(email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 302)]);
    expect(
      await rowsOf('SELECT FROM "session" s JOIN "user" u ON u.id = s."userId" WHERE u.email = $1', email),
    ).toHaveLength(1);
  });

  test('signs up one person when several links of a new address are opened at once', async () => {
    for (let round = 0; round < 3; round++) {
      const email = newAddress();
      for (let letter = 0; letter < 8; letter++) await askForLink(email);
      const tokens = (await lettersTo(email)).map((letter) => linkIn(letter).searchParams.get('token') ?? '');
      const ways = '&callbackURL=/signed-in&errorCallbackURL=/sign-in';
      const answers = await Promise.all(tokens.map((token) => client.get(`${verifyPath}?token=${token}${ways}`)));
      const signedIn = answers.filter(({ headers }) => headers.get('set-auth-token') !== null);
      expect(signedIn.length).toBeGreaterThan(0);
      for (const answer of answers) {
        const page = signedIn.includes(answer) ? '/signed-in' : '/sign-in?error=INVALID_TOKEN';
        expect(answer.headers.get('location')).toBe(server.baseUrl + page);
      }
      expect(await rowsOf('SELECT FROM "user" WHERE email = $1', email)).toHaveLength(1);
    }
  });

  test('is good for fifteen minutes', async () => {
    const early = await newLink(newAddress());
    await letMinutesPass(14.5);
    expect(await verify(early)).toMatchObject({ status: 200 });
    const late = await newLink(newAddress());
    await letMinutesPass(15);
    expect(await verify(late)).toMatchObject({ status: 302 });
  });

  test('is the only place that holds the token: the database keeps its hash', async () => {
    const token = await newLink(newAddress());
    const kept = await rowsOf('SELECT identifier || value AS kept FROM verification');
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test('goes to a known and an unknown address alike, and the answer tells no difference', async () => {
    const known = await aPerson(server);
    const steward = await aSteward(server);
    const answers = [];
    for (const email of [known.email, steward.email, newAddress()]) {
      const { status, body, headers } = await askForLink(email);
      const comparable = [...headers].filter(
        ([name]) => !['date', 'x-request-id', 'x-ratelimit-remaining', 'x-ratelimit-reset'].includes(name),
      );
      answers.push({ status, body, comparable });
      expect(await lettersTo(email)).toHaveLength(1);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('is in Welsh for whoever reads Welsh', async () => {
    const { email } = await aPerson(server, { language: 'cy' });
    await askForLink(email);
    expect((await lettersTo(email))[0].subject).toBe('Eich dolen i fewngofnodi i Barefoot');
  });

  test('signs in the same person however they spell the address', async () => {
    const { id, email } = await aPerson(server);
    await askForLink(email.toUpperCase());
    const token = linkIn((await lettersTo(email))[0]).searchParams.get('token') ?? '';
    const { headers } = await verify(token);
    expect((await client.with(tokenOf(headers)).get('/api/v1/me')).body).toMatchObject({ user_id: id, email });
  });

  test('goes to one address ten times an hour at most, and whoever asks is told the same', async () => {
    const email = newAddress();
    for (let letter = 1; letter <= 13; letter++) {
      const spelled = letter % 2 ? email : email.toUpperCase();
      expect(await askForLink(spelled)).toMatchObject({ status: 200, body: { status: true } });
    }
    expect(await lettersTo(email)).toHaveLength(10);
    expect(await askForLink(newAddress())).toMatchObject({ status: 200 });

    server.clock.moveTo(server.clock.now().add({ minutes: 61 }));
    await askForLink(email);
    expect(await lettersTo(email)).toHaveLength(11);
  });

  test('goes out ten times at most also when all ask at once', async () => {
    const email = newAddress();
    await Promise.all(Array.from({ length: 30 }, () => askForLink(email)));
    expect(await lettersTo(email)).toHaveLength(10);
  });

  test.each([
    ['no address', {}],
    ['half an address', { email: 'somebody' }],
    ['two addresses', { email: 'one@people.example,two@people.example' }],
    ['a header in the address', { email: 'one@people.example\r\nBcc: two@people.example' }],
    ['an address longer than mail has', { email: `${'a'.repeat(64)}@${'b.'.repeat(120)}example` }],
    ['a number', { email: 1 }],
    ['a name longer than we keep', { email: 'long@people.example', name: 'x'.repeat(201) }],
    ['a list', []],
    ['no JSON', '{'],
    ['a way back, which the letter would not have', { email: 'one@people.example', callbackURL: '/bookings' }],
  ])('is not written for %s', async (_, body) => {
    const before = await rowsOf('SELECT FROM letters');
    const answer = await client.post(linkPath, body);
    expectProblem(answer, 'invalid-request');
    expect(await rowsOf('SELECT FROM letters')).toHaveLength(before.length);
  });

  test('is not written for a form of another site, nor for a body without end', async () => {
    const form = await fetch(`${server.baseUrl}${linkPath}`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'one@people.example' }),
    });
    expect(form.status).toBe(415);
    expect(await form.json()).toMatchObject({ code: 'unsupported-media-type' });
    const large = await client.post(linkPath, { email: newAddress(), name: 'x'.repeat(20_000) });
    expectProblem(large, 'too-large');
  });
});

describe('where a request comes from', () => {
  test('does not matter to a program, which sends neither an origin nor a cookie', async () => {
    expect(await askForLink(newAddress())).toMatchObject({ status: 200 });
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a site that looks like ours', { origin: 'http://127.0.0.1.evil.example' }],
    ['a page that hides its origin', { origin: 'null' }],
  ])('is refused from %s', async (_, headers) => {
    const email = newAddress();
    const answer = await client.call('POST', linkPath, { body: { email }, headers });
    expect(answer.status).toBe(403);
    expectProblem(answer, 'sign-in-refused');
    expect(await lettersTo(email)).toEqual([]);
  });

  test('is good from our own pages and from the sites that we were told of', async () => {
    for (const origin of [server.baseUrl, 'https://app.example']) {
      const answer = await client.call('POST', linkPath, { body: { email: newAddress() }, headers: { origin } });
      expect(answer).toMatchObject({ status: 200 });
    }
  });

  test('must be said by whoever brings a cookie, or another site could sign people out', async () => {
    const cookie = cookieOf((await verify(await newLink(newAddress()))).headers);
    const said: Record<string, string>[] = [{}, { origin: 'https://evil.example' }];
    for (const origin of said) {
      const answer = await client.call('POST', '/api/auth/sign-out', { body: {}, headers: { cookie, ...origin } });
      expect(answer.status).toBe(403);
      expectProblem(answer, 'sign-in-refused');
    }
    expect(await client.call('GET', '/api/v1/me', { headers: { cookie } })).toMatchObject({ status: 200 });
  });

  test('is no way to send somebody who signs in to another site', async () => {
    for (const name of ['callbackURL', 'errorCallbackURL']) {
      for (const address of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
        const token = await newLink(newAddress());
        const answer = await client.get(`${verifyPath}?token=${token}&${name}=${encodeURIComponent(address)}`);
        expect(answer.status).toBe(403);
        expectProblem(answer, 'sign-in-refused');
        expect(await verify(token)).toMatchObject({ status: 200 });
      }
    }
  });
});

describe('a session', () => {
  test('is a cookie that no script reads and no other site sends', async () => {
    const { headers } = await verify(await newLink(newAddress()));
    const cookies = headers.getSetCookie();
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^better-auth\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('is a bearer token for programs', async () => {
    const email = newAddress();
    const { headers } = await verify(await newLink(email));
    expect((await client.with(tokenOf(headers)).get('/api/v1/me')).body.email).toBe(email);
    expect((await client.with(tokenOf(headers)).get('/api/auth/get-session')).body.user.email).toBe(email);
  });

  test('is nobody’s by what the database holds: a token counts only with our signature', async () => {
    const email = newAddress();
    const token = decodeURIComponent(tokenOf((await verify(await newLink(email))).headers));
    const [{ raw }] = await rowsOf<{ raw: string }>(
      'SELECT s.token AS raw FROM "session" s JOIN "user" u ON u.id = s."userId" WHERE email = $1',
      email,
    );
    expect(token.startsWith(`${raw}.`)).toBe(true);
    const signature = token.slice(raw.length + 1);
    const forged = [
      raw,
      `${raw}.`,
      `${raw}.${'A'.repeat(signature.length)}`,
      `x${raw}.${signature}`,
      `.${signature}`,
      signature,
    ];
    for (const text of forged) {
      expect(await client.with(text).get('/api/v1/me')).toMatchObject({ status: 401 });
      const cookie = `better-auth.session_token=${encodeURIComponent(text)}`;
      expect(await client.call('GET', '/api/v1/me', { headers: { cookie } })).toMatchObject({ status: 401 });
      expect((await client.with(text).get('/api/auth/get-session')).body).toBeNull();
    }
    expect(await client.with(token).get('/api/v1/me')).toMatchObject({ status: 200 });
  });

  test('does not fail on a header that is no token at all', async () => {
    for (const authorization of [
      'Bearer',
      'Bearer ',
      'Basic dXNlcjpwYXNz',
      'Bearer %',
      `Bearer ${'x.'.repeat(4000)}`,
      'x',
    ])
      expect(await client.call('GET', '/api/v1/me', { headers: { authorization } })).toMatchObject({ status: 401 });
    for (const cookie of ['better-auth.session_token', 'better-auth.session_token=%', ';;=;', 'a=b'])
      expect(await client.call('GET', '/api/v1/me', { headers: { cookie } })).toMatchObject({ status: 401 });
  });

  test('ends with sign-out, and the person’s other sessions stand', async () => {
    const email = newAddress();
    const first = (await verify(await newLink(email))).headers;
    const second = (await verify(await newLink(email))).headers;
    const headers = { cookie: cookieOf(first), origin: server.baseUrl };
    const out = await client.call('POST', '/api/auth/sign-out', { body: {}, headers });
    expect(out).toMatchObject({ status: 200, body: { success: true } });
    expect(out.headers.getSetCookie().join()).toMatch(/better-auth\.session_token=; Max-Age=0/);

    expect(await client.call('GET', '/api/v1/me', { headers })).toMatchObject({ status: 401 });
    expect(await client.with(tokenOf(first)).get('/api/v1/me')).toMatchObject({ status: 401 });
    expect(await client.with(tokenOf(second)).get('/api/v1/me')).toMatchObject({ status: 200 });

    expect(await client.with(tokenOf(second)).post('/api/auth/sign-out')).toMatchObject({ status: 200 });
    expect(await client.with(tokenOf(second)).get('/api/v1/me')).toMatchObject({ status: 401 });
  });

  test('ends after thirty days', async () => {
    const token = tokenOf((await verify(await newLink(newAddress()))).headers);
    const [{ days }] = await rowsOf<{ days: number }>(
      `SELECT round(extract(epoch FROM "expiresAt" - now()) / 86400)::int AS days FROM "session" ORDER BY "createdAt" DESC LIMIT 1`,
    );
    expect(days).toBe(30);
    await server.owner.query(`UPDATE "session" SET "expiresAt" = "expiresAt" - interval '30 days'`);
    expect(await client.with(token).get('/api/v1/me')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    expect((await client.with(token).get('/api/auth/get-session')).body).toBeNull();
  });

  test('ends with the person', async () => {
    const email = newAddress();
    const token = tokenOf((await verify(await newLink(email))).headers);
    await server.owner.query('DELETE FROM "user" WHERE email = $1', [email]);
    expect(await client.with(token).get('/api/v1/me')).toMatchObject({ status: 401 });
  });

  test('of nobody is null', async () => {
    expect(await client.get('/api/auth/get-session')).toMatchObject({ status: 200, body: null });
  });

  test('asks who has none to sign in, and says how', async () => {
    const answer = await client.get('/api/v1/me');
    expectProblem(answer, 'not-signed-in');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.body.detail).toContain(linkPath);
  });
});

describe('the sign-in page', () => {
  const good = 'abcdefghijklmnopqrstuvwxyzABCDEF';

  test('has a form with a button and nothing that runs by itself', async () => {
    const { body, headers } = await client.get(`/sign-in?token=${good}`);
    expect(body).toContain(`<input type="hidden" name="token" value="${good}">`);
    expect(body).toContain('<button>Sign in<span lang="cy">Mewngofnodi</span></button>');
    expect(body).toContain('<link rel="stylesheet" href="/page.css">');
    expect(body).not.toMatch(/<script|\bon\w+=|http-equiv|javascript:/i);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'.*script-src 'self';/);
  });

  test.each([
    ['markup for a token', 'token="><script>alert(1)</script>'],
    ['markup after a token', `token=${good}"><img src=x onerror=alert(1)>`],
    ['markup for an error', 'error=<script>alert(1)</script>'],
    ['markup beside a good token', `token=${good}&error=<script>alert(1)</script>`],
    ['markup for what is not read', `token=short&callbackURL=<script>alert(1)</script>`],
    ['two tokens', `token=${good}&token=<script>alert(1)</script>`],
    ['a token of another shape', 'token[toString]=<script>alert(1)</script>'],
    ['a line break', `token=${good}%0d%0aset-cookie:%20x=y`],
    ['nothing', ''],
  ])('answers %s with one fixed text', async (_, query) => {
    const { status, body } = await client.get(`/sign-in?${encodeURI(query).replaceAll('%25', '%')}`);
    expect(status).toBe(200);
    expect(body).toContain('This link does not work any more');
    expect(body).not.toMatch(/alert|<img|<script/);
  });
});

describe('of the sign-in library', () => {
  let token: string | undefined;

  test.each([
    '/sign-up/email',
    '/sign-in/email',
    '/sign-in/social',
    '/sign-in/magic-link/',
    '/sign-out/all',
    '/callback/google',
    '/update-user',
    '/change-email',
    '/change-password',
    '/set-password',
    '/request-password-reset',
    '/reset-password',
    '/send-verification-email',
    '/verify-email',
    '/delete-user',
    '/delete-user/callback',
    '/list-sessions',
    '/revoke-session',
    '/revoke-sessions',
    '/revoke-other-sessions',
    '/update-session',
    '/list-accounts',
    '/link-social',
    '/unlink-account',
    '/refresh-token',
    '/get-access-token',
    '/account-info',
    '/token',
    '/organization/create',
    '/passkey/list-user-passkeys',
    '/passkey/update-passkey',
    '/passkey/delete-passkey',
    '/ok',
    '/error',
    '/',
    '',
  ])('nothing is served at /api/auth%s', async (path) => {
    token ??= await signedInToken();
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'])
      expectProblem(
        await client.call(method, `/api/auth${path}`, { token, ...(method === 'GET' ? {} : { body: {} }) }),
        'not-found',
      );
  });

  test('nothing more is reached by a crooked address', async () => {
    const token = await signedInToken();
    const crooked = [
      '/api/auth//update-user',
      '/api/auth/get-session/../update-user',
      '/api/auth/get-session%2f..%2fupdate-user',
      '/api/auth/get-session%2e%2e/update-user',
      '/API/AUTH/update-user',
      '/api/auth/get-session;/../update-user',
    ];
    for (const path of crooked) {
      const answer = await client.call('POST', path, { token, body: { name: 'Changed' } });
      expect([404, 405]).toContain(answer.status);
    }
    expect((await client.with(token).get('/api/v1/me')).body.name).not.toBe('Changed');
  });

  test('the eight addresses answer the one method they are for', async () => {
    for (const [method, path] of [
      ['GET', linkPath],
      ['POST', verifyPath],
      ['GET', '/api/auth/sign-out'],
      ['POST', '/api/auth/passkey/generate-register-options'],
      ['GET', '/api/auth/passkey/verify-registration'],
      ['POST', '/api/auth/passkey/generate-authenticate-options'],
      ['GET', '/api/auth/passkey/verify-authentication'],
    ] as const) {
      const answer = await client.call(method, path, method === 'GET' ? {} : { body: {} });
      expect([404, 405]).toContain(answer.status);
      expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    }
  });
});

describe('who signs in very often', () => {
  test('is told to wait, for how long, and by the address that we believe', async () => {
    const strict = await startServer({ signInsPerMinute: 5 });
    const asker = await Client.of(strict);
    const ask = (forwarded: string) =>
      asker.call('POST', linkPath, { body: { email: newAddress() }, headers: { 'x-forwarded-for': forwarded } });
    for (let attempt = 1; attempt <= 5; attempt++)
      expect(await ask(`203.0.113.${attempt}`)).toMatchObject({ status: 200 });
    const refused = await ask('203.0.113.77');
    expect(refused.status).toBe(429);
    expectProblem(refused, 'too-many-requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    await strict.stop();
  });

  test('is counted by what a trusted proxy says of them, and not by what they say before it', async () => {
    const strict = await startServer({ signInsPerMinute: 3, trustProxy: '127.0.0.1' });
    const asker = await Client.of(strict);
    const ask = (forwarded: string) =>
      asker.call('POST', linkPath, { body: { email: newAddress() }, headers: { 'x-forwarded-for': forwarded } });
    for (let attempt = 1; attempt <= 3; attempt++) expect(await ask('203.0.113.1')).toMatchObject({ status: 200 });
    expect(await ask('203.0.113.1')).toMatchObject({ status: 429 });
    expect(await ask('203.0.113.2')).toMatchObject({ status: 200 });
    expect(await ask('198.51.100.9, 203.0.113.1')).toMatchObject({ status: 429 });
    await strict.stop();
  });
});

describe('my account', () => {
  test('is changed by what is sent, and only by that', async () => {
    const { email, id } = await aPerson(server, { name: 'Ada' });
    const me = await client.as(email);
    const changed = await me.patch('/api/v1/me', { zone: 'america/new_york', language: 'cy' });
    expect(changed).toMatchObject({
      status: 200,
      body: { user_id: id, name: 'Ada', language: 'cy', zone: 'America/New_York' },
    });
    expect((await me.patch('/api/v1/me', { name: ' Ada Lovelace ' })).body.name).toBe('Ada Lovelace');
    expect((await me.patch('/api/v1/me', {})).body).toEqual((await me.get('/api/v1/me')).body);
    expect((await me.get('/api/v1/me')).body).toMatchObject({
      name: 'Ada Lovelace',
      language: 'cy',
      zone: 'America/New_York',
    });
  });

  test.each([
    ['a zone that there is not', { zone: 'Europe/Cardigan' }, 422, '/zone'],
    ['an offset for a zone', { zone: '+01:00' }, 422, '/zone'],
    ['a zone without end', { zone: 'x'.repeat(65) }, 400, '/zone'],
    ['a language that we do not write', { language: 'fr' }, 400, '/language'],
    ['an empty name', { name: ' ' }, 400, '/name'],
    ['a name without end', { name: 'x'.repeat(201) }, 400, '/name'],
    ['no name at all', { name: null }, 400, '/name'],
    ['an address of somebody else', { email: 'ceo@barefoot.example' }, 400, '/email'],
    ['a role', { steward: true }, 400, '/steward'],
  ])('does not take %s', async (_, body, status, pointer) => {
    const me = await client.as((await aPerson(server)).email);
    const before = (await me.get('/api/v1/me')).body;
    expect(await me.patch('/api/v1/me', body)).toMatchObject({ status, body: { errors: [{ pointer }] } });
    expect((await me.get('/api/v1/me')).body).toEqual(before);
  });
});

function newAddress(): string {
  return `signs-in-${++number}@people.example`;
}

describe('what signing in leaves behind', () => {
  const rows = async (table: string) => (await rowsOf(`SELECT FROM ${table}`)).length;

  test('goes when it has expired, and stays until then', async () => {
    const token = await signedInToken();
    const link = await newLink(newAddress());
    await server.app.get(Jobs).sweepNow();
    expect((await client.with(token).get('/api/v1/me')).status).toBe(200);
    expect(await verify(link)).toMatchObject({ status: 200 });
    await newLink(newAddress());
    expect(await rows('"rateLimit"')).toBeGreaterThan(0);

    await letMinutesPass(16);
    await server.owner.query(`UPDATE "session" SET "expiresAt" = "expiresAt" - interval '31 days'`);
    await server.owner.query(`UPDATE "rateLimit" SET "lastRequest" = "lastRequest" - 25 * 3600 * 1000`);
    await server.app.get(Jobs).sweepNow();
    for (const table of ['"session"', 'verification', '"rateLimit"']) expect(await rows(table)).toBe(0);
  });

  test('goes after ninety days where it is a letter', async () => {
    const email = newAddress();
    await newLink(email);
    const posted = server.clock.now();
    server.clock.moveTo(posted.add({ hours: 90 * 24 - 1 }));
    await server.app.get(Jobs).sweepNow();
    expect(await lettersTo(email)).toHaveLength(1);
    server.clock.moveTo(posted.add({ hours: 90 * 24 + 1 }));
    await server.app.get(Jobs).sweepNow();
    expect(await lettersTo(email)).toHaveLength(0);
  });
});

function askForLink(email: string) {
  return client.post(linkPath, { email });
}

async function newLink(email: string): Promise<string> {
  await askForLink(email);
  return linkIn((await lettersTo(email))[0]).searchParams.get('token') ?? '';
}

function verify(token: string) {
  return client.get(`${verifyPath}?token=${token}`);
}

async function signedInToken(): Promise<string> {
  return tokenOf((await verify(await newLink(newAddress()))).headers);
}

async function lettersTo(email: string): Promise<any[]> {
  return (await client.get(`/dev/mail?to=${encodeURIComponent(email)}`)).body.items;
}

function linkIn(letter: { body: string }): URL {
  return new URL(/^http\S+$/m.exec(letter.body)?.[0] ?? '');
}

/** Where a browser goes when the form's button is pressed. */
function submissionOf(html: string): string {
  const action = /<form action="([^"]+)" method="get">/.exec(html)?.[1] ?? '';
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return `${action}?${new URLSearchParams(fields.map(([, name, value]) => [name!, value!])).toString()}`;
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function tokenOf(headers: Headers): string {
  return headers.get('set-auth-token') ?? '';
}

function expectProblem(answer: { status: number; body: any; headers: Headers }, code: string): void {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ status: answer.status, code, request: answer.headers.get('x-request-id') });
}

/** As if all links had been asked for so much earlier: the library goes by the machine's clock. */
async function letMinutesPass(minutes: number): Promise<void> {
  await server.owner.query(`UPDATE verification SET "expiresAt" = "expiresAt" - make_interval(secs => $1)`, [
    minutes * 60,
  ]);
}

async function rowsOf<Row = any>(sql: string, ...values: unknown[]): Promise<[Row, ...Row[]]> {
  return (await server.owner.query(sql, values)).rows as [Row, ...Row[]];
}
