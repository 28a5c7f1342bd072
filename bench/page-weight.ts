import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { elsewhere } from './browser-flags.js';

/** What the initial JavaScript of a public page may weigh, in kB of 1,000 bytes, gzipped. */
export const MOST_SCRIPT_KB = 150;

export interface PageWeight {
  readonly files: number;
  readonly scriptKb: number;
}

/**
 * What a browser that has never been here loads of JavaScript until a page stands: whatever asks for it, and however it is sent. By a name
 * that is not this machine's own, as visitors come: the bar of the demo is sent to nobody else.
 */
export async function weigh(browser: Browser, address: string): Promise<PageWeight> {
  const url = new URL(address);
  url.hostname = elsewhere;
  const context = await browser.newContext();
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response.body());
  });
  await page.goto(url.href, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const bytes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
  await context.close();
  return { files: bytes.length, scriptKb: bytes.reduce((sum, one) => sum + one, 0) / 1000 };
}
