import { z } from 'zod';
import { type incompleteAmong, type ReportedPart, reportedParts } from './reported-seller.js';

const counts = Object.fromEntries(reportedParts.map((part) => [part, z.int()])) as Record<ReportedPart, z.ZodInt>;

export const platformReportPreviewView = z
  .object({
    year: z.int(),
    advisers: z.int().meta({ description: 'Who earned something in the year.' }),
    incomplete: z.int().meta({ description: 'Of how many of them something is missing.' }),
    missing: z.object(counts).meta({ description: 'Of how many each is.' }),
    items: z.array(
      z.object({
        adviser_id: z.uuid(),
        name: z.string(),
        missing: z.array(z.enum(reportedParts)).meta({ description: 'As the column of the file says.' }),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'PlatformReportPreview' });

type Preview = z.output<typeof platformReportPreviewView>;
type Found = ReturnType<typeof incompleteAmong>;

export function viewPlatformReportPreview(
  { counts: missing, ...figures }: Pick<Preview, 'year' | 'advisers' | 'incomplete'> & Pick<Found, 'counts'>,
  { items, next_cursor }: { readonly items: Found['incomplete']; readonly next_cursor: string | null },
): Preview {
  return {
    ...figures,
    missing,
    items: items.map(({ seller, missing: parts }) => ({
      ...{ adviser_id: seller.expertId, name: seller.name, missing: [...parts] },
    })),
    next_cursor,
  };
}
