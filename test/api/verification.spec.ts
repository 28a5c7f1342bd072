import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  aBarefootDraft,
  aBody,
  type ABody,
  answer,
  ask,
  decide,
  lettersTo,
  setState,
  submit,
} from '../support/standing.js';
import { Client } from '../support/client.js';
import { aMembership, type AnExpert, anExpert, aPerson, aSteward, type Somebody } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let body: ABody;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
  body = await aBody(server, nobody);
});
afterAll(() => server.stop());

const declared = { interests_declared: true };

function aDraft(person?: Somebody): Promise<AnExpert> {
  return anExpert(server, nobody, { state: 'draft', profile: declared, ...(person ? { person } : {}) });
}

async function submitted(person?: Somebody): Promise<AnExpert> {
  const draft = await aDraft(person);
  expect(await submit(draft)).toMatchObject({ status: 200, body: { state: 'submitted' } });
  return draft;
}

async function queue(): Promise<{ expert: { id: string; kind: string }; times_returned: number }[]> {
  return (await steward.get('/api/v1/verifications?limit=100')).body.items;
}

describe('a barefoot adviser', () => {
  test('is asked for, accepted, submitted, returned, submitted again, approved, found, paused and live again', async () => {
    const adviser = await aBarefootDraft(server, nobody);
    expect((await submit(adviser)).body).toMatchObject({ code: 'profile-not-ready', missing: ['overseen_by'] });
    const { id } = (await ask(adviser, { organisation_id: body.id })).body;
    expect(await answer(body.admin, id)).toMatchObject({ status: 200, body: { state: 'accepted' } });

    expect(await submit(adviser)).toMatchObject({ status: 200, body: { state: 'submitted' } });
    expect((await nobody.get(`/api/v1/experts/${adviser.id}`)).status).toBe(404);
    expect(await queue()).toContainEqual(
      expect.objectContaining({
        expert: expect.objectContaining({ id: adviser.id, kind: 'barefoot' }),
        times_returned: 0,
      }),
    );
    expect(await decide(steward, adviser, 'returned', 'Say more about yourself.')).toMatchObject({
      status: 200,
      body: { state: 'draft' },
    });
    expect((await queue()).map(({ expert }) => expert.id)).not.toContain(adviser.id);
    expect((await adviser.client.get(`/api/v1/experts/${adviser.id}/decisions`)).body.items).toMatchObject([
      { decision: 'returned', reasons: 'Say more about yourself.' },
    ]);

    await adviser.client.patch(`/api/v1/experts/${adviser.id}`, { about: { en: 'I baked for twenty years.' } });
    await submit(adviser);
    expect(await queue()).toContainEqual(expect.objectContaining({ times_returned: 1 }));
    expect(await decide(steward, adviser)).toMatchObject({ status: 200, body: { state: 'live' } });
    expect((await nobody.get(`/api/v1/experts/${adviser.id}`)).body).toMatchObject({
      state: 'live',
      kind: 'barefoot',
      overseen_by: { kind: 'body', id: body.id, name: 'Cainc' },
      coop_memberships: [{ name: 'Valley Bakers', organisation_id: null, role: 'member', since: '2020-01-01' }],
      credentials: [],
    });
    const found = (await nobody.get('/api/v1/experts?kind=barefoot')).body.items;
    expect(found.map((one: { id: string }) => one.id)).toContain(adviser.id);
    expect(await setState(adviser, 'paused')).toMatchObject({ status: 200, body: { state: 'paused' } });
    expect(await setState(adviser, 'live')).toMatchObject({ status: 200, body: { state: 'live' } });

    const { items } = (await adviser.client.get(`/api/v1/experts/${adviser.id}/decisions`)).body;
    expect(items.map((one: { decision: string }) => one.decision)).toEqual(['approved', 'returned']);
  });

  test('needs a membership that lasts, when they submit and when they are approved', async () => {
    const adviser = await aBarefootDraft(server, nobody);
    await answer(body.admin, (await ask(adviser, { organisation_id: body.id })).body.id);
    const path = `/api/v1/experts/${adviser.id}/coop-memberships`;
    const [membership] = (await adviser.client.get(path)).body.items;
    const { id, ...terms } = membership;
    await adviser.client.put(`${path}/${id}`, { ...terms, until: '2021-01-01' });
    expect((await submit(adviser)).body).toMatchObject({ code: 'profile-not-ready', missing: ['coop_memberships'] });
    await adviser.client.put(`${path}/${id}`, { ...terms, until: null });
    await submit(adviser);
    await adviser.client.delete(`${path}/${id}`);
    expect((await decide(steward, adviser)).body).toMatchObject({
      code: 'profile-not-ready',
      missing: ['coop_memberships'],
    });
  });
});

