import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aVisitor, barriersIn, type Look, startBrowser } from '../support/browser.js';
import { aBooker, aSession } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aYearOfPay } from '../support/pay-figures.js';
import { anExpert, aPerson, slotsOf } from '../support/factories.js';
import { freePort, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`; // no passkey is good for an address of numbers
  [server, browser] = await Promise.all([startServer({ port, baseUrl }), startBrowser()]);
  await aYearOfPay(server);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('a stranger sees where a pound goes and how long advisers wait, and what is not told', async () => {
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl);
  await page.goto('/transparency');
  await page
    .getByText('Of each pound that clients and funders paid for sessions, 92.5p reached the adviser.')
    .waitFor();
  const waits = page.getByRole('table', { name: 'Month by month' });
  await waits.getByRole('row').nth(5).waitFor(); // the last of them is of too few
  expect(await waits.getByRole('row').count()).toBe(6);
  const all = page.getByRole('table', { name: 'The same figures in words and numbers' });
  await all.getByRole('row', { name: /Interest for late pay £0.00/ }).waitFor();
  await page.getByLabel('Show').selectOption('the last three months');
  await page.waitForURL(/of=quarter/);
  await page.getByText(/^These figures are of [A-Z]\w+ 20\d\d to [A-Z]\w+ 20\d\d\.$/).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

async function signedIn(given: { readonly name: string; readonly language?: 'en' | 'cy' }, look: Look = {}) {
  const person = await aPerson(server, given);
  const visitor = await aVisitor(browser, server.baseUrl, look);
  await visitor.context.request.post('/dev/sessions', { data: { email: person.email } });
  return { ...visitor, person };
}

/** A telephone that knows its owner by their finger. */
async function aDevice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const able = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true };
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true, ...able },
  });
}

test('somebody says who they are, and adds a passkey that signs them in', async () => {
  const { page, complaints, context } = await signedIn({ name: 'Ann Leaf' });
  await aDevice(page);
  await page.goto('/me');
  await page.getByLabel('Name *', { exact: true }).fill('Ann Oak');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Ann Oak' }).waitFor();
  await page.getByLabel('Name of the passkey').fill('Telephone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Added. Next time you can sign in with it.').waitFor();
  await page.getByRole('button', { name: 'Rename: Telephone' }).click();
  await page.getByLabel('New name of Telephone').fill('My phone');
  await page.getByLabel('New name of Telephone').press('Enter');
  await page.getByRole('button', { name: 'Rename: My phone' }).waitFor();

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('link', { name: 'Ann Oak' }).click();
  await page.getByRole('button', { name: 'Remove: My phone' }).click();
  await page.getByRole('button', { name: 'Remove, I am sure: My phone' }).click();
  await page.getByText('You have none yet').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('somebody signs out elsewhere, chooses their letters, and lets a program in and out', async () => {
  const { page, complaints, context, person } = await signedIn({ name: 'Ben Ash' });
  const elsewhere = await Client.of(server).then((client) => client.as(person.email));
  await page.goto('/me');
  await page.getByRole('button', { name: 'Sign out everywhere but here' }).click();
  await page.getByText('Signed out there.').waitFor();
  expect((await elsewhere.get('/api/v1/me')).status).toBe(401);
  await page.getByLabel('Reminders').selectOption('On this site only');
  await page.getByRole('status').getByText('Saved.').waitFor();
  await page.getByLabel('My sessions').selectOption('In one letter a day');
  await page.getByLabel('Quiet hours').click();
  await page.getByLabel('Quiet until').fill('06:30');
  await page.getByLabel('The letter of a day comes at').fill('17:00');
  await page.getByRole('button', { name: 'Keep these hours' }).click();

  await page.getByLabel('What the key is for').fill('A calendar');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const secret = await page.locator('code.secret').textContent();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  const program = elsewhere.with(secret ?? '');
  expect((await program.get('/api/v1/me')).body.name).toBe('Ben Ash');
  expect((await program.get('/api/v1/me/notification-preferences')).body).toMatchObject({
    ...{ bookings: { email: true, daily: true }, reminders: { email: false, daily: false } },
    ...{ quiet_hours: { from: '21:00', to: '06:30' }, digest_at: '17:00' },
  });
  await page.getByRole('button', { name: 'Revoke: A calendar' }).click();
  await page.getByRole('button', { name: 'Revoke, I am sure: A calendar' }).click();
  await page.getByText('A calendar').waitFor({ state: 'detached' });
  expect((await program.get('/api/v1/me')).status).toBe(401);
  expect(complaints).toEqual([]);
  await context.close();
});

test('somebody makes a link for their calendar, sees it once, and revokes it', async () => {
  const { page, complaints, context } = await signedIn({ name: 'Dee Oak' });
  await page.goto('/me');
  await page.getByRole('link', { name: 'Links for calendar programs' }).click();
  await page.getByText('You have none yet.').waitFor();
  await page.getByLabel('What the link is for').fill('My telephone');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const address = (await page.locator('code.secret').textContent()) ?? '';
  const opens = await page.getByRole('link', { name: 'Open in your calendar program' }).getAttribute('href');
  expect(opens).toBe(address.replace('http:', 'webcal:'));
  expect(await (await fetch(address)).text()).toContain('NAME:Barefoot: my sessions');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText(address).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText(/^My sessions; made on .+; last read on /).waitFor();
  expect(await page.getByLabel('When I am busy').count()).toBe(0); // who advises nobody is busy for nobody
  await page.getByRole('button', { name: 'Revoke: My telephone' }).click();
  await page.getByRole('button', { name: 'Revoke, I am sure: My telephone' }).click();
  await page.getByText('My telephone').waitFor({ state: 'detached' });
  expect((await fetch(address)).status).toBe(404);
  expect(complaints).toEqual([]);
  await context.close();
});

test('an adviser shows somebody in Welsh when they are busy', async () => {
  const adviser = await anExpert(server, await Client.of(server), {
    person: await aPerson(server, { name: 'Gwen Parry', language: 'cy' }),
  });
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl, { language: 'cy' });
  await context.request.post('/dev/sessions', { data: { email: adviser.person.email } });
  await page.goto('/me/calendars');
  await page.getByLabel('Pryd rwyf yn brysur').check();
  await page.getByLabel('At beth mae’r ddolen').fill('I Mair');
  await page.getByRole('button', { name: 'Gwneud y ddolen' }).click();
  const address = (await page.locator('code.secret').textContent()) ?? '';
  expect(await (await fetch(address)).text()).toContain('BEGIN:VFREEBUSY');
  expect(await barriersIn(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('somebody takes everything along, asks to be erased, and stays after all', async () => {
  const { page, complaints, context, person } = await signedIn({ name: 'Cat Elm' });
  await page.goto('/me');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download everything' }).click();
  const file = JSON.parse(await readFile(await (await coming).path(), 'utf8')) as {
    schema: string;
    sections: unknown[];
  };
  expect([file.schema, file.sections.length > 20]).toEqual(['barefoot-export-1', true]);
  await page.getByRole('button', { name: 'See what would go' }).click();
  await page.getByText(/^\d+ kinds of records go, in whole or in part$/).click();
  await page.getByLabel('Type your e-mail address to confirm').fill('cat@elsewhere.example');
  await page.getByRole('button', { name: 'Ask to be erased' }).click();
  await page
    .getByLabel('Type your e-mail address to confirm')
    .and(page.locator('[aria-invalid=true]'))
    .fill(person.email);
  await page.getByRole('button', { name: 'Ask to be erased' }).click();
  await page.getByRole('button', { name: 'Stay after all' }).click();
  await page.getByRole('button', { name: 'See what would go' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('whoever meets a barrier reads what is known and tells us what is not', async () => {
  const { page, complaints, context, person } = await signedIn({ name: 'Dot Yew' });
  await page.goto('/accessibility');
  await page.getByRole('heading', { name: 'What is known not to work' }).waitFor();
  const text = page.getByLabel('What is wrong, and what you want us to do');
  await text.fill('The plot is not read out to me.');
  await page.reload();
  expect(await text.inputValue()).toBe('The plot is not read out to me.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(/^Thank you. It is C-\d+/).waitFor();
  const own = await Client.of(server).then((client) => client.as(person.email));
  expect((await own.get('/api/v1/me/complaints')).body.items).toMatchObject([{ about: 'accessibility' }]);
  await page.goto('/privacy');
  await page.getByRole('row', { name: /^Messages, questions and files .* 730 days$/ }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('what waits for an adviser is told, what happened is new once, and both are found by words', async () => {
  const http = await Client.of(server);
  const person = await aPerson(server, { name: 'Eve Pear' });
  const adviser = await anExpert(server, http, { person });
  await aSession(await aBooker(server, http), (await slotsOf(http, adviser, server.clock.now()))[0]);
  await server.owner.query(
    `UPDATE bookings SET starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'`,
  );
  const { page, complaints, context } = await aVisitor(browser, server.baseUrl);
  await context.request.post('/dev/sessions', { data: { email: person.email } });
  await page.goto('/notifications');
  await page.getByRole('link', { name: /^Write it up: Organisation/ }).waitFor();
  await page.getByText('New', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: /^Confirmed:/ }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.reload();
  await page.getByRole('link', { name: /^Confirmed:/ }).waitFor();
  expect(await page.getByText('New', { exact: true }).count()).toBe(0);
  await page.goto('/search');
  await page.getByLabel('What are you looking for?').fill('organisation');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sessions that I give' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
