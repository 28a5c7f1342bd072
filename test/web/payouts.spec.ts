import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SendPayouts } from '../../src/payouts/run/send-payouts.job.js';
import { anEarning } from '../factories/adviser-pay.js';
import { aGoCardlessDestination } from '../factories/paid-by-gocardless.js';
import { barriersIn, startBrowser, type Visitor } from '../support/browser.js';
import { Client } from '../support/client.js';
import {
  aMembership,
  type AnExpert,
  anExpert,
  anOrganisation,
  aPerson,
  aSteward,
  type Somebody,
} from '../support/factories.js';
import { handled } from '../support/paid.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { aReader, dayFrom } from '../support/web.js';

jest.setTimeout(180_000); // where the machine has much else to do

let server: PayingServer;
let browser: Browser;
/** The first answers for one of the two advisers. */
let stewards: readonly [Somebody, Somebody];
let overseen: AnExpert;
let other: AnExpert;

beforeAll(async () => {
  [server, browser] = await Promise.all([startPayingServer(), startBrowser()]);
  server.clock.moveTo(Temporal.Instant.from('2027-01-11T09:00:00Z')); // a Monday
  await passTime(server, 'PT0S');
  stewards = [await aSteward(server), await aSteward(server)];
  const nobody = await Client.of(server);
  const body = await anOrganisation(server, { kind: 'development_body' });
  await aMembership(server, body.id, stewards[0], 'admin');
  const given = { profile: { kind: 'barefoot' }, body: body.id, person: await aPerson(server, { name: 'Mair Puw' }) };
  overseen = await anExpert(server, nobody, given);
  other = await anExpert(server, nobody, { person: await aPerson(server, { name: 'Huw Lloyd' }) });
  for (const { id } of [overseen, other]) {
    await aGoCardlessDestination(server, id);
    await anEarning(server, id, 6000, dayFrom(server, 0));
  }
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function at(steward: Somebody): Promise<Visitor> {
  const visitor = await aReader(browser, server, steward.email);
  await visitor.page.goto('/steward/payouts');
  await visitor.page.getByRole('heading', { level: 1, name: 'Paying advisers' }).waitFor();
  return visitor;
}

async function press(page: Page, ...names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole('button', { name, exact: typeof name === 'string' }).click();
}

const waits = (page: Page, { person }: AnExpert) =>
  page.getByRole('table', { name: 'To approve' }).getByRole('row', { name: new RegExp(person.name) });

test('pay is put on its way, and stands at once among what is to be approved', async () => {
  const { page, complaints, context } = await at(stewards[1]);
  await press(page, 'Put it on its way now', 'Start the run');
  await page.getByText('2 payments, £120.00 together, are on their way.').waitFor();
  await waits(page, overseen).getByText('being prepared').waitFor();
  expect(await page.getByLabel(overseen.person.name).count()).toBe(0);
  expect(await barriersIn(page)).toEqual([]);
  await server.app.get(SendPayouts).sweep();
  await passTime(server, 'PT2M');
  await waits(page, overseen).getByText('yes', { exact: true }).waitFor(); // by itself
  await waits(page, overseen).getByText('checked, the name matches').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('what was recorded as sent to the float and has not come is not asked for once more', async () => {
  const { page, complaints, context } = await at(stewards[1]);
  await page.getByText('Send £120.00 there from the bank.').waitFor();
  await press(page, 'Record what was sent');
  await page.getByLabel('Amount (£)').fill('120');
  await page.getByLabel('Day on the bank statement').fill(dayFrom(server, 0));
  await page.getByLabel('Reference at the bank').fill('Sandbox 12000');
  await press(page, 'Record it');
  await page.getByText('By the books there is £120.00 more: it is on its way there').first().waitFor();
  await page.getByText('With that there is enough. Nothing more is to be sent.').waitFor();
  await page.getByLabel(other.person.name).check();
  await press(page, 'Approve 1 payment', 'Let £60.00 go');
  await page.getByText('Huw Lloyd: the float does not hold it. Approve it once the money has arrived there.').waitFor();
  expect(await barriersIn(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('no steward lets go what goes to an adviser they answer for; another does, and both are paid', async () => {
  server.sandbox.play('gocardless', 'payment_account_topped_up', '', 12_000);
  const first = await at(stewards[0]);
  for (const { person } of [overseen, other]) await first.page.getByLabel(person.name).check();
  await press(first.page, 'Approve 2 payments', 'Let £120.00 go');
  await first.page.getByText('1 payment is approved.').waitFor();
  await first.page.getByText(/^Mair Puw: it goes to you, or to an adviser you answer for\./).waitFor();
  expect(first.complaints).toEqual([]);
  await first.context.close();

  const second = await at(stewards[1]);
  await second.page.getByLabel(overseen.person.name).check();
  await press(second.page, 'Approve 1 payment', 'Let £60.00 go');
  await second.page.getByText('Nothing waits for approval.').waitFor();
  await passTime(server, 'PT5M');
  await server.sandbox.settled();
  await handled(server);
  const { rows } = await server.owner.query('SELECT DISTINCT state FROM adviser_payouts');
  expect(rows).toEqual([{ state: 'paid' }]);
  const approved = await server.owner.query('SELECT approved_by FROM payout_approvals');
  expect(approved.rows.map(({ approved_by }) => approved_by as string).toSorted()).toEqual(
    stewards.map(({ id }) => id).toSorted(),
  );
  await second.page.reload();
  await second.page.getByText('There is enough.').waitFor();
  expect(second.complaints).toEqual([]);
  await second.context.close();
});

test('a Welsh reader with a small telephone approves as well', async () => {
  await anEarning(server, other.id, 3000, dayFrom(server, 0));
  const { page, complaints, context } = await aReader(browser, server, stewards[1].email, {
    ...{ language: 'cy', scheme: 'dark', width: 320 },
  });
  await page.goto('/steward/payouts');
  await press(page, 'Ei anfon ar ei ffordd nawr', 'Dechrau’r taliadau');
  await page.getByText('yn cael ei baratoi').waitFor();
  expect(await barriersIn(page)).toEqual([]);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});