describe('a submission', () => {
  test('is refused with everything that is missing, named at once', async () => {
    const own = await nobody.as((await aPerson(server)).email);
    const { id } = (await own.post('/api/v1/experts', { kind: 'barefoot', name: 'Al' })).body;
    const refused = await own.post(`/api/v1/experts/${id}/submission`);
    const missing = ['headline.en', 'about.en', 'topics', 'overseen_by', 'interests_declared', 'coop_memberships'];
    expect(refused).toMatchObject({ status: 409, body: { code: 'profile-not-ready', missing } });
  });

  test.each([
    ['headline.en', { headline: { en: '', cy: 'Dim ond Cymraeg' } }],
    ['about.en', { about: { en: '', cy: 'Dim ond Cymraeg' } }],
    ['topics', { topics: [] }],
  ])('lacks %s neither before nor while it waits', async (missing, change) => {
    const draft = await anExpert(server, nobody, { state: 'draft', profile: { ...declared, ...change } });
    expect((await submit(draft)).body).toMatchObject({ code: 'profile-not-ready', missing: [missing] });
    const waiting = await submitted();
    const refused = await waiting.client.patch(`/api/v1/experts/${waiting.id}`, change);
    expect(refused.body).toMatchObject({ code: 'profile-not-ready', missing: [missing] });
  });

  test('is of a draft: not twice, and not of what is live or paused', async () => {
    const waiting = await submitted();
    const others = [await anExpert(server, nobody), await anExpert(server, nobody, { state: 'paused' })];
    for (const one of [waiting, ...others])
      expect(await submit(one)).toMatchObject({ status: 409, body: { code: 'profile-state' } });
  });

  test('is not the way round the queue: nobody goes live alone', async () => {
    const waiting = await submitted();
    expect(await setState(waiting, 'live')).toMatchObject({ status: 409, body: { code: 'profile-state' } });
    const draft = await aDraft();
    expect(await setState(draft, 'live')).toMatchObject({ status: 409, body: { code: 'profile-state' } });
  });
});

describe('the queue', () => {
  test('has who waits longest first, in pages', async () => {
    const waiting = [await submitted(), await submitted(), await submitted()].map(({ id }) => id);
    const seen: string[] = [];
    let path = '/api/v1/verifications?limit=1';
    for (let more = true; more;) {
      const { body: page } = await steward.get(path);
      expect(page.items.length).toBeLessThanOrEqual(1);
      seen.push(...page.items.map(({ expert }: { expert: { id: string } }) => expert.id));
      more = page.next_cursor !== null;
      path = `/api/v1/verifications?limit=1&cursor=${page.next_cursor}`;
    }
    expect(seen.filter((id) => waiting.includes(id))).toEqual(waiting);
    expect(new Set(seen).size).toBe(seen.length);
    expect((await steward.get('/api/v1/verifications?cursor=nonsense')).status).toBe(400);
  });
});

describe('a steward', () => {
  test('says why a profile is returned', async () => {
    const waiting = await submitted();
    const refused = await decide(steward, waiting, 'returned');
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reasons' }] } });
  });

  test('decides once, on what is submitted', async () => {
    const draft = await aDraft();
    expect(await decide(steward, draft)).toMatchObject({ status: 409, body: { code: 'profile-state' } });
    const waiting = await submitted();
    await decide(steward, waiting);
    expect(await decide(steward, waiting)).toMatchObject({ status: 409, body: { code: 'profile-state' } });
  });

  test('does not decide on their own profile', async () => {
    const person = await aSteward(server);
    const own = await submitted(person);
    expect(await decide(own.client, own)).toMatchObject({ status: 409, body: { code: 'own-profile' } });
    expect(await decide(steward, own)).toMatchObject({ status: 200 });
    const suspended = await own.client.put(`/api/v1/experts/${own.id}/suspension`, { reasons: 'Myself' });
    expect(suspended).toMatchObject({ status: 409, body: { code: 'own-profile' } });
  });

  test('does not decide on one for whom they answer', async () => {
    const person = await aSteward(server);
    await aMembership(server, body.id, person, 'admin');
    const overseer = await nobody.as(person.email);
    const adviser = await aBarefootDraft(server, nobody);
    await answer(body.admin, (await ask(adviser, { organisation_id: body.id })).body.id);
    await submit(adviser);
    expect(await decide(overseer, adviser)).toMatchObject({ status: 409, body: { code: 'own-profile' } });
    expect(await decide(steward, adviser)).toMatchObject({ status: 200 });
  });

  test('is one of twenty who decide at once: one decision counts, and is told once', async () => {
    const stewards = await Promise.all(
      Array.from({ length: 20 }, async () => nobody.as((await aSteward(server)).email)),
    );
    const waiting = await submitted();
    const answers = await Promise.all(
      stewards.map((one, index) => decide(one, waiting, index % 2 ? 'approved' : 'returned', 'As I see it')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(409)]);
    const winner = answers.find(({ status }) => status === 200);
    const { items } = (await steward.get(`/api/v1/experts/${waiting.id}/decisions`)).body;
    expect(items).toHaveLength(1);
    expect(items[0].decision).toBe(winner?.body.state === 'live' ? 'approved' : 'returned');
    expect(await lettersTo(server, waiting.person)).toHaveLength(1);
  });

  test('is written down for the adviser, without the reasons', async () => {
    const waiting = await submitted();
    await decide(steward, waiting, 'returned', 'A private word');
    const { items } = (await waiting.client.get('/api/v1/audit')).body;
    expect(items).toMatchObject([
      { deed: 'adviser-returned', acted_as: 'steward', facts: { from: 'submitted', to: 'draft' } },
    ]);
    expect(JSON.stringify(items)).not.toContain('private');
  });
});

