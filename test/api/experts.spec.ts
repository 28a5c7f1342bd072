import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.js';
import { type Answer, Client } from '../support/client.js';
import { anExpert, anOffer, aPerson, aSteward } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let stranger: Client;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
  stranger = await nobody.as((await aPerson(server)).email);
});
afterAll(() => server.stop());

const complete = {
  kind: 'specialist',
  name: 'Nia Protheroe',
  headline: { en: 'Turns shops into co-ops', cy: 'Troi siopau’n gydweithfeydd' },
  about: { en: 'Twenty years of village shops.', cy: 'Ugain mlynedd o siopau pentref: Tŷ, ŵyn, gŵyl.' },
  topics: ['conversion', 'finance'],
  sectors: ['retail'],
  stages: ['planning', 'converting'],
  legal_forms: ['worker-co-operative', 'community-benefit-society'],
  languages: ['cy', 'en'],
  regions: ['wales'],
  remote: false,
  access: ['step-free-venue', 'large-print'],
};

describe('a profile', () => {
  test('begins as a draft with an empty diary, and reads back in both languages as it was written', async () => {
    const own = await nobody.as((await aPerson(server)).email);
    const created = await own.post('/api/v1/experts', { ...complete, zone: 'europe/london' });
    expect(created).toMatchObject({ status: 201, body: { ...complete, state: 'draft', zone: 'Europe/London' } });
    expect(created.body.offers).toEqual([]);
    const { body: diary } = await own.get(`/api/v1/experts/${created.body.id}/diary`);
    expect(diary).toMatchObject({ zone: 'Europe/London', weekly: {}, overrides: [], time_off: [] });
    expect((await own.get(`/api/v1/experts/${created.body.id}`)).body).toEqual(created.body);
  });

  test('needs no more than a name to begin with', async () => {
    const own = await nobody.as((await aPerson(server)).email);
    const created = await own.post('/api/v1/experts', { kind: 'barefoot', name: '  Al  ' });
    const unsaid = { en: '', cy: '' };
    expect(created.body).toMatchObject({ name: 'Al', headline: unsaid, about: unsaid, topics: [], languages: ['en'] });
    expect(created.body).toMatchObject({ remote: true, zone: 'Europe/London', overseen_by: null });
  });

  test('pauses and goes live again, as often as its adviser likes', async () => {
    const { id, client: own } = await anExpert(server, nobody);
    for (const state of ['paused', 'live', 'paused', 'live']) {
      expect(await own.put(`/api/v1/experts/${id}/state`, { state })).toMatchObject({ status: 200, body: { state } });
      expect((await nobody.get(`/api/v1/experts/${id}`)).status).toBe(state === 'live' ? 200 : 404);
    }
  });

  test.each([
    ['draft', 'paused'],
    ['draft', 'live'],
    ['live', 'live'],
    ['paused', 'paused'],
  ] as const)('that is %s does not become %s', async (state, next) => {
    const { id, client: own } = await anExpert(server, nobody, { state });
    const refused = await own.put(`/api/v1/experts/${id}/state`, { state: next });
    expect(refused).toMatchObject({ status: 409, body: { code: 'profile-state', state } });
    expect((await own.get(`/api/v1/experts/${id}`)).body.state).toBe(state);
  });

  test.each(['draft', 'live', 'paused'] as const)('that is %s never becomes a draft again', async (state) => {
    const { id, client: own } = await anExpert(server, nobody, { state });
    const refused = await own.put(`/api/v1/experts/${id}/state`, { state: 'draft' });
    expect(pointersOf(refused)).toEqual(['/state']);
  });

  test('is changed in nothing by a steward', async () => {
    const { id } = await anExpert(server, nobody);
    const path = `/api/v1/experts/${id}`;
    expect(await steward.put(`${path}/state`, { state: 'paused' })).toMatchObject({ status: 403 });
    expect(await steward.patch(path, { name: 'Somebody else' })).toMatchObject({ status: 403 });
    expect(await steward.post(`${path}/offers`, anOffer)).toMatchObject({ status: 403 });
    expect(await steward.put(`${path}/diary/hours`, { zone: 'UTC', weekly: {} })).toMatchObject({ status: 403 });
  });

  test('changes only in what a change names', async () => {
    const { id, client: own } = await anExpert(server, nobody, { profile: complete });
    const before = (await own.get(`/api/v1/experts/${id}`)).body;
    const headline = { en: 'Turns farms into co-ops', cy: '' };
    const changed = await own.patch(`/api/v1/experts/${id}`, { headline, topics: ['food', 'food'] });
    expect(changed).toMatchObject({ status: 200, body: { ...before, headline, topics: ['food'] } });
    expect((await own.patch(`/api/v1/experts/${id}`, {})).body).toEqual(changed.body);
  });
});

