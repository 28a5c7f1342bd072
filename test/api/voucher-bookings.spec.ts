import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { faultsOf } from '../factories/sound-books.js';
import { transfersOf } from '../factories/transfers.js';
import { aHold, aMonday, cancel, confirm, fund, minutesBetween, move, newsOf } from '../support/bookings.js';
import { Client } from '../support/client.js';
import {
  aMembership,
  type AnExpert,
  anExpert,
  aPerson,
  aPricedOffer,
  aSteward,
  slotsOf,
} from '../support/factories.js';
import { type AClient, aClient, balanceOf, booksOf, fundBy } from '../support/funding.js';
import { startServer, type TestServer } from '../support/server.js';
import { EndedSession } from '../support/sessions.js';
import { aProgramme, type AVoucher, aVoucher } from '../support/vouchers.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let expert: AnExpert;
let theirs: AClient;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
});
/** Everybody is new in every story: £113.39 an hour, £104.99 of it the adviser's and £8.40 the fee. */
beforeEach(async () => {
  server.clock.moveTo(aMonday);
  expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  theirs = await aClient(server, nobody);
});
afterAll(async () => {
  await sweep();
  const { sum } = await booksOf(server);
  await server.stop();
  expect(sum).toBe(0);
});

const sweep = () => server.app.get(Jobs).sweepNow();
const wednesday = Temporal.Instant.from('2027-03-31T00:00:00Z');
const start = Temporal.Instant.from('2027-03-31T08:00:00Z');
const before = (hours: number) => server.clock.moveTo(start.subtract({ hours }));

async function aPaidHold(by: AClient = theirs, adviser = expert, nth = 0): Promise<any> {
  return aHold(by, (await slotsOf(nobody, adviser, wednesday, 1))[nth]);
}

const threeQuarters = { programmeTerms: { funderPercent: 75, match: 'cash' } } as const;

function ourVoucher(given: Omit<Parameters<typeof aVoucher>[1], 'organisationId'> = {}): Promise<AVoucher> {
  return aVoucher(server, { organisationId: theirs.organisation.id, ...given });
}

/** Paid by a voucher for three quarters, and by its client for the rest. */
async function aSharedSession(voucher: AVoucher, nth = 0): Promise<string> {
  const { id } = await aPaidHold(theirs, expert, nth);
  await fundBy(theirs.client, id, { voucher_code: voucher.code });
  expect((await fund(steward, id)).body).toMatchObject({ state: 'confirmed' });
  return id;
}

/** Paid by a voucher alone. */
async function aFundedSession(voucher: AVoucher, nth = 0): Promise<string> {
  const { id } = await aPaidHold(theirs, expert, nth);
  const { body } = await fundBy(theirs.client, id, { voucher_code: voucher.code });
  expect(body).toMatchObject({ state: 'confirmed', owed: { minor: 0 } });
  return id;
}

const sessionOf = (id: string) => new EndedSession(server, id, theirs, expert, start);
const story = async (id: string) => (await transfersOf(server.owner, [id])).split('\n').map((line) => line.trimEnd());
const bookingOf = async (id: string) => (await theirs.client.get(`/api/v1/bookings/${id}`)).body;
const left = (voucher: AVoucher) => balanceOf(server, 'voucher', voucher.id);

