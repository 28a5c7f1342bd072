import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.js';
import { faultsOf } from '../factories/sound-books.js';
import { transfersOf } from '../factories/transfers.js';
import { aMonday } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { statusesOf } from '../support/conversations.js';
import { aMembership, aPerson, aSteward } from '../support/factories.js';
import { balanceOf, booksOf } from '../support/funding.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { textOf } from '../support/pdf.js';
import { visit } from '../support/providers.js';
import { Rails } from '../support/rails.js';
import { deadlocksIn } from '../support/server.js';
import { aFunder, aProgramme, type AProgramme } from '../support/vouchers.js';

let server: PayingServer;
let rails: Rails;
let nobody: Client;
let steward: Client;
/** Of the funder: its admin, who pays, and somebody who only looks. */
let admin: Client;
let adminEmail: string;
let member: Client;
let programme: AProgramme;
let path: string;

beforeAll(async () => {
  server = await startPayingServer();
  rails = new Rails(server);
  nobody = await Client.of(server);
  server.clock.moveTo(aMonday);
  await passTime(server, 'PT2S');
  steward = await nobody.as((await aSteward(server)).email);
});
beforeEach(async () => {
  const funder = await aFunder(server, { name: 'The Valleys Fund' });
  const looking = await aPerson(server);
  await aMembership(server, funder.id, looking, 'member');
  programme = await aProgramme(server, { funder, depositMinor: 0 });
  path = `/api/v1/programmes/${programme.id}`;
  adminEmail = funder.admin.email;
  admin = await nobody.as(adminEmail);
  member = await nobody.as(looking.email);
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
const day = (days: number) =>
  server.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate().add({ days }).toString();
const issue = (minor = 250_000, more: object = {}, by = admin) =>
  by.post(`${path}/invoices`, { amount: { minor }, due_on: day(30), ...more });
const anInvoice = async (minor?: number, more?: object) => {
  const { warning: _, ...invoice } = ok(await issue(minor, more));
  return invoice;
};
const read = async (id: string) => ok(await admin.get(`/api/v1/invoices/${id}`));
const fund = () => balanceOf(server, 'programme-fund', programme.id);
const plan = async (id: string, rail: string) => ok(await admin.post(`/api/v1/invoices/${id}/payments`, { rail }));
const deposit = (minor: number, bank_reference: string, more: object = {}) =>
  steward.post(`${path}/deposits`, {
    ...{ amount: { minor }, received_at: server.clock.now().toString(), bank_reference },
    ...more,
  });
const letters = async (kind: string): Promise<string[]> => {
  const { rows } = await server.owner.query<{ subject: string }>(
    'SELECT subject FROM letters WHERE to_address = $1 AND kind = $2 ORDER BY created_at, id',
    [adminEmail, `invoice-${kind}`],
  );
  return rows.map(({ subject }) => subject);
};
async function document(...name: [id: string, kind: string, language: string]): Promise<Buffer> {
  const where = 'invoice_id = $1 AND kind = $2 AND language = $3';
  const { rows } = await server.owner.query<{ content: Buffer }>(
    `SELECT content FROM invoice_documents WHERE ${where}`,
    name,
  );
  return rows[0]?.content ?? Buffer.alloc(0);
}

describe('an invoice', () => {
  test('is issued with its number, a reference and no VAT, and told to the funder’s finance', async () => {
    const invoice = await anInvoice(250_000, { buyer_reference: 'PO 12' });
    expect(invoice).toMatchObject({
      ...{ state: 'issued', net: { minor: 250_000 }, vat_percent: 0, vat: { minor: 0 }, gross: { minor: 250_000 } },
      ...{ vat_reason: 'grant', due_on: day(30), paid: null, credit_note: null },
      buyer: { name: 'The Valleys Fund', registration_number: null, reference: 'PO 12' },
    });
    expect(invoice.number).toMatch(/^BF-2027-\d{4}$/);
    expect(await letters('issued')).toEqual([`Invoice: ${invoice.number}`]);
    expect(await member.get(`/api/v1/invoices/${invoice.id}`)).toMatchObject({ status: 200, body: invoice });
    expect(ok(await member.get(`${path}/invoices`)).items).toEqual([invoice]);
    const typed = encodeURIComponent(
      `Valleys ${invoice.bank_reference.slice(0, 4)} ${invoice.bank_reference.slice(4)}`,
    );
    expect(ok(await steward.get(`/api/v1/invoices?bank_reference=${typed}`)).items).toEqual([invoice]);
    expect(ok(await steward.get('/api/v1/invoices?bank_reference=Rent')).items).toEqual([]);
  });

  test('is refused where it is due before today or after a year, and for a programme that is closed', async () => {
    expect((await issue(100, { due_on: day(0) })).status).toBe(201);
    for (const days of [-1, 367]) {
      const { status, body } = await issue(100, { due_on: day(days) });
      expect([status, body.code, body.errors[0].pointer]).toEqual([422, 'window-out-of-range', '/due_on']);
    }
    await server.owner.query("UPDATE programmes SET state = 'closed' WHERE id = $1", [programme.id]);
    expect(await issue()).toMatchObject({ status: 409, body: { code: 'programme-state' } });
  });

  test('has a number of an unbroken row, however many are issued at once', async () => {
    const others = await Promise.all([1, 2, 3].map(() => aProgramme(server, { depositMinor: 0 })));
    const all = [programme, ...others];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, each) =>
        steward.post(`/api/v1/programmes/${all[each % all.length]?.id}/invoices`, {
          ...{ amount: { minor: 1000 + each }, due_on: each === 7 ? '2020-01-01' : day(10) },
        }),
      ),
    );
    expect(statusesOf(answers)).toEqual({ 201: 19, 422: 1 });
    const { rows } = await server.owner.query<{ sequence: number }>('SELECT sequence FROM invoices ORDER BY sequence');
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
  });

  test('above its programme’s budget says so', async () => {
    expect(ok(await issue(1000))).toMatchObject({ warning: null });
    expect(ok(await issue(99_000_000)).warning).toMatch(/^This asks for £990,000\.00, and the programme’s budget is £/);
  });

  test('is a document in both languages that stays the same, byte for byte', async () => {
    const { id, number } = await anInvoice();
    for (const language of ['cy', 'en']) {
      const ask = () => member.get(`/api/v1/invoices/${id}/pdf?language=${language}`);
      const answers = await Promise.all(Array.from({ length: 5 }, ask));
      await server.owner.query("UPDATE programmes SET name_en = 'Other', name_cy = 'Arall' WHERE id = $1", [
        programme.id,
      ]);
      const content = await document(id, 'invoice', language);
      for (const part of [number, language === 'cy' ? 'Dechrau da' : 'Good starts'])
        expect(textOf(content).replace(/\s+/g, ' ')).toContain(part);
      for (const { status, headers } of [...answers, await ask()]) {
        expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
        expect(headers.get('etag')).toBe(`"${createHash('sha256').update(content).digest('hex')}"`);
        expect(headers.get('content-disposition')).toContain(`${number}-${language}.pdf`);
      }
    }
    expect((await member.get(`/api/v1/invoices/${id}/pdf?document=credit-note`)).status).toBe(404);
  });

  test('is cancelled by a credit note, and then neither paid nor cancelled again', async () => {
    const { id, number } = await anInvoice();
    const cancel = () => admin.post(`/api/v1/invoices/${id}/cancellation`, { reason: 'The wrong year.' });
    const { credit_note, state } = ok(await cancel());
    expect([state, credit_note.reason]).toEqual(['cancelled', 'The wrong year.']);
    expect(credit_note.number).toMatch(/^BC-2027-\d{4}$/);
    expect(await letters('cancelled')).toEqual([`Credit note: ${credit_note.number}`]);
    expect((await member.get(`/api/v1/invoices/${id}/pdf?document=credit-note&language=cy`)).status).toBe(200);
    expect(textOf(await document(id, 'credit-note', 'cy'))).toContain(number);
    for (const again of [cancel(), admin.post(`/api/v1/invoices/${id}/payments`, { rail: 'card' })])
      expect(await again).toMatchObject({ status: 409, body: { code: 'invoice-state', state: 'cancelled' } });
    expect(await deposit(250_000, newId(), { invoice_id: id })).toMatchObject({ body: { code: 'invoice-state' } });
  });
});

