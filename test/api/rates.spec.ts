import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { decideAtMeetings } from '../support/decisions.js';
import {
  type AnExpert,
  anExpert,
  anOffer,
  aPerson,
  aPricedOffer,
  aRateCard,
  aSteward,
  slotsOf,
} from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let steward: Client;

beforeAll(async () => {
  server = await startServer();
  await decideAtMeetings(server);
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
});
beforeEach(() => server.clock.moveTo(aMonday));
afterAll(() => server.stop());

function post({ id, client }: AnExpert, body: object) {
  return client.post(`/api/v1/experts/${id}/rate-cards`, body);
}

function hourly(contact: number, more: Record<string, number> = {}) {
  return Object.fromEntries(Object.entries({ contact, ...more }).map(([kind, minor]) => [kind, { minor }]));
}

function in_(hours: number): string {
  return server.clock.now().add({ hours }).toString();
}

describe('a rate card', () => {
  test('says what each kind of hour costs, and fills in what is left out', async () => {
    const expert = await anExpert(server, nobody);
    const { status, body } = await post(expert, { hourly: hourly(5999), vat_registered: true });
    expect(status).toBe(201);
    const pounds = (minor: number) => ({ minor, currency: 'GBP' });
    expect(body.items).toMatchObject([
      {
        standing: 'in force',
        area: 'uk',
        hourly: { contact: pounds(5999), preparation: pounds(5999), write_up: pounds(5999), travel: pounds(3000) },
        vat_registered: true,
      },
    ]);
  });

  // Living Wage Foundation 2025-26: £13.45 and £14.80; × 1.32 ÷ 0.60, the members' founding policy.
  test.each([
    ['uk', 2959, 1345],
    ['london', 3256, 1480],
  ])('in the %s is taken at %i pence and refused at a penny less, with the arithmetic', async (area, floor, wage) => {
    const expert = await anExpert(server, nobody);
    const low = await post(expert, { area, hourly: hourly(floor - 1, { preparation: floor, write_up: floor }) });
    expect(low).toMatchObject({
      status: 422,
      body: {
        code: 'rate-under-floor',
        errors: [{ pointer: '/hourly/contact', detail: `must be ${floor} pence or more` }],
        floor: {
          hourly: { minor: floor },
          living_wage: { minor: wage },
          living_wage_source: 'Living Wage Foundation: real Living Wage 2025-26',
          on_cost_percent: 132,
          utilisation_percent: 60,
          decision: 'Founding policy',
        },
      },
    });
    const text = (minor: number) => `£${(minor / 100).toFixed(2)}`;
    for (const part of [
      text(floor - 1),
      text(floor),
      text(wage),
      '132 %',
      '60 %',
      'Founding policy',
      'Living Wage Foundation',
    ])
      expect(low.body.detail).toContain(part);
    expect((await post(expert, { area, hourly: hourly(floor) })).status).toBe(201);
  });

  test.each(['preparation', 'write_up'])('is refused for %s under the floor too', async (kind) => {
    const expert = await anExpert(server, nobody);
    expect(await post(expert, { hourly: hourly(5000, { [kind]: 2958 }) })).toMatchObject({
      status: 422,
      body: { code: 'rate-under-floor', errors: [{ pointer: `/hourly/${kind}` }] },
    });
  });

  test('pays travel at half of contact or more', async () => {
    const expert = await anExpert(server, nobody);
    expect(await post(expert, { hourly: hourly(5999, { travel: 2999 }) })).toMatchObject({
      status: 422,
      body: { code: 'rate-under-floor', errors: [{ pointer: '/hourly/travel' }], travel_time_percent: 50 },
    });
    expect((await post(expert, { hourly: hourly(5999, { travel: 3000 }) })).status).toBe(201);
  });

  test('starts now or within a year, once at an instant, and the one before it is past then', async () => {
    const expert = await anExpert(server, nobody);
    await aRateCard(expert.client, expert.id, 5000);
    const from = in_(48);
    expect((await post(expert, { in_force_from: from, hourly: hourly(6000) })).status).toBe(201);
    expect(await post(expert, { in_force_from: from, hourly: hourly(7000) })).toMatchObject({
      status: 409,
      body: { code: 'rate-card-dated-already' },
    });
    for (const wrong of [in_(-1), in_(367 * 24)]) {
      expect(await post(expert, { in_force_from: wrong, hourly: hourly(6000) })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/in_force_from' }] },
      });
    }
    const standings = async () =>
      (await expert.client.get(`/api/v1/experts/${expert.id}/rate-cards`)).body.items.map((card: any) => card.standing);
    expect(await standings()).toEqual(['to come', 'in force']);
    server.clock.moveTo(server.clock.now().add({ hours: 49 }));
    expect(await standings()).toEqual(['in force', 'past']);
  });

  test('is one of many that come at once, and one alone starts at an instant', async () => {
    const expert = await anExpert(server, nobody);
    const body = { in_force_from: in_(24), hourly: hourly(6000) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(expert, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  });

  test('is the adviser’s to read, and a steward’s', async () => {
    const expert = await anExpert(server, nobody, { hourlyMinor: 5000 });
    const path = `/api/v1/experts/${expert.id}/rate-cards`;
    expect((await steward.get(path)).body.items).toHaveLength(1);
    expect((await (await nobody.as((await aPerson(server)).email)).get(path)).status).toBe(403);
  });
});

describe('the floor', () => {
  test('is explained, today and on a day to come', async () => {
    const expert = await anExpert(server, nobody);
    const path = `/api/v1/experts/${expert.id}/rate-floor`;
    expect((await expert.client.get(path)).body).toMatchObject({
      area: 'uk',
      hourly: { minor: 2959 },
      travel_time_percent: 50,
      explanation: expect.stringContaining('£13.45'),
    });
    const at = in_(24);
    expect((await expert.client.get(`${path}?area=london&at=${at}`)).body).toMatchObject({
      at,
      hourly: { minor: 3256 },
    });
    expect(await expert.client.get(`${path}?at=2019-01-01T00:00:00Z`)).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: 'at' }] },
    });
  });
});

