import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CancelUnpaidSessions } from '../../src/bookings/payments/cancel-unpaid-sessions.job.js';
import { TidyLapsedHolds } from '../../src/bookings/tidy-lapsed-holds.job.js';
import { ExpirePayments } from '../../src/payments/expire-payments.job.js';
import { PaymentPurposes } from '../../src/payments/index.js';
import { faultsOf } from '../factories/sound-books.js';
import { transfersOf } from '../factories/transfers.js';
import { aHold, aMonday, bookers, cancel, fund, hold, newsOf } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aPricedOffer, aSteward, slotsOf } from '../support/factories.js';
import { type AClient, aClient, balanceOf, booksOf, fundBy } from '../support/funding.js';
import { handled } from '../support/paid.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { SessionPayments } from '../support/session-payments.js';
import { lettersTo } from '../support/standing.js';
import { aVoucher } from '../support/vouchers.js';

let server: PayingServer;
let nobody: Client;
let steward: Client;
let expert: AnExpert;
let theirs: AClient;
let payments: SessionPayments;

beforeAll(async () => {
  server = await startPayingServer();
  server.clock.moveTo(aMonday);
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
  payments = new SessionPayments(server);
});
/** Everybody is new in every story: £113.39 a session, £104.99 of it the adviser's and £8.40 the fee. */
beforeEach(async () => {
  expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  theirs = await aClient(server, nobody);
});
afterAll(async () => {
  const [{ sum }, faults] = [await booksOf(server), await faultsOf(server)];
  await server.stop();
  expect([sum, faults]).toEqual([0, []]);
});

/** Of a session at least so many days ahead the slots of a day, in working hours. */
async function slotsAhead(days = 21): Promise<any[]> {
  return slotsOf(nobody, expert, server.clock.now().add({ hours: 24 * days }), 4);
}
const slotsFrom = (start: string) => slotsOf(nobody, expert, Temporal.Instant.from(start), 1);
async function aPaidHold(days?: number, by: AClient = theirs): Promise<any> {
  return aHold(by, (await slotsAhead(days))[0]);
}
const story = async (...ids: string[]) =>
  (await transfersOf(server.owner, ids)).split('\n').map((line) => line.trimEnd().replace(/ {2,}/g, '  '));
const bookingOf = async (id: string) => (await theirs.client.get(`/api/v1/bookings/${id}`)).body;
const fundingOf = async (id: string) => (await theirs.client.get(`/api/v1/bookings/${id}/funding`)).body;
const optionsOf = async (id: string) => (await theirs.client.get(`/api/v1/bookings/${id}/payment-options`)).body.items;
const choose = (id: string, rail: string) => theirs.client.post(`/api/v1/bookings/${id}/payments`, { rail });
/** Moves time to so long before a session's start, and the providers' with it. */
const before = (start: string, hours: number) =>
  passTime(server, server.clock.now().until(Temporal.Instant.from(start).subtract({ hours })).toString());