describe('the letter about a decision', () => {
  test.each([
    ['en', 'approved', 'Your adviser profile is live', 'people can find you'],
    ['cy', 'approved', 'Mae eich proffil cynghorydd yn fyw', 'gall pobl ddod o hyd i chi'],
    ['en', 'returned', 'Your adviser profile needs changes', '> More, please'],
    ['cy', 'returned', 'Mae angen newid eich proffil cynghorydd', '> More, please'],
  ] as const)('in %s that it was %s', async (language, decision, subject, line) => {
    const waiting = await submitted(await aPerson(server, { language }));
    await decide(steward, waiting, decision, 'More, please');
    const [letter] = await lettersTo(server, waiting.person);
    expect(letter).toMatchObject({ kind: `profile-${decision}`, subject });
    expect(letter?.body).toContain(line);
  });

  test('does not go to whoever wants none about their account', async () => {
    const waiting = await submitted();
    const quiet = { bookings: { email: true }, reminders: { email: true }, account: { email: false } };
    await waiting.client.put('/api/v1/me/notification-preferences', quiet);
    await decide(steward, waiting);
    expect(await lettersTo(server, waiting.person)).toEqual([]);
  });
});

describe('a suspension', () => {
  test('pauses a live profile until a steward lifts it, and tells the adviser both times', async () => {
    const adviser = await anExpert(server, nobody);
    const path = `/api/v1/experts/${adviser.id}/suspension`;
    expect(await steward.put(path, { reasons: 'A complaint' })).toMatchObject({
      status: 200,
      body: { state: 'paused' },
    });
    expect((await nobody.get(`/api/v1/experts/${adviser.id}`)).status).toBe(404);
    const own = (await adviser.client.get(`/api/v1/experts/${adviser.id}`)).body;
    expect(own).toMatchObject({ state: 'paused', suspended_at: expect.any(String) });
    expect(await setState(adviser, 'live')).toMatchObject({ status: 409, body: { code: 'profile-suspended' } });
    expect((await adviser.client.delete(path)).status).toBe(403);
    expect(await steward.put(path, { reasons: 'Again' })).toMatchObject({
      status: 409,
      body: { code: 'profile-state' },
    });

    expect(await steward.delete(path)).toMatchObject({ status: 200, body: { state: 'paused', suspended_at: null } });
    expect(await steward.delete(path)).toMatchObject({ status: 409 });
    expect(await setState(adviser, 'live')).toMatchObject({ status: 200, body: { state: 'live' } });
    const kinds = (await lettersTo(server, adviser.person)).map(({ kind }) => kind);
    expect(kinds).toEqual(['profile-lifted', 'profile-suspended']);
  });

  test('is of what was approved, and needs its reasons', async () => {
    const draft = await aDraft();
    const path = `/api/v1/experts/${draft.id}/suspension`;
    expect(await steward.put(path, { reasons: 'A complaint' })).toMatchObject({ status: 409 });
    expect(await steward.put(path, {})).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reasons' }] } });
  });

  test('holds also one who had paused themselves', async () => {
    const adviser = await anExpert(server, nobody, { state: 'paused' });
    await steward.put(`/api/v1/experts/${adviser.id}/suspension`, { reasons: 'A complaint' });
    expect((await setState(adviser, 'live')).body.code).toBe('profile-suspended');
  });
});
