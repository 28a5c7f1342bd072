import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { type ABooker, aBooker, aHold } from '../support/bookings.js';
import { barriersIn, startBrowser, type Visitor } from '../support/browser.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, anOffer, aPerson, aPricedOffer, slotsOf } from '../support/factories.js';
import { holdSeries } from '../support/groups.js';
import { type PayingServer, startPayingServer } from '../support/paying.js';
import { aVoucher } from '../support/vouchers.js';
import { aReader, dayFrom, londonTime } from '../support/web.js';

jest.setTimeout(180_000); // where the machine has much else to do

let server: PayingServer;
let browser: Browser;
let anybody: Client;
let expert: AnExpert;
let freeOffer: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startPayingServer(), startBrowser()]);
  anybody = await Client.of(server);
  expert = await anExpert(server, anybody, { offer: aPricedOffer, hourlyMinor: 6000 });
  freeOffer = (await expert.client.post(`/api/v1/experts/${expert.id}/offers`, anOffer)).body.id;
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('a start-up books three weeks, one of them at another time, with a voucher, and calls all of it off', async () => {
  const { booker, page, complaints, context } = await aStartUp();
  const voucher = await aVoucher(server, { organisationId: booker.organisation.id });
  await taken(15, '10:00');
  await page.goto(toBook(8, '10:00'));
  await chooseRhythm(page, 'Every week', 3);
  await page.getByText('This time is taken.').waitFor();
  await page.getByText(/^2 sessions: £[\d.]+ all in$/).waitFor();
  await page.getByLabel(/^Instead of .*, 10:00$/).selectOption({ index: 1 });
  await page.getByText(/^3 sessions: £[\d.]+ all in$/).waitFor();
  await press(page, 'Hold these 3 times');
  await seen(page, 'Who pays for these sessions?');
  await page.getByText(/^Held for you: 1\d:\d\d left$/).waitFor();
  await payBy(page, voucher.code);
  await press(page, 'Confirm');
  await seen(page, /^You meet .*, 3 times$/);
  await page.getByRole('link', { name: 'My bookings' }).last().click();
  await page.getByText('and 2 more of this series').click();
  expect(await page.getByRole('list', { name: 'The sessions of this series' }).getByRole('listitem').count()).toBe(2);
  await page
    .getByRole('listitem')
    .getByRole('link', { name: /, 10:00$/ })
    .first()
    .click();
  await page.getByText('Session 1 of 3').waitFor();
  await press(page, 'Call off all 3 to come');
  await page.getByText(/^That costs nothing: £[\d.]+ goes back to who paid it\.$/).waitFor();
  await press(page, 'Call all 3 off');
  await page.getByText('You called it off: not needed any more.').waitFor();
  expect(await statesOf(booker)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(complaints).toEqual([]);
  await context.close();
});

test('what a voucher does not reach is said before it is paid, one session after the other', async () => {
  const { booker, page, complaints, context } = await aStartUp();
  const voucher = await aVoucher(server, { organisationId: booker.organisation.id, valueMinor: 15_000 });
  await taken(10, '14:00');
  await page.goto(toBook(3, '14:00'));
  await chooseRhythm(page, 'Every week', 4);
  await page.getByText('left out').waitFor();
  await press(page, 'Hold these 3 times');
  await seen(page, 'Who pays for these sessions?');
  await payBy(page, voucher.code);
  await page.getByText(/^Your voucher does not reach all of them: /).waitFor();
  await page.getByRole('row', { name: 'The voucher, 44 % £150.00' }).waitFor();
  await page.getByLabel('By card').check();
  await press(page, /^Confirm and pay £[\d.]+ in 2 parts$/);
  for (const number of [2, 3]) {
    await page.getByLabel('Pay with a card', { exact: true }).check();
    await press(page, 'Continue');
    await comeBack(page);
    if (number === 3) break;
    await page.getByText(/^Session 3 of 3: /).waitFor();
    await press(page, /^Pay £/);
  }
  await seen(page, /^You meet .*, 3 times$/);
  expect(await statesOf(booker)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  expect(complaints).toEqual([]);
  await context.close();
});

test('whoever has no organisation yet names it and sees the times, and what is free is booked by one press', async () => {
  const { email } = await aPerson(server, { name: 'Nia Newcomer' });
  const { page, complaints, context } = await aReader(browser, server, email);
  await page.goto(toBook(4, '11:00', freeOffer));
  await page.getByLabel('What is it called?').fill('Becws Newydd');
  await chooseRhythm(page, 'Every two weeks', 2);
  await press(page, 'See which times are free');
  await press(page, 'Book these 2 sessions');
  await seen(page, /^You meet .*, 2 times$/);
  await page.getByRole('list', { name: 'The sessions of this series' }).getByRole('link').first().click();
  await page.getByText('Session 1 of 2').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('whoever loses a time of it holds nothing, is told, and sees what is free now', async () => {
  const { booker, page, complaints, context } = await aStartUp();
  await page.goto(toBook(5, '15:00'));
  await chooseRhythm(page, 'Every week', 2);
  await page.getByText(/^2 sessions: /).waitFor();
  await taken(12, '15:00');
  await press(page, 'Hold these 2 times');
  await page.getByText(/^Somebody else has just taken one of these times\./).waitFor();
  await page.getByText('This time is taken.').waitFor();
  expect(await statesOf(booker)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('times are let go however often it is tried, and what was let go before is left as it is', async () => {
  const { booker, page, complaints, context } = await aStartUp();
  const { body } = await holdSeries(booker, await slotAt(11, '16:00'), { count: 3 });
  const [first, , third] = body.bookings as [{ id: string }, unknown, { id: string }];
  await page.goto(`/book/${first.id}`);
  const loseAnswer = async (route: Route) => {
    await route.fetch();
    await route.abort();
  };
  await page.route(`**/bookings/${third.id}/cancellation`, loseAnswer, { times: 1 });
  await press(page, 'Let these 3 times go');
  await press(page, 'Let this time go');
  await page.waitForURL(/\/advisers\//);
  expect(await statesOf(booker)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(complaints.filter((each) => !each.includes('ERR_FAILED'))).toEqual([]);
  await context.close();
});

const looks = [
  { language: 'en', scheme: 'light', width: 1280 },
  { language: 'cy', scheme: 'dark', width: 320 },
] as const;

test('no page of a series keeps anybody out', async () => {
  await Promise.all(looks.map(lookAtAll));
});

async function lookAtAll(look: (typeof looks)[number]): Promise<void> {
  const booker = await aBooker(server, anybody);
  const { page, complaints, context } = await aReader(browser, server, booker.organisation.booker.email, look);
  const day = look.language === 'en' ? 6 : 7;
  await taken(day + 7, '12:00');
  await page.goto(toBook(day, '12:00'));
  await page.locator('main select').last().selectOption('1');
  await page.locator('ol.series li').nth(2).waitFor();
  await holdTo(page, 'choosing');
  const free = await slotAt(day, '16:00', freeOffer);
  const { body: booked } = await holdSeries(booker, free, { count: 3 });
  await booker.client.post(`/api/v1/bookings/series/${booked.series_id}/confirmation`);
  const { body: held } = await holdSeries(booker, await slotAt(day, '09:00'), { count: 2 });
  const [of, ofHeld] = [booked.bookings[0].id as string, held.bookings[0].id as string];
  for (const address of [`/book/${ofHeld}`, `/book/${of}`, '/bookings', `/bookings/${of}`]) {
    await page.goto(address, { waitUntil: 'networkidle' });
    if (address === '/bookings') await page.locator('summary').first().click();
    if (address === `/bookings/${of}`) await page.locator('main button[aria-expanded]').nth(2).click();
    await holdTo(page, address);
  }
  expect(complaints).toEqual([]);
  await context.close();
}

async function holdTo(page: Page, what: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  expect([what, await barriersIn(page)]).toEqual([what, []]);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect([what, overflow]).toEqual([what, 0]);
}

/** Somebody who books for an organisation of their own, signed in. */
async function aStartUp(): Promise<Visitor & { readonly booker: ABooker }> {
  const booker = await aBooker(server, anybody);
  return { ...(await aReader(browser, server, booker.organisation.booker.email)), booker };
}

function toBook(days: number, time: string, offer = expert.offerId): string {
  const start = londonTime(dayFrom(server, days), time).toString();
  return `/book/new?${new URLSearchParams({ adviser: expert.id, offer, start }).toString()}`;
}

async function slotAt(days: number, time: string, offerId = expert.offerId) {
  const day = dayFrom(server, days);
  const slots = await slotsOf(anybody, { id: expert.id, offerId }, londonTime(day, '00:00'), 1);
  return slots.find(({ start }) => londonTime(day, time).equals(start));
}

/** By somebody else. */
async function taken(days: number, time: string): Promise<void> {
  await aHold(await aBooker(server, anybody), await slotAt(days, time));
}

async function chooseRhythm(page: Page, rhythm: string, times: number): Promise<void> {
  await page.getByLabel('How often?').selectOption(rhythm);
  await page.getByLabel('How many times?').selectOption(String(times));
}

async function payBy(page: Page, code: string): Promise<void> {
  await page.getByText('Yes: I have a code').click();
  await page.getByLabel('Code of the voucher').fill(code);
  await press(page, 'See what it pays');
  await page.getByRole('row', { name: /The voucher/ }).waitFor();
}

/** From the page of the card company, by the page that may ask whether to go on. */
async function comeBack(page: Page): Promise<void> {
  const goOn = page.locator('a[href*="/book/"]').first();
  await goOn
    .or(page.locator('.steps'))
    .or(page.getByRole('heading', { name: /^You meet/ }))
    .first()
    .waitFor();
  if (!/\/book\/[^/]+$/.test(page.url())) await goOn.click();
}

function press(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

function seen(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('heading', { level: 1, name }).waitFor();
}

async function statesOf({ client, organisation }: ABooker): Promise<string[]> {
  const { body } = await client.get('/api/v1/bookings?as=client&limit=100');
  const own = body.items.filter((one: any) => one.organisation.id === organisation.id);
  return own.map(({ state }: { state: string }) => state);
}
