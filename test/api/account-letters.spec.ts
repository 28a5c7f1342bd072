import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from '../support/client.js';
import { aMembership, anOrganisation, aPerson, type AnOrganisation, type Somebody } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let organisation: AnOrganisation;
let admin: Somebody;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
  organisation = await anOrganisation(server, { name: 'Caffi Cymunedol' });
  admin = await aPerson(server, { name: 'Ada' });
  await aMembership(server, organisation.id, admin, 'admin');
});
afterAll(() => server.stop());

async function lettersTo({ email }: Somebody): Promise<{ kind: string; subject: string; body: string }[]> {
  return (await client.get(`/dev/mail?to=${encodeURIComponent(email)}`)).body.items;
}

const kindsTo = async (person: Somebody) => (await lettersTo(person)).map(({ kind }) => kind);

test('the admins of an organisation hear who has joined, and a member what admins do to what they may do', async () => {
  const asAdmin = await client.as(admin.email);
  const [ben, other] = [await aPerson(server, { name: 'Ben', language: 'cy' }), await aPerson(server)];
  await aMembership(server, organisation.id, other, 'booker');
  const path = `/api/v1/organisations/${organisation.id}`;
  await asAdmin.post(`${path}/invitations`, { email: ben.email, role: 'booker' });
  const [invitation] = await lettersTo(ben);
  const token = /token=(\S+)/.exec(invitation?.body ?? '')?.[1] ?? '';
  await (await client.as(ben.email)).post('/api/v1/invitations/acceptance', { token });
  const [joined] = await lettersTo(admin);
  expect(joined).toMatchObject({ kind: 'member-joined', subject: 'Ben has joined Caffi Cymunedol' });
  expect(await kindsTo(other)).toEqual([]);
  await asAdmin.put(`${path}/members/${ben.id}/role`, { role: 'finance' });
  const [changed] = await lettersTo(ben);
  expect(changed).toMatchObject({ kind: 'member-role-changed' });
  expect(changed?.body).toContain('Rydych bellach yn gweithredu ar ei ran: yn gyfrifol am gyllid.');
  await asAdmin.delete(`${path}/members/${ben.id}`);
  expect(await kindsTo(ben)).toEqual(['member-removed', 'member-role-changed', 'invitation']);
});

test('whoever goes by themselves, or changes what they may do themselves, is told nothing of it', async () => {
  const person = await aPerson(server);
  await aMembership(server, organisation.id, person, 'admin');
  const own = await client.as(person.email);
  await own.put(`/api/v1/organisations/${organisation.id}/members/${person.id}/role`, { role: 'booker' });
  expect((await own.delete(`/api/v1/organisations/${organisation.id}/membership`)).status).toBe(204);
  expect(await kindsTo(person)).toEqual([]);
});

test('a key for programs is told of when it is made and when it is revoked, whatever letters one wants', async () => {
  const person = await aPerson(server);
  const own = await client.as(person.email);
  await own.put('/api/v1/me/notification-preferences', { account: { email: false } });
  const { id, key } = (await own.post('/api/v1/me/api-keys', { name: 'A calendar', scopes: ['read'] })).body;
  await own.delete(`/api/v1/me/api-keys/${id}`);
  expect(await kindsTo(person)).toEqual(['api-key-revoked', 'api-key-created']);
  for (const { body } of await lettersTo(person)) {
    expect(body).toContain('A calendar');
    expect(body).not.toContain(key ?? 'bf_');
  }
});

test('who changes their mind about being erased is told that they stay', async () => {
  const person = await aPerson(server);
  const own = await client.as(person.email);
  expect((await own.post('/api/v1/me/erasure', { email: person.email })).status).toBe(201);
  expect((await own.delete('/api/v1/me/erasure')).status).toBe(204);
  expect(await kindsTo(person)).toEqual(['erasure-withdrawn', 'erasure-asked']);
});
