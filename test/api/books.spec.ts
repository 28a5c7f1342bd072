import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Logger } from '@nestjs/common';
import { cancellationEarned, clientShareReturned, sessionEarned } from '../../src/bookings/funding/booking.postings.js';
import { money } from '../../src/kernel/money.js';
import { type DataSource } from 'typeorm';
import { openDataSource, type Transaction } from '../../src/platform/database.js';
import { Jobs } from '../../src/platform/jobs.js';
import { CheckBooks } from '../../src/reports/books/check-books.job.js';
import { checkBooks } from '../../src/reports/index.js';
import { anotherDeposit, ended, paidByVoucher, type PaidSession } from '../factories/paid-by-voucher.js';
import { faultsOf } from '../factories/sound-books.js';
import { transfersOf } from '../factories/transfers.js';
import { aHold, aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import {
  aMembership,
  type AnExpert,
  anExpert,
  anOrganisation,
  aPerson,
  aPricedOffer,
  aSteward,
  slotsOf,
} from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { aFunder, aProgramme, type AProgramme, aVoucher, type AVoucher } from '../support/vouchers.js';

/** A funder gives £50 and then £1000, a voucher of £600 pays 75 % of two sessions, of which one is called off late. */
let server: TestServer;
let client: Client;
let steward: Client;
let funder: Client;
let finance: Client;
let expert: AnExpert;
let programme: AProgramme;
let voucher: AVoucher;
let first: string;
let second: string;
let confirmed: PaidSession;
let delivered: PaidSession;
let late: PaidSession;

const beginning = aMonday;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(beginning);
  client = await Client.of(server);
  steward = await client.as((await aSteward(server)).email);
  const giver = await aFunder(server);
  funder = await client.as(giver.admin.email);
  const terms = { funderPercent: 75, match: 'cash' as const };
  programme = await aProgramme(server, { funder: giver, depositMinor: 5_000, terms });
  second = await anotherDeposit(server, programme, 100_000);
  const booker = await aPerson(server);
  const organisation = await anOrganisation(server, { booker });
  const treasurer = await aPerson(server);
  await aMembership(server, organisation.id, treasurer, 'finance');
  finance = await client.as(treasurer.email);
  voucher = await aVoucher(server, { organisationId: organisation.id, programme, terms });
  expert = await anExpert(server, client, { offer: aPricedOffer });
  const slots = await slotsOf(client, expert, server.clock.now());
  const own = { client: await client.as(booker.email), organisation };
  const sessions: PaidSession[] = [];
  for (const slot of slots.slice(0, 3)) {
    sessions.push(await paidByVoucher(server, voucher, await aHold(own, slot)));
  }
  [delivered, late, confirmed] = sessions as [PaidSession, PaidSession, PaidSession];
  server.clock.moveTo(beginning.add({ hours: 24 }));
  await deliver(delivered);
  await callOffLate(late);
  first = (await server.owner.query('SELECT id FROM deposits WHERE amount_minor = 5000')).rows[0].id;
});
afterAll(() => server.stop());

const earnedOf = ({ bookingId, expertId }: PaidSession, adviser: number, fee: number) => ({
  ...{ bookingId, expertId, adviser: money(adviser), fee: money(fee), platformVat: money(0) },
});

async function deliver(session: PaidSession): Promise<void> {
  const now = server.clock.now();
  await ended(server, session, {
    ...{ drawn: session.funderPays, late: false, state: 'accepted' },
    set: `delivered_at = updated_at, delivered_by = booked_by, accepted_at = updated_at`,
    transfers: [sessionEarned(earnedOf(session, 10_499, 840), { occurredAt: now })],
  });
}

/** Half of the work and the fee on it is due: £48.60, of which the funder bears 75 %. */
async function callOffLate(session: PaidSession): Promise<void> {
  const { bookingId, organisationId } = session;
  const when = { occurredAt: server.clock.now() };
  await ended(server, session, {
    ...{ drawn: money(3645), late: true, state: 'cancelled' },
    set: `cancelled_at = updated_at, cancelled_by = booked_by, cancelled_side = 'client', cancel_reason = 'other'`,
    transfers: [
      cancellationEarned(earnedOf(session, 4500, 360), when),
      clientShareReturned({ bookingId, organisationId, amount: money(1620) }, when),
    ],
  });
}

const gbp = (minor: number) => ({ minor, currency: 'GBP' });

async function accountOf(kind: string, owner: string): Promise<any> {
  const { items } = (await steward.get(`/api/v1/ledger/accounts?kind=${kind}&owner=${owner}`)).body;
  return items[0];
}