describe('a bank transfer', () => {
  test('pays the invoice that its reference names, and a mistake opens that again', async () => {
    const { id, bank_reference: reference } = await anInvoice();
    const typed = `fpi ${reference.toLowerCase().slice(0, 5)} ${reference.slice(5)}`;
    const other = await deposit(249_999, typed);
    expect([other.status, other.body.code, other.body.wanted.minor]).toEqual([409, 'invoice-amount', 250_000]);
    const first = ok(await deposit(250_000, typed));
    expect(first).toMatchObject({ invoice_id: id, payment_id: null });
    expect(await read(id)).toMatchObject({ state: 'paid', paid: { deposit_id: first.id } });
    expect(await letters('paid')).toHaveLength(1);
    expect(await deposit(250_000, typed)).toMatchObject({ body: { code: 'deposit-recorded-already' } });
    ok(await steward.post(`${path}/deposits/${first.id}/reversal`, { reason: 'Of another fund.' }));
    expect(await read(id)).toMatchObject({ state: 'issued', paid: null });
    const again = ok(await deposit(250_000, typed));
    expect(again).toMatchObject({ invoice_id: id, replaces: first.id });
    expect([(await read(id)).paid.deposit_id, await fund()]).toEqual([again.id, 250_000]);
  });

  test('of another amount is a deposit without an invoice, if a steward says so', async () => {
    const { id, bank_reference: reference } = await anInvoice();
    expect(ok(await deposit(100_000, reference, { invoice_id: null }))).toMatchObject({ invoice_id: null });
    expect([(await read(id)).state, await fund()]).toEqual(['issued', 100_000]);
    const elsewhere = await aProgramme(server, { depositMinor: 0 });
    const foreign = ok(
      await steward.post(`/api/v1/programmes/${elsewhere.id}/invoices`, { amount: { minor: 500 }, due_on: day(1) }),
    );
    expect((await deposit(500, newId(), { invoice_id: foreign.id })).status).toBe(404);
    expect(ok(await deposit(500, foreign.bank_reference))).toMatchObject({ invoice_id: null });
  });

  test('raced by twenty stewards with references of their own pays its invoice once', async () => {
    const { id } = await anInvoice(5000);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, each) => deposit(5000, `Transfer ${each}`, { invoice_id: id })),
    );
    expect(statusesOf(answers)).toEqual({ 201: 1, 409: 19 });
    expect(await fund()).toBe(5000);
  });
});

