import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { anApplicant, type AnApplicant, aSubmission } from '../support/applications.js';
import { aVisitor, barriersIn, type Look, startBrowser, type Visitor } from '../support/browser.js';
import { Client } from '../support/client.js';
import { ask, lettersTo } from '../support/conversations.js';
import { aMembership, type AnExpert, anExpert, aPerson, aPricedOffer, type Somebody } from '../support/factories.js';
import { aGroupAdviser, aGroupSession, aSeat, waitForSeat } from '../support/groups.js';
import { startServer, type TestServer } from '../support/server.js';
import { aProgramme } from '../support/vouchers.js';

let server: TestServer;
let browser: Browser;
let nobody: Client;
let expert: AnExpert;
let group: AnExpert;
let applicant: AnApplicant;
let admin: Somebody;
let voucherId: string;
let groupId: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  nobody = await Client.of(server);
  expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 6000 });
  group = await aGroupAdviser(server, nobody);
  const start = server.clock.now().toZonedDateTimeISO('Europe/London').add({ days: 4 });
  groupId = (await aGroupSession(group, start.startOfDay().with({ hour: 10 }).toInstant())).id;
  applicant = await anApplicant(server, nobody, { name: 'Bea Booker' });
  admin = await aPerson(server, { name: 'Ada Admin' });
  await aMembership(server, applicant.id, admin, 'admin');
  await aSubmission(applicant, await aProgramme(server));
  const { body } = await applicant.client.get(`/api/v1/organisations/${applicant.id}/vouchers`);
  voucherId = body.items[0].id;
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function signedIn(email: string, look: Look = {}): Promise<Visitor> {
  const visitor = await aVisitor(browser, server.baseUrl, look);
  await visitor.context.request.post('/dev/sessions', { data: { email } });
  return visitor;
}

/** Chooses the first free time of an adviser's month after this one. */
async function chooseTime(page: Page): Promise<void> {
  await page.goto(`/advisers/${expert.id}`);
  await page.getByRole('button', { name: 'The month after' }).click();
  await page
    .getByRole('button', { name: /times are free$/ })
    .first()
    .click();
  await page
    .getByRole('link', { name: /^Book \d\d:\d\d/ })
    .first()
    .click();
}

