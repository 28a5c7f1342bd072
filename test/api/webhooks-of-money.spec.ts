import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { eventKinds, type EventType } from '../../src/events/index.js';
import { newId } from '../../src/kernel/id.js';
import { britishDate } from '../../src/kernel/time.js';
import { WritePayout } from '../../src/payouts/run/write-payout.js';
import { TellOfFigures } from '../../src/policies/news/tell-of-figures.job.js';
import { Database } from '../../src/platform/database.js';
import { Jobs } from '../../src/platform/jobs.js';
import { aPlannedPayout } from '../factories/paid-payouts.js';
import { anApplicant, aSubmission } from '../support/applications.js';
import { aHold, aMonday, cancel } from '../support/bookings.js';
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
import { type AClient, aClient } from '../support/funding.js';
import { type PayingServer, startPayingServer } from '../support/paying.js';
import { SessionPayments } from '../support/session-payments.js';
import { aFunder, aProgramme } from '../support/vouchers.js';

/** What those who follow are told of money, with nobody at the other end: what is told is read where it waits. */

let server: PayingServer;
let nobody: Client;
let steward: Client;
let expert: AnExpert;
let theirs: AClient;

beforeAll(async () => {
  server = await startPayingServer();
  server.clock.moveTo(aMonday);
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
});
beforeEach(async () => {
  expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  theirs = await aClient(server, nobody);
});
afterAll(() => server.stop());

const bankFiles = '/api/v1/payouts/bank-files';

type Owner = { readonly organisation_id: string } | { readonly user_id: string };

/** Somebody follows everything, and is not there. */
async function aFollower(owner: Owner): Promise<string> {
  const id = newId();
  const [column, value] = Object.entries(owner)[0]!;
  await server.owner.query(
    `INSERT INTO webhook_endpoints (id, ${column}, url, description, event_types, state, sealed_secret, created_at)
     VALUES ($1, $2, 'https://crm.example/', '', '{}', 'paused', 'none', now())`,
    [id, value],
  );
  return id;
}

/** What an endpoint was told, in order; each as the catalogue has it. */
async function toldTo(endpoint: string): Promise<{ type: EventType; data: any }[]> {
  const { rows } = await server.owner.query<{ type: EventType; data: any }>(
    `SELECT m.type, m.data FROM webhook_deliveries d JOIN webhook_messages m ON m.id = d.message_id
     WHERE d.endpoint_id = $1 AND m.type NOT LIKE 'policy.%' ORDER BY m.sequence`,
    [endpoint],
  );
  for (const { type, data } of rows) eventKinds[type].data.parse(data);
  return rows;
}
const passDays = (days: number) => server.clock.moveTo(server.clock.now().add({ hours: 24 * days, minutes: 1 }));
const typesTo = async (endpoint: string) => (await toldTo(endpoint)).map(({ type }) => type);

test('a session that is paid and called off is told of to both sides, and what was paid to its payer alone', async () => {
  const client = await aFollower({ organisation_id: theirs.organisation.id });
  const adviser = await aFollower({ user_id: expert.person.id });
  const payments = new SessionPayments(server);
  const slots = await slotsOf(nobody, expert, server.clock.now().add({ hours: 24 * 21 }), 1);
  const { id } = await aHold(theirs, slots[0]);
  await payments.pay(await payments.plan(theirs, id, { rail: 'card' }), 'pm_card_visa');
  await cancel(expert.client, id, 'illness');
  await server.app.get(Jobs).sweepNow();
  const both = ['booking.confirmed', 'booking.cancelled', 'booking.settled'];
  expect(await typesTo(adviser)).toEqual(both);
  const told = await toldTo(client);
  expect(told.map(({ type }) => type)).toEqual(['payment.settled', ...both, 'payment.refunded']);
  expect(told[3]?.data).toMatchObject({ due: { minor: 0 }, returned: { minor: 11_339 }, band: 'excused' });
  expect(told[4]?.data).toMatchObject({ reference: id, refunded: { minor: 11_339, currency: 'GBP' } });
});

