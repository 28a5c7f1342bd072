import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { aVisitor, barriersIn, type Visitor } from './browser.js';
import type { TestServer } from './server.js';
import type { Looker, WebWorld } from './web-world.js';
import { aReader } from './web.js';

export type Language = 'en' | 'cy';

/** Somebody who looks at one page after the other, and at each in both languages. */
export class Onlooker {
  private readonly underWay = new Set<unknown>();

  private constructor(
    readonly visitor: Visitor,
    private readonly isSignedIn: boolean,
  ) {
    const { page } = visitor;
    page.on('request', (request) => this.underWay.add(request));
    page.on('requestfinished', (request) => this.underWay.delete(request));
    page.on('requestfailed', (request) => this.underWay.delete(request));
  }

  static async of(browser: Browser, { server, people }: WebWorld, as: Looker): Promise<Onlooker> {
    if (as === 'nobody') return new Onlooker(await aVisitor(browser, server.baseUrl), false);
    return Onlooker.signedIn(browser, server, people[as]);
  }

  static async signedIn(browser: Browser, server: TestServer, email: string): Promise<Onlooker> {
    return new Onlooker(await aReader(browser, server, email), true);
  }

  get page(): Page {
    return this.visitor.page;
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.stands();
  }

  /** Until the page has its heading, waits for nothing more, and asks for nothing more. */
  async stands(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 30_000 });
    let quiet = 0;
    for (let look = 0; look < 600 && quiet < 3; look += 1) {
      const isBusy = this.underWay.size > 0 || (await this.page.locator('.mantine-Skeleton-root').count()) > 0;
      quiet = isBusy ? 0 : quiet + 1;
      await sleep(50);
    }
    if (quiet === 0) throw new Error(`${this.page.url()} does not come to rest.`);
  }

  language(): Promise<Language> {
    return this.page.evaluate<Language>('document.documentElement.lang');
  }

  /** By the button that every page has, the page itself staying. */
  async read(language: Language): Promise<void> {
    if ((await this.language()) === language) return;
    const kept = this.isSignedIn && this.page.waitForResponse(/\/api\/v1\/me$/);
    await this.page.locator(`button[lang="${language}"]`).first().click();
    await this.page.locator(`html[lang="${language}"]`).waitFor();
    if (kept) await kept;
    await this.stands();
  }

  async scheme(colorScheme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme });
    await this.page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
  }

  async width(width: number, height = 900): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  leave(): Promise<void> {
    return this.visitor.context.close();
  }
}

/** Has each of them looked at, by as many lanes at once; whoever looks in a lane stays signed in there. */
export async function lookAtAll<T extends { readonly as: Looker }>(
  { browser, world, lanes }: { readonly browser: Browser; readonly world: WebWorld; readonly lanes: number },
  pages: readonly T[],
  look: (page: T, onlooker: Onlooker) => Promise<void>,
): Promise<void> {
  const waiting = [...pages];
  const lane = async () => {
    const onlookers = new Map<Looker, Onlooker>();
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const onlooker = onlookers.get(next.as) ?? (await Onlooker.of(browser, world, next.as));
      onlookers.set(next.as, onlooker);
      await look(next, onlooker);
    }
    for (const onlooker of onlookers.values()) await onlooker.leave();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/**
 * What keeps somebody out of a page, in both languages, light and dark, wide and on a small telephone. It is loaded once; what differs in
 * colours alone is asked of colours alone.
 */
export async function faultsOf(onlooker: Onlooker, address: string): Promise<string[]> {
  const { page, complaints } = onlooker.visitor;
  const faults: string[] = [];
  const tell = async (look: string, some: Promise<readonly string[]>) =>
    faults.push(...(await some).map((fault) => `${look}: ${fault}`));
  complaints.length = 0;
  await onlooker.width(1280);
  await onlooker.open(address);
  const first = await onlooker.language();
  await tell(`${first} light`, barriersIn(page));
  await onlooker.scheme('dark');
  await tell(`${first} dark`, barriersIn(page, 'colours'));
  await onlooker.width(320);
  await tell(first, tooWide(page));
  const second = first === 'en' ? 'cy' : 'en';
  await onlooker.read(second);
  await tell(second, tooWide(page));
  await tell(`${second} dark on a telephone`, barriersIn(page));
  await onlooker.scheme('light');
  await tell(`${second} light on a telephone`, barriersIn(page, 'colours'));
  return [...faults, ...complaints];
}

/** What stands out of a page of 320 pixels, which is then wider than its window. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return ['wider than 320 pixels: ' + out.slice(0, 3).map((one) => one.tagName + '.' + one.className).join(', ')];
  })()`);
}

/** The faults of pages that somebody looks at one after the other. */
export async function faultsSeenBy(
  email: string,
  addresses: readonly string[],
  { browser, server }: { readonly browser: Browser; readonly server: TestServer },
): Promise<string[]> {
  const onlooker = await Onlooker.signedIn(browser, server, email);
  const found: string[] = [];
  for (const address of addresses)
    found.push(...(await faultsOf(onlooker, address)).map((fault) => `${address}: ${fault}`));
  await onlooker.leave();
  return found;
}
