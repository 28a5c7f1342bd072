import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ApplicationId, OrganisationId, ProgrammeId, UserId, VoucherId } from '../../src/kernel/id.js';
import { newId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { Ledger } from '../../src/ledger/index.js';
import { Database, type Transaction } from '../../src/platform/database.js';
import { refuseBeyondMeans } from '../../src/vouchers/programmes/means.js';
import { ProgrammeTable } from '../../src/vouchers/programme.table.js';
import { voucherEnded, voucherOffered } from '../../src/vouchers/voucher.postings.js';
import { aMonday } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { aMembership, anOrganisation, aPerson, aSteward, type Somebody } from '../support/factories.js';
import { deadlocksIn, startServer, type TestServer } from '../support/server.js';
import { put } from '../support/traces.js';

let server: TestServer;
let anyone: Client;
let steward: Client;
let stewardPerson: Somebody;
let stranger: Client;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  anyone = await Client.of(server);
  stewardPerson = await aSteward(server);
  steward = await anyone.as(stewardPerson.email);
  stranger = await anyone.as((await aPerson(server)).email);
});
afterAll(async () => {
  await server.stop();
  expect(await deadlocksIn(server.databaseUrl)).toBe(0);
});

interface AFunder {
  readonly id: string;
  readonly finance: Client;
  readonly member: Client;
}

/** Known to the stewards, unless it is said otherwise. */
async function aFunder(given: { recognised?: boolean; publicAuthority?: boolean } = {}): Promise<AFunder> {
  const { id } = await anOrganisation(server, { kind: 'funder', name: 'The Valleys Fund' });
  const people = { finance: await aPerson(server), member: await aPerson(server) };
  for (const role of ['finance', 'member'] as const) await aMembership(server, id, people[role], role);
  if (given.recognised !== false) {
    const body = { is_public_authority: given.publicAuthority ?? false };
    ok(await steward.put(`/api/v1/funders/${id}`, body));
  }
  const { finance, member } = people;
  return { id, finance: await anyone.as(finance.email), member: await anyone.as(member.email) };
}

const days = (count: number) =>
  server.clock
    .now()
    .add({ hours: 24 * count })
    .toString();
const starts = () => ({
  name: { en: 'Good starts', cy: 'Dechrau da' },
  summary: { en: 'For those who begin.', cy: 'I’r rhai sy’n dechrau.' },
  budget: { minor: 1_000_000 },
  ...{ opens_at: days(-1), closes_at: days(180) },
});
const aPackage = { title: { en: 'Ten hours', cy: 'Deg awr' }, value: { minor: 60_000 } };

