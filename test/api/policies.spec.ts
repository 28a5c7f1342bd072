import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appRole } from '../../src/platform/prepare-database.js';
import { Client } from '../support/client.js';
import { decideAtMeetings } from '../support/decisions.js';
import { anExpert, anOrganisation, aPerson, aSteward, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let anyone: Client;
let member: Client;
let steward: Client;

beforeAll(async () => {
  server = await startServer();
  await decideAtMeetings(server);
  anyone = await Client.of(server);
  member = await anyone.as((await aPerson(server)).email);
  steward = await anyone.as((await aSteward(server)).email);
});
afterAll(() => server.stop());

function inHours(hours: number): string {
  return server.clock.now().add({ hours }).toString();
}

function ofName(name: string, { body }: { body: { items: { name: string; standing: string; value: object }[] } }) {
  return body.items.filter((item) => item.name === name).map(({ standing, value }) => ({ standing, value }));
}

const aFee = (percent: number, from: string) => ({
  name: 'platform-fee',
  value: { percent },
  in_force_from: from,
  decision: 'General meeting, minute 7',
});

describe('the figures that the members decide', () => {
  test('are read by anyone, with the decision behind each', async () => {
    const { status, body } = await anyone.get('/api/v1/policies');
    expect(status).toBe(200);
    expect(body.items.find(({ name }: { name: string }) => name === 'living-wage')).toMatchObject({
      value: { uk_minor: 1345, london_minor: 1480 },
      decision: 'Living Wage Foundation: real Living Wage 2025-26',
      standing: 'in force',
    });
  });

  test('hold what the Bank of England announced, each rate from its day on', async () => {
    const { body } = await anyone.get('/api/v1/policies');
    const rates = body.items.filter(({ name }: { name: string }) => name === 'base-rate');
    expect(rates.map((one: any) => [one.in_force_from.slice(0, 10), one.value.percent])).toEqual([
      ['2025-12-18', 3.75],
      ['2025-08-07', 4],
      ['2025-05-08', 4.25],
    ]);
    expect(rates[0]).toMatchObject({
      decision: 'Bank of England: Bank Rate from 18 December 2025',
      standing: 'in force',
    });
  });

  test('come into force on their day, and the old one is past then', async () => {
    const recorded = await steward.post('/api/v1/policies', aFee(6, inHours(48)));
    expect(recorded.status).toBe(201);
    expect(ofName('platform-fee', recorded)).toEqual([
      { standing: 'to come', value: { percent: 6 } },
      { standing: 'in force', value: { percent: 8 } },
    ]);
    server.clock.moveTo(server.clock.now().add({ hours: 49 }));
    expect(ofName('platform-fee', await anyone.get('/api/v1/policies'))).toEqual([
      { standing: 'in force', value: { percent: 6 } },
      { standing: 'past', value: { percent: 8 } },
    ]);
  });

  test('are recorded by stewards alone', async () => {
    expect(await anyone.post('/api/v1/policies', aFee(6, inHours(1)))).toMatchObject({ status: 401 });
    expect(await member.post('/api/v1/policies', aFee(6, inHours(1)))).toMatchObject({ status: 403 });
    expect(await member.post('/api/v1/policies/previews', aFee(6, inHours(1)))).toMatchObject({ status: 403 });
  });

  test('are not recorded for the past, nor twice for one instant', async () => {
    const late = await steward.post('/api/v1/policies', aFee(6, inHours(-1)));
    expect(late).toMatchObject({
      status: 422,
      body: { code: 'policy-in-the-past', errors: [{ pointer: '/in_force_from' }] },
    });
    const from = inHours(500);
    expect((await steward.post('/api/v1/policies', aFee(5, from))).status).toBe(201);
    expect(await steward.post('/api/v1/policies', aFee(4, from))).toMatchObject({
      status: 409,
      body: { code: 'policy-dated-already' },
    });
  });

  test.each([
    ['/value/percent', aFee(8.5, '2090-01-01T00:00:00Z')],
    ['/decision', { ...aFee(7, '2090-01-01T00:00:00Z'), decision: '' }],
    ['/value/percnt', { ...aFee(7, '2090-01-01T00:00:00Z'), value: { percent: 7, percnt: 7 } }],
    [
      '/value/late_hours',
      {
        ...aFee(7, '2090-01-01T00:00:00Z'),
        name: 'cancellation-bands',
        value: { free_hours: 24, late_hours: 72, middle_percent: 50, late_percent: 100 },
      },
    ],
  ])('name what is wrong: %s', async (pointer, body) => {
    expect(await steward.post('/api/v1/policies', body)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });

  test('rule from then on: how long a time is held', async () => {
    const expert = await anExpert(server, anyone);
    const organisation = await anOrganisation(server);
    const booker = await anyone.as(organisation.booker.email);
    const clocks = (await anyone.get('/api/v1/policies')).body.items.find(
      ({ name, standing }: { name: string; standing: string }) => name === 'clocks' && standing === 'in force',
    );
    const longer = { ...aFee(0, inHours(1)), name: 'clocks', value: { ...clocks.value, hold_minutes: 25 } };
    expect((await steward.post('/api/v1/policies', longer)).status).toBe(201);
    const minutesOf = async (index: number) => {
      const token = (await slotsOf(anyone, expert, server.clock.now().add({ hours: 48 })))[index]?.token;
      const hold = { token, organisation_id: organisation.id, mode: 'video' };
      const { body } = await booker.post('/api/v1/bookings', hold);
      return Temporal.Instant.from(body.created_at).until(body.lapses_at).total('minutes');
    };
    expect(await minutesOf(0)).toBe(15);
    server.clock.moveTo(server.clock.now().add({ hours: 2 }));
    expect(await minutesOf(1)).toBe(25);
  });

  test('are previewed without being written', async () => {
    const before = (await anyone.get('/api/v1/policies')).body.items.length;
    const { status, body } = await steward.post('/api/v1/policies/previews', aFee(3, inHours(24)));
    expect(status).toBe(200);
    expect(body.in_force_now).toEqual({ percent: 6 });
    expect((await anyone.get('/api/v1/policies')).body.items).toHaveLength(before);
  });

  test.each(['UPDATE policies SET decision = $$other$$', 'DELETE FROM policies', 'TRUNCATE policies CASCADE'])(
    'stay as they were written: %s is refused, even to the owner',
    async (sql) => {
      await expect(server.owner.query(sql)).rejects.toThrow('rows of policies are never changed');
      await expect(server.owner.query(`SET ROLE ${appRole}; ${sql}`)).rejects.toThrow('permission denied');
    },
  );
});
