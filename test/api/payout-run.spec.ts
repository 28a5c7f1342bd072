import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import type { Observed } from '../../sandbox/options.js';
import { createApp } from '../../src/app.js';
import type { AdviserPayoutId, ExpertId } from '../../src/kernel/id.js';
import { PlanPayouts } from '../../src/payouts/run/plan-payouts.job.js';
import { RefreshPayout } from '../../src/payouts/run/refresh-payout.action.js';
import { SendPayouts } from '../../src/payouts/run/send-payouts.job.js';
import { Database } from '../../src/platform/database.js';
import { appRole } from '../../src/platform/prepare-database.js';
import { ReconcileProviders } from '../../src/reports/reconciliation/reconcile-providers.job.js';
import { aStripeDestination, anEarning } from '../factories/adviser-pay.js';
import { aBankAccount } from '../factories/pay-by-file.js';
import { faultsOf } from '../factories/sound-books.js';
import { aHold, aMonday } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import {
  aMembership,
  type AnExpert,
  anExpert,
  anOrganisation,
  anOversight,
  aPricedOffer,
  aSteward,
  slotsOf,
} from '../support/factories.js';
import { aClient, balanceOf } from '../support/funding.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { Rails } from '../support/rails.js';
import { SdkSchemas } from '../support/sdk-schemas.js';
import { SomePayments } from '../support/some-payments.js';
import { aRecord } from '../support/sessions.js';
import { lettersTo } from '../support/standing.js';

/** Of Stripe's own client: what it does not know of, Stripe refuses. */
const schemas = new SdkSchemas();
/** Done once, when Stripe has made a transfer and has not answered yet. */
let meanwhile: (() => void) | undefined;
const observe = (observed: Observed) => {
  schemas.observe(observed);
  if (observed.endpoint !== 'POST /v1/transfers') return;
  meanwhile?.();
  meanwhile = undefined;
};

let server: PayingServer;
let rails: Rails;
let stripe: Stripe;
let payments: SomePayments;
let nobody: Client;
let steward: Client;
let adviser: AnExpert;
let account: string;

beforeAll(async () => {
  server = await startPayingServer({}, { observe });
  rails = await new Rails(server).byHand();
  server.clock.moveTo(aMonday);
  await passTime(server, 'PT0S');
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
  payments = await SomePayments.of(server);
  stripe = payments.stripe;
});
/** Each story is of a new adviser, who is paid by Stripe. */
beforeEach(async () => {
  adviser = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  ({ account } = await aStripeDestination(server, stripe, adviser.id));
});
afterAll(async () => {
  const faults = await faultsOf(server);
  await server.stop();
  expect([faults, schemas.complaints]).toEqual([[], []]);
});

const today = () => server.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate();
const day = (days: number) => today().add({ days }).toString();
const plan = () => server.app.get(PlanPayouts).sweep();
const send = () => server.app.get(SendPayouts).sweep();
const earnings = async (of = adviser) => (await of.client.get(`/api/v1/experts/${of.id}/earnings`)).body.items;
const payouts = async (of = adviser) => (await of.client.get(`/api/v1/experts/${of.id}/payouts`)).body.items;
const payable = () => balanceOf(server, 'adviser-payable', adviser.id);
const paidAtStripe = async (to = account) =>
  (await stripe.transfers.list({ destination: to, limit: 100 })).data.map(({ amount }) => amount);
const kindsOfLetters = async (of = adviser) =>
  (await lettersTo(server, of.person)).map(({ kind }) => kind).filter((kind) => kind.startsWith('adviser-pay'));
const cut = (kind: 'closed-before' | 'closed-after' | 'error-after', times: number) =>
  server.sandbox.faults.plan({ kind, path: '/v1/transfers', method: 'POST', times });
