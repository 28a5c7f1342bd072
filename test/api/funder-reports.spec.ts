import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { anotherDeposit } from '../factories/paid-by-voucher.js';
import { aHold, aMonday, cancel, fund } from '../support/bookings.js';
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
import { type AClient, aClient, fundBy } from '../support/funding.js';
import { startServer, type TestServer } from '../support/server.js';
import { EndedSession } from '../support/sessions.js';
import { statementsOf } from '../support/statements.js';
import { aFunder, type AProgramme, aProgramme, type AVoucher, aVoucher } from '../support/vouchers.js';
import { reportFields } from '../../src/vouchers/index.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let finance: Client;
let member: Client;
let expert: AnExpert;
let bakers: AClient;
let growers: AClient;
let programme: AProgramme;
let ours: AVoucher;
let theirs: AVoucher;
const sessions: string[] = [];

const start = Temporal.Instant.from('2027-03-31T08:00:00Z');
const march = 'from=2027-03-01&to=2027-03-31';
const path = (below: string, of = programme) => `/api/v1/programmes/${of.id}/${below}`;

/** What no funder reads, wherever it was written. */
const secret = {
  needs: 'Secret-needs-7713',
  summary: 'Secret-summary-7713',
  notes: 'Secret-notes-7713',
  plan: 'Secret-plan-7713',
  message: 'Secret-message-7713',
  review: 'Secret-review-7713',
  need: 'Secret-application-7713',
  evidence: 'Secret-evidence-7713',
  person: 'Secretperson Seventyseven',
};
const named = '=Bakers, "Sons" & <b>Daughters</b>';

/** £113.39 an hour, three quarters of it the funder's: £85.04. Two deposits, of £100 and £1,400. */
beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
  server.clock.moveTo(aMonday);
  expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  bakers = await aClient(server, nobody, { name: secret.person });
  growers = await aClient(server, nobody);
  await server.owner.query('UPDATE organisations SET name = $2 WHERE id = $1', [bakers.organisation.id, named]);
  await givenSupport();
  server.clock.moveTo(Temporal.Instant.from('2027-04-02T08:00:00Z'));
});
afterAll(() => server.stop());

async function givenSupport(): Promise<void> {
  const funder = await aFunder(server);
  const [looksAfter, belongs] = [await aPerson(server), await aPerson(server)];
  await aMembership(server, funder.id, looksAfter, 'finance');
  await aMembership(server, funder.id, belongs, 'member');
  [finance, member] = [await nobody.as(looksAfter.email), await nobody.as(belongs.email)];
  const terms = { funderPercent: 75, match: 'cash', reportFields } as const;
  programme = await aProgramme(server, { funder, depositMinor: 10_000, terms });
  await anotherDeposit(server, programme, 140_000);
  ours = await aVoucher(server, { organisationId: bakers.organisation.id, programme });
  theirs = await aVoucher(server, { organisationId: growers.organisation.id, programme });
  await server.owner.query(
    `UPDATE applications SET need = $2, decided_on = '2027-03-20', decided_at = '2027-03-22T08:00Z' WHERE id = $1`,
    [ours.applicationId, secret.need],
  );
  for (let count = 0; count < 3; count++) sessions.push(await aSharedSession(bakers, ours));
  const calledOff = await aSharedSession(growers, theirs);
  server.clock.moveTo(start.subtract({ hours: 48 }));
  await cancel(growers.client, calledOff);
  await sessionsAreHeld();
}

async function aSharedSession(by: AClient, voucher: AVoucher): Promise<string> {
  const [slot] = await slotsOf(nobody, expert, Temporal.Instant.from('2027-03-31T00:00:00Z'), 1);
  const { id } = await aHold(by, slot);
  await fundBy(by.client, id, { voucher_code: voucher.code });
  expect((await fund(steward, id)).body).toMatchObject({ state: 'confirmed' });
  return id;
}

const sessionOf = (id: string) => new EndedSession(server, id, bakers, expert, start);

