import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.js';
import { Client } from '../support/client.js';
import {
  type AnExpert,
  anExpert,
  anOrganisation,
  type AnOrganisation,
  aPerson,
  aSteward,
} from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let organisation: AnOrganisation;
let booker: Client;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  server.clock.moveTo(Temporal.Instant.from('2027-03-22T12:00:00Z'));
  organisation = await anOrganisation(server, { name: 'Popty Newydd' });
  booker = await nobody.as(organisation.booker.email);
});
afterAll(() => server.stop());

const stake = () => ({
  organisation_id: organisation.id,
  nature: 'family',
  note: 'My sister founded it.',
  since: '2026-01-01',
});

function toward({ id }: AnExpert, by: Client, organisationId = organisation.id): ReturnType<Client['get']> {
  return by.get(`/api/v1/experts/${id}/declared-interests?organisation_id=${organisationId}`);
}

describe('an interest', () => {
  test('is declared by id or by name, listed to its person, ended, and never deleted', async () => {
    const own = await nobody.as((await aPerson(server)).email);
    const declared = await own.post('/api/v1/me/interests', stake());
    expect(declared).toMatchObject({
      status: 201,
      body: { organisation: { id: organisation.id, name: 'Popty Newydd' }, nature: 'family', until: null },
    });
    const { body: named } = await own.post('/api/v1/me/interests', {
      ...{ organisation_name: 'A bank', nature: 'financial', since: '2020-05-01', until: '2026-05-01' },
    });
    expect(named).toMatchObject({ organisation: { id: null, name: 'A bank' }, until: '2026-05-01' });
    const ended = await own.post(`/api/v1/me/interests/${declared.body.id}/end`);
    expect(ended).toMatchObject({ status: 200, body: { until: '2027-03-22' } });
    expect((await own.get('/api/v1/me/interests')).body.items).toEqual([named, ended.body]);
    for (const { id } of [declared.body, named])
      expect(await own.post(`/api/v1/me/interests/${id}/end`)).toMatchObject({
        status: 409,
        body: { code: 'interest-over' },
      });
    expect((await own.delete(`/api/v1/me/interests/${named.id}`)).status).toBe(404);
  });

  test('of somebody else is not there to end', async () => {
    const one = await nobody.as((await aPerson(server)).email);
    const { id } = (await one.post('/api/v1/me/interests', stake())).body;
    expect((await booker.post(`/api/v1/me/interests/${id}/end`)).status).toBe(404);
  });

  test.each([
    ['/organisation_id', { organisation_id: newId() }],
    ['/organisation_id', { organisation_id: undefined }],
    ['/organisation_id', { organisation_name: 'And a bank' }],
    ['/nature', { nature: 'envy' }],
    ['/since', { since: 'long ago' }],
    ['/until', { until: '2025-12-31' }],
  ])('is refused with the place of its fault: %s of %j', async (pointer, fault) => {
    const refused = await booker.post('/api/v1/me/interests', { ...stake(), ...fault });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  test('is one of at most a hundred, also when the last ones come at once', async () => {
    const person = await aPerson(server);
    await server.owner.query(
      `INSERT INTO interests (id, user_id, organisation_name, nature, since, declared_at)
       SELECT gen_random_uuid(), $1, 'Shop ' || n, 'other', '2020-01-01', now() FROM generate_series(1, 98) n`,
      [person.id],
    );
    const own = await nobody.as(person.email);
    const last = await Promise.all(Array.from({ length: 20 }, () => own.post('/api/v1/me/interests', stake())));
    expect(last.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(last.filter(({ status }) => status === 422)).toHaveLength(18);
  });
});

describe('what an adviser has declared', () => {
  test('is shown to members of that organisation while it lasts, by its nature alone', async () => {
    const adviser = await anExpert(server, nobody);
    expect((await toward(adviser, booker)).body).toEqual({ items: [] });
    const { id } = (await adviser.client.post('/api/v1/me/interests', stake())).body;
    await adviser.client.post('/api/v1/me/interests', { ...stake(), nature: 'employment', since: '2027-03-23' });
    await adviser.client.post('/api/v1/me/interests', { ...stake(), nature: 'membership', until: '2027-03-21' });
    expect((await toward(adviser, booker)).body).toEqual({ items: [{ nature: 'family', since: '2026-01-01' }] });
    await adviser.client.post(`/api/v1/me/interests/${id}/end`);
    expect((await toward(adviser, booker)).body.items).toHaveLength(1); // today is its last day
    server.clock.moveTo(Temporal.Instant.from('2027-03-23T12:00:00Z'));
    expect((await toward(adviser, booker)).body).toEqual({ items: [{ nature: 'employment', since: '2027-03-23' }] });
    server.clock.moveTo(Temporal.Instant.from('2027-03-22T12:00:00Z'));
  });

  test('is not shown to others, nor about others', async () => {
    const adviser = await anExpert(server, nobody);
    await adviser.client.post('/api/v1/me/interests', stake());
    const stranger = await nobody.as((await aPerson(server)).email);
    expect((await toward(adviser, stranger)).status).toBe(404);
    expect((await toward(adviser, nobody)).status).toBe(401);
    const other = await anOrganisation(server, { booker: organisation.booker });
    expect((await toward(adviser, await nobody.as(organisation.booker.email), other.id)).body).toEqual({ items: [] });
    const draft = await anExpert(server, nobody, { state: 'draft' });
    expect((await toward(draft, booker)).status).toBe(404);
  });

  test('is read by stewards as a whole, and on the profile by when it was confirmed', async () => {
    const adviser = await anExpert(server, nobody);
    await adviser.client.post('/api/v1/me/interests', stake());
    const steward = await nobody.as((await aSteward(server)).email);
    const path = `/api/v1/experts/${adviser.id}`;
    expect((await steward.get(`${path}/interests`)).body.items).toMatchObject([
      { nature: 'family', note: 'My sister founded it.' },
    ]);
    expect((await booker.get(`${path}/interests`)).status).toBe(404);
    server.clock.moveTo(Temporal.Instant.from('2027-04-22T12:00:00Z'));
    await adviser.client.patch(path, { interests_declared: true });
    expect((await nobody.get(path)).body.interests_declared_at).toMatch(/^2027-04-22T12:/);
    server.clock.moveTo(Temporal.Instant.from('2027-03-22T12:00:00Z'));
  });
});
