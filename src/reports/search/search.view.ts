import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { type Found, foundKinds } from './search.js';

export const foundView = z
  .object({
    items: z.array(
      z.object({
        kind: z
          .enum(foundKinds)
          .meta({ description: 'A booking is an organisation’s of yours; a session, one that you give.' }),
        id: z.uuid(),
        title: z.object({ en: z.string(), cy: z.string() }),
        about: z.string().meta({ description: 'With whom, or whose; empty where the title says all.' }),
        at: instantView.nullable().meta({ description: 'When it starts, closes, was offered or was begun.' }),
      }),
    ),
  })
  .meta({ id: 'Found' });

export function viewFound(found: readonly Found[]): z.output<typeof foundView> {
  return {
    items: found.map(({ kind, id, title_en, title_cy, about, at }) => ({
      ...{ kind, id, about, title: { en: title_en, cy: title_cy }, at: at?.toTemporalInstant().toString() ?? null },
    })),
  };
}
