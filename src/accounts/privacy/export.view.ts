import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';

export const mostEntries = 500;

export const exportSectionView = z
  .object({
    name: z.string(),
    purpose: z.string().meta({ description: 'Why we keep it.' }),
    kept: z.string().meta({ description: 'For how long.' }),
    entries: z.array(z.record(z.string(), z.unknown())).max(mostEntries),
    next: z.string().nullable().meta({ description: 'Where there are more: the address to ask next. Otherwise null.' }),
  })
  .meta({ id: 'ExportSection' });
export type ExportSection = z.output<typeof exportSectionView>;

export const exportView = z
  .object({
    schema: z.literal('barefoot-export-1').meta({ description: 'The form of this document.' }),
    made_at: instantView,
    of: z.object({ kind: z.enum(['person', 'organisation']), id: z.uuid() }),
    sections: z.array(exportSectionView),
  })
  .meta({ id: 'Export' });
export type Export = z.output<typeof exportView>;