/** Everything is written of the first session that can be. */
async function sessionsAreHeld(): Promise<void> {
  const [first] = sessions;
  await bakers.client.post(`/api/v1/bookings/${first}/messages`, { text: secret.message });
  await server.owner.query('UPDATE bookings SET needs = $2 WHERE id = $1', [first, secret.needs]);
  server.clock.moveTo(start.add({ hours: 9 }));
  for (const id of sessions) {
    const session = sessionOf(id);
    const minutes = { contact: 60, preparation: 15 };
    await session.record({ minutes, summary: secret.summary, private_notes: secret.notes, language: 'cy' });
    expect((await session.accept()).status).toBe(200);
  }
  const session = sessionOf(first!);
  const items = [{ what: secret.plan, who: 'client', by: '2027-04-05' }];
  await session.adviser.put(session.path('action-plan'), { based_on: 0, items });
  await session.adviser.post(session.path('action-plan/signature'), { version: 1 });
  await session.client.post(session.path('action-plan/signature'), { version: 1 });
  await session.client.put(session.path('action-plan/items/1/completion'), { version: 1, done: true });
  const ratings = { useful: 5, clear: 5, on_time: 5 };
  expect(await session.client.post(session.path('reviews/adviser'), { ratings, comment: secret.review })).toMatchObject(
    {
      status: 201,
    },
  );
}

const outcomesOf = (voucher: AVoucher) => `/api/v1/vouchers/${voucher.id}/outcomes`;
const textsOf = (row: any) =>
  Object.fromEntries(Object.entries<any>(row.cells).map(([code, { text }]) => [code, text]));
const figuresOf = (body: any) =>
  Object.fromEntries(body.totals.map(({ code, value }: any) => [code, value?.minor ?? value]));

describe('outcomes', () => {
  test('are recorded by the organisation, corrected by withdrawing, and read by no funder', async () => {
    const evidence = `Letter of the registrar. ${secret.evidence}`;
    const said = { kind: 'registration', on: '2027-03-30', evidence };
    const first = await bakers.client.post(outcomesOf(ours), said);
    expect(first).toMatchObject({
      status: 201,
      body: { kind: 'registration', value: 1, on: '2027-03-30', withdrawn_at: null },
    });
    for (const more of [
      { kind: 'jobs-before', jobs: 2, on: '2027-03-22', evidence },
      { kind: 'jobs', jobs: 9, on: '2027-03-30', evidence },
      { kind: 'jobs', jobs: 5, on: '2027-03-31', evidence },
      { kind: 'finance-raised', amount: { minor: 250_000 }, on: '2027-03-31', evidence },
      { kind: 'trading-12-months', trading: true, on: '2027-03-31', evidence },
    ]) {
      expect(await steward.post(outcomesOf(ours), more)).toMatchObject({ status: 201 });
    }
    const twice = await bakers.finance.post(outcomesOf(ours), said);
    const withdrawal = `${outcomesOf(ours)}/${twice.body.id}/withdrawal`;
    const withdrawn = await bakers.client.post(withdrawal);
    expect(withdrawn).toMatchObject({ status: 200, body: { withdrawn_at: expect.any(String) } });
    expect(await bakers.client.post(withdrawal)).toEqual(expect.objectContaining({ body: withdrawn.body }));
    const page = await bakers.client.get(`${outcomesOf(ours)}?limit=4`);
    expect(page.body.items).toHaveLength(4);
    const rest = await bakers.client.get(`${outcomesOf(ours)}?limit=4&cursor=${page.body.next_cursor}`);
    expect(rest.body).toMatchObject({ items: { length: 3 }, next_cursor: null });
    for (const client of [finance, growers.client])
      expect(await client.get(outcomesOf(ours))).toMatchObject({ status: 404 });
  });

  test('have happened, and of a voucher that somebody accepted', async () => {
    const said = { kind: 'registration', on: '2027-04-03', evidence: 'None.' };
    expect(await bakers.client.post(outcomesOf(ours), said)).toMatchObject({
      status: 409,
      body: { code: 'too-early' },
    });
    const offered = await aVoucher(server, {
      organisationId: growers.organisation.id,
      terms: {
        state: 'offered',
        acceptedAt: null,
        acceptedBy: null,
        activeAt: null,
        startBy: null,
        expiresAt: null,
        codeHash: null,
      },
    });
    const early = await growers.client.post(outcomesOf(offered), { ...said, on: '2027-04-01' });
    expect(early).toMatchObject({ status: 409, body: { code: 'voucher-state' } });
  });
});

