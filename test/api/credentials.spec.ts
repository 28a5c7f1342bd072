import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.js';
import { Jobs } from '../../src/platform/jobs.js';
import { lettersTo } from '../support/standing.js';
import { type Answer, Client } from '../support/client.js';
import { type AnExpert, anExpert, anOrganisation, aPerson, aSteward } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let steward: Client;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  server.clock.moveTo(Temporal.Instant.from('2027-03-22T12:00:00Z'));
  steward = await nobody.as((await aSteward(server)).email);
});
afterAll(() => server.stop());

const certificate = {
  kind: 'qualification',
  title: 'Certificate in co-operative development',
  issuer: 'A college',
  evidence_url: 'https://college.example/certificates/1',
  issued_on: '2019-06-01',
};

function claim({ id, client }: AnExpert, given: object = {}): Promise<Answer> {
  return client.post(`/api/v1/experts/${id}/credentials`, { ...certificate, ...given });
}

function verify(id: string, decision = 'verified', reason = ''): Promise<Answer> {
  return steward.post(`/api/v1/credentials/${id}/verification`, { decision, reason });
}

async function shown({ id }: AnExpert): Promise<{ title: string }[]> {
  return (await nobody.get(`/api/v1/experts/${id}`)).body.credentials;
}

async function own({ id, client }: AnExpert): Promise<{ id: string; state: string }[]> {
  return (await client.get(`/api/v1/experts/${id}/credentials`)).body.items;
}

describe('a credential', () => {
  test('is claimed, shown to nobody, verified, and then shown with who verified it and when, without its evidence', async () => {
    const adviser = await anExpert(server, nobody);
    const { status, body } = await claim(adviser, { expires_on: '2029-06-01' });
    expect({ status, body }).toMatchObject({ status: 201, body: { ...certificate, state: 'claimed', decided: null } });
    expect(await shown(adviser)).toEqual([]);
    expect(await verify(body.id)).toMatchObject({ status: 200, body: { state: 'verified' } });
    expect(await shown(adviser)).toEqual([
      {
        kind: 'qualification',
        title: 'Certificate in co-operative development',
        issuer: 'A college',
        issued_on: '2019-06-01',
        expires_on: '2029-06-01',
        verified_by: 'steward',
        verified_at: expect.stringMatching(/^2027-03-22T12:/),
      },
    ]);
    expect((await lettersTo(server, adviser.person))[0]).toMatchObject({
      kind: 'credential-decided',
      subject: 'Verified: Certificate in co-operative development',
    });
    const { items } = (await adviser.client.get('/api/v1/audit')).body;
    expect(items).toMatchObject([{ deed: 'credential-verified', subject: { kind: 'credential', id: body.id } }]);
  });

  test('that is refused says why to the adviser, and is not shown', async () => {
    const adviser = await anExpert(server, nobody);
    const { id } = (await claim(adviser)).body;
    expect(await verify(id, 'refused')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason' }] } });
    await verify(id, 'refused', 'The link is dead');
    expect(await own(adviser)).toMatchObject([{ state: 'refused', decided: { reason: 'The link is dead' } }]);
    expect(await shown(adviser)).toEqual([]);
    expect((await lettersTo(server, adviser.person))[0]?.body).toContain('> The link is dead');
    expect(await verify(id)).toMatchObject({ status: 409, body: { code: 'credential-state', state: 'refused' } });
  });

  test('is not changed, but withdrawn and claimed anew', async () => {
    const adviser = await anExpert(server, nobody);
    const { id } = (await claim(adviser)).body;
    await verify(id);
    const path = `/api/v1/experts/${adviser.id}/credentials/${id}`;
    expect((await adviser.client.put(path, certificate)).status).toBe(404);
    expect((await adviser.client.delete(path)).status).toBe(204);
    expect(await own(adviser)).toEqual([]);
    expect(await shown(adviser)).toEqual([]);
    expect((await adviser.client.delete(path)).status).toBe(404);
    expect((await verify(id)).status).toBe(404);
    expect((await claim(adviser)).body.state).toBe('claimed');
  });

  test('of one adviser is not withdrawn by way of another', async () => {
    const [one, another] = [await anExpert(server, nobody), await anExpert(server, nobody)];
    const { id } = (await claim(one)).body;
    expect((await another.client.delete(`/api/v1/experts/${another.id}/credentials/${id}`)).status).toBe(404);
    expect(await own(one)).toHaveLength(1);
  });

  test('is not verified by its own adviser, steward or not', async () => {
    const person = await aSteward(server);
    const adviser = await anExpert(server, nobody, { person });
    const { id } = (await claim(adviser)).body;
    const refused = await adviser.client.post(`/api/v1/credentials/${id}/verification`, { decision: 'verified' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'own-profile' } });
  });

  test('is decided once, also when twenty stewards decide at once', async () => {
    const adviser = await anExpert(server, nobody);
    const { id } = (await claim(adviser)).body;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => verify(id, index % 2 ? 'verified' : 'refused', 'As I see it')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(409)]);
    expect(await lettersTo(server, adviser.person)).toHaveLength(1);
  });

  test('is one of at most fifty, also when the last ones come at once', async () => {
    const adviser = await anExpert(server, nobody);
    for (let count = 0; count < 48; count++) expect((await claim(adviser)).status).toBe(201);
    const last = await Promise.all(Array.from({ length: 4 }, () => claim(adviser)));
    expect(last.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422]);
  });

  test.each([
    ['/kind', { kind: 'halo' }],
    ['/title', { title: 'x' }],
    ['/evidence_url', { evidence_url: 'http://college.example' }],
    ['/evidence_url', { evidence_url: 'the college' }],
    ['/evidence_url', { evidence_url: null }],
    ['/issued_on', { issued_on: '2019-02-30' }],
    ['/issued_on', { issued_on: '1819-02-28' }],
    ['/expires_on', { expires_on: '2019-06-01' }],
    ['/state', { state: 'verified' }],
  ])('is refused with the place of its fault: %s of %j', async (pointer, fault) => {
    one ??= anExpert(server, nobody);
    expect(await claim(await one, fault)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });
  let one: Promise<AnExpert> | undefined;
});

