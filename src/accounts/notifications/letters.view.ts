import { z } from 'zod';
import type { KeptLetter } from '../../mail/index.js';
import { instantView } from '../../platform/http/parameters.js';

export const myLettersView = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string().meta({ description: 'What it told, such as booking-confirmed.' }),
        subject: z.string(),
        path: z.string().nullable().meta({ description: 'Where it leads on this site.' }),
        at: instantView,
        read: z.boolean().meta({ description: 'Whether it was seen here.' }),
      }),
    ),
    unread: z.int().meta({ description: 'How many there are in all that were not seen here.' }),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'MyLetters' });

export function viewLetter({ id, kind, subject, path, created_at, read_at }: KeptLetter) {
  return { id, kind, subject, path, at: created_at.toISOString(), read: read_at !== null };
}
