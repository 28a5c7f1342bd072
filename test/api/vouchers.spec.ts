import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BookingId, OrganisationId, VoucherId } from '../../src/kernel/id.js';
import { newId } from '../../src/kernel/id.js';
import { money, sum } from '../../src/kernel/money.js';
import { Ledger } from '../../src/ledger/index.js';
import { Database, type Transaction } from '../../src/platform/database.js';
import { Jobs } from '../../src/platform/jobs.js';
import { ApplicationTable } from '../../src/vouchers/application.table.js';
import { EndVouchers } from '../../src/vouchers/awards/end-vouchers.job.js';
import { offerVoucher } from '../../src/vouchers/awards/offer-voucher.js';
import { ProgrammeTable } from '../../src/vouchers/programme.table.js';
import { endVoucherUse, reserveVoucher } from '../../src/vouchers/spending/spend-voucher.js';
import { suspendForDebt } from '../../src/vouchers/spending/suspend-for-debt.js';
import type { Voucher } from '../../src/vouchers/voucher.js';
import { transfersOf } from '../factories/transfers.js';
import { aMonday } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { aMembership, anOrganisation, aPerson, aSteward, type Somebody } from '../support/factories.js';
import { aDebt, balanceOf } from '../support/funding.js';
import { deadlocksIn, startServer, type TestServer } from '../support/server.js';
import { lettersTo } from '../support/standing.js';
import { aFunder, anApplication, aProgramme, type AProgramme, aVoucher } from '../support/vouchers.js';

let server: TestServer;
let nobody: Client;
let steward: Client;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
});
beforeEach(() => server.clock.moveTo(aMonday));
afterAll(async () => {
  const balances = await within((tx) => new Ledger(tx).trialBalance(server.clock.now().add({ hours: 24 * 3650 })));
  for (const [currency, lines] of Map.groupBy(balances, (line) => line.currency))
    expect(
      sum(
        lines.map(({ balance }) => balance),
        currency,
      ),
    ).toEqual(money(0, currency));
  await server.stop();
  expect(await deadlocksIn(server.databaseUrl)).toBe(0);
});

const within = <T>(work: (tx: Transaction) => Promise<T>) => server.app.get(Database).transaction(work);
const sweep = () => server.app.get(Jobs).sweepNow();
const post = (client: Client, { id }: Pick<Voucher, 'id'>, what: string, body?: object) =>
  client.post(`/api/v1/vouchers/${id}/${what}`, body);
const read = async (client: Client, { id }: Pick<Voucher, 'id'>) => (await client.get(`/api/v1/vouchers/${id}`)).body;
const at = (text: string) => server.clock.moveTo(Temporal.Instant.from(text));

interface AClient {
  readonly id: OrganisationId;
  readonly admin: Client;
  readonly person: Somebody;
  readonly booker: Client;
}

/** A start-up with an admin and a booker. */
async function aStartUp(language: 'en' | 'cy' = 'en'): Promise<AClient> {
  const { id, booker } = await anOrganisation(server);
  const person = await aPerson(server, { language });
  await aMembership(server, id, person, 'admin');
  return {
    ...{ id: id as OrganisationId, person, admin: await nobody.as(person.email) },
    booker: await nobody.as(booker.email),
  };
}

/** Offered as when an application is decided on. */
function anOffer(programme: AProgramme, { id: organisationId, person: by }: AClient): Promise<Voucher> {
  return within(async (tx) => {
    const now = server.clock.now();
    const application = anApplication(programme, { organisationId, by, now });
    await new ApplicationTable(tx).insert(application);
    const locked = await new ProgrammeTable(tx).lock(programme.id);
    return offerVoucher(tx, { application, programme: locked, package: programme.package, by: null, now });
  });
}

async function declarationsOf(client: Client, { id }: Voucher): Promise<{ code: string; version: number }[]> {
  const { body } = await client.get(`/api/v1/vouchers/${id}/offer`);
  return body.declarations.map(({ code, version }: any) => ({ code, version }));
}