test('a story’s transfers are told as a table', async () => {
  expect(await transfersOf(server.owner, [delivered.bookingId, late.bookingId])).toBe(
    `
client-share-received  bank -> escrow                           £28.35
voucher-reserved       voucher -> escrow                        £85.04
client-share-received  bank -> escrow                           £28.35
voucher-reserved       voucher -> escrow                        £85.04
session-earned         escrow -> adviser-payable, platform-fee  £104.99 + £8.40
cancellation-earned    escrow -> adviser-payable, platform-fee  £45.00 + £3.60
client-share-returned  escrow -> client-credit                  £16.20
returned-to-voucher    escrow -> voucher                        £48.59
`.trim(),
  );
});

describe('accounts', () => {
  test('are all shown to a steward, by kind and owner and a page at a time', async () => {
    const { items } = (await steward.get('/api/v1/ledger/accounts?limit=100')).body;
    expect(items.find(({ kind }: any) => kind === 'bank')).toMatchObject({
      ...{ owner: '', least: null, balance: gbp(-105_000 - 3 * 2835) },
    });
    expect(await accountOf('programme-fund', programme.id)).toMatchObject({ least: gbp(0), balance: gbp(45_000) });
    expect((await accountOf('escrow', confirmed.bookingId)).balance).toEqual(gbp(11_339));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = (await steward.get(`/api/v1/ledger/accounts?limit=2${cursor && `&cursor=${cursor}`}`)).body;
      seen.push(...page.items.map(({ id }: any) => id));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(items.map(({ id }: any) => id));
  });

  test('are shown to whoever they are of, and to nobody else', async () => {
    const kindsOf = async (who: Client) =>
      (await who.get('/api/v1/ledger/accounts')).body.items.map(({ kind }: any) => kind).toSorted();
    expect(await kindsOf(finance)).toEqual(['client-credit', 'voucher']);
    expect(await kindsOf(funder)).toEqual(['programme-fund']);
    expect(await kindsOf(expert.client)).toEqual(['adviser-payable']);
    expect(await kindsOf(await client.as((await aPerson(server)).email))).toEqual([]);
    const [fund, escrow] = [await accountOf('programme-fund', programme.id), await accountOf('escrow', late.bookingId)];
    const statuses = [];
    for (const who of [funder, finance, expert.client, steward]) {
      for (const { id } of [fund, escrow])
        statuses.push((await who.get(`/api/v1/ledger/accounts/${id}/statement`)).status);
    }
    expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 200, 200]);
    expect((await steward.get(`/api/v1/ledger/accounts/${voucher.id}/statement`)).status).toBe(404);
  });

  test.each(['kind=Voucher', 'kind=vouchers', 'limit=0', 'cursor=x', `owner=${'x'.repeat(61)}`, 'colour=red'])(
    'are asked for rightly: %s is refused',
    async (query) => {
      expect((await steward.get(`/api/v1/ledger/accounts?${query}`)).status).toBe(400);
    },
  );
});

