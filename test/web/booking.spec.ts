import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { type ABooker, aBooker, aHold, fund } from '../support/bookings.js';
import { startBrowser, type Visitor } from '../support/browser.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, anOffer, aPricedOffer, aSteward, slotsOf } from '../support/factories.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { aVoucher } from '../support/vouchers.js';
import { aReader, dayFrom, londonTime } from '../support/web.js';

jest.setTimeout(180_000); // where the machine has much else to do

let server: PayingServer;
let browser: Browser;
let anybody: Client;
let steward: Client;
let expert: AnExpert;
let freeOffer: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startPayingServer(), startBrowser()]);
  anybody = await Client.of(server);
  steward = await anybody.as((await aSteward(server)).email);
  expert = await anExpert(server, anybody, { offer: aPricedOffer, hourlyMinor: 6000 });
  freeOffer = (await expert.client.post(`/api/v1/experts/${expert.id}/offers`, anOffer)).body.id;
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('a start-up finds somebody and books with a voucher in three steps', async () => {
  const { booker, page, complaints, leave } = await aStartUp();
  const voucher = await aVoucher(server, { organisationId: booker.organisation.id });
  await page.goto('/');
  await page.getByRole('link', { name: 'See all advisers' }).click();
  await page.getByRole('link', { name: /and when they are free$/ }).click();
  await page.getByRole('radio', { name: /A paid hour/ }).click();
  await press(page, 'The month after');
  await page
    .getByRole('button', { name: /times are free$/ })
    .first()
    .click();
  await page
    .getByRole('link', { name: /^Book \d\d:\d\d/ })
    .first()
    .click();
  await writeNeeds(page, 'Rules for a bakery of nine.');
  await press(page, 'Hold this time');
  await page.getByText(/^Held for you: 1\d:\d\d left$/).waitFor();
  await page.getByText('Yes: I have a code').click();
  await page.getByLabel('Code of the voucher').fill(voucher.code);
  await press(page, 'See what it pays');
  await page.getByRole('row', { name: /The voucher/ }).waitFor();
  await press(page, 'Confirm');
  await seen(page, /^You meet /);
  await page.getByRole('link', { name: 'Join the video call' }).waitFor();
  expect(await statesOf(booker)).toEqual(['confirmed']);
  expect(complaints).toEqual([]);
  await leave();
});

test('a card is declined, its page is left, gone back from, and then it pays', async () => {
  const { booker, page, complaints, leave } = await aStartUp();
  await holdTime(page, dayFrom(server, 2));
  await page.getByLabel('By card').check();
  await press(page, /^Confirm and pay £/);
  await answer(page, 'The card is declined');
  await page.getByText('The bank has declined the card. Choose another one.').waitFor();
  await answer(page, 'Go back without paying');
  await comeBack(page, page.getByText('You have not paid yet'));
  await press(page, /^Pay £/);
  await page.getByText('Pay with a card', { exact: true }).waitFor();
  await page.goBack();
  await page.getByText('You have not paid yet').waitFor();
  await press(page, /^Pay £/);
  await answer(page, 'Pay with a card');
  await comeBack(page, heading(page, /^You meet /));
  expect(await statesOf(booker)).toEqual(['confirmed']);
  expect(complaints).toEqual([]);
  await leave();
});

test('what is free is booked by one press, and by a double click once', async () => {
  const { booker, page, complaints, leave } = await aStartUp();
  await page.goto(toBook(dayFrom(server, 3), '10:00', freeOffer));
  await page.getByRole('button', { name: 'Book this session' }).dblclick();
  await seen(page, /^You meet /);
  expect(await statesOf(booker)).toEqual(['confirmed']);
  await page.goto(toBook(dayFrom(server, 3), '14:00'));
  await page.getByRole('button', { name: 'Hold this time' }).dblclick();
  await seen(page, 'Who pays for it?');
  expect((await statesOf(booker)).toSorted()).toEqual(['confirmed', 'held']);
  expect(complaints).toEqual([]);
  await leave();
});

test('who has another session then is told so, and may book all the same', async () => {
  const { booker, page, complaints, leave } = await aStartUp();
  const [day, other] = [dayFrom(server, 3), await anExpert(server, anybody)];
  await page.goto(toBook(day, '11:00', freeOffer));
  await press(page, 'Book this session');
  await seen(page, /^You meet /);
  await page.goto(toBook(day, '11:00', other.offerId, other.id));
  await page.getByText(/^You have another session then: .*, 11:00\./).waitFor();
  await press(page, 'Book this session');
  await seen(page, /^You meet /);
  expect(await statesOf(booker)).toEqual(['confirmed', 'confirmed']);
  expect(complaints).toEqual([]);
  await leave();
});

