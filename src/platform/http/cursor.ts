import { z } from 'zod';
import { Problem } from '../../kernel/problem.js';

/** Where a page ended that is in order of time. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

export const pageRequest = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional().meta({ description: 'The next_cursor of the page before.' }),
};

/** The first `limit` of what was found, which was asked for one more, and the cursor of the rest. */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  placeOf: (item: Item) => { at: Temporal.Instant; id: string },
): { items: readonly Item[]; next_cursor: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next_cursor: last && found.length > limit ? cursorOf(placeOf(last)) : null };
}

function cursorOf({ at, id }: { at: Temporal.Instant; id: string }): string {
  return Buffer.from(JSON.stringify([at.toString(), id])).toString('base64url');
}

/** Postgres knows no year 0, and we made no cursor before this century. */
const placeSchema = z.tuple([z.iso.datetime().regex(/^20/), z.uuid()]);

/** Throws `invalid-request` for what is no cursor of ours. */
export function placeAfter(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [at, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at, id };
  } catch {
    throw new Problem('invalid-request', 'This cursor is not one of ours. Start again without it.', {
      errors: [{ parameter: 'cursor', detail: 'must be the next_cursor of a page' }],
    });
  }
}