describe('a funder', () => {
  test('is told what its programme names, in rows and totals', async () => {
    const { status, body } = await finance.get(path(`report?${march}`));
    expect(status).toBe(200);
    expect(body).toMatchObject({ locked: null, language: 'en', currency: 'GBP', priority_groups: null });
    expect(body.rows.map((row: any) => row.voucher_id).toSorted()).toEqual([ours.id, theirs.id].toSorted());
    const row = body.rows.find(({ voucher_id: id }: any) => id === ours.id);
    expect(textsOf(row)).toMatchObject({
      'beneficiary.name': named,
      'beneficiary.legal-form': 'Co-operative society',
      'beneficiary.region': 'Wales',
      'award.value': '£600.00',
      'award.decided-on': '20 March 2027',
      'award.match': 'Cash',
      'award.match-value': '£85.05',
      'delivery.advisers': expect.stringContaining('Person'),
      'delivery.adviser-kinds': 'Specialist',
      'delivery.sessions': '3',
      'delivery.contact': '3 h',
      'delivery.preparation': '45 min',
      'delivery.modes': 'By video',
      'delivery.topics': 'Governance',
      'delivery.languages': 'Welsh',
      'delivery.first-on': '31 March 2027',
      'delivery.reached-3-hours': 'Yes',
      'delivery.reached-12-hours': 'No',
      'money.committed': '£600.00',
      'money.reserved': '£0.00',
      'money.drawn': '£255.12',
      'money.fee': '£18.90',
      'money.vat': '£0.00',
      'money.cost-per-hour': '£85.04',
      'outcome.registrations': '1',
      'outcome.jobs': '3',
      'outcome.finance-raised': '£2,500.00',
      'outcome.trading-12-months': 'Yes',
      'outcome.trading-24-months': '',
      'outcome.action-plans': '1',
    });
    expect(figuresOf(body)).toMatchObject({
      'money.committed': 120_000,
      'money.drawn': 25_512 + 3645,
      'money.cost-per-organisation': Math.round(29_157 / 2),
      'money.paid': null,
      'delivery.sessions': 3,
      'delivery.contact': 180,
      'delivery.reached-3-hours': 1,
      'award.match-value': 8505 + 1215,
      'outcome.jobs': 3,
      'outcome.trading-24-months': null,
      'outcome.satisfaction': null,
    });
    expect(body.notes).toContainEqual(expect.stringContaining('against how many there were before'));
    const { rows } = await server.owner.query(
      `SELECT sum(drawn_minor)::int AS drawn FROM voucher_use_ends e JOIN vouchers v ON v.id = e.voucher_id WHERE v.programme_id = $1`,
      [programme.id],
    );
    expect(rows[0].drawn).toBe(figuresOf(body)['money.drawn']);
  });

  test('is told of the days that it asks for', async () => {
    const early = (await member.get(path('report?from=2027-03-01&to=2027-03-21'))).body;
    expect(early.rows).toEqual([]);
    const before = (await member.get(path('report?from=2027-03-01&to=2027-03-28'))).body;
    expect(figuresOf(before)).toMatchObject({
      'money.committed': 120_000,
      'money.drawn': 0,
      'money.reserved': 4 * 8504,
    });
    const after = (await member.get(path('report?from=2027-04-01&to=2027-04-30'))).body;
    expect(figuresOf(after)).toMatchObject({ 'money.committed': 0, 'money.drawn': 0, 'money.reserved': 0 });
    expect(textsOf(after.rows[0])['delivery.modes']).toBe('');
    const refused = await member.get(path('report?from=2027-04-01&to=2029-04-01'));
    expect(refused).toMatchObject({ status: 422, body: { code: 'window-out-of-range' } });
    expect(await member.get(path('report?from=2027-04-31&to=2027-05-01'))).toMatchObject({ status: 400 });
  });

  test('finds the rows of each total, and in each the transfers and the deposits that they were', async () => {
    const { totals } = (await finance.get(path(`report?${march}`))).body;
    for (const { code, value } of totals.filter((total: any) => total.has_rows)) {
      const { items } = (await finance.get(path(`report/rows?${march}&total=${code}`))).body;
      const sum = items.reduce((all: number, item: any) => all + Number(item.value.minor ?? item.value), 0);
      expect([code, sum]).toEqual([code, value?.minor ?? value ?? 0]);
    }
    const first = (await finance.get(path(`report/rows?${march}&total=money.drawn&limit=1`))).body;
    const second = (
      await finance.get(path(`report/rows?${march}&total=money.drawn&limit=1&cursor=${first.next_cursor}`))
    ).body;
    expect(second.next_cursor).toBeNull();
    const items: any[] = [...first.items, ...second.items];
    const drawn = new Map<string, number>(items.map(({ voucher_id: id, value }) => [id, value.minor]));
    expect(drawn).toEqual(
      new Map([
        [ours.id, 25_512],
        [theirs.id, 3645],
      ]),
    );
    await eachPoundIsADeposit(drawn);
  });

  test('is told nothing else of a programme that names one field', async () => {
    const terms = { reportFields: ['delivery-sessions'] } as const;
    const little = await aProgramme(server, { terms });
    await aVoucher(server, { organisationId: bakers.organisation.id, programme: little });
    const { body } = await steward.get(path('report?from=2027-04-01&to=2027-04-02', little));
    expect(body.rows).toEqual([
      { voucher_id: expect.any(String), cells: { 'delivery.sessions': { value: 0, text: '0' } } },
    ]);
    expect(body.totals).toMatchObject([{ code: 'delivery.sessions' }]);
    expect(JSON.stringify(body)).not.toContain('Bakers');
    const { items } = (
      await steward.get(path('report/rows?from=2027-04-01&to=2027-04-02&total=money.committed', little))
    ).body;
    expect(items).toEqual([]);
  });

  test('that is a public authority is told of subsidies, of what was given in kind, and of what came back', async () => {
    const terms = { reportFields, match: 'in-kind', subsidyControlled: true } as const;
    const [organisationId, days] = [growers.organisation.id, 'from=2027-04-02&to=2027-04-02'];
    const voucher = await aVoucher(server, { organisationId, programmeTerms: terms });
    const work = { what: 'Clearing the yard', given_on: '2027-04-02', value: { minor: 12_345 }, evidence: 'The rota' };
    const given = await growers.finance.post(`/api/v1/vouchers/${voucher.id}/contributions`, work);
    const decision = `/api/v1/vouchers/${voucher.id}/contributions/${given.body.id}/decision`;
    expect(await steward.post(decision, { decision: 'confirmed' })).toMatchObject({ status: 200 });
    const over = await steward.post(`/api/v1/vouchers/${voucher.id}/cancellation`, { reason: 'They gave up.' });
    expect(over.status).toBe(200);
    const { body } = await steward.get(`/api/v1/programmes/${voucher.programmeId}/report?${days}&language=cy`);
    expect(textsOf(body.rows[0])).toMatchObject({
      'award.subsidy-on': '2 Ebrill 2027',
      'award.subsidy-value': '£600.00',
      'award.match': 'Mewn nwyddau neu waith',
      'award.match-value': '£123.45',
      'money.returned': '£600.00',
      'money.drawn': '£0.00',
    });
    const later = await steward.get(`/api/v1/programmes/${voucher.programmeId}/report?from=2027-04-03&to=2027-04-30`);
    expect(later.body.rows).toEqual([]);
  });

  test('never reads what was said, by any way', async () => {
    const told: string[] = [];
    for (const language of ['en', 'cy']) {
      for (const form of ['report', 'report.csv', 'report.html']) {
        const { status, body } = await finance.get(path(`${form}?${march}&language=${language}`));
        expect(status).toBe(200);
        told.push(typeof body === 'string' ? body : JSON.stringify(body));
      }
    }
    for (const { id } of [ours, theirs])
      told.push(JSON.stringify((await finance.get(path(`report/rows/${id}?${march}`))).body));
    const kept = await server.owner.query(
      `SELECT (SELECT count(*) FROM messages WHERE text = $1)::int + (SELECT count(*) FROM reviews WHERE comment = $2)::int
         + (SELECT count(*) FROM session_notes WHERE notes = $3)::int + (SELECT count(*) FROM action_plan_items WHERE what = $4)::int AS n`,
      [secret.message, secret.review, secret.notes, secret.plan],
    );
    expect(kept.rows[0].n).toBeGreaterThanOrEqual(6); // it is there to be leaked
    for (const text of Object.values(secret)) expect(told.filter((one) => one.includes(text))).toEqual([]);
    expect(told.filter((one) => one.includes(bakers.organisation.booker.email))).toEqual([]);
  });

  test('is nobody else', async () => {
    const stranger = await nobody.as((await aPerson(server)).email);
    const below = ['report', 'report.csv', 'report.html', 'report/rows', `report/rows/${ours.id}`, 'reports'];
    for (const client of [stranger, bakers.client, growers.finance, expert.client]) {
      for (const one of below) {
        const total = one === 'report/rows' ? '&total=money.drawn' : '';
        expect(await client.get(path(one === 'reports' ? one : `${one}?${march}${total}`))).toMatchObject({
          status: 404,
        });
      }
    }
    const other = await aVoucher(server, { organisationId: growers.organisation.id });
    expect(await finance.get(path(`report/rows/${other.id}?${march}`))).toMatchObject({ status: 404 });
  });
});