describe('a held time', () => {
  test('can be paid in several ways at one price, and what each costs the co-op is told, the cheapest first', async () => {
    const { id } = await aPaidHold();
    const amount = { minor: 11_339, currency: 'GBP' };
    expect(await optionsOf(id)).toEqual([
      { rail: 'bank', amount, costs_the_co_op: { minor: 133, currency: 'GBP' }, can_be_used: true, why_not: null },
      {
        ...{ rail: 'debit', amount, costs_the_co_op: { minor: 133, currency: 'GBP' } },
        ...{ can_be_used: false, why_not: 'no-mandate' },
      },
      { rail: 'card', amount, costs_the_co_op: { minor: 235, currency: 'GBP' }, can_be_used: true, why_not: null },
    ]);
    expect(await choose(id, 'card')).toMatchObject({ status: 409, body: { code: 'booking-state' } });
    expect(await fundBy(theirs.client, id, { rail: 'debit' })).toMatchObject({
      status: 409,
      body: { code: 'no-mandate' },
    });
  });

  test('is planned to be paid once, however many choose at once, and otherwise once its page is closed', async () => {
    const { id, lapses_at: lapses } = await aPaidHold();
    const { body } = await fundBy(theirs.client, id, { rail: 'card' });
    expect(body.payments).toMatchObject([{ rail: 'card', state: 'planned', taken_back: [] }]);
    expect(Temporal.Instant.compare(body.lapses_at, lapses)).toBe(1);
    expect(body.payments[0].expires_at).toBe(Temporal.Instant.from(body.lapses_at).subtract({ minutes: 5 }).toString());
    expect((await fundBy(theirs.client, id, { rail: 'card' })).body.payments).toEqual(body.payments);
    expect(await fundBy(theirs.client, id, { rail: 'bank' })).toMatchObject({
      ...{ status: 409, body: { code: 'payment-on-its-way' } },
    });
    const page = await payments.open(body.payments[0].id);
    const rails = Array.from({ length: 20 }, () => 'bank');
    const answers = await Promise.all(rails.map((rail) => choose(id, rail)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await fundingOf(id)).payments).toMatchObject([
      { rail: 'card', state: 'expired' },
      { rail: 'bank', state: 'planned' },
    ]);
    await payments.answer(page, 'pm_card_visa');
    expect((await payments.hear(body.payments[0].id)).state).toBe('expired');
    expect((await choose(id, 'card')).body.payments.map(({ rail, state }: any) => [rail, state])).toEqual([
      ['card', 'expired'],
      ['bank', 'expired'],
      ['card', 'planned'],
    ]);
    expect((await cancel(theirs.client, id)).status).toBe(200);
    const { expires_at: over } = (await fundingOf(id)).payments[2];
    expect(Temporal.Instant.compare(over, server.clock.now())).toBeLessThanOrEqual(0);
  });

  test('is nobody’s to pay for once it is too late', async () => {
    const { id } = await aPaidHold();
    await fundBy(theirs.client, id);
    await passTime(server, 'PT41M');
    expect(await choose(id, 'card')).toMatchObject({ status: 410, body: { code: 'hold-lapsed' } });
    await passTime(server, 'PT5M');
    expect(await choose(id, 'card')).toMatchObject({ status: 410, body: { code: 'hold-lapsed' } });
    expect(await optionsOf(id)).toMatchObject([{}, {}, { rail: 'card', can_be_used: false, why_not: 'nothing-owed' }]);
  });
});