const twenty = <T>(work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 20 }, (_, index) => work(index)));
const run = async (): Promise<number> => (await steward.post('/api/v1/payouts/runs')).body.planned;
/** To half past eight in the morning of the next working day, in London. */
async function nextMorning(): Promise<void> {
  const at = server.clock.now().toZonedDateTimeISO('Europe/London');
  const days = at.dayOfWeek >= 5 ? 8 - at.dayOfWeek : 1;
  const morning = at.add({ days }).with({ hour: 8, minute: 30 }).toInstant();
  await passTime(server, server.clock.now().until(morning).toString());
}

/** That was paid by card and recorded, and not accepted yet. */
async function aDeliveredSession(): Promise<{ readonly id: string; readonly accept: () => Promise<Answer> }> {
  const theirs = await aClient(server, nobody);
  const { id, start } = await aHold(theirs, (await slotsOf(nobody, adviser, server.clock.now(), 4))[0]);
  await rails.paySession(theirs, id, 'card', 'pm_card_bypassPending');
  const over = Temporal.Instant.from(start).add({ hours: 2 });
  await passTime(server, server.clock.now().until(over).toString());
  const record = { ...aRecord, minutes: { contact: 60, preparation: 30, write_up: 15 } };
  const recorded = await adviser.client.post(`/api/v1/bookings/${id}/delivery`, record);
  expect(recorded).toMatchObject({ status: 201 });
  return { id, accept: () => theirs.client.post(`/api/v1/bookings/${id}/acceptance`, { version: 1 }) };
}

/** Until so many wait for a lock. */
async function untilWaiting(wanted: number): Promise<void> {
  const tooLate = Date.now() + 5000;
  for (let count = 0; count < wanted && Date.now() < tooLate;) {
    const { rows } = await server.owner.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    count = rows[0]?.count ?? 0;
  }
}

describe('what a session has brought', () => {
  test('is the adviser’s at Stripe the day before it is due, in one payout with what else is due, and the books agree', async () => {
    const { id, accept } = await aDeliveredSession();
    expect((await accept()).status).toBeLessThan(300);

    const [earned] = await earnings();
    expect(earned).toMatchObject({ kind: 'session', reference: id, state: 'due', payout_id: null, late: null });
    await plan();
    expect(await payouts()).toEqual([]); // not before it is time
    while (Temporal.PlainDate.compare(today(), Temporal.PlainDate.from(earned.due_on).subtract({ days: 1 })) < 0)
      await nextMorning();
    await anEarning(server, adviser.id, 1, day(0));
    await anEarning(server, adviser.id, 777, day(30));
    await plan();
    expect(await earnings()).toMatchObject([{ state: 'due' }, { state: 'under-way' }, { state: 'under-way' }]);
    expect(await payable()).toBe(777);
    await send();
    const [payout] = await payouts();
    const amount = Number(earned.amount.minor) + 1;
    expect(payout).toMatchObject({
      state: 'paid',
      rail: 'stripe',
      amount: { minor: amount },
      paid_on: day(0),
      tries: 1,
    });
    expect(Temporal.PlainDate.compare(today(), earned.due_on)).toBeLessThanOrEqual(0);
    expect(await earnings()).toMatchObject([
      { state: 'due', paid_on: null },
      ...[0, 1].map(() => ({ state: 'paid', paid_on: day(0), payout_id: payout.id })),
    ]);
    const { body } = await adviser.client.get(`/api/v1/payouts/${payout.id}`);
    expect(body.items.map(({ kind, amount: { minor } }: any) => [kind, minor]).toSorted()).toEqual(
      [1, amount - 1].map((minor) => ['pay', minor]).toSorted(),
    );
    expect(await paidAtStripe()).toEqual([amount]);
    const [letter] = await lettersTo(server, adviser.person);
    expect(letter).toMatchObject({ kind: 'adviser-pay-paid', body: expect.stringContaining(payout.reference) });

    const paidOn = today().toString();
    await passTime(server, 'PT24H');
    await payments.refreshAll();
    await server.app.get(ReconcileProviders).sweep();
    const reconciled = (await steward.get(`/api/v1/reconciliations/${paidOn}/stripe`)).body;
    expect(reconciled).toMatchObject({ reconciliation: { agrees: true, differences: 0, waiting: 0 } });
    expect(reconciled.items).toContainEqual(
      expect.objectContaining({
        kind: 'pay',
        our_id: payout.id,
        state: 'same',
        books_say: { minor: -amount, currency: 'GBP' },
      }),
    );
  });
});

