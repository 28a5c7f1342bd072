import { z } from 'zod';
import type { Programme } from '../../vouchers/index.js';
import type { ToldRow } from './report.js';
import { reportRowView, viewRow } from './report.view.js';
import { type ReportToShow, sectionsOf } from './shown-report.js';

/** A programme as far as a report is of it. */
export interface ReportedProgramme extends Pick<Programme, 'id' | 'nameEn' | 'nameCy' | 'reportFields' | 'currency'> {
  readonly funder: string;
}

export const reportedView = z
  .object({
    items: z.array(
      z.object({
        programme: z.object({ id: z.uuid(), name: z.string(), funder: z.string() }),
        labels: z.record(z.string(), z.string()).meta({ description: 'Of the cells, by the codes of columns.' }),
        row: reportRowView.meta({ description: 'As of now, since the beginning.' }),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'Reported' });

type Told = Pick<ReportToShow, 'language' | 'names' | 'madeAt'>;

export function viewReported(programme: ReportedProgramme, row: ToldRow, { language, names, madeAt }: Told) {
  const { id, nameEn, nameCy, funder, reportFields: fields, currency } = programme;
  const report = { fields, currency, rows: [row], totals: {}, priorityGroups: null };
  const toShow = { programme, days: { from: '', to: '' }, language, report, locked: null, madeAt, names };
  const sections = sectionsOf(toShow);
  const columns = sections.flatMap((section) => section.columns);
  return {
    programme: { id, name: language === 'cy' ? nameCy : nameEn, funder },
    labels: Object.fromEntries(columns.map(({ code, label }) => [code, label])),
    row: viewRow(row, toShow, sections),
  };
}
