import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aMonday, aHold, fund } from '../support/bookings.js';
import { barriersIn, type Look, startBrowser, type Visitor } from '../support/browser.js';
import { Client } from '../support/client.js';
import { type AMember, aMember, Disputed } from '../support/disputes.js';
import { type AnExpert, anExpert, aPricedOffer, aSteward, slotsOf, type Somebody } from '../support/factories.js';
import { type AClient, aClient, balanceOf, fundBy } from '../support/funding.js';
import { startServer, type TestServer } from '../support/server.js';
import { EndedSession } from '../support/sessions.js';
import { aReader } from '../support/web.js';

jest.setTimeout(180_000); // where the machine has much else to do

let server: TestServer;
let browser: Browser;
let steward: Somebody;
let asSteward: Client;
let client: AClient;
let adviser: AnExpert;
/** Who mediates, and two panels of three. */
let members: readonly AMember[];
/** A paid session of £113.39 that is over and recorded. */
let session: EndedSession;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  server.clock.moveTo(aMonday);
  const nobody = await Client.of(server);
  steward = await aSteward(server);
  asSteward = await nobody.as(steward.email);
  adviser = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  client = await aClient(server, nobody);
  session = await aRecordedSession(nobody);
  members = await Promise.all(Array.from({ length: 7 }, () => aMember(server, nobody)));
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function aRecordedSession(nobody: Client): Promise<EndedSession> {
  const start = Temporal.Instant.from('2027-03-23T09:00:00Z');
  const [slot] = await slotsOf(nobody, adviser, start, 1);
  const { id } = await aHold(client, slot);
  await fundBy(client.client, id);
  await fund(asSteward, id);
  server.clock.moveTo(start.add({ hours: 2 }));
  const ended = new EndedSession(server, id, client, adviser, start);
  await ended.record();
  return ended;
}

const address = () => `/disputes/${session.id}`;
const booker = () => client.organisation.booker;

/** Somebody looks at the dispute, does something about it, and leaves. */
async function onDispute(who: Somebody, work: (page: Page) => Promise<void>, look: Look = {}): Promise<void> {
  const { page, complaints, context }: Visitor = await aReader(browser, server, who.email, look);
  await page.goto(address());
  await page.getByRole('heading', { level: 1 }).waitFor();
  await work(page);
  expect(complaints).toEqual([]);
  await context.close();
}

async function press(page: Page, ...names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole('button', { name, exact: typeof name === 'string' }).click();
}

/** What somebody is told comes next, and by when. */
async function told(page: Page, whose: 'Your turn' | 'You need do nothing now', next: RegExp): Promise<void> {
  await page.getByRole('alert').filter({ hasText: whose }).getByText(next).waitFor();
}

async function namePanel(page: Page, panel: readonly AMember[]): Promise<void> {
  for (const { name } of panel) {
    await page.getByLabel('A member’s name').fill(name);
    await press(page, `Add: ${name}`);
  }
  await press(page, 'Name these three');
}

async function vote(who: AMember, pounds: string, reason: string): Promise<void> {
  await onDispute(who, async (page) => {
    await told(page, 'Your turn', /^Say by .* how much the adviser is to have, and why\./);
    await page.getByLabel(/^To the adviser, of £20\.00/).fill(pounds);
    await page.getByLabel('Your reasons').fill(reason);
    await press(page, 'Vote');
    await page.getByRole('button', { name: 'Vote', exact: true }).waitFor({ state: 'detached' });
  });
}

