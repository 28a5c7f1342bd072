import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TellOfTax } from '../../src/payouts/statements/tell-of-tax.job.js';
import { aPaidPayout, aPlannedPayout, payoutSeen } from '../factories/paid-payouts.js';
import { aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aPerson, aSteward } from '../support/factories.js';
import { textOf } from '../support/pdf.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let adviser: AnExpert;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  nobody = await Client.of(server);
  adviser = await anExpert(server, nobody);
});
afterAll(() => server.stop());

const pounds = (minor: number) => ({ minor, currency: 'GBP' });
const statement = (path: string) => adviser.client.get(`/api/v1/experts/${adviser.id}/statements/${path}`);

describe('what a year came to', () => {
  test('is told by quarters in London, with what being late added and less what came back', async () => {
    const late = { days: 15, interestMinor: 47, rate: 1175 };
    const first = await aPlannedPayout(server, adviser.id, { minors: [10_499], late });
    await payoutSeen(server, first.id, { state: 'paid' });
    server.clock.moveTo(Temporal.Instant.from('2027-06-30T23:30:00Z')); // in London the first of July
    const facts = { starts_at: '2027-06-30T10:00:00.000Z', shares: [] };
    const second = await aPaidPayout(server, adviser.id, { minors: [5000], facts });
    server.clock.moveTo(Temporal.Instant.from('2027-10-04T09:00:00Z'));
    await payoutSeen(server, second.id, { state: 'returned', failure: 'Account closed' });

    const { body } = await statement('2027');
    expect(body).toMatchObject({ expert_id: adviser.id, adviser: adviser.person.name, year: 2027 });
    expect(body.quarters.map(({ quarter, from, to }: any) => [quarter, from, to])).toEqual([
      [1, '2027-01-01', '2027-03-31'],
      [2, '2027-04-01', '2027-06-30'],
      [3, '2027-07-01', '2027-09-30'],
      [4, '2027-10-01', '2027-12-31'],
    ]);
    expect(body.quarters).toMatchObject([
      {
        ...{ sessions: 1, earned: pounds(10_499), fees: pounds(840), paid: pounds(14_546) },
        ...{ interest: pounds(47), compensation: pounds(4000) },
      },
      { sessions: 0, earned: pounds(0), paid: pounds(0) },
      { sessions: 1, earned: pounds(5000), fees: pounds(0), paid: pounds(5000) },
      { sessions: 0, earned: pounds(0), paid: pounds(-5000) },
    ]);
    expect(body.total).toMatchObject({ sessions: 2, earned: pounds(15_499), paid: pounds(14_546) });
    expect((await statement('2026')).body.total).toMatchObject({ sessions: 0, earned: pounds(0), paid: pounds(0) });
    expect((await statement('1999')).body.code).toBe('invalid-request');
  });

  test('is a file too', async () => {
    const { status, headers, body } = await statement('2027.csv');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="?pay-statement-2027\.csv"?$/);
    expect(body).toContain('Q3,2027-07-01,2027-09-30,1,50.00,0.00,50.00,0.00,50.00,0.00,0.00,GBP\r\n');
    expect(body).toContain('2027,2027-01-01,2027-12-31,2,154.99,');
  });

  test('is on paper in both languages, and the same bytes each time', async () => {
    const { token } = (await nobody.post('/dev/sessions', { email: adviser.person.email })).body;
    const pdf = async (query = '') => {
      const url = `${server.baseUrl}/api/v1/experts/${adviser.id}/statements/2027.pdf${query}`;
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      expect(response.headers.get('content-type')).toBe('application/pdf');
      return Buffer.from(await response.arrayBuffer());
    };
    const english = await pdf();
    for (const part of [
      'Statement of pay 2027',
      adviser.person.name,
      'July to September',
      '−£50.00',
      '£154.99',
      '£40.00',
    ])
      expect(textOf(english)).toContain(part);
    expect((await pdf()).equals(english)).toBe(true);
    for (const part of ['Datganiad tâl 2027', 'Gorffennaf i Fedi', 'Y flwyddyn 2027'])
      expect(textOf(await pdf('?language=cy'))).toContain(part);
  });

  test('is in the download of all that is theirs, with each thing earned and each payout', async () => {
    const of = async (section: string) => (await adviser.client.get(`/api/v1/me/export/${section}`)).body.entries;
    expect(await of('earnings')).toMatchObject([
      { amount_minor: 10_499, late: { interest_minor: 47, compensation_minor: 4000 } },
      { amount_minor: 5000, late: null },
    ]);
    const [first, second] = await of('adviser-payouts');
    expect(first).toMatchObject({ state: 'paid', amount_minor: 14_546, items: [{}, {}, {}] });
    expect(first.receipt).toBe(`/api/v1/payouts/${first.id}/receipt.pdf`);
    expect(second).toMatchObject({ state: 'returned', failure: 'Account closed' });
    const [year] = await of('pay-statements');
    expect(year).toMatchObject({ year: 2027, total: { earned: pounds(15_499) } });
    expect((await adviser.client.get(year.files[0])).status).toBe(200);
  });
});