describe('a session', () => {
  test('is paid by a card whose bank asks who its holder is', async () => {
    const { id } = await aPaidHold();
    const payment = await payments.plan(theirs, id, { rail: 'card' });
    await payments.pay(payment, 'pm_card_authenticationRequired', 'pass');
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed', funded_at: expect.any(String) });
    expect(await fundingOf(id)).toMatchObject({ owed: { minor: 0 }, payments: [{ state: 'settled', taken_back: [] }] });
    expect(await story(id, payment)).toEqual([
      'payment-fee  provider-fees -> stripe  £1.90',
      'payment-settled  stripe -> payment  £113.39',
      'client-share-paid  payment -> escrow  £113.39',
    ]);
    await payments.told(payment, 'secured');
    expect(await newsOf(server, id)).toEqual(['booking-confirmed', 'booking-confirmed']);
    expect(await choose(id, 'bank')).toMatchObject({ status: 409, body: { code: 'booking-state' } });
  });

  test('is confirmed once its payer has paid on the page that they were led to, with nobody looking', async () => {
    const { id } = await aPaidHold();
    const payment = await payments.plan(theirs, id, { rail: 'card' });
    const { body } = await theirs.client.post(`/api/v1/payments/${payment}/checkout`, { language: 'cy' });
    expect(body).toMatchObject({ url: expect.any(String), payment: { state: 'open' } });
    await payments.answer(body.url, 'pm_card_visa');
    const until = Date.now() + 15_000;
    while ((await bookingOf(id)).state === 'held' && Date.now() < until)
      await new Promise((wait) => setTimeout(wait, 50));
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed' });
  });

  test('that its adviser is asked for is a request once it is paid, which nobody pays for twice', async () => {
    expert = await anExpert(server, nobody, { offer: { ...aPricedOffer, asks: true }, hourlyMinor: 5999 });
    const { id } = await aPaidHold();
    const payment = await payments.plan(theirs, id, { rail: 'card' });
    await payments.pay(payment, 'pm_card_visa');
    expect(await bookingOf(id)).toMatchObject({ state: 'requested', funded_at: expect.any(String) });
    await payments.after('PT49H', payment);
    expect(await bookingOf(id)).toMatchObject({ state: 'lapsed' });
    expect(await payments.refundsOf(payment)).toEqual(['session-settled 11339']);
  });

  test('whose payment does not work can be paid otherwise in time, which its payer is told', async () => {
    const { id } = await aPaidHold();
    const payment = await payments.plan(theirs, id, { rail: 'card' });
    const failed = "UPDATE payments SET state = 'failed', ended_at = $2, failure = 'declined' WHERE id = $1";
    await server.owner.query(failed, [payment, server.clock.now().toString()]);
    await payments.told(payment, 'ended');
    expect(await newsOf(server, id)).toEqual(['payment-ended']);
    const other = (await choose(id, 'card')).body.payments[1].id;
    await payments.told(payment, 'ended');
    await payments.pay(other, 'pm_card_chargeDeclined', 'pm_card_visa');
    expect(await newsOf(server, id)).toEqual(['payment-ended', 'booking-confirmed', 'booking-confirmed']);
  });

  test('is paid half by a voucher and half by card', async () => {
    const half = { programmeTerms: { funderPercent: 50, match: 'cash' } } as const;
    const voucher = await aVoucher(server, { organisationId: theirs.organisation.id, ...half });
    const { id } = await aPaidHold();
    const payment = await payments.plan(theirs, id, { rail: 'card', voucher_code: voucher.code });
    await payments.pay(payment, 'pm_card_visa');
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed' });
    expect(await story(id)).toEqual([
      'voucher-reserved  voucher -> escrow  £56.69',
      'client-share-paid  payment -> escrow  £56.70',
    ]);
  });

  test('is confirmed by a Direct Debit before it has come, and the next one by the mandate that it brought', async () => {
    const { id } = await aPaidHold();
    const payment = await payments.plan(theirs, id, { rail: 'bank' });
    expect(await payments.pay(payment, 'debit:well')).toMatchObject({ state: 'pending', isDebit: true });
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed' });
    await payments.after('PT240H', payment);
    expect(await story(id, payment)).toEqual([
      'debit-relied-on  debits-relied-on -> payment  £113.39',
      'client-share-paid  payment -> escrow  £113.39',
      'debit-collected  gocardless -> debits-relied-on  £113.39',
    ]);
    const next = await aPaidHold();
    expect(await optionsOf(next.id)).toMatchObject([{}, { rail: 'debit', can_be_used: true, why_not: null }, {}]);
    const debit = await payments.plan(theirs, next.id, { rail: 'debit' });
    await payments.open(debit);
    expect(await payments.hear(debit)).toMatchObject({ state: 'pending' });
    expect(await bookingOf(next.id)).toMatchObject({ state: 'confirmed' });
  });

  test('is not confirmed by a debit that the guarantee has no room for, and its money goes back when it comes', async () => {
    const capped = await guaranteeOf(0);
    const { id } = await aPaidHold();
    const payment = await payments.plan(theirs, id, { rail: 'bank' });
    await payments.pay(payment, 'debit:well');
    expect(await bookingOf(id)).toMatchObject({ state: 'held' });
    expect(await choose(id, 'card')).toMatchObject({ status: 409, body: { code: 'payment-on-its-way' } });
    await capped();
    const other = await bookers(server, nobody, 1);
    await passTime(server, 'PT1H');
    await aHold(other[0] ?? theirs, (await slotsFrom((await bookingOf(id)).start))[0]);
    await server.owner.query("UPDATE bookings SET lapses_at = starts_at WHERE state = 'held' AND id <> $1", [id]);
    await server.owner.query(
      "UPDATE occupancies SET lapses_at = upper(during) WHERE kind = 'held' AND reference <> $1",
      [id],
    );
    await payments.after('PT240H', payment);
    expect(await payments.refundsOf(payment)).toEqual(['came-too-late 11339']);
  });
});

/** The guarantee fund stands behind so much from now on; what comes back makes it as it was founded. */
async function guaranteeOf(minor: number): Promise<() => Promise<void>> {
  const decide = async (cap: number | null) => {
    await passTime(server, 'PT1S');
    await handled(server); // by the policy that stood when it was told
    await server.owner.query(
      `INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at)
       SELECT gen_random_uuid(), name, value || coalesce(jsonb_build_object('guarantee_cap_minor', $1::bigint), '{}'), $2, 'Minute 9', $2
       FROM policies WHERE name = 'payment-rails' ORDER BY in_force_from LIMIT 1`,
      [cap, server.clock.now().toString()],
    );
  };
  await decide(minor);
  return () => decide(500_000);
}

