import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { equalityQuestions } from '../../src/accounts/equality/equality.js';
import { Client } from '../support/client.js';
import { anExpert, anOrganisation, aPerson, aSteward } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let anyone: Client;
let steward: Client;

beforeAll(async () => {
  server = await startServer();
  anyone = await Client.of(server);
  steward = await anyone.as((await aSteward(server)).email);
});
afterAll(() => server.stop());

const nothing = Object.fromEntries(Object.keys(equalityQuestions).map((question) => [question, null]));
const path = '/api/v1/me/equality-answers';

/** So many clients who say the same. */
async function clientsWho(count: number, answers: object): Promise<Client[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const client = await anyone.as((await anOrganisation(server)).booker.email);
      await client.put(path, { ...nothing, ...answers });
      return client;
    }),
  );
}

/** The answers to a question with what is told of each. */
async function told(people: string, question: string): Promise<Record<string, number | null>> {
  const { items } = (await steward.get('/api/v1/equality-aggregates')).body;
  return Object.fromEntries(
    items
      .filter((item: any) => item.people === people && item.question === question)
      .map(({ answer, count }: any) => [answer, count]),
  );
}

describe('who somebody is', () => {
  test('is nobody’s to know unless they care to say, and theirs to take back', async () => {
    const client = await anyone.as((await aPerson(server)).email);
    expect((await client.get(path)).body).toEqual(nothing);
    const answers = { ...nothing, age: '35-44', first_language: 'welsh', ethnicity: 'prefer-not-to-say' };
    expect(await client.put(path, answers)).toMatchObject({ status: 200, body: answers });
    expect((await client.get(path)).body).toEqual(answers);
    const fewer = { ...nothing, age: '45-54' };
    await client.put(path, fewer);
    expect((await client.get(path)).body).toEqual(fewer);
    expect(await client.delete(path)).toMatchObject({ status: 204 });
    expect((await client.get(path)).body).toEqual(nothing);
    expect((await server.owner.query('SELECT FROM equality_answers')).rowCount).toBe(0);
  });

  test.each([
    ['an answer that there is not', { ...nothing, gender: 'yes' }, '/gender'],
    ['an answer to another question', { ...nothing, gender: 'welsh' }, '/gender'],
    ['a question that there is not', { ...nothing, income: 'high' }, '/income'],
    ['a question left out', { ...nothing, age: undefined }, '/age'],
  ])('is not taken with %s', async (_, answers, pointer) => {
    const client = await anyone.as((await aPerson(server)).email);
    expect(await client.put(path, answers)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  test('is one set of answers, of twenty that are given at once', async () => {
    const client = await anyone.as((await aPerson(server)).email);
    const given = Array.from({ length: 20 }, (_, index) =>
      index % 2
        ? { ...nothing, age: '16-24', gender: 'woman' }
        : { ...nothing, religion: 'none', disability: 'no-condition' },
    );
    const answers = await Promise.all(given.map((one) => client.put(path, one)));
    expect(answers.map(({ status }) => status)).toEqual(given.map(() => 200));
    expect(given).toContainEqual((await client.get(path)).body);
    await client.delete(path);
  });
});

describe('what is told of all', () => {
  test('is for stewards, and says nothing while nobody has answered', async () => {
    const member = await anyone.as((await aPerson(server)).email);
    expect(await member.get('/api/v1/equality-aggregates')).toMatchObject({ status: 404 });
    const { items } = (await steward.get('/api/v1/equality-aggregates')).body;
    expect(items).toHaveLength(2 * Object.values(equalityQuestions).flat().length);
    expect(items.filter(({ count }: any) => count !== null)).toEqual([]);
  });

  test('has no number under five, nor one that gives it away', async () => {
    await clientsWho(7, { gender: 'woman', first_language: 'english' });
    await clientsWho(6, { gender: 'man', first_language: 'english' });
    const few = await clientsWho(4, { gender: 'non-binary', first_language: 'welsh' });
    // Four, and two answers that nobody gave: together four, which is too few to hide behind, so the six go as well.
    expect(await told('clients', 'gender')).toEqual({
      woman: 7,
      man: null,
      'non-binary': null,
      'another-gender': null,
      'prefer-not-to-say': null,
    });
    const [fifth] = await clientsWho(1, { gender: 'non-binary', first_language: 'welsh' });
    expect((await told('clients', 'gender'))['woman']).toBe(7);

    // Once they take it back they are counted no more.
    await fifth!.delete(path);
    await few[0]!.delete(path);
    await clientsWho(3, { gender: 'woman' });
    expect((await told('clients', 'gender'))['woman']).toBe(10);
    expect(await told('clients', 'first_language')).toEqual({
      english: null,
      welsh: null,
      'british-sign-language': null,
      'another-language': null,
      'prefer-not-to-say': null,
    });
  });

  test('tells advisers apart from clients, and counts nobody who is neither', async () => {
    const advisers = await Promise.all(Array.from({ length: 5 }, () => anExpert(server, anyone)));
    for (const { client } of advisers) await client.put(path, { ...nothing, disability: 'no-condition' });
    const neither = await anyone.as((await aPerson(server)).email);
    await neither.put(path, { ...nothing, disability: 'limited-a-lot' });
    const funder = await anyone.as((await anOrganisation(server, { kind: 'funder' })).booker.email);
    await funder.put(path, { ...nothing, disability: 'limited-a-little' });
    const { rows } = await server.owner.query(
      `SELECT people, answer, count FROM equality_aggregates() WHERE question = 'disability' AND count IS NOT NULL`,
    );
    expect(rows).toEqual([]); // five, and nobody else to hide the nobodies behind
    const clients = await told('clients', 'disability');
    expect(Object.values(clients).filter((count) => count !== null)).toEqual([]);
  });
});
