import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ErasePeople } from '../../src/accounts/privacy/erase-people.job.js';
import {
  type AdviserPayoutId,
  type EarningId,
  type ExpertId,
  newId,
  type PayoutDestinationId,
} from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { Ledger } from '../../src/ledger/index.js';
import { RefreshPayoutAccount } from '../../src/payments/payout-accounts/refresh-payout-account.action.js';
import { lockDestination, markBroken } from '../../src/payouts/destinations/lock-destination.js';
import { LookAtDestinations } from '../../src/payouts/destinations/look-at-destinations.job.js';
import { AccrueLatePay } from '../../src/payouts/late/accrue-late-pay.job.js';
import { PlanPayout } from '../../src/payouts/run/plan-payout.action.js';
import { outcomeOfPayout } from '../../src/payouts/adviser-payout.js';
import { AdviserPayoutTable } from '../../src/payouts/adviser-payout.table.js';
import { EarningTable } from '../../src/payouts/earning.table.js';
import { payableOf, payoutPlanned } from '../../src/payouts/payout.postings.js';
import { Database } from '../../src/platform/database.js';
import { aTransfer } from '../factories/books.js';
import { aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aPerson, aSteward } from '../support/factories.js';
import { balanceOf } from '../support/funding.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { visit } from '../support/providers.js';
import { SdkSchemas } from '../support/sdk-schemas.js';
import { startServer } from '../support/server.js';

/** Of GoCardless's own client: what it does not know of, GoCardless refuses. */
const schemas = new SdkSchemas();
let server: PayingServer;
let nobody: Client;
let adviser: AnExpert;

beforeAll(async () => {
  server = await startPayingServer({}, schemas);
  server.clock.moveTo(aMonday);
  nobody = await Client.of(server);
});
afterAll(async () => {
  await server.stop();
  expect(schemas.complaints).toEqual([]);
});
beforeEach(async () => {
  adviser = await anExpert(server, nobody);
});

const account = { account_name: 'Ann Leaf', sort_code: '20-00-00', account_number: '55779911' };
const path = () => `/api/v1/experts/${adviser.id}/payout-destination`;
const read = async () => (await adviser.client.get(path())).body;
const choose = (rail: string, given: object = rail === 'stripe' ? {} : account) =>
  adviser.client.put(path(), { rail, ...given });
const confirm = (id: string) => adviser.client.post(`${path()}/confirmation`, { id });
const named = async (account_name: string) => (await choose('gocardless', { ...account, account_name })).body;
const look = () => server.app.get(LookAtDestinations).run();

async function rowsOf(columns = '*'): Promise<any[]> {
  const { rows } = await server.owner.query(
    `SELECT ${columns} FROM payout_destinations WHERE expert_id = $1 ORDER BY chosen_at, state`,
    [adviser.id],
  );
  return rows;
}

async function lettersTo(): Promise<string[]> {
  const { rows } = await server.owner.query<{ body: string }>(
    `SELECT body FROM letters WHERE to_address = $1 AND kind = 'payout-destination-changed'`,
    [adviser.person.email],
  );
  return rows.map(({ body }) => body);
}

const breakIt = (id: string) => server.app.get(Database).transaction((tx) => markBroken(tx, id as PayoutDestinationId));

