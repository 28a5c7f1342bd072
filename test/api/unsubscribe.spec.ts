import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { RefusalTokens } from '../../src/accounts/notifications/refusal-tokens.js';
import type { UserId } from '../../src/kernel/id.js';
import { aBooker, type ABooker, aMonday, aSession } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { anExpert, type AnExpert, aPerson, slotsOf } from '../support/factories.js';
import { MailServer } from '../support/mail-server.js';
import { startServer, type TestServer } from '../support/server.js';

let mail: MailServer;
let server: TestServer;
let client: Client;
let expert: AnExpert;
let booker: ABooker;

beforeAll(async () => {
  mail = await MailServer.start();
  server = await startServer({ smtpUrl: mail.url, logLevel: 'silent' });
  client = await Client.of(server);
  server.clock.moveTo(aMonday);
  expert = await anExpert(server, client);
});
afterAll(async () => {
  await server.stop();
  await mail.close();
});
beforeEach(async () => {
  booker = await aBooker(server, client);
});

const preferences = '/api/v1/me/notification-preferences';
const address = () => booker.organisation.booker.email;

async function aConfirmation() {
  const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 72 }));
  const before = mail.to(address()).length;
  await aSession(booker, slot);
  return (await mail.waitFor(address(), before + 1)).at(-1)!;
}

/** As mail programs do it (RFC 8058): a form, no cookie, and no following of where it may lead. */
function oneClick(url: string, body = 'List-Unsubscribe=One-Click', type = 'application/x-www-form-urlencoded') {
  return fetch(url, { method: 'POST', headers: { 'content-type': type }, body, redirect: 'manual' });
}

function urlIn(headers: ReadonlyMap<string, string>): string {
  return /^<(https?:[^>]+)>$/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
}

test('one click refuses what is like the letter, and nothing else; it is told on the site all the same', async () => {
  const letter = await aConfirmation();
  expect(letter.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  const url = urlIn(letter.headers);
  expect(letter.text.replaceAll('\r', '')).toContain(`No more letters of this kind:\n${url}`);
  expect(letter.html).toContain(`href="${url}"`);
  expect((await oneClick(url)).status).toBe(204);
  expect((await oneClick(url)).status).toBe(204); // as often as they like
  const { body } = await booker.client.get(preferences);
  expect(body).toMatchObject({ bookings: { email: false }, reminders: { email: true }, messages: { email: true } });
  const before = mail.to(address()).length;
  const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 72 }));
  await aSession(booker, slot);
  const { items } = (await booker.client.get('/api/v1/me/letters')).body;
  expect(items.filter(({ kind }: { kind: string }) => kind === 'booking-confirmed')).toHaveLength(2);
  const { rows } = await server.owner.query(
    `SELECT way, body, calendar, sent_at FROM letters WHERE to_address = $1 AND way <> 'mail'`,
    [address()],
  );
  expect(rows).toEqual([{ way: 'site', body: null, calendar: null, sent_at: null }]);
  expect(mail.to(address())).toHaveLength(before);
});

test('a mail program may send its form in either way', async () => {
  const url = urlIn((await aConfirmation()).headers);
  const form = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
  expect((await oneClick(url, form, 'multipart/form-data; boundary=b')).status).toBe(204);
  expect((await booker.client.get(preferences)).body.bookings.email).toBe(false);
});

test('whoever looks at the address refuses nothing by that, and takes back what was refused', async () => {
  const url = urlIn((await aConfirmation()).headers);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  const token = new URL(url).searchParams.get('token') ?? '';
  const path = `/api/v1/unsubscriptions/${token}`;
  const standing = { news: 'bookings', daily: false };
  expect((await client.get(path)).body).toEqual({ ...standing, refused: false });
  expect((await client.put(path, { refused: true })).body).toEqual({ ...standing, refused: true });
  expect((await client.put(path, { refused: false })).body).toEqual({ ...standing, refused: false });
  expect((await booker.client.get(preferences)).body.bookings).toEqual({ email: true, daily: false });
  await client.put(path, { refused: true });
  expect((await client.put(path, { refused: false, daily: true })).body).toMatchObject({ refused: false, daily: true });
  expect((await booker.client.get(preferences)).body.bookings).toEqual({ email: true, daily: true });
});

test('what always comes has no such address', async () => {
  const { email } = await aPerson(server);
  await client.post('/api/auth/sign-in/magic-link', { email });
  const [letter] = await mail.waitFor(email, 1);
  expect(letter?.headers.has('list-unsubscribe')).toBe(false);
  expect(letter?.text).not.toContain('/unsubscribe');
});

test('nobody else’s letters are refused by an address that was tampered with', async () => {
  const url = new URL(urlIn((await aConfirmation()).headers));
  const token = url.searchParams.get('token') ?? '';
  const [userId = '', news = '', signature = ''] = token.split('.');
  const other = await aPerson(server);
  const forged = [
    ...[`${other.id}.${news}.${signature}`, `${userId}.reminders.${signature}`, `${userId}.${news}.`],
    ...[`${userId}.${news}.${signature}x`, `${userId}.${news}.${signature}.x`, 'x', 'x'.repeat(90)],
  ];
  for (const each of forged) {
    const answer = await client.put(`/api/v1/unsubscriptions/${each}`, { refused: true });
    expect([each, answer.status]).toEqual([each, 404]);
    url.searchParams.set('token', each);
    expect((await oneClick(url.href)).status).toBe(404);
  }
  expect((await oneClick(new URL('/unsubscribe', url).href)).status).toBe(400);
  expect((await booker.client.get(preferences)).body).toMatchObject({ bookings: { email: true } });
});

test('whoever refuses the digest is still mailed invitations; whoever refuses news by one of those is not', async () => {
  const daily = { email: true, daily: true };
  await booker.client.put(preferences, { bookings: daily, messages: daily });
  const invitation = await aConfirmation();
  const userId = booker.organisation.booker.id as UserId;
  const path = `/api/v1/unsubscriptions/${server.app.get(RefusalTokens).write({ userId, news: 'digest' })}`;
  expect((await client.get(path)).body).toMatchObject({ news: 'digest', refused: false });
  expect((await client.put(path, { refused: true })).body).toMatchObject({ news: 'digest', refused: true });
  const notGathered = { email: false, daily: true };
  expect((await booker.client.get(preferences)).body).toMatchObject({ bookings: notGathered, messages: notGathered });
  expect((await aConfirmation()).calendar).toBeDefined();
  expect((await client.put(path, { refused: false })).body).toMatchObject({ news: 'digest', refused: false });
  expect((await booker.client.get(preferences)).body).toMatchObject({ bookings: daily, messages: daily });
  expect((await oneClick(urlIn(invitation.headers))).status).toBe(204);
  expect((await booker.client.get(preferences)).body).toMatchObject({
    ...{ bookings: { email: false, daily: false }, messages: daily },
  });
});
