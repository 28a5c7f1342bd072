import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { Client } from '../support/client.js';
import { aPerson, aSteward, type Somebody } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let anyone: Client;
let mair: Somebody;
let complainant: Client;
let stewards: Somebody[];
let steward: Client;

beforeAll(async () => {
  server = await startServer();
  anyone = await Client.of(server);
  mair = await aPerson(server, { name: 'Mair Evans', language: 'cy' });
  complainant = await anyone.as(mair.email);
  stewards = [await aSteward(server), await aSteward(server)];
  steward = await anyone.as(stewards[0]!.email);
});
afterAll(() => server.stop());

const aComplaint = { about: 'accessibility', text: 'The captions did not work, and nobody answered.' };

async function filed(given: object = {}): Promise<any> {
  const { status, body } = await complainant.post('/api/v1/complaints', { ...aComplaint, ...given });
  if (status !== 201) throw new Error(`Not filed, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

const acknowledge = (client: Client, id: string) => client.post(`/api/v1/complaints/${id}/acknowledgement`);
const resolve = (client: Client, id: string, outcome = 'We have mended it, and apologise.') =>
  client.post(`/api/v1/complaints/${id}/resolution`, { outcome });
const read = async (client: Client, id: string) => (await client.get(`/api/v1/complaints/${id}`)).body;

/** What was written about a complaint, and to whom. */
async function lettersAbout(reference: string): Promise<{ kind: string; to_address: string; body: string }[]> {
  const { rows } = await server.owner.query(
    `SELECT kind, to_address, body FROM letters WHERE subject LIKE '%' || $1 || '%' ORDER BY created_at, id`,
    [reference],
  );
  return rows;
}

/** So that the most that may be open is no test's affair but one's. */
async function resolveAll(): Promise<void> {
  await server.owner.query(
    `UPDATE complaints SET state = 'resolved', acknowledged_at = received_at, resolved_at = received_at, outcome = 'Settled long ago.'
     WHERE state <> 'resolved'`,
  );
}

async function moveDays(days: number): Promise<void> {
  server.clock.moveTo(server.clock.now().add({ hours: Math.round(days * 24) }));
  await server.app.get(Jobs).sweepNow();
}

describe('a complaint', () => {
  test('has a reference and a day until which it is acknowledged, and a letter in the complainant’s language says so', async () => {
    const complaint = await filed({ booking_reference: 'the one of Tuesday' });
    expect(complaint).toMatchObject({
      reference: expect.stringMatching(/^C-\d{6}$/),
      complainant: { user_id: mair.id, name: 'Mair Evans' },
      ...aComplaint,
      booking_reference: 'the one of Tuesday',
      state: 'received',
      overdue: false,
      history: [{ kind: 'received', by: 'complainant' }],
    });
    const days = Temporal.Instant.from(complaint.received_at).until(Temporal.Instant.from(complaint.due_at));
    expect(days.total('hours')).toBe(30 * 24);
    const [letter, ...others] = await lettersAbout(complaint.reference);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ kind: 'complaint-received', to_address: mair.email });
    expect(letter!.body).toContain('Mae eich cwyn wedi ein cyrraedd');
  });

  test('is acknowledged and then resolved by a steward, with a letter and an audit entry each', async () => {
    const { id, reference } = await filed();
    expect(await resolve(steward, id)).toMatchObject({ status: 409, body: { code: 'complaint-state' } });
    expect(await acknowledge(steward, id)).toMatchObject({ status: 200, body: { state: 'acknowledged' } });
    expect(await acknowledge(steward, id)).toMatchObject({ status: 409, body: { code: 'complaint-state' } });
    expect(await resolve(steward, id, 'The captions are mended.')).toMatchObject({
      status: 200,
      body: { state: 'resolved', outcome: 'The captions are mended.' },
    });
    expect((await read(complainant, id)).history).toMatchObject([
      { kind: 'received', by: 'complainant' },
      { kind: 'acknowledged', by: 'steward' },
      { kind: 'resolved', by: 'steward' },
    ]);
    const letters = await lettersAbout(reference);
    expect(letters.map(({ kind }) => kind)).toEqual([
      'complaint-received',
      'complaint-acknowledged',
      'complaint-resolved',
    ]);
    expect(letters[2]!.body).toContain('The captions are mended.');
    const { items } = (await complainant.get('/api/v1/audit')).body;
    expect(items.filter(({ subject }: any) => subject.id === id).map(({ deed }: any) => deed)).toEqual([
      'complaint-resolved',
      'complaint-acknowledged',
    ]);
  });

  test('is the complainant’s and the stewards’ to see, and nobody else’s', async () => {
    const { id } = await filed();
    const stranger = await anyone.as((await aPerson(server)).email);
    expect((await complainant.get('/api/v1/me/complaints')).body.items.map((one: any) => one.id)).toContain(id);
    expect((await stranger.get('/api/v1/me/complaints')).body.items).toEqual([]);
    expect(await stranger.get(`/api/v1/complaints/${id}`)).toMatchObject({ status: 404 });
    expect(await stranger.get('/api/v1/complaints')).toMatchObject({ status: 404 });
    expect(await complainant.get('/api/v1/complaints')).toMatchObject({ status: 404 });
    expect(await acknowledge(complainant, id)).toMatchObject({ status: 403 });
    expect(await acknowledge(stranger, id)).toMatchObject({ status: 404 });
  });

  test('of a steward is for another steward', async () => {
    const { id } = (await steward.post('/api/v1/complaints', aComplaint)).body;
    expect(await acknowledge(steward, id)).toMatchObject({ status: 403 });
    const other = await anyone.as(stewards[1]!.email);
    expect(await acknowledge(other, id)).toMatchObject({ status: 200 });
  });

  test.each([
    ['/text', { text: 'Too short' }],
    ['/text', { text: 'x'.repeat(4001) }],
    ['/about', { about: 'weather' }],
    ['/booking_reference', { booking_reference: 'x'.repeat(65) }],
    ['/urgent', { urgent: true }],
  ])('is not taken with a fault at %s', async (pointer, fault) => {
    expect(await complainant.post('/api/v1/complaints', { ...aComplaint, ...fault })).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ pointer }] },
    });
  });

  test('asked for twice with one key is filed once', async () => {
    const key = { 'idempotency-key': 'a-complaint' };
    const first = await complainant.post('/api/v1/complaints', aComplaint, key);
    const second = await complainant.post('/api/v1/complaints', aComplaint, key);
    expect(second.body).toEqual(first.body);
    expect(await lettersAbout(first.body.reference)).toHaveLength(1);
  });
});

describe('of many at once', () => {
  test('twenty-five requests of one person leave at most twenty complaints open', async () => {
    await resolveAll();
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => complainant.post('/api/v1/complaints', aComplaint)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201))
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'complaint-limit' });
    const references = answers.flatMap(({ body }) => (body.reference ? [body.reference] : []));
    expect(new Set(references).size).toBe(20);
    await resolveAll();
  });

  test('twenty acknowledgements of two stewards are one, with one letter', async () => {
    const { id, reference } = await filed();
    const other = await anyone.as(stewards[1]!.email);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => acknowledge(index % 2 ? steward : other, id)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    const kinds = (await lettersAbout(reference)).map(({ kind }) => kind);
    expect(kinds).toEqual(['complaint-received', 'complaint-acknowledged']);
  });
});

describe('the register', () => {
  test('shows stewards what is due first, page by page, and filters', async () => {
    await resolveAll();
    const first = await filed({ about: 'data-protection' });
    await moveDays(1);
    const second = await filed({ about: 'welsh-language' });
    await moveDays(1);
    const third = await filed({ about: 'data-protection' });
    await acknowledge(steward, second.id);
    const list = async (query: string) => (await steward.get(`/api/v1/complaints?${query}`)).body;
    const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

    expect(ids(await list('state=received'))).toEqual([first.id, third.id]);
    expect(ids(await list('state=acknowledged'))).toEqual([second.id]);
    expect(ids(await list('state=received&about=data-protection'))).toEqual([first.id, third.id]);
    const page = await list('state=received&limit=1');
    expect(ids(page)).toEqual([first.id]);
    const next = await list(`state=received&limit=1&cursor=${page.next_cursor}`);
    expect(ids(next)).toEqual([third.id]);
    expect(next.next_cursor).toBeNull();
    expect(await steward.get('/api/v1/complaints?cursor=nonsense')).toMatchObject({ status: 400 });
  });

  test('reminds every steward once a week before the time is over, and flags what is overdue', async () => {
    await resolveAll();
    const { id, reference } = await filed();
    const quick = await filed();
    await acknowledge(steward, quick.id);
    const toStewards = async (kind: string) =>
      (await lettersAbout(reference)).filter((letter) => letter.kind === kind).map(({ to_address }) => to_address);

    await moveDays(22.9);
    expect(await toStewards('complaint-stewards-reminded')).toEqual([]);
    await moveDays(0.2);
    await Promise.all(Array.from({ length: 5 }, () => server.app.get(Jobs).sweepNow()));
    const everybody = stewards.map(({ email }) => email).sort();
    expect((await toStewards('complaint-stewards-reminded')).sort()).toEqual(everybody);
    expect(await read(steward, id)).toMatchObject({ overdue: false });

    await moveDays(7);
    await Promise.all(Array.from({ length: 5 }, () => server.app.get(Jobs).sweepNow()));
    expect((await toStewards('complaint-overdue')).sort()).toEqual(everybody);
    expect(await read(complainant, id)).toMatchObject({
      overdue: true,
      history: [{ kind: 'received' }, { kind: 'stewards-reminded', by: 'clock' }, { kind: 'overdue', by: 'clock' }],
    });
    const overdue = (await steward.get('/api/v1/complaints?overdue=true')).body.items;
    expect(overdue.map((one: any) => one.id)).toEqual([id]);
    expect((await lettersAbout(quick.reference)).map(({ kind }) => kind)).toEqual([
      'complaint-received',
      'complaint-acknowledged',
    ]);
  });

  test('forgets texts six years after a complaint was resolved, and keeps what became of it', async () => {
    const { id } = await filed({ booking_reference: 'the one of Tuesday' });
    const open = await filed();
    await acknowledge(steward, id);
    await resolve(steward, id);
    const resolvedAt = Temporal.Instant.from((await read(steward, id)).resolved_at);
    const over = resolvedAt.toZonedDateTimeISO('UTC').add({ years: 6 }).toInstant();

    server.clock.moveTo(over.subtract({ hours: 1 }));
    await server.app.get(Jobs).sweepNow();
    expect(await read(steward, id)).toMatchObject({ text: aComplaint.text, booking_reference: 'the one of Tuesday' });
    server.clock.moveTo(over.add({ hours: 1 }));
    await server.app.get(Jobs).sweepNow();
    expect(await read(steward, id)).toMatchObject({
      text: '',
      outcome: '',
      booking_reference: null,
      state: 'resolved',
      history: [
        { kind: 'received' },
        { kind: 'acknowledged' },
        { kind: 'resolved' },
        { kind: 'forgotten', by: 'clock' },
      ],
    });
    expect(await read(steward, open.id)).toMatchObject({ text: aComplaint.text });
  });
});