describe('an adviser who is paid to a bank account', () => {
  test('by a file of our bank says that it is theirs, and sees its last digits alone', async () => {
    expect(await adviser.client.get(path())).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const { status, body } = await choose('bank-file');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ rail: 'bank-file', state: 'checking', next: 'confirm', ready_at: null, name_check: null },
      ...{ account_name: 'Ann Leaf', sort_code: '20-00-00', account_number: '•••••911' },
    });
    expect(await confirm(body.id)).toMatchObject({ status: 200, body: { state: 'ready', next: 'none' } });
    expect(await read()).toMatchObject({ state: 'ready', ready_at: expect.any(String), account_number: '•••••911' });
    expect((await confirm(body.id)).body.state).toBe('ready');

    const again = await choose('bank-file', { ...account, sort_code: '200000', account_number: '5577 9911' });
    expect(again.body).toMatchObject({ id: body.id, state: 'ready' }); // nothing else was said
    expect(await lettersTo()).toEqual([expect.stringContaining('•••••911')]);
    const { rows } = await server.owner.query(
      'SELECT deed, facts FROM audit_entries WHERE subject_id = $1 ORDER BY at, id',
      [adviser.id],
    );
    const deeds = rows.filter(({ deed }) => deed.startsWith('payout-'));
    expect(deeds.map(({ deed }) => deed).sort()).toEqual(['payout-destination-chosen', 'payout-destination-confirmed']);
    expect(JSON.stringify(deeds)).not.toMatch(/55779911|200000|Leaf/);
    expect(await rowsOf('sort_code, account_number')).toEqual([{ sort_code: '200000', account_number: '55779911' }]);
  });

  test('is told which field is wrong, and what to do', async () => {
    for (const [wrong, pointer, detail] of [
      [{ sort_code: '1234' }, '/sort_code', 'six digits'],
      [{ sort_code: 'ab-cd-ef' }, '/sort_code', 'six digits'],
      [{ account_number: '1234567' }, '/account_number', 'noughts before'],
      [{ account_number: '123456789' }, '/account_number', 'eight digits'],
      [{ account_name: ' ' }, '/account_name', '1 to 70'],
      [{ account_name: 'A'.repeat(71) }, '/account_name', '1 to 70'],
      [{ account_name: '=HYPERLINK("x")' }, '/account_name', 'begin with a letter'],
      [{ account_name: 'Ann\nLeaf' }, '/account_name', 'spaces'],
    ] as const) {
      const { status, body } = await choose('bank-file', { ...account, ...wrong });
      expect({ status, errors: body.errors }).toMatchObject({
        status: 400,
        errors: [{ pointer, detail: expect.stringContaining(detail) }],
      });
    }
    expect((await choose('cheque')).body.errors[0].detail).toContain('must say which rail');
    expect(await choose('stripe', account)).toMatchObject({ status: 400 });
    expect(await rowsOf()).toEqual([]);
  });

  test('by GoCardless is ready where the bank knows that name, confirms one that is nearly right, and corrects another', async () => {
    expect(await named('Ann Leaf')).toMatchObject({ state: 'ready', next: 'none', name_check: 'full-match' });
    const partial = await named('Partial Leaf');
    expect(partial).toMatchObject({
      ...{ state: 'checking', next: 'confirm', name_check: 'partial-match', name_at_bank: 'SANDBOX HOLDER' },
      ready_at: null,
    });
    expect(await confirm(partial.id)).toMatchObject({ status: 200, body: { state: 'ready' } });
    const unable = await named('Unable Leaf');
    expect(await confirm(partial.id)).toMatchObject({ status: 409, body: { code: 'payout-destination-changed' } });
    expect((await confirm(unable.id)).body.state).toBe('ready');
    const other = await named('No match');
    expect(other).toMatchObject({ state: 'checking', next: 'correct', name_check: 'no-match', name_at_bank: null });
    const refusal = await confirm(other.id);
    expect(refusal).toMatchObject({ status: 409, body: { code: 'payout-destination-state' } });
    expect(refusal.body.detail).toContain('not in that name');
    expect((await named('Ann Leaf')).state).toBe('ready');
    const noAccount = (await choose('gocardless', { ...account, account_number: '00000000' })).body;
    expect(noAccount).toMatchObject({ state: 'broken', next: 'correct', broken_because: 'account-refused' });
    expect((await confirm(noAccount.id)).body.detail).toContain('no account of that number');
    expect((await rowsOf('state')).map(({ state }) => state).sort()).toEqual(['broken', ...Array(5).fill('replaced')]);
    expect(await lettersTo()).toHaveLength(6);
  });

  test('waits while the bank says nothing, or GoCardless does not answer, and is one recipient there', async () => {
    const slow = await named('Slow Leaf');
    expect(slow).toMatchObject({ state: 'checking', next: 'wait', name_check: null });
    expect((await confirm(slow.id)).body.detail).toContain('being asked');
    await passTime(server, 'PT2M');
    await look();
    expect(await read()).toMatchObject({ id: slow.id, state: 'ready', name_check: 'full-match' });

    for (const endpoint of ['/customers', '/customer_bank_accounts', '/bank_account_holder_verifications'])
      server.sandbox.faults.plan({ kind: 'closed-after', path: endpoint, method: 'POST', times: 1 });
    const lost = await named('Lost Leaf');
    expect(lost).toMatchObject({ state: 'checking', next: 'wait' });
    for (let looks = 0; looks < 3; looks += 1) {
      await passTime(server, 'PT10M');
      await look();
    }
    expect(await read()).toMatchObject({ id: lost.id, state: 'ready' });
    const { customer_bank_accounts: all } = await recipients();
    expect(all.filter(({ metadata }: any) => metadata.payout_destination_id === lost.id)).toHaveLength(1);
    const [row] = await rowsOf('external_id, next_look_at, state').then((rows) =>
      rows.filter(({ state }) => state === 'ready'),
    );
    expect(row).toMatchObject({ external_id: expect.stringMatching(/^BA/), next_look_at: null });
  });

  test('mends it where money came back, by confirming it or by choosing another', async () => {
    const { id } = await named('Ann Leaf');
    await breakIt(id);
    expect(await read()).toMatchObject({
      state: 'broken',
      next: 'confirm',
      broken_because: 'returned',
      ready_at: null,
    });
    await passTime(server, 'PT1H');
    const mended = (await confirm(id)).body;
    expect(mended).toMatchObject({ id, state: 'ready', broken_because: null });
    const sinceMended = Temporal.Instant.from(mended.ready_at).until(server.clock.now());
    expect(sinceMended.total('minutes')).toBeLessThan(1);
    await breakIt(id);
    const { body } = await choose('gocardless');
    expect(body).toMatchObject({ state: 'ready' });
    expect(body.id).not.toBe(id);
    await breakIt(id); // what came back late from where they are paid no more
    expect((await read()).state).toBe('ready');
  });
});

