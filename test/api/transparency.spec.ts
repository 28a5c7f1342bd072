import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.js';
import { aBooker, aSession } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { anExpert, aPerson, aSteward, slotsOf } from '../support/factories.js';
import { anAdviser, pay } from '../support/pay-figures.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let anyone: Client;

beforeAll(async () => {
  server = await startServer();
  anyone = await Client.of(server);
  await aYear();
});
afterAll(() => server.stop());

const sharesOf = (times: number) => [
  { source: 'voucher', amount_minor: 7_500 * times },
  { source: 'client', amount_minor: 5_000 * times },
];

/** One dispute of each adviser, opened at an instant. */
async function dispute(advisers: readonly string[], at: string): Promise<void> {
  for (const adviser of advisers)
    await server.owner.query(
      `WITH session AS (
         INSERT INTO bookings SELECT (jsonb_populate_record(b, jsonb_build_object('id', $2::uuid, 'expert_id', $1::uuid))).*
         FROM bookings b ORDER BY created_at LIMIT 1 RETURNING id, booked_by)
       INSERT INTO disputes (id, booking_id, about, reason, opened_at, opened_by, opened_side, currency, total_minor, disputed_minor,
         held_minor, state, ended_at, outcome, awarded_minor)
       SELECT $3, id, 'session', 'other', $4, booked_by, 'client', 'GBP', 6000, 2000, 2000, 'ended', $4, 'agreed', 500 FROM session`,
      [adviser, newId(), newId(), at],
    );
}

/**
 * Of 2025: ten advisers in March, five of each kind; one in February and one in April. In September four, and a fifth who has interest alone.
 * Four disputes in March, and a fifth in the first hour of June in London.
 */
async function aYear(): Promise<void> {
  const kinds = Array.from({ length: 10 }, (_, place) => (place < 5 ? ('specialist' as const) : ('barefoot' as const)));
  const advisers: string[] = [];
  for (const kind of kinds) advisers.push(await anAdviser(server, kind));
  const inMarch = advisers.map((expertId, place) => ({
    ...{ expertId, minor: 10_000 * (place + 1), earnedAt: '2025-03-01T23:30Z', paidOn: `2025-03-${10 + place}` },
    facts: {
      ...(place < 5 ? { shares: sharesOf(place + 1) } : {}),
      ...(place === 0 ? { effective_hourly_minor: 2000, floor: { hourly_minor: 2959 } } : {}),
    },
  }));
  const alone = { expertId: advisers[0]!, minor: 777, earnedAt: '2025-01-01T12:00Z' };
  await pay(server, [
    ...inMarch,
    { ...alone, paidOn: '2025-02-10', interest: 203 },
    { ...alone, paidOn: '2025-04-10' },
  ]);
  const inSeptember = { minor: 777, earnedAt: '2025-08-01T12:00Z', paidOn: '2025-09-10' };
  await pay(
    server,
    advisers.slice(1, 5).map((expertId) => ({ ...inSeptember, expertId })),
  );
  await pay(server, [{ ...inSeptember, expertId: advisers[5]!, interest: 5, isInterestAlone: true }]);
  await aSession(
    await aBooker(server, anyone),
    (await slotsOf(anyone, await anExpert(server, anyone), server.clock.now()))[0],
  );
  await dispute(advisers.slice(0, 4), '2025-03-10T12:00Z');
  await dispute(advisers.slice(4, 5), '2025-05-31T23:30Z');
}

async function figures(query: string) {
  const { status, body } = await anyone.get(`/api/v1/transparency?${query}`);
  expect(status).toBe(200);
  const values = body.figures.map(({ name, value, suppressed }: any) => [name, suppressed ? 'suppressed' : value]);
  return { months: body.months, ...Object.fromEntries(values) };
}

const pounds = (minor: number) => ({ minor, currency: 'GBP' });

test('Anyone reads how advisers were paid, of months that are enough people’s', async () => {
  const told = await figures('from=2025-02&to=2025-05');
  expect(told).toEqual({
    months: { from: '2025-02', to: '2025-03' }, // the one adviser of February goes with March, and April’s waits for more
    ...{ 'advisers-paid': 10, pay: pounds(550_777), 'days-to-pay-median': 14, 'days-to-pay-95th': 40 },
    ...{ 'paid-within-30-days': 90.9, 'paid-within-60-days': 100, 'fair-payment-code': 'bronze' },
    ...{ 'reaches-advisers': 80, 'interest-paid': 'suppressed', 'compensation-paid': pounds(0) },
    'under-the-floor': 'suppressed', // one session, of one adviser
    disputes: 5,
    ...{ 'pay-lower-quartile': pounds(33_000), 'pay-median': pounds(55_000), 'pay-upper-quartile': pounds(78_000) },
    ...{ 'pay-median-specialist': pounds(30_000), 'pay-median-barefoot': pounds(80_000) },
  });
  expect(await figures('from=2025-03&to=2025-03')).toEqual(told);
});

