import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aBooker, aSession } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, anOrganisation, aPerson, slotsOf } from '../support/factories.js';
import { aProgrammeIn } from '../support/programmes.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let anyone: Client;
let adviser: AnExpert;
let booker: Awaited<ReturnType<typeof aBooker>>;

beforeAll(async () => {
  server = await startServer();
  anyone = await Client.of(server);
  const person = await aPerson(server, { name: 'Llinos Quince' });
  adviser = await anExpert(server, anyone, { person, profile: { headline: { en: 'Knows orchards' } } });
  await anExpert(server, anyone, { profile: { headline: { en: 'Draft of orchards' } }, state: 'draft' });
  booker = await aBooker(server, anyone);
  await aSession(booker, (await slotsOf(anyone, adviser, server.clock.now()))[0]);
});
afterAll(() => server.stop());

async function found(client: Client, q: string) {
  const { status, body } = await client.get(`/api/v1/search?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return body.items.map(({ kind, about }: any) => `${kind} ${about}`.trim());
}

test('Anyone finds live advisers by words and their beginnings, and no drafts', async () => {
  expect(await found(anyone, 'orch')).toEqual(['adviser Knows orchards']);
  expect(await found(anyone, 'QUINCE orchards')).toEqual(['adviser Knows orchards']);
  expect(await found(anyone, 'quince tables')).toEqual([]);
  expect(await found(anyone, '?!')).toEqual([]);
});

test('An open programme is found, and a draft is not', async () => {
  const funder = await anOrganisation(server);
  const given = { funderId: funder.id, by: funder.booker.id };
  const [open, draft] = [await aProgrammeIn(server, 'open', given), await aProgrammeIn(server, 'draft', given)];
  const { body } = await anyone.get('/api/v1/search?q=dechrau%20da');
  const ids = body.items.map(({ id }: any) => id);
  expect([ids.includes(open), ids.includes(draft)]).toEqual([true, false]);
});

test('What is booked is found by both its sides, and by nobody else', async () => {
  const stranger = await anyone.as((await aPerson(server)).email);
  const kindsFor = async (client: Client) => (await found(client, 'quince')).map((one: string) => one.split(' ')[0]);
  expect(await kindsFor(anyone)).toEqual(['adviser']);
  expect(await kindsFor(stranger)).toEqual(['adviser']);
  expect(await kindsFor(booker.client)).toEqual(['adviser', 'booking']);
  const name = (await booker.client.get('/api/v1/organisations')).body.items[0].name;
  expect(await found(booker.client, name)).toEqual(expect.arrayContaining(['organisation']));
  expect(await found(adviser.client, name)).toEqual([`session ${name}`]);
  expect(await found(stranger, name)).toEqual([]);
});

test('A search without an end is refused', async () => {
  expect((await anyone.get(`/api/v1/search?q=${'x'.repeat(101)}`)).status).toBe(400);
  expect((await anyone.get('/api/v1/search?q=x')).status).toBe(400);
});
