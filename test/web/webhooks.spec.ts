import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Client } from '../support/client.js';
import { startBrowser } from '../support/browser.js';
import { aMembership, anExpert, anOrganisation, aPerson } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { aReader } from '../support/web.js';
import { eventually, isProven, WebhookReceiver } from '../support/webhook-receiver.js';

let server: TestServer;
let browser: Browser;
let receiver: WebhookReceiver;

beforeAll(async () => {
  [server, browser, receiver] = await Promise.all([startServer(), startBrowser(), WebhookReceiver.start()]);
});
afterAll(async () => {
  await browser.close();
  await receiver.stop();
  await server.stop();
});

test('an admin has a system told what happens, tries it out, has something sent again, and ends it', async () => {
  const organisation = await anOrganisation(server, { name: 'Becws y Bont' });
  const admin = await aPerson(server);
  await aMembership(server, organisation.id, admin, 'admin');
  const { page, complaints, context } = await aReader(browser, server, admin.email);
  await page.goto(`/organisations/${organisation.id}`);
  await page.getByRole('link', { name: /^Webhooks/ }).click();
  await page.getByText('Nothing is told to anybody yet.').waitFor();

  await page.getByLabel('Address').fill('https://10.0.0.1/');
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByLabel('Address').and(page.locator('[aria-invalid=true]')).waitFor();
  await page.getByLabel('Address').fill(receiver.url());
  await page.getByLabel('What listens there').fill('Our CRM');
  await page.getByLabel('Only what I choose').check();
  await page.getByLabel('booking.confirmed').check();
  await page.getByRole('button', { name: 'Add it' }).click();
  const secret = (await page.locator('code.secret').textContent()) ?? '';
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole('button', { name: 'I have kept it' }).click();

  await page.getByText('1 kind of event').waitFor();
  await page.getByRole('button', { name: 'Send a test message: Our CRM' }).click();
  await page.getByText(/^A test message is on its way/).waitFor();
  await eventually(() => receiver.received.length === 1);
  expect(isProven(receiver.received[0]!, secret)).toBe(true);
  await page.getByText('What it was told lately').click();
  await page.getByRole('button', { name: /^Send webhook.test of / }).click();
  await eventually(() => receiver.received.length === 2);
  expect(receiver.received[1]?.id).toBe(receiver.received[0]?.id);

  await page.getByRole('button', { name: 'New secret: Our CRM' }).click();
  await page.getByRole('button', { name: 'New secret, I am sure: Our CRM' }).click();
  expect(await page.locator('code.secret').textContent()).not.toBe(secret);
  await page.getByText(/^Until .* messages are signed with the secret before as well/).waitFor();
  await page.getByRole('button', { name: 'Pause: Our CRM' }).click();
  await page.getByText('Paused').waitFor();
  await page.getByRole('button', { name: 'Remove: Our CRM' }).click();
  await page.getByRole('button', { name: 'Remove, I am sure: Our CRM' }).click();
  await page.getByText('Nothing is told to anybody yet.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('an adviser is led to webhooks of their own, in Welsh', async () => {
  const person = await aPerson(server, { language: 'cy' });
  await anExpert(server, await Client.of(server), { person });
  const { page, context } = await aReader(browser, server, person.email, { language: 'cy' });
  await page.goto('/advising/set-up');
  await page.getByRole('link', { name: /^Bachau gwe/ }).click();
  await page.getByLabel('Cyfeiriad').fill(receiver.url('/fy-system'));
  await page.getByRole('button', { name: 'Ei ychwanegu' }).click();
  await page.getByText('Llofnodir negeseuon â hi', { exact: false }).waitFor();
  await context.close();
});
