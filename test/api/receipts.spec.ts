import { generateKeyPairSync } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createApp } from '../../src/app.js';
import { newId } from '../../src/kernel/id.js';
import type { AdviserPayout } from '../../src/payouts/adviser-payout.js';
import { AdviserPayoutTable } from '../../src/payouts/adviser-payout.table.js';
import { IssueReceipt } from '../../src/payouts/receipts/issue-receipt.js';
import { IssueReceipts } from '../../src/payouts/receipts/issue-receipts.job.js';
import { fingerprintsIn, verifyReceipts } from '../../src/payouts/receipts/verify-receipts.js';
import { Database } from '../../src/platform/database.js';
import { appRole } from '../../src/platform/prepare-database.js';
import { aPaidPayout, aPayoutOfInterest, aPlannedPayout, payoutSeen, someFacts } from '../factories/paid-payouts.js';
import { aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aPerson, aSteward } from '../support/factories.js';
import { textOf } from '../support/pdf.js';
import { freePort, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let adviser: AnExpert;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
});
beforeEach(async () => {
  server.clock.moveTo(aMonday);
  adviser = await anExpert(server, nobody);
});
afterAll(() => server.stop());

const issue = (tx: any, payout: AdviserPayout, now: Temporal.Instant) =>
  server.app.get(IssueReceipt).run(tx, payout, now);
const sweep = () => server.app.get(IssueReceipts).issueAll();
const receiptOf = async (id: string, query = '', by = adviser.client) =>
  (await by.get(`/api/v1/payouts/${id}/receipt${query}`)).body;
const listOf = async (query = '', by = adviser.client) =>
  (await by.get(`/api/v1/experts/${adviser.id}/receipts${query}`)).body;

/** Paid, with its receipt in the same transaction. */
async function aReceiptedPayout(minors: readonly number[] = [10_499]): Promise<AdviserPayout> {
  const { id } = await aPlannedPayout(server, adviser.id, { minors });
  return payoutSeen(server, id, { state: 'paid' }, issue);
}

describe('a receipt', () => {
  test('says all of a payout, is signed, and is there once it is paid', async () => {
    const late = { days: 15, interestMinor: 47, rate: 1175 };
    const planned = await aPlannedPayout(server, adviser.id, { minors: [10_499, 6000], late });
    expect((await adviser.client.get(`/api/v1/payouts/${planned.id}/receipt`)).body.code).toBe('not-found');
    await payoutSeen(server, planned.id, { state: 'paid' }, issue);
    const receipt = await receiptOf(planned.id);
    expect(receipt).toMatchObject({ payout_id: planned.id, kind: 'paid', number: 1 });
    const body = JSON.parse(receipt.body);
    expect(body).toMatchObject({
      ...{ version: 1, service: 'Barefoot', kind: 'paid', number: 1, previous_hash: null, returned: null },
      adviser: { id: adviser.id, name: adviser.person.name },
      payout: { id: planned.id, rail: 'bank-file', amount_minor: 20_546, currency: 'GBP', paid_on: '2027-03-22' },
    });
    expect(body.lines).toHaveLength(2);
    const [first, second] = body.lines.toSorted((a: any, b: any) => b.amount_minor - a.amount_minor);
    expect(first).toMatchObject({
      ...{
        kind: 'session',
        earned_on: '2027-03-22',
        due_on: '2027-03-07',
        principal_minor: 10_499,
        amount_minor: 10_499,
      },
      ...{ days_to_pay: 4, late_since: '2027-03-07', days_late: 15, compensation_minor: 4000, facts: someFacts },
      interest: { amount_minor: 47, rate: 1175, from: '2027-03-08', to: '2027-03-21' },
    });
    expect(second).toMatchObject({ amount_minor: 6000, late_since: null, days_late: 0, interest: null });
    expect(verifyReceipts(receipt).faults).toEqual([]);
    expect(verifyReceipts({ ...receipt, body: receipt.body.replace('10499', '10500') }).faults).not.toEqual([]);
  });

  test('is checked by the keys that are published, by whoever has no account', async () => {
    const { id } = await aReceiptedPayout();
    const { status, body } = await nobody.get('/api/v1/receipts/keys');
    expect(status).toBe(200);
    expect(body.items).toMatchObject([{ current: true, key_id: expect.stringMatching(/^[0-9a-f]{16}$/) }]);
    const ours = fingerprintsIn(body);
    expect(verifyReceipts(await receiptOf(id), (one) => ours.includes(one)).faults).toEqual([]);
  });

  test('is the adviser’s and the stewards’; to others there is none', async () => {
    const { id } = await aReceiptedPayout();
    const stranger = await nobody.as((await aPerson(server)).email);
    for (const path of [`/api/v1/payouts/${id}/receipt`, `/api/v1/payouts/${id}/receipt.pdf`]) {
      expect((await steward.get(path)).status).toBe(200);
      expect((await stranger.get(path)).status).toBe(404);
      expect((await stranger.get(path.replace(id, newId()))).status).toBe(404);
      expect((await nobody.get(path)).status).toBe(401);
    }
    expect((await receiptOf(id, '?kind=returned')).code).toBe('not-found');
    expect((await receiptOf(id, '?kind=planned')).code).toBe('invalid-request');
  });
});

