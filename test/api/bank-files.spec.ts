import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.js';
import { PlanPayout } from '../../src/payouts/run/plan-payout.action.js';
import { WatchBankFiles } from '../../src/payouts/bank-files/watch-bank-files.job.js';
import { type APaidAdviser, aBankAccount, advisersPaidByFile } from '../factories/pay-by-file.js';
import { faultsOf } from '../factories/sound-books.js';
import { aMonday } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { statusesOf } from '../support/conversations.js';
import { aPerson, aSteward } from '../support/factories.js';
import { balanceOf, booksOf } from '../support/funding.js';
import { lettersTo } from '../support/standing.js';
import { deadlocksIn, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let stewardId: string;
let stewardEmail: string;
const path = '/api/v1/payouts/bank-files';

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  server.clock.moveTo(aMonday);
  const person = await aSteward(server);
  stewardId = person.id;
  stewardEmail = person.email;
  steward = await nobody.as(person.email);
});
afterAll(async () => {
  const [{ sum }, faults] = [await booksOf(server), await faultsOf(server)];
  await server.stop();
  expect([sum, faults, await deadlocksIn(server.databaseUrl)]).toEqual([0, [], 0]);
});

function ok({ status, body }: Answer): any {
  if (status > 201) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
const read = async (id: string) => ok(await steward.get(`${path}/${id}`));
const make = async () => {
  const { id } = ok(await steward.post(path, undefined, { 'idempotency-key': newId() }));
  return read(id);
};
const csvOf = async (id: string): Promise<string> => {
  const answer = await steward.get(`${path}/${id}/file.csv`);
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="?payouts-20\d\d-\d\d-\d\d-\w{4}\.csv"?$/,
  );
  return ok(answer);
};
const withdraw = (id: string, more: object = {}, by = steward) =>
  by.post(`${path}/${id}/withdrawal`, { reason: 'Made twice by hand', was_not_given_to_the_bank: true, ...more });
const record = (id: string, said: object, by = steward) => by.post(`${path}/${id}/results`, said);
const preview = (id: string, said: object) => steward.post(`${path}/${id}/results/previews`, said);
const day = (days = 0) => server.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate().add({ days }).toString();
const lineOf = (file: any, { payoutId }: APaidAdviser) => file.lines.find((line: any) => line.payout_id === payoutId);
const mismatchesIn = (answer: Answer) => ok(answer).results.map(({ mismatch }: any) => mismatch);
const payable = ({ id }: APaidAdviser) => balanceOf(server, 'adviser-payable', id);
const statement = (...lines: string[]) => ['Date,Reference,Amount,Outcome,Reason', ...lines].join('\n');
const passDays = (days: number) => server.clock.moveTo(server.clock.now().add({ hours: 24 * days }));
const letters = async (kind: string, id: string) => {
  const all = await lettersTo(server, { email: stewardEmail } as Parameters<typeof lettersTo>[1]);
  return all.filter((letter) => letter.kind === `bank-file-${kind}` && letter.body.includes(id));
};
const audited = async (id: string) => {
  const { rows } = await server.owner.query<{ deed: string; facts: unknown; by_user: string }>(
    `SELECT deed, facts, by_user FROM audit_entries WHERE (subject_kind, subject_id) = ('bank-file', $1) ORDER BY deed`,
    [id],
  );
  return rows;
};