async function accept(client: Client, voucher: Voucher): Promise<Answer> {
  return post(client, voucher, 'acceptance', { declarations: await declarationsOf(client, voucher) });
}

/** Sets something aside for a session of an hour in ten days; returns its id. */
async function reserve(voucher: Pick<Voucher, 'id' | 'organisationId'>, minor: number): Promise<BookingId> {
  const bookingId = newId<BookingId>();
  await within((tx) => {
    const now = server.clock.now();
    const { id: voucherId, organisationId } = voucher;
    const session = {
      ...({ organisationId, startsAt: now.add({ hours: 240 }), adviserKind: 'specialist', adviserTopics: [] } as const),
      ...{ total: money(minor), feeAndVat: money(0), preparation: { net: money(0), vat: money(0) }, minutes: 60 },
    };
    return reserveVoucher(tx, session, { voucherId, bookingId, organisationId, now, most: null });
  });
  return bookingId;
}

function endUse({ id, organisationId }: Voucher, bookingId: BookingId, drawnMinor: number): Promise<void> {
  const end = { voucherId: id, bookingId, organisationId, drawn: money(drawnMinor), late: false };
  return within((tx) => endVoucherUse(tx, { ...end, now: server.clock.now() }));
}

const subjectsTo = async (person: Somebody) => (await lettersTo(server, person)).map(({ subject }) => subject);
const kindsTo = async (person: Somebody) =>
  (await lettersTo(server, person)).map(({ kind }) => kind).filter((kind) => kind.startsWith('voucher-'));

