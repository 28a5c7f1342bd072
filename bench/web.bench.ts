import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright, type Page } from 'playwright-core';
import { startServer } from '../tour/server.js';
import { browserFlags } from './browser-flags.js';
import { MOST_SCRIPT_KB, weigh } from './page-weight.js';

/** When the largest thing on a page is to have been painted, in milliseconds, on a processor a quarter as fast. */
const TARGET = 1500;
const SLOWER = 4;
const RUNS = 7;

export interface WebFigures {
  readonly name: string;
  readonly scriptKb: number;
  readonly medianPaintMs: number;
}

/** A page without a script, which says what the machine and the browser take by themselves. */
const still = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Still</title></head>
<body><h1>Find someone who has done it before</h1><p>People who started co-operatives answer your questions.</p></body></html>`;

/** The public pages of the demo, each with a browser that has nothing kept: what they load, and when they are painted. */
export async function benchWeb(): Promise<WebFigures[]> {
  const server = await startServer();
  const browser = await playwright.launch({
    args: browserFlags,
    executablePath: await chromium.executablePath(),
  });
  try {
    await server.ready();
    return await measure(browser, server.baseUrl);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function measure(browser: Browser, baseUrl: string): Promise<WebFigures[]> {
  const pages = { 'no script': '/still', home: '/', directory: '/advisers', adviser: await anAdviser(baseUrl) };
  const paints = new Map<string, number[]>();
  for (let run = 0; run < RUNS; run += 1)
    for (const [name, path] of Object.entries(pages)) {
      const ms = await largestPaint(browser, baseUrl + path);
      paints.set(name, [...(paints.get(name) ?? []), ms]);
    }
  const figures: WebFigures[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const scriptKb = path === '/still' ? 0 : (await weigh(browser, baseUrl + path)).scriptKb;
    const times = (paints.get(name) ?? []).toSorted((a, b) => a - b);
    const medianPaintMs = times[Math.floor(times.length / 2)] ?? NaN;
    figures.push({ name, scriptKb, medianPaintMs });
    console.log(
      `web: ${name.padEnd(9)} ${scriptKb.toFixed(1).padStart(6)} kB of script gzipped (limit ${MOST_SCRIPT_KB}), largest paint after ` +
        `${medianPaintMs.toFixed(0)} ms, of ${RUNS} runs ${times[0]?.toFixed(0)} to ${times.at(-1)?.toFixed(0)} (target ${TARGET}, processor ${SLOWER} times slower)`,
    );
  }
  const heavy = figures.filter(({ scriptKb }) => scriptKb > MOST_SCRIPT_KB);
  if (heavy.length > 0)
    throw new Error(`Over ${MOST_SCRIPT_KB} kB of script: ${heavy.map(({ name }) => name).join(', ')}`);
  return figures;
}

async function anAdviser(baseUrl: string): Promise<string> {
  const answer = await fetch(`${baseUrl}/api/v1/experts`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return `/advisers/${items[0]?.id}`;
}

async function largestPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  if (url.endsWith('/still'))
    await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: still }));
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(url, { waitUntil: 'networkidle' });
  const ms = await paintedAt(page);
  await context.close();
  return ms;
}

/** Of the last that was larger than those before it; the browser keeps them for whoever asks later. */
function paintedAt(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
      .observe({ type: 'largest-contentful-paint', buffered: true });
  })`);
}