describe('money that comes', () => {
  /** Authorised in a bank in the last minute of a hold, which is over, and on its way still. */
  async function onItsWay(): Promise<{ id: string; payment: string; slot: any }> {
    const [slot] = await slotsAhead();
    const { id } = await aHold(theirs, slot);
    const payment = await payments.plan(theirs, id, { rail: 'bank' });
    const page = await payments.open(payment);
    await passTime(server, 'PT44M30S');
    await payments.answer(page, 'instant');
    await passTime(server, 'PT1M');
    expect(await bookingOf(id)).toMatchObject({ state: 'lapsed' });
    return { id, payment, slot };
  }
  const comes = async (payment: string) => {
    await passTime(server, 'PT3M');
    await payments.hear(payment);
  };

  test('too late books the time again that is free still', async () => {
    const { id, payment, slot } = await onItsWay();
    await comes(payment);
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed', start: slot.start });
    expect((await story(id)).at(-1)).toBe('client-share-paid  payment -> escrow  £113.39');
    expect((await slotsFrom(slot.start))[0]?.start).not.toBe(slot.start);
    expect(await newsOf(server, id)).toEqual(['booking-confirmed', 'booking-confirmed']);
  });

  test('too late for a time that somebody else has goes back, and its payer is told in their language', async () => {
    theirs = await aClient(server, nobody, { language: 'cy' });
    const { id, payment, slot } = await onItsWay();
    const [other = theirs] = await bookers(server, nobody, 1);
    await aHold(other, (await slotsFrom(slot.start))[0]);
    await comes(payment);
    await payments.told(payment, 'secured');
    expect(await bookingOf(id)).toMatchObject({ state: 'lapsed' });
    expect(await payments.refundsOf(payment)).toEqual(['came-too-late 11339']);
    expect((await story(id, payment)).join()).toMatch('payment-refunded  payment -> refund  £113.39');
    const [letter] = await lettersTo(server, theirs.organisation.booker);
    expect(letter).toMatchObject({
      kind: 'payment-came-too-late',
      subject: expect.stringMatching('Daeth eich taliad yn rhy hwyr'),
    });
  });

  test('for a session that was called off, or paid otherwise, goes back', async () => {
    for (const otherwise of [(id: string) => cancel(theirs.client, id), (id: string) => fund(steward, id)]) {
      const { id } = await aPaidHold();
      const payment = await payments.plan(theirs, id, { rail: 'bank' });
      await payments.answer(await payments.open(payment), 'instant');
      expect((await otherwise(id)).status).toBe(200);
      await comes(payment);
      expect(await payments.refundsOf(payment)).toEqual(['not-needed 11339']);
      expect((await newsOf(server, id)).at(-1)).toBe('payment-not-needed');
    }
  });
});

async function newestDispute(): Promise<string> {
  const headers = { authorization: 'Bearer sk_test_sandbox' };
  const answer = await fetch(`${server.sandbox.url}/v1/disputes?limit=1`, { headers });
  return ((await answer.json()) as { data: { id: string }[] }).data[0]?.id ?? '';
}

describe('a session that is paid', () => {
  /** Nobody hears what becomes of payments meanwhile. */
  async function untold(work: () => Promise<void>): Promise<void> {
    const purposes = server.app.get(PaymentPurposes);
    const session = purposes.of('session');
    const describe = session.describe.bind(session);
    purposes.tell('session', { describe, heard: () => Promise.resolve() });
    try {
      await work();
    } finally {
      purposes.tell('session', session);
    }
  }

  test('by a steward’s word is not to be paid again: the page is closed', async () => {
    const { id } = await aPaidHold();
    const card = await payments.plan(theirs, id, { rail: 'card' });
    await payments.open(card);
    expect((await fund(steward, id)).status).toBe(200);
    await server.app.get(ExpirePayments).run();
    expect(await payments.find(card)).toMatchObject({ state: 'expired' });
  });

  test('though nobody was told of it yet is not to be paid by another rail, and that money goes back once', async () => {
    const { id } = await aPaidHold();
    const card = await payments.plan(theirs, id, { rail: 'card' });
    const page = await payments.open(card);
    await untold(async () => {
      await payments.answer(page, 'pm_card_visa');
      expect(await payments.hear(card)).toMatchObject({ state: 'settled' });
      expect(await choose(id, 'bank')).toMatchObject({ status: 409, body: { code: 'payment-on-its-way' } });
      expect((await fund(steward, id)).status).toBe(200);
      expect((await cancel(theirs.client, id)).status).toBe(200);
    });
    await payments.told(card, 'secured');
    expect(await payments.refundsOf(card)).toEqual(['not-needed 11339']);
    expect(await balanceOf(server, 'client-credit', theirs.organisation.id)).toBe(11_339);
  });
});

