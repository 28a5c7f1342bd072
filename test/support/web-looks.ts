import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { aVisitor, type Visitor } from './browser.js';
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
    return new Onlooker(await aReader(browser, server, people[as]), true);
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
