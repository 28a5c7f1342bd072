import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { transfersOf } from '../factories/transfers.js';
import { type ABooker, aBooker, aHold, aMonday, aSession, cancel, confirm, fund } from '../support/bookings.js';
import { Client } from '../support/client.js';
import {
  aMembership,
  type AnExpert,
  anExpert,
  aPerson,
  aPricedOffer,
  aSteward,
  slotsOf,
  type Somebody,
} from '../support/factories.js';
import { fundBy } from '../support/funding.js';
import { holdSeries, tally } from '../support/groups.js';
import { paidByClient, sumOf } from '../support/payments.js';
import { startServer, type TestServer } from '../support/server.js';
import { aRecord } from '../support/sessions.js';
import { lettersTo } from '../support/standing.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let stewardPerson: Somebody;
let booker: ABooker;
let expert: AnExpert;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  stewardPerson = await aSteward(server);
  steward = await nobody.as(stewardPerson.email);
});
beforeEach(async () => {
  server.clock.moveTo(aMonday);
  booker = await aBooker(server, nobody);
  expert = await aPeer();
});
afterAll(async () => {
  expect(await sumOf(server, 'TCR')).toBe(0);
  await server.stop();
});

/** An hour with a quarter before it and a quarter after: 90 minutes. */
const anHour = {
  ...{ title: { en: 'An hour among members' }, pricing: 'time_credits', duration_minutes: 60, interval_minutes: 60 },
  ...{ preparation_minutes: 15, write_up_minutes: 15, notice_minutes: 0, window_days: 60, modes: ['video'] },
};

function aPeer(offer: object = {}): Promise<AnExpert> {
  return anExpert(server, nobody, { offer: { ...anHour, ...offer } });
}

/** A session some days ahead, held and confirmed. */
async function aPeerSession(of: AnExpert = expert, by: ABooker = booker, nth = 0): Promise<any> {
  const slots = await slotsOf(nobody, of, aMonday.add({ hours: 24 * 7 }));
  return aSession(by, slots[nth]);
}

interface Account {
  readonly balance_minutes: number;
  readonly held_minutes: number;
  readonly warning: string | null;
  readonly items: readonly { readonly balance_minutes: number }[];
  readonly next_cursor: string | null;
}

async function potHas(): Promise<number> {
  return (await booker.client.get('/api/v1/time-credits/pot')).body.balance_minutes;
}

async function ofOrganisation({ client, organisation }: ABooker, query = ''): Promise<Account> {
  return (await client.get(`/api/v1/organisations/${organisation.id}/time-credits${query}`)).body;
}

async function ofAdviser({ client, id }: AnExpert): Promise<Account> {
  return (await client.get(`/api/v1/experts/${id}/time-credits`)).body;
}

async function accepted(booking: any): Promise<void> {
  server.clock.moveTo(Temporal.Instant.from(booking.end));
  await expert.client.post(`/api/v1/bookings/${booking.id}/delivery`, aRecord);
  const answer = await booker.client.post(`/api/v1/bookings/${booking.id}/acceptance`, { version: 1 });
  if (answer.status > 201) throw new Error(`Not accepted, but ${answer.status}: ${JSON.stringify(answer.body)}`);
}

async function sweep(): Promise<void> {
  await Promise.all(Array.from({ length: 3 }, () => server.app.get(Jobs).sweepNow()));
}

function gift({ client, id }: AnExpert, minutes: number, organisation?: string) {
  const to = organisation === undefined ? {} : { organisation_id: organisation };
  return client.post(`/api/v1/experts/${id}/time-credits/gifts`, { minutes, ...to });
}

