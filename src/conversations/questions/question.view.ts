import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { mostBlocked } from './questions.table.js';

/** What comes in is what goes out. */
export const questionSettingsView = z
  .strictObject({ open: z.boolean().meta({ description: 'Whether you take questions before booking.' }) })
  .meta({ id: 'QuestionSettings' });
export type QuestionSettings = z.output<typeof questionSettingsView>;

export const blockedOrganisationsView = z
  .object({
    items: z
      .array(z.object({ organisation: z.object({ id: z.uuid(), name: z.string() }), blocked_at: instantView }))
      .max(mostBlocked),
  })
  .meta({ id: 'BlockedOrganisations' });
