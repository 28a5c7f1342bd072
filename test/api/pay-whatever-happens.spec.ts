import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { LookAtMandates } from '../../src/payments/mandates/look-at-mandates.job.js';
import { WatchExposure } from '../../src/payouts/exposure/watch-exposure.job.js';
import { faultsOf } from '../factories/sound-books.js';
import { aHold, aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aPricedOffer, aSteward, slotsOf, type Somebody } from '../support/factories.js';
import { type AClient, aClient, aDebt, balanceOf, booksOf, fundBy } from '../support/funding.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { visit } from '../support/providers.js';
import { SessionPayments } from '../support/session-payments.js';
import { EndedSession } from '../support/sessions.js';
import { lettersTo } from '../support/standing.js';
import { aVoucher } from '../support/vouchers.js';

/** An adviser is paid for what they did: not when those who owe for it have paid, and whatever they do afterwards. */
let server: PayingServer;
let nobody: Client;
let keeper: Somebody;
let steward: Client;
let expert: AnExpert;
let theirs: AClient;
let payments: SessionPayments;

beforeAll(async () => {
  server = await startPayingServer({ logLevel: 'silent' });
  server.clock.moveTo(aMonday);
  nobody = await Client.of(server);
  keeper = await aSteward(server);
  steward = await nobody.as(keeper.email);
  payments = new SessionPayments(server);
});
/** £113.39 a session, £104.99 of it the adviser's and £8.40 the fee. */
beforeEach(async () => {
  expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  theirs = await aClient(server, nobody);
});
afterAll(async () => {
  const [{ sum }, faults] = [await booksOf(server), await faultsOf(server)];
  await server.stop();
  expect([sum, faults]).toEqual([0, []]);
});

async function aHeldTime(days = 2): Promise<any> {
  const [slot] = await slotsOf(nobody, expert, server.clock.now().add({ hours: 24 * days }), 4);
  return aHold(theirs, slot);
}

async function whenItIsOver({ id, start, end }: any): Promise<EndedSession> {
  await passTime(server, server.clock.now().until(Temporal.Instant.from(end)).toString());
  return new EndedSession(server, id, theirs, expert, Temporal.Instant.from(start));
}

const payable = () => balanceOf(server, 'adviser-payable', expert.id);
const fund = async () => (await steward.get('/api/v1/guarantee-fund')).body;

async function earningsOf(reference: string): Promise<any[]> {
  const { rows } = await server.owner.query(
    'SELECT kind, amount_minor::int AS minor, due_on::text AS due_on FROM earnings WHERE reference = $1',
    [reference],
  );
  return rows;
}

async function decided(name: string, change: object): Promise<void> {
  await passTime(server, 'PT1S');
  await server.owner.query(
    `INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at)
     SELECT gen_random_uuid(), name, value || $2::jsonb, $3, 'Minute 9', $3
     FROM policies WHERE name = $1 ORDER BY in_force_from DESC LIMIT 1`,
    [name, JSON.stringify(change), server.clock.now().toString()],
  );
}