describe('an offer that is paid', () => {
  const terms = (expert: AnExpert, offerId: string) =>
    expert.client.get(`/api/v1/experts/${expert.id}/offers/${offerId}/terms`);

  test('costs what the rate card makes of its minutes, line by line, and needs a card', async () => {
    const expert = await anExpert(server, nobody);
    const add = () => expert.client.post(`/api/v1/experts/${expert.id}/offers`, aPricedOffer);
    expect(await add()).toMatchObject({ status: 409, body: { code: 'no-rate-card' } });
    await aRateCard(expert.client, expert.id);
    const { status, body } = await add();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      price: { minor: 11_339, currency: 'GBP' },
      unpaid_minutes_published: null,
      terms: { preparation_minutes: 30, write_up_minutes: 15, effective_rate: { minor: 5999 }, warning: null },
    });
    expect(body.quote_lines.map(({ kind, minutes, net }: any) => [kind, minutes, net.minor])).toEqual([
      ['contact', 60, 5999],
      ['preparation', 30, 3000],
      ['write-up', 15, 1500],
      ['fee', null, 840],
    ]);
    const published = (await nobody.get(`/api/v1/experts/${expert.id}`)).body.offers;
    expect(published.find(({ id }: any) => id === body.id)).toMatchObject({ price: { minor: 11_339 } });
    expect(published[0].terms).toBeUndefined();
  });

  // £60 for an hour, with ½ and ¼ h of unpaid work, an hour of unpaid travel and £8 of fares.
  test('brings £18.91 an hour, not £60, where work, travel and fares are not paid: allowed, and said', async () => {
    const expert = await anExpert(server, nobody, { hourlyMinor: 6000 });
    const offer = {
      ...{ ...aPricedOffer, modes: ['in_person'], preparation_minutes: 0, write_up_minutes: 0 },
      ...{ unpaid_minutes: 45, unpaid_travel_minutes: 60, unreimbursed_costs: { minor: 800 } },
    };
    const { status, body } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, offer);
    expect(status).toBe(201);
    expect(body.terms).toMatchObject({
      effective_rate: { minor: 1891 },
      warning: expect.stringMatching(/£18\.91.*£29\.59/),
    });
    expect((await terms(expert, body.id)).body).toEqual(body.terms);
    expect((await steward.get(`/api/v1/experts/${expert.id}/offers/${body.id}/terms`)).status).toBe(200);
    expect((await nobody.get(`/api/v1/experts/${expert.id}`)).body.offers.at(-1)).not.toHaveProperty('terms');
  });

  test('is refused where an hour would bring less than the living wage, and stays as it was', async () => {
    const expert = await anExpert(server, nobody, { hourlyMinor: 6000 });
    const path = `/api/v1/experts/${expert.id}/offers`;
    const offer = { ...aPricedOffer, preparation_minutes: 0, write_up_minutes: 0 };
    const refused = await expert.client.post(path, { ...offer, unpaid_minutes: 208 }); // £60 in 268 minutes: £13.43
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'effective-rate-too-low',
        effective_rate: { minor: 1343 },
        floor: { living_wage: { minor: 1345 } },
      },
    });
    for (const part of ['£13.43', '£13.45', '£29.59']) expect(refused.body.detail).toContain(part);
    const { body } = await expert.client.post(path, { ...offer, unpaid_minutes: 207 }); // £13.48
    expect(body.terms.effective_rate).toEqual({ minor: 1348, currency: 'GBP' });
    expect((await expert.client.put(`${path}/${body.id}`, { ...offer, unpaid_minutes: 208 })).status).toBe(422);
    expect((await terms(expert, body.id)).body.unpaid_minutes).toBe(207);
  });

  // A fiftieth of an hour is rounded up to two minutes, so that seats seem to bring more than the session pays.
  test('for a group is judged by what its adviser is paid: the session', async () => {
    const expert = await anExpert(server, nobody, { hourlyMinor: 3000 });
    const path = `/api/v1/experts/${expert.id}/offers`;
    const clinic = { ...aPricedOffer, preparation_minutes: 0, write_up_minutes: 0, capacity: 50, minimum_seats: 50 };
    const refused = await expert.client.post(path, { ...clinic, unreimbursed_costs: { minor: 1700 } });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'effective-rate-too-low', effective_rate: { minor: 1300 } },
    });
    const { status, body } = await expert.client.post(path, { ...clinic, unreimbursed_costs: { minor: 1600 } });
    expect({ status, terms: body.terms }).toMatchObject({
      status: 201,
      terms: { effective_rate: { minor: 1400 }, warning: expect.stringMatching(/£14\.00.*£29\.59/) },
    });
  });

  test('pays travel and passes fares on without a fee', async () => {
    const expert = await anExpert(server, nobody, { hourlyMinor: 6000 });
    const offer = { ...aPricedOffer, modes: ['in_person'], travel_minutes: 90, expenses: { minor: 1250 } };
    const { body } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, offer);
    expect(body.quote_lines.map(({ kind, net }: any) => [kind, net.minor])).toEqual([
      ['contact', 6000],
      ['preparation', 3000],
      ['write-up', 1500],
      ['travel', 4500],
      ['expenses', 1250],
      ['fee', 1200],
    ]);
    expect(body.terms.effective_rate.minor).toBe(4615); // £150.00 in 3¼ h: the fares are no pay
  });

  test('shows the VAT of an adviser who charges it', async () => {
    const expert = await anExpert(server, nobody);
    await aRateCard(expert.client, expert.id, 5999, { vat_registered: true });
    const { body } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, aPricedOffer);
    expect(body.quote_lines.map(({ vat_percent, vat }: any) => [vat_percent, vat.minor])).toEqual([
      [20, 1200],
      [20, 600],
      [20, 300],
      [0, 0],
    ]);
    expect(body.price.minor).toBe(11_339 + 2100);
  });
});