describe('a voucher', () => {
  test('that pays a session whole confirms it, and its adviser has earned it once it is accepted', async () => {
    const voucher = await ourVoucher();
    const id = await aFundedSession(voucher);
    expect((await theirs.client.get(`/api/v1/bookings/${id}/funding`)).body).toMatchObject({
      shares: [
        { source: 'voucher', voucher_id: voucher.id, amount: { minor: 11_339 }, secured_at: expect.any(String) },
      ],
      funded_at: expect.any(String),
      lapses_at: null,
    });
    server.clock.moveTo(start.add({ hours: 1 }));
    await sessionOf(id).accepted();
    expect(await story(id)).toEqual([
      'voucher-reserved  voucher -> escrow                        £113.39',
      'guarantee-funded  platform-fee -> guarantee-fund           £0.84',
      'session-earned    escrow -> adviser-payable, platform-fee  £104.99 + £8.40',
    ]);
    expect(await left(voucher)).toBe(60_000 - 11_339);
  });

  test('that pays a part of it leaves the rest to the client, to the penny', async () => {
    const voucher = await ourVoucher(threeQuarters);
    const { id, lapses_at: lapses } = await aPaidHold();
    const preview = await theirs.finance.get(`/api/v1/bookings/${id}/funding-preview?voucher_id=${voucher.id}`);
    expect(preview.body.shares).toEqual([
      { source: 'voucher', amount: { minor: 8504, currency: 'GBP' } },
      { source: 'client', amount: { minor: 2835, currency: 'GBP' } },
    ]);
    const left = { left: { minor: 60_000, currency: 'GBP' }, minutes_left: null, minutes: 105 };
    expect(preview.body.voucher).toEqual(left);
    const query = `voucher_code=${voucher.code}`;
    const byCode = await theirs.client.get(`/api/v1/bookings/${id}/funding-preview?${query}`);
    expect(byCode).toMatchObject({ status: 200, body: preview.body });
    const twice = await theirs.client.get(`/api/v1/bookings/${id}/funding-preview?${query}&voucher_id=${voucher.id}`);
    expect(twice).toMatchObject({ status: 400, body: { errors: [{ parameter: 'voucher_code' }] } });
    const bands = preview.body.cancellation.map(({ due, shares }: any) => [
      due.minor,
      ...shares.flatMap((share: any) => [share.due.minor, share.returned.minor]),
    ]);
    expect(bands).toEqual([
      [0, 0, 8504, 0, 2835],
      [4860, 3645, 4859, 1215, 1620],
      [9719, 7289, 1215, 2430, 405],
    ]);
    const { status, body } = await fundBy(theirs.finance, id, { voucher_id: voucher.id });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { state: 'held', total: { minor: 11_339 }, owed: { minor: 2835 }, funded_at: null },
    });
    expect(minutesBetween(lapses, body.lapses_at)).toBeCloseTo(30, 0);
    expect((await confirm(theirs.client, id)).body).toMatchObject({
      ...{ code: 'funding-needed', owed: { minor: 2835 } },
      detail: expect.stringMatching(/£28\.35 is owed still.*\/funding/),
    });
    server.clock.moveTo(aMonday.add({ minutes: 40 }));
    expect((await fund(steward, id)).body).toMatchObject({ state: 'confirmed' });
    expect((await expert.client.get(`/api/v1/bookings/${id}/quote`)).body.shares).toMatchObject([
      { source: 'voucher', amount: { minor: 8504 } },
      { source: 'client', amount: { minor: 2835 }, secured_at: expect.any(String) },
    ]);
    const session = sessionOf(id);
    session.hoursAfterStart(1);
    await session.record();
    session.hoursAfterStart(50);
    await sweep();
    expect(await session.state()).toBe('accepted');
    expect(await story(id)).toEqual([
      'voucher-reserved       voucher -> escrow                        £85.04',
      'client-share-received  bank -> escrow                           £28.35',
      'guarantee-funded       platform-fee -> guarantee-fund           £0.84',
      'session-earned         escrow -> adviser-payable, platform-fee  £104.99 + £8.40',
    ]);
  });

  test('pays no more of a session than its booker wishes', async () => {
    const voucher = await ourVoucher();
    const { id } = await aPaidHold();
    const source = { voucher_code: voucher.code.toLowerCase(), voucher_pays_minor: 5000 };
    expect((await fundBy(theirs.client, id, source)).body).toMatchObject({ owed: { minor: 6339 } });
    await fund(steward, id);
    before(48);
    expect((await cancel(theirs.client, id)).body.settlement).toMatchObject({
      due: { minor: 4860 },
      shares: [
        { source: 'voucher', due: { minor: 2143 }, returned: { minor: 2857 } },
        { source: 'client', due: { minor: 2717 }, returned: { minor: 3622 } },
      ],
    });
  });
});