describe('a voucher', () => {
  test('is offered, accepted with what is declared, spent, and gives back what is left when it expires', async () => {
    const programme = await aProgramme(server);
    const client = await aStartUp();
    const voucher = await anOffer(programme, client);
    await sweep();
    await sweep();
    expect(await subjectsTo(client.person)).toEqual(['You are offered a voucher: Good starts']);

    expect(await accept(client.booker, voucher)).toMatchObject({ status: 403 });
    const { body: offer } = await client.booker.get(`/api/v1/vouchers/${voucher.id}/offer`);
    expect(offer).toMatchObject({ voucher: { state: 'offered', left: { minor: 60_000 } }, subsidy: null });
    expect(offer.declarations.map(({ code }: any) => code)).toEqual([
      ...['data-sharing', 'no-double-funding', 'terms', 'true-and-complete'],
    ]);
    for (const declarations of [[], [{ code: 'terms', version: 1 }]])
      expect(await post(client.admin, voucher, 'acceptance', { declarations })).toMatchObject({
        status: 422,
        body: { code: 'declarations-needed', needed: { length: 4 } },
      });
    const all = await declarationsOf(client.admin, voucher);
    for (const surplus of [{ code: 'subsidy', version: 9 }, all[0]!]) {
      const refused = await post(client.admin, voucher, 'acceptance', { declarations: [...all, surplus] });
      expect(refused).toMatchObject({ status: 422, body: { code: 'declarations-needed', surplus: [surplus] } });
      expect(refused.body.detail).toContain(`${surplus.code} (version ${surplus.version})`);
    }
    const { status, body: accepted } = await accept(client.admin, voucher);
    expect({ status, ...accepted }).toMatchObject({
      ...{ status: 201, state: 'active', has_code: true, code: expect.stringMatching(/^(\w{4}-){5}\w{4}$/) },
      ...{ start_by: '2027-05-21T23:00:00Z', expires_at: '2027-09-22T23:00:00Z' },
    });
    expect(await accept(client.admin, voucher)).toMatchObject({ status: 409, body: { code: 'voucher-state' } });
    const renew = () =>
      client.admin.post(`/api/v1/vouchers/${voucher.id}/code`, undefined, { 'idempotency-key': 'again' });
    const [renewed, repeated] = [await renew(), await renew()];
    expect(renewed.body.code).toMatch(/^(\w{4}-){5}\w{4}$/);
    expect([accepted.code, repeated.body.code]).toEqual([expect.not.stringContaining(renewed.body.code), null]);

    const [drawn, kept] = [await reserve(voucher, 10_000), await reserve(voucher, 8_500)];
    await endUse(voucher, drawn, 9_000);
    const { items } = (await client.booker.get(`/api/v1/organisations/${client.id}/vouchers?state=active`)).body;
    expect(items).toMatchObject([{ left: { minor: 42_500 }, reserved: { minor: 8_500 }, drawn: { minor: 9_000 } }]);

    at('2027-08-24T12:00:00Z');
    await sweep();
    at('2027-09-22T22:59:59Z');
    await sweep();
    expect(await read(client.booker, voucher)).toMatchObject({ state: 'active' });
    at('2027-09-22T23:00:00Z');
    expect(await read(client.booker, voucher)).toMatchObject({ state: 'expired' });
    await sweep();
    await sweep();
    // That of the offer has gone: letters are kept for ninety days.
    expect(await kindsTo(client.person)).toEqual(['voucher-expired', 'voucher-expiring', 'voucher-active']);
    const [{ body: letter } = { body: '' }] = await lettersTo(server, client.person);
    expect(letter).toContain('What was left of it, £425.00, went back to the programme.');

    await endUse(voucher, kept, 0); // called off after that
    expect(await read(client.booker, voucher)).toMatchObject({
      ...{ state: 'expired', left: { minor: 0 }, reserved: { minor: 0 }, drawn: { minor: 9_000 } },
      end: { reason: 'The time to use it is over.' },
      uses: [{ returned_to: 'programme' }, { drawn: { minor: 9_000 }, returned_to: 'voucher' }],
    });
    expect(await transfersOf(server.owner, [voucher.id, drawn, kept])).toBe(
      [
        'voucher-offered        programme-fund -> voucher  £600.00',
        'voucher-reserved       voucher -> escrow          £100.00',
        'voucher-reserved       voucher -> escrow          £85.00',
        'returned-to-voucher    escrow -> voucher          £10.00',
        'voucher-expired        voucher -> programme-fund  £425.00',
        'returned-to-programme  escrow -> programme-fund   £85.00',
      ].join('\n'),
    );
    const statement = (await client.admin.get(`/api/v1/vouchers/${voucher.id}/statement?limit=3`)).body;
    const rest = await client.admin.get(`/api/v1/vouchers/${voucher.id}/statement?cursor=${statement.next_cursor}`);
    const lines = [...statement.items, ...rest.body.items];
    expect(lines.map(({ amount, balance }: any) => [amount.minor, balance.minor])).toEqual([
      [60_000, 60_000],
      [-10_000, 50_000],
      [-8_500, 41_500],
      [1_000, 42_500],
      [-42_500, 0],
    ]);
    expect(await client.booker.get(`/api/v1/vouchers/${voucher.id}/statement`)).toMatchObject({ status: 403 });
  });

  test('that nobody accepts lapses, and its organisation is reminded once before, in its language', async () => {
    const client = await aStartUp('cy');
    const programme = await aProgramme(server);
    const [voucher, declined] = [await anOffer(programme, client), await anOffer(programme, client)];
    expect(await post(client.admin, declined, 'declining')).toMatchObject({ status: 200, body: { state: 'declined' } });
    at('2027-04-13T08:00:00Z');
    for (const _ of [1, 2]) await sweep();
    at('2027-04-19T23:00:00Z');
    expect(await accept(client.admin, voucher)).toMatchObject({ status: 410, body: { code: 'offer-lapsed' } });
    for (const _ of [1, 2]) await sweep();
    expect(await subjectsTo(client.person)).toEqual([
      'Daeth eich cynnig o daleb i ben: Dechrau da',
      'Daw eich cynnig o daleb i ben yn fuan: Dechrau da',
      'Cynigir taleb i chi: Dechrau da',
      'Cynigir taleb i chi: Dechrau da',
    ]);
    expect(await transfersOf(server.owner, [voucher.id, declined.id])).toBe(
      [
        'voucher-offered   programme-fund -> voucher  £600.00',
        'voucher-offered   programme-fund -> voucher  £600.00',
        'voucher-declined  voucher -> programme-fund  £600.00',
        'voucher-lapsed    voucher -> programme-fund  £600.00',
      ].join('\n'),
    );
  });

  test('waits for its commitment fee, which a steward records or waives', async () => {
    const client = await aStartUp();
    const programme = await aProgramme(server, { terms: { commitmentFeeMinor: 5_000 } });
    const [paid, waived] = [await anOffer(programme, client), await anOffer(programme, client)];
    for (const voucher of [paid, waived])
      expect(await accept(client.admin, voucher)).toMatchObject({ body: { state: 'accepted', active_at: null } });
    at('2027-03-29T08:00:00Z');
    const fee = { outcome: 'received', reason: 'Statement 14 of the bank.' };
    expect(await post(client.admin, paid, 'commitment-fee', fee)).toMatchObject({ status: 403 });
    const own = await aSteward(server);
    await aMembership(server, client.id, own, 'member');
    expect(await post(await nobody.as(own.email), paid, 'commitment-fee', fee)).toMatchObject({ status: 403 });
    expect(await post(steward, paid, 'commitment-fee', fee)).toMatchObject({
      body: { state: 'active', active_at: expect.stringMatching(/^2027-03-29/), expires_at: '2027-09-29T23:00:00Z' },
    });
    expect(await post(steward, paid, 'commitment-fee', fee)).toMatchObject({ status: 409 });
    await post(steward, waived, 'commitment-fee', { outcome: 'waived', reason: 'They have no money yet.' });
    expect(await read(client.admin, waived)).toMatchObject({ state: 'active', decisions: [{ kind: 'fee-waived' }] });
    await sweep();
    expect((await kindsTo(client.person)).sort()).toEqual([
      ...['voucher-active', 'voucher-active', 'voucher-fee-due', 'voucher-fee-due'],
      ...['voucher-offered', 'voucher-offered'],
    ]);
    expect(await transfersOf(server.owner, [paid.id, waived.id])).toBe(
      [
        'voucher-offered          programme-fund -> voucher  £600.00',
        'voucher-offered          programme-fund -> voucher  £600.00',
        'commitment-fee-received  bank -> programme-fund     £50.00',
      ].join('\n'),
    );
    const audit = (await client.admin.get(`/api/v1/audit?organisation=${client.id}`)).body.items;
    expect(audit.map(({ deed }: any) => deed)).toEqual(['voucher-fee-waived', 'voucher-fee-received']);
    expect(JSON.stringify(audit)).not.toContain('no money');
  });

  test('is extended, suspended, resumed and cancelled by its funder; those who have it are told why', async () => {
    const client = await aStartUp();
    const funder = await aFunder(server);
    const asFunder = await nobody.as(funder.admin.email);
    const programme = await aProgramme(server, { funder });
    const voucher = await aVoucher(server, { programme, organisationId: client.id });
    const booked = await reserve(voucher, 10_000);
    expect((await asFunder.get(`/api/v1/programmes/${programme.id}/vouchers`)).body.items).toMatchObject([
      { id: voucher.id, organisation: { id: client.id }, reserved: { minor: 10_000 } },
    ]);
    const stranger = await nobody.as((await aPerson(server)).email);
    const reason = 'You were ill for a month.';
    expect(await post(client.admin, voucher, 'extension', { days: 30, reason })).toMatchObject({ status: 403 });
    expect(await post(stranger, voucher, 'extension', { days: 30, reason })).toMatchObject({ status: 404 });
    expect(await post(asFunder, voucher, 'extension', { days: 91, reason })).toMatchObject({
      body: { code: 'extension-too-long', most: 90 },
    });
    expect(await post(asFunder, voucher, 'extension', { days: 30, reason })).toMatchObject({
      body: { expires_at: '2027-10-22T23:00:00Z' },
    });
    expect(await post(asFunder, voucher, 'extension', { days: 1, reason })).toMatchObject({ status: 409 });

    await post(asFunder, voucher, 'suspension', { reason: 'A question is open.' });
    await expect(reserve(voucher, 1_000)).rejects.toMatchObject({ code: 'voucher-state' });
    expect(await read(client.booker, voucher)).toMatchObject({ suspension: { reason: 'A question is open.' } });
    expect(await post(asFunder, voucher, 'resumption', { reason: 'It was answered.' })).toMatchObject({
      body: { state: 'active', suspension: null },
    });
    await within((tx) => suspendForDebt(tx, voucher.id, 'A second late cancellation.', server.clock.now()));
    await within((tx) => suspendForDebt(tx, voucher.id, 'Again.', server.clock.now()));
    expect(await read(asFunder, voucher)).toMatchObject({
      state: 'suspended',
      decisions: [{}, {}, {}, { kind: 'suspended', reason: 'A second late cancellation.' }],
    });

    await post(asFunder, voucher, 'cancellation', { reason: 'The project ended.' });
    await endUse(voucher, booked, 10_000);
    await sweep();
    expect((await kindsTo(client.person)).sort()).toEqual([
      ...['voucher-cancelled', 'voucher-extended', 'voucher-resumed', 'voucher-suspended'],
      'voucher-suspended-for-debt',
    ]);
    const letters = (await lettersTo(server, client.person)).map(({ body }) => body).join();
    expect(letters).toContain(
      'What was left of it, £500.00, went back to the programme.\n\nThe reason:\n> The project ended.',
    );
    expect(await read(client.admin, voucher)).toMatchObject({
      ...{ state: 'cancelled', left: { minor: 0 }, drawn: { minor: 10_000 } },
    });
  });

  test('ends once all of it is spent, or when no session began in the time to start', async () => {
    const client = await aStartUp();
    const [spent, unused] = [
      await aVoucher(server, { organisationId: client.id, valueMinor: 10_000 }),
      await aVoucher(server, { organisationId: client.id }),
    ];
    const booked = await reserve(spent, 10_000);
    await sweep();
    expect(await read(client.admin, spent)).toMatchObject({ state: 'active', left: { minor: 0 } });
    await endUse(spent, booked, 10_000);
    at('2027-05-21T23:00:00Z');
    for (const _ of [1, 2]) await sweep();
    expect(await read(client.admin, spent)).toMatchObject({ state: 'exhausted' });
    expect(await read(client.admin, unused)).toMatchObject({
      ...{ state: 'expired', end: { reason: 'No session began in the time to start.' } },
    });
    expect(await kindsTo(client.person)).toEqual(['voucher-expired']);
  });
});

