import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Logger } from '@nestjs/common';
import { InboundMail, type Letter, type LetterKind, Mail } from '../../src/mail/index.js';
import { HandleInboundMail } from '../../src/mail/inbound/handle-inbound-mail.job.js';
import { Database } from '../../src/platform/database.js';
import { Jobs } from '../../src/platform/jobs.js';
import { aComplaint, byExchange, byExim, byGmail, byOldExim, byPostfix, thatSheIsAway } from '../support/bounces.js';
import { Client } from '../support/client.js';
import { aPerson, aSteward, type Somebody } from '../support/factories.js';
import { bring, brings, inboundMail } from '../support/inbound-mail.js';
import { MailServer } from '../support/mail-server.js';
import { startServer, type TestServer } from '../support/server.js';

let mail: MailServer;
let server: TestServer;
let client: Client;
let steward: Client;
let failing = false;

beforeAll(async () => {
  mail = await MailServer.start();
  server = await startServer({ smtpUrl: mail.url, inboundMail, logLevel: 'silent' });
  client = await Client.of(server);
  steward = await client.as((await aSteward(server)).email);
  server.app.get(InboundMail).handle('trial', [''], ({ text }) => {
    if (failing) return Promise.reject(new Error('Not now'));
    return Promise.resolve(text.trim() === 'ŵ' ? 'understood' : 'not-understood');
  });
});
afterAll(async () => {
  await server.stop();
  await mail.close();
});
beforeEach(() => {
  mail.mood = 'takes letters';
});

async function post(address: string, kind: LetterKind = 'profile-approved'): Promise<void> {
  const letter = { kind, to: { name: 'Ada', address }, subject: 'News', text: 'News' };
  await server.app.get(Database).transaction((tx) => server.app.get(Mail).post(tx, letter));
}

async function kept(address: string): Promise<any[]> {
  const { rows } = await server.owner.query('SELECT * FROM letters WHERE to_address = $1 ORDER BY id', [address]);
  return rows;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1000 && !(await isSo()); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await isSo()).toBe(true);
}

/** Somebody who was written to, and where that would come back to. */
async function aReader(): Promise<{ person: Somebody; me: Client; bounced: { to: string; reader: string } }> {
  const person = await aPerson(server);
  await post(person.email);
  const [letter] = await mail.waitFor(person.email, 1);
  await until(async () => (await kept(person.email)).every(({ sent_at: at }) => at !== null));
  return {
    person,
    me: await client.as(person.email),
    bounced: { to: letter!.returnPath, reader: person.email },
  };
}

/** In the words of a mail server that writes no reports. */
const bySaying = (words: string) => (bounced: { to: string; reader: string }) =>
  byOldExim(bounced).replace('Unrouteable address', `SMTP error from remote mail server: ${words}`);
const marked = async (me: Client) => (await me.get('/api/v1/me/address')).body.comes_back;
const trial = (text = 'ŵ') => `To: trial+x@in.barefoot.example\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`;

