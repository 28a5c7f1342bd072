import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { grantSteward } from '../../src/accounts/index.js';
import { newId } from '../../src/kernel/id.js';
import { type Answer, Client } from '../support/client.js';
import {
  aMembership,
  anExpert,
  anOrganisation,
  aPerson,
  aSteward,
  slotsOf,
  type Somebody,
} from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

interface ACoOp {
  readonly id: string;
  readonly path: string;
  readonly admin: Somebody;
  readonly as: Client;
}

/** An organisation with a booker and one admin. */
async function aCoOp(given: Parameters<typeof aPerson>[1] = {}): Promise<ACoOp> {
  const { id } = await anOrganisation(server);
  const admin = await aPerson(server, given);
  await aMembership(server, id, admin, 'admin');
  return { id, path: `/api/v1/organisations/${id}`, admin, as: await client.as(admin.email) };
}

async function joined(coOp: ACoOp, role: string): Promise<{ person: Somebody; as: Client }> {
  const person = await aPerson(server);
  await aMembership(server, coOp.id, person, role);
  return { person, as: await client.as(person.email) };
}

async function membersOf(coOp: Pick<ACoOp, 'id'>): Promise<Record<string, string>> {
  const { rows } = await server.owner.query('SELECT user_id, role FROM memberships WHERE organisation_id = $1', [
    coOp.id,
  ]);
  return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]));
}

/** The newest first. */
async function lettersTo(email: string): Promise<{ subject: string; body: string; kind: string }[]> {
  return (await client.get(`/dev/mail?to=${encodeURIComponent(email)}`)).body.items;
}

async function tokenTo(email: string): Promise<string> {
  return /token=(\S+)/.exec((await lettersTo(email))[0]!.body)![1]!;
}

function invite({ as, path }: Pick<ACoOp, 'as' | 'path'>, email: string, role = 'booker'): Promise<Answer> {
  return as.post(`${path}/invitations`, { email, role });
}

function accept(as: Client, token: string): Promise<Answer> {
  return as.post('/api/v1/invitations/acceptance', { token });
}

function anAddress(): string {
  return `${randomUUID()}@people.example`;
}

function movedTo(instant: Temporal.Instant): void {
  server.clock.moveTo(instant);
}

