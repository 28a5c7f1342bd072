import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium as playwright, type Page } from 'playwright-core';
import { browserFlags } from '../../bench/browser-flags.js';

export async function startBrowser(): Promise<Browser> {
  return playwright.launch({ args: browserFlags, executablePath: await chromium.executablePath() });
}

export interface Look {
  readonly width?: number;
  readonly language?: 'en' | 'cy';
  readonly scheme?: 'light' | 'dark';
}

export interface Visitor {
  readonly page: Page;
  /** Errors and warnings in the console, and what was thrown; not what the API refused, which is for pages to say in words. */
  readonly complaints: string[];
  /** Closed, they have left. */
  readonly context: BrowserContext;
}

/** Somebody with a browser of their own: no cookies, nothing kept. */
export async function aVisitor(browser: Browser, baseUrl: string, look: Look = {}): Promise<Visitor> {
  const { width = 1280, language = 'en', scheme = 'light' } = look;
  const context = await browser.newContext({
    ...{ baseURL: baseUrl, viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: 'reduce' },
    ...{ locale: language === 'cy' ? 'cy' : 'en-GB', timezoneId: 'Europe/London' },
  });
  context.setDefaultTimeout(120_000); // a machine may have much else to do
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isRefused =
      message.text().startsWith('Failed to load resource') && /\/api\/v1\//.test(message.location().url);
    if (['error', 'warning'].includes(message.type()) && !isRefused) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  return { page, complaints, context };
}

/**
 * What is wrong with a page for people with disabilities, as axe-core finds it: the rule, and where. Of a page that was looked at in
 * other colours already, only its colours need be asked for.
 */
export async function barriersIn(page: Page, about: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (await page.evaluate<boolean>('typeof axe === "undefined"')) await page.evaluate(axe.source); // by the debugger, which the page's policy does not bind
  const options = {
    ...violationsAlone,
    ...(about === 'colours' && { runOnly: { type: 'rule', values: rulesOfColour } }),
  };
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { target: unknown }[] }[] }>(
    `axe.run(${JSON.stringify(options)})`,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`));
}

const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** To describe all that is as it should be takes axe a third of its time. */
const violationsAlone = { resultTypes: ['violations'], preload: false };
