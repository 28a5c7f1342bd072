import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { PaymentPurposes, PaymentTable } from '../../src/payments/index.js';
import { Database } from '../../src/platform/database.js';
import { faultsOf } from '../factories/sound-books.js';
import { transfersOf } from '../factories/transfers.js';
import { aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aSteward } from '../support/factories.js';
import { type AClient, aClient, aDebt, balanceOf, booksOf } from '../support/funding.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { Rails } from '../support/rails.js';

let server: PayingServer;
let rails: Rails;
let nobody: Client;
let steward: Client;
let theirs: AClient;

beforeAll(async () => {
  server = await startPayingServer();
  rails = await new Rails(server).byHand();
  nobody = await Client.of(server);
  server.clock.moveTo(aMonday);
  await passTime(server, 'PT0S');
  steward = await nobody.as((await aSteward(server)).email);
});
/** Each story is of a new client, which owes £60. */
beforeEach(async () => {
  theirs = await aClient(server, nobody);
  await aDebt(server, theirs.organisation.id, 6000);
});
afterAll(async () => {
  const [{ sum }, faults] = [await booksOf(server), await faultsOf(server)];
  await server.stop();
  expect([sum, faults]).toEqual([0, []]);
});

const ours = (what: string) => `/api/v1/organisations/${theirs.organisation.id}/${what}`;
const plan = (body: { rail: string; amount_minor?: number }) => theirs.finance.post(ours('payments'), body);
const owed = () => balanceOf(server, 'client-debt', theirs.organisation.id);
const story = async (...ids: string[]) =>
  (await transfersOf(server.owner, ids)).split('\n').map((line) => line.trimEnd().replace(/ {2,}/g, '  '));
const inCash = (minor: number) =>
  steward.post(ours('debt-payments'), {
    ...{ amount_minor: minor, received_at: server.clock.now().toString(), bank_reference: `Line ${minor}` },
  });

async function lettersOfFinance(): Promise<string[]> {
  const { rows } = await server.owner.query<{ kind: string }>(
    `SELECT l.kind FROM letters l JOIN "user" u ON u.email = l.to_address JOIN memberships m ON m.user_id = u.id
     WHERE m.organisation_id = $1 AND m.role = 'finance' ORDER BY l.created_at, l.id`,
    [theirs.organisation.id],
  );
  return rows.map(({ kind }) => kind);
}

test('what is owed is paid by card, all of it where nothing is said, and by one payment at a time', async () => {
  expect(await theirs.client.post(ours('payments'), { rail: 'card' })).toMatchObject({ status: 403 });
  expect(await plan({ rail: 'card', amount_minor: 6001 })).toMatchObject({
    ...{ status: 422, body: { code: 'debt-exceeded', owed: { minor: 6000 } } },
  });
  expect(await plan({ rail: 'debit' })).toMatchObject({ status: 409, body: { code: 'no-mandate' } });
  const answers = await Promise.all(Array.from({ length: 20 }, () => plan({ rail: 'card' })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  const { body: payment } = answers.find(({ status }) => status === 201) ?? { body: null };
  expect(payment).toMatchObject({ purpose: 'debt', reference: theirs.organisation.id, amount: { minor: 6000 } });
  await rails.pay(theirs.finance, payment.id, 'pm_card_visa');
  expect((await story(payment.id)).filter((line) => !line.startsWith('payment-fee'))).toEqual([
    'payment-settled  stripe -> payment  £60.00',
    'debt-paid-in  payment -> client-debt  £60.00',
  ]);
  expect((await theirs.finance.get(ours('debts'))).body).toMatchObject({
    owed: { minor: 0 },
    items: [{ code: 'debt-charged' }, { code: 'debt-paid-in', reference: payment.id, amount: { minor: -6000 } }],
  });
  expect(await plan({ rail: 'card' })).toMatchObject({ status: 422, body: { code: 'debt-exceeded' } });
});

test('what was paid otherwise meanwhile goes back, once however often it is told', async () => {
  const { body: payment } = await plan({ rail: 'card', amount_minor: 5000 });
  expect((await inCash(4500)).status).toBe(201);
  await rails.pay(theirs.finance, payment.id, 'pm_card_visa');
  const paid = await server.app.get(Database).transaction((tx) => new PaymentTable(tx).find(payment.id));
  const told = () => server.app.get(PaymentPurposes).of('debt').heard(paid, 'secured');
  await Promise.all(Array.from({ length: 10 }, told));
  await rails.sendRefunds();
  expect(await owed()).toBe(0);
  expect(await rails.refundsOf(theirs.finance, payment.id)).toMatchObject([
    { amount: { minor: 3500 }, why: 'not-needed', state: 'paid' },
  ]);
  expect((await story(payment.id)).filter((line) => !line.startsWith('payment-fee'))).toEqual([
    'payment-settled  stripe -> payment  £50.00',
    'debt-paid-in  payment -> client-debt  £15.00',
    'payment-refunded  payment -> refund  £35.00',
  ]);
});

test('a debit pays a debt once it has come; one that fails after that leaves it, and its payer is told', async () => {
  const { body: payment } = await plan({ rail: 'bank' });
  const page = 'debit:fails-after-confirmed';
  expect(await rails.pay(theirs.finance, payment.id, page)).toMatchObject({ state: 'pending', isDebit: true });
  expect(await owed()).toBe(-6000);
  for (let tries = 0; tries < 30 && (await owed()) !== 0; tries += 1) await rails.after('PT12H', payment.id);
  expect(await owed()).toBe(0);
  await rails.after('PT24H', payment.id);
  expect(await owed()).toBe(-6000);
  expect(await lettersOfFinance()).toEqual(['debt-payment-reversed']);
  const { body: again } = await plan({ rail: 'bank', amount_minor: 2000 });
  await rails.pay(theirs.finance, again.id, 'instant');
  await rails.after('PT30M', again.id);
  expect(await owed()).toBe(-4000);
});

test('a debt that two pay at once is paid once, and what is too much goes back', async () => {
  const { body: payment } = await plan({ rail: 'card' });
  const { body } = await theirs.finance.post(`/api/v1/payments/${payment.id}/checkout`, { language: 'en' });
  const [, ...cash] = await Promise.all([
    rails.pay(theirs.finance, payment.id, 'pm_card_visa'),
    ...[1000, 1001, 1002, 1003, 1004].map(inCash),
  ]);
  expect(body.url).toEqual(expect.any(String));
  await rails.sweep();
  await rails.sendRefunds();
  const recorded = cash.filter(({ status }) => status === 201).length;
  const refunds = await rails.refundsOf(theirs.finance, payment.id);
  expect(await owed()).toBe(0);
  expect(refunds.length).toBe(Math.min(recorded, 1));
});