describe('what the tax office is told', () => {
  test('has a row for everybody who earned something, and says what is missing', async () => {
    const person = await aSteward(server);
    const steward = await nobody.as(person.email);
    const read = async (year: number) => {
      const { status, headers, body } = await steward.get(`/api/v1/reports/platform-reporting/${year}.csv`);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
      return (body as string).trim().split('\r\n');
    };
    const [head, row, ...rest] = await read(2027);
    expect(head).toMatch(/^adviser_id,name,kind,.*,q1_sessions,q1_earned,q1_fees,.*,currency,missing$/);
    expect(row).toContain(`${adviser.id},`);
    expect(row).toContain(
      '1,104.99,8.40,0,0.00,0.00,1,50.00,0.00,0,0.00,0.00,GBP,legal_name address country tax_number',
    );
    expect(rest).toEqual([]);
    await adviser.client.put(`/api/v1/experts/${adviser.id}/trading-details`, {
      ...{ kind: 'individual', legal_name: 'Ada Jones', address: '1 High Street', invoice_prefix: 'ADA' },
      ...{ date_of_birth: '1980-02-29', tax_number: { kind: 'utr', value: '12345 67890' } },
    });
    const known = (await read(2027))[1];
    expect(known).toContain(
      'individual,Ada Jones,1 High Street,GB,1980-02-29,utr,1234567890,,123456 12345678,A N Adviser,',
    );
    expect(known).toMatch(/,GBP,$/);
    expect(await read(2026)).toHaveLength(1);
    const { rows } = await server.owner.query(
      "SELECT facts FROM audit_entries WHERE deed = 'platform-report-exported' ORDER BY at",
    );
    expect(rows).toMatchObject([{ facts: { year: 2027, advisers: 1 } }, {}, { facts: { year: 2026, advisers: 0 } }]);
    expect((await adviser.client.get('/api/v1/reports/platform-reporting/2027.csv')).status).toBe(404);
  });

  test('is asked for in December of whom it is missing, and given to everybody in January: once, whatever letters they want', async () => {
    const welshSpeaker = await aPerson(server, { language: 'cy' });
    const others = [await anExpert(server, nobody), await anExpert(server, nobody, { person: welshSpeaker })];
    for (const { id } of others) await aPaidPayout(server, id, { minors: [2000] });
    const nothingEarned = await anExpert(server, nobody);
    await others[0]!.client.put('/api/v1/me/notification-preferences', {
      ...{ bookings: { email: false }, reminders: { email: false }, account: { email: false } },
    });
    const letters = async () => {
      const { rows } = await server.owner.query(
        `SELECT kind, to_address, subject, body FROM letters WHERE kind LIKE 'tax-%' ORDER BY created_at, to_address`,
      );
      return rows;
    };
    const told = async (at: string) => {
      server.clock.moveTo(Temporal.Instant.from(at));
      await Promise.all(Array.from({ length: 5 }, () => server.app.get(TellOfTax).sweep()));
      return (await letters()).map(({ kind, to_address }) => `${kind} ${to_address}`).sort();
    };
    const asked = others.map(({ person }) => `tax-details-missing ${person.email}`).sort();
    expect(await told('2027-11-30T23:30:00Z')).toEqual([]);
    expect(await told('2027-12-01T09:20:00Z')).toEqual(asked);
    expect(await told('2027-12-31T09:20:00Z')).toEqual(asked);
    const all = [adviser, ...others].map(({ person }) => `tax-year-statement ${person.email}`);
    expect(await told('2028-01-01T09:20:00Z')).toEqual([...asked, ...all].sort());
    expect(await told('2028-02-29T09:20:00Z')).toEqual([...asked, ...all].sort());

    const to = (email: string) => letters().then((found) => found.filter(({ to_address }) => to_address === email));
    const [statement] = await to(adviser.person.email);
    expect(statement.subject).toBe('Your statement of 2027, and what the tax office is told');
    expect(statement.body).toContain('January to March: sessions 1, earned £104.99, fees £8.40');
    expect(statement.body).toContain(`${server.baseUrl}/advising/pay\n`);
    expect(statement.body).not.toMatch(/missing still|1234567890|12345678|Ada Jones|1980/);
    const welsh = await to(others[1]!.person.email);
    expect(welsh.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Cyn diwedd 2027'),
      expect.stringContaining('Eich datganiad am 2027'),
    ]);
    expect(await to(nothingEarned.person.email)).toEqual([]);
    const { entries } = (await others[0]!.client.get('/api/v1/me/export/tax-letters')).body;
    expect(entries).toMatchObject([
      { year: 2027, kind: 'details-missing', missing: ['legal_name', 'address', 'country', 'tax_number'] },
      { year: 2027, kind: 'year-statement' },
    ]);
  });

  test('is seen beforehand by stewards: how many miss what, and who', async () => {
    const steward = await nobody.as((await aSteward(server)).email);
    const path = '/api/v1/reports/platform-reporting/2027';
    const first = (await steward.get(`${path}?limit=1`)).body;
    expect(first).toMatchObject({
      ...{ year: 2027, advisers: 3, incomplete: 2 },
      missing: { legal_name: 2, address: 2, country: 2, tax_number: 2, date_of_birth: 0, account: 0 },
      items: [{ missing: ['legal_name', 'address', 'country', 'tax_number'] }],
    });
    const second = (await steward.get(`${path}?limit=1&cursor=${first.next_cursor}`)).body;
    expect(second).toMatchObject({ incomplete: 2, next_cursor: null });
    const file = (await steward.get(`${path}.csv`)).body as string;
    const inFile = file.split('\r\n').filter((line) => line.endsWith('legal_name address country tax_number'));
    expect([first.items[0].adviser_id, second.items[0].adviser_id].sort()).toEqual(
      inFile.map((line) => line.slice(0, 36)).sort(),
    );
    expect((await steward.get('/api/v1/reports/platform-reporting/2026')).body).toMatchObject({
      ...{ advisers: 0, incomplete: 0, items: [], next_cursor: null },
    });
    expect((await adviser.client.get(path)).status).toBe(404);
  });
});
