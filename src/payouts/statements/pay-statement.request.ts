import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';

const detail = 'must be a year from 2020 to 2099, such as 2026';

export const yearParameter = z
  .string()
  .regex(/^20[2-9]\d$/, detail)
  .transform(Number)
  .meta({ description: 'A calendar year, such as 2026.' });

export const payStatementPdfRequest = z.strictObject({
  language: z.enum(['en', 'cy']).optional().meta({ description: 'Left out: the language that I am written to in.' }),
});
export type PayStatementPdfRequest = z.output<typeof payStatementPdfRequest>;

export const platformReportPreviewRequest = z.strictObject(pageRequest);
export type PlatformReportPreviewRequest = z.output<typeof platformReportPreviewRequest>;