describe('the receipts of an adviser', () => {
  test('are numbered without a gap, each with the hash of the one before it, also of money that came back', async () => {
    const first = await aReceiptedPayout();
    const second = await aReceiptedPayout([100, 200]);
    server.clock.moveTo(aMonday.add({ hours: 24 * 21 }));
    await payoutSeen(server, first.id, { state: 'returned', failure: 'Account closed' }, issue);
    await sweep();
    const { items, next_cursor } = await listOf();
    expect(items.map(({ number, kind, payout_id }: any) => [number, kind, payout_id])).toEqual([
      [3, 'returned', first.id],
      [2, 'paid', second.id],
      [1, 'paid', first.id],
    ]);
    expect(next_cursor).toBeNull();
    expect(verifyReceipts(items).faults).toEqual([]);
    const taken = JSON.parse((await receiptOf(first.id)).body);
    expect(await receiptOf(first.id, '?kind=returned')).toEqual(await receiptOf(first.id));
    const { hash } = await receiptOf(first.id, '?kind=paid');
    expect(taken).toMatchObject({
      lines: [],
      returned: { number: 1, hash, on: '2027-04-12', reason: 'Account closed' },
    });
    expect(verifyReceipts([items[0], items[2]]).faults.join()).toMatch(/missing/);
    const page = await listOf('?limit=2');
    expect(page.items).toEqual(items.slice(0, 2));
    expect(await listOf(`?limit=2&cursor=${page.next_cursor}`)).toEqual({ items: [items[2]], next_cursor: null });
    expect((await listOf('?cursor=x')).code).toBe('invalid-request');
  });

  test('are one for each payout, whoever issues at once, and none is missed', async () => {
    const payouts: AdviserPayout[] = [];
    for (let count = 0; count < 5; count += 1)
      payouts.push(await aPaidPayout(server, adviser.id, { minors: [1000 + count] }));
    const { app, clock } = server;
    const asks = Array.from({ length: 20 }, (_, caller) => {
      const { id } = payouts[caller % 5]!;
      return app
        .get(Database)
        .transaction(async (tx) => issue(tx, await new AdviserPayoutTable(tx).lock(id), clock.now()));
    });
    await Promise.all([...asks, sweep(), sweep()]);
    const { items } = await listOf();
    expect(items.map(({ number }: any) => number)).toEqual([5, 4, 3, 2, 1]);
    expect(new Set(items.map(({ payout_id }: any) => payout_id))).toEqual(new Set(payouts.map(({ id }) => id)));
    expect(verifyReceipts(items).faults).toEqual([]);
  });

  test('are issued afterwards where they are missing: both of what came back by then', async () => {
    const { id } = await aPaidPayout(server, adviser.id, { minors: [1000] });
    await payoutSeen(server, id, { state: 'returned' });
    const failed = await aPlannedPayout(server, adviser.id, { minors: [300] });
    await payoutSeen(server, failed.id, { state: 'failed' });
    await sweep();
    await sweep();
    const { items } = await listOf();
    expect(items.map(({ kind }: any) => kind)).toEqual(['returned', 'paid']);
    expect(verifyReceipts(items).faults).toEqual([]);
  });

  test('say of interest that was paid later for which days it is', async () => {
    const late = { days: 15, interestMinor: 47, rate: 1175 };
    const first = await aPlannedPayout(server, adviser.id, { minors: [10_499], late });
    server.clock.moveTo(aMonday.add({ hours: 24 }));
    const second = await aPayoutOfInterest(server, first, { through: '2027-03-22', minor: 4 });
    for (const { id } of [second, first]) await payoutSeen(server, id, { state: 'paid' }, issue);
    const lines = (await listOf()).items.map(({ body }: any) => JSON.parse(body).lines);
    expect(lines).toMatchObject([
      [{ amount_minor: 10_499, interest: { from: '2027-03-08', to: '2027-03-21' } }],
      [{ amount_minor: 0, compensation_minor: 0, interest: { amount_minor: 4, from: '2027-03-22', to: '2027-03-22' } }],
    ]);
    expect(verifyReceipts((await listOf()).items).faults).toEqual([]);
  });

  test('say the same days where what was paid before came back since', async () => {
    const late = { days: 15, interestMinor: 47, rate: 1175 };
    const first = await aPlannedPayout(server, adviser.id, { minors: [10_499], late });
    await payoutSeen(server, first.id, { state: 'paid' }, issue);
    server.clock.moveTo(aMonday.add({ hours: 24 }));
    const second = await aPayoutOfInterest(server, first, { through: '2027-03-22', minor: 4 });
    server.clock.moveTo(aMonday.add({ hours: 25 }));
    await payoutSeen(server, first.id, { state: 'returned', failure: 'Account closed' }, issue);
    await payoutSeen(server, second.id, { state: 'paid' }, issue);
    const [{ body }] = (await listOf()).items;
    expect(JSON.parse(body).lines).toMatchObject([
      { interest: { amount_minor: 4, from: '2027-03-22', to: '2027-03-22', days_before: 14, days: 1 } },
    ]);
    expect(verifyReceipts((await listOf()).items).faults).toEqual([]);
  });

  test('go with them in the download of all their data', async () => {
    const { id } = await aReceiptedPayout();
    const { body } = await adviser.client.get('/api/v1/me/export/receipts');
    expect(body.entries).toMatchObject([{ payout_id: id, number: 1 }]);
    const given = body.entries.map(({ body: says, hash, signature, key_id, public_key }: any) => {
      return { body: says, hash, signature, key_id, public_key };
    });
    expect(verifyReceipts(given).faults).toEqual([]);
  });
});

