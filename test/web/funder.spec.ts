import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type AnApplicant, anApplicant } from '../support/applications.js';
import { aVisitor, type Look, startBrowser, type Visitor } from '../support/browser.js';
import { Client } from '../support/client.js';
import { aMembership, aPerson, aSteward, type Somebody } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { type AFunder, aFunder } from '../support/vouchers.js';
import { faultsSeenBy } from '../support/web-looks.js';

let server: TestServer;
let browser: Browser;
let funder: AFunder;
let colleague: Somebody;
let steward: Somebody;
let applicant: AnApplicant;
let programmeId: string;
let applicationId: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  funder = await aFunder(server, { name: 'Fund for starts' });
  [colleague, steward] = [await aPerson(server, { name: 'Col League' }), await aSteward(server)];
  await aMembership(server, funder.id, colleague, 'member');
  applicant = await anApplicant(server, await Client.of(server), { name: 'Ann Leaf' });
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function as(email: string, look: Look = {}): Promise<Visitor> {
  const visitor = await aVisitor(browser, server.baseUrl, look);
  await visitor.context.request.post('/dev/sessions', { data: { email } });
  return visitor;
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

test('a funder drafts a programme, pays in and opens it', async () => {
  const { page, complaints, context } = await as(funder.admin.email);
  await page.goto('/funding');
  await page.getByRole('link', { name: 'New programme' }).click();
  await page.getByLabel('Name in English').fill('Good starts');
  await page.getByLabel('Name in Welsh').fill('Dechrau da');
  await page.getByLabel('What it is for, in English').fill('Advice for those who begin.');
  await page.getByLabel('Budget').fill('10,000');
  await page.getByLabel('Applications until').fill('2090-12-31');
  await page.reload(); // in the middle: what was typed is kept
  expect(await page.getByLabel('Budget').inputValue()).toBe('10,000');
  await page.getByLabel('Scorers, at least').fill('1');
  await button(page, 'Make the draft').click();
  await page.getByText('Nothing was changed. Please mend what is marked above.').waitFor();
  await page.getByLabel('Scorers, at least').fill('2');
  await button(page, 'Make the draft').click();
  await page.getByText('Before it can open:').waitFor();
  programmeId = new URL(page.url()).pathname.split('/').at(-1)!;
  await button(page, 'Change its terms').click();
  await page.getByLabel('What it is for, in Welsh').fill('Cyngor i’r rhai sy’n dechrau.');
  await button(page, 'Save the terms').click();
  await page.getByLabel('Title in English').fill('A start');
  await page.getByLabel('Title in Welsh').fill('Dechrau');
  await page.getByLabel('Worth').fill('600');
  await button(page, 'Add it').click();
  await page.getByText('£600.00').first().waitFor();
  await page.getByRole('link', { name: 'Pay in', exact: true }).click();
  await page.getByLabel('How much').fill('5000');
  await button(page, 'Make the invoice').click();
  await page.getByText('With this reference').waitFor();
  await payAtTheBank();
  await page.goto(`/funding/programmes/${programmeId}`);
  await button(page, 'Open it').click();
  await button(page, 'Yes, open it').click();
  await page.getByRole('heading', { name: 'Open', exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

/** A steward finds the transfer on a bank statement. */
async function payAtTheBank(): Promise<void> {
  const client = await (await Client.of(server)).as(steward.email);
  const path = `/api/v1/programmes/${programmeId}`;
  const { body } = await client.get(`${path}/invoices`);
  const { gross: amount, bank_reference } = body.items[0];
  const received_at = server.clock.now().toString();
  const { status } = await client.post(`${path}/deposits`, { amount, received_at, bank_reference });
  expect(status).toBe(201);
}

test('somebody applies, and what they type is kept while they type', async () => {
  const { page, complaints, context } = await as(applicant.organisation.booker.email);
  await page.goto('/programmes');
  await page.getByRole('link', { name: 'See Good starts, and apply' }).click();
  await button(page, 'Go on to the application').click();
  await page.getByLabel('What do you need help with?').fill('We want to turn our bakery into a worker co-operative.');
  await page.getByText('Saved. You can go away and come back.').waitFor();
  await page.reload();
  const typed = await page.getByLabel('What do you need help with?').inputValue();
  expect(typed).toBe('We want to turn our bakery into a worker co-operative.');
  await button(page, 'Send the application').click();
  await page.getByText('Next a steward looks at what kind of adviser would help, and the panel scores it.').waitFor();
  applicationId = new URL(page.url()).pathname.split('/').at(-1)!;
  expect(complaints).toEqual([]);
  await context.close();
});

test('a steward asks two people to score, who do so without seeing each other’s scores', async () => {
  const asked = await as(steward.email);
  await asked.page.goto(`/funding/applications/${applicationId}`);
  await button(asked.page, 'Save what would help').click();
  await button(asked.page, 'Write it anew').waitFor();
  for (const { name } of [funder.admin, colleague]) {
    await asked.page.getByLabel(/^Who/).selectOption({ label: `${name}, Fund for starts` });
    await button(asked.page, 'Ask them').click();
    await asked.page.getByText(name, { exact: true }).waitFor();
  }
  await asked.context.close();
  await scoreAs(funder.admin.email, 4);
  await scoreAs(colleague.email, 3);
});

async function scoreAs(email: string, points: number): Promise<void> {
  const { page, complaints, context } = await as(email);
  await page.goto('/funding');
  await page.getByRole('link', { name: 'Score an application to Good starts' }).click();
  await page.getByRole('heading', { name: 'Your score' }).waitFor();
  expect(await page.getByText(/gave \d+ of/).count()).toBe(0);
  for (const group of await page.getByRole('radiogroup').all())
    await group.getByLabel(String(points), { exact: true }).check();
  await button(page, 'Look at it once more').click();
  await button(page, /^Give \d+ points for good$/).click();
  await page
    .getByText(/gave \d+ of/)
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
  await context.close();
}

test('it is decided once all have scored, and becomes a voucher that the applicant is offered', async () => {
  const { page, complaints, context } = await as(steward.email);
  await page.goto(`/funding/applications/${applicationId}`);
  await page.getByText('All have scored. The median is 14 of 20.').waitFor();
  await page.getByText('£600.00 (A start)').first().waitFor();
  await page.getByLabel('Reference of the minutes').fill('Panel 1, item 3');
  await button(page, 'Look at it once more').click();
  await button(page, 'Award the voucher').click();
  await page.getByRole('heading', { name: 'What was decided' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
  const ours = await as(applicant.organisation.booker.email);
  await ours.page.goto(`/applications/${applicationId}`);
  await ours.page.getByRole('link', { name: 'See the voucher and accept it' }).waitFor();
  await ours.context.close();
  const theirs = await as(funder.admin.email);
  await theirs.page.goto(`/funding/programmes/${programmeId}`);
  const row = theirs.page.getByRole('row', { name: /^In vouchers, not used yet/ });
  expect(await row.textContent()).toContain('£600.00');
  await theirs.page.goto(`/funding/programmes/${programmeId}/vouchers`);
  await theirs.page.getByText('1 voucher', { exact: true }).waitFor();
  await theirs.context.close();
});

test('a report is looked at before it is locked for good', async () => {
  const { page, complaints, context } = await as(funder.admin.email);
  await page.goto(`/funding/programmes/${programmeId}/reports`);
  await button(page, 'Lock this report').click();
  await page.getByText('This cannot be undone').waitFor();
  await button(page, /^Lock .* for good$/).click();
  await page.getByText('Locked: version 1').waitFor();
  expect(await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')).toContain('/report.csv?from=');
  expect(complaints).toEqual([]);
  await context.close();
});

test('no page of programmes keeps anybody out', async () => {
  const own = ['', '/applications', '/vouchers', '/reports', '/money'].map(
    (at) => `/funding/programmes/${programmeId}${at}`,
  );
  const found = await Promise.all([
    faultsSeenBy(funder.admin.email, ['/funding', '/funding/programmes/new', ...own], { browser, server }),
    faultsSeenBy(steward.email, [`/funding/applications/${applicationId}`], { browser, server }),
    faultsSeenBy(
      applicant.organisation.booker.email,
      ['/programmes', `/programmes/${programmeId}`, `/applications/${applicationId}`],
      { browser, server },
    ),
  ]);
  expect(found.flat()).toEqual([]);
});
