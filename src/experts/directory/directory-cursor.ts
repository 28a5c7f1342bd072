import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.js';
import { instantText } from '../../platform/http/parameters.js';
import type { SearchRequest } from './directory.request.js';
import { type DirectoryPlace, type WordMatch, wordMatches } from './directory.table.js';
import { highestRank } from './rank.js';

const placeSchema = z.tuple([z.string(), instantText, z.int().min(0).max(highestRank), z.hex().length(32), z.uuid()]);

/** A walk through what a search finds, and where it goes on. */
export interface Walk {
  readonly match: WordMatch;
  readonly place: DirectoryPlace;
}

export function cursorOf(request: SearchRequest, { match, place: { began, rank, tie, id } }: Walk): string {
  return Buffer.from(JSON.stringify([searchOf(request, match), began, rank, tie, id])).toString('base64url');
}

/** Throws `invalid-request` for what is no cursor, and for that of another search, whose ranks mean something else. */
export function walkOf(cursor: string, request: SearchRequest): Walk {
  const [of, began, rank, tie, id] = read(cursor);
  const match = wordMatches.find((one) => searchOf(request, one) === of);
  if (!match)
    throw refusal('This cursor is of another search.', 'must be the next_cursor of a page of this very search');
  return { match, place: { began, rank, tie, id } };
}

/** What tells walks apart: all that is asked for save how much of it, and whether any of the words will do. */
function searchOf({ cursor: _cursor, limit: _limit, ...asked }: SearchRequest, match: WordMatch): string {
  return createHash('sha256')
    .update(JSON.stringify([asked, match]))
    .digest('hex')
    .slice(0, 12);
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
