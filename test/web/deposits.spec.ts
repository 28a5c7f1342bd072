import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { LookAtMandates } from '../../src/payments/mandates/look-at-mandates.job.js';
import { Jobs } from '../../src/platform/jobs.js';
import { MakeStandingDeposits } from '../../src/vouchers/invoices/make-standing-deposits.job.js';
import { barriersIn, type Look, startBrowser, type Visitor } from '../support/browser.js';
import { aSteward, type Somebody } from '../support/factories.js';
import { handled } from '../support/paid.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { lettersTo } from '../support/standing.js';
import { type AFunder, aFunder, aProgramme } from '../support/vouchers.js';
import { faultsSeenBy } from '../support/web-looks.js';
import { aReader, dayFrom } from '../support/web.js';

jest.setTimeout(180_000); // where the machine has much else to do

let server: PayingServer;
let browser: Browser;
let funder: AFunder;
let steward: Somebody;
let money: string;
/** Where the last invoice is shown that was paid. */
let paid: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startPayingServer(), startBrowser()]);
  server.clock.moveTo(Temporal.Instant.from('2027-03-01T09:00:00Z'));
  await server.sandbox.moveTo(server.clock.now());
  funder = await aFunder(server, { name: 'Cronfa Afon' });
  steward = await aSteward(server);
  const programme = await aProgramme(server, { funder, depositMinor: 0 });
  money = `/funding/programmes/${programme.id}/money`;
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

const as = ({ email }: Pick<Somebody, 'email'>, look: Look = {}): Promise<Visitor> =>
  aReader(browser, server, email, look);

async function press(page: Page, ...names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole('button', { name, exact: typeof name === 'string' }).click();
}