async function eachPoundIsADeposit(drawn: ReadonlyMap<string, number>): Promise<void> {
  const byDeposit = new Map<string, number>();
  for (const [voucher, minor] of drawn) {
    const { transfers } = (await finance.get(path(`report/rows/${voucher}?${march}`))).body;
    expect(transfers[0]).toMatchObject({ code: 'voucher-offered', amount: { minor: 60_000 }, drawn: false });
    const paid = transfers.filter((transfer: any) => transfer.drawn);
    expect(paid.reduce((all: number, { amount }: any) => all + Number(amount.minor), 0)).toBe(minor);
    for (const { amount, deposits } of paid) {
      expect(deposits.reduce((all: number, part: any) => all + Number(part.amount.minor), 0)).toBe(amount.minor);
      for (const part of deposits) {
        byDeposit.set(part.deposit_id, (byDeposit.get(part.deposit_id) ?? 0) + Number(part.amount.minor));
      }
    }
  }
  const deposits: any[] = (await finance.get(path('deposits'))).body.items;
  const amounts = deposits.map(({ id, amount }) => [id, amount.minor === 10_000 ? 10_000 : 29_157 - 10_000]);
  expect(byDeposit).toEqual(new Map(amounts as [string, number][]));
}

describe('a report', () => {
  test('as a file says the same as the page of it, and is no formula', async () => {
    const { body, headers } = await finance.get(path(`report.csv?${march}`));
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="?[a-z0-9]+(-[a-z0-9]+)*-2027-03-01-to-2027-03-31\.csv"?$/,
    );
    expect(body).toMatch(/\r\n$/);
    const records: string[][] = parse(body, { bom: true, record_delimiter: '\r\n', relax_column_count: false });
    const [head, ...rows] = records;
    const at = (label: string) => head!.indexOf(label);
    const row = rows.find(([, , voucher]) => voucher === ours.id)!;
    expect(row.slice(0, 2)).toEqual(['2027-03-01', '2027-03-31']);
    expect(row[at('Organisation')]).toBe(`'${named}`);
    expect(row[at('Drawn')]).toBe('255.12');
    expect(row[at('First session on')]).toBe('2027-03-31');
    expect(row[at('Time in sessions')]).toBe('180');
    expect(rows.at(-1)!.slice(0, 3)).toEqual(['2027-03-01', '2027-03-31', 'Total']);
    expect(rows.at(-1)![at('Drawn')]).toBe('291.57');
    expect(rows.at(-1)![at('Organisation')]).toBe('');
    expect(rows.at(-1)![at('Still trading after 24 months')]).toBe('');
    for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+@\t\r]|^-[^\d]/);
  });

  test('as a page is one table for each section, with no script, and in Welsh as well', async () => {
    const page = await finance.get(path(`report.html?${march}`));
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'/,
    );
    expect(page.body).toContain('<html lang="en">');
    expect(page.body).toContain('<th scope="row">=Bakers, &quot;Sons&quot; &amp; &lt;b&gt;Daughters&lt;/b&gt;</th>');
    expect(page.body).not.toMatch(/<script|<b>| on\w+=|style="/);
    for (const tag of ['table', 'thead', 'tbody', 'tr', 'caption', 'main']) {
      const count = (one: RegExp) => page.body.match(one)?.length ?? 0;
      expect([tag, count(new RegExp(`<${tag}[ >]`, 'g'))]).toEqual([tag, count(new RegExp(`</${tag}>`, 'g'))]);
    }
    expect(page.body.match(/<caption>/g)).toHaveLength(6);
    expect(page.body).toContain('<th scope="col">Organisation</th>');
    expect(page.body).toContain('not known</td>');
    expect(page.body).toContain('@media print');
    const welsh = await finance.get(path(`report.html?${march}&language=cy`));
    expect(welsh.body).toContain('<html lang="cy">');
    expect(welsh.body).toContain('Cyfansymiau');
    expect(welsh.body).toContain('31 Mawrth 2027');
    expect(welsh.body).toContain('Dechrau da');
  });

  test('takes as many statements for many vouchers as for one', async () => {
    const counts: number[] = [];
    const isOfReport = (text: string) => /\b(vouchers|programmes|report_versions|experts)\b/.test(text);
    for (const days of ['from=2027-03-01&to=2027-03-21', march])
      counts.push(await statementsOf(() => finance.get(path(`report?${days}`)), isOfReport));
    expect(counts).toEqual([4, 4]);
  });
});

