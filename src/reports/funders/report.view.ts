import { z } from 'zod';
import { depositIdOf, type TracedMovement } from '../books/fund-provenance.js';
import { money } from '../../kernel/money.js';
import { moneyView } from '../../platform/http/money.js';
import { dateView, instantView } from '../../platform/http/parameters.js';
import type { LockedPeriod, VersionNote } from './locked-report.table.js';
import { addedBy, type ToldRow } from './report.js';
import { type ColumnCode, columnOf, totalOf, type TotalCode } from './report-columns.js';
import { notes, sectionWords, words } from './report-words.js';
import { cellOf, type ReportToShow, sectionsOf, type ShownSection, totalsOf } from './shown-report.js';

const value = z.union([z.string(), z.number(), z.boolean(), moneyView, z.array(z.string())]).nullable();
const cellView = z.object({ value, text: z.string() }).meta({ id: 'ReportCell' });

export const reportRowView = z
  .object({
    voucher_id: z.uuid(),
    cells: z.record(z.string(), cellView).meta({ description: 'By the codes of columns.' }),
  })
  .meta({ id: 'FunderReportRow' });

const lockedView = z
  .object({
    period_id: z.uuid(),
    version: z.int(),
    made_at: instantView,
    reason: z.string().nullable(),
    hash: z
      .string()
      .meta({ description: 'SHA-256 of the report as it is kept, with its programme, days and version.' }),
  })
  .nullable()
  .meta({ description: 'Null where the period is not locked: the figures may still change.' });

export const funderReportView = z
  .object({
    programme: z.object({ id: z.uuid(), name: z.string() }),
    from: dateView,
    to: dateView,
    language: z.enum(['en', 'cy']),
    currency: z.string(),
    made_at: instantView,
    locked: lockedView,
    sections: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        columns: z.array(z.object({ code: z.string(), label: z.string(), kind: z.string() })),
      }),
    ),
    rows: z.array(reportRowView).max(5000).meta({ description: 'One a voucher, in the order of acceptance.' }),
    totals: z.array(
      cellView.extend({
        value: value.meta({ description: 'Null: not known, also where no row knows it.' }),
        code: z.string(),
        label: z.string(),
        has_rows: z.boolean().meta({ description: 'It is the sum of rows, which can be asked for.' }),
      }),
    ),
    priority_groups: z
      .array(z.object({ question: z.string(), answer: z.string(), count: z.int().min(5).nullable() }))
      .nullable()
      .meta({
        description:
          'Of a period that is locked, where the programme asks for them. Null in a count: under five, or it would tell one.',
      }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'FunderReport' });

