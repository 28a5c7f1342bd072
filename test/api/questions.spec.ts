import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type ABooker, aBooker, aMonday, bookers } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { ask, lettersTo, statusesOf } from '../support/conversations.js';
import { aMembership, type AnExpert, anExpert, anOrganisation, aPerson, aSteward } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let expert: AnExpert;
let booker: ABooker;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.clock.moveTo(aMonday);
  expert = await anExpert(server, client);
  booker = await aBooker(server, client);
});

async function asked(text?: string): Promise<{ id: string; path: string }> {
  const { status, body } = await ask(booker, expert, text);
  if (status !== 201) throw new Error(`Not asked, but ${status}: ${JSON.stringify(body)}`);
  return { id: body.id, path: `/api/v1/questions/${body.id}` };
}

function block(organisationId = booker.organisation.id) {
  return expert.client.put(`/api/v1/experts/${expert.id}/blocked-organisations/${organisationId}`, undefined);
}

describe('a question before booking', () => {
  test('is asked for an organisation, mailed to the adviser, and answered', async () => {
    const answer = await ask(booker, expert, 'Do you know housing co-ops?');
    expect(answer).toMatchObject({
      status: 201,
      body: {
        kind: 'question',
        booking_id: null,
        state: 'open',
        expert: { id: expert.id },
        organisation: { id: booker.organisation.id },
        last_number: 1,
        unread: 0,
        closed: null,
      },
    });
    const path = `/api/v1/questions/${answer.body.id}`;
    const [letter] = await lettersTo(client, expert.person.email, 'conversation-question');
    expect(letter!.body).toContain('> Do you know housing co-ops?');
    expect(letter!.body).toContain(`${server.baseUrl}/questions/${answer.body.id}\n`);
    expect((await fetch(`${server.baseUrl}/questions/${answer.body.id}`)).status).toBe(200);

    expect((await expert.client.get(path)).body).toMatchObject({ unread: 1 });
    await expert.client.post(`${path}/messages`, { text: 'I do.' });
    expect((await booker.client.get(`${path}/messages`)).body.items).toMatchObject([
      { number: 1, side: 'client', text: 'Do you know housing co-ops?' },
      { number: 2, side: 'adviser', text: 'I do.' },
    ]);
    const [reply] = await lettersTo(client, booker.organisation.booker.email, 'conversation-message');
    expect(reply!.body).toContain('has written to you in a question before booking:\n\n> I do.\n');
    expect((await booker.client.put(`${path}/messages/read-mark`, { read_to: 2 })).body).toEqual({
      read_to: 2,
      unread: 0,
    });
  });

  test('is in the lists of both sides, the latest first, page by page', async () => {
    const others = await Promise.all([1, 2].map(() => anExpert(server, client)));
    for (const other of [expert, ...others]) {
      server.clock.moveTo(server.clock.now().add({ minutes: 1 }));
      await ask(booker, other);
    }
    const path = '/api/v1/conversations?kind=question&as=client&limit=2';
    const first = (await booker.client.get(path)).body;
    const second = (await booker.client.get(`${path}&cursor=${first.next_cursor}`)).body;
    expect([...first.items, ...second.items].map((item: any) => item.expert.id)).toEqual([
      others[1]!.id,
      others[0]!.id,
      expert.id,
    ]);
    expect(second.next_cursor).toBeNull();
    expect((await expert.client.get('/api/v1/conversations?as=adviser&state=open')).body.items).toMatchObject([
      { organisation: { id: booker.organisation.id }, unread: 1 },
    ]);
    expect((await booker.client.get('/api/v1/conversations?cursor=x')).status).toBe(400);
  });

  test('is not for others to see: strangers, stewards, other advisers', async () => {
    const { path } = await asked();
    const outsiders = [
      await client.as((await aPerson(server)).email),
      await client.as((await aSteward(server)).email),
      (await aBooker(server, client)).client,
      (await anExpert(server, client)).client,
    ];
    for (const outsider of outsiders) {
      const answers = [
        await outsider.get(path),
        await outsider.get(`${path}/messages`),
        await outsider.post(`${path}/messages`, { text: 'Hello' }),
        await outsider.post(`${path}/closure`),
        await outsider.post(`${path}/refusal`, { reason: 'other' }),
      ];
      expect(statusesOf(answers)).toEqual({ 404: 5 });
    }
  });

  test('is asked of a live adviser, not of oneself, by a booker or admin', async () => {
    const paused = await anExpert(server, client, { state: 'paused' });
    expect((await ask(booker, paused)).status).toBe(404);
    const own = await anOrganisation(server, { booker: expert.person });
    expect(await ask({ client: expert.client, organisation: own }, expert)).toMatchObject({
      status: 409,
      body: { code: 'own-expertise' },
    });
    const member = await aPerson(server);
    await aMembership(server, booker.organisation.id, member, 'member');
    const asMember = { client: await client.as(member.email), organisation: booker.organisation };
    expect((await ask(asMember, expert)).status).toBe(403);
  });

  test('is read by no booking’s address', async () => {
    const { id } = await asked();
    expect((await booker.client.get(`/api/v1/bookings/${id}/messages`)).status).toBe(404);
  });
});

