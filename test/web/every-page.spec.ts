import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { MOST_SCRIPT_KB, weigh } from '../../bench/page-weight.js';
import { pages } from '../../src/web-app.js';
import { startBrowser } from '../support/browser.js';
import { startPayingServer } from '../support/paying.js';
import { faultsOf, lookAtAll } from '../support/web-looks.js';
import { addressOf, webPages } from '../support/web-pages.js';
import { aWebWorld, type WebWorld } from '../support/web-world.js';

jest.setTimeout(600_000); // where the machine has much else to do

let browser: Browser;
let world: WebWorld;

beforeAll(async () => {
  const [started, server] = await Promise.all([startBrowser(), startPayingServer()]);
  browser = started;
  world = await aWebWorld(server);
});

afterAll(async () => {
  await browser.close();
  await world.server.stop();
});

test('every page that the server sends is in the list, and no other', () => {
  expect([...new Set(webPages.map(({ at }) => at))].toSorted()).toEqual([...pages].toSorted());
  expect(webPages.map(({ name }) => name)).toEqual([...new Set(webPages.map(({ name }) => name))]);
});

test('no page keeps anybody out, in both languages, light and dark, wide and on a small telephone', async () => {
  const found: string[] = [];
  await lookAtAll({ browser, world, lanes: 3 }, webPages, async (page, onlooker) => {
    const faults = await faultsOf(onlooker, addressOf(page, world)).catch((error: unknown) => [String(error)]);
    found.push(...faults.map((fault) => `${page.name}: ${fault}`));
  });
  expect(found).toEqual([]);
});

test('the public pages are light', async () => {
  const heavy: string[] = [];
  for (const page of webPages.filter(({ as }) => as === 'nobody')) {
    const { scriptKb } = await weigh(browser, world.server.baseUrl + addressOf(page, world));
    if (scriptKb > MOST_SCRIPT_KB) heavy.push(`${page.name}: ${scriptKb.toFixed(1)} kB`);
  }
  expect(heavy).toEqual([]);
});
