import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aBooker, aHold, aMonday, cancel, confirm } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aTalk, type ATalk, lettersTo, putUp, statusesOf } from '../support/conversations.js';
import { aMembership, anExpert, aPerson, aSteward, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let talk: ATalk;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.clock.moveTo(aMonday);
  talk = await aTalk(server, client);
});

function write(by: Client, text: string, to = talk) {
  return by.post(`${to.path}/messages`, { text });
}

async function read(by: Client, path: string, field: string): Promise<string[]> {
  return (await by.get(path)).body.items.map((item: Record<string, string>) => item[field]);
}

describe('a message about a booking', () => {
  test('is read by both sides, in its order, with who wrote it', async () => {
    const { booker, expert } = talk;
    expect(await write(booker.client, ' Good morning!\r\nShall we bring <b>accounts</b>? ')).toMatchObject({
      status: 201,
      body: { number: 1, side: 'client', mine: true, text: 'Good morning!\nShall we bring <b>accounts</b>?' },
    });
    expect((await write(expert.client, 'Please do.')).body).toMatchObject({ number: 2, side: 'adviser' });
    const { items } = (await booker.client.get(`${talk.path}/messages`)).body;
    expect(items.map(({ writer, text, mine }: any) => ({ writer, text, mine }))).toEqual([
      {
        writer: booker.organisation.booker.name,
        text: 'Good morning!\nShall we bring <b>accounts</b>?',
        mine: true,
      },
      { writer: expert.person.name, text: 'Please do.', mine: false },
    ]);
    expect((await expert.client.get(`${talk.path}/messages`)).body.items.map(({ mine }: any) => mine)).toEqual([
      false,
      true,
    ]);
  });

  test('is by the adviser, or for the organisation, where an account that a sign-in letter made has no name yet', async () => {
    const nameless = { name: '' };
    const { path, booker, expert } = await aTalk(server, client, {
      booker: nameless,
      adviser: nameless,
      profile: { name: 'Known by her profile' },
    });
    await booker.client.post(`${path}/messages`, { text: 'Hello' });
    await expert.client.post(`${path}/messages`, { text: 'Good morning' });
    await putUp(expert.client, { path }, 'notes.txt', Buffer.from('Notes'));
    const { organisation } = (await booker.client.get(path)).body;
    expect(await read(booker.client, `${path}/messages`, 'writer')).toEqual([
      organisation.name,
      'Known by her profile',
    ]);
    expect(await read(booker.client, `${path}/files`, 'owner')).toEqual(['Known by her profile']);
  });

  test.each([
    ['nothing', ' \n '],
    ['more than 4000 characters', 'x'.repeat(4001)],
    ['a character that cannot be kept', 'a\0b'],
    ['an escape', 'a\u001b[31mb'],
  ])('is not %s', async (_, text) => {
    expect(await write(talk.booker.client, text)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ pointer: '/text' }] },
    });
  });

  test('is written once by whoever asks again with the same key', async () => {
    const path = `${talk.path}/messages`;
    const twice = [1, 2].map(() => talk.booker.client.post(path, { text: 'Once' }, { 'idempotency-key': 'k' }));
    await Promise.all(twice);
    await talk.booker.client.post(path, { text: 'Once' }, { 'idempotency-key': 'k' });
    expect((await talk.booker.client.get(path)).body.items).toHaveLength(1);
    expect(await lettersTo(client, talk.expert.person.email, 'conversation-message')).toHaveLength(1);
  });

  test('stays where a session is called off, so that both can speak of it', async () => {
    await cancel(talk.booker.client, talk.bookingId);
    expect((await write(talk.expert.client, 'Another time, then.')).status).toBe(201);
  });

  test('is not written about a time that is only held, nor one that was held and let go', async () => {
    const booker = await aBooker(server, client);
    const [, slot] = await slotsOf(client, talk.expert, aMonday);
    const { id } = await aHold(booker, slot);
    const refused = { status: 409, body: { code: 'booking-state' } };
    expect(await booker.client.post(`/api/v1/bookings/${id}/messages`, { text: 'Hello' })).toMatchObject(refused);
    await cancel(booker.client, id);
    expect(await booker.client.post(`/api/v1/bookings/${id}/messages`, { text: 'Hello' })).toMatchObject(refused);
    expect(await lettersTo(client, talk.expert.person.email, 'conversation-message')).toEqual([]);
  });
});

