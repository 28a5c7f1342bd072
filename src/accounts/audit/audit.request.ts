import { z } from 'zod';

export const listAuditRequest = z.strictObject({
  organisation: z.uuid().optional().meta({ description: 'Only what concerns this organisation.' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional().meta({ description: 'The next_cursor of the page before.' }),
});
export type ListAuditRequest = z.output<typeof listAuditRequest>;
