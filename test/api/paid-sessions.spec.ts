import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { money } from '../../src/kernel/money.js';
import { Jobs } from '../../src/platform/jobs.js';
import { sharesOf } from '../../src/experts/quotes/quote.js';
import {
  aBooker,
  type ABooker,
  aHold,
  aMonday,
  cancel,
  confirm,
  fund,
  hold,
  minutesBetween,
  move,
  newsOf,
} from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { decideAtMeetings } from '../support/decisions.js';
import {
  aMembership,
  type AnExpert,
  anExpert,
  aPerson,
  aPricedOffer,
  aRateCard,
  aSteward,
  slotsOf,
} from '../support/factories.js';
import { lettersTo } from '../support/standing.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let booker: ABooker;

beforeAll(async () => {
  server = await startServer();
  await decideAtMeetings(server);
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
  booker = await aBooker(server, nobody);
});
beforeEach(() => server.clock.moveTo(aMonday));
afterAll(() => server.stop());

/** Ten days on, so that calling it off is free at first. */
const wednesday = Temporal.Instant.from('2027-03-31T00:00:00Z');

function anExpertForPay(given: Parameters<typeof anExpert>[2] = {}): Promise<AnExpert> {
  return anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999, ...given });
}

async function aPaidHold(expert: AnExpert, by = booker): Promise<any> {
  return aHold(by, (await slotsOf(nobody, expert, wednesday, 1))[0]);
}