describe('a statement', () => {
  const lines = [
    { code: 'voucher-offered', amount: gbp(60_000), balance: gbp(60_000) },
    { code: 'voucher-reserved', amount: gbp(-8504), balance: gbp(51_496) },
    { code: 'voucher-reserved', amount: gbp(-8504), balance: gbp(42_992) },
    { code: 'voucher-reserved', amount: gbp(-8504), balance: gbp(34_488) },
    { code: 'returned-to-voucher', amount: gbp(4859), balance: gbp(39_347) },
  ];

  test('tells what came and went, in order, a page at a time', async () => {
    const { id } = await accountOf('voucher', voucher.id);
    const { body } = await finance.get(`/api/v1/ledger/accounts/${id}/statement`);
    expect(body).toMatchObject({ opening: gbp(0), closing: gbp(39_347), items: lines, next_cursor: null });
    const seen: any[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = (
        await finance.get(`/api/v1/ledger/accounts/${id}/statement?limit=2${cursor && `&cursor=${cursor}`}`)
      ).body;
      seen.push(...page.items);
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(body.items);
  });

  test('of a period begins with what there was and ends with what there is', async () => {
    const { id } = await accountOf('voucher', voucher.id);
    const day = beginning.add({ hours: 12 }).toString();
    const before = (await finance.get(`/api/v1/ledger/accounts/${id}/statement?to=${day}`)).body;
    const after = (await finance.get(`/api/v1/ledger/accounts/${id}/statement?from=${day}`)).body;
    expect(before).toMatchObject({ opening: gbp(0), closing: gbp(34_488), items: lines.slice(0, 4) });
    expect(after).toMatchObject({ opening: gbp(34_488), closing: gbp(39_347), items: lines.slice(4) });
  });

  test('of a period that ends before it begins is refused', async () => {
    const { id } = await accountOf('voucher', voucher.id);
    for (const form of ['statement', 'statement.csv']) {
      const asked = `/api/v1/ledger/accounts/${id}/${form}?from=2027-03-23T08:00:00Z&to=2027-03-22T08:00:00Z`;
      expect(await finance.get(asked)).toMatchObject({ status: 400, body: { errors: [{ parameter: 'to' }] } });
    }
  });

  test('is a file for a spreadsheet as well', async () => {
    const { id } = await accountOf('voucher', voucher.id);
    const { body, headers } = await finance.get(`/api/v1/ledger/accounts/${id}/statement.csv`);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="?statement-2027-03-22-to-2027-03-\d\d\.csv"?$/,
    );
    const rows = (body as string)
      .trimEnd()
      .split('\r\n')
      .map((row) => row.split(','));
    expect(rows.map(([what, , , , amount, balance]) => [what, amount, balance])).toEqual([
      [expect.stringMatching(/^\ufeff?what$/), 'amount', 'balance'],
      ['opening-balance', '', '0.00'],
      ['voucher-offered', '600.00', '600.00'],
      ['voucher-reserved', '-85.04', '514.96'],
      ['voucher-reserved', '-85.04', '429.92'],
      ['voucher-reserved', '-85.04', '344.88'],
      ['returned-to-voucher', '48.59', '393.47'],
      ['closing-balance', '', '393.47'],
    ]);
  });
});

test('the trial balance is of nothing, at any instant', async () => {
  const at = async (instant: Temporal.Instant) =>
    (await steward.get(`/api/v1/ledger/trial-balance?at=${instant.toString()}`)).body;
  expect(await at(beginning.subtract({ hours: 1 }))).toMatchObject({ lines: [], totals: [] });
  expect(await at(server.clock.now().add({ hours: 1 }))).toMatchObject({ code: 'window-out-of-range' });
  const early = await at(beginning.add({ hours: 12 }));
  const now = (await steward.get('/api/v1/ledger/trial-balance')).body;
  expect([early.totals, now.totals]).toEqual([[gbp(0)], [gbp(0)]]);
  const balanceIn = ({ lines }: any, kind: string) => lines.find((line: any) => line.kind === kind)?.balance;
  expect([balanceIn(early, 'adviser-payable'), balanceIn(now, 'adviser-payable')]).toEqual([undefined, gbp(14_999)]);
  expect([balanceIn(early, 'escrow'), balanceIn(now, 'escrow')]).toEqual([gbp(3 * 11_339), gbp(11_339)]);
});

