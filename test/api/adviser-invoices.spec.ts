import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.js';
import { IssueAdviserInvoices } from '../../src/payouts/supplies/issue-adviser-invoices.job.js';
import { aPaidPayout, someFacts } from '../factories/paid-payouts.js';
import { aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aMembership, type AnExpert, anExpert, anOrganisation, aPerson, aSteward } from '../support/factories.js';
import { textOf } from '../support/pdf.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let adviser: AnExpert;
let organisationId: string;
let finance: Client;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
  adviser = await anExpert(server, nobody);
  organisationId = (await anOrganisation(server, { name: 'Popty’r Cwm' })).id;
  const person = await aPerson(server);
  await aMembership(server, organisationId, person, 'finance');
  finance = await nobody.as(person.email);
});
afterAll(() => server.stop());

const own = (path: string) => `/api/v1/experts/${adviser.id}/${path}`;
const pounds = (minor: number) => ({ minor, currency: 'GBP' });
const sweep = () => server.app.get(IssueAdviserInvoices).issueAll();
const numbers = async () => (await adviser.client.get(own('invoices'))).body.items.map(({ number }: any) => number);
const facts = () => ({ organisation: { id: organisationId as any, name: 'Popty’r Cwm' } });
const earns = (...minors: number[]) => aPaidPayout(server, adviser.id, { minors, facts: facts() });
const someDetails = {
  ...{ kind: 'individual', legal_name: 'Ada Jones', address: '1 High Street\nCardiff\nCF10 1AA' },
  ...{ date_of_birth: '1980-02-29', tax_number: { kind: 'nino', value: 'qq 12 34 56 c' }, invoice_prefix: 'ADA' },
};

describe('who an adviser is to the law', () => {
  test('is theirs to state, and nobody else sees a whole tax number', async () => {
    for (const [who, sentence] of [
      [adviser.client, /^You have not said yet who you are to the law\. Please state it/],
      [steward, /^This adviser has not said yet/],
    ] as const)
      expect(await who.get(own('trading-details'))).toMatchObject({
        ...{ status: 404, body: { code: 'not-found', detail: expect.stringMatching(sentence) } },
      });
    const told = await adviser.client.put(own('invoicing-authority'), { given: true, wording_version: 1 });
    expect(told).toMatchObject({ status: 409, body: { code: 'trading-details-missing' } });
    const { status, body } = await adviser.client.put(own('trading-details'), someDetails);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ legal_name: 'Ada Jones', country: 'GB', vat_number: null, date_of_birth: '1980-02-29', missing: [] },
      tax_number: { kind: 'nino', value: 'QQ123456C' },
    });
    expect((await adviser.client.get(own('trading-details'))).body).toEqual(body);
    expect((await steward.get(own('trading-details'))).body).toMatchObject({
      ...{ tax_number: { kind: 'nino', value: '••••••56C' }, date_of_birth: null },
    });
    expect((await finance.get(own('trading-details'))).status).toBe(403);
    expect((await adviser.client.get('/api/v1/me/export/trading-details')).body.entries).toMatchObject([
      { legal_name: 'Ada Jones', tax_number: 'QQ123456C' },
    ]);
  });

  test.each([
    [{ tax_number: { kind: 'company-number', value: '12345678' } }, '/tax_number'],
    [{ tax_number: { kind: 'utr', value: '123' } }, '/tax_number/value'],
    [{ vat_number: '123' }, '/vat_number'],
    [{ invoice_prefix: 'ada' }, '/invoice_prefix'],
    [{ date_of_birth: '2099-01-01' }, '/date_of_birth'],
    [{ kind: 'company', tax_number: null }, '/date_of_birth'],
  ])('is refused as %j', async (wrong, pointer) => {
    expect(await adviser.client.put(own('trading-details'), { ...someDetails, ...wrong })).toMatchObject({
      ...{ status: 400, body: { code: 'invalid-request', errors: [{ pointer }] } },
    });
  });
});