test.each<[string, (id: string) => unknown]>([
  ['declined', (id) => expert.client.post(`/api/v1/bookings/${id}/answer`, { answer: 'declined', reason: 'no-time' })],
  ['lapsed', () => passDays(2)],
])('a request that is paid is told to be %s before its money is told to be settled', async (end, ends) => {
  expert = await anExpert(server, nobody, { offer: { ...aPricedOffer, asks: true }, hourlyMinor: 5999 });
  const adviser = await aFollower({ user_id: expert.person.id });
  const payments = new SessionPayments(server);
  const slots = await slotsOf(nobody, expert, server.clock.now().add({ hours: 24 * 21 }), 1);
  const { id } = await aHold(theirs, slots[0]);
  await payments.pay(await payments.plan(theirs, id, { rail: 'card' }), 'pm_card_visa');
  await ends(id);
  await server.app.get(Jobs).sweepNow();
  expect(await typesTo(adviser)).toEqual(['booking.requested', `booking.${end}`, 'booking.settled']);
});

test('a hold that nobody but its client knew of is no news', async () => {
  const client = await aFollower({ organisation_id: theirs.organisation.id });
  const { id } = await aHold(theirs, (await slotsOf(nobody, expert, server.clock.now().add({ hours: 240 }), 1))[0]);
  await cancel(theirs.client, id);
  expect(await typesTo(client)).toEqual([]);
});

test('an application and its voucher are told of to the applicant and the funder; deposits and invoices to the funder', async () => {
  const applicant = await anApplicant(server, nobody);
  const person = await aPerson(server);
  await aMembership(server, applicant.id, person, 'admin');
  const admin = await nobody.as(person.email);
  const funding = await aFunder(server);
  const programme = await aProgramme(server, { funder: funding });
  const client = await aFollower({ organisation_id: applicant.id });
  const funder = await aFollower({ organisation_id: programme.funderId });

  const application = await aSubmission(applicant, programme);
  if (application.state !== 'offered') {
    const diagnosis = { adviser_kind: 'barefoot', topics: ['worker-co-ops'], note: 'Somebody who has done it.' };
    await steward.put(`/api/v1/applications/${application.id}/diagnosis`, diagnosis);
  }
  const [voucher] = (await admin.get(`/api/v1/organisations/${applicant.id}/vouchers`)).body.items;
  const { body: offer } = await admin.get(`/api/v1/vouchers/${voucher.id}/offer`);
  const declarations = offer.declarations.map(({ code, version }: any) => ({ code, version }));
  expect((await admin.post(`/api/v1/vouchers/${voucher.id}/acceptance`, { declarations })).status).toBe(201);
  const keeper = await nobody.as(funding.admin.email);
  await keeper.post(`/api/v1/vouchers/${voucher.id}/suspension`, { reason: 'We have to look at something.' });
  await keeper.post(`/api/v1/vouchers/${voucher.id}/resumption`, { reason: 'It is as it should be.' });

  const shared = ['application.submitted', 'application.decided', 'voucher.offered', 'voucher.accepted'];
  const later = ['voucher.activated', 'voucher.suspended', 'voucher.resumed'];
  expect((await typesTo(client)).sort()).toEqual([...shared, ...later].sort());
  expect(await typesTo(funder)).toEqual(await typesTo(client));

  const deposits = `/api/v1/programmes/${programme.id}/deposits`;
  const received = { amount: { minor: 5000 }, received_at: server.clock.now().toString() };
  const { body: deposit } = await steward.post(deposits, { ...received, bank_reference: 'Line 77' });
  await steward.post(`${deposits}/${deposit.id}/reversal`, { reason: 'A slip' });
  const invoices = `/api/v1/programmes/${programme.id}/invoices`;
  const asked = { amount: { minor: 700_00 }, due_on: britishDate(server.clock.now()) };
  const { body: paid } = await steward.post(invoices, asked);
  await steward.post(deposits, {
    ...{ ...received, amount: { minor: 700_00 }, bank_reference: paid.bank_reference, invoice_id: paid.id },
  });
  const { body: wrong } = await steward.post(invoices, asked);
  await steward.post(`/api/v1/invoices/${wrong.id}/cancellation`, { reason: 'A slip' });
  const ofMoney = (await toldTo(funder)).slice(shared.length + later.length);
  expect(ofMoney.map(({ type }) => type)).toEqual([
    ...['deposit.received', 'deposit.reversed', 'invoice.issued', 'deposit.received', 'invoice.paid'],
    ...['invoice.issued', 'invoice.cancelled'],
  ]);
  expect(ofMoney[4]?.data).toMatchObject({ invoice_id: paid.id, gross: { minor: 700_00 } });
  expect(await typesTo(client)).toHaveLength(shared.length + later.length);
});

