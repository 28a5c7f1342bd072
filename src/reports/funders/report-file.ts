import { stringify } from 'csv-stringify/sync';
import { moneyAsText } from '../../kernel/money-text.js';
import { type Cell, cellOf, type ReportToShow, sectionsOf, totalsOf } from './shown-report.js';
import type { ValueKind } from './report-columns.js';
import { words } from './report-words.js';

/**
 * The rows of a report and then its totals, as RFC 4180 has them. Money is in pounds, time in minutes, yes and no are 1 and 0.
 * A spreadsheet takes no cell for a formula.
 */
export function reportFile(toShow: ReportToShow): string {
  const { report, language, days } = toShow;
  const columns = sectionsOf(toShow).flatMap((section) => section.columns);
  const totals = new Map(totalsOf(toShow).map((total) => [total.code, total]));
  const rows = [
    [words.firstDay[language], words.lastDay[language], words.voucher[language], ...columns.map(({ label }) => label)],
    ...report.rows.map((row) => [
      ...[days.from, days.to, row.voucherId],
      ...columns.map(({ code, kind }) => plain(cellOf(row, code, toShow), kind)),
    ]),
    [
      days.from,
      days.to,
      words.total[language],
      ...columns.map(({ code, kind }) => plain(totals.get(code) ?? nothing, kind)),
    ],
  ];
  return stringify(rows, {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { object: (value) => ({ value: String(value['text']), escape_formulas: false }) },
  });
}

/** By its programme and its days, in ASCII, such as `good-starts-2027-03-01-to-2027-03-31.csv`. */
export function reportFileName({ programme, language, days }: ReportToShow): string {
  const name = language === 'cy' ? programme.nameCy : programme.nameEn;
  const plainName = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return `${plainName.replaceAll(/^-|-$/g, '') || 'report'}-${days.from}-to-${days.to}.csv`;
}

const nothing: Cell = { value: null, text: '' };

/** Numbers are told as such, so that the minus of one is not taken for a formula's. */
function plain({ value, text }: Cell, kind: ValueKind): string | { readonly text: string } {
  if (typeof value === 'number') return { text: String(value) };
  if (typeof value === 'boolean') return { text: value ? '1' : '0' };
  if (typeof value === 'string') return kind === 'date' ? value : text;
  return value !== null && 'minor' in value ? { text: moneyAsText(value) } : text;
}