describe('a clawback', () => {
  test.each([
    ['false-declaration', 'client', 'clawback-charged', 'client-debt -> programme-receivable'],
    ['platform-error', 'platform', 'clawback-borne', 'guarantee-fund -> programme-fund'],
    ['funder-error', 'funder', undefined, undefined],
  ] as const)('for a %s is borne by the %s, and leaves what was booked', async (cause, borneBy, code, accounts) => {
    const client = await aStartUp();
    const voucher = await aVoucher(server, { organisationId: client.id });
    const [drawn, reserved] = [await reserve(voucher, 10_000), await reserve(voucher, 8_500)];
    await endUse(voucher, drawn, 10_000);
    const figures = {
      left: { minor: 41_500 },
      reserved: { minor: 8_500 },
      drawn: { minor: 10_000 },
      borne_by: borneBy,
    };
    const preview = await steward.get(`/api/v1/vouchers/${voucher.id}/clawback-preview?cause=${cause}`);
    expect(preview.body).toMatchObject(figures);
    const body = { cause, reason: 'It came out in a visit.' };
    expect(await post(client.admin, voucher, 'clawback', body)).toMatchObject({ status: 403 });
    expect((await post(steward, voucher, 'clawback', body)).body).toMatchObject(figures);
    expect(await post(steward, voucher, 'clawback', body)).toMatchObject({ status: 409 });
    await endUse(voucher, reserved, 8_500); // it took place
    await sweep();
    const transfers = (await transfersOf(server.owner, [voucher.id, drawn, reserved])).split('\n').slice(3);
    const expected = [
      ...(code ? [[code, accounts, '£100.00']] : []),
      ['voucher-clawed-back', 'voucher -> programme-fund', '£415.00'],
      ...(code ? [[code, accounts, '£85.00']] : []),
    ];
    expect(transfers.map((line) => line.split(/ {2,}/).map((cell) => cell.trim()))).toEqual(expected);
    const [{ body: letter } = { body: '' }] = await lettersTo(server, client.person);
    expect(letter).toContain(cause === 'false-declaration' ? '£100.00, is yours to pay back' : 'You owe nothing.');
    const next = await aVoucher(server, { organisationId: client.id });
    await post(steward, next, 'suspension', { reason: 'For now.' });
    expect(await post(steward, next, 'resumption', { reason: 'On again.' })).toMatchObject(
      cause === 'false-declaration'
        ? { status: 409, body: { code: 'debt-unpaid', owed: { minor: 18_500 } } }
        : { status: 200 },
    );
  });
});