test('an offered voucher is accepted with what has to be declared, and its code is shown once', async () => {
  const { page, complaints, context } = await signedIn(admin.email);
  await page.goto(`/organisations/${applicant.id}`);
  await page.getByRole('link', { name: 'Look at it, or accept it' }).click();
  await page.getByRole('button', { name: 'Accept the voucher' }).click();
  await page.getByText('Please tick this').first().waitFor();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Accept the voucher' }).click();
  const code = (await page.locator('.code').textContent()) ?? '';
  expect(code).toMatch(/^(\w{4}-){5}\w{4}$/);
  await page.getByRole('button', { name: 'See the voucher' }).click();
  await page.getByText('Can be used').waitFor();
  expect(await page.getByText(code).count()).toBe(0);
  await page.getByText(/Bea Booker: by typing its code/).waitFor();

  await chooseTime(page);
  await page.getByRole('button', { name: 'Hold this time' }).click();
  await page.getByRole('row', { name: /^The voucher/ }).waitFor();
  expect(await page.getByLabel('Good starts').isChecked()).toBe(true);
  await page.getByLabel('No voucher').check();
  await page.getByRole('button', { name: /^Confirm/ }).waitFor();
  await page.getByLabel('Good starts').check();
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^You meet/ }).waitFor();
  await page.getByRole('status').getByText('Confirmed').waitFor();
  await page.getByRole('row', { name: /^The voucher \(£[\d.]+ left on it\) £/ }).waitFor();
  await page.goto(`/vouchers/${voucherId}`);
  await page.getByText(/is set aside\.$/).waitFor();
  await page.getByText('set aside for a session').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('who is invited comes from the letter, and acts for the organisation', async () => {
  const invited = await aPerson(server, { name: 'Ivy Invited' });
  const client = await nobody.as(admin.email);
  await client.post(`/api/v1/organisations/${applicant.id}/invitations`, { email: invited.email, role: 'member' });
  const [letter] = await lettersTo(nobody, invited.email, 'invitation');
  const address = /http\S+\/(invitation\?token=\S+)/.exec(letter?.body ?? '')?.[1] ?? '';
  const { page, complaints, context } = await signedIn(invited.email);
  await page.goto(`/${address}`);
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await page.getByRole('heading', { level: 2, name: 'Team' }).waitFor();
  await page.getByText('Ivy Invited').first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a question comes before a booking, a seat in a group is taken, and all ways are in the menu', async () => {
  const { page, complaints, context } = await signedIn(applicant.organisation.booker.email);
  await page.goto(`/advisers/${expert.id}`);
  await page.getByRole('button', { name: 'Ask a question first' }).click();
  await page.getByLabel(/^Your question to/).fill('Have you done this with a bakery?');
  await page.getByRole('button', { name: 'Ask this adviser' }).click();
  await page.getByRole('heading', { level: 1, name: /^Question to/ }).waitFor();
  await page.getByText('Have you done this with a bakery?').waitFor();

  await page.getByRole('button', { name: 'Menu', exact: true }).press('Enter');
  await page
    .getByRole('navigation', { name: 'Everywhere' })
    .getByRole('link', { name: 'Group sessions' })
    .press('Enter');
  await page.getByRole('link', { name: 'A clinic' }).click();
  await page.getByText('3 seats left').waitFor();
  await page.getByRole('button', { name: 'Take a seat' }).click();
  await page.waitForURL(/\/book\//);
  await page.getByRole('heading', { level: 1, name: /^You meet/ }).waitFor();
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('link', { name: 'Become an adviser' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Menu');
  expect(complaints).toEqual([]);
  await context.close();
});

const looks = [
  { language: 'en', scheme: 'light', width: 1280 },
  { language: 'cy', scheme: 'dark', width: 320 },
] as const;

test('no page keeps anybody out', async () => {
  const [question, ...others] = await Promise.all([
    ask(applicant, group),
    ...[1, 2].map(() => anApplicant(server, nobody)),
  ]);
  for (const other of others) await aSeat(other, groupId);
  const late = await anApplicant(server, nobody);
  await waitForSeat(late, groupId);
  const { id: questionId } = question.body;
  const seen = [
    [admin.email, `/vouchers/${voucherId}`, '/questions', `/questions/${questionId}`, `/groups/${groupId}`, '/groups'],
    [late.organisation.booker.email, '/waiting', '/invitation?token=no', `/advisers/${expert.id}`],
    [group.person.email, '/advising/groups', `/groups/${groupId}`],
  ] as const;
  await Promise.all(seen.flatMap(([email, ...addresses]) => looks.map((look) => holdTo(email, addresses, look))));
}, 240_000);

/** What every page promises, with the menu open. */
async function holdTo(email: string, addresses: readonly string[], look: Look): Promise<void> {
  const { page, complaints, context } = await signedIn(email, look);
  for (const address of addresses) {
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: /^(Menu|Dewislen)$/ }).click();
    await page.getByRole('navigation', { name: /^(Everywhere|Pob man)$/ }).waitFor();
    expect([address, await barriersIn(page)]).toEqual([address, []]);
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([address, wide]).toEqual([address, 0]);
  }
  expect(complaints).toEqual([]);
  await context.close();
}

test('what cannot be agreed on is disputed from the booking, with a file put up before', async () => {
  const { body } = await applicant.client.get('/api/v1/bookings?as=client');
  const own = await (await nobody.as(admin.email)).get('/api/v1/bookings?as=client');
  const booking = [...body.items, ...own.body.items].find(({ price }: { price: { minor: number } }) => price.minor > 0);
  server.clock.moveTo(Temporal.Instant.from(booking.end).add({ hours: 1 }));
  const adviser = await nobody.as(expert.person.email);
  const record = { minutes: { contact: 60 }, topics: ['governance'], language: 'en', summary: 'We spoke.' };
  expect((await adviser.post(`/api/v1/bookings/${booking.id}/delivery`, record)).status).toBe(201);

  const { page, complaints, context } = await signedIn(admin.email);
  await page.goto(`/bookings/${booking.id}`);
  await page.getByLabel('Put up a file').setInputFiles({
    ...{ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('We spoke for half an hour.') },
  });
  await page.getByText('notes.txt is there for both of you.').waitFor();
  await page.getByRole('button', { name: 'Open a dispute' }).click();
  await page.getByLabel('What happened, in your words?').fill('It was half as long.');
  await page.getByLabel(/^How much do you dispute/).fill('20');
  expect(await barriersIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open the dispute' }).click();
  await page.waitForURL(`**/disputes/${booking.id}`);
  const dispute = await adviser.get(`/api/v1/bookings/${booking.id}/dispute`);
  expect(dispute.body).toMatchObject({ state: 'open', disputed: { minor: 2000, currency: 'GBP' } });
  expect(complaints).toEqual([]);
  await context.close();
});