test('a key that was replaced is published still, and what it signed holds, in one chain with what the next one signs', async () => {
  const first = await aReceiptedPayout();
  const second = await aPaidPayout(server, adviser.id, { minors: [500] });
  server.clock.moveTo(aMonday.add({ hours: 1 })); // keys are told in the order in which they were first used
  const receiptSigningKey = generateKeyPairSync('ed25519').privateKey;
  const config = { ...server.config, port: await freePort(), receiptSigningKey };
  const renewed = await createApp(config, server.clock, { url: server.databaseUrl, role: appRole });
  await renewed.init();
  await renewed.get(IssueReceipts).issueAll();
  await renewed.close();
  const { items } = await listOf();
  expect(new Set(items.map(({ key_id }: any) => key_id)).size).toBe(2);
  expect(items.map(({ payout_id }: any) => payout_id)).toEqual([second.id, first.id]);
  const keys = (await nobody.get('/api/v1/receipts/keys')).body;
  expect(keys.items.map(({ current }: any) => current)).toEqual([true, false]);
  const ours = fingerprintsIn(keys);
  expect(verifyReceipts(items, (one) => ours.includes(one)).faults).toEqual([]);
});

test('without a key payouts are paid as ever, and nobody has a receipt until there is one', async () => {
  const payout = await aPaidPayout(server, adviser.id, { minors: [500] });
  const config = { ...server.config, receiptSigningKey: null };
  const without = new IssueReceipt(config);
  await server.app.get(Database).transaction((tx) => without.run(tx, payout, server.clock.now()));
  expect(without.current).toBeNull();
  expect((await listOf()).items).toEqual([]);
  await sweep();
  expect((await listOf()).items).toHaveLength(1);
});