describe('what a client pays of money that was clawed back', () => {
  test('is its programmes’ first, also where many payments come at once, and the rest the guarantee fund’s', async () => {
    const client = await aStartUp();
    const body = { cause: 'false-declaration', reason: 'It came out in a visit.' };
    const funds: string[] = [];
    for (const drawn of [10_000, 5000]) {
      const voucher = await aVoucher(server, { organisationId: client.id });
      await endUse(voucher, await reserve(voucher, drawn), drawn);
      await post(steward, voucher, 'clawback', body);
      funds.push(voucher.programmeId);
    }
    await aDebt(server, client.id, 2000);
    const standing = () => Promise.all(funds.map((id) => balanceOf(server, 'programme-fund', id)));
    const [before, received_at] = [await standing(), server.clock.now().toString()];
    const pay = (index: number) =>
      steward.post(`/api/v1/organisations/${client.id}/debt-payments`, {
        ...{ amount_minor: 700, received_at, bank_reference: `Line ${index}` },
      });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => pay(index)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(24); // of £170
    expect((await standing()).map((now, index) => now - (before[index] ?? 0))).toEqual([10_000, 5000]);
    const owed = await Promise.all(funds.map((id) => balanceOf(server, 'programme-receivable', id)));
    expect([...owed, await balanceOf(server, 'client-debt', client.id)]).toEqual([0, 0, -200]);
  });
});