test('What happens seldom is told of so many more months that it is enough people’s', async () => {
  const { body } = await anyone.get('/api/v1/transparency?from=2025-03&to=2025-03');
  const monthsOf = (name: string) => body.figures.find((figure: any) => figure.name === name).months;
  expect(monthsOf('disputes')).toEqual({ from: '2025-02', to: '2025-06' });
  expect(monthsOf('pay')).toEqual({ from: '2025-02', to: '2025-03' });
  expect(monthsOf('interest-paid')).toBeNull();
});

test('Who has interest alone is none of those whose pay is told', async () => {
  expect((await figures('from=2025-09&to=2025-09')).months).toBeNull();
});

test('Of too few nothing is told, and of nobody nothing is hidden', async () => {
  const april = await figures('from=2025-04&to=2025-04');
  expect(april.months).toBeNull();
  expect(new Set(Object.values(april))).toEqual(new Set([null, 'suppressed']));
  expect(await figures('from=2024-01&to=2024-06')).toMatchObject({
    months: { from: '2024-01', to: '2024-06' },
    ...{ 'advisers-paid': 0, pay: pounds(0), 'days-to-pay-median': null, 'fair-payment-code': null },
  });
});

test('What comes back to us counts no longer', async () => {
  const restatedOn = async (query: string) => (await anyone.get(`/api/v1/transparency?${query}`)).body.restated_on;
  expect(await restatedOn('from=2025-03&to=2025-03')).toBeNull();
  const { rows } = await server.owner.query(
    `UPDATE adviser_payouts SET state = 'returned', ended_at = '2025-04-30T23:30Z', failure = 'closed' WHERE paid_on = '2025-03-19' RETURNING id`,
  );
  expect(rows).toHaveLength(1);
  expect(await figures('from=2025-03&to=2025-03')).toMatchObject({ 'advisers-paid': 10 }); // as it was worked out
  server.clock.moveTo(server.clock.now().add({ hours: 1 }));
  expect(await figures('from=2025-03&to=2025-03')).toMatchObject({
    ...{ 'advisers-paid': 9, 'pay-median-specialist': 'suppressed', 'pay-median-barefoot': 'suppressed' },
  });
  expect(await restatedOn('from=2025-03&to=2025-03')).toBe('2025-05-01'); // in London
  expect(await restatedOn('from=2024-01&to=2024-06')).toBeNull();
});

test('It is kept for an hour, and asked for again by its tag', async () => {
  const { headers } = await anyone.get('/api/v1/transparency?from=2025-03&to=2025-03');
  expect(headers.get('cache-control')).toBe('public, max-age=3600');
  const again = await anyone.call('GET', '/api/v1/transparency?from=2025-03&to=2025-03', {
    headers: { 'if-none-match': headers.get('etag')! },
  });
  expect(again.status).toBe(304);
});

test('Months that are not over, or too many, are refused', async () => {
  const thisMonth = server.clock.now().toString().slice(0, 7);
  for (const query of [`to=${thisMonth}`, 'from=2020-01&to=2025-01'])
    expect(await anyone.get(`/api/v1/transparency?${query}`)).toMatchObject({
      ...{ status: 422, body: { code: 'window-out-of-range' } },
    });
  expect(await anyone.get('/api/v1/transparency?from=2025-13')).toMatchObject({ status: 400 });
});

test('Stewards see what a figure is made of, page by page, and that they looked stays', async () => {
  const steward = await anyone.as((await aSteward(server)).email);
  const member = await anyone.as((await aPerson(server)).email);
  const of = (figure: string) => `/api/v1/transparency/${figure}/rows?from=2025-02&to=2025-04`;
  expect(await anyone.get(of('pay'))).toMatchObject({ status: 401 });
  expect(await member.get(of('pay'))).toMatchObject({ status: 403 });
  const first = await steward.get(`${of('pay-median')}&limit=10`);
  const rest = await steward.get(`${of('pay-median')}&limit=10&cursor=${first.body.next_cursor}`);
  expect([first.body.items.length, rest.body]).toMatchObject([10, { items: [{ days: 40 }], next_cursor: null }]);
  expect((await steward.get(of('interest-paid'))).body.items).toMatchObject([{ amount: pounds(203) }]);
  expect((await steward.get(of('under-the-floor'))).body.items).toMatchObject([
    { charged: pounds(12_500), effective_hourly: pounds(2000), floor: pounds(2959), days: 9 },
  ]);
  const opened = '/api/v1/transparency/disputes/rows?from=2025-01&to=2025-05&limit=3';
  const disputes = await steward.get(opened);
  const others = await steward.get(`${opened}&cursor=${disputes.body.next_cursor}`);
  expect(disputes.body.items).toHaveLength(3);
  expect(others.body).toMatchObject({
    items: [{ opened_on: '2025-03-10', disputed: pounds(2000), awarded: pounds(500), outcome: 'agreed' }],
    next_cursor: null, // the fifth is of June
  });
  expect((await steward.get(of('under-the-floor'))).status).toBe(200);
  const { body } = await steward.get('/api/v1/audit');
  expect(body.items[0]).toMatchObject({
    ...{ deed: 'pay-figures-read', facts: { figure: 'under-the-floor', from: '2025-02', to: '2025-04' } },
  });
});