describe('a message', () => {
  test('is taken once, however often it is brought, and nothing but what became of it is kept', async () => {
    const how = { id: 'msg_once' };
    const answers = await Promise.all([bring(server, client, trial(), how), bring(server, client, trial(), how)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    const rows = async () =>
      (await server.owner.query(`SELECT * FROM inbound_mail WHERE webhook_id = 'msg_once'`)).rows;
    await until(async () => (await rows())[0].outcome === 'understood');
    expect(await rows()).toMatchObject([{ raw: null, tries: 0, parked_at: null }]);
  });

  test('is signed by any of our secrets, within five minutes', async () => {
    const now = server.clock.now();
    expect(await bring(server, client, trial(), { secret: inboundMail.secrets[1]! })).toMatchObject({ status: 204 });
    for (const how of [{ secret: Buffer.alloc(32, 9) }, { at: now.subtract({ minutes: 6 }) }, { id: 'x'.repeat(201) }])
      expect(await bring(server, client, trial(), how)).toMatchObject({
        status: 400,
        body: { code: 'webhook-refused' },
      });
  });

  test('has at most 1 MB, and is sent as what it is', async () => {
    const most = Buffer.alloc(1024 * 1024, 'x');
    expect(await bring(server, client, most)).toMatchObject({ status: 204 });
    expect(await bring(server, client, Buffer.concat([most, most]))).toMatchObject({ status: 413 });
    const json = await client.post('/api/v1/mail/inbound', { subject: 'Hello' });
    expect(json).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    expect(json.body.detail).toContain('Content-Type: message/rfc822');
    const form = await fetch(`${server.baseUrl}/api/v1/mail/inbound`, {
      method: 'POST',
      body: new URLSearchParams('a=b'),
    });
    expect(form.status).toBe(415);
    expect(await form.json()).toMatchObject({ detail: 'Please send message/rfc822: say so in Content-Type.' });
  });

  test('is a line of the log, of its id and what became of it and nothing that it says', async () => {
    const { logger } = server.app.get<{ readonly logger: Logger }>(HandleInboundMail);
    const logged = jest.spyOn(logger, 'log').mockImplementation(() => undefined);
    await bring(server, client, trial(), { id: 'msg_logged' });
    const { rows } = await server.owner.query(`SELECT id FROM inbound_mail WHERE webhook_id = 'msg_logged'`);
    const lines = () => logged.mock.calls.filter(([line]) => String(line).includes(rows[0].id));
    await until(() => Promise.resolve(lines().length > 0));
    expect(lines()).toEqual([[`Message ${rows[0].id} was handled: understood`]]);
    logged.mockRestore();
  });

  test.each([
    ['of no shape', Buffer.from([0, 255, 254, 10, 13]), 'no-such-address'],
    ['of nothing', Buffer.alloc(0), 'no-such-address'],
    ['to nobody here', Buffer.from('To: ada@in.barefoot.example\r\n\r\nHi'), 'no-such-address'],
    [
      'to an address that we never made',
      Buffer.from('To: bounces+abc@in.barefoot.example\r\n\r\nHi'),
      'no-such-address',
    ],
    ['in other letters', Buffer.from('To: trial@in.barefoot.example\r\n\r\nw\xe9', 'latin1'), 'not-understood'],
  ])('%s harms nobody', async (_, octets, outcome) => {
    expect(await brings(server, client, octets)).toBe(outcome);
  });

  test('that cannot be handled is tried again by our clock, and kept for whoever mends that', async () => {
    failing = true;
    await bring(server, client, trial(), { id: 'msg_fails' });
    const row = async () =>
      (
        await server.owner.query(
          `SELECT tries, parked_at, outcome, raw FROM inbound_mail WHERE webhook_id = 'msg_fails'`,
        )
      ).rows[0];
    await until(async () => (await row()).tries === 1);
    for (let times = 2; times <= 12; times++) {
      server.clock.moveTo(server.clock.now().add({ hours: 6, minutes: 1 }));
      await server.app.get(Jobs).sweepNow();
    }
    failing = false;
    expect(await row()).toMatchObject({
      tries: 12,
      parked_at: expect.anything(),
      outcome: null,
      raw: expect.anything(),
    });
  });
});

describe('scripts/pipe-mail.mjs', () => {
  const script = fileURLToPath(new URL('../../scripts/pipe-mail.mjs', import.meta.url));
  const secret = `whsec_${inboundMail.secrets[0]!.toString('base64')}, whsec_another`;

  async function pipe(
    message: Buffer,
    given: Readonly<Record<string, string>> = {},
    recipients = ['trial+x@in.barefoot.example'],
  ): Promise<number | null> {
    const env = { BAREFOOT_URL: server.baseUrl, INBOUND_MAIL_SECRET: secret, ...given };
    const program = spawn(process.execPath, [script, ...recipients], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    program.stdin.on('error', () => undefined).end(message); // it may end before it reads
    const [code] = (await once(program, 'exit')) as [number | null];
    return code;
  }
  const count = async () => (await server.owner.query('SELECT FROM inbound_mail')).rowCount ?? 0;

  test('brings a message as a mail server hands it over, once, and has it tried again where it cannot', async () => {
    const [before, letter] = [await count(), Buffer.from('Subject: Caf\xe9\r\n\r\nw\xe9\r\n', 'latin1')];
    server.clock.moveTo(Temporal.Instant.fromEpochMilliseconds(Date.now())); // by which the program signs
    expect([await pipe(letter), await pipe(letter), await count()]).toEqual([0, 0, before + 1]);
    expect(await pipe(letter, { INBOUND_MAIL_SECRET: `whsec_${Buffer.alloc(32).toString('base64')}` })).toBe(75);
    expect(await pipe(letter, { BAREFOOT_URL: 'http://127.0.0.1:9' })).toBe(75);
    expect(await pipe(Buffer.alloc(1024 * 1024))).toBe(65);
    expect(await count()).toBe(before + 1);
  });

  test('brings it for each of several recipients, and has it tried again where one could not have it', async () => {
    const [before, letter] = [await count(), Buffer.from('Subject: For two\r\n\r\nŵ\r\n')];
    const two = ['trial+x@in.barefoot.example', 'trial+y@in.barefoot.example'];
    server.clock.moveTo(Temporal.Instant.fromEpochMilliseconds(Date.now()));
    expect([await pipe(letter, {}, two), await count()]).toEqual([0, before + 2]);
    expect(await pipe(letter, { BAREFOOT_URL: 'http://127.0.0.1:9' }, two)).toBe(75);
  });

  test.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['no address of ours', { BAREFOOT_URL: '' }, ['trial+x@in.barefoot.example']],
    ['no secret', { INBOUND_MAIL_SECRET: '' }, ['trial+x@in.barefoot.example']],
    ['no recipient', {}, []],
    ['a recipient that is none', {}, ['trial+x@in.barefoot.example', 'nobody']],
  ])('with %s has it tried again, and sends nothing back that a setting mends', async (_, given, recipients) => {
    expect(await pipe(Buffer.from('Subject: x\r\n\r\nx\r\n'), given, recipients)).toBe(75);
  });

  test('that breaks has it tried again', async () => {
    const folder = openSync('.', 'r'); // which cannot be read as a message
    const env = { BAREFOOT_URL: server.baseUrl, INBOUND_MAIL_SECRET: secret };
    const program = spawn(process.execPath, [script, 'trial+x@in.barefoot.example'], {
      env,
      stdio: [folder, 'ignore', 'ignore'],
    });
    expect((await once(program, 'exit'))[0]).toBe(75);
    closeSync(folder);
  });
});

test('where no mail comes in there is no such address, and letters come back to whom they are from', async () => {
  const without = await startServer({ smtpUrl: mail.url, logLevel: 'silent' });
  const anyone = await Client.of(without);
  expect(await bring(without, anyone, trial())).toMatchObject({ status: 404 });
  const { email } = await aPerson(without);
  const letter: Letter = { kind: 'profile-approved', to: { name: '', address: email }, subject: 'News', text: 'News' };
  await without.app.get(Database).transaction((tx) => without.app.get(Mail).post(tx, letter));
  expect((await mail.waitFor(email, 1))[0]).toMatchObject({ returnPath: 'bookings@barefoot.example', replyTo: '' });
  await without.stop();
});

describe('a letter that comes back', () => {
  test('does so to an address of its own, which nobody can guess', async () => {
    const { person, bounced } = await aReader();
    await post(person.email);
    const [first, second] = await mail.waitFor(person.email, 2);
    for (const { returnPath } of [first!, second!])
      expect(returnPath).toMatch(/^bounces\+[a-z2-7]{52}@in\.barefoot\.example$/);
    expect(first!.returnPath).not.toBe(second!.returnPath);
    const other = bounced.to.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@'));
    expect(await brings(server, client, byPostfix({ ...bounced, to: other }))).toBe('no-such-address');
  });

  test.each([
    ['Postfix', byPostfix, '5.1.1'],
    ['Exim', byExim, '5.1.1'],
    ['an old Exim', byOldExim, '5.0.0'],
    ['Exchange', byExchange, '5.1.10'],
    ['Gmail', byGmail, '5.1.1'],
    ['a bare 550', bySaying('550 no such user here'), '550'],
  ])('marks the address where %s says so, once', async (_, bounce, failure) => {
    const { person, me, bounced } = await aReader();
    expect(await marked(me)).toBeNull();
    expect(await brings(server, client, bounce(bounced))).toBe('bounced');
    expect(await brings(server, client, bounce(bounced))).toBe('bounced');
    expect(await marked(me)).toEqual({ reason: 'bounced', since: expect.any(String), held: 0 });
    expect(await kept(person.email)).toMatchObject([{ failure, came_back_at: expect.anything() }]);
  });

  test.each([
    ['is only late', (of: any) => byPostfix(of, { action: 'delayed', status: '4.4.1' }), 'delayed'],
    ['was refused as spam', (of: any) => byPostfix(of, { status: '5.7.1' }), 'came-back'],
    ['found no room', (of: any) => byPostfix(of, { status: '5.2.2' }), 'came-back'],
    ['took too long', (of: any) => byPostfix(of, { status: '4.4.7' }), 'came-back'],
    ['was refused with a bare 550 for what it says', bySaying('550 looks like spam'), 'came-back'],
    ['was refused by a server whose number looks like a status', bySaying('550 spam, from 10.5.1.1'), 'came-back'],
    ['was relayed', (of: any) => byPostfix(of, { action: 'relayed', status: '2.0.0' }), 'no-bounce'],
    ['is answered by a program while its reader is away', thatSheIsAway, 'no-bounce'],
    ['was no spam after all', (of: any) => aComplaint(of, 'not-spam'), 'no-bounce'],
  ])('marks nothing where it %s', async (_, bounce, outcome) => {
    const { me, bounced } = await aReader();
    expect(await brings(server, client, bounce(bounced))).toBe(outcome);
    expect(await marked(me)).toBeNull();
  });

  test('holds what is written next until its reader has it tried again, save what is a week old by then', async () => {
    const { person, me, bounced } = await aReader();
    await brings(server, client, byPostfix(bounced));
    await post(person.email);
    await until(async () => (await kept(person.email)).at(-1).held_at !== null);
    server.clock.moveTo(server.clock.now().add({ hours: 8 * 24 }));
    await post(person.email);
    await until(async () => (await kept(person.email)).at(-1).held_at !== null);
    expect(await marked(me)).toMatchObject({ held: 2 });
    expect((await me.post('/api/v1/me/address/redrive')).status).toBe(204);
    expect(await marked(me)).toBeNull();
    await server.app.get(Jobs).sweepNow();
    expect(await mail.waitFor(person.email, 2)).toHaveLength(2);
    expect(await kept(person.email)).toMatchObject([
      { came_back_at: expect.anything() },
      { given_up_at: expect.anything(), failure: 'too-late' },
      { held_at: null, given_up_at: null },
    ]);
    expect((await me.post('/api/v1/me/address/redrive')).status).toBe(204);
  });

  test('keeps nobody from signing in, and whoever opens the link gets letters again', async () => {
    const { person, me, bounced } = await aReader();
    await brings(server, client, byPostfix(bounced));
    await signIn(person.email);
    expect(await marked(me)).toBeNull();
  });

  test('as spam is not forgotten by signing in: they said so themselves', async () => {
    const { person, me, bounced } = await aReader();
    expect(await brings(server, client, aComplaint(bounced))).toBe('complained');
    expect(await marked(me)).toMatchObject({ reason: 'complained' });
    await signIn(person.email);
    expect(await marked(me)).toMatchObject({ reason: 'complained' });
    await me.post('/api/v1/me/address/redrive');
    expect(await marked(me)).toBeNull();
  });

  /** As somebody does: by the link that was mailed. */
  async function signIn(email: string): Promise<void> {
    const before = mail.to(email).length;
    expect((await client.post('/api/auth/sign-in/magic-link', { email })).status).toBe(200);
    const [letter] = (await mail.waitFor(email, before + 1)).slice(before);
    const token = /token=([A-Za-z]{32})/.exec(letter!.text)?.[1];
    expect((await fetch(`${server.baseUrl}/api/auth/magic-link/verify?token=${token}`)).status).toBe(200);
  }
});

describe('stewards', () => {
  test('see what was given up and why, and nothing that it says, and have it sent again', async () => {
    mail.mood = 'takes none for good';
    const people = [await aPerson(server), await aPerson(server)];
    for (const { email } of people) await post(email, 'profile-lifted');
    await until(async () => (await kept(people[1]!.email))[0].given_up_at !== null);
    await until(async () => (await kept(people[0]!.email))[0].given_up_at !== null);
    const { items } = (await steward.get('/api/v1/undelivered-letters')).body;
    const ours = items.filter(({ kind }: any) => kind === 'profile-lifted');
    expect(ours.map(({ reader }: any) => reader.user_id).sort()).toEqual(people.map(({ id }) => id).sort());
    expect(ours[0]).toMatchObject({ failure: '5.6.0', tries: 1, came_back: false, can_be_sent: true });
    expect(JSON.stringify(items)).not.toMatch(/@|News/);

    mail.mood = 'takes letters';
    const again = `/api/v1/undelivered-letters/${ours[0].id}/redrive`;
    expect((await steward.post(again)).status).toBe(204);
    expect((await steward.post(again)).status).toBe(404);
    const all = { kind: 'profile-lifted' };
    expect((await steward.post('/api/v1/undelivered-letters/redrive', all)).body).toEqual({ count: 1 });
    expect((await steward.post('/api/v1/undelivered-letters/redrive', all)).body).toEqual({ count: 0 });
    await server.app.get(Jobs).sweepNow();
    for (const { email } of people) expect(await mail.waitFor(email, 1)).toHaveLength(1);
    const { rows } = await server.owner.query(
      `SELECT deed, facts FROM audit_entries WHERE deed LIKE 'letter%' ORDER BY id`,
    );
    expect(rows).toEqual([
      { deed: 'letter-sent-again', facts: { kind: 'profile-lifted' } },
      { deed: 'letters-sent-again', facts: { kind: 'profile-lifted', count: 1 } },
    ]);
  });

  test('see whose letters come back, page by page, and have them written to again', async () => {
    const { person, me, bounced } = await aReader();
    await brings(server, client, byPostfix(bounced));
    const first = (await steward.get('/api/v1/undeliverable-addresses?limit=1')).body;
    const rest = (await steward.get(`/api/v1/undeliverable-addresses?cursor=${first.next_cursor}`)).body;
    const all = [...first.items, ...rest.items];
    expect(all).toEqual((await steward.get('/api/v1/undeliverable-addresses')).body.items);
    expect(JSON.stringify(all)).not.toContain('@');
    const { id, ...marked_ } = all.find(({ reader }: any) => reader?.user_id === person.id);
    expect(marked_).toMatchObject({ reason: 'bounced', failure: '5.1.1', held: 0 });
    const again = `/api/v1/undeliverable-addresses/${id}/redrive`;
    expect((await steward.post(again)).status).toBe(204);
    expect((await steward.post(again)).status).toBe(404);
    expect(await marked(me)).toBeNull();
    const audit = (await me.get('/api/v1/audit')).body;
    expect(JSON.stringify(audit)).toContain('address-tried-again');
  });

  test('cannot undo that a reader called a letter spam: the reader can', async () => {
    const { person, me, bounced } = await aReader();
    await brings(server, client, aComplaint(bounced));
    const { items } = (await steward.get('/api/v1/undeliverable-addresses?limit=100')).body;
    const { id } = items.find(({ reader }: any) => reader?.user_id === person.id);
    const refused = await steward.post(`/api/v1/undeliverable-addresses/${id}/redrive`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'reader-complained' } });
    expect(await marked(me)).toMatchObject({ reason: 'complained' });
    expect((await me.post('/api/v1/me/address/redrive')).status).toBe(204);
    expect(await marked(me)).toBeNull();
  });

  test('see no address that was marked longer ago than letters are kept, and what waits for it goes out', async () => {
    const { person, me, bounced } = await aReader();
    await brings(server, client, byPostfix(bounced));
    const since = server.clock.now();
    server.clock.moveTo(since.add({ hours: 90 * 24 - 1 }));
    await server.app.get(Jobs).sweepNow();
    expect(await marked(me)).not.toBeNull();
    await post(person.email);
    await until(async () => (await kept(person.email)).at(-1).held_at !== null);
    server.clock.moveTo(since.add({ hours: 90 * 24 + 25 }));
    await server.app.get(Jobs).sweepNow();
    expect(await marked(me)).toBeNull();
    await server.app.get(Jobs).sweepNow();
    expect(await mail.waitFor(person.email, 2)).toHaveLength(2);
  });

  test('cannot have sent again what goes to a marked address, before that is written to again', async () => {
    const { person, bounced } = await aReader();
    mail.mood = 'takes none for good';
    await post(person.email, 'invitation');
    await until(async () => (await kept(person.email)).at(-1).given_up_at !== null);
    mail.mood = 'takes letters';
    await brings(server, client, byPostfix(bounced));
    const ours = async () => {
      const { items } = (await steward.get('/api/v1/undelivered-letters?limit=100')).body;
      return items.find(({ reader, kind }: any) => reader?.user_id === person.id && kind === 'invitation');
    };
    const { id, can_be_sent: canBeSent } = await ours();
    expect(canBeSent).toBe(false);
    const again = () => steward.post(`/api/v1/undelivered-letters/${id}/redrive`);
    const all = () => steward.post('/api/v1/undelivered-letters/redrive', { kind: 'invitation' });
    expect((await all()).body).toEqual({ count: 0 });
    const refused = await again();
    expect(refused).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(refused.body.detail).toContain('Have that address written to again first');
    await server.owner.query(`UPDATE undeliverable_addresses SET reason = 'complained' WHERE address = $1`, [
      person.email,
    ]);
    expect((await again()).body.code).toBe('reader-complained');
    expect((await kept(person.email)).at(-1)).toMatchObject({ held_at: null, given_up_at: expect.anything() });

    await client.as(person.email).then((me) => me.post('/api/v1/me/address/redrive'));
    expect(await ours()).toMatchObject({ can_be_sent: true });
    expect((await all()).body).toEqual({ count: 1 });
    await server.app.get(Jobs).sweepNow();
    expect(await mail.waitFor(person.email, 2)).toHaveLength(2);
  });

  test('cannot have sent again what came back, of which nothing was kept', async () => {
    const { bounced, person } = await aReader();
    await brings(server, client, byPostfix(bounced, { status: '5.7.1' }));
    const { items } = (await steward.get('/api/v1/undelivered-letters?limit=100')).body;
    const letter = items.find(({ reader }: any) => reader?.user_id === person.id);
    expect(letter).toMatchObject({ came_back: true, can_be_sent: false, failure: '5.7.1' });
    expect((await steward.post(`/api/v1/undelivered-letters/${letter.id}/redrive`)).status).toBe(404);
  });
});
