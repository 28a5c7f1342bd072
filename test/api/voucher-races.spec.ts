import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.js';
import { TidyLapsedHolds } from '../../src/bookings/tidy-lapsed-holds.job.js';
import { faultsOf } from '../factories/sound-books.js';
import { aHold, aMonday, cancel, fund } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { type AnExpert, anExpert, aPricedOffer, aSteward, slotsOf } from '../support/factories.js';
import { type AClient, aClient, balanceOf, booksOf, fundBy } from '../support/funding.js';
import { deadlocksIn, startServer, type TestServer } from '../support/server.js';
import { EndedSession } from '../support/sessions.js';
import { aProgramme, aVoucher } from '../support/vouchers.js';

const callers = 50;
const price = 11_339;

let server: TestServer;
let nobody: Client;
let steward: Client;
let advisers: AnExpert[];
let theirs: AClient;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
  const adviser = () => anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  advisers = [];
  for (let count = 0; count < 5; count++) advisers.push(await adviser());
});
afterAll(async () => {
  const { sum } = await booksOf(server);
  await server.stop();
  expect(sum).toBe(0);
  expect(await deadlocksIn(server.databaseUrl)).toBe(0);
});

/** Every test is a week after the one before. */
let monday = aMonday;
beforeEach(async () => {
  monday = monday.add({ hours: 7 * 24 });
  server.clock.moveTo(monday);
  theirs = await aClient(server, nobody);
});

const ourVoucher = (valueMinor: number, terms: object = {}) =>
  aVoucher(server, { organisationId: theirs.organisation.id, valueMinor, programmeTerms: terms });

/** As many holds as one organisation has in no other way than as a series: with different advisers, at different times. */
async function manyHolds(count: number): Promise<string[]> {
  const series = newId();
  const ids: string[] = [];
  for (const adviser of advisers) {
    const slots = await slotsOf(nobody, adviser, monday.add({ hours: 10 * 24 }), 3);
    for (const slot of slots.slice(0, Math.ceil(count / advisers.length))) {
      const { id } = await aHold(theirs, slot);
      await server.owner.query('UPDATE bookings SET series_id = $2, hold_number = 1 WHERE id = $1', [id, series]);
      ids.push(id);
    }
  }
  return ids.slice(0, count);
}

function tally(answers: readonly Answer[]): Record<string, number> {
  const names = answers.map(({ status, body }) => (status < 300 ? body.state : body.code));
  return Object.fromEntries(
    Object.entries(Object.groupBy(names, (name) => name)).map(([name, all]) => [name, all?.length ?? 0]),
  );
}

test('of 50 sessions that are booked at once on a voucher worth 10, ten are paid', async () => {
  const voucher = await ourVoucher(10 * price + 5000);
  const ids = await manyHolds(callers);
  const answers = await Promise.all(ids.map((id) => fundBy(theirs.client, id, { voucher_code: voucher.code })));
  expect(tally(answers)).toEqual({ confirmed: 10, 'voucher-too-low': 40 });
  expect(await balanceOf(server, 'voucher', voucher.id)).toBe(5000);
  const { escrow } = await booksOf(server);
  const paid = ids.filter((_, index) => answers[index]?.status === 200);
  expect(paid.map((id) => escrow[id])).toEqual(Array.from({ length: 10 }, () => price));
});

test('of two bookings that want the last £60 of a voucher, one has it', async () => {
  const voucher = await ourVoucher(6000);
  const ids = await manyHolds(2);
  const wish = { voucher_code: voucher.code, voucher_pays_minor: 6000 };
  const asked = Array.from({ length: callers }, (_, index) => fundBy(theirs.client, ids[index % 2]!, wish));
  const answers = await Promise.all(asked);
  expect(tally(answers)).toEqual({ held: 25, 'voucher-too-low': 25 });
  expect(await balanceOf(server, 'voucher', voucher.id)).toBe(0);
});

test('a time that is funded while it lapses is paid and kept, or lapsed and nobody’s money is in it', async () => {
  const voucher = await ourVoucher(10 * price);
  const ids = await manyHolds(10);
  server.clock.moveTo(monday.add({ minutes: 14, seconds: 59 }));
  const later = async () => {
    server.clock.moveTo(monday.add({ minutes: 15, seconds: 30 }));
    await server.app.get(TidyLapsedHolds).run();
  };
  const asked = ids.map((id) => fundBy(theirs.client, id, { voucher_code: voucher.code }));
  const answers = await Promise.all([...asked, later(), later()]);
  await later();
  const { escrow } = await booksOf(server);
  for (const [index, id] of ids.entries()) {
    const { state } = (await theirs.client.get(`/api/v1/bookings/${id}`)).body;
    const answer = answers[index] as Answer;
    expect([state, escrow[id] ?? 0, answer.status]).toEqual(
      answer.status === 200 ? ['confirmed', price, 200] : ['lapsed', 0, 410],
    );
  }
});

test('a lapse that many write down gives what was set aside back once', async () => {
  const voucher = await ourVoucher(3 * price, { funderPercent: 75, match: 'cash' });
  const ids = await manyHolds(3);
  for (const id of ids) await fundBy(theirs.client, id, { voucher_code: voucher.code });
  server.clock.moveTo(monday.add({ hours: 1 }));
  const [fresh] = await manyHolds(1);
  await Promise.all([
    ...Array.from({ length: 10 }, () => server.app.get(TidyLapsedHolds).run()),
    fundBy(theirs.client, fresh!, { voucher_code: voucher.code }),
  ]);
  expect(await balanceOf(server, 'voucher', voucher.id)).toBe(3 * price - 8504);
  await cancel(theirs.client, fresh!);
  expect(await balanceOf(server, 'voucher', voucher.id)).toBe(3 * price);
});

