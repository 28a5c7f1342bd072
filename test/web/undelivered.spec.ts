import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newId } from '../../src/kernel/id.js';
import { aVisitor, barriersIn, startBrowser, type Visitor } from '../support/browser.js';
import { Client } from '../support/client.js';
import { aPerson, aSteward, type Somebody } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let nobody: Client;
let reader: Somebody;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  nobody = await Client.of(server);
  reader = await aPerson(server, { name: 'Mair Puw' });
  const { email } = reader;
  const now = server.clock.now().toString();
  for (const failure of ['no-answer', '5.6.0'])
    await server.owner.query(
      `INSERT INTO letters (id, kind, to_address, to_name, subject, body, created_at, given_up_at, tries, failure)
       VALUES ($1, 'booking-moved', $2, 'Mair', 'Moved', 'Moved', $3, $3, 9, $4)`,
      [newId(), email, now, failure],
    );
  await server.owner.query(
    `INSERT INTO undeliverable_addresses (id, address, reason, failure, since) VALUES ($1, $2, 'bounced', '5.1.1', $3)`,
    [newId(), email, now],
  );
  await server.owner.query(
    `INSERT INTO letters (id, kind, to_address, to_name, subject, body, created_at, held_at, worth_until)
     VALUES ($1, 'booking-confirmed', $2, 'Mair', 'Confirmed', 'Confirmed', $3, $3, $3::timestamptz + interval '7 days')`,
    [newId(), email, now],
  );
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function as({ email }: Somebody, look = {}): Promise<Visitor> {
  const visitor = await aVisitor(browser, server.baseUrl, look);
  await visitor.page.request.post('/dev/sessions', { data: { email } });
  return visitor;
}

/** Asks for it, and then does it. */
async function pressed(page: Page, first: string, second: string): Promise<void> {
  await page.getByRole('button', { name: first, exact: true }).first().click();
  await page.getByRole('button', { name: second, exact: true }).click();
}

test('whoever gets no letters is told so, why, and how to mend it', async () => {
  for (const address of ['/notifications', '/me']) {
    const welsh = await as(reader, { language: 'cy', width: 360 });
    await welsh.page.goto(address);
    const told = welsh.page.getByRole('group', { name: 'Mae llythyrau atoch yn dod yn ôl' });
    await told.getByText('Mae 1 llythyr yn aros amdanoch.').waitFor();
    expect(await told.getByText(reader.email).count()).toBe(1);
    expect([await barriersIn(welsh.page), welsh.complaints]).toEqual([[], []]);
    await welsh.context.close();
  }
});

test('a steward sees what did not arrive, and has it sent again', async () => {
  const { page, complaints, context } = await as(await aSteward(server));
  await page.goto('/steward/letters');
  await page.getByText('The mail server did not answer').waitFor();
  await page.getByText('The mail server answered 5.6.0').waitFor();
  await page.getByText('1 letter waits').waitFor();
  expect(await barriersIn(page)).toEqual([]);
  expect(await page.getByText(reader.email).count()).toBe(0);
  await page.getByText('its address takes no letters until that is lifted below').first().waitFor();
  await pressed(page, 'Write there again: Mair Puw', 'Write there again now: Mair Puw');
  await page.getByText('Letters reach everybody.').waitFor();
  await page.goto('/steward');
  await page.getByRole('link', { name: /2.*Letters that did not arrive/ }).click();
  await pressed(page, 'Send it again: Mair Puw, booking-moved', 'Send it again now: Mair Puw, booking-moved');
  await page.getByText('1 letter goes out again.').waitFor();
  await page.getByText('The mail server did not answer').waitFor({ state: 'detached' });
  const all = 'Send all of this kind';
  await pressed(page, `${all} again: Mair Puw, booking-moved`, `${all} now: Mair Puw, booking-moved`);
  await page.getByText('Every letter arrived, or is still tried.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('whoever mended it is written to again', async () => {
  await server.owner.query(
    `INSERT INTO undeliverable_addresses (id, address, reason, since) VALUES ($1, $2, 'complained', $3)`,
    [newId(), reader.email, server.clock.now().toString()],
  );
  const { page, complaints, context } = await as(reader);
  await page.goto('/me');
  await page.getByText(/was called spam/).waitFor();
  await page.getByRole('button', { name: 'Write to me again' }).click();
  await page.getByText('We write to you again.').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect((await (await nobody.as(reader.email)).get('/api/v1/me/address')).body.comes_back).toBeNull();
  expect([await page.getByText(/was called spam/).count(), complaints]).toEqual([0, []]);
  await context.close();
});
