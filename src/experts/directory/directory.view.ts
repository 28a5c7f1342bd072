import { z } from 'zod';
import { codesOf } from '../../kernel/taxonomy.js';
import { instantView } from '../../platform/http/parameters.js';
import { expertSummary, viewSummary } from '../expert.view.js';
import { offerView, viewOffer } from '../offer.view.js';
import { wordMatches } from './directory.table.js';
import { reasons } from './reasons.js';
import type { DirectoryPage } from './search-experts.action.js';

export const directoryView = z
  .object({
    items: z.array(
      z.object({
        ...expertSummary,
        offers: z.array(offerView),
        free: z.object({ offer_id: z.uuid(), start: instantView, end: instantView }).nullable().meta({
          description: 'The first time in the window that can be booked; null where no window was asked for.',
        }),
        reasons: z
          .array(z.object({ code: z.enum(codesOf(reasons)), en: z.string(), cy: z.string() }))
          .meta({ description: 'Why they stand where they do, the weightiest first.' }),
      }),
    ),
    words: z.enum(wordMatches).meta({
      description: '`any` where nobody has all the words of `q`: these have some of them, who has most comes first.',
    }),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'Directory' });

export function viewDirectory({ items, match, nextCursor }: DirectoryPage): z.output<typeof directoryView> {
  return {
    items: items.map(({ expert, offers, free, reasons: codes }) => ({
      ...viewSummary(expert),
      offers: offers.map(viewOffer),
      free: free && { offer_id: free.offerId, start: free.start.toString(), end: free.end.toString() },
      reasons: codes.map((code) => ({ code, ...reasons[code] })),
    })),
    words: match,
    next_cursor: nextCursor,
  };
}