test('a start-up opens a dispute about part of what is due', async () => {
  const { page, complaints, context } = await aReader(browser, server, booker().email);
  await page.goto(`/bookings/${session.id}`);
  await press(page, 'Open a dispute');
  await page.getByLabel('What happened, in your words?').fill('It was half as long.');
  await page.getByLabel('How much do you dispute (£)?').fill('200');
  await press(page, 'Open the dispute');
  await page.locator('[aria-invalid=true]').waitFor();
  await page.getByLabel('How much do you dispute (£)?').fill('20');
  await press(page, 'Open the dispute');
  await page.waitForURL(`**${address()}`);
  await told(page, 'You need do nothing now', /^A steward names somebody who mediates by .*\d\d:\d\d\./);
  await page.getByRole('row', { name: /Disputed: kept apart £20\.00/ }).waitFor();
  await page.goto(`/bookings/${session.id}`);
  await page.getByRole('link', { name: 'See it, and what is next' }).click();
  await page.waitForURL(`**${address()}`);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a mediator proposes a sum, which one side accepts and the other refuses', async () => {
  const mediator = members[0]!;
  await onDispute(steward, async (page) => {
    await told(page, 'Your turn', /^Name somebody who mediates by /);
    await page.getByLabel('A member’s name').fill(mediator.name);
    await press(page, `Ask to mediate: ${mediator.name}`);
    await told(page, 'You need do nothing now', /^The mediator proposes a sum by /);
  });
  await onDispute(mediator, async (page) => {
    await told(page, 'Your turn', /^Read what both sides say, and propose a sum by /);
    await page.getByLabel(/^To the adviser, of £20\.00/).fill('12.50');
    await page.getByLabel('Why this is fair').fill('Both of you were late.');
    await press(page, 'Propose it');
    await told(page, 'You need do nothing now', /^The mediator’s proposal waits for an answer, until /);
  });
  await onDispute(booker(), async (page) => {
    await told(page, 'Your turn', /^Say by .* whether you accept what the mediator proposes\./);
    expect(await barriersIn(page)).toEqual([]);
    await press(page, 'We accept what is proposed', 'Accept it');
    await told(page, 'You need do nothing now', /^The mediator’s proposal waits for an answer, until /);
  });
  await onDispute(adviser.person, async (page) => {
    await press(page, 'We do not accept it', 'Let a panel decide');
    await told(page, 'You need do nothing now', /^A steward names three members, who decide by /);
  });
});

test('three members are named and vote, and one side appeals against what two of them say', async () => {
  const [, first, second] = members as [AMember, AMember, AMember];
  await onDispute(steward, async (page) => {
    await told(page, 'Your turn', /^Name three members who decide\./);
    await namePanel(page, members.slice(1, 4));
    await told(page, 'You need do nothing now', /^The three members decide by /);
  });
  await vote(first, '8', 'Half an hour is missing.');
  await vote(second, '8.00', 'So it seems to me.');
  await onDispute(adviser.person, async (page) => {
    await told(page, 'Your turn', /^If you can live with the decision, do nothing: it is final on /);
    await page.getByRole('row', { name: /Decided for the adviser £8\.00/ }).waitFor();
    expect(await barriersIn(page)).toEqual([]);
    await page.getByLabel('Why should others look at it again?').fill('You have not read the record.');
    await press(page, 'Appeal');
    await told(page, 'You need do nothing now', /^It is final by /);
  });
});

test('three others decide for good, and the money moves', async () => {
  const before = await balanceOf(server, 'adviser-payable', adviser.id);
  await onDispute(steward, (page) => namePanel(page, members.slice(4)));
  const dispute = new Disputed(session, asSteward);
  await dispute.vote(members[4]!, 1000);
  await dispute.vote(members[5]!, 1500);
  await vote(members[6]!, '15', 'The record is right, but for the end.');
  await onDispute(booker(), async (page) => {
    await page
      .getByText(/^Decided on appeal: £15\.00 to the adviser\./)
      .first()
      .waitFor();
    await page.getByText(/^The money has moved accordingly/).waitFor();
    await page.getByRole('row', { name: /Back to who paid £5\.00/ }).waitFor();
  });
  expect(await balanceOf(server, 'disputed', session.id)).toBe(0);
  expect(await balanceOf(server, 'client-credit', client.organisation.id)).toBe(500);
  expect(await balanceOf(server, 'adviser-payable', adviser.id)).toBeGreaterThan(before + 1300); // £15 without its fee
});

test('it can be read in Welsh on a small telephone', async () => {
  const look = { language: 'cy', scheme: 'dark', width: 320 } as const;
  await onDispute(
    adviser.person,
    async (page) => {
      await page.getByText('Beth a ddywedwyd ac a wnaed').waitFor();
      expect(await barriersIn(page)).toEqual([]);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBe(0);
    },
    look,
  );
});