async function recipients(): Promise<any> {
  const headers = { authorization: 'Bearer sandbox_token', 'gocardless-version': '2015-07-06' };
  const listed = `http://127.0.0.1:${server.sandbox.port}/customer_bank_accounts?limit=500`;
  return (await fetch(listed, { headers })).json();
}

test('an adviser who is paid by Stripe is ready as long as their account there is', async () => {
  const { body } = await choose('stripe');
  expect(body).toMatchObject({ rail: 'stripe', state: 'checking', next: 'onboard', account_number: null });
  expect((await confirm(body.id)).body).toMatchObject({ code: 'payout-destination-state' });
  const onboarding = await adviser.client.post('/api/v1/me/payout-account/onboarding', {});
  await visit(onboarding.body.url, 'finish');
  await adviser.client.get('/api/v1/me/payout-account');
  expect(await read()).toMatchObject({ id: body.id, state: 'ready', next: 'none' });
  const [{ external_id }] = await rowsOf('external_id');
  expect(external_id).toMatch(/^acct_/);
  const kept = await server.app.get(Database).transaction((tx) => lockDestination(tx, adviser.id as never));
  expect(kept).toMatchObject({ id: body.id, externalId: external_id, bankAccount: null });

  server.sandbox.play('stripe', 'account_asked_more', external_id);
  await server.app.get(RefreshPayoutAccount).run(external_id);
  expect(await read()).toMatchObject({ state: 'checking', next: 'onboard', ready_at: null });

  await choose('bank-file');
  await visit((await adviser.client.post('/api/v1/me/payout-account/onboarding', {})).body.url, 'finish');
  await adviser.client.get('/api/v1/me/payout-account');
  expect(await read()).toMatchObject({ rail: 'bank-file', state: 'checking' });
  expect((await choose('stripe')).body).toMatchObject({ state: 'ready' }); // the account is active already

  await choose('bank-file');
  const looked = () => server.app.get(RefreshPayoutAccount).run(external_id);
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) => (index % 2 ? choose('stripe') : looked())),
  );
  expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 'fulfilled'));
  expect(await read()).toMatchObject({ rail: 'stripe', state: 'ready' });
});