describe('a bank statement', () => {
  const statement = (...lines: string[]) => ['Date,Type,Amount,Reference', ...lines].join('\n');

  test('says which lines pay what, and records those that are named, all or none and once', async () => {
    const [one, two] = [await anInvoice(10_000), await anInvoice(20_000)];
    const csv = statement(
      `${day(0)},FPI,100.00,VALLEYS ${one.bank_reference}`,
      `${day(0)},FPI,150.00,VALLEYS ${two.bank_reference}`,
      `${day(0)},DD,-12.00,ELECTRICITY`,
      `${day(0)},FPI,200.00,"VALLEYS, ${two.bank_reference}"`,
    );
    const { lines } = ok(await steward.post('/api/v1/bank-statements/previews', { csv }));
    expect(lines.map(({ line, invoice, mismatch }: any) => [line, invoice?.number ?? null, mismatch])).toEqual([
      [2, one.number, null],
      [3, two.number, 'amount-differs'],
      [5, two.number, null],
    ]);
    const record = (...wanted: number[]) => steward.post('/api/v1/bank-statements', { csv, lines: wanted });
    for (const wanted of [
      [2, 3],
      [2, 4],
      [2, 99],
    ])
      expect(await record(...wanted)).toMatchObject({ status: 409, body: { code: 'statement-lines' } });
    expect((await record(2, 3, 4)).body.errors).toEqual([
      { pointer: '/lines/2', detail: 'line 4 is no line by which money came in' },
    ]);
    expect((await record(2, 3)).body.errors).toEqual([
      { pointer: '/lines/1', detail: 'line 3 is not of exactly what its invoice asks for' },
    ]);
    expect(await fund()).toBe(0);
    const answers = await Promise.all(Array.from({ length: 8 }, () => record(2, 5)));
    expect(statusesOf(answers)).toEqual({ 201: 1, 409: 7 });
    expect([(await read(one.id)).state, (await read(two.id)).state, await fund()]).toEqual(['paid', 'paid', 30_000]);
    const after = ok(await steward.post('/api/v1/bank-statements/previews', { csv }));
    expect(after.lines.map(({ mismatch }: any) => mismatch)).toEqual(['paid-already', 'paid-already', 'paid-already']);
  });

  test('that cannot be read says of which line', async () => {
    const answer = await steward.post('/api/v1/bank-statements/previews', { csv: statement('yesterday,FPI,1,A') });
    expect([answer.status, answer.body.code, answer.body.errors[0].detail]).toMatchObject([
      ...[422, 'statement-unread'],
      expect.stringContaining('line 2'),
    ]);
    expect((await admin.post('/api/v1/bank-statements/previews', { csv: statement() })).status).toBe(404);
  });
});