describe('questions have limits', () => {
  test('one is open to an adviser: of 30 asked at once, one is', async () => {
    const colleagues = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const person = await aPerson(server);
        await aMembership(server, booker.organisation.id, person, 'booker');
        return { client: await client.as(person.email), organisation: booker.organisation };
      }),
    );
    const answers = await Promise.all(colleagues.map((colleague) => ask(colleague, expert)));
    expect(statusesOf(answers)).toEqual({ 201: 1, 409: 29 });
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'question-open' });
    expect(await lettersTo(client, expert.person.email, 'conversation-question')).toHaveLength(1);
  });

  test('an organisation asks 5 a day, and no more of 30 that come at once', async () => {
    const experts = await Promise.all(Array.from({ length: 30 }, () => anExpert(server, client)));
    const colleague = await aPerson(server);
    await aMembership(server, booker.organisation.id, colleague, 'admin');
    const asking = [booker, { ...booker, client: await client.as(colleague.email) }];
    const answers = await Promise.all(experts.map((one, index) => ask(asking[index % 2]!, one)));
    expect(statusesOf(answers)).toEqual({ 201: 5, 429: 25 });
    server.clock.moveTo(server.clock.now().add({ hours: 25 }));
    const unasked = experts[answers.findIndex(({ status }) => status === 429)]!;
    expect((await ask(booker, unasked)).status).toBe(201);
  });

  test('a person asks 5 a day for whichever organisation, and no more of 20 that come at once', async () => {
    const person = booker.organisation.booker;
    const organisations = await Promise.all(
      Array.from({ length: 19 }, () => anOrganisation(server, { booker: person })),
    );
    const answers = await Promise.all(
      [booker.organisation, ...organisations].map((organisation) =>
        ask({ client: booker.client, organisation }, expert),
      ),
    );
    expect(statusesOf(answers)).toEqual({ 201: 5, 429: 15 });
  });

  test('those of many organisations to one adviser do not hold each other up', async () => {
    const all = await bookers(server, client, 20);
    expect(statusesOf(await Promise.all(all.map((one) => ask(one, expert))))).toEqual({ 201: 20 });
  });
});

