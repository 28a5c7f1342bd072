import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { type Need, needKinds } from './need.js';

export const needsView = z
  .object({
    items: z.array(
      z.object({
        kind: z.enum(needKinds),
        id: z.uuid().meta({ description: 'Of the booking, the voucher or the application.' }),
        title: z.object({ en: z.string(), cy: z.string() }),
        about: z.string().meta({ description: 'With whom, or whose.' }),
        by: instantView.nullable().meta({ description: 'After which it lapses, or is accepted by the clock.' }),
      }),
    ),
  })
  .meta({ id: 'Needs' });

export function viewNeeds(needs: readonly Need[]): z.output<typeof needsView> {
  return {
    items: needs.map(({ kind, id, title_en, title_cy, about, by }) => ({
      ...{ kind, id, about, title: { en: title_en, cy: title_cy }, by: by?.toTemporalInstant().toString() ?? null },
    })),
  };
}