async function aPaidSession(expert: AnExpert): Promise<any> {
  const { id } = await aPaidHold(expert);
  const { status, body } = await fund(steward, id);
  if (status !== 200) throw new Error(`Not funded, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

function quoteOf(client: Client, id: string): Promise<Answer> {
  return client.get(`/api/v1/bookings/${id}/quote`);
}

function preview(client: Client, id: string): Promise<Answer> {
  return client.get(`/api/v1/bookings/${id}/cancellation-preview`);
}

describe('a quote', () => {
  // The members' worked example: £59.99 an hour, 1 h contact, ½ h preparation, ¼ h write-up, fee 8 %, no VAT.
  test('of a session at £59.99 an hour comes to £113.39, and half of it is £48.60 in the middle band', async () => {
    const expert = await anExpertForPay();
    const listed = (await slotsOf(nobody, expert, wednesday, 1))[0];
    expect(listed).toMatchObject({
      price: { minor: 11_339, currency: 'GBP' },
      cancel_free_until: '2027-03-28T08:00:00Z',
      cancel_late_after: '2027-03-30T08:00:00Z',
    });
    const held = await aHold(booker, listed);
    expect(held).toMatchObject({ price: { minor: 11_339 }, funded_at: null, settlement: null });
    const { status, body } = await quoteOf(booker.client, held.id);
    expect(status).toBe(200);
    expect(body.lines.map(({ kind, net, vat }: any) => [kind, net.minor, vat.minor])).toEqual([
      ['contact', 5999, 0],
      ['preparation', 3000, 0],
      ['write-up', 1500, 0],
      ['fee', 840, 0],
    ]);
    expect(body).toMatchObject({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      adviser_net: { minor: 10_499 },
      fee: { minor: 840 },
      total: { minor: 11_339 },
      floor: { hourly: { minor: 2959 }, decision: 'Founding policy' },
    });
    const bands = body.cancellation.map(({ band, percent, from, until, due, returned }: any) => [
      ...[band, percent, from, until],
      ...[due.minor, returned.minor],
    ]);
    expect(bands).toEqual([
      ['free', 0, null, '2027-03-28T08:00:00Z', 0, 11_339],
      ['middle', 50, '2027-03-28T08:00:00Z', '2027-03-30T08:00:00Z', 4860, 6479],
      ['late', 100, '2027-03-30T08:00:00Z', '2027-03-31T08:00:00Z', 9719, 1620],
    ]);
    // A funder who pays 75 %, rounded down, and a client who pays the rest; what goes back is what they do not bear.
    const [paid, borne] = [sharesOf(money(body.total.minor), 75), sharesOf(money(bands[1][4]), 75)];
    expect([paid, borne]).toEqual([
      { funder: money(8504), client: money(2835) },
      { funder: money(3645), client: money(1215) },
    ]);
    expect([paid.funder.minor - borne.funder.minor, paid.client.minor - borne.client.minor]).toEqual([4859, 1620]);
  });

  test('is for both sides and stewards to read, and for nobody else', async () => {
    const expert = await anExpertForPay();
    const { id } = await aPaidHold(expert);
    const stranger = await nobody.as((await aPerson(server)).email);
    for (const client of [booker.client, expert.client, steward]) expect((await quoteOf(client, id)).status).toBe(200);
    expect((await quoteOf(stranger, id)).status).toBe(404);
    const free = await anExpert(server, nobody);
    const introduction = await aHold(booker, (await slotsOf(nobody, free, wednesday, 1))[0]);
    expect((await quoteOf(booker.client, introduction.id)).status).toBe(404);
    await cancel(booker.client, introduction.id);
    await cancel(booker.client, id);
  });

  test('stays as it was when the card, the offer and the policies change, and when the session moves', async () => {
    const expert = await anExpertForPay();
    const { id } = await aPaidSession(expert);
    const before = (await quoteOf(booker.client, id)).body;
    await aRateCard(expert.client, expert.id, 9000, { vat_registered: true });
    await expert.client.put(`/api/v1/experts/${expert.id}/offers/${expert.offerId}`, {
      ...aPricedOffer,
      preparation_minutes: 90,
    });
    const path = `/api/v1/experts/${expert.id}/slots?offer=${expert.offerId}&from=2027-04-01T00:00:00Z&to=2027-04-02T00:00:00Z`;
    const [slot] = (await booker.client.get(`${path}&moving=${id}`)).body.items;
    expect(slot.price).toEqual({ minor: 11_339, currency: 'GBP' });
    const moved = await move(booker.client, id, slot.start);
    expect(moved).toMatchObject({
      status: 200,
      body: {
        price: { minor: 11_339 },
        cancel_free_until: slot.cancel_free_until,
        cancel_late_after: slot.cancel_late_after,
      },
    });
    const after = (await quoteOf(booker.client, id)).body;
    expect({ ...after, cancellation: [] }).toEqual({ ...before, cancellation: [] });
    expect((await slotsOf(nobody, expert, wednesday, 1))[0]).toMatchObject({ price: { minor: expect.any(Number) } });
  });

  test('is the one that was listed, or the time is not held', async () => {
    const expert = await anExpertForPay();
    const [slot] = await slotsOf(nobody, expert, wednesday, 1);
    await aRateCard(expert.client, expert.id, 6001);
    expect(await hold(booker, slot)).toMatchObject({ status: 409, body: { code: 'offer-changed' } });
    const [again] = await slotsOf(nobody, expert, wednesday, 1);
    const held = await hold(booker, again);
    expect(held).toMatchObject({ status: 201, body: { price: { minor: 6001 + 3001 + 1500 + 840 } } });
    await cancel(booker.client, held.body.id);
  });
});

describe('a session that costs something', () => {
  test('is held, and confirmed once a steward says that it is paid, and not before', async () => {
    const expert = await anExpertForPay();
    const { id } = await aPaidHold(expert);
    expect(await confirm(booker.client, id)).toMatchObject({
      status: 409,
      body: { code: 'funding-needed', price: { minor: 11_339 }, owed: { minor: 11_339 } },
    });
    expect(await fund(booker.client, id)).toMatchObject({ status: 403 });
    expect(await fund(expert.client, id)).toMatchObject({ status: 403 });
    expect(await fund(steward, id, 'no')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason' }] } });
    const funded = await fund(steward, id);
    expect(funded).toMatchObject({ status: 200, body: { state: 'confirmed', funded_at: expect.any(String) } });
    expect(await newsOf(server, id)).toEqual(['booking-confirmed', 'booking-confirmed']);
    expect((await quoteOf(booker.client, id)).body.funded_at).toBe(funded.body.funded_at);
    expect((await confirm(booker.client, id)).body.state).toBe('confirmed');
    const { body } = await expert.client.get('/api/v1/audit');
    expect(body.items[0]).toMatchObject({
      deed: 'booking-funded',
      acted_as: 'steward',
      subject: { kind: 'booking', id },
      facts: { total_minor: 11_339, currency: 'GBP' },
    });
  });

  test('is funded once, however many say so at once', async () => {
    const expert = await anExpertForPay();
    const { id } = await aPaidHold(expert);
    const answers = await Promise.all(Array.from({ length: 20 }, () => fund(steward, id)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.state}`))).toEqual(new Set(['200 confirmed']));
    expect(await newsOf(server, id)).toHaveLength(2);
    const { rows } = await server.owner.query('SELECT FROM booking_fundings WHERE booking_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  test('is not funded once its hold has lapsed, nor where it costs nothing', async () => {
    const expert = await anExpertForPay();
    const { id } = await aPaidHold(expert);
    server.clock.moveTo(aMonday.add({ minutes: 16 }));
    expect(await fund(steward, id)).toMatchObject({ status: 410, body: { code: 'hold-lapsed' } });
    const { rows } = await server.owner.query('SELECT FROM booking_fundings WHERE booking_id = $1', [id]);
    expect(rows).toEqual([]);
    const free = await anExpert(server, nobody);
    const introduction = await aHold(booker, (await slotsOf(nobody, free, wednesday, 1))[0]);
    expect(await fund(steward, introduction.id)).toMatchObject({ status: 409, body: { code: 'nothing-to-fund' } });
    await cancel(booker.client, introduction.id);
  });

  test('is held by one of many who ask at once, with one quote', async () => {
    const expert = await anExpertForPay();
    const [slot] = await slotsOf(nobody, expert, wednesday, 1);
    const askers = await Promise.all(Array.from({ length: 20 }, () => aBooker(server, nobody)));
    const answers = await Promise.all(askers.map((asker) => hold(asker, slot)));
    const won = answers.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body.alternatives[0]).toMatchObject({ price: { minor: 11_339 } });
    const { rows } = await server.owner.query(
      'SELECT b.id FROM bookings b JOIN booking_quotes q ON q.booking_id = b.id WHERE b.expert_id = $1',
      [expert.id],
    );
    expect(rows).toEqual([{ id: won[0]?.body.id }]);
  });
});