function seen(page: Page, title: string | RegExp): Promise<void> {
  return page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Makes an invoice, and goes to where it is paid. */
async function anInvoice(page: Page, pounds: string): Promise<void> {
  await page.goto(money);
  await page.getByLabel(/^How much( \*)?$/).fill(pounds);
  await press(page, 'Make the invoice');
  await page.getByText(/^Invoice BF-\d+-\d+ is ready\./).waitFor();
}

async function payBy(page: Page, rail: string): Promise<void> {
  await page.getByRole('link', { name: 'See it and pay it' }).click();
  await page.getByLabel(rail).check();
  await press(page, /^Pay £/);
}

/** On the page of a bank or card company. */
async function answer(page: Page, choice: string): Promise<void> {
  await page.getByLabel(choice, { exact: true }).check();
  await press(page, 'Continue');
}

test('a payer whose session is gone when they come back signs in and sees that the money has come', async () => {
  const { page, complaints, context } = await as(funder.admin);
  await anInvoice(page, '5,000');
  expect(await barriersIn(page)).toEqual([]);
  await payBy(page, 'By card');
  await page.getByText('Pay with a card', { exact: true }).waitFor();
  await context.clearCookies();
  await answer(page, 'Pay with a card');
  await seen(page, 'Sign in to see this');
  const there = new URL(page.url());
  await page.getByLabel('E-mail address').fill(funder.admin.email);
  await press(page, 'Send me a link');
  await page.getByText('Look at your mail').waitFor();
  await page.goto(await linkFor(funder.admin));
  await page.getByRole('button', { name: /^Sign in/ }).click();
  await seen(page, 'Thank you: your payment has come');
  expect(new URL(page.url()).pathname).toBe(there.pathname);
  await page.getByRole('link', { name: 'Go on' }).click();
  await seen(page, /^Invoice BF-\d+-\d+: £5,000\.00$/);
  await page.getByText(/^Paid on \d/).waitFor();
  paid = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'All money of this programme' }).click();
  await page.getByRole('row', { name: /Paid here £5,000\.00$/ }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

/** Of the last letter that has one: others of this moment stand among them. */
async function linkFor(person: Somebody): Promise<string> {
  const links = (await lettersTo(server, person)).map(({ body }) => /http\S+\/sign-in\?token=\w+/.exec(body)?.[0]);
  return links.find((link) => link !== undefined) ?? '';
}

test('whoever goes to sign in by themselves comes back to where they were', async () => {
  const { page, context } = await as(funder.admin);
  await context.clearCookies();
  await page.goto(`${money}#deposits`);
  await seen(page, 'Sign in to see this');
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await seen(page, 'Sign in, or join');
  await page.getByLabel('E-mail address').fill(funder.admin.email);
  await press(page, 'Send me a link');
  await page.getByText('Look at your mail').waitFor();
  await page.goto(await linkFor(funder.admin));
  await page.getByRole('button', { name: /^Sign in/ }).click();
  await page.waitForURL(`**${money}#deposits`);
  await context.close();
});

test('a payment from a bank account is waited for, and the page says when it has come', async () => {
  const { page, complaints, context } = await as(funder.admin);
  await anInvoice(page, '1250');
  await payBy(page, 'From a bank account');
  await answer(page, 'Authorise the payment in your bank (instant)');
  await seen(page, /^(Your payment is on its way|This is not paid yet)$/);
  await passTime(server, 'PT3M');
  await seen(page, 'Thank you: your payment has come');
  await page.getByRole('link', { name: 'Go on' }).click();
  await seen(page, /: £1,250\.00$/);
  await page.getByText(/^Paid on \d/).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a transfer is found on the statement that a steward imports', async () => {
  const { page, complaints, context } = await as(funder.admin);
  await anInvoice(page, '750');
  const reference = await page.locator('dl.said strong').innerText();
  const lines = [`${dayFrom(server, 0)},"CRONFA AFON ${reference}",750.00`, `${dayFrom(server, 0)},RENT,20.00`];
  const keeper = await as(steward);
  await keeper.page.goto('/steward/money');
  await keeper.page.getByText('Or paste it').click();
  await keeper.page.getByLabel('The statement, pasted').fill(['date,reference,amount', ...lines].join('\n'));
  await press(keeper.page, 'See what it pays');
  await keeper.page.getByRole('row', { name: /RENT .* names no invoice/ }).waitFor();
  expect(await barriersIn(keeper.page)).toEqual([]);
  await press(keeper.page, 'Record 1 deposit', 'Record £750.00');
  await keeper.page.getByText('1 deposit is recorded.').waitFor();
  expect(keeper.complaints).toEqual([]);
  await keeper.context.close();
  await page.reload();
  await page.getByRole('row', { name: new RegExp(`${reference} £750\\.00$`) }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a Direct Debit is agreed to, and brings an amount each month until it is ended', async () => {
  const monthly = await aFunder(server, { name: 'Cronfa Fisol' }); // whose bank has agreed to nothing yet
  const programme = await aProgramme(server, { funder: monthly, depositMinor: 0 });
  const there = `/funding/programmes/${programme.id}/money`;
  const begun = await as(monthly.admin);
  await begun.page.goto(there);
  await press(begun.page, 'Set up a Direct Debit');
  await answer(begun.page, 'Agree to the Direct Debit');
  await seen(begun.page, 'You have agreed to the Direct Debit');
  expect(await barriersIn(begun.page)).toEqual([]);
  await begun.page.getByRole('link', { name: 'Go on' }).click();
  await begun.page.getByText(/SANDBOX BANK account ending in \d\d\. Your bank is told of it now/).waitFor();
  expect(begun.complaints).toEqual([]);
  await begun.context.close();
  await passTime(server, 'PT168H');
  await server.app.get(LookAtMandates).sweep();

  const { page, complaints, context } = await as(monthly.admin);
  await page.goto(there);
  await page.getByLabel('How much each month').fill('250');
  await page.getByLabel('On which day (1 to 28)').fill('31');
  await press(page, 'Start paying in each month');
  await page.locator('[aria-invalid=true]').waitFor();
  await page.getByLabel('On which day (1 to 28)').fill('10');
  await page
    .getByText('£250.00 is asked for first on 10 March 2027, and then each month until you pause or end it.')
    .waitFor();
  await press(page, 'Start paying in each month');
  await page.getByText('£250.00 on day 10 of each month').waitFor();
  await passTime(server, 'PT96H');
  await server.app.get(MakeStandingDeposits).makeAll();
  await page.reload();
  await page.getByText(/^It is paid by Direct Debit, asked for on \d/).waitFor();
  expect(await barriersIn(page)).toEqual([]);
  await passTime(server, 'PT240H');
  await server.sandbox.settled();
  await handled(server);
  await server.app.get(Jobs).sweepNow();
  await page.reload();
  await page.getByRole('row', { name: /Paid here £250\.00$/ }).waitFor();
  await press(page, /^Pause it/);
  await page.getByText('Paused', { exact: true }).waitFor();
  await press(page, /^End it for good/, /^End it: /);
  await page.getByText('Ended', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('no page of money that is paid in keeps anybody out', async () => {
  const seen = [money, paid, '/pay/mandate'];
  expect(await faultsSeenBy(funder.admin.email, seen, { browser, server })).toEqual([]);
});