describe('an offer for time credits', () => {
  test('costs its minutes, without a fee, VAT or a floor, and needs no rate card', async () => {
    const { body } = await nobody.get(`/api/v1/experts/${expert.id}`);
    const ninety = { minor: 90, currency: 'TCR' };
    expect(body.offers).toMatchObject([{ pricing: 'time_credits', price: ninety }]);
    const terms = await expert.client.get(`/api/v1/experts/${expert.id}/offers/${expert.offerId}/terms`);
    expect(terms.body).toMatchObject({ effective_rate: null, floor: null, warning: null });
    const hold = await aHold(booker, (await slotsOf(nobody, expert, aMonday))[0]);
    const quote = (await booker.client.get(`/api/v1/bookings/${hold.id}/quote`)).body;
    expect(quote).toMatchObject({
      total: ninety,
      adviser_net: ninety,
      fee: { minor: 0 },
      vat: { minor: 0 },
      floor: null,
    });
    expect(quote.lines.map(({ kind, minutes, net }: any) => [kind, minutes, net.minor])).toEqual([
      ['contact', 60, 60],
      ['preparation', 15, 15],
      ['write-up', 15, 15],
    ]);
    expect(quote.cancellation.map(({ band, due }: any) => [band, due.minor])).toEqual([
      ['free', 0],
      ['middle', 38],
      ['late', 75],
    ]);
  });

  test('is found by how it is paid, and in no band of prices', async () => {
    const found = async (query: string) =>
      (await nobody.get(`/api/v1/experts?limit=50&${query}`)).body.items.map(({ id }: any) => id);
    expect(await found('pricing=time_credits')).toContain(expert.id);
    expect(await found('pricing=rate_card')).not.toContain(expert.id);
    expect(await found('price_from_minor=0&price_to_minor=99999999')).not.toContain(expert.id);
  });

  test.each([
    ['capacity', { capacity: 2 }],
    ['expenses', { expenses: { minor: 1 } }],
    ['expenses', { unreimbursed_costs: { minor: 1 } }],
  ])('is neither for groups nor about pounds: %s', async (field, change) => {
    const answer = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, { ...anHour, ...change });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: `/${field}` }] } });
  });
});

