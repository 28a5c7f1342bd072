import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { MailServer } from '../support/mail-server.js';
import { freePort, newDatabase } from '../support/server.js';

/** The built service in a process of its own, as an operator runs it: with a database, a mail server and an https address. */
const program = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

let service: ChildProcess;
let baseUrl: string;
let owner: pg.Client;
let mail: MailServer;
let output = '';

beforeAll(async () => {
  const databaseUrl = await newDatabase();
  mail = await MailServer.start();
  const port = await freePort();
  baseUrl = `http://127.0.0.1:${port}`;
  owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  service = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      BASE_URL: 'https://barefoot.example',
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: 'a secret that only the tests use, 0123456789',
      SMTP_URL: mail.url,
      RECEIPT_SIGNING_KEY: 'MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC',
      TRUST_PROXY: '',
    },
  });
  service.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  service.stderr?.on('data', (text: Buffer) => (output += text.toString()));
  await until(async () => (await fetch(`${baseUrl}/health/ready`).catch(() => undefined))?.ok === true);
});
afterAll(async () => {
  service.kill('SIGKILL');
  await owner.end();
  await mail.close();
});

const email = 'ada.lovelace@people.example';
let cookie: string;
let token: string;

test('signs somebody in by letter, with a cookie that only https carries', async () => {
  expect((await post('/api/auth/sign-in/magic-link', { email })).status).toBe(200);
  const [letter] = await mail.waitFor(email, 1);
  expect(letter?.from).toBe('Barefoot <bookings@barefoot.example>');
  token = /^https:\/\/barefoot\.example\/sign-in\?token=([A-Za-z]{32})$/m.exec(letter?.text ?? '')?.[1] ?? '';
  const verified = await fetch(`${baseUrl}/api/auth/magic-link/verify?token=${token}`);
  expect(verified.status).toBe(200);
  const [set] = verified.headers.getSetCookie();
  expect(set).toMatch(/^__Secure-better-auth\.session_token=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  cookie = set!.split(';')[0]!;
  expect((await fetch(`${baseUrl}/api/v1/me`, { headers: { cookie } })).status).toBe(200);
});

test('keeps no text of a letter that is on its way', async () => {
  await until(async () => (await owner.query('SELECT FROM letters WHERE sent_at IS NOT NULL')).rowCount === 1);
  expect((await owner.query('SELECT body FROM letters')).rows).toEqual([{ body: null }]);
});

test.each([
  ['GET', '/dev/mail'],
  ['GET', '/dev/accounts'],
  ['GET', '/dev/letters'],
  ['GET', '/dev/letters/sign-in/en'],
  ['POST', '/dev/sessions'],
  ['PUT', '/dev/clock'],
])('has no %s %s', async (method, path) => {
  const body = method === 'GET' ? {} : { body: JSON.stringify({ email, now: '2031-01-01T00:00:00Z' }) };
  const response = await fetch(baseUrl + path, { method, headers: { 'content-type': 'application/json' }, ...body });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'not-found', detail: 'There is nothing at this address.' });
});

test('works as the restricted role, which has what migrations grant and no more', async () => {
  const read = async () => (await fetch(`${baseUrl}/api/v1/organisations`, { headers: { cookie } })).status;
  expect(await read()).toBe(200);
  await owner.query('REVOKE SELECT ON organisations FROM barefoot_app');
  expect(await read()).toBe(500);
  await owner.query('GRANT SELECT ON organisations TO barefoot_app');
  expect(await read()).toBe(200);
});

test('finishes what it has begun when it is told to stop: a slow request, and the letter that it causes', async () => {
  mail.delayMilliseconds = 500;
  await owner.query('BEGIN; LOCK TABLE organisations IN ACCESS EXCLUSIVE MODE');
  const slow = fetch(`${baseUrl}/api/v1/organisations`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Slow Co-op', kind: 'co_op' }),
  });
  await until(async () => (await waiting()) > 0);
  expect((await post('/api/auth/sign-in/magic-link', { email: 'second@people.example' })).status).toBe(200);
  await mail.waitFor('second@people.example', 1);

  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  await until(async () => (await fetch(`${baseUrl}/health/live`).catch(() => undefined))?.status !== 200);
  await owner.query('COMMIT');
  const answer = await slow;
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ name: 'Slow Co-op' });
  expect(await ended).toEqual([0, null]);
  expect(mail.to('second@people.example')).toHaveLength(1);
  expect((await owner.query('SELECT FROM letters WHERE sent_at IS NULL')).rowCount).toBe(0);
  await until(
    async () =>
      (
        await owner.query(
          `SELECT FROM pg_stat_activity WHERE application_name = 'barefoot' AND datname = current_database()`,
        )
      ).rowCount === 0,
  );
});

test('logged one line a request, with its number and with nothing that is personal or secret', () => {
  const lines = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  const requests = lines.filter(({ req }) => req !== undefined);
  const verified = requests.filter(({ req }) => req.path === '/api/auth/magic-link/verify');
  expect(verified).toHaveLength(1);
  expect(verified[0]).toMatchObject({
    req: { id: expect.stringMatching(/^[0-9a-f-]{36}$/), method: 'GET' },
    res: { status: 200 },
  });
  expect(requests.filter(({ req }) => req.path.startsWith('/health'))).toEqual([]);
  expect(requests.filter(({ req, res }) => req.path === '/api/v1/me' && res.status === 200)).toHaveLength(1);
  expect(requests.filter(({ req, res }) => req.path === '/dev/mail' && res.status === 404)).toHaveLength(1);
  for (const secret of [
    token,
    cookie.split('=')[1]!,
    decodeURIComponent(cookie.split('=')[1]!),
    email,
    'ada.lovelace',
    'only the tests use',
  ])
    expect(output).not.toContain(secret);
  const bugs = lines.filter(({ level, res }) => level >= 40 && res === undefined);
  expect(bugs.map(({ message }) => message)).toEqual(['permission denied for table organisations']);
  expect(requests.find(({ req, res }) => req.id === bugs[0].request && res !== undefined)).toMatchObject({
    req: { path: '/api/v1/organisations' },
    res: { status: 500 },
  });
});

function post(path: string, body: object): Promise<Response> {
  return fetch(baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** How many statements wait for our lock. */
async function waiting(): Promise<number> {
  const { rowCount } = await owner.query(
    `SELECT FROM pg_locks WHERE NOT granted AND relation = 'organisations'::regclass`,
  );
  return rowCount ?? 0;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const limit = AbortSignal.timeout(20_000);
  while (!(await isSo())) {
    if (limit.aborted) throw new Error(`This took too long. The service said:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