describe('a file', () => {
  test('takes what is planned, once, and is the same bytes for ever', async () => {
    const before = ok(await steward.get(`${path}/preview`));
    expect(before).toEqual({ amount: { minor: 0, currency: 'GBP' }, payouts: [], left_out: [] });
    expect(await steward.post(path)).toMatchObject({ status: 409, body: { code: 'nothing-planned' } });
    expect(await steward.post(path, {})).toMatchObject({ status: 409, body: { code: 'nothing-planned' } });
    const wanted = { payout_ids: [newId()] };
    expect(await steward.post(path, wanted)).toMatchObject({
      ...{ status: 400, body: { code: 'invalid-request', errors: [{ pointer: '/payout_ids', rule: 'unknown' }] } },
    });

    const [first, second] = await advisersPaidByFile(server, [
      { minor: 10_499, accountName: 'Siân O’Neill', accountNumber: '00012345' },
      { minor: 5, accountName: '=HYPERLINK("https://x")', sortCode: '200000', accountNumber: '55779911' },
    ]);
    if (!first || !second) throw new Error('Nobody is paid.');
    const planned = ok(await steward.get(`${path}/preview`));
    expect(planned).toMatchObject({ amount: { minor: 10_504 }, left_out: [] });
    expect(planned.payouts.map((each: any) => each.account)).toEqual([
      { name: 'Siân O’Neill', sort_code: '090128', ending: '345' },
      { name: '=HYPERLINK("https://x")', sort_code: '200000', ending: '911' },
    ]);

    const made = await make();
    const { rows: kept } = await server.owner.query<{ body: string }>('SELECT body::text FROM idempotency_keys');
    expect(kept.map(({ body }) => body).join()).not.toMatch(/Siân|090128|345"/);
    expect(kept).toHaveLength(1);
    expect(made).toMatchObject({ state: 'waiting', payouts: 2, unheard: 2, made_by: stewardId, withdrawal: null });
    const [{ reference: one }, { reference: two }] = [lineOf(made, first), lineOf(made, second)];
    const content = await csvOf(made.id);
    expect(content).toBe(
      [
        'Sort code,Account number,Account name,Amount,Reference',
        `090128,00012345,Sian O'Neill,104.99,${one}`,
        `200000,55779911,HYPERLINK https //x,0.05,${two}`,
        '',
      ].join('\r\n'),
    );
    expect(createHash('sha256').update(content).digest('hex')).toBe(made.sha256);
    // Also once its adviser is paid elsewhere.
    await aBankAccount(server, first.id, { accountNumber: '99999999' });
    expect(await csvOf(made.id)).toBe(content);
    expect(JSON.stringify(await read(made.id))).not.toMatch(/00012345|55779911/);
    expect((await steward.post(path)).status).toBe(409);
    expect(ok(await steward.get(path)).items[0]).toMatchObject({ id: made.id, state: 'waiting', is_overdue: false });
    const facts = { payouts: 2, amount_minor: 10_504 };
    expect(await audited(made.id)).toEqual([
      ...[1, 2].map(() => ({ deed: 'bank-file-exported', facts, by_user: stewardId })),
      { deed: 'bank-file-made', facts: { ...facts, sha256: made.sha256 }, by_user: stewardId },
    ]);
  });

  test('leaves out who is paid elsewhere by now, and says so', async () => {
    const [moved, broken] = await advisersPaidByFile(server, [{}, {}]);
    if (!moved || !broken) throw new Error('Nobody is paid.');
    await aBankAccount(server, moved.id);
    await server.owner.query(`UPDATE payout_destinations SET state = 'broken' WHERE id = $1`, [broken.destinationId]);
    const { payouts, left_out } = ok(await steward.get(`${path}/preview`));
    expect(payouts).toEqual([]);
    expect(left_out.map(({ expert_id, reason }: any) => [expert_id, reason])).toEqual([
      [moved.id, 'destination-replaced'],
      [broken.id, 'destination-broken'],
    ]);
    expect(await steward.post(path)).toMatchObject({ status: 409, body: { code: 'nothing-planned', left_out: 2 } });
    await server.owner.query(`UPDATE payout_destinations SET state = 'ready' WHERE id = $1`, [broken.destinationId]);
    const made = await make();
    expect(made.lines.map((line: any) => line.expert_id)).toEqual([broken.id]);
  });

  test('of twenty that are made at once has each payout in one', async () => {
    const advisers = await advisersPaidByFile(
      server,
      Array.from({ length: 12 }, () => ({})),
    );
    const answers = await Promise.all(Array.from({ length: 20 }, () => steward.post(path)));
    expect(statusesOf(answers)).toEqual({ 201: 1, 409: 19 });
    const { rows } = await server.owner.query<{ payout_id: string }>(
      'SELECT payout_id FROM bank_file_lines WHERE payout_id = ANY ($1)',
      [advisers.map(({ payoutId }) => payoutId)],
    );
    expect(rows.map(({ payout_id }) => payout_id).sort()).toEqual(advisers.map(({ payoutId }) => payoutId).sort());
  });

  test('is no stranger’s, and no steward’s who is paid by it', async () => {
    const [own] = await advisersPaidByFile(server, [{}]);
    if (!own) throw new Error('Nobody is paid.');
    await server.owner.query(`INSERT INTO stewards (user_id, granted_at, granted_by) VALUES ($1, now(), 'a test')`, [
      own.id,
    ]);
    const paid = await nobody.as(own.email);
    expect(await paid.post(path)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    const made = await make();
    const rows = [{ reference: lineOf(made, own).reference, amount: { minor: 10_499 }, date: day(), outcome: 'paid' }];
    expect((await withdraw(made.id, {}, paid)).status).toBe(403);
    expect((await record(made.id, { rows }, paid)).status).toBe(403);
    const stranger = await nobody.as((await aPerson(server)).email);
    for (const answer of [
      await stranger.get(path),
      await stranger.get(`${path}/${made.id}`),
      await stranger.get(`${path}/${made.id}/file.csv`),
      await withdraw(made.id, {}, stranger),
      await record(made.id, { rows }, stranger),
      await steward.get(`${path}/${newId()}`),
      await steward.get(`${path}/${newId()}/file.csv`),
      await withdraw(newId()),
      await record(newId(), { rows }),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await read(made.id)).unheard).toBe(1);
  });

  test('that the bank never had is withdrawn, on somebody’s word, and its payouts go into the next', async () => {
    const [adviser] = await advisersPaidByFile(server, [{}]);
    if (!adviser) throw new Error('Nobody is paid.');
    const made = await make();
    for (const [wrong, pointer] of [
      [{ was_not_given_to_the_bank: false }, '/was_not_given_to_the_bank'],
      [{ was_not_given_to_the_bank: undefined }, '/was_not_given_to_the_bank'],
      [{ reason: ' ' }, '/reason'],
    ] as const) {
      const { status, body } = await withdraw(made.id, wrong);
      expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
    }
    const withdrawals = await Promise.all(Array.from({ length: 20 }, () => withdraw(made.id)));
    expect(statusesOf(withdrawals)).toEqual({ 201: 1, 409: 19 });
    expect(await read(made.id)).toMatchObject({
      ...{ state: 'withdrawn', unheard: 0, payouts: 1, is_overdue: false },
      withdrawal: { by: stewardId, reason: 'Made twice by hand' },
    });
    const rows = [{ reference: made.lines[0].reference, amount: { minor: 10_499 }, date: day(), outcome: 'paid' }];
    expect(await record(made.id, { rows })).toMatchObject({ status: 409, body: { code: 'bank-file-state' } });
    expect((await preview(made.id, { rows })).status).toBe(409);
    expect((await steward.get(`${path}/${made.id}/file.csv`)).status).toBe(409);
    const again = await make();
    expect(again.lines[0]).toMatchObject({ payout_id: adviser.payoutId, reference: made.lines[0].reference });
    expect(mismatchesIn(await record(again.id, { rows }))).toEqual([null]);
    expect(await withdraw(again.id)).toMatchObject({ status: 409, body: { code: 'bank-file-state' } });
    expect((await csvOf(again.id)).split('\r\n')).toHaveLength(3);
    expect((await audited(made.id)).map(({ deed }) => deed)).toEqual(['bank-file-made', 'bank-file-withdrawn']);
  });
});

describe('a file that was withdrawn, and that the bank had all the same', () => {
  const paidBy = (file: any, of: APaidAdviser, more: object = {}) => ({
    ...{ reference: lineOf(file, of).reference, amount: { minor: 10_499 }, date: day(-1), outcome: 'paid' },
    ...more,
  });
  const hadAfterAll = (...rows: object[]) => ({ rows, was_given_to_the_bank: true });

  test('has paid what it has paid: nothing of it is paid again by a later one', async () => {
    const [paid, alsoPaid, unpaid] = await advisersPaidByFile(server, [{}, {}, {}]);
    if (!paid || !alsoPaid || !unpaid) throw new Error('Nobody is paid.');
    const first = await make();
    await csvOf(first.id);
    expect((await withdraw(first.id)).status).toBe(201);
    passDays(1);
    const second = await make();
    expect((await record(first.id, { rows: [paidBy(first, paid)] })).status).toBe(409);

    const answer = await record(second.id, { rows: [paidBy(second, paid)] });
    expect(ok(answer).results).toMatchObject([{ mismatch: null, by_file: first.id, by_earlier_file: true }]);
    expect(ok(await record(second.id, { rows: [paidBy(second, paid)] })).results).toMatchObject([
      { mismatch: 'known-already', by_file: first.id },
    ]);
    const standing = await read(second.id);
    expect(standing).toMatchObject({ state: 'waiting', unheard: 2, paid: 0, paid_before: 1, may_be_paid: 2 });
    expect(lineOf(standing, paid)).toMatchObject({ state: 'paid', paid_on: day(-1), is_paid_before: true });
    expect(await read(first.id)).toMatchObject({ state: 'withdrawn', paid: 1, paid_before: 0 });

    // A steward is told once, and the new file is given to nobody.
    const [letter, ...others] = await letters('paid-withdrawn', first.id);
    expect([letter?.subject, others]).toEqual(['The bank has paid by a file that was withdrawn', []]);
    expect(letter?.body).toContain(`/steward/payouts#${second.id}\n`);
    expect(letter?.body).toContain('of which nothing is known: 2.');
    const refused = { status: 409, body: { code: 'bank-file-state', paid_before: 1, may_be_paid: 2 } };
    expect(await steward.get(`${path}/${second.id}/file.csv`)).toMatchObject(refused);
    expect((await withdraw(second.id)).status).toBe(201);
    expect(lineOf(await read(second.id), paid).state).toBe('paid');

    // What the bank may have paid waits until it is known.
    const { payouts, left_out } = ok(await steward.get(`${path}/preview`));
    const held = left_out.filter(({ reason }: any) => reason === 'may-be-paid').map((each: any) => each.payout_id);
    expect([payouts, held.sort()]).toEqual([[], [alsoPaid.payoutId, unpaid.payoutId].sort()]);
    expect((await steward.post(path)).status).toBe(409);
    const cancelled = await steward.post(`/api/v1/payouts/${unpaid.payoutId}/cancellation`, { reason: 'Held up' });
    expect(cancelled).toMatchObject({ status: 409, body: { code: 'payout-state' } });
    const rest = [paidBy(first, alsoPaid), paidBy(first, unpaid, { outcome: 'rejected' })];
    expect(mismatchesIn(await record(first.id, hadAfterAll(...rest)))).toEqual([null, null]);
    expect([await payable(paid), await payable(alsoPaid), await payable(unpaid)]).toEqual([0, 0, 10_499]);
    const anew = await server.app.get(PlanPayout).run(unpaid.id, 'at-once');
    expect((await make()).lines.map(({ payout_id }: any) => payout_id)).toEqual([anew?.id]);

    // And where the later file was paid as well, that is twice.
    const again = await record(second.id, hadAfterAll(paidBy(second, paid, { date: day() })));
    expect(mismatchesIn(again)).toEqual(['paid-twice']);
    expect((await letters('paid-twice', second.id)).length).toBe(1);
  });

  test('pays once, whoever makes another while that is recorded', async () => {
    const advisers = await advisersPaidByFile(server, [{}, {}]);
    const [paid] = advisers;
    if (!paid) throw new Error('Nobody is paid.');
    const first = await make();
    await csvOf(first.id);
    await withdraw(first.id);
    passDays(1);
    const said = hadAfterAll(paidBy(first, paid));
    const at = (index: number) => (index % 2 === 0 ? steward.post(path) : record(first.id, said));
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => at(index)));
    const records = answers.filter((_, index) => index % 2 === 1);
    expect(records.map(({ status, body }) => [status, body.matched]).sort()).toEqual([
      ...Array(24).fill([200, 0]),
      [200, 1],
    ]);
    expect(await read(first.id)).toMatchObject({ paid: 1 });
    const made = answers.find(({ status }) => status === 201);
    if (made) {
      // It was made before that was known, so it asks for both, and is given to nobody.
      expect(await read(made.body.id)).toMatchObject({ payouts: 2, unheard: 1, paid_before: 1, may_be_paid: 1 });
      expect((await steward.get(`${path}/${made.body.id}/file.csv`)).status).toBe(409);
      await withdraw(made.body.id);
    }
    const { left_out } = ok(await steward.get(`${path}/preview`));
    expect(left_out.map(({ payout_id }: any) => payout_id)).toContain(advisers[1]?.payoutId);
  });
});

