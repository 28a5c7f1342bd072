import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '../support/client.js';
import { aMembership, anOrganisation, type AnOrganisation, aPerson, aSteward } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let organisation: AnOrganisation;
let booker: Client;
let admin: Client;
let path: string;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  organisation = await anOrganisation(server, { name: 'Siop Pentre' });
  booker = await nobody.as(organisation.booker.email);
  const person = await aPerson(server);
  await aMembership(server, organisation.id, person, 'admin');
  admin = await nobody.as(person.email);
  path = `/api/v1/organisations/${organisation.id}/enterprise`;
});
afterAll(() => server.stop());

const nothing = {
  ...{ legal_form: null, registration_number: null, region: null, stage: null, sectors: [], people: null },
  ...{ trading: null, updated_at: null },
};
const aShop = {
  ...{ legal_form: 'community-benefit-society', registration_number: 'rs 007890', region: 'wales' },
  ...{ stage: 'established', sectors: ['retail', 'food-and-drink', 'retail'], people: 14, trading: true },
};

test('what an organisation is, is as it says itself: all at once, and what is left out is not said', async () => {
  expect(await booker.get(path)).toMatchObject({ status: 200, body: nothing });
  server.clock.moveTo(Temporal.Instant.from('2027-03-22T12:00:00Z'));
  const said = await booker.put(path, aShop);
  expect(said).toMatchObject({
    status: 200,
    body: { ...aShop, registration_number: 'RS007890', sectors: ['retail', 'food-and-drink'] },
  });
  expect(said.body.updated_at).toMatch(/^2027-03-22T12:00/);
  expect((await admin.get(path)).body).toEqual(said.body);
  const changed = await admin.put(path, { region: 'scotland', people: 1 });
  expect(changed.body).toEqual({ ...nothing, region: 'scotland', people: 1, updated_at: expect.any(String) });
});

test('who said what of it is in the audit log, without the number', async () => {
  const { items } = (await admin.get(`/api/v1/audit?organisation=${organisation.id}`)).body;
  expect(items).toMatchObject([
    { deed: 'enterprise-described', acted_as: 'admin', facts: { region: 'scotland', people: 1, registered: false } },
    {
      ...{ deed: 'enterprise-described', acted_as: 'booker', by: { name: organisation.booker.name } },
      facts: { legal_form: 'community-benefit-society', region: 'wales', stage: 'established', registered: true },
    },
  ]);
  expect(JSON.stringify(items)).not.toContain('RS007890');
});

test('is read by every role and by stewards, said by bookers and admins, and not there for strangers', async () => {
  const [member, finance] = [await aPerson(server), await aPerson(server)];
  await aMembership(server, organisation.id, member, 'member');
  await aMembership(server, organisation.id, finance, 'finance');
  const steward = await aSteward(server);
  for (const { email } of [member, finance, steward]) {
    const one = await nobody.as(email);
    expect(await one.get(path)).toMatchObject({ status: 200, body: { region: 'scotland' } });
    expect(await one.put(path, aShop)).toMatchObject({ status: 403 });
  }
  const stranger = await nobody.as((await aPerson(server)).email);
  expect(await stranger.get(path)).toMatchObject({ status: 404 });
  expect(await stranger.put(path, aShop)).toMatchObject({ status: 404 });
  expect(await (await nobody.as(steward.email)).get(path.replace(organisation.id, steward.id))).toMatchObject({
    status: 404,
  });
});

describe('what it says', () => {
  test.each([
    ['/legal_form', { legal_form: 'cartel' }],
    ['/registration_number', { registration_number: '1234567-890123' }],
    ['/registration_number', { registration_number: 'our number' }],
    ['/registration_number', { registration_number: '0'.repeat(25) }],
    ['/region', { region: 'europe' }],
    ['/stage', { stage: 'late' }],
    ['/sectors', { sectors: ['retail', 'energy', 'housing', 'digital', 'transport', 'hospitality'] }],
    ['/sectors/0', { sectors: ['banking'] }],
    ['/people', { people: 0 }],
    ['/people', { people: 100_001 }],
    ['/people', { people: 2.5 }],
    ['/trading', { trading: 'a little' }],
    ['/turnover', { turnover: 5 }],
  ])('is refused with the place of its fault: %s of %j', async (pointer, fault) => {
    const refused = await booker.put(path, { ...aShop, ...fault });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [{ pointer }] } });
    expect((await booker.get(path)).body.region).toBe('scotland');
  });

  test('is not nothing at all: that would take back everything', async () => {
    const refused = await booker.put(path, {});
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [{ pointer: '' }] } });
    expect(refused.body.detail).toContain('region, stage, sectors and people');
    expect((await booker.get(path)).body.region).toBe('scotland');
  });

  test('names in a refused number what would do', async () => {
    const { body } = await booker.put(path, { registration_number: 'our number' });
    expect(body.detail).toContain('Companies House');
  });
});