describe('an invitation', () => {
  test('is written to an address, and accepted once by whoever signs in with it', async () => {
    const coOp = await aCoOp({ name: 'Mair' });
    const email = anAddress();
    const invited = await invite(coOp, email.toUpperCase());
    expect(invited).toMatchObject({ status: 201, body: { email, role: 'booker', organisation_id: coOp.id } });
    const [letter] = await lettersTo(email);
    expect(letter).toMatchObject({ kind: 'invitation', subject: expect.stringMatching(/^Invitation to act for/) });
    expect(letter!.body).toContain('Mair invites you');

    const person = await aPerson(server, { email });
    const own = await client.as(email);
    const token = await tokenTo(email);
    const accepted = await accept(own, token);
    expect(accepted).toMatchObject({ status: 201, body: { organisation_id: coOp.id, role: 'booker' } });
    expect(await membersOf(coOp)).toMatchObject({ [person.id]: 'booker' });
    expect(await accept(own, token)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await coOp.as.get(`${coOp.path}/invitations`)).body.items).toEqual([]);
  });

  test('is kept without its token', async () => {
    const coOp = await aCoOp();
    const email = anAddress();
    await invite(coOp, email);
    const { rows } = await server.owner.query('SELECT i::text AS row FROM invitations i WHERE email = $1', [email]);
    expect(rows[0].row).not.toContain(await tokenTo(email));
  });

  test('is in Welsh for whoever reads Welsh', async () => {
    const coOp = await aCoOp();
    const { email } = await aPerson(server, { language: 'cy' });
    await invite(coOp, email, 'finance');
    const [letter] = await lettersTo(email);
    expect(letter!.subject).toMatch(/^Gwahoddiad i weithredu ar ran/);
    expect(letter!.body).toMatch(/Bydd yn gweithio unwaith, tan ddydd /);
  });

  test('is no use to anybody else, who learns nothing of it', async () => {
    const coOp = await aCoOp();
    const email = anAddress();
    await invite(coOp, email);
    const stranger = await client.as((await aPerson(server)).email);
    const token = await tokenTo(email);
    const [real, unreal] = [await accept(stranger, token), await accept(stranger, 'nothing')];
    expect({ ...real.body, request: '' }).toEqual({ ...unreal.body, request: '' });
    expect(real.status).toBe(404);
  });

  test('answers the same whether or not the address has an account', async () => {
    const coOp = await aCoOp();
    const { email } = await aPerson(server);
    const answers = [await invite(coOp, email), await invite(coOp, anAddress())];
    const shapes = answers.map(({ status, body }) => ({ status, keys: Object.keys(body) }));
    expect(shapes[0]).toEqual(shapes[1]);
  });

  test('that is sent again has a new link, a new role and a new lapse, and the first is void', async () => {
    const coOp = await aCoOp();
    const { email } = await aPerson(server);
    const first = await invite(coOp, email);
    const firstToken = await tokenTo(email);
    const second = await invite(coOp, email, 'admin');
    expect(second.body).toMatchObject({ id: first.body.id, role: 'admin' });
    expect((await coOp.as.get(`${coOp.path}/invitations`)).body.items).toHaveLength(1);
    const own = await client.as(email);
    expect((await accept(own, firstToken)).status).toBe(404);
    expect((await accept(own, await tokenTo(email))).body).toMatchObject({ role: 'admin' });
  });

  test('is written at most five times an hour to one address', async () => {
    const coOp = await aCoOp();
    const email = anAddress();
    for (let tries = 0; tries < 5; tries++) expect((await invite(coOp, email)).status).toBe(201);
    const token = await tokenTo(email);
    expect((await invite(await aCoOp(), email)).body.code).toBe('too-many-requests');
    expect((await invite(coOp, email)).body.code).toBe('too-many-requests');
    await aPerson(server, { email });
    expect((await accept(await client.as(email), token)).status).toBe(201);
  });

  test('lapses after fourteen days, and can be sent again then', async () => {
    const coOp = await aCoOp();
    const { email } = await aPerson(server);
    await invite(coOp, email);
    const token = await tokenTo(email);
    const own = await client.as(email);
    const before = server.clock.now();
    try {
      movedTo(before.add({ hours: 14 * 24 + 1 }));
      expect(await accept(own, token)).toMatchObject({ status: 410, body: { code: 'invitation-lapsed' } });
      expect((await coOp.as.get(`${coOp.path}/invitations`)).body.items).toEqual([]);
      expect((await invite(coOp, email)).status).toBe(201);
      expect((await accept(own, await tokenTo(email))).status).toBe(201);
    } finally {
      movedTo(before);
    }
  });

  test('that is withdrawn opens nothing', async () => {
    const coOp = await aCoOp();
    const { email } = await aPerson(server);
    const { body } = await invite(coOp, email);
    const withdraw = () => coOp.as.delete(`${coOp.path}/invitations/${body.id}`);
    expect((await withdraw()).status).toBe(204);
    expect((await withdraw()).status).toBe(404);
    expect((await accept(await client.as(email), await tokenTo(email))).status).toBe(404);
  });

  test('is not sent to a member', async () => {
    const coOp = await aCoOp();
    const { person } = await joined(coOp, 'member');
    expect(await invite(coOp, person.email)).toMatchObject({ status: 409, body: { code: 'already-a-member' } });
  });

  test('is one of at most fifty that are open, also when many are asked for at once', async () => {
    const coOp = await aCoOp();
    const answers = await Promise.all(Array.from({ length: 55 }, () => invite(coOp, anAddress())));
    const codes = answers.map(({ status, body }) => (status === 201 ? 'sent' : body.code));
    expect(codes.filter((code) => code === 'sent')).toHaveLength(50);
    expect(codes.filter((code) => code === 'invitation-limit')).toHaveLength(5);
    expect((await coOp.as.get(`${coOp.path}/invitations`)).body.items).toHaveLength(50);
  });

  test('that is accepted many times at once makes one member', async () => {
    const coOp = await aCoOp();
    const { email } = await aPerson(server);
    await invite(coOp, email);
    const [own, token] = [await client.as(email), await tokenTo(email)];
    const answers = await Promise.all(Array.from({ length: 50 }, () => accept(own, token)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(49);
  });

  test('that is withdrawn while it is accepted ends as one of the two', async () => {
    for (let round = 0; round < 10; round++) {
      const coOp = await aCoOp();
      const { email, id } = await aPerson(server);
      const { body } = await invite(coOp, email);
      const [own, token] = [await client.as(email), await tokenTo(email)];
      const [accepted, withdrawn] = await Promise.all([
        accept(own, token),
        coOp.as.delete(`${coOp.path}/invitations/${body.id}`),
      ]);
      expect([accepted.status, withdrawn.status]).toEqual(accepted.status === 201 ? [201, 404] : [404, 204]);
      expect(id in (await membersOf(coOp))).toBe(accepted.status === 201);
    }
  });
});

describe('roles', () => {
  test('are changed by an admin, at once', async () => {
    const coOp = await aCoOp();
    const { person, as } = await joined(coOp, 'member');
    expect((await invite({ as, path: coOp.path }, anAddress())).status).toBe(403);
    expect((await coOp.as.put(`${coOp.path}/members/${person.id}/role`, { role: 'admin' })).status).toBe(204);
    expect((await invite({ as, path: coOp.path }, anAddress())).status).toBe(201);
  });

  test('end when an admin removes somebody, and when somebody leaves', async () => {
    const coOp = await aCoOp();
    const [removed, left] = [await joined(coOp, 'booker'), await joined(coOp, 'member')];
    expect((await coOp.as.delete(`${coOp.path}/members/${removed.person.id}`)).status).toBe(204);
    expect((await left.as.delete(`${coOp.path}/membership`)).status).toBe(204);
    for (const { as } of [removed, left]) expect((await as.get(coOp.path)).status).toBe(404);
    expect((await coOp.as.delete(`${coOp.path}/members/${newId()}`)).status).toBe(404);
  });

  test('the last admin can neither go nor step down', async () => {
    const coOp = await aCoOp();
    const refused = { status: 409, body: { code: 'last-admin' } };
    expect(await coOp.as.delete(`${coOp.path}/membership`)).toMatchObject(refused);
    expect(await coOp.as.delete(`${coOp.path}/members/${coOp.admin.id}`)).toMatchObject(refused);
    expect(await coOp.as.put(`${coOp.path}/members/${coOp.admin.id}/role`, { role: 'member' })).toMatchObject(refused);
    expect((await coOp.as.put(`${coOp.path}/members/${coOp.admin.id}/role`, { role: 'admin' })).status).toBe(204);
    expect(await membersOf(coOp)).toMatchObject({ [coOp.admin.id]: 'admin' });
  });

  test.each([
    ['remove', (by: ACoOp, other: Somebody) => by.as.delete(`${by.path}/members/${other.id}`)],
    ['demote', (by: ACoOp, other: Somebody) => by.as.put(`${by.path}/members/${other.id}/role`, { role: 'member' })],
  ])('of fifty admins who %s each other in a ring at once, one stays', async (_, act) => {
    const coOp = await aCoOp();
    const others = await Promise.all(Array.from({ length: 49 }, () => joined(coOp, 'admin')));
    const admins = [{ person: coOp.admin, as: coOp.as }, ...others];
    const answers = await Promise.all(
      admins.map(({ as }, index) => act({ ...coOp, as }, admins[(index + 1) % admins.length]!.person)),
    );
    for (const { status } of answers) expect([204, 403, 404, 409]).toContain(status);
    const left = Object.values(await membersOf(coOp)).filter((role) => role === 'admin').length;
    expect(left).toBeGreaterThanOrEqual(1);
    expect(left).toBe(50 - answers.filter(({ status }) => status === 204).length);
  });

  test('of two admins who remove each other many times at once, one stays', async () => {
    for (let round = 0; round < 10; round++) {
      const coOp = await aCoOp();
      const other = await joined(coOp, 'admin');
      await Promise.all(
        Array.from({ length: 5 }, () => [
          coOp.as.delete(`${coOp.path}/members/${other.person.id}`),
          other.as.delete(`${coOp.path}/members/${coOp.admin.id}`),
          coOp.as.delete(`${coOp.path}/membership`),
        ]).flat(),
      );
      expect(Object.values(await membersOf(coOp)).filter((role) => role === 'admin')).toHaveLength(1);
    }
  });
});

describe('one person', () => {
  test('founds at most twenty organisations, also many at once', async () => {
    const { email } = await aPerson(server);
    const founder = await client.as(email);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, number) =>
        founder.post('/api/v1/organisations', { name: `Co-op ${number}`, kind: 'co_op' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ body }) => body.code === 'too-many-entries')).toHaveLength(10);
  });

  test('loses no change of themselves to another at once', async () => {
    for (let round = 0; round < 10; round++) {
      const { email } = await aPerson(server);
      const as = await client.as(email);
      await Promise.all([
        as.patch('/api/v1/me', { name: 'New Name' }),
        as.patch('/api/v1/me', { language: 'cy' }),
        as.patch('/api/v1/me', { zone: 'Europe/Lisbon' }),
      ]);
      expect((await as.get('/api/v1/me')).body).toMatchObject({
        name: 'New Name',
        language: 'cy',
        zone: 'Europe/Lisbon',
      });
    }
  });
});