describe('on paper', () => {
  const pdf = async (id: string, query = '') => {
    const { token } = (await nobody.post('/dev/sessions', { email: adviser.person.email })).body;
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${server.baseUrl}/api/v1/payouts/${id}/receipt.pdf${query}`, { headers });
    return { response, content: Buffer.from(await response.arrayBuffer()) };
  };

  test('a receipt is the same in English and Welsh, and the same bytes each time, with what was signed attached', async () => {
    const late = { days: 15, interestMinor: 47, rate: 1175 };
    const { id } = await aPlannedPayout(server, adviser.id, { minors: [10_499, 6000], late });
    await payoutSeen(server, id, { state: 'paid' }, issue);
    const receipt = await receiptOf(id);
    const english = await pdf(id);
    expect(english.response.headers.get('content-type')).toBe('application/pdf');
    expect(english.response.headers.get('content-disposition')).toContain('receipt-1-en.pdf');
    const text = textOf(english.content);
    for (const part of [
      ...[
        'Receipt 1',
        adviser.person.name,
        '£205.46',
        'Monday 22 March 2027',
        'Session: Choosing a legal form',
        'Popty’r Cwm',
      ],
      ...[
        '60 min together',
        'after 4 days, 15 days late',
        '£29.59 an hour',
        'Voucher of Cronfa’r Tŷ £80.00; The client £33.39',
      ],
      ...['11.75 %', '£0.47', '£40.00', receipt.hash, receipt.key_id, 'none, it is the first'],
    ])
      expect(text).toContain(part);
    const welsh = textOf((await pdf(id, '?language=cy')).content);
    for (const part of [
      'Derbynneb 1',
      'Dewis ffurf gyfreithiol',
      'dydd Llun 22 Mawrth 2027',
      'Taleb gan Cronfa’r Tŷ',
      '15 diwrnod',
    ])
      expect(welsh).toContain(part);
    expect((await pdf(id)).content.equals(english.content)).toBe(true);
    const raw = english.content.toString('latin1');
    for (const part of ['/StructTreeRoot', '/AFRelationship /Source', '/S /Table', '/Lang (en-GB)'])
      expect(raw).toContain(part);
    expect(attachedTo(raw)).toEqual(receipt);
  });

  test('what came back says so, and many lines go on over pages', async () => {
    const { id } = await aReceiptedPayout(Array.from({ length: 12 }, (_, count) => 1000 + count));
    expect(((await pdf(id)).content.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length).toBeGreaterThan(3);
    await payoutSeen(server, id, { state: 'returned', failure: 'Account closed' }, issue);
    const text = textOf((await pdf(id, '?kind=returned')).content);
    for (const part of ['Receipt 2: a payment that came back', 'receipt 1 says', 'Reason: Account closed'])
      expect(text).toContain(part);
  });
});

/** The one file within a PDF that is JSON. */
function attachedTo(raw: string): unknown {
  for (const [, content = ''] of raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)) {
    const bytes = Buffer.from(content, 'latin1');
    for (const read of [() => bytes, () => inflateSync(bytes)]) {
      try {
        return JSON.parse(read().toString());
      } catch {
        // another stream
      }
    }
  }
  throw new Error('Nothing is attached.');
}
