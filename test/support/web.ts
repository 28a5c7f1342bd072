import type { Browser } from 'playwright-core';
import { aVisitor, type Look, type Visitor } from './browser.js';
import type { TestServer } from './server.js';

/** Somebody signed in, with a browser whose clock is the service's, and goes on from there. */
export async function aReader(
  browser: Browser,
  { baseUrl, clock }: Pick<TestServer, 'baseUrl' | 'clock'>,
  email: string,
  look: Look = {},
): Promise<Visitor> {
  const visitor = await aVisitor(browser, baseUrl, look);
  await visitor.context.clock.install({ time: clock.now().epochMilliseconds });
  await visitor.context.request.post('/dev/sessions', { data: { email } });
  return visitor;
}

/** `2026-12-03`, so many days after today in London, as the service has it. */
export function dayFrom({ clock }: Pick<TestServer, 'clock'>, days: number): string {
  return clock.now().toZonedDateTimeISO('Europe/London').toPlainDate().add({ days }).toString();
}

/** An instant of the wall clock in London. */
export function londonTime(day: string, time: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime('Europe/London').toInstant();
}
