import { describe, expect, test } from '@jest/globals';
import type { ExpertId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { TradingDetails } from '../supplies/trading-details.js';
import { payStatement, yearInLondon } from './pay-statement.js';
import { incompleteAfter, incompleteAmong, missingOf, type ReportedSeller, reportedParts } from './reported-seller.js';
import { taxLetter } from './tax.letters.js';
import { type TaxNewsKind, taxNewsOn } from './tax-news.js';

const nothing = money(0);
const statement = payStatement(2027, [
  {
    ...{ quarter: 2, sessions: 3, earned: money(120_050), vat: nothing, fees: money(9604), paid: money(100_000) },
    ...{ interest: nothing, compensation: nothing },
  },
]);
const [payUrl, detailsUrl] = ['http://here/advising/pay', 'http://here/advising/pay/to'];
const letter = (kind: TaxNewsKind, missing: readonly (typeof reportedParts)[number][], language: 'en' | 'cy' = 'en') =>
  taxLetter({ kind, missing, statement, payUrl, detailsUrl }, { name: 'Ada\n\nJones', language });

describe('a letter about tax', () => {
  test.each(['details-missing', 'year-statement'] as const)('says the same in both languages: %s', (kind) => {
    for (const missing of [reportedParts, ['account'] as const]) {
      const [english, welsh] = [letter(kind, missing), letter(kind, missing, 'cy')];
      expect(welsh.subject).not.toBe(english.subject);
      expect(welsh.text.split('\n\n')).toHaveLength(english.text.split('\n\n').length);
      for (const { subject, text } of [english, welsh]) {
        expect(subject).toContain('2027');
        expect(text.match(/^- /gm)).toHaveLength(missing.length);
        expect(text).not.toContain('undefined');
      }
    }
    expect(letter(kind, ['account']).text).toContain('Hello Ada Jones,');
  });

  test('asks in December for what is missing alone, and says where', () => {
    const account = letter('details-missing', ['account']).text;
    expect(account).toContain('- where you are paid\n');
    expect(account).not.toContain('- your');
    expect(account).toContain(`${detailsUrl}\n`);
    const born = letter('details-missing', ['date_of_birth']).text;
    expect(born).toContain('- your date of birth\n');
    expect(born).not.toContain('- where');
    expect(born).toContain(`${detailsUrl}\n`);
    expect(born).toContain('by 31 December');
  });

  test('brings in January what is told, by quarters, and what is missing still', () => {
    const { text } = letter('year-statement', []);
    expect(text).toContain(`Your statement of 2027 is ready:\n${payUrl}\n`);
    expect(text).toContain('January to March: sessions 0, earned £0.00, fees £0.00\n');
    expect(text).toContain('April to June: sessions 3, earned £1,200.50, fees £96.04\n');
    expect(text).toContain('The year: sessions 3, earned £1,200.50, fees £96.04\n');
    expect(text).not.toContain('missing still');
    expect(letter('year-statement', ['tax_number']).text).toContain('missing still');
    expect(letter('year-statement', [], 'cy').text).toContain('Ebrill i Fehefin: sesiynau 3, enillwyd £1,200.50');
  });
});

test.each([
  ['2027-11-30', undefined],
  ['2027-12-01', { kind: 'details-missing', year: 2027 }],
  ['2027-12-31', { kind: 'details-missing', year: 2027 }],
  ['2028-01-01', { kind: 'year-statement', year: 2027 }],
  ['2028-02-29', { kind: 'year-statement', year: 2027 }],
  ['2028-03-01', undefined],
])('on %s advisers are written to about %j', (day, news) => {
  expect(taxNewsOn(Temporal.PlainDate.from(day))).toEqual(news);
});

test('a year is that of London', () => {
  const { start, end } = yearInLondon(2027);
  expect([start, end].map(String)).toEqual(['2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z']);
});

describe('what is missing of an adviser', () => {
  const details = {
    ...{ kind: 'individual', legalName: 'Ada Jones', address: '1 High Street', country: 'GB', vatNumber: null },
    ...{ taxNumber: { kind: 'utr', value: '1234567890' }, dateOfBirth: '1980-02-29' },
  } as TradingDetails;

  test.each([
    ['of whom all is known', details, 'somewhere', []],
    ['who has said nothing', undefined, null, ['legal_name', 'address', 'country', 'tax_number', 'account']],
    ['who is not born', { ...details, dateOfBirth: null }, 'somewhere', ['date_of_birth']],
    ['that is a company', { ...details, kind: 'company' as const, dateOfBirth: null }, 'somewhere', []],
    ['without a tax number', { ...details, taxNumber: null }, null, ['tax_number', 'account']],
  ])('%s', (_, known, account, missing) => {
    expect(missingOf({ details: known, account })).toEqual(missing);
  });

  test('is counted, and told page by page in the order in which they began', () => {
    const aSeller = (expertId: string, day: string, known?: TradingDetails): ReportedSeller => ({
      ...{ expertId: expertId as ExpertId, name: expertId, createdAt: Temporal.Instant.from(`2027-01-${day}T00:00Z`) },
      ...{ details: known, account: 'somewhere', accountName: null },
    });
    const sellers = [aSeller('b', '02'), aSeller('c', '01'), aSeller('d', '03', details), aSeller('a', '02')];
    const { incomplete, counts } = incompleteAmong(sellers);
    const ids = (found: typeof incomplete) => found.map(({ seller }) => seller.expertId);
    expect(ids(incomplete)).toEqual(['c', 'a', 'b']);
    expect(counts).toEqual({ legal_name: 3, address: 3, country: 3, tax_number: 3, date_of_birth: 0, account: 0 });
    expect(ids(incompleteAfter(incomplete, { at: '2027-01-02T00:00:00Z', id: 'a' }))).toEqual(['b']);
    expect(ids(incompleteAfter(incomplete, undefined))).toHaveLength(3);
  });
});