/** Five pounds that an adviser has earned, in the books and with what it was earned by. */
async function fivePounds(): Promise<EarningId> {
  const [id, expertId] = [newId<EarningId>(), adviser.id as ExpertId];
  const nothing = { organisation: null, starts_at: null, ends_at: null, accepted_at: null, by_silence: false };
  const facts = { ...nothing, minutes: null, quote: null, floor: null, effective_hourly_minor: null, shares: [] };
  await server.app.get(Database).transaction((tx) =>
    new EarningTable(tx).insert({
      ...{ id, expertId, kind: 'dispute', reference: newId(), amount: money(500), vat: money(0) },
      ...{ earnedAt: server.clock.now(), dueOn: Temporal.PlainDate.from('2027-04-01') },
      facts: { title_en: 'A talk', title_cy: '', ...facts },
    }),
  );
  await aTransfer(server, { to: payableOf(expertId) });
  return id;
}

/** Plans to pay it to where its adviser is paid. */
async function aPlannedPayout(earningId: EarningId): Promise<AdviserPayoutId> {
  const id = newId<AdviserPayoutId>();
  await server.app.get(Database).transaction(async (tx) => {
    const destination = await lockDestination(tx, adviser.id as ExpertId);
    const { id: destinationId, expertId, rail } = destination!;
    const ends = { sentAt: null, paidAt: null, paidOn: null, endedAt: null, externalId: null, failure: null };
    const [amount, plannedAt] = [money(500), server.clock.now()];
    await new AdviserPayoutTable(tx).insert(
      {
        ...{ ...ends, id, expertId, destinationId, rail, amount, state: 'planned', version: 1, plannedAt },
        ...{ askedAt: null, tries: 0, nextTryAt: null },
      },
      [{ earningId, kind: 'pay', amount }],
    );
    await new Ledger(tx).post([payoutPlanned({ id, expertId, amount }, { occurredAt: plannedAt })], plannedAt);
  });
  return id;
}

async function pay(id: AdviserPayoutId): Promise<void> {
  const now = server.clock.now();
  const seen = { state: 'paid', externalId: null, paidOn: null, failure: null } as const;
  await server.app.get(Database).transaction(async (tx) => {
    const payouts = new AdviserPayoutTable(tx);
    const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
    const { payout, transfers } = outcomeOfPayout(await payouts.lock(id), seen, { now, today });
    await payouts.update(payout);
    await new Ledger(tx).post(transfers, now);
  });
}

