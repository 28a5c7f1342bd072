import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { funderReportView, lockedReportsView } from '../../src/reports/funders/report.view.js';
import { api, withQuery } from './api.js';
import { wholeList } from './programmes.js';

export type FunderReport = z.output<typeof funderReportView>;
export type LockedReport = z.output<typeof lockedReportsView>['items'][number];

export interface ReportAsked {
  /** Both are in it. */
  readonly from: string;
  readonly to: string;
  /** Of a locked period an earlier one; the newest where it is left out. */
  readonly version?: number;
}

export function report(programmeId: string, asked: ReportAsked, language: string) {
  return queryOptions({
    queryKey: ['programme', programmeId, 'report', asked, language],
    queryFn: ({ signal }) => api.get<FunderReport>(`/programmes/${programmeId}/report`, { ...asked, language }, signal),
    placeholderData: keepPreviousData,
  });
}

export function lockedReports(programmeId: string) {
  return queryOptions({
    queryKey: ['programme', programmeId, 'reports'],
    queryFn: ({ signal }) => wholeList<LockedReport>(`/programmes/${programmeId}/reports`, {}, signal),
  });
}

/** Where the browser itself fetches a report: a file, or a page to print. */
export function reportAddress(
  programmeId: string,
  form: 'csv' | 'html',
  asked: ReportAsked & { readonly language: string },
): string {
  return withQuery(`/api/v1/programmes/${programmeId}/report.${form}`, { ...asked });
}