describe('what the bank says of a file', () => {
  test('is shown first, written once, and followed in the books', async () => {
    const advisers = await advisersPaidByFile(server, [{ minor: 10_000 }, { minor: 20_000 }, { minor: 30_000 }]);
    const [paid, rejected, silent] = advisers;
    if (!paid || !rejected || !silent) throw new Error('Nobody is paid.');
    const made = await make();
    passDays(1);
    const reference = (of: APaidAdviser): string => lineOf(made, of).reference;
    const csv = statement(
      `${day()},BAREFOOT ${reference(paid).toLowerCase()},-100.00,paid,`,
      `${day()},${reference(rejected)},200.00,rejected,No such account`,
      `${day()},${reference(silent)},300.01,paid,`,
      `${day(1)},${reference(silent)},300.00,paid,`,
      `${day(-2)},${reference(silent)},300.00,paid,`,
      `${day()},BFZZZZZZZZZZZZZZZZ,300.00,paid,`,
      `${day()},${reference(paid)},100.00,paid,`,
      `${day()},${reference(paid)},100.00,rejected,`,
    );
    const odd = ['amount-differs', 'in-the-future', 'before-the-file', 'unknown-reference'];
    const shown = await preview(made.id, { csv });
    expect(mismatchesIn(shown)).toEqual([null, null, ...odd, 'paid-twice', 'paid-already']);
    expect(shown.body).toMatchObject({ matched: 2, amount: { minor: 30_000 } });
    expect((await read(made.id)).unheard).toBe(3);

    expect(ok(await record(made.id, { csv }))).toEqual(shown.body);
    const after = ok(await record(made.id, { csv }));
    expect(after).toMatchObject({ matched: 0, amount: { minor: 0 } });
    expect(after.results.map(({ mismatch }: any) => mismatch)).toEqual([
      ...['known-already', 'known-already', ...odd, 'paid-twice', 'paid-already'],
    ]);
    const file = await read(made.id);
    expect(file).toMatchObject({ state: 'waiting', unheard: 1, paid: 1, failed: 1, returned: 0 });
    expect(lineOf(file, paid)).toMatchObject({ state: 'paid', paid_on: day() });
    expect(lineOf(file, rejected)).toMatchObject({ state: 'failed', failure: 'No such account', paid_on: null });
    expect([await payable(paid), await payable(rejected), await payable(silent)]).toEqual([0, 20_000, 0]);
    expect(await balanceOf(server, 'adviser-payout', silent.payoutId)).toBe(30_000);
    expect((await audited(made.id)).slice(1)).toEqual([
      {
        ...{ deed: 'bank-results-recorded', by_user: stewardId },
        facts: {
          ...{ paid: 1, paid_minor: 10_000, rejected: 1, rejected_minor: 20_000, returned: 0, returned_minor: 0 },
          paid_twice: 1,
        },
      },
    ]);
    const [letter, ...others] = await letters('paid-twice', made.id);
    expect([letter?.subject, others]).toEqual(['The bank has paid an adviser twice', []]);
    expect(letter?.body).toContain(`${reference(paid)}: £100.00, on `);
  });

  test('may be the newest first', async () => {
    const [adviser] = await advisersPaidByFile(server, [{}]);
    if (!adviser) throw new Error('Nobody is paid.');
    const made = await make();
    passDays(2);
    const { reference } = made.lines[0];
    const csv = statement(`${day()},${reference},104.99,returned,Closed`, `${day(-1)},${reference},-104.99,paid,`);
    expect(mismatchesIn(await record(made.id, { csv }))).toEqual([null, null]);
    expect(lineOf(await read(made.id), adviser)).toMatchObject({ state: 'returned', paid_on: day(-1) });
    expect(await payable(adviser)).toBe(10_499);
  });

  test('may be that it paid one twice: whoever keeps one of the two is not paid again when the other comes back', async () => {
    const [adviser] = await advisersPaidByFile(server, [{}]);
    if (!adviser) throw new Error('Nobody is paid.');
    const made = await make();
    passDays(1);
    const { reference } = made.lines[0];
    const row = { reference, amount: { minor: 10_499 }, date: day(), outcome: 'paid', bank_id: 'FP 1' };
    const said = async (...rows: object[]) => mismatchesIn(await record(made.id, { rows }));
    expect(await said(row)).toEqual([null]);
    passDays(1);
    const second = { ...row, date: day(), bank_id: 'FP 2' };
    expect(await said(row, second)).toEqual(['known-already', 'paid-twice']);
    expect(await said(row, second)).toEqual(['known-already', 'paid-twice']);
    const toRecover = () => balanceOf(server, 'pay-to-recover', adviser.id);
    expect([await toRecover(), await faultsOf(server)]).toEqual([-10_499, []]);
    const back = { ...row, date: day(), outcome: 'returned', bank_id: 'FP 3' };
    expect(await said(back)).toEqual(['which-came-back']);
    expect(await said({ ...back, is_second_payment: true })).toEqual(['second-came-back']);
    expect(await said(back)).toEqual(['known-already']);
    expect([await toRecover(), await faultsOf(server)]).toEqual([0, []]);
    expect(lineOf(await read(made.id), adviser)).toMatchObject({ state: 'paid' });
    expect([await payable(adviser), (await letters('paid-twice', made.id)).length]).toEqual([0, 1]);
  });

  test('and that it was withdrawn are never both so', async () => {
    const [adviser] = await advisersPaidByFile(server, [{}]);
    if (!adviser) throw new Error('Nobody is paid.');
    const made = await make();
    const rows = [{ reference: made.lines[0].reference, amount: { minor: 10_499 }, date: day(), outcome: 'paid' }];
    const at = (index: number) => (index % 2 === 0 ? withdraw(made.id) : record(made.id, { rows }));
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => at(index)));
    const { state, paid, unheard } = await read(made.id);
    const withdrawals = answers.filter((_, index) => index % 2 === 0);
    if (state === 'withdrawn') {
      expect(statusesOf(answers)).toEqual({ 201: 1, 409: 19 });
      expect(await balanceOf(server, 'adviser-payout', adviser.payoutId)).toBe(10_499);
      await make();
    } else {
      expect([paid, unheard, statusesOf(withdrawals)]).toEqual([1, 0, { 409: 10 }]);
      expect(await balanceOf(server, 'adviser-payout', adviser.payoutId)).toBe(0);
    }
  });

  test('may be weeks later that it came back: it is due again, and goes nowhere until its adviser has mended that', async () => {
    const [adviser, other] = await advisersPaidByFile(server, [{}, {}]);
    if (!adviser || !other) throw new Error('Nobody is paid.');
    const made = await make();
    const row = (of: APaidAdviser, outcome: string, more: object = {}) => ({
      ...{ reference: lineOf(made, of).reference, amount: { minor: 10_499 }, date: day(), outcome },
      ...more,
    });
    expect(mismatchesIn(await record(made.id, { rows: [row(adviser, 'paid')] }))).toEqual([null]);
    passDays(20);
    const rows = [
      row(adviser, 'returned', { reason: 'Account closed', date: day(-1) }),
      row(other, 'rejected', { reason: 'Bad sort code', is_account_wrong: true }),
    ];
    const answers = await Promise.all(Array.from({ length: 20 }, () => record(made.id, { rows })));
    expect(statusesOf(answers)).toEqual({ 200: 20 });
    expect(answers.map(({ body }) => body.matched).sort((a, b) => a - b)).toEqual([...Array(19).fill(0), 2]);
    const file = await read(made.id);
    expect(file).toMatchObject({ state: 'settled', unheard: 0, paid: 0, failed: 1, returned: 1 });
    expect(lineOf(file, adviser)).toMatchObject({ state: 'returned', failure: 'Account closed' });
    const receipt = ok(await steward.get(`/api/v1/payouts/${adviser.payoutId}/receipt`));
    expect(JSON.parse(receipt.body).returned).toMatchObject({ on: day(-1), reason: 'Account closed' });
    expect([await payable(adviser), await payable(other)]).toEqual([10_499, 10_499]);
    const { rows: places } = await server.owner.query<{ state: string }>(
      'SELECT state FROM payout_destinations WHERE id = ANY ($1)',
      [[adviser.destinationId, other.destinationId]],
    );
    expect(places.map(({ state }) => state)).toEqual(['broken', 'broken']);
    expect((await steward.post(path)).status).toBe(409);
    expect(mismatchesIn(await record(made.id, { rows: [row(other, 'paid')] }))).toEqual(['ended-already']);
  });

  test.each([
    [{ csv: 'ref,amount,date,outcome\nA,1,2026-01-01,paid' }, 422, '/csv', 'has no column `reference`'],
    [{ csv: statement('yesterday,A,1,paid,') }, 422, '/csv', 'line 2 must have a date'],
    [{ csv: statement('2026-01-01,A,one pound,paid,') }, 422, '/csv', 'line 2 must have an amount'],
    [
      { csv: statement('2026-01-01,A,1,bounced,') },
      422,
      '/csv',
      'line 2 must have an outcome of paid, rejected, returned',
    ],
    [{}, 400, '/rows', 'not both'],
    [{ csv: 'a', rows: [] }, 400, '/rows', undefined],
    [
      { rows: [{ reference: 'BF', amount: { minor: 0 }, date: '2026-01-01', outcome: 'paid' }] },
      400,
      '/rows/0/amount/minor',
      undefined,
    ],
    [
      { rows: [{ reference: 'BF', amount: { minor: 1 }, date: '2026-02-30', outcome: 'paid' }] },
      400,
      '/rows/0/date',
      undefined,
    ],
    [
      { rows: [{ reference: 'BF', amount: { minor: 1 }, date: '2026-02-03', outcome: 'lost' }] },
      400,
      '/rows/0/outcome',
      undefined,
    ],
  ])('%j is refused, and says where', async (said, status, pointer, detail) => {
    const { items } = ok(await steward.get(`${path}?limit=1`));
    for (const answer of [await preview(items[0].id, said), await record(items[0].id, said)]) {
      expect(answer.status).toBe(status);
      expect(answer.body.errors[0]).toMatchObject({ pointer, detail: expect.stringContaining(detail ?? '') });
    }
  });

  test('is missed after two working days', async () => {
    const [adviser] = await advisersPaidByFile(server, [{}]);
    if (!adviser) throw new Error('Nobody is paid.');
    const made = await make();
    const warnings: string[] = [];
    const watch = server.app.get(WatchBankFiles);
    watch['logger'].warn = (message: string) => void warnings.push(message);
    const told = async () => {
      warnings.length = 0;
      await watch.sweep();
      return warnings.some((message) => message.includes(made.id));
    };
    passDays(1);
    expect([(await read(made.id)).is_overdue, await told()]).toEqual([false, false]);
    expect(await letters('silent', made.id)).toEqual([]);
    passDays(4);
    expect([(await read(made.id)).is_overdue, await told()]).toEqual([true, true]);
    expect([await told(), (await letters('silent', made.id)).length]).toEqual([true, 1]);
    const rows = [{ reference: made.lines[0].reference, amount: { minor: 10_499 }, date: day(), outcome: 'paid' }];
    await record(made.id, { rows });
    expect([(await read(made.id)).is_overdue, await told()]).toEqual([false, false]);
  });

  test('files are listed page by page, the newest first', async () => {
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = ok(await steward.get(`${path}?limit=3${cursor && `&cursor=${cursor}`}`));
      ids.push(...page.items.map(({ id }: any) => id));
      cursor = page.next_cursor ?? '';
    } while (cursor);
    const { rows } = await server.owner.query<{ id: string }>(
      'SELECT id FROM bank_files ORDER BY made_at DESC, id DESC',
    );
    expect(ids).toEqual(rows.map(({ id }) => id));
  });
});