test('of two who want one time the second is told what is free near it, and loses nothing typed', async () => {
  const [first, second] = await Promise.all([aStartUp(), aStartUp()]);
  const address = toBook(dayFrom(server, 4), '11:00');
  await Promise.all([first.page.goto(address), second.page.goto(address)]);
  await writeNeeds(second.page, 'How we share out a surplus.');
  await press(first.page, 'Hold this time');
  await seen(first.page, 'Who pays for it?');
  await press(second.page, 'Hold this time');
  await second.page.getByText(/^Somebody else has just taken this time/).waitFor();
  expect(await needsIn(second.page)).toBe('How we share out a surplus.');
  await second.page.locator('.near a').first().click();
  await second.page.waitForURL((url) => url.href !== new URL(address, server.baseUrl).href);
  expect(await needsIn(second.page)).toBe('How we share out a surplus.');
  await press(second.page, 'Hold this time');
  await seen(second.page, 'Who pays for it?');
  expect([await statesOf(first.booker), await statesOf(second.booker)]).toEqual([['held'], ['held']]);
  expect(second.complaints).toEqual([]);
  await Promise.all([first.leave(), second.leave()]);
});

test('whoever goes back in the middle finds what they typed, and what they hold', async () => {
  const { booker, page, complaints, leave } = await aStartUp();
  const day = dayFrom(server, 5);
  await page.goto(`/advisers/${expert.id}?offer=${expert.offerId}&month=${day.slice(0, 7)}&day=${day}`);
  await page.getByRole('radio', { name: /A first talk/ }).click();
  await page.getByRole('link', { name: /^Book 09:00.*Free$/ }).waitFor(); // the day stays
  await page.getByRole('radio', { name: /A paid hour/ }).click();
  await page.getByRole('link', { name: /^Book 09:00.*£/ }).click();
  await writeNeeds(page, 'A lease for a workshop.');
  await page.goBack();
  await page.getByRole('link', { name: /^Book 15:00/ }).click();
  expect(await needsIn(page)).toBe('A lease for a workshop.');
  await press(page, 'Hold this time');
  await seen(page, 'Who pays for it?');
  await page.goBack();
  await page.getByRole('link', { name: /^Book 09:00/ }).waitFor();
  await page.getByRole('link', { name: 'My bookings' }).click();
  await page.getByText(/^Choose who pays by /).waitFor();
  await page.getByRole('link', { name: /, 15:00$/ }).click();
  await press(page, 'Let this time go');
  await page.getByText(/^When is .* free\?$/).waitFor();
  expect(await statesOf(booker)).toEqual(['cancelled']);
  expect(complaints).toEqual([]);
  await leave();
});

test('a payment by bank is waited for, and the page goes on by itself', async () => {
  const { booker, page, complaints, leave } = await aStartUp();
  await holdTime(page, dayFrom(server, 6));
  await page.getByLabel('By bank').check();
  await press(page, /^Confirm and pay £/);
  await answer(page, 'Authorise the payment in your bank (instant)');
  await comeBack(page, page.getByText('Your payment is on its way'));
  await passTime(server, 'PT3M');
  await seen(page, /^You meet /);
  expect(await statesOf(booker)).toEqual(['confirmed']);
  expect(complaints).toEqual([]);
  await leave();
});

test('a hold that lapses is explained, and leads on to the same time with all that was typed', async () => {
  const { booker, page, complaints, leave } = await aStartUp();
  await page.goto(toBook(dayFrom(server, 7), '13:00'));
  await writeNeeds(page, 'Who signs for us?');
  await press(page, 'Hold this time');
  await page.getByText(/^Held for you: 1\d:\d\d left$/).waitFor();
  await passTime(server, 'PT16M');
  await page.clock.fastForward('16:00');
  await seen(page, 'This time is not held any more');
  await page
    .getByRole('link', { name: /, 13:00$/ })
    .first()
    .click();
  expect(await needsIn(page)).toBe('Who signs for us?');
  await press(page, 'Hold this time');
  await page.getByText(/^Held for you: 1\d:\d\d left$/).waitFor();
  expect((await statesOf(booker)).toSorted()).toEqual(['held', 'lapsed']);
  expect(complaints).toEqual([]);
  await leave();
});

