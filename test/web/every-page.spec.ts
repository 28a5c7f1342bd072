import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { MOST_SCRIPT_KB, weigh } from '../../bench/page-weight.js';
import { pages } from '../../src/web-app.js';
import { barriersIn, startBrowser } from '../support/browser.js';
import { startPayingServer } from '../support/paying.js';
import { lookAtAll, type Onlooker } from '../support/web-looks.js';
import { addressOf, type WebPage, webPages } from '../support/web-pages.js';
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
    const faults = await faultsOf(page, onlooker).catch((error: unknown) => [String(error)]);
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

/** A page is loaded once: what differs in colours alone is asked of colours alone. */
async function faultsOf(page: WebPage, onlooker: Onlooker): Promise<string[]> {
  const { visitor } = onlooker;
  const faults: string[] = [];
  const tell = async (look: string, some: Promise<readonly string[]>) =>
    faults.push(...(await some).map((fault) => `${look}: ${fault}`));
  visitor.complaints.length = 0;
  await onlooker.width(1280);
  await onlooker.open(addressOf(page, world));
  const first = await onlooker.language();
  await tell(`${first} light`, barriersIn(visitor.page));
  await onlooker.scheme('dark');
  await tell(`${first} dark`, barriersIn(visitor.page, 'colours'));
  await tell(first, tooWide(onlooker));
  const second = first === 'en' ? 'cy' : 'en';
  await onlooker.read(second);
  await tell(second, tooWide(onlooker));
  await onlooker.width(320);
  await tell(`${second} dark on a telephone`, barriersIn(visitor.page));
  await onlooker.scheme('light');
  await tell(`${second} light on a telephone`, barriersIn(visitor.page, 'colours'));
  return [...faults, ...visitor.complaints];
}

/** What stands out of a page of 320 pixels, which is then as wide as it was. */
async function tooWide(onlooker: Onlooker): Promise<readonly string[]> {
  await onlooker.width(320);
  const wide = await onlooker.page.evaluate<string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return ['wider than 320 pixels: ' + out.slice(0, 3).map((one) => one.tagName + '.' + one.className).join(', ')];
  })()`);
  await onlooker.width(1280);
  return wide;
}