test('a free introduction publishes what is given unpaid', async () => {
  const expert = await anExpert(server, nobody);
  const offer = { ...anOffer, unpaid_minutes: 10 };
  const { body } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, offer);
  expect(body).toMatchObject({
    price: { minor: 0 },
    quote_lines: [],
    unpaid_minutes_published: 40,
    terms: { effective_rate: null, warning: null },
  });
});

describe('the price of a session', () => {
  test('is that of the card which is in force when it starts', async () => {
    const expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5000 });
    const noon = Temporal.Instant.from('2027-03-24T12:00:00Z');
    await aRateCard(expert.client, expert.id, 6000, { in_force_from: noon.toString(), vat_registered: true });
    const prices = (await slotsOf(nobody, expert, Temporal.Instant.from('2027-03-24T00:00:00Z'), 1)) as unknown as {
      start: string;
      price: { minor: number };
    }[];
    // 1¾ h at £50 and 8 %; 1¾ h at £60 with 20 % VAT, and 8 % without.
    expect(new Set(prices.map(({ start, price }) => [start < noon.toString(), price.minor].join()))).toEqual(
      new Set(['true,9450', 'false,13440']),
    );
  });

  test('is lifted where the members raise the floor over a card, says so, and stewards see it coming', async () => {
    const low = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 3000 });
    const high = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 6000 });
    const from = Temporal.Instant.from('2027-04-05T00:00:00Z');
    const raise = {
      name: 'living-wage',
      value: { uk_minor: 1400, london_minor: 1540 },
      in_force_from: from.toString(),
      decision: 'Living Wage Foundation: a year on',
    };
    const preview = (await steward.post('/api/v1/policies/previews', raise)).body;
    expect(preview.touched).toContainEqual({
      what: 'adviser',
      id: low.id,
      name: low.person.name,
      effect: expect.stringContaining('contact from £30.00 to £30.80'), // 14.00 × 1.32 ÷ 0.60
      ...{ code: 'rates-lifted', from: from.toString() },
      rates: expect.arrayContaining([
        { of: 'contact', now: { minor: 3000, currency: 'GBP' }, then: { minor: 3080, currency: 'GBP' } },
      ]),
    });
    expect(preview.touched.map(({ id }: { id: string }) => id)).not.toContain(high.id);
    expect((await steward.post('/api/v1/policies', raise)).status).toBe(201);

    const priceOn = async (expert: AnExpert, day: string) => {
      const slots = await slotsOf(nobody, expert, Temporal.Instant.from(`${day}T00:00:00Z`), 1);
      return (slots[0] as unknown as { price: { minor: number } }).price.minor;
    };
    expect(await priceOn(low, '2027-04-04')).toBe(3000 + 1500 + 750 + 420);
    expect(await priceOn(low, '2027-04-05')).toBe(3080 + 1540 + 770 + 431);
    expect(await priceOn(high, '2027-04-05')).toBe(await priceOn(high, '2027-04-04'));
    server.clock.moveTo(from);
    const [offer] = (await nobody.get(`/api/v1/experts/${low.id}`)).body.offers;
    expect(offer.quote_lines.map(({ kind, lifted_to_floor }: any) => [kind, lifted_to_floor])).toEqual([
      ['contact', true],
      ['preparation', true],
      ['write-up', true],
      ['fee', false],
    ]);
    expect(await post(low, { hourly: hourly(3000) })).toMatchObject({
      status: 422,
      body: { floor: { hourly: { minor: 3080 } } },
    });
  });

  test('is none where an hour would bring less than the living wage of that day: it is not listed, found or held', async () => {
    const expert = await anExpert(server, nobody, { hourlyMinor: 6000 });
    const unfair = { ...aPricedOffer, preparation_minutes: 0, write_up_minutes: 0, unpaid_minutes: 190 }; // £14.40
    const { body } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, unfair);
    await expert.client.delete(`/api/v1/experts/${expert.id}/offers/${expert.offerId}`);
    const from = Temporal.Instant.from('2027-04-12T00:00:00Z');
    const raise = {
      name: 'living-wage',
      value: { uk_minor: 1500, london_minor: 1600 },
      in_force_from: from.toString(),
    };
    expect((await steward.post('/api/v1/policies', { ...raise, decision: 'Tried out' })).status).toBe(201);
    const paid = { id: expert.id, offerId: body.id };
    expect((await slotsOf(nobody, paid, from.subtract({ hours: 24 }), 1)).length).toBeGreaterThan(0);
    expect(await slotsOf(nobody, paid, from, 7)).toEqual([]);
    const found = async (day: string) => {
      const query = `free_from=2027-04-${day}T00:00:00Z&free_to=2027-04-${day}T23:00:00Z`;
      return (await nobody.get(`/api/v1/experts?${query}&limit=50`)).body.items.map(({ id }: { id: string }) => id);
    };
    expect(await found('11')).toContain(expert.id);
    expect(await found('13')).not.toContain(expert.id);
    const why = await expert.client.get(
      `/api/v1/experts/${expert.id}/slots/refusals?offer=${body.id}&from=2027-04-13T08:00:00Z&to=2027-04-13T09:00:00Z`,
    );
    expect(why.body.items).toMatchObject([{ rule: 'no-price' }]);
  });
});