describe('nobody is paid twice, and nobody is missed', () => {
  test('whoever runs it at once, and however often', async () => {
    await payments.paid(100_000, 'pm_card_bypassPending');
    const others = [adviser];
    for (let more = 0; more < 2; more += 1) {
      const other = await anExpert(server, nobody, {});
      await aStripeDestination(server, stripe, other.id);
      others.push(other);
    }
    for (const { id } of others) for (const minor of [1000, 234]) await anEarning(server, id, minor, day(1));
    const planned = await twenty(async (index) => (index % 2 ? (await plan(), 0) : run()));
    expect(planned.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(3);
    for (const each of others)
      expect(await payouts(each)).toMatchObject([{ amount: { minor: 1234 }, state: 'planned' }]);
    await twenty(send);
    const [{ id }] = await payouts();
    await twenty(() => server.app.get(RefreshPayout).run(id));
    for (const each of others) expect(await payouts(each)).toMatchObject([{ state: 'paid', tries: 1 }]);
    expect(await paidAtStripe()).toEqual([1234]);
    expect(await kindsOfLetters()).toEqual(['adviser-pay-paid']);
    expect((await steward.post('/api/v1/payouts/runs')).body).toMatchObject({ planned: 0, failed: 0 });
  });

  test('whoever chooses where to be paid, plans and accepts at once: nobody waits for one who waits for them', async () => {
    const { accept } = await aDeliveredSession();
    await anEarning(server, adviser.id, 5000, day(1));
    const place = { rail: 'bank-file', account_name: 'Ann Leaf', sort_code: '200000' };
    const choose = (index: number) =>
      adviser.client.put(`/api/v1/experts/${adviser.id}/payout-destination`, {
        ...{ ...place, account_number: String(40_000_000 + index) },
      });
    const five = (ask: (index: number) => Promise<Answer>) => Array.from({ length: 5 }, (_, index) => ask(index));
    // All of them are made to come while somebody has what the adviser is to be paid: who accepts waits for that, who plans for that with
    // the place locked, and who chooses for the place with the profile locked.
    const holdUp = await server.owner.connect();
    await holdUp.query('BEGIN');
    await holdUp.query(`SELECT FROM ledger_accounts WHERE kind = 'adviser-payable' AND owner = $1 FOR UPDATE`, [
      adviser.id,
    ]);
    const asked: Promise<Answer>[] = [];
    for (const ask of [accept, () => steward.post('/api/v1/payouts/runs'), choose]) {
      asked.push(...five(ask));
      await untilWaiting(asked.length);
    }
    await holdUp.query('ROLLBACK');
    holdUp.release();
    const answers = await Promise.all(asked);
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    expect(answers.filter(({ body }) => (body.failed ?? 0) > 0)).toEqual([]);
    expect(await earnings()).toMatchObject([{ state: 'due' }, { state: 'under-way' }]);
    await send();
    expect(await payouts()).toMatchObject([{ state: 'paid', amount: { minor: 5000 } }]);
    expect(await payable()).toBe(10_499);
  });

  test.each<[string, () => void]>([
    ['that was lost before Stripe did anything', () => cut('closed-before', 3)],
    ['whose answer was lost', () => cut('closed-after', 3)],
    ['that Stripe did and said it had failed', () => cut('error-after', 3)],
  ])('by a call %s', async (_, goesWrong) => {
    await payments.paid(10_000, 'pm_card_bypassPending');
    await anEarning(server, adviser.id, 5000, day(1));
    await plan();
    goesWrong();
    await send();
    server.sandbox.faults.heal();
    await send(); // not yet: what became of it may be on its way
    await passTime(server, 'PT2M');
    await send();
    expect(await payouts()).toMatchObject([{ state: 'paid' }]);
    expect(await paidAtStripe()).toEqual([5000]);
    expect(await payable()).toBe(0);
  });

  test('by a process that died when Stripe had done it, or before it was asked', async () => {
    await payments.paid(10_000, 'pm_card_bypassPending');
    await anEarning(server, adviser.id, 5000, day(1));
    await plan();
    const other = await createApp(server.config, server.clock, { url: server.databaseUrl, role: appRole });
    const gone = new Promise<void>((resolve) => (meanwhile = () => void other.get(Database).pool.end().then(resolve)));
    await other
      .get(SendPayouts)
      .sweep()
      .catch(() => undefined);
    await gone;
    expect(await payouts()).toMatchObject([{ state: 'planned', tries: 1 }]);
    expect(await paidAtStripe()).toEqual([5000]);
    await passTime(server, 'PT2M');
    await twenty(send);
    expect(await payouts()).toMatchObject([{ state: 'paid' }]);
    expect(await paidAtStripe()).toEqual([5000]);
  });
});

describe('what does not go its way', () => {
  test('waits while Stripe has too little of ours, and goes out once there is enough', async () => {
    await anEarning(server, adviser.id, 90_000_00, day(1));
    await plan();
    await send();
    const [waiting] = await payouts();
    expect(waiting).toMatchObject({ state: 'planned', tries: 1 });
    await payments.paid(95_000_00, 'pm_card_bypassPending');
    await passTime(server, 'PT1H1M');
    expect((await steward.get('/api/v1/payouts?waiting=true')).body.items).toContainEqual(
      expect.objectContaining({ id: waiting.id, expert_id: adviser.id }),
    );
    await send();
    expect(await payouts()).toMatchObject([{ state: 'paid', tries: 2 }]);
    expect(await paidAtStripe()).toEqual([90_000_00]);
    expect((await steward.get('/api/v1/payouts?waiting=true')).body.items).toEqual([]);
  });

  test('an account that cannot be paid to gets nothing more until its adviser mends it, and each is told once a week', async () => {
    await payments.paid(10_000, 'pm_card_bypassPending');
    await anEarning(server, adviser.id, 5000, day(1));
    await plan();
    server.sandbox.play('stripe', 'account_asked_more', account);
    await send();
    expect(await payouts()).toMatchObject([
      { state: 'failed', paid_on: null, failure: expect.stringContaining('Stripe') },
    ]);
    expect(await payable()).toBe(5000);
    await plan();
    expect(await payouts()).toHaveLength(1);
    expect(await kindsOfLetters()).toEqual(['adviser-pay-waits-broken', 'adviser-pay-failed-there']);
    const { body } = await steward.get('/api/v1/payouts/runs/preview');
    expect(body.items).toContainEqual({
      ...{ expert_id: adviser.id, name: adviser.person.name, amount: { minor: 5000, currency: 'GBP' }, due_on: day(1) },
      ...{ rail: 'stripe', held_back: 'broken' },
    });
    await passTime(server, 'PT72H');
    await plan();
    expect(await kindsOfLetters()).toHaveLength(2);
    await passTime(server, 'PT96H');
    await plan();
    expect((await kindsOfLetters())[0]).toBe('adviser-pay-waits-broken');
    expect(await kindsOfLetters()).toHaveLength(3);
    expect((await earnings())[0]).toMatchObject({ state: 'late', payout_id: null });

    await server.owner.query(
      `UPDATE payout_destinations SET state = 'ready', broken_because = NULL, ready_at = $2 WHERE expert_id = $1`,
      [...[adviser.id, server.clock.now().toString()]],
    );
    server.sandbox.play('stripe', 'account_onboarded', account);
    await plan();
    await send();
    expect(await payouts()).toMatchObject([{ state: 'paid' }, { state: 'failed' }]);
    expect(await paidAtStripe()).toEqual([5000]);
  });

  test('an account that Stripe does not know is its adviser’s to mend too', async () => {
    await server.owner.query(`UPDATE payout_destinations SET external_id = 'acct_gone' WHERE expert_id = $1`, [
      adviser.id,
    ]);
    await anEarning(server, adviser.id, 100, day(1));
    await plan();
    await send();
    expect(await payouts()).toMatchObject([{ state: 'failed', failure: 'Stripe refused: resource_missing' }]);
    expect(await kindsOfLetters()).toEqual(['adviser-pay-failed-there']);
  });

  test('who has named no place is listed and told', async () => {
    const other = await anExpert(server, nobody, {});
    await anEarning(server, other.id, 300, day(1));
    await twenty(plan);
    expect(await kindsOfLetters(other)).toEqual(['adviser-pay-waits-no-destination']);
    let items: any[] = [];
    let next = '';
    do {
      const { body } = await steward.get(`/api/v1/payouts/runs/preview?limit=1${next}`);
      items = [...items, ...body.items];
      next = body.next_cursor && `&cursor=${body.next_cursor}`;
    } while (next);
    expect(items.filter(({ expert_id }) => expert_id === other.id)).toMatchObject([
      { rail: null, held_back: 'no-destination' },
    ]);
    expect(new Set(items.map(({ expert_id }) => expert_id)).size).toBe(items.length);
  });

  test('what came back is due again, and told', async () => {
    await payments.paid(10_000, 'pm_card_bypassPending');
    await anEarning(server, adviser.id, 4000, day(1));
    await plan();
    await send();
    const [{ id }] = await payouts();
    const [transfer] = (await stripe.transfers.list({ destination: account })).data;
    const known = (by: string) =>
      server.owner.query('UPDATE adviser_payouts SET external_id = $2 WHERE id = $1', [id, by]);
    await known('tr_elsewhere');
    expect((await steward.post(`/api/v1/payouts/${id}/lookups`)).body.code).toBe('unknown-to-provider');
    await known(transfer!.id);
    await stripe.transfers.createReversal(transfer!.id);
    await server.sandbox.settled();
    const tooLate = Date.now() + 20_000;
    while ((await payouts())[0].state !== 'returned' && Date.now() < tooLate) await rails.sweep();
    expect(await payouts()).toMatchObject([{ id, state: 'returned', paid_on: day(0), ended_at: expect.any(String) }]);
    expect(await payable()).toBe(4000);
    expect(await kindsOfLetters()).toContain('adviser-pay-returned-there');
    expect((await steward.post(`/api/v1/payouts/${id}/lookups`)).body).toMatchObject({ id, state: 'returned' });
    expect(await paidAtStripe()).toEqual([4000]);
  });

  test('what came back from a place that was forgotten since is in the books too', async () => {
    await payments.paid(10_000, 'pm_card_bypassPending');
    await anEarning(server, adviser.id, 3000, day(1));
    await plan();
    await send();
    await server.owner.query(
      `UPDATE payout_destinations SET state = 'replaced', external_id = NULL, forgotten_at = now() WHERE expert_id = $1`,
      [adviser.id],
    );
    const [transfer] = (await stripe.transfers.list({ destination: account })).data;
    await stripe.transfers.createReversal(transfer!.id);
    await server.sandbox.settled();
    const [{ id }] = await payouts();
    expect((await steward.post(`/api/v1/payouts/${id}/lookups`)).body).toMatchObject({ id, state: 'returned' });
    expect(await payable()).toBe(3000);
  });
});

describe('stewards', () => {
  test('cancel what nobody was asked for, save their own pay, and it is planned on the next working day', async () => {
    await anEarning(server, adviser.id, 600, day(1));
    await plan();
    const [{ id }] = await payouts();
    const own = { reason: 'To be paid otherwise.' };
    await server.owner.query(`INSERT INTO stewards (user_id, granted_at, granted_by) VALUES ($1, now(), 'a test')`, [
      adviser.person.id,
    ]);
    const stewardToo = await nobody.as(adviser.person.email);
    expect((await stewardToo.post(`/api/v1/payouts/${id}/cancellation`, own)).body.code).toBe('not-allowed');
    const overseer = await aSteward(server);
    const { id: body } = await anOrganisation(server, { kind: 'development_body' });
    await aMembership(server, body, overseer, 'admin');
    await anOversight(server, adviser.id, body);
    const answersForThem = await nobody.as(overseer.email);
    expect((await answersForThem.post(`/api/v1/payouts/${id}/cancellation`, own)).body.code).toBe('not-allowed');
    expect((await steward.post(`/api/v1/payouts/${id}/cancellation`, { reason: ' ' })).body.code).toBe(
      'invalid-request',
    );
    const answers = await twenty(() => steward.post(`/api/v1/payouts/${id}/cancellation`, own));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    expect(new Set(answers.map(({ body }) => body.code ?? body.failure))).toEqual(
      new Set(['payout-state', 'cancelled: To be paid otherwise.']),
    );
    expect(await payable()).toBe(600);
    await plan();
    expect(await payouts()).toHaveLength(1);
    await payments.paid(1000, 'pm_card_bypassPending');
    await nextMorning();
    await plan();
    await send();
    const [{ id: again }] = await payouts();
    expect(await payouts()).toMatchObject([{ state: 'paid' }, { state: 'failed' }]);
    const asked = await steward.post(`/api/v1/payouts/${again}/cancellation`, own);
    expect(asked.body).toMatchObject({ code: 'payout-state', payout_state: 'paid' });
    const { rows } = await server.owner.query(`SELECT deed, facts FROM audit_entries WHERE subject_id = $1`, [id]);
    expect(rows).toEqual([{ deed: 'payout-cancelled', facts: { amount_minor: 600, currency: 'GBP' } }]);
  });

  test('cancel or send, at once: one of both happens', async () => {
    await payments.paid(1000, 'pm_card_bypassPending');
    await anEarning(server, adviser.id, 900, day(1));
    await plan();
    const [{ id }] = await payouts();
    await twenty<unknown>((index) =>
      index % 2 ? steward.post(`/api/v1/payouts/${id}/cancellation`, { reason: 'A mistake.' }) : send(),
    );
    const [{ state }] = await payouts();
    expect(await paidAtStripe()).toEqual(state === 'paid' ? [900] : []);
    expect(await payable()).toBe(state === 'paid' ? 0 : 900);
    expect(['paid', 'failed']).toContain(state);
  });

  test('others see nothing of it, and a file of a bank is not asked about', async () => {
    await aBankAccount(server, adviser.id as ExpertId);
    await anEarning(server, adviser.id, 800, day(1));
    await plan();
    await send();
    const [{ id, state, rail }] = await payouts();
    expect([state, rail]).toEqual(['planned', 'bank-file']);
    expect((await steward.post(`/api/v1/payouts/${id}/lookups`)).body).toMatchObject({ state: 'planned', tries: 0 });
    const stranger = (await anExpert(server, nobody, {})).client;
    for (const path of [`payouts/${id}`, `experts/${adviser.id}/earnings`, `experts/${adviser.id}/payouts`, 'payouts'])
      expect((await stranger.get(`/api/v1/${path}`)).status).toBe(404);
    await expect(server.app.get(RefreshPayout).told('stripe', 'tr_of_others')).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await server.app.get(RefreshPayout).run(id as AdviserPayoutId)).state).toBe('planned');
  });
});
