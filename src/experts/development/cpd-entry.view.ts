import { z } from 'zod';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { type CpdEntry, cpdKinds } from './cpd-entry.js';

export const cpdEntryView = z
  .object({
    id: z.uuid(),
    on_date: dateView,
    minutes: z.int(),
    kind: z.enum(cpdKinds),
    what: z.string(),
    reflection: z.string(),
    logged_at: instantView,
    struck: z
      .object({ at: instantView, reason: z.string() })
      .nullable()
      .meta({ description: 'When and why it was struck out; it then counts no more.' }),
  })
  .meta({ id: 'CpdEntry' });

export const cpdEntriesView = z
  .object({ items: z.array(cpdEntryView), next_cursor: z.string().nullable() })
  .meta({ id: 'CpdEntries' });

export function viewCpdEntry(entry: CpdEntry): z.output<typeof cpdEntryView> {
  const { id, onDate, minutes, kind, what, reflection, loggedAt, struckAt, strikeReason } = entry;
  return {
    ...{ id, on_date: onDate, minutes, kind, what, reflection, logged_at: loggedAt.toString() },
    struck: struckAt && { at: struckAt.toString(), reason: strikeReason ?? '' },
  };
}