test('pay is told of to its adviser alone', async () => {
  const adviser = await aFollower({ user_id: expert.person.id });
  const payout = await aPlannedPayout(server, expert.id, { minors: [5000] });
  const seen = { externalId: null, paidOn: null, failure: null, isPayeesFault: false };
  const see = (state: 'sent' | 'paid' | 'returned', from: typeof payout) =>
    server.app.get(Database).transaction((tx) => server.app.get(WritePayout).run(tx, from, { ...seen, state }));
  const sent = await see('sent', payout);
  const paid = await see('paid', sent!);
  await see('returned', paid!);
  const told = await toldTo(adviser);
  expect(told.map(({ type }) => type)).toEqual(['payout.sent', 'payout.paid', 'payout.returned']);
  expect(told[1]?.data).toMatchObject({ payout_id: payout.id, amount: { minor: 5000, currency: 'GBP' } });
});

test('pay that is in a file which is withdrawn is told of as such, before the next file sends it', async () => {
  const adviser = await aFollower({ user_id: expert.person.id });
  const payouts = [await aPlannedPayout(server, expert.id, { minors: [5000] })];
  payouts.push(await aPlannedPayout(server, expert.id, { minors: [700] }));
  const { body: file } = await steward.post(bankFiles);
  const why = { reason: 'Made twice by hand', was_not_given_to_the_bank: true };
  expect((await steward.post(`${bankFiles}/${file.id}/withdrawal`, why)).status).toBe(201);
  expect((await steward.post(bankFiles)).status).toBe(201);
  const told = await toldTo(adviser);
  for (const { id, amount } of payouts) {
    const ofOne = told.filter(({ data }) => data.payout_id === id);
    expect(ofOne.map(({ type }) => type)).toEqual(['payout.sent', 'payout.withdrawn', 'payout.sent']);
    expect(ofOne[1]?.data).toMatchObject({ expert_id: expert.id, rail: 'bank-file', amount, paid_on: null });
  }
});

test('a figure is told of when it is recorded and once more when it is in force, to anyone', async () => {
  const anyone = await aFollower({ organisation_id: theirs.organisation.id });
  const from = server.clock.now().add({ hours: 48 });
  const { status } = await steward.post('/api/v1/policies', {
    ...{ name: 'base-rate', value: { percent: 4.25 }, in_force_from: from.toString() },
    decision: 'Bank of England, 20 March',
  });
  expect(status).toBe(201);
  const told = async () => {
    await server.app.get(TellOfFigures).run();
    const { rows } = await server.owner.query(
      `SELECT m.type, m.data->>'name' AS name FROM webhook_deliveries d JOIN webhook_messages m ON m.id = d.message_id
       WHERE d.endpoint_id = $1 AND m.data->>'name' = 'base-rate' ORDER BY m.sequence`,
      [anyone],
    );
    return rows.map(({ type }) => type);
  };
  expect(await told()).toEqual(['policy.recorded']);
  const later = from.add({ hours: 24 * 3 });
  server.clock.moveTo(later);
  expect(await told()).toEqual(['policy.recorded', 'policy.in_force']);
  expect(await told()).toEqual(['policy.recorded', 'policy.in_force']);
  const { rows } = await server.owner.query(
    `SELECT d.told_at >= $2 AS is_told_later, m.at = $3 AS is_of_when_it_began FROM webhook_deliveries d JOIN webhook_messages m ON m.id = d.message_id
     WHERE d.endpoint_id = $1 AND m.type = 'policy.in_force' AND m.data->>'name' = 'base-rate'`,
    [anyone, later.toString(), from.toString()],
  );
  expect(rows).toEqual([{ is_told_later: true, is_of_when_it_began: true }]);
});
