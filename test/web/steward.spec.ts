import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newId } from '../../src/kernel/id.js';
import { advisersPaidByFile } from '../factories/pay-by-file.js';
import { aMonday, aHold, fund } from '../support/bookings.js';
import { aVisitor, barriersIn, startBrowser, type Visitor } from '../support/browser.js';
import { Client } from '../support/client.js';
import { type AMember, aMember, Disputed } from '../support/disputes.js';
import {
  aMembership,
  type AnExpert,
  anExpert,
  anOrganisation,
  aPerson,
  aPricedOffer,
  aSteward,
  slotsOf,
  type Somebody,
} from '../support/factories.js';
import { type AClient, aClient, fundBy } from '../support/funding.js';
import { type PayingServer, startPayingServer } from '../support/paying.js';
import { EndedSession } from '../support/sessions.js';
import { faultsSeenBy } from '../support/web-looks.js';

let server: PayingServer;
let browser: Browser;
let nobody: Client;
let steward: Somebody;
let applicant: AnExpert;
let adviser: AnExpert;
let client: AClient;
let mediator: AMember;
let disputed: Disputed;

beforeAll(async () => {
  [server, browser] = await Promise.all([startPayingServer(), startBrowser()]);
  server.clock.moveTo(aMonday);
  nobody = await Client.of(server);
  steward = await aSteward(server);
  [applicant, disputed] = await Promise.all([anApplicant(), aDispute()]);
  mediator = await aMember(server, nobody);
  await aDeadLetter();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A profile that waits, with a credential that waits with it. */
async function anApplicant(): Promise<AnExpert> {
  const person = await aPerson(server, { name: 'Mair Puw' });
  const draft = await anExpert(server, nobody, { person, state: 'draft', profile: { interests_declared: true } });
  const path = `/api/v1/experts/${draft.id}`;
  const credential = { kind: 'qualification', title: 'Chartered accountant', issuer: 'ICAEW', issued_on: '2019-05-01' };
  await draft.client.post(`${path}/credentials`, { ...credential, evidence_note: 'Number 123' });
  await draft.client.post(`${path}/submission`);
  return draft;
}

/** A paid session whose client disputes £20 of £113.39. */
async function aDispute(): Promise<Disputed> {
  const start = Temporal.Instant.from('2027-03-23T09:00:00Z');
  adviser = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  client = await aClient(server, nobody);
  const [slot] = await slotsOf(nobody, adviser, start, 1);
  const { id } = await aHold(client, slot);
  await fundBy(client.client, id);
  const asSteward = await nobody.as(steward.email);
  await fund(asSteward, id);
  server.clock.moveTo(start.add({ hours: 2 }));
  const session = new EndedSession(server, id, client, adviser, start);
  await session.record();
  const dispute = new Disputed(session, asSteward);
  const { status, body } = await dispute.open(2000);
  if (status !== 201) throw new Error(`Not disputed, but ${status}: ${JSON.stringify(body)}`);
  return dispute;
}

async function aDeadLetter(): Promise<void> {
  const now = server.clock.now().toString();
  await server.owner.query(
    `INSERT INTO provider_events (id, provider, event_id, kind, subject, body, came_by, happened_at, received_at, tries, failure, parked_at, due_at)
     VALUES ($1, 'stripe', 'evt_1', 'charge.updated', 'ch_1', '{}', 'webhook', $2, $2, 16, 'Nobody knows of it.', $2, $2)`,
    [newId(), now],
  );
}

/** Of an organisation of its own. */
async function anAdmin(name: string): Promise<{ readonly admin: Somebody; readonly organisationId: string }> {
  const [admin, { id }] = await Promise.all([aPerson(server), anOrganisation(server, { name })]);
  await aMembership(server, id, admin, 'admin');
  return { admin, organisationId: id };
}

/** A browser of somebody's own, signed in. */
async function as(person: Somebody, look: Parameters<typeof aVisitor>[2] = {}): Promise<Visitor> {
  const visitor = await aVisitor(browser, server.baseUrl, look);
  await visitor.context.request.post('/dev/sessions', { data: { email: person.email } });
  return visitor;
}

async function pressed(page: Page, ...names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole('button', { name }).first().click();
}

test('no page keeps anybody out', async () => {
  const seen = [
    ...['/steward', '/steward/verification', '/steward/disputes', '/steward/money', '/steward/payouts'],
    ...['/steward/audit', `/disputes/${disputed.session.id}`, '/policies', '/policies/platform-fee'],
  ];
  expect(await faultsSeenBy(steward.email, seen, { browser, server })).toEqual([]);
});

test('a steward reads what an adviser has submitted, checks a credential and lets the profile go live', async () => {
  const { page, complaints, context } = await as(steward);
  await page.goto('/steward');
  await page.getByRole('link', { name: /Profiles to verify/ }).click();
  await pressed(page, 'Look at it: Mair Puw');
  await page.getByText('Has done it before.').waitFor();
  expect(await barriersIn(page)).toEqual([]);
  await pressed(page, 'I have seen it: verify: Chartered accountant, Mair Puw');
  await page.getByText('No credential waits.').waitFor();
  await pressed(page, 'Approve this profile: Mair Puw', 'Approve: it goes live: Mair Puw');
  await page.getByText(/^No profile waits/).waitFor();
  const { body } = await nobody.get(`/api/v1/experts/${applicant.id}`);
  expect(body).toMatchObject({
    state: 'live',
    credentials: [expect.objectContaining({ title: 'Chartered accountant' })],
  });
  expect(complaints).toEqual([]);
  await context.close();
});

test('a dispute is settled by what a mediator proposes and both sides accept', async () => {
  const address = `/disputes/${disputed.session.id}`;
  const { page, complaints, context } = await as(steward);
  await page.goto('/steward/disputes');
  await page.getByRole('link', { name: /^The minutes are wrong/ }).click();
  await page.getByLabel('A member’s name').fill(mediator.name);
  await pressed(page, `Ask to mediate: ${mediator.name}`);
  await page.getByRole('heading', { name: 'A mediator listens to both sides' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();

  const listening = await as(mediator);
  await listening.page.goto(address);
  await listening.page.getByLabel(/^To the adviser, of £20.00/).fill('12.50');
  await listening.page.getByLabel('Why this is fair').fill('Both of you were late.');
  await pressed(listening.page, 'Propose it');
  await listening.page.getByText('The mediator proposes £12.50 for the adviser').waitFor();
  expect(await barriersIn(listening.page)).toEqual([]);
  expect(listening.complaints).toEqual([]);
  await listening.context.close();

  for (const side of [client.organisation.booker, adviser.person]) {
    const theirs = await as(side);
    await theirs.page.goto(address);
    await pressed(theirs.page, 'We accept what is proposed', 'Accept it');
    await theirs.page.getByRole('button', { name: 'Accept it', exact: true }).waitFor({ state: 'detached' });
    expect(theirs.complaints).toEqual([]);
    await theirs.context.close();
  }
  const { body } = await client.client.get(disputed.path());
  expect(body.ended).toMatchObject({ outcome: 'agreed', awarded: { minor: 1250 } });
});

test('news that failed is tried again', async () => {
  const { page, complaints, context } = await as(steward);
  await page.goto('/steward/money');
  await page.getByText('Nobody knows of it.').waitFor();
  await pressed(page, 'Try it again: charge.updated', 'Try it again now: charge.updated');
  await page.getByText(/^Nothing is parked/).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('pay goes to the bank in a file, and what the bank says of it is recorded', async () => {
  const [paid] = await advisersPaidByFile(server, [{ minor: 10_499 }]);
  const { page, complaints, context } = await as(steward);
  await page.goto('/steward/payouts');
  await pressed(page, 'Make a file of these', 'Make the file', /^More: /);
  const reference = await page.getByRole('cell', { name: /^BF/ }).innerText();
  const day = server.clock.now().toString().slice(0, 10);
  await page.getByText('Or paste it').click();
  await page.getByLabel('The statement, pasted').fill(`reference,amount,date,outcome\n${reference},104.99,${day},paid`);
  await pressed(page, 'See what follows');
  expect(await barriersIn(page)).toEqual([]);
  await pressed(page, 'Record 1 outcome', 'Record what was paid');
  await page.getByText('1 outcome is recorded.').waitFor();
  const { rows } = await server.owner.query('SELECT state FROM adviser_payouts WHERE id = $1', [paid?.payoutId]);
  expect(rows).toEqual([{ state: 'paid' }]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('another fee is looked at before it is proposed to the members', async () => {
  const { page, complaints, context } = await as(steward);
  await page.goto('/policies/platform-fee');
  await pressed(page, 'Propose another figure');
  await page.getByLabel('Rate (%)').fill('7.5');
  await page.getByLabel('In force from').fill('2027-09-01');
  await page.getByLabel('Why?').fill('Our costs are lower now.');
  await pressed(page, 'See what it would change');
  await page.getByRole('heading', { name: 'What would be otherwise from 1 September 2027' }).waitFor();
  expect(await barriersIn(page)).toEqual([]);
  await page.reload(); // what was typed is there still
  await pressed(page, 'Propose another figure', 'See what it would change', 'Propose it to the members', 'Propose it');
  await page.getByText('being voted on').waitFor();
  const { admin } = await anAdmin('Clwb Cinio');
  const theirs = await as(admin);
  await theirs.page.goto('/policies');
  await pressed(theirs.page, 'Clwb Cinio is for it', 'Cast this vote');
  await theirs.page.getByText('Your organisation has voted.').waitFor();
  await theirs.page.getByText('Put to the vote by a steward.').waitFor();
  expect(await theirs.page.getByRole('button', { name: 'Withdraw it' }).count()).toBe(0); // that is for stewards
  expect(await barriersIn(theirs.page)).toEqual([]);
  expect(theirs.complaints).toEqual([]);
  await theirs.context.close();
  const { body } = await nobody.get('/api/v1/policy-changes');
  expect(body.items).toMatchObject([
    { name: 'platform-fee', value: { percent: 7.5 }, state: 'open', votes: { for: 1 } },
  ]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('what an organisation proposed waits for another to second it, and its own admins may withdraw it', async () => {
  const [ours, theirs] = await Promise.all([anAdmin('Becws Bro'), anAdmin('Caffi Cwm')]);
  const change = { name: 'platform-fee', value: { percent: 7 }, reason: 'The bank asks for more.' };
  const proposed = { ...change, in_force_from: '2027-10-01T00:00:00Z', organisation_id: ours.organisationId };
  const { body } = await (await nobody.as(ours.admin.email)).post('/api/v1/policy-changes', proposed);
  const second = await as(theirs.admin);
  await second.page.goto(`/policies/platform-fee#${body.id}`); // as the letter about it does
  await second.page.locator(`[id="${body.id}"]:focus`).getByText('Proposed by Becws Bro.').waitFor();
  expect(await second.page.getByRole('button', { name: 'Withdraw it' }).count()).toBe(0);
  await pressed(second.page, 'Second it for Caffi Cwm', 'Second it');
  await second.page.getByText('Proposed by Becws Bro. Seconded by Caffi Cwm.').waitFor();
  const own = await as(ours.admin);
  await own.page.goto('/policies');
  await pressed(own.page, 'Withdraw it', 'Withdraw it');
  await own.page.getByText('Proposed by Becws Bro. Seconded by Caffi Cwm.').waitFor({ state: 'detached' });
  for (const { complaints, context } of [second, own]) {
    expect(complaints).toEqual([]);
    await context.close();
  }
});

test('the log is narrowed to one person and back', async () => {
  const { page, complaints, context } = await as(steward);
  await page.goto('/steward/audit');
  await pressed(page, 'Change of a figure proposed');
  await page.waitForURL(/deed=policy-change-proposed/);
  await page.getByRole('button', { name: 'Adviser’s profile approved' }).waitFor({ state: 'detached' });
  await pressed(page, /^Do not narrow to/);
  await page.getByRole('button', { name: 'Adviser’s profile approved' }).first().waitFor();
  await page.getByLabel('What was done').selectOption({ label: 'Change of a figure proposed' });
  await page.waitForURL(/deed=policy-change-proposed/);
  await page.getByRole('button', { name: 'Adviser’s profile approved' }).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await context.close();
});