describe('a payment', () => {
  test('by card is a deposit once it has come, of which the books can tell', async () => {
    const { id, number } = await anInvoice();
    const { id: payment } = await plan(id, 'card');
    expect(await admin.post(`/api/v1/invoices/${id}/payments`, { rail: 'bank' })).toMatchObject({
      body: { code: 'payment-on-its-way' },
    });
    await rails.pay(admin, payment, 'pm_card_visa');
    const { state, paid } = await read(id);
    expect([state, paid.payment_id, await fund()]).toEqual(['paid', payment, 250_000]);
    expect(await letters('paid')).toEqual([`Deposit received: ${number}`]);
    const [kept] = ok(await member.get(`${path}/deposits`)).items;
    expect(kept).toMatchObject({ id: paid.deposit_id, bank_reference: null, invoice_id: id, payment_id: payment });
    expect(ok(await member.get(`${path}/money`)).fund).toMatchObject({ deposited: { minor: 250_000 } });
    const account = ok(await admin.get('/api/v1/ledger/accounts?kind=programme-fund')).items[0].id;
    expect(ok(await admin.get(`/api/v1/ledger/accounts/${account}/provenance`)).deposits).toMatchObject([
      { deposit_id: paid.deposit_id, left: { minor: 250_000 } },
    ]);
    const reversal = await steward.post(`${path}/deposits/${paid.deposit_id}/reversal`, { reason: 'A slip.' });
    expect(reversal).toMatchObject({ status: 409, body: { code: 'deposit-came-by-payment' } });
    expect(await transfersOf(server.owner, [payment, paid.deposit_id])).toContain(
      'deposit-paid     payment -> programme-fund',
    );
    await server.owner.query("UPDATE programmes SET state = 'closed' WHERE id = $1", [programme.id]);
    ok(await steward.post(`${path}/fund-returns`, { reason: 'It is over.' }));
    expect(ok(await admin.get(`/api/v1/ledger/accounts/${account}/provenance`)).deposits).toMatchObject([
      { deposit_id: paid.deposit_id, left: { minor: 0 }, returned: { minor: 250_000 }, drawn: { minor: 0 } },
    ]);
  });

  test('that comes for an invoice which is cancelled or paid meanwhile goes back', async () => {
    const cancelled = await anInvoice(5000);
    const first = await plan(cancelled.id, 'bank');
    const { url } = ok(await admin.post(`/api/v1/payments/${first.id}/checkout`, { language: 'cy' }));
    await visit(url, 'instant');
    ok(await admin.post(`/api/v1/invoices/${cancelled.id}/cancellation`, { reason: 'Not now.' }));
    await rails.after('PT5M', first.id);
    expect(await rails.refundsOf(admin, first.id)).toMatchObject([{ amount: { minor: 5000 }, why: 'not-needed' }]);
    expect([await fund(), await letters('not-needed')]).toMatchObject([
      0,
      [`A payment goes back to you: ${cancelled.number}`],
    ]);
  });

  test('that is declined is told, and the invoice can be paid otherwise', async () => {
    const { id, number } = await anInvoice(7000);
    const { id: payment } = await plan(id, 'bank');
    const { url } = ok(await admin.post(`/api/v1/payments/${payment}/checkout`, { language: 'en' }));
    await visit(url, 'debit:fails');
    await rails.hear(payment);
    expect([(await read(id)).state, await fund()]).toEqual(['issued', 0]);
    for (let days = 0; days < 8; days += 1) await rails.after('PT24H', payment);
    expect(ok(await admin.get(`/api/v1/payments/${payment}`)).state).toBe('failed');
    expect(await letters('failed')).toEqual([`A payment did not come: ${number}`]);
    expect((await plan(id, 'card')).state).toBe('planned');
  });

  test('by Direct Debit is no deposit before it has come, and one that is taken back is the funder’s debt', async () => {
    const { id, number } = await anInvoice(9000);
    const { id: payment } = await plan(id, 'bank');
    const { url } = ok(await admin.post(`/api/v1/payments/${payment}/checkout`, { language: 'en' }));
    await visit(url, 'debit:fails-after-paid-out');
    expect(await rails.hear(payment)).toMatchObject({ state: 'pending', isDebit: true, reliedAt: null });
    expect([(await read(id)).state, await fund()]).toEqual(['issued', 0]);
    let hours = 0;
    while ((await read(id)).state === 'issued' && (hours += 24) < 24 * 12) await rails.after('PT24H', payment);
    expect([(await read(id)).state, await fund()]).toEqual(['paid', 9000]);
    for (let days = 0; days < 6; days += 1) await rails.after('PT24H', payment);
    expect(ok(await admin.get(`/api/v1/payments/${payment}`)).state).toBe('reversed');
    expect([await fund(), await balanceOf(server, 'client-debt', programme.funderId)]).toEqual([9000, -9000]);
    expect(await letters('taken-back')).toEqual([`A payment was taken back: ${number}`]);
  });
});

