import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aBooker, aMonday, aSession } from '../support/bookings.js';
import { barriersIn, startBrowser } from '../support/browser.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { aReader } from '../support/web.js';

jest.setTimeout(180_000); // where the machine has much else to do

let server: TestServer;
let browser: Browser;
let anybody: Client;
let expert: AnExpert;
let feeds: Server;
let origin: string;
/** What every address of the feed server answers; null is 404. */
let served: string | null = null;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  server.clock.moveTo(aMonday);
  anybody = await Client.of(server);
  expert = await anExpert(server, anybody);
  feeds = createServer((_, response) => (served === null ? response.writeHead(404).end() : response.end(served)));
  await new Promise<void>((resolve) => feeds.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(feeds.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  feeds.close();
});

const feed = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Gwaith', 'BEGIN:VEVENT', 'UID:one', 'SUMMARY:Dentist'],
  ...[
    'DTSTART:20270324T090000Z',
    'DTEND:20270324T100000Z',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ],
].join('\r\n');

test('a calendar is looked at, connected, read, and let go', async () => {
  const booker = await aBooker(server, anybody);
  const session = await aSession(
    booker,
    (await slotsOf(anybody, expert, Temporal.Instant.from('2027-03-24T09:30:00Z'), 1))[0],
  );
  served = feed;
  const { page, complaints, context } = await aReader(browser, server, expert.person.email);
  await page.goto('/advising/hours');
  await page.getByRole('link', { name: 'Calendars', exact: true }).click();
  await page.getByText('No calendar is connected yet.').waitFor();
  await page.getByLabel('Address of the calendar').fill('my calendar');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await page.locator('input[aria-invalid=true]').waitFor();
  await page.getByLabel('Address of the calendar').fill('http://10.0.0.1/private.ics');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await page.getByText('The address leads into a private network').waitFor();
  expect(await page.getByRole('button', { name: 'Connect it all the same' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Leave it as it is' }).click();
  await page.getByLabel('Address of the calendar').fill(`${origin}/secret.ics`);
  await page.getByRole('button', { name: 'Look at it' }).click();
  await page.getByText('1 busy time in the next months.').waitFor();
  await page.getByText('You are busy next on: ').waitFor();
  await page.getByText('1 entry could not be read and does not count.').waitFor();
  await page.getByText('1 session lies in time that it says is taken.').waitFor();
  expect(await page.getByLabel('What you call it').inputValue()).toBe('Gwaith');
  expect(await barriersIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Connect it' }).click();
  const one = page.getByRole('listitem').filter({ hasText: 'Gwaith' });
  await one.getByText(/^Last read: Monday 22 March, 08:0/).waitFor();
  expect(await one.getByRole('link').getAttribute('href')).toBe(`/advising/sessions/${session.id}`);
  const kept = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await one.getByRole('checkbox').click();
  await kept;
  await one.getByRole('checkbox', { checked: true }).waitFor();
  served = null;
  await one.getByRole('button', { name: 'Read now: Gwaith' }).click();
  await one.getByText(/^There is no calendar at this address any more\./).waitFor();
  await one.getByText(/^What it said before still counts\./).waitFor();
  expect(await barriersIn(page)).toEqual([]);
  await page.goto('/advising/hours');
  await page.getByText('1 time that your calendars say is taken').click();
  await page.getByText('Wed 24 Mar 09:00 – Wed 24 Mar 10:00: Dentist (Gwaith)').waitFor();
  expect(await page.getByRole('button', { name: /Dentist/ }).count()).toBe(0);
  await page.getByRole('link', { name: 'Your calendars' }).click();
  await one.getByRole('button', { name: 'Disconnect: Gwaith' }).click();
  await one
    .getByRole('button', { name: /Gwaith$/, exact: false })
    .filter({ hasText: 'Disconnect' })
    .click();
  await page.getByText('No calendar is connected yet.').waitFor();
  expect((await expert.client.get(`/api/v1/experts/${expert.id}/diary`)).body.time_off).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('one that cannot be read may be connected all the same, and says why in Welsh', async () => {
  served = '<!doctype html>';
  const { page, complaints, context } = await aReader(browser, server, expert.person.email, { language: 'cy' });
  await page.goto('/advising/calendars');
  await page.getByLabel('Cyfeiriad y calendr').fill(`${origin}/page`);
  await page.getByRole('button', { name: 'Edrych arno' }).click();
  await page.getByText(/^Mae rhywbeth yn y cyfeiriad hwn, ond nid calendr\./).waitFor();
  await page.getByRole('button', { name: 'Ei gysylltu er hynny' }).click();
  await page.getByText('Nid yw wedi’i ddarllen eto.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