test('a session is moved, and called off with what that costs said first', async () => {
  const { booker, page, complaints, leave } = await aStartUp();
  const id = await aPaidSession(booker, 8);
  const day = dayFrom(server, 9);
  await page.goto(`/bookings/${id}`);
  await press(page, 'Call it off');
  await page.getByText(/^That costs nothing: £.* goes back to who paid it\.$/).waitFor();
  await press(page, 'Leave it as it is');
  await press(page, 'Move it');
  if (!day.startsWith(dayFrom(server, 8).slice(0, 7))) await press(page, 'The month after');
  await page.locator(`[data-day="${day}"]`).click();
  await press(page, '16:00');
  await press(page, /^Move it to .*, 16:00$/);
  await page.getByText(/, 16:00–17:00$/).waitFor();
  await page
    .getByRole('status')
    .getByText(/^Moved to .*, 16:00\.$/)
    .waitFor();
  await leave();
  server.clock.moveTo(londonTime(day, '13:00'));
  const later = await aReader(browser, server, booker.organisation.booker.email);
  await later.page.goto(`/bookings/${id}`);
  await later.page
    .getByText(/^Calling it off costs £[\d.]+ until .*, and £[\d.]+ after that$|^So soon, calling it off costs £/)
    .waitFor();
  await press(later.page, 'Call it off');
  await later.page.getByText(/^That costs £[\d.]+, because it is soon\./).waitFor();
  await later.page.getByRole('button', { name: 'Call it off' }).last().click();
  await later.page.getByText('You called it off: not needed any more.').waitFor();
  expect(await later.page.getByText(/^(Cancel free|Calling it off costs|So soon)/).count()).toBe(0);
  expect(await statesOf(booker)).toEqual(['cancelled']);
  expect([...complaints, ...later.complaints]).toEqual([]);
  await later.context.close();
});

test('a session that took place is confirmed by its client, and reviewed', async () => {
  const { booker, leave } = await aStartUp();
  const id = await aPaidSession(booker, 2);
  await leave();
  const record = { minutes: { contact: 60, preparation: 30, write_up: 15 }, topics: ['governance'], language: 'en' };
  server.clock.moveTo(londonTime(dayFrom(server, 3), '09:00'));
  await expert.client.post(`/api/v1/bookings/${id}/delivery`, { ...record, summary: 'We went through the rules.' });
  const { page, complaints, context } = await aReader(browser, server, booker.organisation.booker.email);
  await page.goto('/bookings');
  await page.getByText(/^Confirm the session, or say what is wrong, by /).waitFor();
  await page
    .getByRole('listitem')
    .getByRole('link', { name: /\d\d:\d\d$/ })
    .click();
  await page.getByText('We went through the rules.').waitFor();
  await press(page, 'Yes, that is right');
  await page.getByText(/^You confirmed it: /).waitFor();
  for (const what of ['Useful', 'Clear', 'On time'])
    await page.getByRole('radiogroup', { name: what }).getByLabel('5', { exact: true }).check();
  await page.getByLabel('In your words').fill('We knew what to do next.');
  await press(page, 'Send the review');
  await page.getByText('Useful: 5 of 5 · Clear: 5 of 5 · On time: 5 of 5').waitFor();
  expect(await statesOf(booker)).toEqual(['accepted']);
  expect(complaints).toEqual([]);
  await context.close();
});

interface StartUp extends Visitor {
  readonly booker: ABooker;
  readonly leave: () => Promise<void>;
}

/** Somebody who books for an organisation of their own, signed in. */
async function aStartUp(): Promise<StartUp> {
  const booker = await aBooker(server, anybody);
  const visitor = await aReader(browser, server, booker.organisation.booker.email);
  return { ...visitor, booker, leave: () => visitor.context.close() };
}

function toBook(day: string, time: string, offer = expert.offerId, adviser = expert.id): string {
  const start = londonTime(day, time).toString();
  return `/book/new?${new URLSearchParams({ adviser, offer, start }).toString()}`;
}

async function holdTime(page: Page, day: string): Promise<void> {
  await page.goto(toBook(day, '10:00'));
  await press(page, 'Hold this time');
  await seen(page, 'Who pays for it?');
}

function press(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name });
}

function seen(page: Page, name: string | RegExp): Promise<void> {
  return heading(page, name).waitFor();
}

/** On the page of a bank or card company. */
async function answer(page: Page, choice: string | RegExp): Promise<void> {
  await page.getByLabel(choice, { exact: true }).check();
  await press(page, 'Continue');
}

/** Until this is seen of the booking, by the page that a payer comes back to, which may ask whether to go on. */
async function comeBack(page: Page, there: Locator): Promise<void> {
  const [goOn, isBack] = [page.locator('a[href*="/book/"]').first(), /\/book\/[^/]+$/];
  await there.or(goOn).first().waitFor();
  if (!isBack.test(page.url())) await goOn.click();
  await page.waitForURL(isBack);
  await there.waitFor();
}

function writeNeeds(page: Page, words: string): Promise<void> {
  return page.getByLabel('What do you want help with?').fill(words);
}

function needsIn(page: Page): Promise<string> {
  return page.getByLabel('What do you want help with?').inputValue();
}

async function statesOf({ client, organisation }: ABooker): Promise<string[]> {
  const { body } = await client.get('/api/v1/bookings?as=client&limit=100');
  const own = body.items.filter((one: any) => one.organisation.id === organisation.id);
  return own.map(({ state }: { state: string }) => state);
}

/** Paid for, so many days ahead. */
async function aPaidSession(booker: ABooker, days: number): Promise<string> {
  const slots = await slotsOf(anybody, expert, londonTime(dayFrom(server, days), '00:00'), 1);
  const { id } = await aHold(booker, slots[0]);
  await fund(steward, id);
  return id;
}