function ok({ status, body }: Answer): any {
  if (status > 201) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

const draftOf = async (funder: AFunder, more: object = {}) =>
  ok(await funder.finance.post('/api/v1/programmes', { ...starts(), funder_id: funder.id, ...more }));
const setState = (client: Client, id: string, state: string) => client.put(`/api/v1/programmes/${id}/state`, { state });
const deposit = (id: string, minor: number, reference: string = newId(), by = steward) =>
  by.post(`/api/v1/programmes/${id}/deposits`, {
    ...{ amount: { minor }, received_at: days(-1), bank_reference: reference },
  });
const reverse = (id: string, depositId: string) =>
  steward.post(`/api/v1/programmes/${id}/deposits/${depositId}/reversal`, { reason: 'A slip of the pen.' });
const moneyOf = async (client: Client, id: string) => ok(await client.get(`/api/v1/programmes/${id}/money`));

/** With a package of £600, and open. */
async function anOpenProgramme(funder: AFunder, depositMinor: number, more: object = {}): Promise<any> {
  const { id } = await draftOf(funder, more);
  ok(await funder.finance.post(`/api/v1/programmes/${id}/packages`, aPackage));
  ok(await deposit(id, depositMinor));
  return ok(await setState(funder.finance, id, 'open'));
}

/** What awarding does of it: within the programme's means, a voucher whose money is set aside. */
function offer(programme: any, minor = 60_000): Promise<VoucherId> {
  return server.app.get(Database).transaction(async (tx) => {
    const locked = await new ProgrammeTable(tx).lock(programme.id as ProgrammeId);
    const now = server.clock.now();
    await refuseBeyondMeans(tx, locked, money(minor), now);
    const voucherId = await aVoucherRow(tx, programme, minor, now);
    const of = { voucherId, programmeId: locked.id, amount: money(minor) };
    await new Ledger(tx).post([voucherOffered(of, { occurredAt: now })], now);
    return voucherId;
  });
}

async function aVoucherRow(tx: Transaction, programme: any, minor: number, now: Temporal.Instant): Promise<VoucherId> {
  const [id, application] = [newId<VoucherId>(), newId<ApplicationId>()];
  const { id: organisationId, booker } = await anOrganisation(server);
  const [at, packageId] = [now.toString(), programme.packages[0].id];
  await tx.query(
    `INSERT INTO applications (id, programme_id, package_id, organisation_id, state, state_since, enterprise, started_at, started_by,
       submitted_at, submitted_by) VALUES ($1, $2, $3, $4, 'offered', $5, '{}', $5, $6, $5, $6)`,
    [application, programme.id, packageId, organisationId as OrganisationId, at, booker.id as UserId],
  );
  await tx.query(
    `INSERT INTO vouchers (id, programme_id, application_id, organisation_id, package_id, state, state_since, currency, value_minor,
       preparation_most_minor, funder_percent, match, pays_fee_and_vat, topics, adviser_kinds, start_days, use_months,
       commitment_fee_minor, subsidy_controlled, offered_at, offer_lapses_at)
     VALUES ($1, $2, $3, $4, $5, 'offered', $6, 'GBP', $7, 0, 100, 'none', true, '{}', '{}', 60, 6, 0, false, $6, $8)`,
    [id, programme.id, application, organisationId, packageId, at, minor, now.add({ hours: 28 * 24 }).toString()],
  );
  return id;
}

/** As when its client declines an offer. */
async function decline(programme: any, voucherId: VoucherId, minor = 60_000): Promise<void> {
  await server.app.get(Database).transaction(async (tx) => {
    const now = server.clock.now();
    await tx.query(
      `UPDATE vouchers SET state = 'declined', state_since = $2, ended_at = $2, end_reason = 'Not now.' WHERE id = $1`,
      [voucherId, now.toString()],
    );
    const of = { voucherId, programmeId: programme.id as ProgrammeId, amount: money(minor) };
    await new Ledger(tx).post([voucherEnded(of, 'declined', { occurredAt: now })], now);
  });
}

describe('a funder', () => {
  test('is who a steward says it is, and its programmes follow what kind of one it is', async () => {
    const funder = await aFunder({ recognised: false });
    const refused = await funder.finance.post('/api/v1/programmes', { ...starts(), funder_id: funder.id });
    expect(refused).toMatchObject({
      ...{ status: 409, body: { code: 'not-a-funder' } },
      body: { detail: expect.stringContaining('PUT /api/v1/funders/{organisation_id}') },
    });
    const recognise = (is_public_authority: boolean, by = steward) =>
      by.put(`/api/v1/funders/${funder.id}`, { is_public_authority });
    expect(await recognise(true, funder.finance)).toMatchObject({ status: 404 });
    expect(await recognise(true)).toMatchObject({
      status: 200,
      body: { organisation: { id: funder.id, name: 'The Valleys Fund' }, is_public_authority: true },
    });
    const { id, subsidy_controlled } = await draftOf(funder);
    expect(subsidy_controlled).toBe(true);
    await recognise(false);
    await recognise(false);
    expect((await funder.member.get(`/api/v1/programmes/${id}`)).body.subsidy_controlled).toBe(false);
    const { rows } = await server.owner.query(
      `SELECT by_user, facts FROM audit_entries WHERE deed = 'funder-recognised' AND organisation_id = $1 ORDER BY at, id`,
      [funder.id],
    );
    expect(rows.map(({ facts }) => facts)).toEqual([
      { is_public_authority: true, was_public_authority: null },
      { is_public_authority: false, was_public_authority: true },
    ]);
    expect(rows[0].by_user).toBe(stewardPerson.id);
    expect(await steward.put(`/api/v1/funders/${newId()}`, { is_public_authority: false })).toMatchObject({
      status: 404,
    });
    expect(await funder.finance.get('/api/v1/funders')).toMatchObject({ status: 404 });
    const page = ok(await steward.get('/api/v1/funders?limit=1'));
    expect(page.items).toHaveLength(1);
  });

  test('has what it pays for in its export, without those who wrote it down', async () => {
    const funder = await aFunder();
    const { id } = await anOpenProgramme(funder, 70_000);
    const admin = await aPerson(server);
    await aMembership(server, funder.id, admin, 'admin');
    const document = (await (await anyone.as(admin.email)).get(`/api/v1/organisations/${funder.id}/export`)).body;
    const { entries } = document.sections.find(({ name }: any) => name === 'programmes');
    expect(entries).toMatchObject([
      { programme: { id, name_en: 'Good starts' }, packages: [{}], deposits: [{ amount_minor: 70_000 }] },
    ]);
    expect(JSON.stringify(entries)).not.toContain(stewardPerson.id);
  });

  test('is vouched for by a steward who does not belong to it', async () => {
    const funder = await aFunder();
    const { id } = await draftOf(funder);
    const insider = await aSteward(server);
    await aMembership(server, funder.id, insider, 'member');
    const own = await anyone.as(insider.email);
    for (const answer of [
      await own.put(`/api/v1/funders/${funder.id}`, { is_public_authority: true }),
      await deposit(id, 100, 'Mine', own),
      await own.post(`/api/v1/programmes/${id}/fund-returns`, { reason: 'To us.' }),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  });
});

describe('a programme', () => {
  test('is drafted, told what it lacks, opened, paused and closed', async () => {
    const funder = await aFunder();
    const draft = await draftOf(funder, { name: { en: 'Good starts' }, summary: { en: 'For those who begin.' } });
    expect(draft).toMatchObject({
      ...{ state: 'draft', funder: { id: funder.id, name: 'The Valleys Fund' }, version: 1, packages: [] },
      ...{ offer_days: 28, start_days: 60, use_months: 6, preparation_percent: 25, scorers: null },
      ...{ commitment_fee: { minor: 0, currency: 'GBP' }, monthly_cap: null, pays_fee_and_vat: true },
    });
    const path = `/api/v1/programmes/${draft.id}`;
    for (const client of [anyone, stranger]) expect(await client.get(path)).toMatchObject({ status: 404 });
    expect((await steward.get(path)).status).toBe(200);
    const preview = ok(await funder.member.get(`${path}/opening-preview`));
    expect(preview).toMatchObject({ ready: false, missing: [{ code: 'welsh' }, { code: 'package' }] });
    expect(await setState(funder.finance, draft.id, 'open')).toMatchObject({
      status: 409,
      body: { code: 'programme-not-ready', missing: preview.missing },
    });
    expect(await setState(funder.member, draft.id, 'open')).toMatchObject({ status: 403 });
    expect(await setState(stranger, draft.id, 'open')).toMatchObject({ status: 404 });

    ok(await funder.finance.patch(path, { name: starts().name, summary: starts().summary }));
    const { packages } = ok(await funder.finance.post(`${path}/packages`, aPackage));
    expect(packages).toMatchObject([{ title: aPackage.title, value: { minor: 60_000 }, minutes: null }]);
    expect(ok(await funder.finance.get(`${path}/opening-preview`)).missing).toMatchObject([
      { code: 'money', detail: expect.stringContaining('£600.00') },
    ]);
    ok(await deposit(draft.id, 60_000));
    expect(ok(await funder.finance.get(`${path}/opening-preview`))).toEqual({ ready: true, missing: [] });
    expect(ok(await setState(funder.finance, draft.id, 'open')).state).toBe('open');
    expect((await anyone.get(path)).body.name).toEqual(starts().name);
    expect(await stranger.patch(path, { topics: ['food'] })).toMatchObject({ status: 403 });

    const last = await funder.finance.delete(`${path}/packages/${packages[0].id}`);
    expect(last).toMatchObject({ status: 409, body: { code: 'programme-not-ready' } });
    ok(await steward.post(`${path}/packages`, { ...aPackage, minutes: 600 }));
    expect(ok(await funder.finance.delete(`${path}/packages/${packages[0].id}`)).packages).toMatchObject([
      { minutes: 600 },
    ]);
    expect(await funder.finance.delete(`${path}/packages/${packages[0].id}`)).toMatchObject({ status: 404 });

    for (const state of ['paused', 'paused', 'open', 'closed']) ok(await setState(funder.finance, draft.id, state));
    for (const answer of [
      await setState(funder.finance, draft.id, 'open'),
      await funder.finance.patch(path, { summary: { en: 'Too late.' } }),
      await funder.finance.post(`${path}/packages`, aPackage),
    ])
      expect(answer).toMatchObject({ status: 409, body: { code: 'programme-state', state: 'closed' } });
    const { rows } = await server.owner.query(
      `SELECT e.kind, a.acted_as FROM support_events e JOIN audit_entries a
         ON a.subject_id = e.subject_id AND a.deed = e.kind AND a.at = e.at AND a.by_user = e.by_user
       WHERE e.subject_id = $1 ORDER BY e.id`,
      [draft.id],
    );
    expect(rows.map(({ kind, acted_as }) => `${kind} by ${acted_as}`)).toEqual([
      ...['programme-created by finance', 'programme-changed by finance', 'package-added by finance'],
      ...['deposit-recorded by steward', 'programme-opened by finance', 'package-added by steward'],
      ...['package-retired by finance', 'programme-paused by finance', 'programme-opened by finance'],
      'programme-closed by finance',
    ]);
  });

  test('is refused what contradicts itself, with its place', async () => {
    const funder = await aFunder();
    const wrong = { monthly_cap: { minor: 1_000_001 }, match: 'cash', closes_at: days(-2) };
    const refused = await funder.finance.post('/api/v1/programmes', { ...starts(), funder_id: funder.id, ...wrong });
    expect(refused).toMatchObject({ status: 422, body: { code: 'programme-terms' } });
    expect(refused.body.errors.map(({ pointer }: any) => pointer)).toEqual([
      ...['/closes_at', '/monthly_cap', '/funder_percent'],
    ]);
    const { id } = await draftOf(funder, { match: 'cash', funder_percent: 75 });
    expect(await funder.finance.patch(`/api/v1/programmes/${id}`, { match: 'none' })).toMatchObject({ status: 422 });
    expect(await funder.finance.patch(`/api/v1/programmes/${id}`, { budget: { minor: 1.5 } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/budget/minor' }] },
    });
  });

  test('changes for nobody’s worse once it has opened', async () => {
    const funder = await aFunder();
    const opened = await anOpenProgramme(funder, 100_000);
    const [id, version]: [string, number] = [opened.id, opened.version];
    const change = (body: object) => funder.finance.patch(`/api/v1/programmes/${id}`, body);
    const better = { closes_at: days(200), budget: { minor: 2_000_000 }, report_fields: ['award-value'] };
    expect(ok(await change(better))).toMatchObject({ version: version + 1, budget: { minor: 2_000_000 } });
    expect(ok(await change(better)).version).toBe(version + 1);
    const refused = await change({ name: { en: 'Other', cy: 'Arall' }, use_months: 3, report_fields: [] });
    expect(refused).toMatchObject({ status: 409, body: { code: 'programme-state', state: 'open' } });
    expect(refused.body.errors.map(({ pointer }: any) => pointer)).toEqual(['/use_months', '/report_fields']);
    expect(await change({ summary: { en: 'In one language.' } })).toMatchObject({ status: 422 });
  });

  test('is listed while it takes applications, by whom it is for', async () => {
    const funder = await aFunder();
    await draftOf(funder);
    const inWales = { eligibility: { regions: ['wales'], stages: ['idea', 'planning'] }, topics: ['food'] };
    const soon = { closes_at: days(3) };
    const first = await anOpenProgramme(funder, 100_000, { ...inWales, ...soon, budget: { minor: 77_777_777 } });
    const second = await anOpenProgramme(funder, 100_000, { closes_at: days(4), budget: { minor: 77_777_777 } });
    await anOpenProgramme(funder, 100_000, { opens_at: days(1), closes_at: days(5), budget: { minor: 77_777_777 } });
    const paused = await anOpenProgramme(funder, 100_000, { closes_at: days(2), budget: { minor: 77_777_777 } });
    await setState(funder.finance, paused.id, 'paused');
    const listed = async (query: string) =>
      ok(await anyone.get(`/api/v1/programmes?limit=100&${query}`))
        .items.filter(({ budget }: any) => budget.minor === 77_777_777)
        .map(({ id }: any) => id);
    expect(await listed('')).toEqual([first.id, second.id]);
    expect(await listed('region=wales&stage=idea&topic=food')).toEqual([first.id, second.id]);
    for (const query of ['region=scotland', 'stage=established', 'topic=energy'])
      expect(await listed(query)).toEqual([second.id]);
    const page = ok(await anyone.get('/api/v1/programmes?limit=1'));
    expect(page.items[0].id).toBe(first.id);
    const next = ok(await anyone.get(`/api/v1/programmes?limit=1&cursor=${page.next_cursor}`));
    expect(next.items[0].id).toBe(second.id);
    const all = `/api/v1/funders/${funder.id}/programmes`;
    expect(ok(await funder.member.get(all)).items).toHaveLength(5);
    const two = ok(await steward.get(`${all}?limit=4`));
    expect(ok(await steward.get(`${all}?limit=4&cursor=${two.next_cursor}`)).items).toHaveLength(1);
    expect(await stranger.get(all)).toMatchObject({ status: 404 });
    server.clock.moveTo(server.clock.now().add({ hours: 3 * 24 }));
    expect(await listed('')).toEqual([second.id, expect.any(String)]);
  });

  test('that many open and close at once goes each way once', async () => {
    const funder = await aFunder();
    const { id } = await anOpenProgramme(funder, 100_000);
    const states = Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? 'paused' : 'closed'));
    const answers = await Promise.all(
      states.map((state) => setState(state === 'paused' ? steward : funder.finance, id, state)),
    );
    expect(answers.filter(({ status }) => ![200, 409].includes(status))).toEqual([]);
    const { rows } = await server.owner.query(
      `SELECT kind, count(*)::int AS count FROM support_events WHERE subject_id = $1 AND kind IN ('programme-paused', 'programme-closed')
       GROUP BY kind`,
      [id],
    );
    expect(rows).toContainEqual({ kind: 'programme-closed', count: 1 });
    expect(rows.every(({ count }) => count === 1)).toBe(true);
    expect((await anyone.get(`/api/v1/programmes/${id}`)).body.state).toBe('closed');
  });
});

test('a programme without a panel takes no scorers', async () => {
  const funder = await aFunder();
  const body = { ...starts(), funder_id: funder.id, decision: 'first-come', scorers: 3 };
  expect(await funder.finance.post('/api/v1/programmes', body)).toMatchObject({
    status: 422,
    body: { code: 'programme-terms', errors: [{ pointer: '/scorers' }] },
  });
});

describe('a deposit', () => {
  test('is recorded once for its reference, and anew once it was reversed', async () => {
    const funder = await aFunder();
    const { id } = await draftOf(funder);
    const first = ok(await deposit(id, 50_000, 'VALLEYS  1'));
    expect(first).toMatchObject({ bank_reference: 'VALLEYS 1', replaces: null, reversed: null });
    for (const typed of ['VALLEYS 1', ' valleys  1 ', 'Valleys1']) {
      const twice = await deposit(id, 60_000, typed);
      expect(twice).toMatchObject({ status: 409, body: { code: 'deposit-recorded-already', deposit_id: first.id } });
    }
    const future = { amount: { minor: 500 }, received_at: days(1), bank_reference: 'Later' };
    expect(await steward.post(`/api/v1/programmes/${id}/deposits`, future)).toMatchObject({
      status: 422,
      body: { code: 'deposit-in-the-future', errors: [{ pointer: '/received_at' }] },
    });
    expect(await reverse(id, first.id)).toMatchObject({
      status: 200,
      body: { reversed: { reason: 'A slip of the pen.' } },
    });
    expect(await reverse(id, first.id)).toMatchObject({ status: 409, body: { code: 'deposit-reversed' } });
    expect(await reverse(id, newId())).toMatchObject({ status: 404 });
    const anew = ok(await deposit(id, 5_000, 'Valleys 1'));
    expect(anew.replaces).toBe(first.id);
    expect(await deposit(id, 5_000, 'VALLEYS 1')).toMatchObject({ status: 409 });
    expect((await moneyOf(funder.member, id)).fund.deposited.minor).toBe(5_000);
    const page = ok(await funder.member.get(`/api/v1/programmes/${id}/deposits?limit=1`));
    expect(page.items).toEqual([anew]);
    const rest = ok(await funder.member.get(`/api/v1/programmes/${id}/deposits?cursor=${page.next_cursor}`));
    expect(rest.items).toMatchObject([{ id: first.id, reversed: { at: expect.any(String) } }]);
    expect(await deposit(id, 100, 'Mine', funder.finance)).toMatchObject({ status: 403 });
    expect(await stranger.get(`/api/v1/programmes/${id}/deposits`)).toMatchObject({ status: 404 });
  });

  test('does not come into a programme that is closed, save instead of one that was wrong', async () => {
    const funder = await aFunder();
    const { id } = await anOpenProgramme(funder, 60_000);
    const wrong = ok(await deposit(id, 1_000, 'WRONG'));
    await setState(funder.finance, id, 'closed');
    const late = await deposit(id, 1_000, 'LATE');
    expect(late).toMatchObject({ status: 409, body: { code: 'programme-state', state: 'closed' } });
    expect(late.body.detail).toContain('another programme of this funder');
    ok(await reverse(id, wrong.id));
    expect(ok(await deposit(id, 100, 'wrong')).replaces).toBe(wrong.id);
  });

  test('that 50 record at once is in the books once', async () => {
    const { id } = await draftOf(await aFunder());
    const answers = await Promise.all(Array.from({ length: 50 }, () => deposit(id, 10_000, 'ONCE')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'deposit-recorded-already')).toHaveLength(49);
    expect((await moneyOf(steward, id)).fund.left.minor).toBe(10_000);
  });

  test('of which a voucher holds a part is not reversed', async () => {
    const programme = await anOpenProgramme(await aFunder(), 100_000);
    await offer(programme);
    const [only] = ok(await steward.get(`/api/v1/programmes/${programme.id}/deposits`)).items;
    expect(await reverse(programme.id, only.id)).toMatchObject({
      status: 409,
      body: { code: 'balance-too-low', left: { minor: 40_000 }, wanted: { minor: 100_000 } },
    });
  });
});

describe('what a programme promises', () => {
  test('is within its fund, with 50 who are offered a voucher at once', async () => {
    const programme = await anOpenProgramme(await aFunder(), 605_000);
    const offers = await Promise.allSettled(Array.from({ length: 50 }, () => offer(programme)));
    expect(offers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const refused = offers.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(new Set(refused)).toEqual(new Set(['balance-too-low']));
    expect((await moneyOf(steward, programme.id)).fund.left.minor).toBe(5_000);
  });

  test('is within a month’s cap until the next month, and within the budget', async () => {
    const more = { monthly_cap: { minor: 130_000 }, budget: { minor: 200_000 } };
    const programme = await anOpenProgramme(await aFunder(), 1_000_000, more);
    await offer(programme);
    const second = await offer(programme);
    const next = server.clock.now().toZonedDateTimeISO('UTC').startOfDay().with({ day: 1 }).add({ months: 1 });
    await expect(offer(programme)).rejects.toMatchObject({
      code: 'programme-month-full',
      facts: { left: money(10_000), next_month: next.toInstant().toString() },
    });
    await decline(programme, second);
    await offer(programme);
    server.clock.moveTo(next.toInstant());
    await offer(programme);
    await expect(offer(programme)).rejects.toMatchObject({ code: 'programme-budget', facts: { left: money(20_000) } });
    server.clock.moveTo(next.toInstant().add({ hours: 28 * 24 }));
    await offer(programme); // what was offered has lapsed, whether or not that is written down yet
    await setState(steward, programme.id, 'paused');
    await expect(offer(programme)).rejects.toMatchObject({ code: 'programme-state' });
  });
});

describe('a programme’s money', () => {
  test('is told from the books, with how long it lasts', async () => {
    const funder = await aFunder();
    const programme = await anOpenProgramme(funder, 300_000, { monthly_cap: { minor: 500_000 } });
    const [spent, declined] = [await offer(programme), await offer(programme)];
    await decline(programme, declined);
    await server.owner.query(
      `WITH declared AS (
           INSERT INTO voucher_declarations (voucher_id, code, version, declared_at, declared_by)
           SELECT $1, code, version, offered_at, $2 FROM declaration_texts, vouchers WHERE id = $1
         )
         UPDATE vouchers SET state = 'active', accepted_at = offered_at, accepted_by = $2, active_at = offered_at,
         start_by = offered_at + interval '60 days', expires_at = offered_at + interval '6 months' WHERE id = $1`,
      [spent, stewardPerson.id],
    );
    server.clock.moveTo(server.clock.now().add({ hours: 10 * 24 }));
    await use(spent, { minor: 20_000, drawn: 15_000 });
    await use(spent, { minor: 12_000 });
    expect(await moneyOf(funder.member, programme.id)).toMatchObject({
      fund: {
        deposited: { minor: 300_000 },
        offered: { minor: 120_000 },
        came_back: { minor: 60_000 },
        returned_to_funder: { minor: 0 },
        left: { minor: 240_000 },
      },
      vouchers: {
        ...{ committed: { minor: 60_000 }, in_vouchers: { minor: 33_000 }, reserved: { minor: 12_000 } },
        drawn: { minor: 15_000 },
      },
      budget: { amount: { minor: 1_000_000 }, left: { minor: 940_000 } },
      month: { cap: { minor: 500_000 } },
      forecast: {
        ...{ days: 10, drawn_a_day: { minor: 1_500 }, offered_a_day: { minor: 6_000 } },
        // £2,850 at £15 a day, and £2,400 at £60.
        money_runs_out_on: server.clock
          .now()
          .add({ hours: 190 * 24 })
          .toZonedDateTimeISO('Europe/London')
          .toPlainDate()
          .toString(),
        fund_runs_out_on: server.clock
          .now()
          .add({ hours: 40 * 24 })
          .toZonedDateTimeISO('Europe/London')
          .toPlainDate()
          .toString(),
      },
    });
    expect(await stranger.get(`/api/v1/programmes/${programme.id}/money`)).toMatchObject({ status: 403 });

    const giveBack = () => steward.post(`/api/v1/programmes/${programme.id}/fund-returns`, { reason: 'It is over.' });
    expect(await giveBack()).toMatchObject({ status: 409, body: { code: 'programme-state' } });
    await setState(funder.finance, programme.id, 'closed');
    expect(await giveBack()).toMatchObject({ status: 409, body: { code: 'vouchers-outstanding', outstanding: 1 } });
    await server.owner.query(
      `UPDATE vouchers SET state = 'cancelled', ended_at = offered_at, end_reason = 'Over.' WHERE id = $1`,
      [spent],
    );
    expect(await giveBack()).toMatchObject({ status: 409, body: { code: 'vouchers-outstanding', outstanding: 1 } });
    await endUses(spent);
    const answers = await Promise.all(Array.from({ length: 20 }, giveBack));
    expect(answers.filter(({ status }) => status === 201)).toMatchObject([{ body: { amount: { minor: 240_000 } } }]);
    expect(answers.filter(({ body }) => body.code === 'nothing-to-return')).toHaveLength(19);
    expect((await moneyOf(steward, programme.id)).fund).toMatchObject({
      ...{ returned_to_funder: { minor: 240_000 }, left: { minor: 0 } },
    });
  });

  /** Sets money of a voucher aside for a session, and lets some of it be earned. */
  async function use(voucher: VoucherId, { minor, drawn }: { minor: number; drawn?: number }): Promise<void> {
    const [reference, at] = [newId(), server.clock.now().toString()];
    await put(server, 'voucher_uses', {
      ...{ voucher_id: voucher, reference, reserved_at: at, starts_at: at, amount_minor: minor },
      ...{ preparation_minor: 0, minutes: 60 },
    });
    if (drawn !== undefined) await endUse(voucher, reference, minor, drawn);
    await server.app.get(Database).transaction(async (tx) => {
      const [account, session] = [
        { kind: 'voucher', owner: voucher, least: 0 },
        { kind: 'escrow', owner: reference, least: 0 },
      ];
      const kept = money(drawn ?? minor);
      const postings = [
        { account, amount: money(-kept.minor) },
        { account: session, amount: kept },
      ];
      const now = server.clock.now();
      await new Ledger(tx).post([{ code: 'voucher-reserved', reference, occurredAt: now, postings }], now);
    });
  }

  async function endUses(voucher: VoucherId): Promise<void> {
    const { rows } = await server.owner.query(
      `SELECT reference, amount_minor FROM voucher_uses u WHERE voucher_id = $1
         AND NOT EXISTS (SELECT FROM voucher_use_ends e WHERE e.reference = u.reference)`,
      [voucher],
    );
    for (const { reference, amount_minor } of rows)
      await endUse(voucher, reference, Number(amount_minor), Number(amount_minor));
  }

  async function endUse(voucher: VoucherId, reference: string, minor: number, drawn: number): Promise<void> {
    await put(server, 'voucher_use_ends', {
      ...{ voucher_id: voucher, reference, at: server.clock.now().toString(), amount_minor: minor, drawn_minor: drawn },
      ...{ returned_minor: minor - drawn, returned_to: drawn < minor ? 'voucher' : null },
    });
  }
});