describe('a live profile needs', () => {
  const unsaid = { en: '', cy: 'Dim ond Cymraeg' };
  const lacks = [
    ['headline.en', { headline: unsaid }],
    ['about.en', { about: unsaid }],
    ['topics', { topics: [] }],
  ] as const;

  test.each(lacks)('%s for as long as it is live', async (missing, change) => {
    const { id, client: own } = await anExpert(server, nobody);
    const refused = await own.patch(`/api/v1/experts/${id}`, { ...change, name: 'New Name' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'profile-not-ready', missing: [missing] } });
    expect((await own.get(`/api/v1/experts/${id}`)).body.name).not.toBe('New Name');
  });

  test('less while it is paused, and all of it again to return', async () => {
    const { id, client: own } = await anExpert(server, nobody, { state: 'paused' });
    expect(await own.patch(`/api/v1/experts/${id}`, { topics: [] })).toMatchObject({ status: 200 });
    const refused = await own.put(`/api/v1/experts/${id}/state`, { state: 'live' });
    expect(refused.body).toMatchObject({ code: 'profile-not-ready', missing: ['topics'] });
  });
});

describe('a person has one profile', () => {
  test('and is told so on the second', async () => {
    const { client: own } = await anExpert(server, nobody);
    const second = await own.post('/api/v1/experts', { kind: 'barefoot', name: 'Second' });
    expect(second).toMatchObject({ status: 409, body: { code: 'already-an-expert' } });
  });

  test('when ten requests come at once', async () => {
    const person = await aPerson(server);
    const own = await nobody.as(person.email);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => own.post('/api/v1/experts', { kind: 'specialist', name: 'Once' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    const { rows } = await server.owner.query(
      'SELECT (SELECT count(*)::int FROM experts WHERE user_id = $1) AS experts, (SELECT count(*)::int FROM diaries WHERE user_id = $1) AS diaries',
      [person.id],
    );
    expect(rows).toEqual([{ experts: 1, diaries: 1 }]);
  });
});

describe('a profile is refused with the place of its fault', () => {
  test.each([
    ['/kind', { kind: 'guru' }],
    ['/name', { name: ' x ' }],
    ['/name', { name: 'x'.repeat(121) }],
    ['/name', { name: 'a\0b' }],
    ['/name', { name: undefined }],
    ['/headline', { headline: 'only a text' }],
    ['/headline/en', { headline: { cy: 'Heb Saesneg' } }],
    ['/headline/en', { headline: { en: 'x'.repeat(161) } }],
    ['/headline/fr', { headline: { en: 'x', fr: 'y' } }],
    ['/about/cy', { about: { en: 'x', cy: 'ŷ'.repeat(4001) } }],
    ['/topics/1', { topics: ['food', 'astrology'] }],
    ['/languages', { languages: [] }],
    ['/regions/0', { regions: ['Wales'] }],
    ['/remote', { remote: 'yes' }],
    ['/access/0', { access: ['lift'] }],
    ['/overseen_by', { overseen_by: newId() }],
    ['/interests_declared', { interests_declared: false }],
    ['/zone', { zone: 'x'.repeat(65) }],
    ['/state', { state: 'live' }],
    ['/user_id', { user_id: newId() }],
  ])('%s of %j', async (pointer, fault) => {
    const refused = await stranger.post('/api/v1/experts', { ...complete, ...fault });
    expect(pointersOf(refused)).toEqual([pointer]);
  });

  test.each(['Mars/Olympus', '+01:00', '-05', 'Europe', ''])('a zone that there is not: %j', async (zone) => {
    const refused = await stranger.post('/api/v1/experts', { ...complete, zone });
    expect(refused).toMatchObject({ status: 422, body: { code: 'unknown-zone', errors: [{ pointer: '/zone' }] } });
  });

  test('several faults at once, each in its place', async () => {
    const refused = await stranger.post('/api/v1/experts', { kind: 'guru', name: '', topics: ['x'], extra: 1 });
    expect(pointersOf(refused).sort()).toEqual(['/extra', '/kind', '/name', '/topics/0']);
  });

  test('nothing of it was kept', async () => {
    expect((await stranger.post('/api/v1/experts', { kind: 'specialist', name: 'First' })).status).toBe(201);
  });
});

describe.each(['draft', 'paused'] as const)('a %s profile', (state) => {
  test('is there for its owner and for stewards, and for nobody else', async () => {
    const { id, client: own, offerId } = await anExpert(server, nobody, { state });
    const path = `/api/v1/experts/${id}`;
    for (const reader of [own, steward]) expect((await reader.get(path)).status).toBe(200);
    for (const reader of [nobody, stranger]) {
      const hidden = await reader.get(path);
      const absent = await reader.get(`/api/v1/experts/${newId()}`);
      expect(hidden).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect({ ...hidden.body, request: '' }).toEqual({ ...absent.body, request: '' });
    }
    const day = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
    const slots = await stranger.get(`${path}/slots?offer=${offerId}&from=${day.from}&to=${day.to}`);
    expect(slots.status).toBe(404);
  });

  test('answers a stranger who would change it as if it were not there', async () => {
    const { id, offerId } = await anExpert(server, nobody, { state });
    for (const { status } of await tryEverything(stranger, id, offerId)) expect(status).toBe(404);
  });
});

describe('a live profile', () => {
  test('is there for everybody, and nobody else changes it', async () => {
    const { id, offerId } = await anExpert(server, nobody);
    expect((await nobody.get(`/api/v1/experts/${id}`)).status).toBe(200);
    for (const { status } of await tryEverything(stranger, id, offerId)) expect(status).toBe(403);
    for (const { status } of await tryEverything(nobody, id, offerId)) expect(status).toBe(401);
  });
});

describe('an offer', () => {
  const workshop = {
    title: { en: 'A working day', cy: 'Diwrnod gwaith' },
    summary: { en: 'We do your plan.', cy: 'Gwnawn eich cynllun.' },
    pricing: 'rate_card',
    duration_minutes: 480,
    interval_minutes: 60,
    buffer_before_minutes: 30,
    buffer_after_minutes: 15,
    notice_minutes: 2880,
    window_days: 90,
    modes: ['in_person', 'video'],
  };

  test('reads back as it was made, in both languages, and shows on the profile', async () => {
    const { id, client: own, offerId } = await anExpert(server, nobody, { hourlyMinor: 5000 });
    const made = await own.post(`/api/v1/experts/${id}/offers`, workshop);
    expect(made).toMatchObject({ status: 201, body: workshop });
    const { body } = await nobody.get(`/api/v1/experts/${id}`);
    expect(body.offers.map((offer: { id: string }) => offer.id).sort()).toEqual([offerId, made.body.id].sort());
    const { terms: _own, ...published } = made.body;
    expect(body.offers).toContainEqual(published);
  });

  test('says nothing of what it leaves to the defaults', async () => {
    const { id, client: own } = await anExpert(server, nobody);
    const { title, pricing, duration_minutes, modes } = { ...anOffer, title: { en: 'Short' } };
    const made = await own.post(`/api/v1/experts/${id}/offers`, { title, pricing, duration_minutes, modes });
    expect(made.body).toMatchObject({
      title: { en: 'Short', cy: '' },
      summary: { en: '', cy: '' },
      price: { minor: 0, currency: 'GBP' },
      interval_minutes: 30,
      buffer_before_minutes: 0,
      buffer_after_minutes: 0,
      notice_minutes: 1440,
      window_days: 60,
    });
  });

  test('changes as a whole, and keeps its id', async () => {
    const { id, client: own, offerId } = await anExpert(server, nobody, { hourlyMinor: 5000 });
    const changed = await own.put(`/api/v1/experts/${id}/offers/${offerId}`, workshop);
    expect(changed).toMatchObject({ status: 200, body: { ...workshop, id: offerId } });
    const { terms: _own, ...published } = changed.body;
    expect((await nobody.get(`/api/v1/experts/${id}`)).body.offers).toEqual([published]);
  });

  test('is gone once it is retired', async () => {
    const { id, client: own, offerId } = await anExpert(server, nobody);
    const path = `/api/v1/experts/${id}/offers/${offerId}`;
    expect((await own.delete(path)).status).toBe(204);
    expect((await nobody.get(`/api/v1/experts/${id}`)).body.offers).toEqual([]);
    const slots = await nobody.get(
      `/api/v1/experts/${id}/slots?offer=${offerId}&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z`,
    );
    expect(slots.status).toBe(404);
    expect((await own.delete(path)).status).toBe(404);
    expect((await own.put(path, anOffer)).status).toBe(404);
  });

  test('is one of at most twenty, also when the last ones come at once', async () => {
    const { id, client: own, offerId } = await anExpert(server, nobody);
    const add = () => own.post(`/api/v1/experts/${id}/offers`, anOffer);
    for (let count = 1; count < 18; count++) expect((await add()).status).toBe(201);
    const last = await Promise.all([add(), add(), add(), add()]);
    expect(last.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422]);
    expect((await add()).body).toMatchObject({ code: 'too-many-entries' });
    await own.delete(`/api/v1/experts/${id}/offers/${offerId}`);
    expect((await add()).status).toBe(201);
  });

  test('of somebody else cannot be changed by way of one’s own profile', async () => {
    const mine = await anExpert(server, nobody);
    const theirs = await anExpert(server, nobody);
    const path = `/api/v1/experts/${mine.id}/offers/${theirs.offerId}`;
    expect((await mine.client.put(path, workshop)).status).toBe(404);
    expect((await mine.client.delete(path)).status).toBe(404);
    expect((await nobody.get(`/api/v1/experts/${theirs.id}`)).body.offers).toMatchObject([
      { pricing: anOffer.pricing },
    ]);
  });

  test.each([
    ['/title', { title: 'A talk' }],
    ['/title/en', { title: { en: 'x' } }],
    ['/title/cy', { title: { en: 'Fine', cy: 'x'.repeat(121) } }],
    ['/summary/en', { summary: { en: 'x'.repeat(1001) } }],
    ['/pricing', { pricing: 'free' }],
    ['/price', { price: { minor: 100 } }],
    ['/pricing', { preparation_minutes: 15 }],
    ['/pricing', { expenses: { minor: 100 } }],
    ['/expenses/minor', { pricing: 'rate_card', expenses: { minor: -1 } }],
    ['/expenses/minor', { pricing: 'rate_card', expenses: { minor: 12.5 } }],
    ['/expenses/currency', { pricing: 'rate_card', expenses: { minor: 0, currency: 'EUR' } }],
    ['/preparation_minutes', { pricing: 'rate_card', preparation_minutes: 961 }],
    ['/write_up_minutes', { pricing: 'rate_card', write_up_minutes: -1 }],
    ['/unpaid_minutes', { unpaid_minutes: '15' }],
    ['/travel_minutes', { pricing: 'rate_card', travel_minutes: 60 }],
    ['/travel_minutes', { unpaid_travel_minutes: 60, modes: ['in_person', 'video'] }],
    ['/duration_minutes', { duration_minutes: 45 }],
    ['/duration_minutes', { pricing: 'rate_card', duration_minutes: 481 }],
    ['/duration_minutes', { duration_minutes: 4 }],
    ['/duration_minutes', { duration_minutes: '30' }],
    ['/interval_minutes', { interval_minutes: 0 }],
    ['/buffer_before_minutes', { buffer_before_minutes: -5 }],
    ['/buffer_after_minutes', { buffer_after_minutes: 241 }],
    ['/notice_minutes', { notice_minutes: 43_201 }],
    ['/window_days', { window_days: 91 }],
    ['/window_days', { window_days: 0 }],
    ['/modes', { modes: [] }],
    ['/modes/0', { modes: ['telepathy'] }],
    ['/colour', { colour: 'red' }],
  ])('is refused with the place of its fault: %s of %j', async (pointer, fault) => {
    const own = await ownerOfOne();
    const made = await own.client.post(`/api/v1/experts/${own.id}/offers`, { ...anOffer, ...fault });
    expect(pointersOf(made)).toEqual([pointer]);
    const changed = await own.client.put(`/api/v1/experts/${own.id}/offers/${own.offerId}`, { ...anOffer, ...fault });
    expect(pointersOf(changed)).toEqual([pointer]);
  });

  let one: ReturnType<typeof anExpert> | undefined;
  const ownerOfOne = () => (one ??= anExpert(server, nobody));
});

function pointersOf({ status, body }: Answer): (string | undefined)[] {
  expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid-request' });
  return body.errors.map((fault: { pointer?: string }) => fault.pointer);
}

async function tryEverything(by: Client, id: string, offerId: string): Promise<Answer[]> {
  const path = `/api/v1/experts/${id}`;
  return [
    await by.patch(path, { name: 'Mine now' }),
    await by.put(`${path}/state`, { state: 'paused' }),
    await by.post(`${path}/offers`, anOffer),
    await by.put(`${path}/offers/${offerId}`, anOffer),
    await by.delete(`${path}/offers/${offerId}`),
  ];
}