test('whoever is erased is paid first, and then nobody is named by where', async () => {
  await choose('bank-file', { ...account, account_number: '12345678' });
  await named('Partial Leaf');
  await confirm((await read()).id);
  await adviser.client.post('/api/v1/me/payout-account/onboarding', {});
  const earning = await fivePounds();
  const { body: preview } = await adviser.client.get('/api/v1/me/erasure-preview');
  const held = preview.stays.filter(({ records }: any) => records.startsWith('payout-'));
  expect(held.map(({ records, held }: any) => [records, held])).toEqual([
    ['payout-account', 1],
    ['payout-destinations', 2],
  ]);

  await adviser.client.post('/api/v1/me/erasure', { email: adviser.person.email });
  await passTime(server, 'PT192H');
  const erase = server.app.get(ErasePeople);
  await erase.run();
  const stands = async () => {
    const { rows } = await server.owner.query('SELECT FROM payout_accounts WHERE user_id = $1', [adviser.person.id]);
    return [(await rowsOf('account_number')).map(({ account_number }) => account_number).sort(), rows.length];
  };
  const before = [['12345678', '55779911'], 1];
  expect(await stands()).toEqual(before);
  const payout = await aPlannedPayout(earning);
  await erase.release();
  expect(await stands()).toEqual(before); // it is on its way
  await expect(server.owner.query(`UPDATE payout_destinations SET account_number = '11111111'`)).rejects.toThrow();
  await passTime(server, 'PT96H');
  await pay(payout); // two days late
  const payable = () => balanceOf(server, 'adviser-payable', adviser.id);
  expect(await payable()).toBe(0);
  await erase.release();
  expect(await stands()).toEqual(before); // what being late has added is not written yet
  await server.app.get(AccrueLatePay).sweep();
  expect(await payable()).toBe(4000);
  await erase.release();
  expect(await stands()).toEqual(before);
  const rest = await server.app.get(PlanPayout).run(adviser.id as ExpertId, 'at-once');
  await pay(rest!.id);
  await erase.release();
  expect(await stands()).toEqual([[null, null], 0]);
  expect(await rowsOf('state, account_name, sort_code, external_id, name_at_bank, rail')).toEqual(
    ['bank-file', 'gocardless'].map((rail) => ({
      ...{ state: 'replaced', account_name: null, sort_code: null, external_id: null, name_at_bank: null },
      rail,
    })),
  );
  await expect(server.owner.query('DELETE FROM payout_destinations')).rejects.toThrow();
});

test('fifty choices at once leave one place to be paid, and ten a day are the most', async () => {
  const accounts = Array.from({ length: 50 }, (_, index) => ({
    ...account,
    account_number: String(40_000_000 + index),
  }));
  const asked = await Promise.all(accounts.map((each) => choose('bank-file', each)));
  const counted = (wanted: number) => asked.filter(({ status }) => status === wanted).length;
  expect([counted(200), counted(409)]).toEqual([10, 40]);
  expect(asked.find(({ status }) => status === 409)!.body).toMatchObject({
    code: 'payout-destination-limit',
    limit: 10,
  });
  const states = (await rowsOf('state')).map(({ state }) => state);
  expect(states.filter((state) => state !== 'replaced')).toEqual(['checking']);
  const { id } = await read();
  const confirmed = await Promise.all(Array.from({ length: 20 }, () => confirm(id)));
  expect(new Set(confirmed.map(({ status }) => status))).toEqual(new Set([200]));
  await passTime(server, 'PT25H');
  expect((await choose('gocardless')).status).toBe(200);
});

test('nobody else reads or changes it, and who is no adviser opens no account with Stripe', async () => {
  const { id } = (await choose('bank-file')).body;
  const steward = await nobody.as((await aSteward(server)).email);
  const stranger = await aPerson(server);
  const own = await nobody.as(stranger.email);
  for (const other of [steward, own, (await anExpert(server, nobody)).client]) {
    expect([403, 404]).toContain((await other.get(path())).status);
    expect([403, 404]).toContain((await other.put(path(), { rail: 'bank-file', ...account })).status);
    expect([403, 404]).toContain((await other.post(`${path()}/confirmation`, { id })).status);
  }
  expect(await own.post('/api/v1/me/payout-account/onboarding', {})).toMatchObject({
    status: 409,
    body: { code: 'not-an-adviser' },
  });
  expect(await own.get('/api/v1/me/payout-account')).toMatchObject({ body: { status: 'none' } });
});

test('a service without a provider offers what it can', async () => {
  const poor = await startServer();
  try {
    const { id, client } = await anExpert(poor, await Client.of(poor));
    const put = (body: object) => client.put(`/api/v1/experts/${id}/payout-destination`, body);
    expect(await put({ rail: 'stripe' })).toMatchObject({ status: 503, body: { code: 'payments-off' } });
    expect(await put({ rail: 'gocardless', ...account })).toMatchObject({ body: { code: 'payments-off' } });
    expect(await put({ rail: 'bank-file', ...account })).toMatchObject({ status: 200 });
  } finally {
    await poor.stop();
  }
});
