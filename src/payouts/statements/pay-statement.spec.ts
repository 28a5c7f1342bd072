import { describe, expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { daysOfQuarter, type PayQuarter, payStatement } from './pay-statement.js';
import { payStatementFile } from './pay-statement-file.js';

const nothing = money(0);
const first: PayQuarter = {
  ...{ quarter: 1, sessions: 2, earned: money(12_000), vat: money(2000), fees: money(960), paid: money(16_047) },
  ...{ interest: money(47), compensation: money(4000) },
};
const third: PayQuarter = {
  ...{ quarter: 3, sessions: 0, earned: nothing, vat: nothing, fees: nothing, paid: money(-12_000) },
  ...{ interest: nothing, compensation: nothing },
};

describe('the statement of a year', () => {
  test('has all four quarters, and what they come to together', () => {
    const { quarters, total } = payStatement(2027, [first, third]);
    expect(quarters.map(({ quarter }) => quarter)).toEqual([1, 2, 3, 4]);
    expect(quarters[1]).toMatchObject({ sessions: 0, earned: nothing, paid: nothing });
    expect(total).toEqual({
      ...{ sessions: 2, earned: money(12_000), vat: money(2000), fees: money(960), paid: money(4047) },
      ...{ interest: money(47), compensation: money(4000) },
    });
  });

  test.each([
    [2027, 1, '2027-01-01', '2027-03-31'],
    [2028, 2, '2028-04-01', '2028-06-30'],
    [2028, 4, '2028-10-01', '2028-12-31'],
  ])('of %i says the days of quarter %i', (year, quarter, from, to) => {
    expect(daysOfQuarter(year, quarter)).toEqual({ from, to });
  });

  test('is a file in pounds, whose minus is no formula', () => {
    const lines = payStatementFile(payStatement(2027, [first, third])).split('\r\n');
    expect(lines).toEqual([
      '\ufeffperiod,from,to,sessions,earned,vat,earned_without_vat,fees,paid,interest,compensation,currency',
      'Q1,2027-01-01,2027-03-31,2,120.00,20.00,100.00,9.60,160.47,0.47,40.00,GBP',
      'Q2,2027-04-01,2027-06-30,0,0.00,0.00,0.00,0.00,0.00,0.00,0.00,GBP',
      'Q3,2027-07-01,2027-09-30,0,0.00,0.00,0.00,0.00,-120.00,0.00,0.00,GBP',
      'Q4,2027-10-01,2027-12-31,0,0.00,0.00,0.00,0.00,0.00,0.00,0.00,GBP',
      '2027,2027-01-01,2027-12-31,2,120.00,20.00,100.00,9.60,40.47,0.47,40.00,GBP',
      '',
    ]);
  });
});
