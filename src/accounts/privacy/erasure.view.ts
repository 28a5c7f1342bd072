import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { type Hindrance, hindranceCodes, sessionStandings } from '../../platform/personal-data.js';
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
      .array(
        z.object({
          code: z.enum(hindranceCodes),
          detail: z.string(),
          id: z.uuid().nullable(),
          standing: z.enum(sessionStandings).nullable().meta({ description: 'Of a session that is not settled.' }),
          name: z
            .object({ en: z.string(), cy: z.string() })
            .nullable()
            .meta({ description: 'Of the organisation, session or adviser.' }),
          start: instantView.nullable().meta({ description: 'Of a session that is to come.' }),
        }),
      )
      .meta({ description: 'What has to be settled first.' }),
  })
  .meta({ id: 'ErasurePreview' });
export type ErasurePreview = z.output<typeof erasurePreviewView>;

export function viewErasure({ id, askedAt, dueAt }: Erasure): z.output<typeof erasureView> {
  return { id, asked_at: askedAt.toString(), due_at: dueAt.toString() };
}

export function viewHindrance(hindrance: Hindrance): ErasurePreview['hindrances'][number] {
  const { code, detail, id = null, standing = null, name = null, start } = hindrance;
  return { code, detail, id, standing, name, start: start?.toString() ?? null };
}
