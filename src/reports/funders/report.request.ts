import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { type ColumnCode, summedCodes } from './report-columns.js';

const day = z.iso
  .date({ abort: true, error: 'must be a date such as 2026-12-03' })
  .refine((text) => /^20\d\d-/.test(text), 'must be in this century');

const days = {
  from: day.meta({ description: 'The first day, on a British calendar.' }),
  to: day.meta({ description: 'The last day, which is in it; at most 24 months.' }),
};
const version = z.coerce
  .number()
  .int()
  .min(1)
  .max(100)
  .optional()
  .meta({ description: 'Of a period that is locked: an earlier version; else the newest.' });

export const reportRequest = z.strictObject({
  ...days,
  version,
  language: z.enum(['en', 'cy']).optional().meta({ description: 'Else that of whoever asks.' }),
});
export type ReportRequest = z.output<typeof reportRequest>;

export const reportRowsRequest = z.strictObject({
  ...days,
  version,
  total: z.enum(summedCodes as [ColumnCode, ...ColumnCode[]]),
  ...pageRequest,
});
export type ReportRowsRequest = z.output<typeof reportRowsRequest>;

export const reportRowRequest = z.strictObject(days);
export type ReportRowRequest = z.output<typeof reportRowRequest>;

export const listReportsRequest = z.strictObject(pageRequest);
export type ListReportsRequest = z.output<typeof listReportsRequest>;

export const reportedRequest = z.strictObject({
  language: z.enum(['en', 'cy']).optional().meta({ description: 'Else that of whoever asks.' }),
  ...pageRequest,
});
export type ReportedRequest = z.output<typeof reportedRequest>;

export const lockReportRequest = z.strictObject(days).meta({ id: 'LockFunderReport' });
export type LockReportRequest = z.output<typeof lockReportRequest>;

export const restateReportRequest = z
  .strictObject({
    version: z.int().min(1).max(99).meta({ description: 'The version that you read, and that the new one replaces.' }),
    reason: z.string().trim().min(3).max(500).meta({ description: 'The funder reads it.' }),
  })
  .meta({ id: 'RestateFunderReport' });
export type RestateReportRequest = z.output<typeof restateReportRequest>;