test('about a time that was asked for, both write while the adviser has not answered, and not once they declined', async () => {
  const booker = await aBooker(server, client);
  const expert = await anExpert(server, client, { offer: { asks: true } });
  const { id } = await aHold(booker, (await slotsOf(client, expert, aMonday))[0]);
  expect((await confirm(booker.client, id)).body).toMatchObject({ state: 'requested' });
  const asked = { ...talk, path: `/api/v1/bookings/${id}` };
  expect((await write(expert.client, 'What is it about?', asked)).status).toBe(201);
  expect((await write(booker.client, 'Our rules.', asked)).status).toBe(201);
  await expert.client.post(`${asked.path}/answer`, { answer: 'declined', reason: 'no-time' });
  expect(await write(booker.client, 'Please!', asked)).toMatchObject({ status: 409, body: { code: 'booking-state' } });
  expect((await booker.client.get(`${asked.path}/messages`)).body.items).toHaveLength(2);
});

describe('a long conversation', () => {
  test('is read page by page from its end, each page in order', async () => {
    for (let number = 1; number <= 5; number++) await write(talk.booker.client, `Message ${number}`);
    const pages: number[][] = [];
    for (let before: number | null = 6; before !== null;) {
      const answer: any = await talk.expert.client.get(`${talk.path}/messages?limit=2&before=${before}`);
      pages.push(answer.body.items.map(({ number }: any) => number));
      before = answer.body.earlier_before;
    }
    expect(pages).toEqual([[4, 5], [2, 3], [1]]);
  });

  test('has a number of its own for each of 30 messages that come at once, and no gap', async () => {
    const writers = [talk.booker.client, talk.expert.client];
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => write(writers[index % 2]!, 'At once')));
    expect(statusesOf(answers)).toEqual({ 201: 30 });
    const numbers = answers.map(({ body }) => body.number).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    const { rows } = await server.owner.query(
      'SELECT count(*)::int AS count FROM conversations WHERE booking_id = $1',
      [talk.bookingId],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  test('ends at 5000 messages', async () => {
    await write(talk.booker.client, 'The first');
    await server.owner.query('UPDATE conversations SET last_number = 5000 WHERE booking_id = $1', [talk.bookingId]);
    expect(await write(talk.booker.client, 'One more')).toMatchObject({
      status: 409,
      body: { code: 'conversation-full' },
    });
  });
});

describe('what is unread', () => {
  test('is counted for each person, without their own, until they say how far they have read', async () => {
    const { booker, expert } = talk;
    const colleague = await aPerson(server);
    await aMembership(server, booker.organisation.id, colleague, 'member');
    const other = await client.as(colleague.email);
    const mark = (by: Client, number: number) => by.put(`${talk.path}/messages/read-mark`, { read_to: number });
    const unread = async (by: Client) => (await by.get(`${talk.path}/messages`)).body.unread;

    expect((await mark(booker.client, 3)).body).toEqual({ read_to: 0, unread: 0 });
    for (const text of ['One', 'Two', 'Three']) await write(expert.client, text);
    await write(booker.client, 'Four');
    expect([await unread(booker.client), await unread(other), await unread(expert.client)]).toEqual([3, 4, 1]);
    expect((await mark(booker.client, 2)).body).toEqual({ read_to: 2, unread: 1 });
    expect((await mark(booker.client, 1)).body).toEqual({ read_to: 2, unread: 1 }); // a mark never goes back
    expect((await mark(booker.client, 5000)).body).toEqual({ read_to: 4, unread: 0 }); // nor past what there is
    await write(expert.client, 'Five');
    expect([await unread(booker.client), await unread(other)]).toEqual([1, 5]);
    const list = async (by: Client, query = '') => (await by.get(`/api/v1/conversations${query}`)).body.items;
    expect(await list(other)).toMatchObject([
      { kind: 'booking', booking_id: talk.bookingId, last_number: 5, unread: 5 },
    ]);
    expect(await list(other, '?as=adviser')).toEqual([]);
    expect(await list(expert.client, '?as=adviser&kind=question')).toEqual([]);
  });
});

describe('who has no part in a booking', () => {
  test('learns nothing of what is said there: others, stewards, other advisers, and those who have left', async () => {
    await write(talk.booker.client, 'Between us');
    const left = await aPerson(server);
    await aMembership(server, talk.booker.organisation.id, left, 'admin');
    const outsiders = [
      await client.as((await aPerson(server)).email),
      await client.as((await aSteward(server)).email),
      (await aBooker(server, client)).client,
      (await anExpert(server, client)).client,
      await client.as(left.email),
    ];
    await server.owner.query('DELETE FROM memberships WHERE user_id = $1', [left.id]);
    for (const outsider of outsiders) {
      for (const path of ['messages', 'messages/export', 'files'])
        expect(await outsider.get(`${talk.path}/${path}`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect((await write(outsider, 'Let me in')).status).toBe(404);
      expect((await outsider.get('/api/v1/conversations')).body.items).toEqual([]);
    }
  });

  test('or only reads for the organisation, reads and does not write', async () => {
    const member = await aPerson(server);
    await aMembership(server, talk.booker.organisation.id, member, 'finance');
    const own = await client.as(member.email);
    expect((await own.get(`${talk.path}/messages`)).status).toBe(200);
    expect(await write(own, 'Hello')).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  });
});

describe('mail', () => {
  test('brings each message to the other side, in their language, as quoted text', async () => {
    const other = await aTalk(server, client, { adviser: { name: 'Siân', language: 'cy' }, booker: { name: 'Mair' } });
    await write(other.booker.client, 'Good morning!\nhttps://evil.example', other);
    const [letter] = await lettersTo(client, other.expert.person.email, 'conversation-message');
    expect(letter!.subject).toMatch(/^Neges newydd gan Mair, /);
    expect(letter!.body).toContain('> Good morning!\n> https://evil.example\n');
    expect(letter!.body).toContain(`${server.baseUrl}/bookings/${other.bookingId}\n`);
    expect(letter!.body).toContain("nid yw atebion drwy'r e-bost yn cyrraedd neb eto");
    expect(await lettersTo(client, other.booker.organisation.booker.email, 'conversation-message')).toEqual([]);

    await write(other.expert.client, 'Bore da!', other);
    const [answer] = await lettersTo(client, other.booker.organisation.booker.email, 'conversation-message');
    expect(answer!.subject).toMatch(/^New message from Siân: /);
    expect(answer!.body).toContain('> Bore da!\n\nYou can answer on its page:\n');
    expect(answer!.body).toContain('Please do not reply to this letter');
  });

  test('goes to those of the organisation who take part and are still there, and to its admins where nobody is', async () => {
    const { booker, expert } = talk;
    const [admin, silent] = [await aPerson(server), await aPerson(server)];
    await aMembership(server, booker.organisation.id, admin, 'admin');
    await aMembership(server, booker.organisation.id, silent, 'booker');
    const letters = async () =>
      Promise.all(
        [booker.organisation.booker, admin, silent].map(
          async ({ email }) => (await lettersTo(client, email, 'conversation-message')).length,
        ),
      );
    await write(expert.client, 'One');
    expect(await letters()).toEqual([1, 0, 0]);
    await server.owner.query('DELETE FROM memberships WHERE user_id = $1', [booker.organisation.booker.id]);
    await write(expert.client, 'Two');
    expect(await letters()).toEqual([1, 1, 0]);
  });

  test('does not go to whoever wants no letters about messages', async () => {
    await talk.expert.client.put('/api/v1/me/notification-preferences', {
      messages: { email: false },
    });
    await write(talk.booker.client, 'Hello');
    expect(await lettersTo(client, talk.expert.person.email, 'conversation-message')).toEqual([]);
  });
});

describe('of one person, in an hour', () => {
  test('60 messages are taken, wherever they write, and no more of 30 that come at once', async () => {
    const { booker } = talk;
    const talks = [talk, await aTalk(server, client, { by: booker }), await aTalk(server, client, { by: booker })];
    await Promise.all(talks.map((one) => write(booker.client, 'The first', one)));
    await server.owner.query(
      `INSERT INTO messages (id, conversation_id, number, written_by, side, text, written_at)
       SELECT gen_random_uuid(), c.id, 1000 + n, $2, 'client', 'Hello', $3 FROM conversations c, generate_series(1, 47) n WHERE c.booking_id = $1`,
      [talk.bookingId, booker.organisation.booker.id, server.clock.now().toString()],
    );
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => write(booker.client, 'Once more', talks[index % 3])),
    );
    expect(statusesOf(answers)).toEqual({ 201: 10, 429: 20 });
    expect(answers.find(({ status }) => status === 429)!.body).toMatchObject({ code: 'too-many-requests' });
    expect((await write(talk.expert.client, 'I may')).status).toBe(201);
    server.clock.moveTo(server.clock.now().add({ minutes: 61 }));
    expect((await write(booker.client, 'Now again')).status).toBe(201);
  });
});

test('both sides can keep all of it: every message, and what is known of the files', async () => {
  const { booker, expert } = talk;
  const empty = await booker.client.get(`${talk.path}/messages/export`);
  expect(empty.body).toMatchObject({ booking_id: talk.bookingId, messages: [], files: [] });
  await write(booker.client, 'One');
  await write(expert.client, 'Two');
  await expert.client.post(`${talk.path}/files?name=notes.txt`, Buffer.from('Notes'));
  const { headers, body } = await booker.client.get(`${talk.path}/messages/export`);
  expect(headers.get('content-disposition')).toBe('attachment; filename="messages.json"');
  expect(body).toMatchObject({
    expert: { id: expert.id, name: expert.person.name },
    organisation: { id: booker.organisation.id },
    messages: [{ text: 'One' }, { text: 'Two' }],
    files: [{ name: 'notes.txt', size_bytes: 5 }],
  });
});