export const reportRowsView = z
  .object({
    total: z.string(),
    items: z.array(
      z.object({
        voucher_id: z.uuid(),
        organisation: z.string().nullable().meta({ description: 'Null where the programme does not ask for names.' }),
        value: z.union([z.number(), moneyView]).meta({ description: 'What it adds to the total.' }),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'FunderReportRows' });

export const rowMoneyView = z
  .object({
    voucher_id: z.uuid(),
    transfers: z.array(
      z.object({
        transfer_id: z.uuid(),
        code: z.string(),
        reference: z.string(),
        occurred_at: instantView,
        amount: moneyView,
        drawn: z.boolean().meta({ description: 'Paid for what was delivered.' }),
        deposits: z
          .array(z.object({ deposit_id: z.uuid().nullable(), transfer_id: z.uuid(), amount: moneyView }))
          .meta({
            description:
              'Which deposits it was, first in, first out, with the transfers that brought them. Null for what is no deposit, such as what the platform made good.',
          }),
      }),
    ),
  })
  .meta({ id: 'FunderReportRowMoney' });

const versionView = z.object({
  version: z.int(),
  made_at: instantView,
  reason: z.string().nullable(),
  hash: z.string(),
  changed_rows: z.int(),
  changed_totals: z.array(
    z.object({ code: z.string(), label: z.string(), before: z.number().nullable(), after: z.number().nullable() }),
  ),
});

export const lockedReportView = z
  .object({
    id: z.uuid(),
    programme_id: z.uuid(),
    from: dateView,
    to: dateView,
    locked_at: instantView,
    versions: z
      .array(versionView)
      .max(100)
      .meta({ description: 'The newest first: how a locked report was restated.' }),
  })
  .meta({ id: 'LockedFunderReport' });

export const lockedReportsView = z
  .object({ items: z.array(lockedReportView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'LockedFunderReports' });

export function viewReport(toShow: ReportToShow): z.output<typeof funderReportView> {
  const { programme, days, language, report, locked, madeAt } = toShow;
  const sections = sectionsOf(toShow);
  return {
    programme: { id: programme.id, name: language === 'cy' ? programme.nameCy : programme.nameEn },
    ...{ from: days.from, to: days.to, language, currency: report.currency, made_at: madeAt.toString() },
    locked: locked && viewLocked(locked.periodId, locked.note),
    sections: sections.map(({ code, columns }) => ({
      ...{ code, label: sectionWords[code][language] },
      columns: columns.map((column) => ({ ...column })),
    })),
    rows: report.rows.map((row) => viewRow(row, toShow, sections)),
    totals: totalsOf(toShow).map(({ hasRows, value: of, ...total }) => ({
      ...total,
      value: ofView(of),
      has_rows: hasRows,
    })),
    priority_groups: report.priorityGroups && [...report.priorityGroups],
    notes: [...notes, ...(report.priorityGroups ? [words.priorityNote] : [])].map((note) => note[language]),
  };
}

export function viewRow(
  row: ToldRow,
  toShow: ReportToShow,
  sections: readonly ShownSection[],
): z.output<typeof reportRowView> {
  const cells = sections.flatMap(({ columns }) =>
    columns.map(({ code }) => {
      const { value: of, text } = cellOf(row, code, toShow);
      return [code, { value: ofView(of), text }] as const;
    }),
  );
  return { voucher_id: row.voucherId, cells: Object.fromEntries(cells) };
}

function viewLocked(periodId: string, { version, madeAt, reason, hash }: VersionNote) {
  return { period_id: periodId, version, made_at: madeAt.toString(), reason, hash };
}

export function viewAddedBy(row: ToldRow, code: ColumnCode, currency: string) {
  const added = addedBy(row, code);
  const name = row.values['beneficiary.name'];
  return {
    voucher_id: row.voucherId,
    organisation: typeof name === 'string' ? name : null,
    value: columnOf(code).kind === 'money' ? money(added, currency) : added,
  };
}

export function viewTransfers(movements: readonly TracedMovement[]): z.output<typeof rowMoneyView>['transfers'] {
  return [...Map.groupBy(movements, ({ transfer }) => transfer)].map(([transfer, of]) => {
    const amountOf = (some: readonly TracedMovement[]) =>
      money(
        some.reduce((all, moved) => all + moved.amount.minor, 0),
        some[0]?.amount.currency,
      );
    const deposits = [...Map.groupBy(of, ({ lot }) => lot)].map(([lot, some]) => ({
      ...{ deposit_id: depositIdOf(lot), transfer_id: lot.id, amount: amountOf(some) },
    }));
    return {
      ...{ transfer_id: transfer.id, code: transfer.code, reference: transfer.reference },
      ...{ occurred_at: transfer.occurredAt.toString(), amount: amountOf(of) },
      ...{ drawn: of.some(({ drawn }) => drawn), deposits },
    };
  });
}

export function viewLockedReport(
  period: LockedPeriod,
  versions: readonly VersionNote[],
  language: 'en' | 'cy',
): z.output<typeof lockedReportView> {
  return {
    ...{ id: period.id, programme_id: period.programmeId, from: period.from, to: period.to },
    locked_at: period.lockedAt.toString(),
    versions: versions.map(({ version, madeAt, reason, hash, changes }) => ({
      ...{ version, made_at: madeAt.toString(), reason, hash, changed_rows: changes.rows },
      changed_totals: changes.totals.map(({ total, before, after }) => ({
        ...{ code: total, label: totalOf(total as TotalCode).label[language], before, after },
      })),
    })),
  };
}

function ofView(of: ReturnType<typeof cellOf>['value']): z.output<typeof value> {
  return Array.isArray(of) ? [...(of as string[])] : (of as z.output<typeof value>);
}