describe('a session that time credits pay', () => {
  test('is paid by confirming it, and earned when it was accepted', async () => {
    const booking = await aPeerSession();
    expect(booking).toMatchObject({ state: 'confirmed', funded_at: expect.any(String) });
    expect((await confirm(booker.client, booking.id)).status).toBe(200);
    expect(await ofOrganisation(booker)).toMatchObject({
      ...{ balance_minutes: -90, held_minutes: 90, warning: null },
      items: [{ code: 'time-held', reference: booking.id, minutes: -90, balance_minutes: -90 }],
    });
    expect(await ofAdviser(expert)).toMatchObject({ balance_minutes: 0, held_minutes: 90, items: [] });
    await accepted(booking);
    expect(await ofOrganisation(booker)).toMatchObject({ balance_minutes: -90, held_minutes: 0 });
    expect(await ofAdviser(expert)).toMatchObject({ balance_minutes: 90, held_minutes: 0 });
    expect(await transfersOf(server.owner, [booking.id])).toBe(
      [
        'time-held    time-credits -> escrow  90 min', //
        'time-earned  escrow -> time-credits  90 min',
      ].join('\n'),
    );
  });

  test('is no steward’s to pay, and is moved for the same minutes', async () => {
    const hold = await aHold(booker, (await slotsOf(nobody, expert, aMonday))[0]);
    expect(await fund(steward, hold.id)).toMatchObject({ status: 409, body: { code: 'nothing-to-fund' } });
    const preview = await booker.client.get(`/api/v1/bookings/${hold.id}/funding-preview`);
    for (const { body } of [preview, await fundBy(booker.client, hold.id)]) {
      const detail = expect.stringMatching(/costs 90 minutes of time credit.* pays by confirming it/);
      expect(body).toMatchObject({ code: 'nothing-to-fund', detail });
    }
    await confirm(booker.client, hold.id);
    const other = (await slotsOf(nobody, expert, aMonday.add({ hours: 48 })))[0];
    const path = `/api/v1/bookings/${hold.id}/rescheduling`;
    expect((await booker.client.post(path, { start: other?.start })).body.price).toEqual(hold.price);
  });

  test('is one of a series that is confirmed together', async () => {
    const [slot] = await slotsOf(nobody, expert, aMonday.add({ hours: 24 * 7 }));
    const { body } = await holdSeries(booker, slot, { count: 2 });
    const confirmed = await booker.client.post(`/api/v1/bookings/series/${body.series_id}/confirmation`);
    expect(confirmed).toMatchObject({
      status: 200,
      body: { bookings: [{ state: 'confirmed' }, { state: 'confirmed' }] },
    });
    expect(await ofOrganisation(booker)).toMatchObject({ balance_minutes: -180, held_minutes: 180 });
  });

  test('that its client calls off late is due in minutes, half of one counting as one', async () => {
    const booking = await aPeerSession();
    server.clock.moveTo(Temporal.Instant.from(booking.start).subtract({ hours: 48 }));
    const { body } = await cancel(booker.client, booking.id);
    expect(body.settlement).toMatchObject({
      band: 'middle',
      due: { minor: 38, currency: 'TCR' },
      returned: { minor: 52 },
    });
    expect(await transfersOf(server.owner, [booking.id])).toBe(
      [
        'time-held      time-credits -> escrow  90 min',
        'time-earned    escrow -> time-credits  38 min',
        'time-returned  escrow -> time-credits  52 min',
      ].join('\n'),
    );
    expect(await ofOrganisation(booker)).toMatchObject({ balance_minutes: -38, held_minutes: 0 });
  });

  test('that its adviser calls off, or does not take on, costs nothing', async () => {
    const booking = await aPeerSession();
    await cancel(expert.client, booking.id, 'illness');
    expect(await ofOrganisation(booker)).toMatchObject({ balance_minutes: 0, held_minutes: 0 });
    const asking = await aPeer({ asks: true });
    const slots = await slotsOf(nobody, asking, aMonday.add({ hours: 24 * 7 }));
    const [declined, lapses] = [await aSession(booker, slots[0]), await aSession(booker, slots[1])];
    expect(await ofOrganisation(booker)).toMatchObject({ balance_minutes: -180, held_minutes: 180 });
    const answer = { answer: 'declined', reason: 'other' };
    expect((await asking.client.post(`/api/v1/bookings/${declined.id}/answer`, answer)).status).toBeLessThan(300);
    server.clock.moveTo(aMonday.add({ hours: 49 }));
    await sweep();
    expect((await booker.client.get(`/api/v1/bookings/${lapses.id}`)).body.state).toBe('lapsed');
    expect(await ofOrganisation(booker)).toMatchObject({ balance_minutes: 0, held_minutes: 0 });
    expect(await ofAdviser(asking)).toMatchObject({ balance_minutes: 0, held_minutes: 0 });
  });

  test('to which its client does not come is due but for what was not done', async () => {
    const booking = await aPeerSession();
    server.clock.moveTo(Temporal.Instant.from(booking.start).add({ minutes: 20 }));
    const reported = await expert.client.post(`/api/v1/bookings/${booking.id}/no-show`, { side: 'client' });
    expect(reported.status).toBeLessThan(300);
    server.clock.moveTo(Temporal.Instant.from(booking.end).add({ hours: 24 * 15 }));
    await sweep();
    expect(await ofAdviser(expert)).toMatchObject({ balance_minutes: 75, held_minutes: 0 });
    expect(await ofOrganisation(booker)).toMatchObject({ balance_minutes: -75 });
  });

  test('is held once, though 50 confirm it at once, and so is each of many', async () => {
    const slots = await slotsOf(nobody, expert, aMonday.add({ hours: 24 * 7 })); // calling off costs nothing yet
    const one = await aHold(booker, slots[0]);
    const same = await Promise.all(Array.from({ length: 50 }, () => confirm(booker.client, one.id)));
    expect(tally(same)).toEqual({ '200': 50 });
    expect(await ofOrganisation(booker)).toMatchObject({ balance_minutes: -90, held_minutes: 90 });
    const others: [ABooker, any][] = [];
    for (const [index, slot] of slots.slice(1, 13).entries()) {
      const by = index % 3 === 0 ? await aBooker(server, nobody) : (others.at(-1)?.[0] ?? booker);
      others.push([by, await aHold(by, slot)]);
    }
    const all = await Promise.all(
      others.flatMap(([by, { id }]) => [
        ...Array.from({ length: 4 }, () => confirm(by.client, id)),
        cancel(by.client, id),
      ]),
    );
    expect(all.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await sumOf(server, 'TCR')).toBe(0);
    for (const [by] of others) {
      const { balance_minutes, held_minutes } = await ofOrganisation(by);
      expect(balance_minutes + held_minutes).toBe(0);
    }
  });
});