describe('a period', () => {
  const days = { from: '2027-03-01', to: '2027-03-31' };
  let periodId: string;

  test('is locked once, when it is over, by whoever looks after the funder’s money', async () => {
    const early = await finance.post(path('reports'), { from: '2027-04-01', to: '2027-04-02' });
    expect(early).toMatchObject({ status: 409, body: { code: 'too-early', from: '2027-04-02T23:00:00Z' } });
    expect(await member.post(path('reports'), days)).toMatchObject({ status: 403 });
    const overlapping = Array.from({ length: 50 }, (_, index) => ({ ...days, from: `2027-03-0${1 + (index % 3)}` }));
    const answers = await Promise.all(
      overlapping.map((one, index) => (index % 2 ? finance : steward).post(path('reports'), one)),
    );
    const done = answers.filter(({ status }) => status === 201);
    expect(done).toHaveLength(1);
    const refused = new Set(
      answers.filter((answer) => answer !== done[0]).map(({ status, body }) => `${status} ${body.code}`),
    );
    expect(refused).toEqual(new Set(['409 period-locked']));
    periodId = done[0]!.body.id;
    days.from = done[0]!.body.from;
    expect(done[0]!.body.versions).toEqual([
      expect.objectContaining({ version: 1, reason: null, changed_rows: 0, changed_totals: [] }),
    ]);
  });

  test('is told afterwards as it was then, until it is restated for a reason', async () => {
    const asked = path(`report?from=${days.from}&to=${days.to}`);
    const then = (await finance.get(asked)).body;
    expect(then.locked).toMatchObject({ period_id: periodId, version: 1, reason: null });
    const said = { kind: 'registration', on: '2027-03-31', evidence: 'A late letter.' };
    await growers.client.post(outcomesOf(theirs), said);
    await server.owner.query(`UPDATE organisations SET name = 'Growers anew' WHERE id = $1`, [growers.organisation.id]);
    expect((await finance.get(asked)).body).toEqual(then);
    const restatements = path(`reports/${periodId}/restatements`);
    const reason = 'The growers registered in March, and told us in April.';
    const tries = await Promise.all(
      Array.from({ length: 10 }, () => finance.post(restatements, { version: 1, reason })),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    const again = await finance.post(restatements, { version: 1, reason });
    expect(again).toMatchObject({ status: 409, body: { code: 'report-restated' } });
    const same = await finance.post(restatements, { version: 2, reason });
    expect(same).toMatchObject({ status: 409, body: { code: 'nothing-to-restate' } });
    const now = (await finance.get(asked)).body;
    expect(now.locked).toMatchObject({ version: 2, reason });
    expect(figuresOf(now)['outcome.registrations']).toBe(2);
    expect((await finance.get(`${asked}&version=1`)).body).toEqual(then);
    expect(await finance.get(`${asked}&version=3`)).toMatchObject({ status: 404 });
    const { items } = (await member.get(path('reports'))).body;
    expect(items).toMatchObject([
      {
        id: periodId,
        versions: [
          {
            version: 2,
            reason,
            changed_rows: 1,
            changed_totals: [{ code: 'outcome.registrations', label: 'Registered', before: 1, after: 2 }],
          },
          { version: 1 },
        ],
      },
    ]);
  });

  test('that is locked is a row that nobody changes', async () => {
    for (const table of ['report_periods', 'report_versions']) {
      const column = table === 'report_periods' ? 'id' : 'period_id';
      for (const change of [
        `UPDATE ${table} SET ${column} = ${column}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]) {
        await expect(server.owner.query(change)).rejects.toMatchObject({ constraint: 'what was written stays' });
      }
    }
  });
});

describe('who the people are', () => {
  const question = '/api/v1/me/equality-answers';

  async function helped(count: number, answer: string, of: AProgramme): Promise<void> {
    const { id } = await anOrganisation(server);
    await aVoucher(server, { organisationId: id, programme: of });
    for (let left = count; left > 0; left--) {
      const person = await aPerson(server);
      await aMembership(server, id, person, 'member');
      await server.owner.query('SELECT give_equality_answers($1, $2)', [person.id, JSON.stringify({ gender: answer })]);
    }
  }

  test('is told in counts of five or more of a period that is locked, and each person counts once', async () => {
    expect(await finance.get(question)).toMatchObject({ status: 200 });
    server.clock.moveTo(Temporal.Instant.from('2027-05-10T12:00:00Z'));
    const funder = await aFunder(server);
    const admin = await nobody.as(funder.admin.email);
    const terms = { reportFields: ['priority-groups'] } as const;
    const groups = await aProgramme(server, { funder, terms });
    for (const [count, answer] of [
      [9, 'woman'],
      [5, 'man'],
      [4, 'non-binary'],
      [6, 'another-gender'],
    ] as const) {
      await helped(count, answer, groups);
    }
    server.clock.moveTo(Temporal.Instant.from('2027-06-10T12:00:00Z'));
    await helped(1, 'woman', groups);
    server.clock.moveTo(Temporal.Instant.from('2027-07-01T12:00:00Z'));
    const live = await admin.get(path('report?from=2027-05-01&to=2027-05-31', groups));
    expect(live.body.priority_groups).toBeNull();
    const told: object[] = [];
    for (const [from, to] of [
      ['2027-05-01', '2027-05-31'],
      ['2027-06-01', '2027-06-30'],
    ]) {
      await admin.post(path('reports', groups), { from, to });
      const { body } = await admin.get(path(`report?from=${from}&to=${to}`, groups));
      told.push(
        Object.fromEntries(
          body.priority_groups
            .filter((one: any) => one.question === 'gender')
            .map(({ answer, count }: any) => [answer, count]),
        ),
      );
    }
    expect(told[0]).toEqual({
      woman: 9,
      man: null,
      'non-binary': null,
      'another-gender': 6,
      'prefer-not-to-say': null,
    });
    expect(Object.values(told[1]!)).toEqual([null, null, null, null, null]);
    const page = await admin.get(path('report.html?from=2027-05-01&to=2027-05-31&language=cy', groups));
    expect(page.body).toContain('Anneuaidd');
    expect(page.body).not.toContain('>4<');
  });
});

test('what the platform makes good of a clawback has come back to the programme, by its transfers', async () => {
  const why = { cause: 'platform-error', reason: 'We paid the wrong firm.' };
  expect(await steward.post(`/api/v1/vouchers/${theirs.id}/clawback`, why)).toMatchObject({ status: 200 });
  const july = 'from=2027-07-01&to=2027-07-31';
  const { items } = (await finance.get(path(`report/rows?${july}&total=money.returned`))).body;
  expect(items).toMatchObject([{ voucher_id: theirs.id, value: { minor: 60_000 } }]);
  const { transfers } = (await finance.get(path(`report/rows/${theirs.id}?${july}`))).body;
  expect(transfers.map(({ code, amount }: any) => [code, amount.minor])).toEqual([
    ['voucher-clawed-back', 60_000 - 3645],
    ['clawback-borne', 3645],
  ]);
});

describe('an organisation', () => {
  test('sees what its funders are told of it', async () => {
    const { body } = await bakers.client.get(`/api/v1/organisations/${bakers.organisation.id}/reported?language=en`);
    expect(body.items.map(({ programme: { id } }: any) => id)).toContain(programme.id);
    const own = body.items.find(({ row }: any) => row.voucher_id === ours.id);
    expect(own.labels['money.drawn']).toBe('Drawn');
    expect(textsOf(own.row)).toMatchObject({ 'money.drawn': '£255.12', 'beneficiary.name': named });
    const little = body.items.find(({ row }: any) => row.voucher_id !== ours.id);
    expect(Object.keys(little.row.cells)).toEqual(['delivery.sessions']);
    expect(await growers.client.get(`/api/v1/organisations/${bakers.organisation.id}/reported`)).toMatchObject({
      status: 404,
    });
  });
});
