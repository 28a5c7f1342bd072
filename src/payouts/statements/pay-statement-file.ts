import { minus } from '../../kernel/money.js';
import { amountCell, csvFile } from '../../platform/csv-file.js';
import { daysOfQuarter, type PayQuarter, type PayStatement } from './pay-statement.js';

const columns = [
  ...['period', 'from', 'to', 'sessions', 'earned', 'vat', 'earned_without_vat', 'fees', 'paid'],
  ...['interest', 'compensation', 'currency'],
];

/** A row for each quarter, and then the year. */
export function payStatementFile({ year, quarters, total }: PayStatement): string {
  return csvFile(columns, [
    ...quarters.map((each) => ({
      ...{ period: `Q${each.quarter}`, ...daysOfQuarter(year, each.quarter), ...figuresOf(each) },
    })),
    { period: String(year), from: `${year}-01-01`, to: `${year}-12-31`, ...figuresOf(total) },
  ]);
}

function figuresOf({ sessions, earned, vat, fees, paid, interest, compensation }: Omit<PayQuarter, 'quarter'>) {
  return {
    ...{ sessions, earned: amountCell(earned), vat: amountCell(vat) },
    ...{ earned_without_vat: amountCell(minus(earned, vat)), fees: amountCell(fees), paid: amountCell(paid) },
    ...{ interest: amountCell(interest), compensation: amountCell(compensation), currency: earned.currency },
  };
}