describe('funding a held time', () => {
  test('is agreed by the quote’s hash, once, and not otherwise', async () => {
    const voucher = await ourVoucher(threeQuarters);
    const { id } = await aPaidHold();
    const path = `/api/v1/bookings/${id}/funding`;
    const { hash } = (await theirs.client.get(`/api/v1/bookings/${id}/quote`)).body;
    const by = { quote_hash: hash, voucher_code: voucher.code };
    expect(await theirs.client.post(path, { ...by, quote_hash: 'a'.repeat(64) })).toMatchObject({
      status: 409,
      body: { code: 'quote-changed', quote_hash: hash },
    });
    expect(await theirs.client.post(path, { ...by, voucher_id: voucher.id })).toMatchObject({ status: 400 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => theirs.client.post(path, by)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.owed?.minor}`))).toEqual(new Set(['200 2835']));
    expect(await left(voucher)).toBe(60_000 - 8504);
    const otherwise = { quote_hash: hash };
    expect(await theirs.client.post(path, otherwise)).toMatchObject({ status: 409, body: { code: 'already-funded' } });
    const less = { ...by, voucher_pays_minor: 100 };
    expect(await theirs.client.post(path, less)).toMatchObject({ status: 409, body: { code: 'already-funded' } });
    await cancel(theirs.client, id);
    expect(await left(voucher)).toBe(60_000);
    expect(await story(id)).toEqual([
      'voucher-reserved     voucher -> escrow  £85.04',
      'returned-to-voucher  escrow -> voucher  £85.04',
    ]);
  });

  test('takes a voucher of one’s own organisation, by its code or by who looks after its money', async () => {
    const voucher = await ourVoucher();
    const others = await aClient(server, nobody);
    const foreign = await aVoucher(server, { organisationId: others.organisation.id });
    const { id } = await aPaidHold();
    const refusals: [Client, object, number, string][] = [
      [theirs.client, { voucher_id: voucher.id }, 403, 'not-allowed'],
      [theirs.client, { voucher_code: 'AAAA-BBBB-CCCC' }, 404, 'not-found'],
      [theirs.client, { voucher_code: foreign.code }, 404, 'not-found'],
      [theirs.finance, { voucher_id: foreign.id }, 404, 'not-found'],
    ];
    for (const [client, source, status, code] of refusals) {
      expect(await fundBy(client, id, source)).toMatchObject({ status, body: { code } });
    }
    const both = await aPerson(server);
    for (const organisation of [theirs, others])
      await aMembership(server, organisation.organisation.id, both, 'finance');
    expect(await fundBy(await nobody.as(both.email), id, { voucher_id: foreign.id })).toMatchObject({
      status: 409,
      body: { code: 'voucher-not-for-this', rule: 'organisation' },
    });
    expect(await fundBy(theirs.finance, id, { voucher_id: voucher.id })).toMatchObject({ status: 200 });
  });

  test('without a voucher says what the client owes, and is for nothing that is free', async () => {
    const { id } = await aPaidHold();
    expect((await fundBy(theirs.client, id)).body).toMatchObject({ owed: { minor: 11_339 }, state: 'held' });
    expect((await fund(steward, id)).body).toMatchObject({ state: 'confirmed' });
    const free = await anExpert(server, nobody);
    const introduction = await aHold(theirs, (await slotsOf(nobody, free, wednesday, 1))[0]);
    const body = { quote_hash: 'a'.repeat(64) };
    expect(await theirs.client.post(`/api/v1/bookings/${introduction.id}/funding`, body)).toMatchObject({
      status: 409,
      body: { code: 'nothing-to-fund' },
    });
  });
});

describe('what lapses, is declined or is called off by the adviser goes back to who paid', () => {
  test('of a hold, at once by the clock, and once in the books', async () => {
    const voucher = await ourVoucher({ ...threeQuarters, valueMinor: 10_000 });
    const { id } = await aPaidHold();
    await fundBy(theirs.client, id, { voucher_code: voucher.code });
    const other = await aPaidHold(theirs, expert, 1);
    expect(await fundBy(theirs.client, other.id, { voucher_code: voucher.code })).toMatchObject({
      body: { code: 'voucher-too-low' },
    });
    server.clock.moveTo(aMonday.add({ minutes: 46 }));
    const later = await aPaidHold(theirs, expert, 2);
    expect(await fundBy(theirs.client, later.id, { voucher_code: voucher.code })).toMatchObject({ status: 200 });
    expect(await faultsOf(server)).toEqual([]);
    await Promise.all([sweep(), sweep()]);
    expect(await bookingOf(id)).toMatchObject({ state: 'lapsed', settlement: null });
    const table = ['voucher-reserved     voucher -> escrow  £85.04', 'returned-to-voucher  escrow -> voucher  £85.04'];
    expect(await story(id)).toEqual(table);
    server.clock.moveTo(aMonday.add({ hours: 2 }));
    await aPaidHold(theirs, expert, 3); // which writes down that the organisation's other holds have lapsed
    expect(await bookingOf(later.id)).toMatchObject({ state: 'lapsed' });
    expect(await story(later.id)).toEqual(table);
    await sweep();
    expect(await left(voucher)).toBe(10_000);
  });

  test.each(['declined', 'lapsed', 'withdrawn'])('of a request that is %s', async (end) => {
    const asking = await anExpert(server, nobody, { offer: { ...aPricedOffer, asks: true }, hourlyMinor: 5999 });
    const voucher = await ourVoucher({ ...threeQuarters, valueMinor: 10_000 });
    const { id } = await aPaidHold(theirs, asking);
    await fundBy(theirs.client, id, { voucher_code: voucher.code });
    expect((await fund(steward, id)).body).toMatchObject({ state: 'requested' });
    if (end === 'declined') {
      await asking.client.post(`/api/v1/bookings/${id}/answer`, { answer: 'declined', reason: 'no-time' });
    } else if (end === 'lapsed') {
      server.clock.moveTo(aMonday.add({ hours: 49 }));
      const other = await aHold(theirs, (await slotsOf(nobody, expert, wednesday.add({ hours: 24 }), 1))[0]);
      const preview = `/api/v1/bookings/${other.id}/funding-preview?voucher_id=${voucher.id}`;
      expect((await theirs.finance.get(preview)).body).toMatchObject({ shares: [{ amount: { minor: 8504 } }, {}] });
      expect(await fundBy(theirs.client, other.id, { voucher_code: voucher.code })).toMatchObject({ status: 200 });
      expect(await faultsOf(server)).toEqual([]);
      await cancel(theirs.client, other.id);
      await sweep();
    } else await cancel(theirs.client, id);
    expect((await bookingOf(id)).settlement).toMatchObject({
      ...{ band: 'excused', due: { minor: 0 }, debt: { minor: 0 } },
      shares: [{ returned: { minor: 8504 } }, { returned: { minor: 2835 } }],
    });
    expect(await story(id)).toEqual([
      'voucher-reserved       voucher -> escrow        £85.04',
      'client-share-received  bank -> escrow           £28.35',
      'client-share-returned  escrow -> client-credit  £28.35',
      'returned-to-voucher    escrow -> voucher        £85.04',
    ]);
  });

  test('of a session, however late', async () => {
    const voucher = await ourVoucher(threeQuarters);
    const id = await aSharedSession(voucher);
    before(2);
    await cancel(expert.client, id, 'illness');
    expect(await left(voucher)).toBe(60_000);
    expect(await balanceOf(server, 'client-credit', theirs.organisation.id)).toBe(2835);
  });
});

describe('calling a session off that a voucher pays', () => {
  test('in the middle band costs each source its share of £48.60, and the letters say so', async () => {
    const voucher = await ourVoucher(threeQuarters);
    const id = await aSharedSession(voucher);
    before(48);
    expect((await theirs.client.get(`/api/v1/bookings/${id}/cancellation-preview`)).body).toMatchObject({
      ...{ due: { minor: 4860 }, debt: { minor: 0 } },
      shares: [
        { source: 'voucher', due: { minor: 3645 }, returned: { minor: 4859 } },
        { source: 'client', due: { minor: 1215 }, returned: { minor: 1620 } },
      ],
    });
    await cancel(theirs.client, id);
    expect(await story(id)).toEqual([
      'voucher-reserved       voucher -> escrow                        £85.04',
      'client-share-received  bank -> escrow                           £28.35',
      'cancellation-earned    escrow -> adviser-payable, platform-fee  £45.00 + £3.60',
      'client-share-returned  escrow -> client-credit                  £16.20',
      'guarantee-funded       platform-fee -> guarantee-fund           £0.36',
      'returned-to-voucher    escrow -> voucher                        £48.59',
    ]);
    const { rows } = await server.owner.query(
      `SELECT body FROM letters WHERE body LIKE '%' || $1 || '%' AND kind = $2`,
      [id, 'booking-cancelled'],
    );
    const letters = rows.map(({ body }) => body as string);
    expect(
      letters.filter((text) => text.includes('The voucher pays £36.45.\n£48.59 goes back to the voucher')),
    ).toHaveLength(1);
  });

  test('is paid once: the second time the client owes what the voucher would have paid, and it is paused', async () => {
    const voucher = await ourVoucher(threeQuarters);
    const [first, second] = [await aSharedSession(voucher), await aSharedSession(voucher, 2)];
    before(2);
    await cancel(theirs.client, first);
    expect((await theirs.client.get(`/api/v1/bookings/${second}/cancellation-preview`)).body).toMatchObject({
      due: { minor: 9719 },
      debt: { minor: 9719 - 2835 },
    });
    const { body } = await cancel(theirs.client, second);
    expect(body.settlement).toMatchObject({
      ...{ due: { minor: 9719 }, debt: { minor: 6884 }, returned: { minor: 8504 } },
      shares: [
        { source: 'voucher', due: { minor: 0 }, returned: { minor: 8504 } },
        { source: 'client', due: { minor: 2835 }, returned: { minor: 0 } },
      ],
    });
    const { rows } = await server.owner.query<{ shares: { source: string; amount_minor: number }[] }>(
      "SELECT facts -> 'shares' AS shares FROM earnings WHERE reference = $1",
      [second],
    );
    expect(rows[0]?.shares.map(({ source, amount_minor }) => [source, amount_minor])).toEqual([
      ...[['voucher', 0] as const, ['client', 2835] as const, ['guarantee-fund', 6884] as const],
    ]); // as much as the receipt of it needs to add up
    expect(await story(second)).toEqual([
      'voucher-reserved       voucher -> escrow                        £85.04',
      'client-share-received  bank -> escrow                           £28.35',
      'cancellation-earned    escrow -> adviser-payable, platform-fee  £89.99 + £7.20',
      'debt-charged           client-debt -> guarantee-fund            £68.84',
      'guarantee-funded       platform-fee -> guarantee-fund           £0.72',
      'guarantee-paid         guarantee-fund -> escrow                 £68.84',
      'returned-to-voucher    escrow -> voucher                        £85.04',
    ]);
    const another = await aPaidHold(theirs, expert, 4);
    expect(await fundBy(theirs.client, another.id, { voucher_code: voucher.code })).toMatchObject({
      status: 409,
      body: { code: 'voucher-state', state: 'suspended' },
    });
    await theyPayTheirDebt(second);
  });

  async function theyPayTheirDebt(booking: string): Promise<void> {
    const path = `/api/v1/organisations/${theirs.organisation.id}`;
    expect((await theirs.finance.get(`${path}/debts`)).body).toMatchObject({
      owed: { minor: 6884 },
      items: [{ code: 'debt-charged', reference: booking, amount: { minor: 6884 }, owed_after: { minor: 6884 } }],
      next_cursor: null,
    });
    const received_at = server.clock.now().subtract({ hours: 1 }).toString();
    const payment = { amount_minor: 5000, received_at, bank_reference: 'Line 7' };
    const pay = (change: object = {}) => steward.post(`${path}/debt-payments`, { ...payment, ...change });
    expect(await theirs.finance.post(`${path}/debt-payments`, payment)).toMatchObject({ status: 403 });
    expect(await pay({ amount_minor: 6885 })).toMatchObject({ status: 422, body: { code: 'debt-exceeded' } });
    expect(await pay()).toMatchObject({ status: 201, body: { owed: { minor: 1884 } } });
    expect(await pay({ amount_minor: 1 })).toMatchObject({ status: 409, body: { code: 'payment-recorded-already' } });
    const rest = Array.from({ length: 5 }, (_, index) =>
      pay({ amount_minor: 1884, bank_reference: `Line ${index + 8}` }),
    );
    expect((await Promise.all(rest)).filter(({ status }) => status === 201)).toHaveLength(1);
    const page = (await theirs.finance.get(`${path}/debts?limit=2`)).body;
    expect(page.items.map(({ amount }: any) => amount.minor)).toEqual([6884, -5000]);
    const next = (await theirs.finance.get(`${path}/debts?cursor=${page.next_cursor}`)).body;
    expect(next).toMatchObject({ owed: { minor: 0 }, items: [{ amount: { minor: -1884 }, owed_after: { minor: 0 } }] });
  }
});

describe('a session to which somebody did not come', () => {
  /** Reported by the other side, and contested by nobody. */
  async function missedBy(side: 'client' | 'adviser', id: string): Promise<void> {
    const at = Temporal.Instant.from((await bookingOf(id)).start);
    server.clock.moveTo(at.add({ minutes: 20 }));
    const own = side === 'client' ? expert.client : theirs.client;
    expect((await own.post(`/api/v1/bookings/${id}/no-show`, { side })).status).toBe(201);
    server.clock.moveTo(at.add({ hours: 50 }));
    await sweep();
  }

  test('is paid by the client’s voucher once, and owed by the client the second time', async () => {
    const voucher = await ourVoucher();
    const [first, second] = [await aFundedSession(voucher), await aFundedSession(voucher, 2)];
    await missedBy('client', first);
    expect(await story(first)).toEqual([
      'voucher-reserved     voucher -> escrow                        £113.39',
      'cancellation-earned  escrow -> adviser-payable, platform-fee  £89.99 + £7.20',
      'guarantee-funded     platform-fee -> guarantee-fund           £0.72',
      'returned-to-voucher  escrow -> voucher                        £16.20',
    ]);
    await missedBy('client', second);
    expect(await story(second)).toEqual([
      'voucher-reserved     voucher -> escrow                        £113.39',
      'cancellation-earned  escrow -> adviser-payable, platform-fee  £89.99 + £7.20',
      'debt-charged         client-debt -> guarantee-fund            £97.19',
      'guarantee-funded     platform-fee -> guarantee-fund           £0.72',
      'guarantee-paid       guarantee-fund -> escrow                 £97.19',
      'returned-to-voucher  escrow -> voucher                        £113.39',
    ]);
    expect(await newsOf(server, second)).toContain('booking-no-show-settled');
    expect(await balanceOf(server, 'client-debt', theirs.organisation.id)).toBe(-9719);
    expect(await left(voucher)).toBe(60_000 - 9719);
  });

  test('costs nobody anything where it was the adviser', async () => {
    const voucher = await ourVoucher();
    const id = await aFundedSession(voucher);
    await missedBy('adviser', id);
    expect(await story(id)).toEqual([
      'voucher-reserved     voucher -> escrow  £113.39',
      'returned-to-voucher  escrow -> voucher  £113.39',
    ]);
  });
});

describe('a voucher that expires', () => {
  const expiring = (expiresAt: Temporal.Instant) => ({ terms: { expiresAt, startBy: expiresAt } });

  test('while a session is on its way pays for it all the same', async () => {
    const voucher = await ourVoucher(expiring(start.add({ minutes: 1 })));
    const id = await aFundedSession(voucher);
    server.clock.moveTo(start.add({ hours: 24 }));
    const late = await aHold(theirs, (await slotsOf(nobody, expert, wednesday.add({ hours: 72 }), 1))[0]);
    expect(await fundBy(theirs.client, late.id, { voucher_code: voucher.code })).toMatchObject({
      body: { code: 'voucher-state', state: 'expired' },
    });
    await sessionOf(id).accepted();
    expect((await story(id)).at(-1)).toBe('session-earned    escrow -> adviser-payable, platform-fee  £104.99 + £8.40');
  });

  test('takes nothing back: what comes back later is the programme’s', async () => {
    const programme = await aProgramme(server);
    const expiresAt = start.add({ hours: 1 });
    const voucher = await ourVoucher({ programme, ...expiring(expiresAt) });
    const id = await aFundedSession(voucher);
    const beyond = expiresAt.add({ hours: 47 }).toString();
    for (const at of [expiresAt.toString(), beyond]) {
      expect(await move(theirs.client, id, at)).toMatchObject({
        status: 409,
        body: { code: 'voucher-not-for-this', rule: 'start', start_by: expiresAt.toString() },
      });
    }
    expect(await move(expert.client, id, beyond)).toMatchObject({ status: 200 });
    server.clock.moveTo(expiresAt.add({ hours: 2 }));
    const inTheFund = await balanceOf(server, 'programme-fund', programme.id);
    await cancel(expert.client, id, 'illness');
    expect(await story(id)).toEqual([
      'voucher-reserved       voucher -> escrow         £113.39',
      'returned-to-programme  escrow -> programme-fund  £113.39',
    ]);
    expect(await balanceOf(server, 'programme-fund', programme.id)).toBe(inTheFund + 11_339);
  });
});
