import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { RefusalTokens } from '../../src/accounts/notifications/refusal-tokens.js';
import type { UserId } from '../../src/kernel/id.js';
import { aVisitor, barriersIn, startBrowser } from '../support/browser.js';
import { Client } from '../support/client.js';
import { aPerson } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

jest.setTimeout(600_000); // where the machine has much else to do

let browser: Browser;
let server: TestServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([startBrowser(), startServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Between them these have every part that a letter can have. */
const kinds = ['sign-in', 'booking-cancelled', 'tax-year-statement', 'bank-file-paid-withdrawn', 'digest'];

test.each(['light', 'dark'] as const)(
  'no letter keeps anybody out, in both languages, on a small telephone, %s',
  async (scheme) => {
    const { page, complaints, context } = await aVisitor(browser, server.baseUrl, { scheme, width: 320 });
    const found: string[] = [];
    for (const path of kinds.flatMap((kind) => [`${kind}/en`, `${kind}/cy`])) {
      await page.goto(`/dev/letters/${path}`);
      const wide = await page.evaluate<boolean>(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      );
      const barriers = await barriersIn(page);
      found.push(...barriers.map((each) => `${path}: ${each}`), ...(wide ? [`${path} is too wide`] : []));
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('whoever comes from the end of a letter is asked, refuses, and takes it back', async () => {
  const person = await aPerson(server);
  const own = await Client.of(server).then((client) => client.as(person.email));
  const isWanted = async () => (await own.get('/api/v1/me/notification-preferences')).body.bookings.email as boolean;
  const token = server.app.get(RefusalTokens).write({ userId: person.id as UserId, news: 'bookings' });
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl);
  await page.goto(`/unsubscribe?token=${token}`);
  await page.getByText('You get letters about your sessions. Shall we stop them all?').waitFor();
  expect(await isWanted()).toBe(true);
  await page.getByRole('button', { name: 'Stop these letters' }).click();
  await page.getByText('No more letters come about your sessions, save what waits for your answer').waitFor();
  expect(await isWanted()).toBe(false);
  await page.getByRole('button', { name: 'Have them again' }).click();
  await page.getByRole('button', { name: 'Stop these letters' }).waitFor();
  expect(await isWanted()).toBe(true);
  await page.goto('/unsubscribe?token=made-up');
  await page.getByText('This link is not whole').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
