import type { Language } from '../../accounts/index.js';
import { type Currency, money, type Money } from '../../kernel/money.js';
import type { Programme } from '../../vouchers/index.js';
import type { VersionNote } from './locked-report.table.js';
import type { Report, ToldRow, Value } from './report.js';
import {
  type ColumnCode,
  columnOf,
  type Section,
  summedCodes,
  toldColumns,
  toldTotals,
  totalOf,
  type ValueKind,
} from './report-columns.js';
import type { ReportDays } from './report-period.js';
import { words } from './report-words.js';

/** What is shown of a report, and how: as JSON, as a file and on a page. */
export interface ReportToShow {
  readonly programme: Pick<Programme, 'id' | 'nameEn' | 'nameCy'>;
  readonly days: ReportDays;
  readonly language: Language;
  readonly report: Report;
  /** Null where the period is not locked. */
  readonly locked: { readonly periodId: string; readonly note: VersionNote } | null;
  readonly madeAt: Temporal.Instant;
  /** By the ids of advisers. */
  readonly names: ReadonlyMap<string, string>;
}

/** A value for programs, and as people read it. */
export interface Cell {
  readonly value: string | number | boolean | Money | readonly string[] | null;
  readonly text: string;
}

export interface ShownTotal extends Cell {
  readonly code: string;
  readonly label: string;
  /** Whether its rows can be asked for. */
  readonly hasRows: boolean;
}

export interface ShownSection {
  readonly code: Section;
  readonly columns: readonly { readonly code: ColumnCode; readonly label: string; readonly kind: ValueKind }[];
}

export function sectionsOf({ report, language }: Pick<ReportToShow, 'report' | 'language'>): ShownSection[] {
  const byCode = Map.groupBy(toldColumns(report.fields), (code) => code.split('.')[0] as Section);
  return [...byCode].map(([code, of]) => ({
    code,
    columns: of.map((column) => {
      const { label, kind } = columnOf(column);
      return { code: column, label: label[language], kind };
    }),
  }));
}

export function cellOf(row: ToldRow, code: ColumnCode, { report, language, names }: ReportToShow): Cell {
  if (code !== 'delivery.advisers') return shown(row.values[code] ?? null, columnOf(code), language, report.currency);
  const called = row.advisers.map((id) => names.get(id) ?? words.erased[language]);
  return { value: called, text: called.join(', ') };
}

export function totalsOf({ report, language }: ReportToShow): ShownTotal[] {
  return toldTotals(report.fields).map((code) => {
    const column = totalOf(code);
    const kind = column.kind === 'yes-no' ? 'count' : column.kind;
    const hasRows = (summedCodes as readonly string[]).includes(code);
    const cell = shown(report.totals[code] ?? null, { ...column, kind }, language, report.currency);
    return { code, label: column.label[language], hasRows, ...cell };
  });
}

/** An instant as a British reader has it. */
export function dayOf(instant: Temporal.Instant, language: Language): string {
  return readableDate(instant.toZonedDateTimeISO('Europe/London').toPlainDate(), language);
}

export function daysInWords({ from, to }: ReportDays, language: Language): string {
  const [first, last] = [from, to].map((date) => readableDate(Temporal.PlainDate.from(date), language));
  return `${first} ${words.to[language]} ${last}`;
}

function shown(
  value: Value,
  { kind, words: meanings = {} }: Pick<ReturnType<typeof columnOf>, 'kind' | 'words'>,
  language: Language,
  currency: Currency,
): Cell {
  if (value === null) return { value, text: '' };
  const meaning = (code: string) => meanings[code]?.[language] ?? code;
  switch (kind) {
    case 'money':
      return { value: money(Number(value), currency), text: inCurrency(Number(value), currency) };
    case 'minutes':
      return { value, text: inHours(Number(value), language) };
    case 'yes-no':
      return { value, text: (value === true ? words.yes : words.no)[language] };
    case 'date':
      return { value, text: readableDate(Temporal.PlainDate.from(String(value)), language) };
    case 'code':
      return { value, text: meaning(String(value)) };
    case 'codes':
    case 'texts':
      return { value, text: [value].flat().map(String).map(meaning).join(', ') };
    case 'text':
    case 'count':
    case 'rating':
      return { value, text: String(value) };
  }
}

/** Making one takes long, and a report has many amounts and dates. */
const formats = new Map<Currency, Intl.NumberFormat>();
const dates = { en: datesIn('en-GB'), cy: datesIn('cy-GB') };

function inCurrency(minor: number, currency: Currency): string {
  const format = formats.get(currency) ?? new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  formats.set(currency, format);
  return format.format(minor / 100);
}

function datesIn(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

function inHours(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    ...(hours > 0 ? [`${hours} ${words.hoursShort[language]}`] : []),
    ...(rest > 0 || hours === 0 ? [`${rest} ${words.minutesShort[language]}`] : []),
  ];
  return parts.join(' ');
}

function readableDate(date: Temporal.PlainDate, language: Language): string {
  return dates[language].format(date.toZonedDateTime('UTC').epochMilliseconds);
}