describe('what an adviser has earned', () => {
  test('by a session whose debit fails after it is theirs, and its client’s debt', async () => {
    const held = await aHeldTime();
    const payment = await payments.plan(theirs, held.id, { rail: 'bank' });
    expect(await payments.pay(payment, 'debit:fails-after-confirmed')).toMatchObject({
      state: 'pending',
      isDebit: true,
    });
    expect(await fund()).toMatchObject({
      ...{ debits_not_clear: { minor: 11_339 }, debits_relied_on: { minor: 11_339 }, client_debts: { minor: 0 } },
      ...{ exposure: { minor: 11_339 }, cap: { minor: 1_000_000 }, percent_of_cap: 1.13, is_alarming: false },
    });
    const session = await whenItIsOver(held);
    for (let tries = 0; tries < 30 && (await payments.find(payment)).state !== 'reversed'; tries += 1)
      await payments.after('PT24H', payment);
    expect(await balanceOf(server, 'client-debt', theirs.organisation.id)).toBe(-11_339);
    expect(await payable()).toBe(0);

    const now = server.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate();
    await session.accepted();
    expect(await payable()).toBe(10_499);
    const [earning] = await earningsOf(held.id);
    expect(earning).toMatchObject({ kind: 'session', minor: 10_499 });
    const dueOn = Temporal.PlainDate.from(earning.due_on);
    expect(now.until(dueOn).days).toBeLessThanOrEqual(14);
    expect(await fund()).toMatchObject({
      ...{ debits_not_clear: { minor: 0 }, debits_relied_on: { minor: 0 }, client_debts: { minor: 11_339 } },
      ...{ exposure: { minor: 11_339 }, fund: { minor: 84 } },
    });
  });

  test('by a session whose payment is taken back after it was accepted stays earned', async () => {
    const held = await aHeldTime();
    const payment = await payments.plan(theirs, held.id, { rail: 'bank' });
    await payments.pay(payment, 'debit:fails-after-confirmed');
    await (await whenItIsOver(held)).accepted();
    expect(await payable()).toBe(10_499);
    for (let tries = 0; tries < 30 && (await payments.find(payment)).state !== 'reversed'; tries += 1)
      await payments.after('PT24H', payment);
    expect(await payable()).toBeGreaterThanOrEqual(10_499); // nobody has paid it meanwhile, and late pay came on top if so
    expect(await earningsOf(held.id)).toMatchObject([{ minor: 10_499 }]);
  });

  test('by a session that a voucher paid which was clawed back meanwhile is theirs', async () => {
    const voucher = await aVoucher(server, { organisationId: theirs.organisation.id });
    const held = await aHeldTime();
    await fundBy(theirs.client, held.id, { voucher_code: voucher.code });
    const session = await whenItIsOver(held);
    expect((await session.record()).status).toBe(201);
    const body = { cause: 'false-declaration', reason: 'It came out in a visit.' };
    expect((await steward.post(`/api/v1/vouchers/${voucher.id}/clawback`, body)).status).toBe(200);
    await passTime(server, 'PT49H'); // silence accepts
    await server.app.get(Jobs).sweepNow();
    expect(await session.state()).toBe('accepted');
    expect(await payable()).toBe(10_499);
    // What its client owes for that is the programme's, and nothing that the guarantee fund laid out.
    const before = (await fund()).client_debts.minor;
    expect(await balanceOf(server, 'client-debt', theirs.organisation.id)).toBe(-11_339);
    expect(before % 11_339).toBe(0);
  });
});

describe('the cap on what is exposed', () => {
  test('counts what clients owe, refuses new debits and no pay, and stewards hear of it once a day', async () => {
    const { body: mandate } = await theirs.finance.post(`/api/v1/organisations/${theirs.organisation.id}/mandates`);
    await visit(mandate.url, 'debit:well');
    await passTime(server, 'PT168H');
    await server.app.get(LookAtMandates).sweep();
    await aDebt(server, theirs.organisation.id, 20_000);
    const first = await aHeldTime();
    await payments.pay(await payments.plan(theirs, first.id, { rail: 'bank' }), 'debit:well');
    await server.app.get(Jobs).sweepNow(); // what has fallen due changes the sum, and is done at any minute otherwise
    const { exposure, client_debts: debts } = await fund();
    expect(debts.minor).toBeGreaterThanOrEqual(20_000);
    const held = await aHeldTime(3);
    const optionOf = async (rail: string) => {
      const { items } = (await theirs.client.get(`/api/v1/bookings/${held.id}/payment-options`)).body;
      return items.find((item: { rail: string }) => item.rail === rail).why_not;
    };
    expect(await optionOf('debit')).toBeNull();
    const cap = Number(exposure.minor) + 11_338; // a penny too little
    await decided('pay', { exposure_cap_minor: cap });
    expect(await optionOf('debit')).toBe('guarantee-full');
    expect(await fundBy(theirs.client, held.id, { rail: 'debit' })).toMatchObject({
      ...{ status: 409, body: { code: 'guarantee-full' } },
    });
    // Nor does a debit that a bank payment falls back to confirm the session before it comes.
    await payments.pay(await payments.plan(theirs, held.id, { rail: 'bank' }), 'debit:well');
    expect((await theirs.client.get(`/api/v1/bookings/${held.id}`)).body.state).toBe('held');

    const [watch, alarms] = [server.app.get(WatchExposure), () => lettersTo(server, keeper)];
    const kinds = async () => (await alarms()).filter(({ kind }) => kind === 'exposure-alarm').length;
    await watch.sweep();
    expect(await kinds()).toBe(0);
    await decided('pay', { exposure_cap_minor: exposure.minor });
    await Promise.all(Array.from({ length: 10 }, () => watch.sweep()));
    expect(await kinds()).toBe(1);
    expect(await fund()).toMatchObject({ percent_of_cap: 100, is_alarming: true });
    const [letter] = await alarms();
    expect(letter?.body).toContain('Advisers are paid in any case.');

    // Whoever did the work is paid for it, beyond the cap as well.
    const session = await whenItIsOver(first);
    await session.accepted();
    expect(await payable()).toBe(10_499);
    await watch.sweep();
    expect(await kinds()).toBe(2); // another day
  });

  test('is for stewards to see', async () => {
    expect((await theirs.client.get('/api/v1/guarantee-fund')).status).toBe(404);
  });
});