describe('public money', () => {
  const confirm = (client: Client, voucher: Voucher, given: object[] = []) =>
    post(client, voucher, 'subsidy-confirmation', { given, cap_not_exceeded: true });
  const council = (minor: number, given_on = '2026-05-01') => ({ giver: 'A council', given_on, amount: { minor } });

  test('is notified, confirmed, and only then awarded and told', async () => {
    const client = await aStartUp();
    const programme = await aProgramme(server, { terms: { subsidyControlled: true } });
    const voucher = await anOffer(programme, client);
    expect(await confirm(client.admin, voucher)).toMatchObject({ status: 409, body: { code: 'subsidy-order' } });
    await sweep();
    expect((await kindsTo(client.person)).sort()).toEqual(['voucher-offered', 'voucher-subsidy-notice']);
    expect(await accept(client.admin, voucher)).toMatchObject({ status: 409, body: { code: 'subsidy-order' } });
    expect(
      await post(client.admin, voucher, 'subsidy-confirmation', { given: [], cap_not_exceeded: false }),
    ).toMatchObject({ status: 400 });
    expect(await confirm(client.admin, voucher, [council(1), council(1, '2024-03-31')])).toMatchObject({
      status: 422,
      body: { code: 'subsidy-date', entry: 2, from: '2024-04-01', to: '2027-03-22' },
    });
    expect(await confirm(client.admin, voucher, [council(31_440_001)])).toMatchObject({
      status: 409,
      body: { code: 'subsidy-cap', cap: { minor: 31_500_000 } },
    });
    expect(await confirm(client.booker, voucher)).toMatchObject({ status: 403 });
    await confirm(client.admin, voucher, [council(5)]);
    const { body } = await confirm(client.admin, voucher, [council(20_000_000), council(11_440_000)]);
    expect(body.subsidy).toMatchObject({
      counted_from: '2024-04-01',
      confirmation: { total: { minor: 31_500_000 }, given: { length: 2 } },
    });
    expect(body.declarations.map(({ code }: any) => code)).toContain('subsidy');
    expect(await accept(client.admin, voucher)).toMatchObject({ status: 201, body: { state: 'active' } });
    await sweep();
    const letters = await lettersTo(server, client.person);
    expect(letters.find(({ kind }) => kind === 'voucher-subsidy-awarded')?.body).toContain(
      'On Monday 22 March 2027 you were awarded Minimal Financial Assistance worth £600.00',
    );
    const ofVoucher = ({ items }: any) => items.filter(({ voucher_id }: any) => voucher_id === voucher.id);
    const list = (query: string) => steward.get(`/api/v1/subsidy-awards${query}`);
    expect(ofVoucher((await list('')).body)).toMatchObject([{ value: { minor: 60_000 }, for_publication: false }]);
    expect(ofVoucher((await list('?for_publication=true')).body)).toEqual([]);
    expect(await client.admin.get('/api/v1/subsidy-awards')).toMatchObject({ status: 404 });
  });

  test('that was confirmed in one financial year is confirmed anew in the next', async () => {
    const client = await aStartUp();
    const voucher = await anOffer(await aProgramme(server, { terms: { subsidyControlled: true } }), client);
    await sweep();
    at('2027-03-31T22:59:00Z');
    await confirm(client.admin, voucher, [council(31_440_000, '2024-04-01')]);
    at('2027-03-31T23:00:00Z'); // 1 April in London
    expect(await accept(client.admin, voucher)).toMatchObject({
      body: { code: 'subsidy-order', counted_from: '2025-04-01' },
    });
    await confirm(client.admin, voucher);
    expect(await accept(client.admin, voucher)).toMatchObject({ status: 201 });
  });

  test('counts what was awarded from here: of two that would break the cap together, one is accepted', async () => {
    const client = await aStartUp();
    const programme = await aProgramme(server, { terms: { subsidyControlled: true } });
    const both = [await anOffer(programme, client), await anOffer(programme, client)];
    await sweep();
    for (const voucher of both) await confirm(client.admin, voucher, [council(31_400_000)]);
    const answers = await Promise.all(both.map((voucher) => accept(client.admin, voucher)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.filter(({ body }) => body.code === 'subsidy-cap')).toHaveLength(1);
  });
});

describe('what is given in kind', () => {
  test('comes before the second half of a voucher, and counts once it is confirmed', async () => {
    const client = await aStartUp();
    const funder = await aFunder(server);
    const asFunder = await nobody.as(funder.admin.email);
    const programme = await aProgramme(server, { funder, terms: { match: 'in-kind', funderPercent: 75 } });
    const voucher = await aVoucher(server, { programme, organisationId: client.id });
    await reserve(voucher, 30_000); // all of the price, of the first half
    await expect(reserve(voucher, 1_000)).rejects.toMatchObject({
      code: 'match-needed',
      facts: { needed: money(10_000) },
    });
    const work = { what: 'Clearing the yard', given_on: '2027-03-20', minutes: 600, evidence: 'Rota of 20 March' };
    const record = (minor: number, more: object = {}) =>
      post(client.admin, voucher, 'contributions', { ...work, value: { minor }, ...more });
    expect(await record(1, { given_on: '2027-03-23' })).toMatchObject({ body: { code: 'too-early' } });
    const [one, other] = [(await record(10_000)).body, (await record(99)).body];
    const decide = (by: Client, { id }: any, body: object) =>
      by.post(`/api/v1/vouchers/${voucher.id}/contributions/${id}/decision`, body);
    expect(await decide(client.admin, one, { decision: 'confirmed' })).toMatchObject({ status: 403 });
    expect(await decide(asFunder, other, { decision: 'refused' })).toMatchObject({ status: 400 });
    await decide(asFunder, other, { decision: 'refused', reason: 'That was before.' });
    await expect(reserve(voucher, 1_000)).rejects.toMatchObject({ code: 'match-needed' });
    expect(await decide(asFunder, one, { decision: 'confirmed' })).toMatchObject({ status: 200 });
    expect(await decide(steward, one, { decision: 'refused', reason: 'No.' })).toMatchObject({ status: 409 });
    await reserve(voucher, 1_000);
    expect((await client.booker.get(`/api/v1/vouchers/${voucher.id}/contributions`)).body.items).toMatchObject([
      { decision: { decision: 'refused', reason: 'That was before.' } },
      { decision: { decision: 'confirmed' }, value: { minor: 10_000 } },
    ]);
    expect(await read(client.admin, voucher)).toMatchObject({ in_kind_confirmed: { minor: 10_000 } });
    expect((await transfersOf(server.owner, [one.id, other.id])).split(/ {2,}/)).toEqual([
      ...['in-kind-counted', 'in-kind-given -> in-kind-counted', '£100.00'],
    ]);
  });
});

describe('at the same time', () => {
  test('fifty accept an offer: one does', async () => {
    const client = await aStartUp();
    const voucher = await anOffer(await aProgramme(server), client);
    const declarations = await declarationsOf(client.admin, voucher);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post(client.admin, voucher, 'acceptance', { declarations })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });

  test('some accept and sweeps let it lapse: it is one of the two, and its money where that says', async () => {
    const client = await aStartUp();
    const voucher = await anOffer(await aProgramme(server), client);
    const declarations = await declarationsOf(client.admin, voucher);
    server.clock.moveTo(voucher.offerLapsesAt.subtract({ milliseconds: 60 }));
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => post(client.admin, voucher, 'acceptance', { declarations })),
      ...Array.from({ length: 20 }, async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        await server.app.get(EndVouchers).run();
        return { status: 0 };
      }),
    ]);
    const accepted = answers.filter(({ status }) => status === 201).length;
    await sweep();
    expect(await read(client.admin, voucher)).toMatchObject({ state: accepted === 1 ? 'active' : 'lapsed' });
    expect(accepted).toBeLessThanOrEqual(1);
    expect(await leftOf(voucher.id)).toBe(accepted === 1 ? 60_000 : 0);
  });

  test('twenty book with a voucher that expires: what they have is theirs, and the rest went back', async () => {
    const client = await aStartUp();
    const voucher = await aVoucher(server, { organisationId: client.id });
    await reserve(voucher, 3_000);
    // It expires just after sessions could start that are booked now.
    await server.owner.query('UPDATE vouchers SET expires_at = $2 WHERE id = $1', [
      voucher.id,
      server.clock.now().add({ hours: 241 }).toString(),
    ]);
    const booked = await Promise.allSettled([
      ...Array.from({ length: 20 }, () => reserve(voucher, 3_000)),
      (async () => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        server.clock.moveTo(server.clock.now().add({ hours: 241 }));
        await Promise.all([1, 2, 3].map(() => server.app.get(EndVouchers).run()));
      })(),
    ]);
    await sweep();
    const taken = booked.slice(0, 20).filter(({ status }) => status === 'fulfilled').length;
    expect(await read(client.admin, voucher)).toMatchObject({
      ...{ state: 'expired', left: { minor: 0 }, reserved: { minor: 3_000 * (taken + 1) } },
    });
    expect(await leftOf(voucher.id)).toBe(0);
    const table = await transfersOf(server.owner, [voucher.id]);
    const back = money(60_000 - 3_000 * (taken + 1));
    expect(/voucher-expired.*£([\d.]+)/.exec(table)?.[1] ?? '0').toBe(
      back.minor === 0 ? '0' : (back.minor / 100).toFixed(2),
    );
  });
});

async function leftOf(owner: VoucherId): Promise<number> {
  return (await within((tx) => new Ledger(tx).balanceOf({ kind: 'voucher', owner }))).minor;
}