describe('time that is given', () => {
  test('comes from who has it, through the pot too, and is told to those whom it concerns', async () => {
    await accepted(await aPeerSession());
    await aMembership(server, booker.organisation.id, expert.person, 'member');
    const adviser = { ...expert, client: await nobody.as(expert.person.email) };
    expect(await gift(adviser, 91)).toMatchObject({ status: 409, body: { code: 'balance-too-low' } });
    const elsewhere = await aBooker(server, nobody);
    expect((await gift(adviser, 20, elsewhere.organisation.id)).status).toBe(404);
    expect(await gift(adviser, 20, booker.organisation.id)).toMatchObject({
      status: 201,
      body: { balance_minutes: 70 },
    });
    const toPot = await gift(adviser, 60);
    expect(toPot).toMatchObject({ status: 201, body: { balance_minutes: 10, to_organisation_id: null } });

    const grant = { organisation_id: elsewhere.organisation.id, minutes: 45, reason: 'They only start.' };
    const granted = await steward.post('/api/v1/time-credits/grants', grant);
    expect(granted).toMatchObject({ status: 201, body: { to_organisation_id: elsewhere.organisation.id } });
    expect(await ofOrganisation(elsewhere)).toMatchObject({ balance_minutes: 45, items: [{ code: 'pot-grant' }] });
    expect((await booker.client.get('/api/v1/time-credits/pot')).body).toEqual({ balance_minutes: 15 });
    expect(await ofOrganisation(booker)).toMatchObject({ balance_minutes: -70 });
    expect(await transfersOf(server.owner, [toPot.body.id, granted.body.id])).toBe(
      [
        'pot-gift   time-credits -> community-pot  60 min', //
        'pot-grant  community-pot -> time-credits  45 min',
      ].join('\n'),
    );
    const { body: audit } = await steward.get(`/api/v1/audit?organisation=${elsewhere.organisation.id}`);
    expect(audit.items).toMatchObject([{ deed: 'time-credits-granted', facts: { minutes: 45, to_pot: false } }]);
    const [byPot] = await lettersTo(server, elsewhere.organisation.booker);
    expect(byPot).toMatchObject({ kind: 'time-credits-received', body: expect.stringContaining('the community pot') });
    expect(byPot?.body).toContain('45 minutes of time credit');
    const bySomebody = await lettersTo(server, booker.organisation.booker);
    expect(bySomebody.find(({ kind }) => kind === 'time-credits-received')?.body).toContain(
      '20 minutes of time credit',
    );
  });

  test('is never more than the pot has, whoever asks at once, and no steward’s to themselves', async () => {
    await accepted(await aPeerSession());
    const had = await potHas();
    const gifts = await Promise.all(Array.from({ length: 10 }, () => gift(expert, 15)));
    expect(tally(gifts)).toEqual({ '201': 6, '409 balance-too-low': 4 });
    const body = { organisation_id: booker.organisation.id, minutes: had + 30, reason: 'They start.' };
    const grants = await Promise.all(
      Array.from({ length: 10 }, () => steward.post('/api/v1/time-credits/grants', body)),
    );
    expect(grants.filter(({ status }) => status === 201)).toHaveLength(Math.floor((had + 90) / (had + 30)));
    expect(await potHas()).toBeGreaterThanOrEqual(0);
    const own = await nobody.as(stewardPerson.email);
    const theirs = await aBooker(server, nobody);
    await aMembership(server, theirs.organisation.id, stewardPerson, 'member');
    const toThemselves = { organisation_id: theirs.organisation.id, minutes: 1, reason: 'For us.' };
    expect((await own.post('/api/v1/time-credits/grants', toThemselves)).status).toBe(403);
  });

  test('is an organisation’s by those who keep its money', async () => {
    const treasurer = await aPerson(server);
    await aMembership(server, booker.organisation.id, treasurer, 'finance');
    const path = `/api/v1/organisations/${booker.organisation.id}/time-credits/gifts`;
    expect((await booker.client.post(path, { minutes: 5 })).status).toBe(403);
    const keeper = await nobody.as(treasurer.email);
    expect(await keeper.post(path, { minutes: 5 })).toMatchObject({ status: 409, body: { code: 'balance-too-low' } });
    await accepted(await aPeerSession());
    await aMembership(server, booker.organisation.id, expert.person, 'member');
    const adviser = { ...expert, client: await nobody.as(expert.person.email) };
    expect((await gift(adviser, 90, booker.organisation.id)).body.balance_minutes).toBe(0);
    await accepted(await aPeerSession(expert, booker, 1));
    expect((await gift(adviser, 90, booker.organisation.id)).status).toBe(201);
    expect(await keeper.post(path, { minutes: 5 })).toMatchObject({ status: 409 }); // it has come to 0, and no further
    expect((await ofOrganisation(booker)).balance_minutes).toBe(0);
  });
});