test('a session that many accept is earned once, and one that is called off meanwhile is not', async () => {
  const voucher = await ourVoucher(2 * price);
  const [adviser] = advisers as [AnExpert];
  const [slot] = await slotsOf(nobody, adviser, monday.add({ hours: 24 }), 2);
  const { id } = await aHold(theirs, slot);
  await fundBy(theirs.client, id, { voucher_code: voucher.code });
  const session = new EndedSession(server, id, theirs, adviser, Temporal.Instant.from(slot!.start));
  const before = await balanceOf(server, 'adviser-payable', adviser.id);
  session.hoursAfterStart(1);
  await session.record();
  const kinds = [() => session.accept(), () => cancel(theirs.client, id), () => cancel(adviser.client, id)];
  const answers = await Promise.all(Array.from({ length: callers }, (_, index) => kinds[index % 3]!()));
  expect(new Set(answers.map(({ status, body }) => body.code ?? status))).toEqual(new Set([200, 'booking-state']));
  expect((await balanceOf(server, 'adviser-payable', adviser.id)) - before).toBe(10_499);
});

test('a request that its adviser accepts while the client withdraws it is one or the other, with its money', async () => {
  const asking = await anExpert(server, nobody, { offer: { ...aPricedOffer, asks: true }, hourlyMinor: 5999 });
  const voucher = await ourVoucher(5 * price);
  const ids: string[] = [];
  for (const slot of (await slotsOf(nobody, asking, monday.add({ hours: 10 * 24 }), 1)).slice(0, 5)) {
    const { id } = await aHold(theirs, slot);
    await fundBy(theirs.client, id, { voucher_code: voucher.code });
    ids.push(id);
  }
  const answer = (id: string) => asking.client.post(`/api/v1/bookings/${id}/answer`, { answer: 'accepted' });
  await Promise.all(
    ids.flatMap((id) => [...Array.from({ length: 5 }, () => [answer(id), cancel(theirs.client, id)])].flat()),
  );
  const { escrow } = await booksOf(server);
  for (const id of ids) {
    // Confirmed first, it was called off free of charge after it.
    expect([(await theirs.client.get(`/api/v1/bookings/${id}`)).body.state, escrow[id] ?? 0]).toEqual(['cancelled', 0]);
  }
  expect(await balanceOf(server, 'voucher', voucher.id)).toBe(5 * price);
});

test('many sessions of one voucher that end at once, each in its way, leave nothing in escrow', async () => {
  const voucher = await ourVoucher(20 * price, { funderPercent: 75, match: 'cash' });
  const ids = await manyHolds(10);
  for (const id of ids) {
    await fundBy(theirs.client, id, { voucher_code: voucher.code });
    await fund(steward, id);
  }
  await server.owner.query('UPDATE bookings SET series_id = expert_id WHERE id = ANY($1)', [ids]);
  server.clock.moveTo(monday.add({ hours: 9 * 24 }));
  const off = { reason: 'other' };
  await Promise.all([
    ...ids.filter((_, index) => index % 2 === 0).map((id) => cancel(theirs.client, id)),
    ...ids.filter((_, index) => index % 3 === 0).map((id) => cancel(steward, id)),
    ...advisers.map(({ id }) => theirs.client.post(`/api/v1/bookings/series/${id}/cancellation`, off)),
  ]);
  const { escrow } = await booksOf(server);
  expect(ids.map((id) => escrow[id] ?? 0)).toEqual(ids.map(() => 0));
});

test('a voucher that ends in many ways while it is used and its sessions end leaves every penny where it belongs', async () => {
  const programme = await aProgramme(server, { depositMinor: 100 * price });
  const given = { organisationId: theirs.organisation.id, programme, valueMinor: 40 * price };
  const voucher = await aVoucher(server, given);
  const ids = await manyHolds(30);
  const code = { voucher_code: voucher.code };
  for (const id of ids.slice(0, 10)) await fundBy(theirs.client, id, code);
  const { rows } = await server.owner.query('SELECT id FROM deposits WHERE programme_id = $1', [programme.id]);
  const path = `/api/v1/vouchers/${voucher.id}`;
  const reason = 'It came out in a visit.';
  const deeds = [
    ...ids.slice(10).map((id) => () => fundBy(theirs.client, id, code)),
    ...ids.slice(0, 10).map((id) => () => cancel(theirs.client, id)),
    ...Array.from({ length: 5 }, () => () => steward.post(`${path}/clawback`, { cause: 'platform-error', reason })),
    ...Array.from({ length: 5 }, () => () => steward.post(`${path}/cancellation`, { reason })),
    ...Array.from({ length: 5 }, () => () => steward.post(`${path}/suspension`, { reason })),
    ...Array.from(
      { length: 5 },
      () => () => steward.post(`/api/v1/programmes/${programme.id}/deposits/${rows[0].id}/reversal`, { reason }),
    ),
  ];
  const mixed = deeds.map((_, index) => deeds[(index * 7) % deeds.length]!);
  const answers = await Promise.all(mixed.map((deed) => deed()));
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const faults = await faultsOf(server);
  expect(faults.filter((fault) => [...ids, voucher.id, programme.id].some((id) => fault.includes(id)))).toEqual([]);
});
