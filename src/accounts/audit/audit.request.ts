import { z } from 'zod';
import { deeds } from './audit.js';

export const listAuditRequest = z.strictObject({
  organisation: z.uuid().optional().meta({ description: 'Only what concerns this organisation.' }),
  deed: z
    .enum(deeds, { error: 'must be a deed as entries name it, such as member-removed' })
    .optional()
    .meta({ description: 'Only this.' }),
  person: z.uuid().optional().meta({ description: 'Only what this person did, and what concerns them.' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional().meta({ description: 'The next_cursor of the page before.' }),
});
export type ListAuditRequest = z.output<typeof listAuditRequest>;
