import { amountCell, csvFile, type PlainCell } from '../../platform/csv-file.js';
import type { PayStatement } from './pay-statement.js';
import { missingOf, type ReportedSeller } from './reported-seller.js';

interface Reported extends ReportedSeller {
  readonly statement: PayStatement;
}

type Figure = number | PlainCell;

const ofQuarter = (quarter: number) => ['sessions', 'earned', 'fees'].map((figure) => `q${quarter}_${figure}`);

const columns = [
  ...['adviser_id', 'name', 'kind', 'legal_name', 'address', 'country', 'date_of_birth'],
  ...['tax_number_kind', 'tax_number', 'vat_number', 'account', 'account_name'],
  ...[1, 2, 3, 4].flatMap(ofQuarter),
  ...['currency', 'missing'],
];

/**
 * A row for each adviser: who they are, where they are paid, and of each quarter how often they advised, what they had for it with VAT and what
 * the platform charged for it. The last column names what is still to be asked for.
 */
export function platformReportFile(sellers: readonly Reported[]): string {
  return csvFile(columns, sellers.map(rowOf));
}

function rowOf({ expertId, name, details, account, accountName, statement }: Reported) {
  const missing = missingOf({ details, account });
  return {
    ...{ adviser_id: expertId, name, kind: details?.kind, legal_name: details?.legalName, address: details?.address },
    ...{ country: details?.country, date_of_birth: details?.dateOfBirth, vat_number: details?.vatNumber },
    ...{ tax_number_kind: details?.taxNumber?.kind, tax_number: details?.taxNumber?.value },
    ...{ account, account_name: accountName, currency: 'GBP', missing: missing.join(' ') },
    ...Object.fromEntries(statement.quarters.flatMap(figuresOf)),
  };
}

function figuresOf({ quarter, sessions, earned, fees }: PayStatement['quarters'][number]): [string, Figure][] {
  return [
    [`q${quarter}_sessions`, sessions],
    [`q${quarter}_earned`, amountCell(earned)],
    [`q${quarter}_fees`, amountCell(fees)],
  ];
}