describe('a payment that is taken back', () => {
  /** Paid by a card whose holder disputes it, so long before it starts. */
  async function disputed(hours: number): Promise<{ id: string; payment: string; start: string }> {
    const { id, start } = await aPaidHold();
    await cancel(theirs.client, id);
    await before(start, hours + 1);
    const again = await aHold(theirs, (await slotsFrom(start))[0]);
    const payment = await payments.plan(theirs, again.id, { rail: 'card' });
    await payments.pay(payment, 'pm_card_createDispute');
    expect(await bookingOf(again.id)).toMatchObject({ state: 'confirmed' });
    await payments.after('PT1H', payment);
    return { id: again.id, payment, start };
  }

  test('gives a day to pay otherwise, and then the session is called off and its adviser paid what is due', async () => {
    const { id, payment } = await disputed(90);
    const { payments: shown } = await fundingOf(id);
    expect(shown).toMatchObject([
      { state: 'reversed', taken_back: [{ kind: 'dispute', pay_by: expect.any(String), ended_at: null }] },
    ]);
    expect((await newsOf(server, id)).at(-1)).toBe('payment-taken-back');
    expect((await steward.get(`/api/v1/bookings/${id}/funding`)).body.payments).toEqual(shown);
    await payments.after('PT22H', payment);
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed' });
    await payments.after('PT3H', payment);
    expect(await bookingOf(id)).toMatchObject({
      ...{ state: 'cancelled', cancelled: { by: 'client', reason: 'unpaid' } },
      settlement: { band: 'middle', due: { minor: 4860 } },
    });
    expect((await fundingOf(id)).payments).toMatchObject([{ taken_back: [{ outcome: 'cancelled' }] }]);
    expect(await balanceOf(server, 'adviser-payable', expert.id)).toBe(4500);
    expect((await newsOf(server, id)).slice(-2)).toEqual(['booking-cancelled', 'booking-cancelled']);
    const [letter] = await lettersTo(server, theirs.organisation.booker);
    expect(letter?.body).toMatch(/has been cancelled\.[^]*Reason: it was not paid for/);
  });

  test('leaves a session alone that is paid otherwise, or that it comes again for', async () => {
    const { id, payment } = await disputed(90);
    const owed = { amount_minor: 11_339, received_at: server.clock.now().toString(), bank_reference: `BACS ${id}` };
    const paid = await steward.post(`/api/v1/organisations/${theirs.organisation.id}/debt-payments`, owed);
    expect(paid).toMatchObject({ status: 201, body: { owed: { minor: 0 } } });
    const { email } = (await theirs.finance.get('/api/v1/me')).body;
    const { rows } = await server.owner.query(
      `SELECT body FROM letters WHERE kind = 'debt-payment-recorded' AND to_address = $1`,
      [email],
    );
    expect(rows).toEqual([{ body: expect.stringContaining('Nothing is owed now, so there is nothing to do.') }]);
    await payments.after('PT25H', payment);
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed' });
    expect((await fundingOf(id)).payments).toMatchObject([{ taken_back: [{ outcome: 'paid' }] }]);
  });

  test('is told to who answers for the money too, and whoever booked can pay it anew', async () => {
    const { id, payment } = await disputed(90);
    const { finance } = theirs;
    const told = (await newsOf(server, id)).filter((kind) => kind === 'payment-taken-back');
    expect(told).toHaveLength(2);
    const [letter] = await lettersTo(server, theirs.organisation.booker);
    expect(letter?.body).toContain(`(POST /api/v1/bookings/${id}/payments)`);
    expect(letter?.body).toContain(`(POST /api/v1/organisations/${theirs.organisation.id}/payments)`);
    const amount = { minor: 11_339, currency: 'GBP' };
    expect((await fundingOf(id)).pay_anew).toEqual({ owed: amount, payment_id: null });
    expect(await optionsOf(id)).toMatchObject([{}, {}, { rail: 'card', amount, can_be_used: true }]);
    const { status, body } = await choose(id, 'card');
    expect([status, body.pay_anew]).toEqual([200, { owed: amount, payment_id: expect.any(String) }]);
    const again: string = body.pay_anew.payment_id;
    expect((await choose(id, 'card')).body.pay_anew.payment_id).toBe(again);
    const refused = await finance.post(`/api/v1/organisations/${theirs.organisation.id}/payments`, { rail: 'bank' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'payment-on-its-way', payment_id: again } });
    expect(refused.body.detail).toContain(`POST /api/v1/payments/${again}/cancellation`);
    await payments.pay(again, 'pm_card_visa');
    expect((await fundingOf(id)).pay_anew).toBeNull();
    await payments.after('PT25H', payment);
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed' });
    expect((await fundingOf(id)).payments).toMatchObject([{ taken_back: [{ outcome: 'paid' }] }]);
    const refusal = await choose(id, 'card');
    expect(refusal.body.detail).toContain('POST /api/v1/organisations/{id}/payments');
  });

  test('and comes again before anybody used it pays for the session', async () => {
    const { id } = await aPaidHold();
    const payment = await payments.plan(theirs, id, { rail: 'card' });
    server.sandbox.deliveries.stripe.plan({ kind: 'drop', count: 100 });
    await payments.answer(await payments.open(payment), 'pm_card_createDispute');
    await passTime(server, 'PT3M');
    expect(await payments.hear(payment)).toMatchObject({ state: 'reversed' });
    expect(await bookingOf(id)).toMatchObject({ state: 'held' });
    server.sandbox.play('stripe', 'dispute_won', await newestDispute());
    expect(await payments.hear(payment)).toMatchObject({ state: 'settled' });
    await payments.told(payment, 'restored');
    server.sandbox.deliveries.stripe.behave();
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed' });
    expect(await balanceOf(server, 'escrow', id)).toBe(11_339);
  });

  test('shortly before a session, or after it, is its client’s debt and nothing else', async () => {
    const { id, payment } = await disputed(20);
    expect((await fundingOf(id)).payments).toMatchObject([{ taken_back: [{ pay_by: null, ended_at: null }] }]);
    await payments.told(payment, 'reversed');
    expect((await newsOf(server, id)).filter((kind) => kind === 'payment-owed')).toHaveLength(2);
    await payments.after('PT48H', payment);
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed' });
    expect(await balanceOf(server, 'client-debt', theirs.organisation.id)).toBe(-11_339);
    expect(await balanceOf(server, 'escrow', id)).toBe(11_339);
  });

  test('and comes again is no debt any more', async () => {
    // GoCardless pays out what there is once the refunds of others are taken of it.
    const other = await aPaidHold(42);
    await payments.pay(await payments.plan(theirs, other.id, { rail: 'bank' }), 'instant');
    const { id } = await aPaidHold(40);
    const payment = await payments.plan(theirs, id, { rail: 'bank' });
    await payments.pay(payment, 'debit:well');
    for (let day = 0; day < 20 && (await payments.find(payment)).settledAt === null; day += 1) {
      await payments.after('PT24H', payment);
    }
    const debit = String((await payments.find(payment)).externalId);
    server.sandbox.play('gocardless', 'payment_charged_back', debit);
    expect(await payments.after('PT1H', payment)).toMatchObject({ state: 'reversed' });
    const open = await fundingOf(id);
    expect(open.payments).toMatchObject([{ taken_back: [{ kind: 'chargeback', ended_at: null, outcome: null }] }]);
    const owed = { amount_minor: 11_339, received_at: server.clock.now().toString(), bank_reference: `BACS ${id}` };
    await steward.post(`/api/v1/organisations/${theirs.organisation.id}/debt-payments`, owed);
    server.sandbox.play('gocardless', 'payment_chargeback_cancelled', debit);
    expect(await payments.after('PT1H', payment)).toMatchObject({ state: 'settled' });
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed' });
    expect((await fundingOf(id)).payments).toMatchObject([{ taken_back: [{ ended_at: expect.any(String) }] }]);
  });
});