describe('a paid session that its adviser is asked for', () => {
  const asking = () => anExpertForPay({ offer: { ...aPricedOffer, asks: true } });
  const returned = { adviser_net: { minor: 0 }, due: { minor: 0 }, returned: { minor: 11_339 } };

  test('is asked for once it is paid, and confirmed when they accept', async () => {
    const expert = await asking();
    const { id } = await aPaidHold(expert);
    expect(await confirm(booker.client, id)).toMatchObject({ status: 409, body: { code: 'funding-needed' } });
    expect(await fund(steward, id)).toMatchObject({
      status: 200,
      body: { state: 'requested', funded_at: expect.any(String) },
    });
    expect(await newsOf(server, id)).toEqual(['booking-requested']);
    const accepted = await expert.client.post(`/api/v1/bookings/${id}/answer`, { answer: 'accepted' });
    expect(accepted).toMatchObject({ status: 200, body: { state: 'confirmed', settlement: null } });
  });

  test('goes back to whoever paid where the adviser declines', async () => {
    const expert = await asking();
    const { id } = await aPaidHold(expert);
    await fund(steward, id);
    const answer = { answer: 'declined', reason: 'no-time' };
    expect((await expert.client.post(`/api/v1/bookings/${id}/answer`, answer)).body.settlement).toMatchObject({
      ...{ kind: 'declined', band: 'excused' },
      ...returned,
    });
  });

  test('goes back where nobody answers in time, or the client withdraws it', async () => {
    const expert = await asking();
    const { id } = await aPaidHold(expert);
    await fund(steward, id);
    server.clock.moveTo(aMonday.add({ hours: 49 }));
    await server.app.get(Jobs).sweepNow();
    expect((await booker.client.get(`/api/v1/bookings/${id}`)).body).toMatchObject({
      state: 'lapsed',
      settlement: { kind: 'lapsed', band: 'excused', ...returned },
    });
    const other = await aPaidHold(expert);
    await fund(steward, other.id);
    server.clock.moveTo(Temporal.Instant.from('2027-03-31T07:00:00Z').subtract({ hours: 150 }));
    expect((await preview(booker.client, other.id)).body).toMatchObject({ band: 'excused', due: { minor: 0 } });
    expect((await cancel(booker.client, other.id)).body.settlement).toMatchObject({ kind: 'cancelled', ...returned });
  });
});

test('a time that a waiting list offers has its quote', async () => {
  const expert = await anExpertForPay({ weekly: { 3: [{ opens: '09:00', closes: '10:00' }] } });
  const [only] = await slotsOf(nobody, expert, wednesday, 1);
  const first = await aHold(booker, only);
  const waiting = await aBooker(server, nobody);
  const wait = { organisation_id: waiting.organisation.id, offer_id: expert.offerId, mode: 'video' };
  const window = { from: wednesday.toString(), to: wednesday.add({ hours: 24 }).toString() };
  expect((await waiting.client.post(`/api/v1/experts/${expert.id}/waiting-list`, { ...wait, ...window })).status).toBe(
    201,
  );
  await cancel(booker.client, first.id);
  const [offered] = (await waiting.client.get('/api/v1/bookings')).body.items;
  expect(offered).toMatchObject({ state: 'held', price: { minor: 11_339 } });
  expect((await quoteOf(waiting.client, offered.id)).body.total.minor).toBe(11_339);
  expect(await confirm(waiting.client, offered.id)).toMatchObject({ status: 409, body: { code: 'funding-needed' } });
  expect(await fund(steward, offered.id)).toMatchObject({ status: 200, body: { state: 'confirmed' } });
});