describe('a question that is closed', () => {
  test('by either side, takes nothing more, and the next one may be asked', async () => {
    for (const closer of [booker.client, expert.client]) {
      const { path } = await asked();
      expect((await closer.post(`${path}/closure`)).body).toMatchObject({ state: 'closed', closed: { reason: null } });
      for (const answer of [
        await booker.client.post(`${path}/messages`, { text: 'One more' }),
        await expert.client.post(`${path}/messages`, { text: 'One more' }),
        await expert.client.post(`${path}/closure`),
        await expert.client.post(`${path}/refusal`, { reason: 'other' }),
      ])
        expect(answer).toMatchObject({ status: 409, body: { code: 'conversation-closed', state: 'closed' } });
      expect((await booker.client.get(`${path}/messages`)).body.items).toHaveLength(1);
    }
  });

  test('by the adviser, who declines it, says why in a letter too', async () => {
    const { id, path } = await asked();
    const refusal = { reason: 'needs-a-session', note: 'Too long for here.' };
    expect((await expert.client.post(`${path}/refusal`, refusal)).body).toMatchObject({
      state: 'declined',
      closed: { by: 'adviser', ...refusal },
    });
    const [letter] = await lettersTo(client, booker.organisation.booker.email, 'conversation-declined');
    expect(letter!.body).toContain('Reason: it needs a session to be answered well\n\n> Too long for here.\n');
    const { rows } = await server.owner.query(
      `SELECT organisation_id, facts FROM audit_entries WHERE deed = 'question-declined' AND subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ organisation_id: booker.organisation.id, facts: { reason: 'needs-a-session' } }]);
    expect((await booker.client.post(`${path}/refusal`, refusal)).status).toBe(403);
  });

  test('while 30 others write, is closed once, and nothing is written after', async () => {
    const { path } = await asked();
    const answers = await Promise.all([
      ...Array.from({ length: 15 }, () => booker.client.post(`${path}/messages`, { text: 'Quick' })),
      ...Array.from({ length: 5 }, () => expert.client.post(`${path}/closure`)),
      ...Array.from({ length: 10 }, () => expert.client.post(`${path}/messages`, { text: 'Quick' })),
    ]);
    const closings = answers.slice(15, 20);
    expect(statusesOf(closings)).toEqual({ 200: 1, 409: 4 });
    expect(Object.keys(statusesOf(answers)).every((status) => ['200', '201', '409'].includes(status))).toBe(true);
    const { last_number: written } = (await booker.client.get(path)).body;
    expect(written).toBe(1 + answers.filter(({ status }) => status === 201).length);
  });
});

describe('an adviser', () => {
  const settings = () => `/api/v1/experts/${expert.id}/question-settings`;

  test('takes questions until they choose not to; what was asked stays open', async () => {
    const { path } = await asked();
    expect((await expert.client.get(settings())).body).toEqual({ open: true });
    expect((await expert.client.put(settings(), { open: false })).body).toEqual({ open: false });
    expect((await booker.client.post(`${path}/messages`, { text: 'And?' })).status).toBe(201);
    const other = await aBooker(server, client);
    expect(await ask(other, expert)).toMatchObject({ status: 409, body: { code: 'questions-closed' } });
    await expert.client.put(settings(), { open: true });
    expect((await ask(other, expert)).status).toBe(201);
  });

  test('blocks an organisation, which hears no more than if nobody might ask', async () => {
    const { path } = await asked();
    expect((await block()).status).toBe(204);
    expect((await block()).status).toBe(204);
    expect((await booker.client.get(path)).body).toMatchObject({ state: 'closed' });
    const blocked = await ask(booker, expert);
    expect((await ask(await aBooker(server, client), expert)).status).toBe(201);
    expect((await expert.client.get(`/api/v1/experts/${expert.id}/blocked-organisations`)).body.items).toMatchObject([
      { organisation: { id: booker.organisation.id } },
    ]);

    await expert.client.delete(`/api/v1/experts/${expert.id}/blocked-organisations/${booker.organisation.id}`);
    await expert.client.put(settings(), { open: false });
    const closed = await ask(booker, expert);
    expect(blocked).toMatchObject({ status: 409, body: { code: 'questions-closed' } });
    expect({ ...closed.body, request: '' }).toEqual({ ...blocked.body, request: '' });
    await expert.client.put(settings(), { open: true });
    expect((await ask(booker, expert)).status).toBe(201);
  });

  test('is not told of organisations that they have had nothing to do with', async () => {
    const missing = { status: 404, body: { code: 'not-found' } };
    expect(await block()).toMatchObject(missing);
    expect(await block((await anOrganisation(server)).id)).toMatchObject(missing);
    expect(
      await expert.client.delete(`/api/v1/experts/${expert.id}/blocked-organisations/${booker.organisation.id}`),
    ).toMatchObject(missing);
  });

  test('has blocked without a word to the organisation’s admins, and finds it in their own log', async () => {
    await asked();
    await block();
    const admin = await aPerson(server);
    await aMembership(server, booker.organisation.id, admin, 'admin');
    const deeds = async (by: Client) => (await by.get('/api/v1/audit')).body.items.map(({ deed }: any) => deed);
    expect(await deeds(await client.as(admin.email))).not.toContain('organisation-blocked');
    expect(await deeds(expert.client)).toContain('organisation-blocked');
  });

  test('who blocks while 20 others of it ask is left with no open question of it', async () => {
    const { path } = await asked();
    await booker.client.post(`${path}/closure`);
    const colleagues = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const person = await aPerson(server);
        await aMembership(server, booker.organisation.id, person, 'booker');
        return { client: await client.as(person.email), organisation: booker.organisation };
      }),
    );
    const [, ...answers] = await Promise.all([block(), ...colleagues.map((colleague) => ask(colleague, expert))]);
    expect(Object.keys(statusesOf(answers)).every((status) => ['201', '409'].includes(status))).toBe(true);
    expect((await expert.client.get('/api/v1/conversations?kind=question&state=open')).body.items).toEqual([]);
  });
});

test('what is written is in no audit entry', async () => {
  const secret = 'A sentence that nobody else is to read';
  const { path } = await asked(secret);
  await expert.client.post(`${path}/refusal`, { reason: 'other', note: secret });
  await block();
  const { rows } = await server.owner.query(`SELECT FROM audit_entries a WHERE a::text LIKE '%' || $1 || '%'`, [
    secret,
  ]);
  expect(rows).toEqual([]);
});
