import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aVisitor, barriersIn, startBrowser } from '../support/browser.js';
import { aYearOfPay } from '../support/pay-figures.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  await aYearOfPay(server);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('a stranger sees where a pound goes and how long advisers wait, and what is not told', async () => {
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl);
  await page.goto('/transparency');
  await page
    .getByText('Of each pound that clients and funders paid for sessions, 92.5p reached the adviser.')
    .waitFor();
  const waits = page.getByRole('table', { name: 'Month by month' });
  await waits.getByRole('row').nth(5).waitFor(); // the last of them is of too few
  expect(await waits.getByRole('row').count()).toBe(6);
  const all = page.getByRole('table', { name: 'The same figures in words and numbers' });
  await all.getByRole('row', { name: /Interest for late pay £0.00/ }).waitFor();
  await page.getByLabel('Show').selectOption('the last three months');
  await page.waitForURL(/of=quarter/);
  await page.getByText(/^These figures are of [A-Z]\w+ 20\d\d to [A-Z]\w+ 20\d\d\.$/).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

const looks = [
  { language: 'en', scheme: 'light', width: 1280 },
  { language: 'cy', scheme: 'dark', width: 320 },
] as const;

test.each(looks)('no page keeps anybody out (%j)', async (look) => {
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl, look);
  for (const address of ['/transparency']) {
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect([address, await barriersIn(page)]).toEqual([address, []]);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([address, overflow]).toEqual([address, 0]);
  }
  expect(complaints).toEqual([]);
  await context.close();
});