describe('calling off a session that is paid', () => {
  const start = Temporal.Instant.from('2027-03-31T08:00:00Z');
  const before = (hours: number, seconds = 0) => start.subtract({ hours }).add({ seconds });

  // Of the clock only whole moments are certain: it runs on while we ask.
  test.each([
    ['more than 72 hours before', before(72, -60), 'free', 0],
    ['72 hours before', before(72), 'middle', 4860],
    ['24 hours and a minute before', before(24, -60), 'middle', 4860],
    ['less than 24 hours before', before(24, 1), 'late', 9719],
  ] as const)('%s costs its client what the preview says', async (_, at, band, owed) => {
    const { id } = await aPaidSession(await anExpertForPay());
    server.clock.moveTo(at);
    const shown = await preview(booker.client, id);
    expect(shown).toMatchObject({
      status: 200,
      body: { band, paid: true, due: { minor: owed }, returned: { minor: 11_339 - owed } },
    });
    const { status, body } = await cancel(booker.client, id);
    expect(status).toBe(200);
    expect(body.settlement).toMatchObject({ kind: 'cancelled', band, due: { minor: owed } });
    const { paid: _paid, ...foreseen } = shown.body;
    expect(body.settlement).toEqual({ ...foreseen, kind: 'cancelled', at: body.cancelled.at });
    expect((await quoteOf(booker.client, id)).body.settlement).toEqual(body.settlement);
    expect(await preview(booker.client, id)).toMatchObject({ status: 409, body: { code: 'booking-state' } });
  });

  test('costs nothing where the adviser or a steward does it, however late', async () => {
    const expert = await anExpertForPay();
    for (const by of [expert.client, steward]) {
      server.clock.moveTo(aMonday);
      const { id } = await aPaidSession(expert);
      server.clock.moveTo(before(1));
      expect((await preview(by, id)).body).toMatchObject({ band: 'excused', due: { minor: 0 } });
      expect((await preview(booker.client, id)).body).toMatchObject({ band: 'late', due: { minor: 9719 } });
      expect((await cancel(by, id, 'illness')).body.settlement).toMatchObject({
        band: 'excused',
        due: { minor: 0 },
        returned: { minor: 11_339 },
      });
    }
  });

  test('costs nothing where a change of the adviser’s diary does it', async () => {
    const expert = await anExpertForPay();
    const { id } = await aPaidSession(expert);
    server.clock.moveTo(before(2));
    const away = { start: '2027-03-31T00:00:00Z', end: '2027-04-01T00:00:00Z', orphans: 'cancel' };
    expect((await expert.client.post(`/api/v1/experts/${expert.id}/diary/time-off`, away)).status).toBe(201);
    expect((await booker.client.get(`/api/v1/bookings/${id}`)).body).toMatchObject({
      state: 'cancelled',
      settlement: { band: 'excused', returned: { minor: 11_339 } },
    });
  });

  test('is told to cost half where it is confirmed when it is no longer free', async () => {
    server.clock.moveTo(before(48));
    const expert = await anExpertForPay();
    await aPaidSession(expert);
    const [letter] = await lettersTo(server, expert.person);
    expect(letter).toMatchObject({ kind: 'booking-confirmed' });
    expect(letter?.body).toMatch(/cancels it now, half of the charge for contact and preparation is due\./);
    expect(letter?.body).not.toContain('free of charge until');
  });

  test('that was never paid settles nothing', async () => {
    const { id } = await aPaidHold(await anExpertForPay());
    expect((await preview(booker.client, id)).body).toMatchObject({
      paid: false,
      due: { minor: 0 },
      returned: { minor: 0 },
    });
    expect((await cancel(booker.client, id)).body).toMatchObject({ state: 'cancelled', settlement: null });
  });

  test('goes by the bands that it was booked on, whatever the members decide since', async () => {
    const { id } = await aPaidSession(await anExpertForPay());
    const harder = {
      name: 'cancellation-bands',
      value: { free_hours: 1000, late_hours: 500, middle_percent: 80, late_percent: 100 },
      in_force_from: aMonday.add({ hours: 1 }).toString(),
      decision: 'Tried out',
    };
    expect((await steward.post('/api/v1/policies', harder)).status).toBe(201);
    server.clock.moveTo(before(48));
    expect((await preview(booker.client, id)).body).toMatchObject({ band: 'middle', due: { minor: 4860 } });
    // Back to what it was, for the tests that follow.
    const value = { free_hours: 72, late_hours: 24, middle_percent: 50, late_percent: 100 };
    const back = { ...harder, value, in_force_from: aMonday.add({ hours: 1, seconds: 1 }).toString() };
    await server.owner.query(
      `INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES (gen_random_uuid(), $1, $2, $3, 'As before', $3)`,
      [back.name, JSON.stringify(value), back.in_force_from],
    );
  });

  test('is not made cheaper by moving it when it costs already', async () => {
    const expert = await anExpertForPay();
    const { id, cancel_free_until, cancel_late_after } = await aPaidSession(expert);
    server.clock.moveTo(before(48));
    const moved = await move(booker.client, id, '2027-04-12T08:00:00Z');
    expect(moved.body).toMatchObject({ start: '2027-04-12T08:00:00Z', cancel_free_until, cancel_late_after });
    expect((await preview(booker.client, id)).body).toMatchObject({ band: 'middle', due: { minor: 4860 } });
    server.clock.moveTo(before(23));
    expect((await cancel(booker.client, id)).body.settlement).toMatchObject({ band: 'late', due: { minor: 9719 } });
  });

  test('costs a client what it would have, though a steward who belongs to them does it', async () => {
    const { id } = await aPaidSession(await anExpertForPay());
    const person = await aSteward(server);
    await aMembership(server, booker.organisation.id, person, 'member');
    const both = await nobody.as(person.email);
    server.clock.moveTo(before(1));
    expect((await preview(both, id)).body).toMatchObject({ band: 'late', due: { minor: 9719 } });
    expect((await cancel(both, id)).body).toMatchObject({
      cancelled: { by: 'client' },
      settlement: { band: 'late', due: { minor: 9719 } },
    });
  });

  describe('after its adviser moved it', () => {
    test('to tomorrow costs nothing, since the client did not choose that', async () => {
      const expert = await anExpertForPay();
      const { id } = await aPaidSession(expert);
      server.clock.moveTo(aMonday.add({ hours: 1 }));
      const start = '2027-03-23T09:00:00Z';
      expect(await move(expert.client, id, start)).toMatchObject({
        status: 200,
        body: { cancel_free_until: start, cancel_late_after: start },
      });
      server.clock.moveTo(Temporal.Instant.from(start).subtract({ minutes: 5 }));
      expect((await cancel(booker.client, id)).body.settlement).toMatchObject({ band: 'free', due: { minor: 0 } });
    });

    test('within the bands costs nothing for a day, and then what it would have cost', async () => {
      const expert = await anExpertForPay();
      const { id } = await aPaidSession(expert);
      server.clock.moveTo(before(48));
      const path = `/api/v1/experts/${expert.id}/slots?offer=${expert.offerId}&moving=${id}`;
      const listed = async (client: Client) =>
        (await client.get(`${path}&from=2027-03-31T10:00:00Z&to=2027-03-31T11:00:00Z`)).body.items[0];
      const shown = { byAdviser: await listed(expert.client), byClient: await listed(booker.client) };
      expect(shown.byClient.cancel_free_until).toBe('2027-03-28T08:00:00Z');
      const { body } = await move(expert.client, id, '2027-03-31T10:00:00Z');
      for (const { cancel_free_until, cancel_late_after } of [shown.byAdviser, body]) {
        expect(minutesBetween('2027-03-30T08:00:00Z', cancel_free_until)).toBeCloseTo(0, 0);
        expect(cancel_late_after).toBe('2027-03-30T10:00:00Z');
      }
      server.clock.moveTo(before(25));
      expect((await preview(booker.client, id)).body).toMatchObject({ band: 'free', due: { minor: 0 } });
      server.clock.moveTo(before(23));
      expect((await preview(booker.client, id)).body).toMatchObject({ band: 'middle', due: { minor: 4860 } });
      expect((await preview(expert.client, id)).body).toMatchObject({ band: 'excused' });
      server.clock.moveTo(before(21));
      expect((await cancel(booker.client, id)).body.settlement).toMatchObject({ band: 'late', due: { minor: 9719 } });
    });
  });

  test('and again by many at once settles it once', async () => {
    const { id } = await aPaidSession(await anExpertForPay());
    server.clock.moveTo(before(48));
    const answers = await Promise.all(Array.from({ length: 20 }, () => cancel(booker.client, id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { rows } = await server.owner.query(
      'SELECT total_minor::int AS due, returned_minor::int AS returned FROM booking_settlements WHERE booking_id = $1',
      [id],
    );
    expect(rows).toEqual([{ due: 4860, returned: 6479 }]);
  });
});