describe('an account', () => {
  test('beyond a bound is flagged to stewards, and told so, and refused nothing', async () => {
    const long = await aPeer({
      duration_minutes: 480,
      preparation_minutes: 120,
      write_up_minutes: 0,
      interval_minutes: 480,
    });
    await aPeerSession(long, booker, 0);
    expect(await ofOrganisation(booker)).toMatchObject({ balance_minutes: -600, warning: null });
    await aPeerSession(expert, booker, 9);
    const { warning, ...owing } = await ofOrganisation(booker);
    expect(owing).toMatchObject({ balance_minutes: -690, least_minutes: -600, most_minutes: 2400 });
    expect(warning).toContain('more than 10 h');
    const { body } = await steward.get('/api/v1/time-credits/flags?limit=100');
    const flag = { organisation_id: booker.organisation.id, balance_minutes: -690, bound: 'least' };
    expect(body.items).toEqual(expect.arrayContaining([expect.objectContaining(flag)]));
  });

  test('is read a page at a time, each line with what there was after it', async () => {
    for (const nth of [0, 1, 2]) await aPeerSession(expert, booker, nth);
    const first = await ofOrganisation(booker, '?limit=2');
    const second = await ofOrganisation(booker, `?limit=2&cursor=${first.next_cursor}`);
    expect([first, second].map(({ items }) => items.map((line) => line.balance_minutes))).toEqual([
      [-90, -180],
      [-270],
    ]);
    expect(second.next_cursor).toBeNull();
  });
});

test('nothing turns minutes into pounds, or pounds into minutes', async () => {
  const paid = await anExpert(server, nobody, { offer: aPricedOffer });
  const hold = await aHold(booker, (await slotsOf(nobody, paid, aMonday))[0]);
  await paidByClient(server, hold, stewardPerson);
  expect((await confirm(booker.client, hold.id)).status).toBe(200);
  server.clock.moveTo(Temporal.Instant.from(hold.end));
  await paid.client.post(`/api/v1/bookings/${hold.id}/delivery`, aRecord);
  expect((await booker.client.post(`/api/v1/bookings/${hold.id}/acceptance`, { version: 1 })).status).toBe(200);
  expect(await ofAdviser(paid)).toMatchObject({ balance_minutes: 0, held_minutes: 0, items: [] });

  const { rows } = await server.owner.query<{ code: string; currencies: string[]; kinds: string[] }>(
    `SELECT t.code, array_agg(DISTINCT p.currency::text) AS currencies, array_agg(DISTINCT a.kind) AS kinds
     FROM ledger_transfers t JOIN ledger_postings p ON p.transfer_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
     GROUP BY t.code ORDER BY t.code`,
  );
  const inMinutes = rows.filter(({ currencies }) => currencies.includes('TCR'));
  expect(inMinutes.map(({ code }) => code)).toEqual([
    ...['pot-gift', 'pot-grant', 'time-earned', 'time-given', 'time-held', 'time-returned'],
  ]);
  for (const { currencies, kinds } of inMinutes) {
    expect(currencies).toEqual(['TCR']);
    expect(['community-pot', 'escrow', 'time-credits']).toEqual(expect.arrayContaining(kinds));
  }
  for (const { code, kinds } of rows.filter((row) => !inMinutes.includes(row))) {
    expect({ code, kinds }).toEqual({ code, kinds: kinds.filter((kind) => !/time|community/.test(kind)) });
  }
});
