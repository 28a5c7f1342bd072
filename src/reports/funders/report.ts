import { createHash } from 'node:crypto';
import type { ExpertId, ProgrammeId, VoucherId } from '../../kernel/id.js';
import type { Currency } from '../../kernel/money.js';
import type { ReportField } from '../../vouchers/index.js';
import { type ColumnCode, ratios, type RatioCode, type TotalCode, toldColumns, toldTotals } from './report-columns.js';

/** Money is in minor units, dates are ISO texts; null is not known, or nothing said. */
export type Value = string | number | boolean | null | readonly string[];

/** What a report says of one voucher. Advisers are told by their ids: their names are looked up by whoever shows it. */
export interface ReportRow {
  readonly voucherId: VoucherId;
  /** As an ISO text: the rows are in order of it. */
  readonly acceptedAt: string;
  readonly organisation: string;
  readonly advisers: readonly ExpertId[];
  readonly values: Readonly<Record<Exclude<ColumnCode, 'delivery.advisers'>, Value>>;
}

/** Told of a period that is locked only: whoever may choose the days could tell one person from others. */
export interface OfLocked {
  readonly priorityGroups: readonly PriorityCount[] | null;
  /** Null where too few reviewed. */
  readonly satisfaction: number | null;
}

/** What is asked of reviews of all sessions of a period together. */
export interface Reviewed {
  readonly count: number;
  /** Of how useful they were, 1 to 5. */
  readonly average: number | null;
}

/** One answer to a question about who people are; null for under five, and for a number that gives such a one away. */
export interface PriorityCount {
  readonly question: string;
  readonly answer: string;
  readonly count: number | null;
}

/** A report as it is kept: of no language, with what its programme's fields let be told and nothing else. */
export interface Report {
  readonly fields: readonly ReportField[];
  readonly currency: Currency;
  readonly rows: readonly ToldRow[];
  readonly totals: Readonly<Partial<Record<TotalCode, number | null>>>;
  readonly priorityGroups: readonly PriorityCount[] | null;
}

export interface ToldRow extends Pick<ReportRow, 'voucherId' | 'acceptedAt' | 'advisers'> {
  readonly values: Readonly<Partial<Record<ColumnCode, Value>>>;
}

interface Reported extends OfLocked {
  readonly fields: readonly ReportField[];
  readonly currency: Currency;
  readonly rows: readonly ReportRow[];
}

/** What a programme's fields let be told. */
export function reportOf({ fields, currency, rows, satisfaction, priorityGroups }: Reported): Report {
  const told = toldColumns(fields);
  const totals = toldTotals(fields).map((code) => [code, valueOfTotal(code, rows, satisfaction)] as const);
  return {
    ...{ fields, currency },
    rows: rows.map((row) => toldRow(row, told)),
    totals: Object.fromEntries(totals),
    priorityGroups: fields.includes('priority-groups') ? priorityGroups : null,
  };
}

export function toldRow({ voucherId, acceptedAt, advisers, values }: ReportRow, told: readonly ColumnCode[]): ToldRow {
  const own = told.flatMap((code) => (code === 'delivery.advisers' ? [] : [[code, values[code]] as const]));
  const isTold = told.includes('delivery.advisers');
  return { voucherId, acceptedAt, advisers: isTold ? advisers : [], values: Object.fromEntries(own) };
}

/** What a row adds to a total. */
export function addedBy({ values }: Pick<ToldRow, 'values'>, code: ColumnCode): number {
  const value = values[code];
  return typeof value === 'number' ? value : value === true ? 1 : 0;
}

const leastReviews = 5;

export function satisfactionOf({ count, average }: Reviewed): number | null {
  return count < leastReviews ? null : average;
}

function valueOfTotal(code: TotalCode, rows: readonly ReportRow[], satisfaction: number | null): number | null {
  const sumOf = (column: ColumnCode) => rows.reduce((all, row) => all + addedBy(row, column), 0);
  if (!(code in ratios)) return isUnknown(rows, code as ColumnCode) ? null : sumOf(code as ColumnCode);
  const [drawn, hours] = [sumOf('money.drawn'), sumOf('delivery.contact') / 60];
  const organisations = new Set(
    rows.filter((row) => addedBy(row, 'money.drawn') > 0).map(({ organisation }) => organisation),
  );
  const known: Record<RatioCode, number | null> = {
    'money.cost-per-organisation': unitCost(drawn, organisations.size),
    'money.cost-per-hour': unitCost(drawn, hours),
    'money.paid': null,
    'money.days-to-pay': null,
    'outcome.satisfaction': satisfaction,
  };
  return known[code as RatioCode];
}

/** No row knows it, such as jobs where nobody said how many there were before. */
function isUnknown(rows: readonly ReportRow[], code: ColumnCode): boolean {
  return code !== 'delivery.advisers' && rows.length > 0 && rows.every(({ values }) => values[code] === null);
}

/** To the nearest penny; null of nothing. */
export function unitCost(minor: number, units: number): number | null {
  return units > 0 ? Math.round(minor / units) : null;
}

/** A total that a restatement moved. Null: it was not told, or not known. */
export interface Change {
  readonly total: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface Changes {
  readonly totals: readonly Change[];
  /** Rows that came, went or say something else. */
  readonly rows: number;
}

export function changesBetween(before: Report, after: Report): Changes {
  const codes = [...new Set([...Object.keys(before.totals), ...Object.keys(after.totals)])] as TotalCode[];
  const totals = codes
    .map((total) => ({ total, before: before.totals[total] ?? null, after: after.totals[total] ?? null }))
    .filter((change) => change.before !== change.after);
  const [old, now] = [textsOf(before), textsOf(after)];
  const ids = new Set([...old.keys(), ...now.keys()]);
  return { totals, rows: [...ids].filter((id) => old.get(id) !== now.get(id)).length };
}

function textsOf({ rows }: Report): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [row.voucherId, canonical(row)]));
}

export function saysTheSame(before: Report, after: Report): boolean {
  return canonical(before) === canonical(after);
}

/** Which report it is of which days; the dates are ISO texts. */
interface ReportName {
  readonly programmeId: ProgrammeId;
  readonly from: string;
  readonly to: string;
  readonly version: number;
}

/** SHA-256 of a report and of what it is of, in hexadecimal: always the same, in whatever order its parts are kept. */
export function hashOf({ programmeId, from, to, version }: ReportName, report: Report): string {
  return createHash('sha256').update(canonical({ programmeId, from, to, version, report })).digest('hex');
}

/** JSON with the keys of each object in their order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