describe('an invoice in an adviser’s name', () => {
  test('is issued of what they earn once they let us, and of nothing before or after', async () => {
    await earns(1000);
    await sweep();
    expect(await numbers()).toEqual([]);
    server.clock.moveTo(aMonday.add({ hours: 1 }));
    const { body } = await adviser.client.put(own('invoicing-authority'), { given: true, wording_version: 1 });
    expect(body).toMatchObject({
      given: true,
      since: expect.stringMatching(/^2027-03-22T09:/),
      wording: { cy: expect.any(String) },
    });
    await adviser.client.put(own('invoicing-authority'), { given: true, wording_version: 1 });
    await earns(10_499);
    await aPaidPayout(server, adviser.id, { minors: [500], facts: { organisation: null } });
    await sweep();
    await sweep();
    const { items } = (await adviser.client.get(own('invoices'))).body;
    expect(items).toMatchObject([
      {
        ...{ number: 'ADA-0001', title: { en: someFacts.title_en }, supplied_on: '2027-03-17' },
        ...{ net: pounds(10_499), vat_percent: 0, vat: pounds(0), gross: pounds(10_499), buyer_name: 'Popty’r Cwm' },
        seller: { name: 'Ada Jones', vat_number: null },
        paid_by: [
          { source: 'voucher', amount: pounds(8000) },
          { source: 'client', funder: null },
        ],
      },
    ]);
    server.clock.moveTo(aMonday.add({ hours: 2 }));
    await adviser.client.put(own('invoicing-authority'), { given: false, wording_version: 1 });
    await earns(2000);
    await sweep();
    expect(await numbers()).toEqual(['ADA-0001']);
    expect((await adviser.client.get('/api/v1/me/export/invoicing-authorities')).body.entries).toMatchObject([
      { number: 1, given: true },
      { number: 2, given: false },
    ]);
  });

  test('has a number without a gap, whoever issues at once', async () => {
    server.clock.moveTo(aMonday.add({ hours: 3 }));
    await adviser.client.put(own('invoicing-authority'), { given: true, wording_version: 1 });
    await earns(...Array.from({ length: 12 }, (_, count) => 1000 + count));
    await Promise.all(Array.from({ length: 8 }, sweep));
    await sweep();
    const all = (await numbers()).toSorted();
    expect(all).toEqual(Array.from({ length: 13 }, (_, index) => `ADA-${String(index + 1).padStart(4, '0')}`));
    const page = (await adviser.client.get(own('invoices?limit=10'))).body;
    const rest = (await adviser.client.get(own(`invoices?limit=10&cursor=${page.next_cursor}`))).body;
    expect([page.items.length, rest.items.length, rest.next_cursor]).toEqual([10, 3, null]);
  });

  test('charges VAT under a number, and waits until it is stated', async () => {
    await earns(6000);
    const { rows } = await server.owner.query('SELECT earning_id FROM adviser_payout_items WHERE amount_minor = 6000');
    await server.owner.query('ALTER TABLE earnings DISABLE TRIGGER earnings_stay');
    await server.owner.query('UPDATE earnings SET vat_minor = 1000 WHERE id = $1', [rows[0].earning_id]);
    await server.owner.query('ALTER TABLE earnings ENABLE TRIGGER earnings_stay');
    await sweep();
    expect(await numbers()).toHaveLength(13);
    await adviser.client.put(own('trading-details'), { ...someDetails, vat_number: 'GB 123 4567 89' });
    await sweep();
    const [invoice] = (await adviser.client.get(own('invoices?limit=1'))).body.items;
    expect(invoice).toMatchObject({
      ...{ number: 'ADA-0014', net: pounds(5000), vat_percent: 20, vat: pounds(1000), gross: pounds(6000) },
      seller: { vat_number: 'GB123456789' },
    });
  });

  test('is its adviser’s, the organisation’s finance and the stewards’; to others there is none', async () => {
    const { items } = (await finance.get(`/api/v1/organisations/${organisationId}/adviser-invoices`)).body;
    expect(items).toHaveLength(14);
    const path = `/api/v1/adviser-invoices/${items[0].id}`;
    for (const who of [adviser.client, finance, steward]) expect((await who.get(path)).body).toEqual(items[0]);
    const stranger = await nobody.as((await aPerson(server)).email);
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get(`${path}.pdf`)).status).toBe(404);
    expect((await stranger.get(`/api/v1/adviser-invoices/${newId()}`)).status).toBe(404);
  });

  test('is on paper in both languages, and the same bytes each time', async () => {
    const [invoice] = (await adviser.client.get(own('invoices?limit=1'))).body.items;
    const { token } = (await nobody.post('/dev/sessions', { email: adviser.person.email })).body;
    const pdf = async (query = '') => {
      const url = `${server.baseUrl}/api/v1/adviser-invoices/${invoice.id}.pdf${query}`;
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      expect(response.headers.get('content-type')).toBe('application/pdf');
      return Buffer.from(await response.arrayBuffer());
    };
    const english = await pdf();
    for (const part of [
      ...['Invoice ADA-0014', 'Ada Jones', 'CF10 1AA', 'VAT number: GB123456789', 'Popty’r Cwm', '20 %', '£60.00'],
      ...['a voucher of Cronfa’r Tŷ £80.00; the client £33.39', '£113.39', 'on behalf of Ada Jones'],
    ])
      expect(textOf(english)).toContain(part);
    expect((await pdf()).equals(english)).toBe(true);
    const welsh = textOf(await pdf('?language=cy'));
    for (const part of ['Anfoneb ADA-0014', 'Dewis ffurf gyfreithiol', 'TAW', 'taleb gan Cronfa’r Tŷ'])
      expect(welsh).toContain(part);
  });

  test('goes with them, and with the organisation, in the download of everything', async () => {
    const { entries } = (await adviser.client.get('/api/v1/me/export/adviser-invoices')).body;
    expect(entries).toHaveLength(14);
    expect(entries[0]).toMatchObject({ number: 'ADA-0001', gross_minor: 10_499 });
    expect((await adviser.client.get(entries[0].file)).status).toBe(200);
  });
});