describe('of many at once', () => {
  test('who tell that money has come one confirms the session', async () => {
    const { id } = await aPaidHold();
    const payment = await payments.plan(theirs, id, { rail: 'card' });
    await payments.answer(await payments.open(payment), 'pm_card_visa');
    const heard = Array.from({ length: 50 }, () => payments.hear(payment));
    await Promise.all(heard);
    await Promise.all(Array.from({ length: 50 }, () => payments.told(payment, 'secured')));
    expect(await newsOf(server, id)).toEqual(['booking-confirmed', 'booking-confirmed']);
    expect(await balanceOf(server, 'escrow', id)).toBe(11_339);
    expect(await payments.refundsOf(payment)).toEqual([]);
  });

  test('some call the session off, and the money is in one place', async () => {
    const { id } = await aPaidHold();
    const payment = await payments.plan(theirs, id, { rail: 'card' });
    await payments.answer(await payments.open(payment), 'pm_card_visa');
    await Promise.all([
      ...Array.from({ length: 25 }, () => payments.hear(payment)),
      ...Array.from({ length: 25 }, () => cancel(theirs.client, id)),
    ]);
    await payments.told(payment, 'secured');
    expect(await bookingOf(id)).toMatchObject({ state: 'cancelled' });
    expect([await balanceOf(server, 'escrow', id), await balanceOf(server, 'payment', payment)]).toEqual([0, 0]);
  });

  test('who find a session unpaid, and call it off, one does', async () => {
    const { id } = await aPaidHold();
    const payment = await payments.plan(theirs, id, { rail: 'card' });
    await payments.pay(payment, 'pm_card_createDispute');
    await passTime(server, 'PT1H');
    await Promise.all(Array.from({ length: 20 }, () => payments.hear(payment)));
    expect((await newsOf(server, id)).filter((kind) => kind === 'payment-taken-back')).toHaveLength(2);
    await passTime(server, 'PT25H');
    await Promise.all([
      ...Array.from({ length: 20 }, () => server.app.get(CancelUnpaidSessions).run()),
      ...Array.from({ length: 20 }, () => cancel(theirs.client, id)),
    ]);
    await server.app.get(CancelUnpaidSessions).run();
    expect(await bookingOf(id)).toMatchObject({ state: 'cancelled', settlement: { band: 'free' } });
    expect((await newsOf(server, id)).filter((kind) => kind === 'booking-cancelled')).toHaveLength(2);
    expect(await balanceOf(server, 'escrow', id)).toBe(0);
    const [{ taken_back: ends }] = (await fundingOf(id)).payments;
    expect(['cancelled', 'over', 'paid']).toContain(ends[0].outcome);
  });

  test('some find it lapsed and take its time, and nobody has what another has', async () => {
    const [slot] = await slotsAhead();
    const { id } = await aHold(theirs, slot);
    const payment = await payments.plan(theirs, id, { rail: 'bank' });
    const page = await payments.open(payment);
    await passTime(server, 'PT44M30S');
    await payments.answer(page, 'instant');
    await passTime(server, 'PT1M');
    const others = await bookers(server, nobody, 10);
    const [again] = await slotsFrom(slot.start);
    await passTime(server, 'PT3M');
    const answers = await Promise.all([
      ...others.map((other) => hold(other, again)),
      ...Array.from({ length: 20 }, () => payments.hear(payment).then(() => ({ status: 0 }))),
      ...Array.from({ length: 10 }, () =>
        server.app
          .get(TidyLapsedHolds)
          .run()
          .then(() => ({ status: 0 })),
      ),
    ]);
    const held = answers.filter(({ status }) => status === 201).length;
    const { state } = await bookingOf(id);
    expect([held, state]).toEqual(held === 0 ? [0, 'confirmed'] : [1, 'lapsed']);
    expect(await payments.refundsOf(payment)).toEqual(held === 0 ? [] : ['came-too-late 11339']);
    expect(await balanceOf(server, 'payment', payment)).toBe(0);
  });
});
