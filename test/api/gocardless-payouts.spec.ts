import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inPounds } from '../../src/kernel/money-words.js';
import { markBroken } from '../../src/payouts/destinations/lock-destination.js';
import { TellApprovals } from '../../src/payouts/approvals/tell-approvals.job.js';
import { CheckFloat } from '../../src/payouts/float/check-float.job.js';
import { WatchFloat } from '../../src/payouts/float/watch-float.job.js';
import { PlanPayouts } from '../../src/payouts/run/plan-payouts.job.js';
import { SendPayouts } from '../../src/payouts/run/send-payouts.job.js';
import { HandleEvents } from '../../src/payments/events/handle-events.job.js';
import { Database } from '../../src/platform/database.js';
import { anEarning } from '../factories/adviser-pay.js';
import { aGoCardlessDestination } from '../factories/paid-by-gocardless.js';
import { faultsOf } from '../factories/sound-books.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aSteward, type Somebody } from '../support/factories.js';
import { balanceOf } from '../support/funding.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { handled } from '../support/paid.js';
import { SdkSchemas } from '../support/sdk-schemas.js';
import { lettersTo } from '../support/standing.js';

/** Of GoCardless's own client: what it does not know of, GoCardless refuses. */
const schemas = new SdkSchemas();
let server: PayingServer;
let nobody: Client;
let somebody: Somebody;
let steward: Client;
let adviser: AnExpert;
let account: string;
let reference = 0;

beforeAll(async () => {
  server = await startPayingServer({}, schemas);
  server.clock.moveTo(Temporal.Instant.from('2027-01-11T09:00:00Z')); // a Monday
  await passTime(server, 'PT0S');
  nobody = await Client.of(server);
  somebody = await aSteward(server);
  steward = await nobody.as(somebody.email);
});
/** Each story is of a new adviser, who is paid by GoCardless. */
beforeEach(async () => {
  adviser = await anExpert(server, nobody);
  account = await aGoCardlessDestination(server, adviser.id);
});
afterAll(async () => {
  const faults = await faultsOf(server);
  const check = await server.app.get(CheckFloat).run();
  await server.stop();
  expect([faults, schemas.complaints, check.differences]).toEqual([[], [], []]);
});

const today = () => server.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate().toString();
const payable = () => balanceOf(server, 'adviser-payable', adviser.id);
const world = () => server.sandbox.gocardless.world;
const theirs = () =>
  world()
    .all('outbound_payments')
    .filter(({ links }) => links?.recipient_bank_account === account);
const approve = (ids: readonly string[], by = steward) => by.post('/api/v1/payouts/approvals', { payout_ids: ids });
const waiting = async () => (await steward.get('/api/v1/payouts/approvals')).body;
const float = async () => (await steward.get('/api/v1/payouts/float')).body;
const cut = (kind: 'closed-before' | 'error-after', path: string, times: number) =>
  server.sandbox.faults.plan({ kind, path, method: 'POST', times });
const play = (name: string, id: string, pence = 0) => server.sandbox.play('gocardless', name, id, pence);
const twenty = <T>(work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: 20 }, (_, i) => work(i)));

async function everythingHandled(): Promise<void> {
  await server.sandbox.settled();
  await server.app.get(HandleEvents).sweep();
  await handled(server);
}

async function pass(duration: string): Promise<void> {
  await passTime(server, duration);
  await everythingHandled();
}

/** Something that the adviser earned is asked of GoCardless, which has looked at it. */
async function asked(minor: number): Promise<string> {
  await anEarning(server, adviser.id, minor, today());
  await server.app.get(PlanPayouts).sweep();
  await server.app.get(SendPayouts).sweep();
  await pass('PT2M');
  return (await payouts())[0].id;
}

async function payouts(of = adviser): Promise<any[]> {
  return (await of.client.get(`/api/v1/experts/${of.id}/payouts`)).body.items;
}

