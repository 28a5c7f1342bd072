import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Database } from '../../src/platform/database.js';
import { Jobs } from '../../src/platform/jobs.js';
import { type LetterKind, Mail, Undelivered } from '../../src/mail/index.js';
import { Client } from '../support/client.js';
import { aPerson } from '../support/factories.js';
import { MailServer, type ReceivedLetter } from '../support/mail-server.js';
import { freePort, newDatabase, startServer, type TestServer } from '../support/server.js';

const dkim = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateKey = dkim.privateKey.export({ type: 'pkcs8', format: 'pem' });

let mail: MailServer;
let server: TestServer;
let letters = 0;

beforeAll(async () => {
  mail = await MailServer.start();
  const signing = { domain: 'barefoot.example', selector: 'one', privateKey };
  server = await startServer({ smtpUrl: mail.url, dkim: signing, logLevel: 'silent' });
});
afterAll(async () => {
  await server.stop();
  await mail.close();
});
beforeEach(() => {
  mail.mood = 'takes letters';
});

/** A letter to somebody new; returns the address. */
async function post(
  kind: LetterKind = 'profile-approved',
  address = `reader-${++letters}@people.example`,
): Promise<string> {
  const letter = { kind, to: { name: 'Siân', address }, subject: 'Tŷ', text: `Helo,\n\nŵ ${'long '.repeat(40)}\n` };
  const calendar = { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } as const;
  await server.app.get(Database).transaction((tx) => server.app.get(Mail).post(tx, { ...letter, calendar }));
  return address;
}

/** What became of the letters to an address. */
async function kept(address: string): Promise<any[]> {
  const { rows } = await server.owner.query('SELECT * FROM letters WHERE to_address = $1 ORDER BY id', [address]);
  return rows;
}

async function eventually<T>(look: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 1000; tries++) {
    const found = await look();
    if (isSo(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`This did not come to be: ${JSON.stringify(await look())}`);
}

const one = async (address: string) => (await kept(address))[0];
const tried = (address: string, times: number) =>
  eventually(
    () => one(address),
    (row) => row.tries === times && row.handing_over_until === null,
  );
const gone = (address: string) =>
  eventually(
    () => one(address),
    (row) => row.sent_at !== null,
  );
const sweep = () => server.app.get(Jobs).sweepNow();
const later = (minutes: number) => server.clock.moveTo(server.clock.now().add({ minutes }));

/** As often as our clock says, until nobody would try any more. */
async function wait(minutes: number, step: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += step) {
    later(step);
    await sweep();
    await eventually(unfinished, (count) => count === 0);
  }
}

