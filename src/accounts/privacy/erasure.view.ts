import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import type { Hindrance } from '../../platform/personal-data.js';
import type { Erasure } from './erasure.js';

export const erasureView = z
  .object({
    id: z.uuid(),
    asked_at: instantView,
    due_at: instantView.meta({ description: 'When it is done; until then it can be withdrawn.' }),
  })
  .meta({ id: 'Erasure' });

export const erasurePreviewView = z
  .object({
    standing: erasureView.nullable().meta({ description: 'The one that was asked for, where there is one.' }),
    grace_days: z.int().meta({ description: 'For how long it can be withdrawn.' }),
    goes: z.array(z.object({ records: z.string(), what: z.string() })),
    stays: z.array(
      z.object({
        records: z.string(),
        what: z.string().meta({ description: 'What stays, and why.' }),
        held: z.int().nullable().meta({ description: 'How many records the law holds; null where it is not counted.' }),
      }),
    ),
    hindrances: z
      .array(z.object({ code: z.string(), detail: z.string(), id: z.uuid().nullable() }))
      .meta({ description: 'What has to be settled first.' }),
  })
  .meta({ id: 'ErasurePreview' });
export type ErasurePreview = z.output<typeof erasurePreviewView>;

export function viewErasure({ id, askedAt, dueAt }: Erasure): z.output<typeof erasureView> {
  return { id, asked_at: askedAt.toString(), due_at: dueAt.toString() };
}

export function viewHindrance({ code, detail, id }: Hindrance): ErasurePreview['hindrances'][number] {
  return { code, detail, id: id ?? null };
}
