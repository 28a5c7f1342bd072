import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type ABooker, aBooker, aHold, confirm, fund } from '../support/bookings.js';
import { startBrowser, type Visitor } from '../support/browser.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, anOffer, aPricedOffer, aSteward, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { aReader, dayFrom, londonTime } from '../support/web.js';

jest.setTimeout(180_000); // where the machine has much else to do

let server: TestServer;
let browser: Browser;
let anybody: Client;
let expert: AnExpert;
let booker: ABooker;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  anybody = await Client.of(server);
  expert = await anExpert(server, anybody, { offer: aPricedOffer, hourlyMinor: 6000 });
  booker = await aBooker(server, anybody);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('a request is accepted where an adviser lands, and stands in their week', async () => {
  const offer = { ...anOffer, title: { en: 'A talk about members' }, asks: true };
  const { body } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, offer);
  const { id } = await aHold(booker, await slotOf(2, body.id));
  await confirm(booker.client, id);
  const { page, complaints, context } = await theAdviser();
  await page.goto('/advising');
  await press(page, /^Accept: .*, A talk about members$/);
  await page.getByText('Nothing waits for you.').waitFor();
  await page.getByRole('listitem').filter({ hasText: 'A talk about members' }).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: /^Session with / }).waitFor();
  await page.getByRole('link', { name: 'Open the video room' }).waitFor();
  expect((await booker.client.get(`/api/v1/bookings/${id}`)).body.state).toBe('confirmed');
  expect(complaints).toEqual([]);
  await context.close();
});

test('the hours of a week are changed with the keyboard alone', async () => {
  const { page, complaints, context } = await theAdviser();
  await page.goto('/advising/hours');
  await page.getByRole('grid').locator('[tabindex="0"]').focus();
  await page.keyboard.press('Space'); // Monday, 9:00: closed
  await page.keyboard.press('Shift+ArrowDown'); // and 9:30 with it
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space'); // Tuesday, 9:00
  await page.getByRole('gridcell', { name: 'Monday 09:30, closed' }).waitFor();
  expect(await page.getByLabel('Tuesday, from').inputValue()).toBe('09:30');
  await page.getByRole('button', { name: 'Save these hours' }).press('Enter');
  await page.getByText('Saved.').first().waitFor();
  const { weekly } = (await expert.client.get(`/api/v1/experts/${expert.id}/diary`)).body;
  expect([weekly[1], weekly[2]]).toEqual([
    [{ opens: '10:00', closes: '17:00' }],
    [{ opens: '09:30', closes: '17:00' }],
  ]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a session is written up, and once it is accepted its pay is shown', async () => {
  const { id, start } = await aHold(booker, await slotOf(3, expert.offerId));
  await fund(await anybody.as((await aSteward(server)).email), id);
  server.clock.moveTo(Temporal.Instant.from(start).add({ hours: 2 }));
  const { page, complaints, context } = await theAdviser();
  await page.goto('/advising');
  await page
    .getByRole('article')
    .filter({ hasText: 'A paid hour' })
    .getByRole('link', { name: /^Write it up: / })
    .click();
  await press(page, 'Record this session');
  await page.getByText('Choose at least one.').waitFor();
  await page.getByText('Governance', { exact: true }).click();
  await page.getByLabel('Summary').fill('We went through the rules.');
  await press(page, 'Record this session');
  await page.getByRole('heading', { level: 2, name: 'What you wrote up' }).waitFor();
  await booker.client.post(`/api/v1/bookings/${id}/acceptance`, { version: 1 });
  await page.getByRole('link', { name: 'Pay', exact: true }).click();
  await page.getByText('£105.00').first().waitFor();
  await page.getByRole('link', { name: 'Say where you are paid' }).click();
  await page.getByRole('heading', { level: 1, name: 'Where you are paid' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a rate under the floor is refused at its field, as it is typed, and what is typed stays', async () => {
  const { page, context } = await theAdviser();
  await page.goto('/advising/offers');
  await press(page, 'Change my rates');
  const contact = page.getByLabel(/^With the client/);
  await contact.fill('10');
  await page
    .getByText(/^At least £[\d.]+: that is the floor\.$/)
    .first()
    .waitFor();
  await press(page, 'Set these rates');
  await page.getByRole('alert').waitFor();
  expect([await contact.inputValue(), await contact.getAttribute('aria-invalid')]).toEqual(['10', 'true']);
  await contact.fill('65');
  await page.getByLabel('Travelling').fill(''); // half of it, as usual
  await press(page, 'Set these rates');
  await page.getByRole('cell', { name: '£65.00' }).first().waitFor();
  await context.close();
});

test('an offer that brings less than a living wage is refused with its sum, mended and made', async () => {
  const { page, context } = await theAdviser();
  await page.goto('/advising/offers');
  await press(page, 'Add an offer');
  await page.getByLabel(/^Name in English/).fill('The books, page by page');
  const unpaid = page.getByLabel('Unpaid minutes around it');
  await unpaid.fill('900');
  await page.getByText(/which is under the living wage of £/).waitFor();
  await press(page, 'Offer this');
  await page.getByRole('alert').waitFor();
  expect(await unpaid.inputValue()).toBe('900');
  await unpaid.fill('10');
  await page
    .getByRole('region', { name: 'What it costs and brings' })
    .getByText(/^An hour of it brings you £[\d.]+\. The floor/)
    .waitFor();
  await press(page, 'Offer this');
  await page.getByRole('heading', { level: 3, name: 'The books, page by page' }).waitFor();
  await context.close();
});

function theAdviser(): Promise<Visitor> {
  return aReader(browser, server, expert.person.email);
}

async function slotOf(days: number, offerId: string) {
  const [slot] = await slotsOf(anybody, { id: expert.id, offerId }, londonTime(dayFrom(server, days), '00:00'), 1);
  return slot;
}

function press(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}