describe('a monthly deposit', () => {
  const start = (day_ = 15) => admin.post(`${path}/standing-deposits`, { amount: { minor: 4000 }, day: day_ });
  const setState = (id: string, state: string) => admin.put(`${path}/standing-deposits/${id}/state`, { state });

  async function aMandate(): Promise<any> {
    const { id, url } = ok(await admin.post(`/api/v1/organisations/${programme.funderId}/mandates`));
    await visit(url, 'debit:well');
    for (let days = 0; days < 7; days += 1) {
      await passTime(server, 'PT24H');
      await rails.sweep();
    }
    const found = ok(await admin.get(`/api/v1/organisations/${programme.funderId}/mandates`)).items;
    return found.find((each: any) => each.id === id);
  }

  test('needs a mandate, is asked for once a month, and pauses when the mandate is over', async () => {
    expect(await start()).toMatchObject({ status: 409, body: { code: 'no-mandate' } });
    const mandate = await aMandate();
    expect(mandate.state).toBe('active');
    const today = Number(day(0).slice(8));
    const standing = ok(await start(Math.min(today, 28)));
    await Promise.all([rails.sweep(), rails.sweep(), rails.sweep()]);
    const asked = async () => ok(await admin.get(`${path}/invoices`)).items;
    const [invoice, ...more] = await asked();
    expect([invoice, more]).toMatchObject([{ standing_deposit_id: standing.id, gross: { minor: 4000 } }, []]);
    expect(await letters('issued')).toEqual([`Invoice: ${invoice.number}`]);
    const [payment] = ok(await admin.get(`/api/v1/organisations/${programme.funderId}/payments`)).items;
    expect(payment).toMatchObject({ purpose: 'invoice', reference: invoice.id, rail: 'debit', state: 'pending' });
    for (let days = 0; days < 9; days += 1) await rails.after('PT24H', payment.id);
    expect([(await read(invoice.id)).state, await fund(), (await asked()).length]).toEqual(['paid', 4000, 1]);

    ok(await admin.post(`/api/v1/mandates/${mandate.id}/cancellation`));
    await passTime(server, `PT${24 * 31}H`);
    await rails.sweep();
    expect(ok(await admin.get(`${path}/standing-deposits`)).items).toMatchObject([
      { id: standing.id, state: 'paused', pause_reason: 'no-mandate' },
    ]);
    expect([(await asked()).length, await letters('paused')]).toEqual([
      1,
      ['Your monthly deposit is paused: Good starts'],
    ]);
    expect(await setState(standing.id, 'active')).toMatchObject({ status: 409, body: { code: 'no-mandate' } });
    expect(ok(await setState(standing.id, 'ended')).state).toBe('ended');
    expect(await setState(standing.id, 'active')).toMatchObject({ body: { code: 'standing-deposit-state' } });
  });
});