describe('a credential that expires', () => {
  test('counts no more from its day on, by the clock alone; its adviser was told 30 days ahead, once', async () => {
    const adviser = await anExpert(server, nobody, { person: await aPerson(server, { language: 'cy' }) });
    const { id } = (await claim(adviser, { title: 'Yswiriant', kind: 'insurance', expires_on: '2027-05-01' })).body;
    await verify(id);
    const sweep = () => server.app.get(Jobs).sweepNow();
    const expiryLetters = async () =>
      (await lettersTo(server, adviser.person)).filter(({ kind }) => kind === 'credential-expires');
    try {
      server.clock.moveTo(Temporal.Instant.from('2027-03-31T22:59:00Z')); // 23:59 in Britain, 31 days ahead
      await sweep();
      expect(await expiryLetters()).toEqual([]);
      server.clock.moveTo(Temporal.Instant.from('2027-03-31T23:00:01Z'));
      await Promise.all([sweep(), sweep(), sweep()]);
      await sweep();
      const letters = await expiryLetters();
      expect(letters).toHaveLength(1);
      expect(letters[0]?.subject).toBe('Yn dod i ben cyn hir: Yswiriant');
      expect(letters[0]?.body).toContain('ar ddydd Sadwrn 1 Mai 2027');

      server.clock.moveTo(Temporal.Instant.from('2027-04-30T22:59:00Z'));
      expect(await shown(adviser)).toHaveLength(1);
      server.clock.moveTo(Temporal.Instant.from('2027-04-30T23:00:01Z'));
      expect(await shown(adviser)).toEqual([]);
      expect(await own(adviser)).toMatchObject([{ state: 'expired' }]);
      await sweep();
      expect(await expiryLetters()).toHaveLength(1);
    } finally {
      server.clock.moveTo(Temporal.Instant.from('2027-03-22T12:00:00Z'));
    }
  });

  test('is not verified any more, and nobody is told of one that was withdrawn', async () => {
    const adviser = await anExpert(server, nobody);
    const { id } = (await claim(adviser, { expires_on: '2027-03-22' })).body;
    expect(await verify(id)).toMatchObject({ status: 409, body: { code: 'credential-state', state: 'expired' } });
    const soon = (await claim(adviser, { expires_on: '2027-04-01' })).body;
    await verify(soon.id);
    await adviser.client.delete(`/api/v1/experts/${adviser.id}/credentials/${soon.id}`);
    await server.app.get(Jobs).sweepNow();
    const kinds = (await lettersTo(server, adviser.person)).map(({ kind }) => kind);
    expect(kinds).not.toContain('credential-expires');
  });
});

describe('a co-op membership', () => {
  const terms = { name: 'Valley Bakers', role: 'treasurer', since: '2015-01-01', until: null };

  test('is shown on the profile while it lasts, and changes as a whole', async () => {
    const adviser = await anExpert(server, nobody);
    const coOp = await anOrganisation(server, { kind: 'co_op' });
    const path = `/api/v1/experts/${adviser.id}/coop-memberships`;
    const added = await adviser.client.post(path, { ...terms, organisation_id: coOp.id });
    expect(added).toMatchObject({ status: 201, body: { ...terms, organisation_id: coOp.id } });
    const memberships = async () => (await nobody.get(`/api/v1/experts/${adviser.id}`)).body.coop_memberships;
    expect(await memberships()).toEqual([
      { name: 'Valley Bakers', organisation_id: coOp.id, role: 'treasurer', since: '2015-01-01' },
    ]);
    await adviser.client.put(`${path}/${added.body.id}`, { ...terms, until: '2027-03-22' });
    expect(await memberships()).toHaveLength(1); // its last day
    await adviser.client.put(`${path}/${added.body.id}`, { ...terms, until: '2027-03-21' });
    expect(await memberships()).toEqual([]);
    expect((await adviser.client.get(path)).body.items).toMatchObject([{ until: '2027-03-21', organisation_id: null }]);
    expect((await adviser.client.delete(`${path}/${added.body.id}`)).status).toBe(204);
    expect((await adviser.client.delete(`${path}/${added.body.id}`)).status).toBe(404);
  });

  test.each([
    ['/organisation_id', { organisation_id: newId() }],
    ['/until', { until: '2014-12-31' }],
    ['/name', { name: '' }],
    ['/role', { role: 'x' }],
  ])('is refused with the place of its fault: %s of %j', async (pointer, fault) => {
    one ??= anExpert(server, nobody);
    const { id, client } = await one;
    const refused = await client.post(`/api/v1/experts/${id}/coop-memberships`, { ...terms, ...fault });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });
  let one: Promise<AnExpert> | undefined;
});
