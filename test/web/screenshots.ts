import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.js';
import { startPayingServer } from '../support/paying.js';
import { type Language, lookAtAll, type Onlooker } from '../support/web-looks.js';
import { addressOf, type WebPage, webPages } from '../support/web-pages.js';
import { aWebWorld, type WebWorld } from '../support/web-world.js';

/** No test, and so not called one: `npm run screenshots` runs it (scripts/screenshots.mjs). */
jest.setTimeout(3_600_000);

const asked = (process.env['SCREENSHOTS'] ?? '').split(' ').filter(Boolean);
const names = asked.filter((word) => !word.startsWith('--'));
const schemes = asked.includes('--dark') ? (['light', 'dark'] as const) : (['light'] as const);
const devices = { desk: [1280, 900], phone: [390, 844] } as const;
const folder = join('.data', 'screenshots');
const wanted = webPages.filter(({ name }) => names.length === 0 || names.includes(name));
const count = wanted.length * 2 * schemes.length * Object.keys(devices).length;

let browser: Browser;
let world: WebWorld;
let taken = 0;

beforeAll(async () => {
  say(`${count} pictures of ${wanted.length} pages, into ${folder}`);
  mkdirSync(folder, { recursive: true });
  const [started, server] = await Promise.all([startBrowser(), startPayingServer()]);
  browser = started;
  world = await aWebWorld(server);
});

afterAll(async () => {
  await browser.close();
  await world.server.stop();
});

test('a picture of every page', async () => {
  await lookAtAll({ browser, world, lanes: 2 }, wanted, async (page, onlooker) => {
    await onlooker.width(...devices.desk);
    await onlooker.open(addressOf(page, world));
    for (const language of await inTheLeastTurns(onlooker)) {
      await onlooker.width(...devices.desk); // where the button of the languages is always seen
      await onlooker.read(language);
      await takeAll(page, language, onlooker);
    }
  });
  expect(taken).toBe(count);
});

async function inTheLeastTurns(onlooker: Onlooker): Promise<readonly Language[]> {
  return (await onlooker.language()) === 'en' ? ['en', 'cy'] : ['cy', 'en'];
}

async function takeAll({ name }: WebPage, language: Language, onlooker: Onlooker): Promise<void> {
  for (const scheme of schemes)
    for (const [device, [width, height]] of Object.entries(devices)) {
      await onlooker.scheme(scheme);
      await onlooker.width(width, height);
      const file = `${name}-${language}-${device}${scheme === 'dark' ? '-dark' : ''}.png`;
      await onlooker.page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' });
      taken += 1;
      say(`${taken}/${count} ${file}`);
    }
}

/** Past Jest, which would add to each line where it was said. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