describe('the audit log', () => {
  const deeds = async (as: Client, query = '') =>
    ((await as.get(`/api/v1/audit${query}`)).body.items as { deed: string }[]).map(({ deed }) => deed);

  test('tells an admin what was done in the organisation, newest first and without texts of people', async () => {
    const coOp = await aCoOp();
    const { email, id } = await aPerson(server);
    await invite(coOp, email);
    await accept(await client.as(email), await tokenTo(email));
    await coOp.as.put(`${coOp.path}/members/${id}/role`, { role: 'finance' });
    await coOp.as.delete(`${coOp.path}/members/${id}`);
    const { items } = (await coOp.as.get(`/api/v1/audit?organisation=${coOp.id}`)).body;
    expect(items.map(({ deed, acted_as }: any) => [deed, acted_as])).toEqual([
      ['member-removed', 'admin'],
      ['member-role-changed', 'admin'],
      ['member-joined', 'booker'],
      ['invitation-sent', 'admin'],
    ]);
    expect(items[1]).toMatchObject({
      by: { user_id: coOp.admin.id },
      about: { user_id: id },
      facts: { from: 'booker', to: 'finance' },
    });
    const { rows } = await server.owner.query('SELECT e::text AS row FROM audit_entries e');
    expect(rows.filter(({ row }) => row.includes('@'))).toEqual([]);
  });

  test('tells members their own deeds and what concerns them, and strangers nothing', async () => {
    const coOp = await aCoOp();
    const { person, as } = await joined(coOp, 'member');
    await invite(coOp, anAddress());
    await coOp.as.put(`${coOp.path}/members/${person.id}/role`, { role: 'booker' });
    expect(await deeds(as)).toEqual(['member-role-changed']);
    const stranger = await client.as((await aPerson(server)).email);
    expect(await deeds(stranger, `?organisation=${coOp.id}`)).toEqual([]);
    const steward = await client.as((await aSteward(server)).email);
    expect(await deeds(steward, `?organisation=${coOp.id}`)).toEqual(['member-role-changed', 'invitation-sent']);
  });

  test('comes in pages that neither repeat nor skip', async () => {
    const coOp = await aCoOp();
    for (let number = 0; number < 7; number++) await invite(coOp, anAddress());
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer = await coOp.as.get(`/api/v1/audit?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.next_cursor;
    }
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
    expect((await coOp.as.get('/api/v1/audit?cursor=nonsense')).status).toBe(400);
    expect((await coOp.as.get('/api/v1/audit?deed=member-fired')).body).toMatchObject({
      ...{ status: 400, detail: 'Please mend: deed: must be a deed as entries name it, such as member-removed.' },
      errors: [{ parameter: 'deed', rule: 'choice' }],
    });
    const yearNought = Buffer.from(JSON.stringify(['0000-01-01T00:00:00Z', coOp.id])).toString('base64url');
    expect((await coOp.as.get(`/api/v1/audit?cursor=${yearNought}`)).status).toBe(400);
  });

  test('has the founding of an organisation, and nothing of a request that was refused', async () => {
    const founder = await client.as((await aPerson(server)).email);
    const { body } = await founder.post('/api/v1/organisations', { name: 'New Bakers', kind: 'co_op' });
    await founder.delete(`/api/v1/organisations/${body.id}/membership`);
    expect(await deeds(founder)).toEqual(['organisation-founded']);
  });

  test('has who was made a steward, once', async () => {
    const { email } = await aPerson(server);
    for (let times = 0; times < 2; times++) await grantSteward(server.databaseUrl, email, 'a test');
    const own = await client.as(email);
    const { items } = (await own.get('/api/v1/audit?limit=100')).body;
    const granted = items.filter(({ deed, about }: any) => deed === 'steward-granted' && about !== null);
    expect(granted).toMatchObject([{ by: null, acted_as: 'operator' }]);
  });

  test('tells adviser and client what a steward did to their profile and booking', async () => {
    const steward = await client.as((await aSteward(server)).email);
    const expert = await anExpert(server, client);
    const coOp = await aCoOp();
    const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 24 }));
    const body = { token: slot!.token, organisation_id: coOp.id, mode: 'video' };
    const { id } = (await coOp.as.post('/api/v1/bookings', body)).body;
    await coOp.as.post(`/api/v1/bookings/${id}/confirmation`);
    await steward.post(`/api/v1/bookings/${id}/cancellation`, { reason: 'other', note: 'A private word' });
    await steward.put(`/api/v1/experts/${expert.id}/suspension`, { reasons: 'A complaint' });
    await steward.delete(`/api/v1/experts/${expert.id}/suspension`);
    await expert.client.put(`/api/v1/experts/${expert.id}/state`, { state: 'live' });
    expect(await deeds(expert.client)).toEqual(['suspension-lifted', 'adviser-suspended', 'booking-cancelled']);
    expect(await deeds(coOp.as)).toEqual(['booking-cancelled']);
  });
});