async function unfinished(): Promise<number> {
  const { rows } = await server.owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'deliver-letter' AND state IN ('created', 'retry', 'active')`,
  );
  return rows[0]!.count;
}

describe('a letter', () => {
  test('is signed, so that its reader’s mail server can tell that it is from our domain, and unchanged', async () => {
    const [letter] = await mail.waitFor(await post(), 1);
    expect(isSigned(letter!)).toBe(true);
    expect(isSigned({ ...letter!, raw: letter!.raw.replace('Helo', 'Hola') })).toBe(false);
    expect(isSigned({ ...letter!, raw: letter!.raw.replace(/^Subject: .*$/m, 'Subject: Another') })).toBe(false);
    expect(tagsOf(letter!)).toMatchObject({ d: 'barefoot.example', s: 'one', a: 'rsa-sha256' });
    expect(tagsOf(letter!)['h']!.split(':')).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'message-id']));
  });

  test('is signed with both fields by which its reader refuses such letters, as RFC 8058 asks', async () => {
    const { email } = await aPerson(server);
    const [letter] = await mail.waitFor(await post('profile-approved', email), 1);
    expect(letter!.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(tagsOf(letter!)['h']!.split(':')).toEqual(
      expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'from', 'to', 'subject', 'date']),
    );
    expect(isSigned(letter!)).toBe(true);
    expect(isSigned({ ...letter!, raw: letter!.raw.replace(/^List-Unsubscribe-Post: .*$/im, '') })).toBe(false);
  });

  test('that is refused while it is tried again does not go out, and is told on the site', async () => {
    const { email } = await aPerson(server);
    const reader = await (await Client.of(server)).as(email);
    mail.mood = 'refuses letters';
    await post('conversation-message', email);
    const ofNews = async () => (await kept(email)).find(({ kind }) => kind === 'conversation-message');
    await eventually(ofNews, (row) => row.tries === 1 && row.handing_over_until === null);
    await reader.put('/api/v1/me/notification-preferences', { messages: { email: false } });
    mail.mood = 'takes letters';
    later(2);
    await sweep();
    const row = await eventually(ofNews, ({ way }) => way === 'site');
    expect(row).toMatchObject({ sent_at: null, next_try_at: null, held_at: null, body: null, tries: 1 });
    expect(mail.to(email).map(({ subject }) => subject)).not.toContain('Tŷ');
    expect((await reader.get('/api/v1/me/letters')).body.items).toMatchObject([{ subject: 'Tŷ' }]);
  });

  test('outlives a mail server that is away for an hour, and arrives once', async () => {
    await mail.close();
    const addresses = [await post(), await post(), await post()];
    for (const address of addresses) expect((await tried(address, 1)).failure).toBe('no-answer');
    await wait(64, 8);
    for (const address of addresses) {
      expect(await one(address)).toMatchObject({ sent_at: null, given_up_at: null, body: expect.any(String) });
      expect((await one(address)).tries).toBeLessThan(10);
    }
    await mail.open();
    await wait(30, 10);
    for (const address of addresses) {
      expect(await gone(address)).toMatchObject({ failure: null, next_try_at: null, body: null, calendar: null });
      expect(mail.to(address)).toHaveLength(1);
    }
  });

  test.each(['refuses senders', 'refuses letters', 'greylists', 'cuts'] as const)(
    'waits where the mail server %s, and is told why by a code alone',
    async (mood) => {
      mail.mood = mood;
      const address = await post();
      const codes = { 'refuses senders': '451', 'refuses letters': '451', greylists: '4.7.1', cuts: 'no-answer' };
      expect(await tried(address, 1)).toMatchObject({ failure: codes[mood], given_up_at: null });
      await sweep();
      expect((await one(address)).tries).toBe(1);
      if (mood !== 'greylists') mail.mood = 'takes letters';
      later(2);
      await sweep();
      await gone(address);
      expect(mail.to(address)).toHaveLength(1);
    },
  );

  test('that was taken although nobody heard the yes is handed over again as it was, octet for octet', async () => {
    mail.mood = 'takes and cuts';
    const address = await post();
    await tried(address, 1);
    expect(mail.to(address)).toHaveLength(1);
    mail.mood = 'takes letters';
    later(2);
    await sweep();
    await gone(address);
    const [first, second, ...others] = mail.to(address);
    expect(others).toEqual([]);
    expect(second!.raw).toBe(first!.raw);
    expect(first!.messageId).toBe(`<${(await one(address)).id}@127.0.0.1>`);
  });

  test('to an address that the mail server knows nothing of is given up at once, and the next one is held', async () => {
    mail.mood = 'knows nobody';
    const address = await post();
    const given = await eventually(
      () => one(address),
      (row) => row.given_up_at !== null,
    );
    expect(given).toMatchObject({ failure: '5.1.1', tries: 1, next_try_at: null, body: expect.any(String) });
    mail.mood = 'takes letters';
    await post('profile-approved', address.toUpperCase());
    const held = await eventually(
      () => one(address.toUpperCase()),
      (row) => row.held_at !== null,
    );
    expect(held).toMatchObject({ tries: 0, next_try_at: null });
    await wait(120, 30);
    expect([...mail.to(address), ...mail.to(address.toUpperCase())]).toEqual([]);
  });

  test('that is itself refused for good is given up, and the address goes on getting others', async () => {
    mail.mood = 'takes none for good';
    const address = await post();
    await eventually(
      () => one(address),
      (row) => row.given_up_at !== null && row.failure === '5.6.0',
    );
    mail.mood = 'takes letters';
    await post('profile-approved', address);
    expect(await mail.waitFor(address, 1)).toHaveLength(1);
  });

  test('is given up after a week, and a link that signs in after a quarter of an hour, of which nothing is kept', async () => {
    mail.mood = 'refuses letters';
    const [news, link] = [await post(), await post('sign-in')];
    await Promise.all([tried(news, 1), tried(link, 1)]);
    await wait(16, 8);
    expect(await one(link)).toMatchObject({ failure: 'too-late', body: null, sent_at: null });
    expect((await one(link)).given_up_at).not.toBeNull();
    await wait(6 * 24 * 60, 24 * 60);
    expect((await one(news)).given_up_at).toBeNull();
    await wait(24 * 60, 12 * 60);
    expect((await one(news)).given_up_at).not.toBeNull();
    expect(await one(news)).toMatchObject({ failure: 'too-late', body: expect.any(String) });
    mail.mood = 'takes letters';
    await wait(60, 60);
    expect([...mail.to(news), ...mail.to(link)]).toEqual([]);
  });

  test('is handed over by one at a time, however many try', async () => {
    mail.delayMilliseconds = 300;
    const address = await post();
    await mail.waitFor(address, 1);
    const { id } = await one(address);
    const jobs = server.app.get(Jobs);
    for (let times = 0; times < 5; times++) {
      await server.app
        .get(Database)
        .transaction((tx) => jobs.send(tx, 'deliver-letter', { letterId: id }, `${id} again ${times}`));
      await sweep();
    }
    await gone(address);
    await eventually(unfinished, (count) => count === 0);
    mail.delayMilliseconds = 0;
    expect(mail.to(address)).toHaveLength(1);
    expect((await one(address)).tries).toBe(1);
  });
});

describe('a reminder', () => {
  const id = '018f0000-0000-7000-8000-00000000000a';

  async function postAbout(address: string, kind: LetterKind, startsAt: Temporal.Instant): Promise<void> {
    const letter = { kind, to: { name: 'Siân', address }, subject: kind, text: 'Helo,\n\nYfory.\n' };
    await server.app
      .get(Database)
      .transaction((tx) => server.app.get(Mail).post(tx, { ...letter, about: { id, startsAt } }));
  }

  test('is worth nothing once the session begins, and nobody has it sent again', async () => {
    mail.mood = 'refuses letters';
    const address = `reader-${++letters}@people.example`;
    const startsAt = server.clock.now().add({ minutes: 50 });
    await postAbout(address, 'booking-reminder-soon', startsAt);
    await tried(address, 1);
    expect((await one(address)).worth_until.toISOString()).toBe(new Date(startsAt.epochMilliseconds).toISOString());
    await wait(48, 24);
    expect((await one(address)).given_up_at).toBeNull();
    mail.mood = 'takes letters';
    later(40);
    await sweep();
    const given = await eventually(
      () => one(address),
      (row) => row.given_up_at !== null,
    );
    expect([given.failure, mail.to(address)]).toEqual(['too-late', []]);
    const again = await server.app
      .get(Database)
      .transaction((tx) => server.app.get(Undelivered).sendAgain(tx, given.id, server.clock.now()));
    expect(again).toBeUndefined();
  });

  test('that is tried again is dropped once the session is moved, and not when anything else is told of it', async () => {
    mail.mood = 'refuses letters';
    const address = `reader-${++letters}@people.example`;
    const startsAt = server.clock.now().add({ hours: 24 });
    await postAbout(address, 'booking-reminder', startsAt);
    await tried(address, 1);
    mail.mood = 'takes letters';
    await postAbout(address, 'reply-not-read', startsAt);
    expect(await one(address)).toMatchObject({ way: 'mail', next_try_at: expect.anything() });
    await postAbout(address, 'booking-moved', startsAt.add({ hours: 24 }));
    expect(await one(address)).toMatchObject({ way: 'site', next_try_at: null, body: null });
    later(2);
    await sweep();
    await eventually(unfinished, (count) => count === 0);
    expect(mail.to(address).map(({ subject }) => subject)).toEqual(['reply-not-read', 'booking-moved']);
  });

  test('that is held for an address is dropped once the session is called off; one that is being handed over is not', async () => {
    mail.mood = 'knows nobody';
    const address = await post();
    await eventually(
      () => one(address),
      (row) => row.given_up_at !== null,
    );
    const startsAt = server.clock.now().add({ hours: 24 });
    await postAbout(address, 'booking-reminder', startsAt);
    const reminder = async () => (await kept(address))[1];
    await eventually(reminder, (row) => row.held_at !== null);
    await postAbout(address, 'booking-cancelled', startsAt);
    expect(await reminder()).toMatchObject({ way: 'site', held_at: null, next_try_at: null, body: null });

    mail.mood = 'takes letters';
    mail.delayMilliseconds = 300;
    const other = `reader-${++letters}@people.example`;
    await postAbout(other, 'booking-reminder', startsAt);
    await mail.waitFor(other, 1);
    await postAbout(other, 'booking-cancelled', startsAt);
    mail.delayMilliseconds = 0;
    expect(await gone(other)).toMatchObject({ way: 'mail', tries: 1 });
  });
});

describe('a process that is killed while it hands over a letter', () => {
  const program = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
  const email = 'ada.lovelace@people.example';

  test('leaves it to the next, which hands over the same one', async () => {
    const databaseUrl = await newDatabase();
    const owner = new pg.Client({ connectionString: databaseUrl });
    await owner.connect();
    mail.delayMilliseconds = 60_000;
    const first = await aService(databaseUrl);
    await ask(first.baseUrl);
    await mail.waitFor(email, 1);
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');
    const { rows } = await owner.query('SELECT sent_at, tries, handing_over_until > now() AS is_claimed FROM letters');
    expect(rows).toEqual([{ sent_at: null, tries: 1, is_claimed: true }]);

    mail.delayMilliseconds = 0;
    await owner.query(`UPDATE letters SET handing_over_until = now() - interval '1 second'`); // ten minutes later
    await owner.query(`UPDATE pgboss.job SET state = 'failed' WHERE name = 'deliver-letter'`);
    const second = await aService(databaseUrl);
    await owner.query(
      `INSERT INTO pgboss.job (name, data) SELECT 'deliver-letter', jsonb_build_object('letterId', id) FROM letters`,
    );
    const copies = await mail.waitFor(email, 2);
    await eventually(
      async () => (await owner.query('SELECT FROM letters WHERE sent_at IS NOT NULL')).rowCount,
      (count) => count === 1,
    );
    second.process.kill('SIGKILL');
    await once(second.process, 'exit');
    await owner.end();
    expect(copies).toHaveLength(2);
    expect(copies[1]!.raw).toBe(copies[0]!.raw);
  });

  async function aService(databaseUrl: string): Promise<{ process: ChildProcess; baseUrl: string }> {
    const port = await freePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    const service = spawn(process.execPath, [program], {
      stdio: 'ignore',
      env: {
        ...{ NODE_ENV: 'production', PORT: String(port), BASE_URL: 'https://barefoot.example', LOG_LEVEL: 'silent' },
        ...{ DATABASE_URL: databaseUrl, AUTH_SECRET: 'a secret that only the tests use, 0123456789' },
        SMTP_URL: mail.url,
      },
    });
    await eventually(
      async () => (await fetch(`${baseUrl}/health/ready`).catch(() => undefined))?.ok ?? false,
      (is) => is,
    );
    return { process: service, baseUrl };
  }

  async function ask(baseUrl: string): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ email });
    expect((await fetch(`${baseUrl}/api/auth/sign-in/magic-link`, { method: 'POST', headers, body })).status).toBe(200);
  }
});

/** RFC 6376, as the mail server of a reader checks it: relaxed in its headers and its body. */
function isSigned(letter: ReceivedLetter): boolean {
  const [head = ''] = letter.raw.split('\r\n\r\n');
  const body = letter.raw.slice(head.length + 4);
  const tags = tagsOf(letter);
  const hash = createHash('sha256')
    .update(Buffer.from(relaxedBody(body), 'latin1'))
    .digest('base64');
  if (hash !== tags['bh']) return false;
  const fields = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const named = (name: string) => fields.findLast((field) => field.toLowerCase().startsWith(`${name}:`)) ?? '';
  const signature = named('dkim-signature').replace(/\bb=[^;]*$/, 'b=');
  const signed = [...tags['h']!.split(':').map(named), signature].map(relaxedField).join('\r\n');
  return verify('sha256', Buffer.from(signed, 'latin1'), dkim.publicKey, Buffer.from(tags['b'] ?? '', 'base64'));
}

function tagsOf({ raw }: ReceivedLetter): Record<string, string> {
  const [, field = ''] = /^DKIM-Signature:((?:.|\r\n[ \t])*)/im.exec(raw) ?? [];
  const tags = field.replace(/\s+/g, '').split(';').filter(Boolean);
  return Object.fromEntries(tags.map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]));
}

function relaxedField(field: string): string {
  const [, name = '', value = ''] = /^([^:]*):(.*)$/s.exec(field) ?? [];
  return `${name.trim().toLowerCase()}:${value.replace(/[ \t]+/g, ' ').trim()}`;
}

function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  return `${lines.join('\r\n').replace(/(\r\n)+$/, '')}\r\n`;
}
