import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.js';
import { instantText } from '../../platform/http/parameters.js';
import type { SearchRequest } from './directory.request.js';
import type { DirectoryPlace } from './directory.table.js';
import { highestRank } from './rank.js';

const placeSchema = z.tuple([z.string(), instantText, z.int().min(0).max(highestRank), z.hex().length(32), z.uuid()]);

/** What tells searches apart: all that is asked for save how much of it. */
export function searchOf({ cursor: _cursor, limit: _limit, ...asked }: SearchRequest): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 12);
}

export function cursorOf({ began, rank, tie, id }: DirectoryPlace, search: string): string {
  return Buffer.from(JSON.stringify([search, began, rank, tie, id])).toString('base64url');
}

/** Throws `invalid-request` for what is no cursor, and for that of another search, whose ranks mean something else. */
export function placeOf(cursor: string, search: string): DirectoryPlace {
  const [of, began, rank, tie, id] = read(cursor);
  if (of !== search)
    throw refusal('This cursor is of another search.', 'must be the next_cursor of a page of this very search');
  return { began, rank, tie, id };
}

function read(cursor: string): z.output<typeof placeSchema> {
  try {
    return placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw refusal('This cursor is not one of ours.', 'must be the next_cursor of a page');
  }
}

function refusal(what: string, detail: string): Problem {
  return new Problem('invalid-request', `${what} Start again without it.`, {
    errors: [{ parameter: 'cursor', detail }],
  });
}