/** Money that went from the bank to the float, and that a steward has written down. */
async function topUp(minor: number): Promise<{ id: string; bank_reference: string }> {
  play('payment_account_topped_up', '', minor);
  const bank_reference = String(world().all('payment_account_transactions')[0]?.reference);
  const said = { amount: { minor }, moved_on: today(), bank_reference };
  const { status, body } = await steward.post('/api/v1/payouts/float-top-ups', said);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

/** An amount that no other top-up of these stories has: the sandbox names them by it. */
const odd = (minor: number) => minor + ++reference;

describe('a payout by GoCardless', () => {
  test('goes once a steward has approved it, and is paid on the day on which the bank has it', async () => {
    await anEarning(server, adviser.id, 6000, today());
    await server.app.get(PlanPayouts).sweep();
    expect((await waiting()).payouts).toMatchObject([{ is_asked_for: false, is_ready: false }]);
    await server.app.get(SendPayouts).sweep();
    await pass('PT2M');
    const { id } = (await payouts())[0];
    expect(await payouts()).toMatchObject([{ id, state: 'sent', rail: 'gocardless' }]);
    expect(await payable()).toBe(0);
    const [made] = theirs();
    expect(made).toMatchObject({ amount: 6000, status: 'pending_approval', metadata: { payout_id: id } });
    expect(made!.reference).toMatch(/^BF\w{16}$/);
    await pass('PT24H');
    expect(theirs()).toMatchObject([{ status: 'pending_approval' }]); // nothing goes by itself

    const before = await waiting();
    const mine = before.payouts.find(({ payout_id }: any) => payout_id === id);
    expect(mine).toMatchObject({
      amount: { minor: 6000 },
      is_asked_for: true,
      is_ready: true,
      name_check: 'full-match',
    });
    expect(before.missing.minor).toBe(before.sum.minor - before.float.balance.minor);
    expect((await approve([id])).body.payouts).toMatchObject([{ outcome: 'refused', reason: 'float-too-low' }]);
    await topUp(odd(6000));
    expect((await approve([id])).body.payouts).toEqual([
      { payout_id: id, outcome: 'approved', reason: null, detail: null },
    ]);
    expect(theirs()).toMatchObject([{ status: 'scheduled' }]);
    expect((await float()).held.promised.minor).toBe(6000);
    await pass('PT5M');
    expect(await payouts()).toMatchObject([{ id, state: 'paid', paid_on: today() }]);
    expect((await approve([id])).body.payouts).toMatchObject([{ outcome: 'approved' }]); // as it was before
    const { in_books, held } = await float();
    expect(in_books).toEqual(held.balance);
    const { rows } = await server.owner.query('SELECT by_user, facts FROM audit_entries WHERE subject_id = $1', [id]);
    expect(rows).toEqual([{ by_user: somebody.id, facts: { amount_minor: 6000 } }]);
  });

  test('that the bank sends back after it was paid is due again, and nothing goes there until its adviser mends it', async () => {
    await topUp(odd(5000));
    const id = await asked(5000);
    await approve([id]);
    await pass('PT5M');
    const paidOn = today();
    await pass('PT24H');
    play('outbound_payment_failed', theirs()[0]!.id);
    await everythingHandled();
    expect(await payouts()).toMatchObject([{ id, state: 'returned', paid_on: paidOn }]);
    expect(await payable()).toBe(5000);
    await server.app.get(PlanPayouts).sweep();
    expect(await payouts()).toHaveLength(1);
    const { rows } = await server.owner.query('SELECT state FROM payout_destinations WHERE expert_id = $1', [
      adviser.id,
    ]);
    expect(rows).toEqual([{ state: 'broken' }]);
  });

  test('that came back before anybody looked is told of as both, with the day on which it was paid', async () => {
    await topUp(odd(4000));
    const id = await asked(4000);
    await approve([id]);
    server.sandbox.deliveries.gocardless.plan({ kind: 'drop', count: 100 });
    await pass('PT5M');
    expect(theirs()).toMatchObject([{ status: 'executed' }]);
    const paidOn = today();
    await pass('PT24H');
    play('outbound_payment_failed', theirs()[0]!.id);
    await server.sandbox.settled();
    server.sandbox.deliveries.gocardless.behave();
    expect((await payouts())[0].state).toBe('sent');
    expect((await steward.post(`/api/v1/payouts/${id}/lookups`)).status).toBe(200);
    expect(await payouts()).toMatchObject([{ state: 'returned', paid_on: paidOn }]);
  });

  test('for which the float does not suffice in the end fails, is nobody’s fault, and is planned anew', async () => {
    await topUp(odd(3000));
    const id = await asked(3000);
    await approve([id]);
    const { account_balance: balance = 0 } = world().paymentAccount;
    play('payment_account_swept', '', balance);
    const swept = { direction: 'to-bank', amount: { minor: balance }, moved_on: today() };
    const bank_reference = `sandbox  ${balance}`; // as somebody types it
    expect((await steward.post('/api/v1/payouts/float-top-ups', { ...swept, bank_reference })).status).toBe(201);
    await pass('PT5M');
    expect(await payouts()).toMatchObject([{ id, state: 'failed', failure: 'insufficient_funds' }]);
    expect(await payable()).toBe(3000);
    await steward.post('/api/v1/payouts/runs');
    await server.app.get(SendPayouts).sweep();
    expect((await payouts()).map(({ state }) => state)).toEqual(['sent', 'failed']);
    await topUp(odd(3000));
    await pass('PT2M');
    const again = (await payouts())[0].id;
    expect((await approve([again])).body.payouts).toMatchObject([{ outcome: 'approved' }]);
    await pass('PT5M');
    expect((await payouts()).map(({ state }) => state)).toEqual(['paid', 'failed']);
  });

  test('that somebody cancels at GoCardless was never paid', async () => {
    const id = await asked(2000);
    world().get('outbound_payments', theirs()[0]!.id).status = 'cancelled';
    await steward.post(`/api/v1/payouts/${id}/lookups`);
    expect(await payouts()).toMatchObject([{ state: 'failed', failure: 'cancelled' }]);
    expect((await approve([id])).body.payouts).toMatchObject([{ outcome: 'refused', reason: 'over' }]);
  });

  test('to an account that is no longer there fails at once, and is its adviser’s to mend', async () => {
    world().get('customer_bank_accounts', account).enabled = false;
    await asked(2000);
    expect(await payouts()).toMatchObject([{ state: 'failed' }]);
    expect(theirs()).toEqual([]);
    expect(await payable()).toBe(2000);
  });

  test('whose answer is lost is made once, and is found by our id', async () => {
    await topUp(odd(1500));
    cut('error-after', '/outbound_payments', 1);
    await anEarning(server, adviser.id, 1500, today());
    await server.app.get(PlanPayouts).sweep();
    await server.app.get(SendPayouts).sweep();
    expect((await payouts())[0]).toMatchObject({ state: 'planned', tries: 1 });
    await pass('PT2M');
    await server.app.get(SendPayouts).sweep();
    expect((await payouts())[0]).toMatchObject({ state: 'sent', tries: 2 });
    expect(theirs()).toHaveLength(1);
    await approve([(await payouts())[0].id]);
    await pass('PT5M');
    expect(await payouts()).toMatchObject([{ state: 'paid' }]);
  });
});

describe('what GoCardless does not find at once', () => {
  test('was made all the same, and is never taken for refused', async () => {
    const get = world().get.bind(world());
    let misses = 1;
    world().get = (kind, id) => get(kind, kind === 'outbound_payments' && misses-- > 0 ? 'OP_none' : id);
    await anEarning(server, adviser.id, 1700, today());
    await server.app.get(PlanPayouts).sweep();
    await server.app.get(SendPayouts).sweep();
    expect(theirs()).toHaveLength(1);
    expect(await payouts()).toMatchObject([{ state: 'planned', tries: 1 }]);
    await pass('PT2M');
    await server.app.get(SendPayouts).sweep();
    expect(await payouts()).toMatchObject([{ state: 'sent', tries: 2 }]);
    expect(theirs()).toHaveLength(1);
  });
});

describe('approving', () => {
  test('twenty times at once is done once, and each is told that it is', async () => {
    await topUp(odd(2500));
    const id = await asked(2500);
    const answers = await twenty(() => approve([id]));
    expect(new Set(answers.map(({ body }) => body.payouts[0].outcome))).toEqual(new Set(['approved']));
    const { rows } = await server.owner.query('SELECT count(*)::int FROM audit_entries WHERE subject_id = $1', [id]);
    expect(rows).toEqual([{ count: 1 }]);
    await pass('PT5M');
    expect(await payouts()).toMatchObject([{ state: 'paid' }]);
  });

  test('of more than the float holds, by twenty at once, lets go what it holds and no more', async () => {
    const { held } = await float();
    if (held.balance.minor > 0) play('payment_account_swept', '', held.balance.minor);
    const swept = {
      direction: 'to-bank',
      amount: held.balance,
      moved_on: today(),
      bank_reference: `SANDBOX ${held.balance.minor}`,
    };
    if (held.balance.minor > 0) await steward.post('/api/v1/payouts/float-top-ups', swept);
    const ids: string[] = [];
    for (let index = 0; index < 4; index += 1) ids.push(await asked(1000 + index));
    await topUp(odd(2500));
    const answers = await twenty((index) => approve([ids[index % 4]!]));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(theirs().filter(({ status }) => status === 'scheduled')).toHaveLength(2);
    await pass('PT5M');
    const states = (await payouts()).map(({ state }) => state);
    expect(states.toSorted()).toEqual(['paid', 'paid', 'sent', 'sent']);
    await topUp(odd(3000));
    await approve(ids);
    await pass('PT5M');
    expect(new Set((await payouts()).map(({ state }) => state))).toEqual(new Set(['paid']));
  });

  test('tells of each by itself: what is unknown, goes otherwise, is not there yet, or is one’s own', async () => {
    await topUp(odd(9000));
    const own = await nobody.as(adviser.person.email);
    await server.owner.query('INSERT INTO stewards (user_id, granted_at, granted_by) VALUES ($1, now(), $2)', [
      ...[adviser.person.id, somebody.id],
    ]);
    const id = await asked(900);
    await anEarning(server, adviser.id, 800, today());
    await server.app.get(PlanPayouts).sweep();
    const planned = (await payouts())[0].id;
    const unknown = '00000000-0000-7000-8000-000000000001';
    const { body } = await approve([unknown, id, planned], own);
    expect(body.payouts.map(({ reason }: any) => reason)).toEqual(['no-such', 'own-case', 'own-case']);
    expect((await approve([planned, id])).body.payouts).toMatchObject([
      { outcome: 'refused', reason: 'not-there-yet', detail: expect.stringContaining('in a minute') },
      { outcome: 'approved' },
    ]);
    await server.owner.query('DELETE FROM stewards WHERE user_id = $1', [adviser.person.id]);
    expect((await approve([id, id])).body).toMatchObject({ code: 'invalid-request' });
    expect((await approve([])).status).toBe(400);
    expect((await approve([id], adviser.client)).status).toBe(404);
    await pass('PT5M');
  });

  test('lets nothing go to where its adviser is paid no more, or money came back from: it is cancelled, and goes where they are paid now', async () => {
    await topUp(odd(1300));
    const id = await asked(1300);
    const place = `/api/v1/experts/${adviser.id}/payout-destination`;
    const { body: before } = await adviser.client.get(place);
    await server.app.get(Database).transaction((tx) => markBroken(tx, before.id));
    const refusal = async () => (await approve([id])).body.payouts[0];
    const stateShown = async () =>
      (await waiting()).payouts.find(({ payout_id }: any) => payout_id === id).destination_state;
    expect(await refusal()).toMatchObject({ reason: 'place-broken', detail: expect.stringContaining('confirmed it') });
    expect(await stateShown()).toBe('broken');
    expect((await adviser.client.post(`${place}/confirmation`, { id: before.id })).body.state).toBe('ready');
    expect(await stateShown()).toBe('ready');

    const elsewhere = {
      rail: 'gocardless',
      account_name: 'Ada Adviser',
      sort_code: '200000',
      account_number: '11223344',
    };
    expect((await adviser.client.put(place, elsewhere)).body.state).toBe('ready');
    expect(await refusal()).toMatchObject({ outcome: 'refused', reason: 'place-replaced' });
    expect((await refusal()).detail).toContain('Cancel it at GoCardless');
    expect(await stateShown()).toBe('replaced');
    expect(theirs()).toMatchObject([{ status: 'pending_approval' }]);
    world().get('outbound_payments', theirs()[0]!.id).status = 'cancelled';
    await steward.post(`/api/v1/payouts/${id}/lookups`);
    await steward.post('/api/v1/payouts/runs');
    await server.app.get(SendPayouts).sweep();
    await pass('PT2M');
    const [again] = await payouts();
    expect((await approve([again.id])).body.payouts).toMatchObject([{ outcome: 'approved' }]);
    await pass('PT5M');
    expect(await payouts()).toMatchObject([{ state: 'paid' }, { id, state: 'failed' }]);
    expect(theirs()).toMatchObject([{ status: 'cancelled' }]); // nothing more to the account before
  });

  test('does not let go what was approved before its place was broken or replaced, while GoCardless was not told of it', async () => {
    await topUp(odd(1400));
    await anEarning(server, adviser.id, 1400, today());
    await server.app.get(PlanPayouts).sweep();
    await server.app.get(SendPayouts).sweep();
    const [{ id }] = await payouts();
    expect((await approve([id])).body.payouts).toMatchObject([{ outcome: 'to-be-told' }]);
    const place = `/api/v1/experts/${adviser.id}/payout-destination`;
    const { body: before } = await adviser.client.get(place);
    await server.app.get(Database).transaction((tx) => markBroken(tx, before.id));
    await pass('PT2M');
    await server.app.get(TellApprovals).sweep();
    expect(await server.app.get(TellApprovals).run(id)).toBe('place-broken');
    expect((await approve([id])).body.payouts).toMatchObject([{ outcome: 'refused', reason: 'place-broken' }]);
    expect(theirs()).toMatchObject([{ status: 'pending_approval' }]);
    const shown = (await waiting()).payouts.find(({ payout_id }: any) => payout_id === id);
    expect(shown).toMatchObject({ destination_state: 'broken' });

    const elsewhere = {
      rail: 'bank-file',
      account_name: 'Ada Adviser',
      sort_code: '200000',
      account_number: '11223344',
    };
    expect((await adviser.client.put(place, elsewhere)).status).toBe(200);
    expect((await approve([id])).body.payouts).toMatchObject([{ outcome: 'refused', reason: 'place-replaced' }]);
    world().get('outbound_payments', theirs()[0]!.id).status = 'cancelled';
    await steward.post(`/api/v1/payouts/${id}/lookups`);
    expect(await server.app.get(TellApprovals).run(id)).toBe('over');
    expect(await payouts()).toMatchObject([{ id, state: 'failed' }]);
  });

  test('what GoCardless does not answer to, or looks at still, is done as soon as it can be', async () => {
    await topUp(odd(1700));
    await anEarning(server, adviser.id, 1700, today());
    await server.app.get(PlanPayouts).sweep();
    await server.app.get(SendPayouts).sweep();
    const [{ id }] = await payouts();
    expect((await approve([id])).body.payouts).toMatchObject([{ outcome: 'to-be-told' }]);
    await pass('PT2M');
    cut('error-after', `/outbound_payments/${theirs()[0]!.id}/actions/approve`, 1);
    await server.app.get(TellApprovals).sweep();
    expect(theirs()).toMatchObject([{ status: 'scheduled' }]);
    await server.app.get(TellApprovals).sweep();
    const { rows } = await server.owner.query('SELECT told_at FROM payout_approvals WHERE payout_id = $1', [id]);
    expect(rows[0].told_at).not.toBeNull();
    await pass('PT5M');
    expect(await payouts()).toMatchObject([{ state: 'paid' }]);
    server.sandbox.faults.plan({ kind: 'closed-before', path: '/payment_accounts', times: 5 });
    expect((await approve([id])).body).toMatchObject({ code: 'provider-unavailable' });
    server.sandbox.faults.heal();
  });
});

describe('the float', () => {
  test('is topped up once for a reference, by stewards, and a slip of the pen is taken back', async () => {
    const before = await balanceOf(server, 'gocardless-float', '');
    const said = { amount: { minor: 12_345 }, moved_on: today(), bank_reference: 'FLOAT  JAN 1' };
    const answers = await twenty(() => steward.post('/api/v1/payouts/float-top-ups', said));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(19).fill(409)]);
    expect(
      answers.filter(({ status }) => status === 409).every(({ body }) => body.code === 'top-up-recorded-already'),
    ).toBe(true);
    expect(await balanceOf(server, 'gocardless-float', '')).toBe(before - 12_345);
    const { body } = answers.find(({ status }) => status === 201)!;
    const again = { ...said, bank_reference: 'float jan 1' };
    expect((await steward.post('/api/v1/payouts/float-top-ups', again)).body.code).toBe('top-up-recorded-already');

    const reversal = `/api/v1/payouts/float-top-ups/${body.id}/reversal`;
    const reversals = await twenty(() => steward.post(reversal, { reason: 'Another sum' }));
    expect(reversals.map(({ status }) => status).toSorted()).toEqual([200, ...Array(19).fill(409)]);
    expect(await balanceOf(server, 'gocardless-float', '')).toBe(before);
    expect((await steward.post('/api/v1/payouts/float-top-ups', again)).status).toBe(201);
    const { items, next_cursor } = (await steward.get('/api/v1/payouts/float-top-ups?limit=1')).body;
    expect(items).toMatchObject([{ bank_reference: 'float jan 1', reversed_at: null }]);
    const more = await steward.get(`/api/v1/payouts/float-top-ups?limit=1&cursor=${next_cursor}`);
    expect(more.body.items).toMatchObject([{ bank_reference: 'FLOAT JAN 1', reason: 'Another sum' }]);

    const { differences } = await server.app.get(CheckFloat).run(); // GoCardless knows nothing of it
    expect(differences).toEqual([{ subject: 'float jan 1', payout_id: null, theirs_minor: 0, ours_minor: 12_345 }]);
    const { body: checks } = await steward.get('/api/v1/payouts/float-checks');
    expect(checks.items[0]).toMatchObject({ checked_on: today(), differences });
    await steward.post(`/api/v1/payouts/float-top-ups/${items[0].id}/reversal`, { reason: 'Never sent' });
  });

  test.each([
    [{ amount: { minor: 0 } }, '/amount/minor'],
    [{ amount: { minor: 100_000_001 } }, '/amount/minor'],
    [{ bank_reference: ' x ' }, '/bank_reference'],
    [{ bank_reference: 'x'.repeat(141) }, '/bank_reference'],
    [{ moved_on: '2027-13-01' }, '/moved_on'],
    [{ moved_on: '1999-01-01' }, '/moved_on'],
    [{ moved_on: '2047-01-01' }, '/moved_on'],
    [{ direction: 'away' }, '/direction'],
  ])('takes no top-up with %j', async (wrong, pointer) => {
    const said = { amount: { minor: 1000 }, moved_on: today(), bank_reference: 'WRONG', ...wrong };
    const { status, body } = await steward.post('/api/v1/payouts/float-top-ups', said);
    expect([400, 422]).toContain(status);
    expect(body.errors.map((each: any) => each.pointer)).toContain(pointer);
  });

  test('that does not hold what is due is told to stewards once a day', async () => {
    const told = async () => (await lettersTo(server, somebody)).filter(({ kind }) => kind === 'float-too-low');
    await server.app.get(WatchFloat).sweep();
    const before = (await told()).length;
    const { due } = await float();
    await anEarning(server, adviser.id, 987_654, today());
    expect(await float()).toMatchObject({ due: { minor: Number(due.minor) + 987_654 } });
    await server.owner.query('TRUNCATE float_alarms');
    await twenty(() => server.app.get(WatchFloat).sweep());
    const letters = await told();
    expect(letters).toHaveLength(before + 1);
    const { missing } = await float();
    expect(letters[0]!.subject).toContain(`${inPounds(missing)} is missing`);
    await server.app.get(PlanPayouts).sweep();
    expect((await float()).missing).toEqual(missing); // it is under way now
    await pass('PT24H');
    await server.app.get(WatchFloat).sweep();
    expect(await told()).toHaveLength(before + 2);
  });
});
