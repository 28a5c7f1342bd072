import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { type CalendarLink, linkKinds, mostLinks } from './calendar-link.js';

export const calendarLinkView = z
  .object({
    id: z.uuid(),
    kind: z.enum(linkKinds),
    name: z.string(),
    created_at: instantView,
    last_read_at: instantView.nullable().meta({ description: 'To the hour or so; null where nobody has read it.' }),
  })
  .meta({ id: 'CalendarLink' });

export const newCalendarLinkView = calendarLinkView
  .extend({
    address: z.url().nullable().meta({
      description:
        'What to subscribe to (text/calendar, RFC 5545). Shown this once; null where the same request is asked again.',
    }),
  })
  .meta({ id: 'NewCalendarLink' });

export const calendarLinksView = z
  .object({ items: z.array(calendarLinkView).max(mostLinks) })
  .meta({ id: 'CalendarLinks' });

export function viewCalendarLink({
  id,
  kind,
  name,
  createdAt,
  lastReadAt,
}: CalendarLink): z.output<typeof calendarLinkView> {
  return { id, kind, name, created_at: createdAt.toString(), last_read_at: lastReadAt?.toString() ?? null };
}
