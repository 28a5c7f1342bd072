import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newId } from '../../src/kernel/id.js';
import { pages } from '../../src/web-app.js';
import { aVisitor, barriersIn, startBrowser } from '../support/browser.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aPerson, aPricedOffer } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

jest.setTimeout(180_000); // many pages one after the other, where the machine has much else to do

let server: TestServer;
let browser: Browser;
let expert: AnExpert;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  const profile = { headline: { en: 'Knows how', cy: 'Yn gwybod sut' }, languages: ['en', 'cy'] };
  expert = await anExpert(server, await Client.of(server), { profile, offer: aPricedOffer, hourlyMinor: 6000 });
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('a visitor finds an adviser and their free times, in whose zone it is said', async () => {
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl);
  await page.goto('/');
  await page.getByLabel('What do you need help with?').fill('governance');
  await page.getByRole('button', { name: 'Find advisers' }).click();
  await page.getByRole('link', { name: /^See .* and when they are free$/ }).click();
  await page.getByText('Platform fee').waitFor();
  await page
    .getByRole('button', { name: /times are free$/ })
    .first()
    .click();
  await page
    .getByRole('link', { name: /^Book \d\d:\d\d/ })
    .first()
    .waitFor();
  expect(await page.getByLabel('Times are in').inputValue()).toBe('Europe/London');
  expect(new URL(page.url()).searchParams.get('day')).toMatch(/^\d{4}-\d\d-\d\d$/);
  await page.reload();
  await page
    .getByRole('link', { name: /^Book \d\d:\d\d/ })
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('days are walked through with arrow keys alone', async () => {
  const { page, context } = await aVisitor(browser, server.baseUrl);
  await page.goto(`/advisers/${expert.id}`);
  await page.getByRole('button', { name: 'The month after' }).press('Enter');
  const day = () => page.evaluate<string>('document.activeElement.dataset.day');
  await page.waitForURL(/month=/);
  const month = new URL(page.url()).searchParams.get('month')!;
  await page.locator(`button[data-day="${month}-10"]`).focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown']) await page.keyboard.press(key);
  expect(await day()).toBe(`${month}-17`);
  await context.close();
});

test('on a phone the filters are folded away, and who finds nobody is shown on', async () => {
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl, { width: 390 });
  await page.goto('/advisers?kind=specialist');
  await page.getByText('Knows how').waitFor();
  expect(await page.getByLabel('Price').isVisible()).toBe(false);
  await page.getByText('Filters (1)').click();
  await page.getByLabel('Price').waitFor();
  await page.goto('/advisers?q=knows+astrophysics');
  await page.getByText('Nobody has all of these words; these come near.').waitFor();
  await page.goto('/advisers?q=astrophysics');
  await page.getByRole('link', { name: 'Answer a few questions' }).waitFor();
  await page.getByRole('link', { name: 'Show all advisers' }).click();
  await page.getByText('Knows how').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('the page that a link of a letter opens has our look', async () => {
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl, { width: 390 });
  await page.goto(`/sign-in?token=${'a'.repeat(32)}`);
  await page.getByRole('button', { name: /^Sign in.*Mewngofnodi$/ }).waitFor();
  expect(await page.evaluate('getComputedStyle(document.querySelector("button")).backgroundColor')).toBe(
    'rgb(14, 94, 88)',
  );
  expect(await barriersIn(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the language is changed anywhere, and stays', async () => {
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl, { width: 360 });
  await page.goto('/advisers');
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dod o hyd i gynghorydd' }).waitFor();
  await page.getByText('Yn gwybod sut').waitFor();
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: "Dewch o hyd i rywun sydd wedi'i wneud o'r blaen" }).waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('cy');
  expect(complaints).toEqual([]);
  await context.close();
});

test('who signs in is told what is wrong with an address, and loses nothing', async () => {
  const { page, context } = await aVisitor(browser, server.baseUrl);
  await page.goto('/enter');
  await page.getByLabel('Your name, if you are new here').fill('Ann Leaf');
  await page.getByLabel('E-mail address').fill('ann@leaf'); // which browsers take for an address
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByText(/email/i).first().waitFor();
  expect(await page.getByLabel('Your name, if you are new here').inputValue()).toBe('Ann Leaf');
  await page.getByLabel('E-mail address').fill('ann@leaf.example');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByText('Look at your mail').waitFor();
  await context.close();
});

test('who is signed in finds who they act for, and the way out', async () => {
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl);
  await context.request.post('/dev/sessions', { data: { email: expert.person.email } });
  await page.goto('/');
  await page.getByRole('link', { name: expert.person.name, exact: true }).click();
  await page.getByText('You act for nobody yet.').waitFor();
  expect(await barriersIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('who comes to what is not there is told so, and led on, on every page that is about one thing', async () => {
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl);
  await context.request.post('/dev/sessions', { data: { email: (await aPerson(server)).email } });
  for (const at of pages.filter((one) => one.includes(':id'))) {
    await page.goto(at.replace(':id', newId()));
    const heading = page.getByRole('heading', { level: 1 });
    const ways = page.getByRole('main').getByRole('link');
    await ways.first().waitFor(); // a page's own heading goes once it is refused
    await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    expect([at, await heading.count(), await barriersIn(page)]).toEqual([at, 1, []]);
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test('what is not there is told of in Welsh, on a telephone, in the dark', async () => {
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl, {
    language: 'cy',
    scheme: 'dark',
    width: 320,
  });
  for (const address of [`/advisers/${newId()}`, '/advisers/nobody']) {
    await page.goto(address);
    await page.getByRole('heading', { name: 'Nid yw’r dudalen hon yno, neu nid chi sydd i’w gweld' }).waitFor();
    expect(await barriersIn(page)).toEqual([]);
    await page.getByRole('link', { name: 'At bob cynghorydd' }).waitFor();
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test('a letter leads to the part of a page that it is about, once that is there', async () => {
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl);
  await context.request.post('/dev/sessions', { data: { email: expert.person.email } });
  await page.goto('/me#data');
  await page.locator('#data:focus').waitFor();
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  const top = await page.evaluate<number>('document.getElementById("data").getBoundingClientRect().top');
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(450);
  expect(complaints).toEqual([]);
  await context.close();
});