describe('each pound that was drawn', () => {
  test('is traced to the deposit that financed it, first in, first out', async () => {
    const { id } = await accountOf('programme-fund', programme.id);
    const { body } = await funder.get(`/api/v1/ledger/accounts/${id}/provenance`);
    expect(body.drawn).toEqual(gbp(8504 + 3645));
    expect(body.deposits).toMatchObject([
      {
        deposit_id: first,
        reference: first,
        amount: gbp(5000),
        left: gbp(0),
        awarded: gbp(0),
        reserved: gbp(0),
        drawn: gbp(5000),
      },
      {
        ...{ deposit_id: second, reference: second, amount: gbp(100_000), left: gbp(45_000), awarded: gbp(39_347) },
        ...{ reserved: gbp(8504), drawn: gbp(7149), returned: gbp(0), reversed: gbp(0) },
      },
    ]);
    const names = new Map(body.deposits.map((deposit: any) => [deposit.deposit_id, deposit.amount.minor]));
    const drawn = body.items.flatMap(({ code, movements }: any) =>
      movements
        .filter((moved: any) => moved.drawn)
        .map(({ deposit_id, to, amount }: any) => [code, names.get(deposit_id), to.kind, amount.minor]),
    );
    expect(drawn).toEqual([
      ['session-earned', 5000, 'adviser-payable', 5000],
      ['session-earned', 100_000, 'adviser-payable', 3504],
      ['cancellation-earned', 100_000, 'adviser-payable', 3645],
    ]);
    const seen: any[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = (
        await funder.get(`/api/v1/ledger/accounts/${id}/provenance?limit=3${cursor && `&cursor=${cursor}`}`)
      ).body;
      seen.push(...page.items);
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(body.items);
  });

  test('is told of a transfer as well, with its postings', async () => {
    const { id: payable } = await accountOf('adviser-payable', expert.id);
    const { items } = (await steward.get(`/api/v1/ledger/accounts/${payable}/statement`)).body;
    const { body } = await steward.get(`/api/v1/ledger/transfers/${items[1].transfer_id}`);
    expect(body).toMatchObject({ code: 'cancellation-earned', reference: late.bookingId, by_user_id: null });
    expect(body.postings.map(({ kind, amount }: any) => [kind, amount.minor])).toEqual([
      ...[
        ['escrow', -4860],
        ['adviser-payable', 4500],
        ['platform-fee', 360],
      ],
    ]);
    expect(
      body.paid_by.map(({ amount }: any) => amount.minor).reduce((sum: number, minor: number) => sum + minor, 0),
    ).toBe(3645);
    expect(body.paid_by.map(({ deposit_id }: any) => deposit_id)).toEqual([second]);
    expect((await steward.get(`/api/v1/ledger/transfers/${payable}`)).status).toBe(404);
    expect((await funder.get(`/api/v1/ledger/transfers/${body.id}`)).status).toBe(404);
  });

  test('of no programme is nobody’s deposit', async () => {
    const { id } = await accountOf('voucher', voucher.id);
    expect((await finance.get(`/api/v1/ledger/accounts/${id}/provenance`)).status).toBe(404);
  });
});

test('an export tells of the transfers that somebody wrote, and a transfer of who did', async () => {
  const { rows } = await server.owner.query('SELECT id, email FROM "user" WHERE id = $1', [programme.createdBy]);
  const { body } = await (await client.as(rows[0].email)).get('/api/v1/me/export');
  expect(body.sections.find(({ name }: any) => name === 'ledger').entries).toMatchObject([
    { code: 'deposit-received', reference: second, moved_minor: 100_000, currency: 'GBP' },
  ]);
  const { rows: transfers } = await server.owner.query('SELECT id FROM ledger_transfers WHERE reference = $1', [
    second,
  ]);
  const told = (await steward.get(`/api/v1/ledger/transfers/${transfers[0].id}`)).body;
  expect(told).toMatchObject({ by_user_id: programme.createdBy, code: 'deposit-received' });
});

describe('the checks', () => {
  let source: DataSource;
  beforeAll(async () => {
    source = await openDataSource({ url: server.databaseUrl, connections: 1 }, []);
  });
  afterAll(() => source.destroy());

  const failing = (checks: readonly { name: string; wrong: number; ids: readonly string[] }[]) =>
    checks.filter(({ wrong }) => wrong > 0).map(({ name, ids }) => [name, ids]);

  test('find nothing wrong with these books', async () => {
    const { body } = await steward.get('/api/v1/ledger/checks');
    expect(failing(body.checks)).toEqual([]);
    expect(body.sound).toBe(true);
    expect(await faultsOf(server)).toEqual([]);
    expect(body.checks.map(({ name, looked }: any) => [name, looked])).toEqual([
      ...[
        ['currencies-balance', 1],
        ['transfers-whole', 13],
        ['reversals-contrary', 0],
      ],
      ...[
        ['balances-kept', expect.any(Number)],
        ['leasts-kept', expect.any(Number)],
      ],
      ...[
        ['sessions-have-their-money', 3],
        ['money-has-its-session', 3],
        ['disputes-have-their-money', 0],
        ['voucher-uses-end', 3],
      ],
      ...[
        ['vouchers-have-their-money', 1],
        ['funds-have-their-money', 1],
      ],
      ...['payments-are-written', 'payments-are-used', 'refunds-go', 'payouts-are-written', 'providers-agree'].map(
        (name) => [name, 0],
      ),
      ['pay-is-earned', 1],
      ['pay-is-on-its-way', 0],
      ['paid-twice-is-to-recover', 0],
    ]);
  });

  const change = (kind: string, owner: () => string) => (set: string) => (tx: Transaction) =>
    tx.query(`UPDATE ledger_accounts SET ${set} WHERE kind = $1 AND owner = $2 RETURNING id`, [kind, owner()]);
  const escrow = change('escrow', () => confirmed.bookingId);
  const kept = 'ledger_accounts SET balance_minor = balance_minor + 1';

  test.each<[what: string, breaking: (tx: Transaction) => Promise<unknown>, found: string[]]>([
    [
      'a posting that another amount stands in',
      (tx) =>
        tx.query(`UPDATE ledger_postings SET amount_minor = amount_minor + 1 WHERE place = 1 AND transfer_id =
        (SELECT id FROM ledger_transfers WHERE code = 'deposit-received' AND reference = '${second}')`),
      ['currencies-balance', 'transfers-whole'],
    ],
    [
      'a transfer whose postings are gone',
      (tx) =>
        tx.query(`DELETE FROM ledger_postings WHERE transfer_id =
        (SELECT id FROM ledger_transfers WHERE code = 'session-earned')`),
      ['transfers-whole', 'balances-kept', 'pay-is-earned'],
    ],
    ['a balance that somebody wrote', escrow('balance_minor = 1'), ['balances-kept', 'sessions-have-their-money']],
    [
      'an account under its least',
      async (tx) => {
        await tx.query('ALTER TABLE ledger_accounts DROP CONSTRAINT "a guarded account stays at its least or above"');
        await tx.query(`UPDATE ledger_accounts SET least_minor = 100000 WHERE kind = 'client-credit'`);
      },
      ['leasts-kept'],
    ],
    [
      'a reversal that is none',
      (tx) =>
        tx.query(`UPDATE ledger_transfers SET reverses = (SELECT id FROM ledger_transfers WHERE code = 'voucher-offered')
        WHERE code = 'session-earned'`),
      ['reversals-contrary'],
    ],
    [
      'a session without its money',
      (tx) =>
        tx.query(`UPDATE bookings SET state = 'delivered', accepted_at = NULL WHERE id = '${delivered.bookingId}'`),
      ['sessions-have-their-money', 'voucher-uses-end'],
    ],
    [
      'money without its session',
      (tx) =>
        tx.query(
          `UPDATE ledger_accounts SET owner = gen_random_uuid()::text WHERE kind = 'escrow' AND balance_minor > 0`,
        ),
      ['sessions-have-their-money', 'money-has-its-session'],
    ],
    [
      'money that a session has kept after its end',
      (tx) =>
        tx.query(`UPDATE bookings SET state = 'accepted', delivered_at = updated_at, delivered_by = booked_by, accepted_at = updated_at
          WHERE id = '${confirmed.bookingId}'`),
      ['sessions-have-their-money', 'money-has-its-session', 'voucher-uses-end'],
    ],
    [
      'a voucher of another value',
      (tx) => tx.query('UPDATE vouchers SET value_minor = value_minor + 1'),
      ['vouchers-have-their-money', 'funds-have-their-money'],
    ],
    [
      'a use of a voucher that is not in the books',
      (tx) =>
        tx.query(`UPDATE voucher_use_ends SET drawn_minor = drawn_minor + 1, returned_minor = returned_minor - 1
        WHERE returned_minor > 0`),
      ['vouchers-have-their-money'],
    ],
    [
      'a deposit that is not in the books',
      (tx) => tx.query(`UPDATE deposits SET amount_minor = amount_minor + 1 WHERE id = '${second}'`),
      ['funds-have-their-money'],
    ],
    [
      'a fund that has too much',
      (tx) => tx.query(`UPDATE ${kept} WHERE kind = 'programme-fund'`),
      ['balances-kept', 'funds-have-their-money'],
    ],
  ])('find %s', async (_, breaking, found) => {
    const undo = new Error('undone');
    let results: Awaited<ReturnType<typeof checkBooks>> = [];
    const work = source.transaction(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica');
      await breaking(tx);
      results = await checkBooks(tx);
      throw undo;
    });
    await expect(work).rejects.toBe(undo);
    expect(failing(results).map(([name]) => name)).toEqual(found);
    for (const [, ids] of failing(results)) expect(ids).not.toEqual([]);
  });

  test('are made every day: what does not hold is an error in the log, and stewards are told', async () => {
    const { logger } = server.app.get<{ readonly logger: Logger }>(CheckBooks);
    const logged = jest.spyOn(logger, 'error').mockImplementation(() => undefined);
    const broken = (by: number) =>
      server.owner.query(
        `UPDATE ledger_accounts SET balance_minor = balance_minor + $1 WHERE kind = 'adviser-payable' RETURNING id`,
        [by],
      );
    const { id } = (await broken(1)).rows[0];
    try {
      await server.app.get(Jobs).sweepNow();
      const { body } = await steward.get('/api/v1/ledger/checks');
      expect(body.sound).toBe(false);
      expect(failing(body.checks)).toEqual([['balances-kept', [id]]]);
      expect(logged.mock.calls.flat()).toContainEqual(
        expect.stringMatching(new RegExp(`^The books fail balances-kept: 1 of \\d+ are wrong: ${id}$`)),
      );
    } finally {
      await broken(-1);
      logged.mockRestore();
    }
    expect((await steward.get('/api/v1/ledger/checks')).body.sound).toBe(true);
  });
});
