import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, permit } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Review } from './review.js';
import type { ListReviewsRequest } from './review.request.js';
import { ReviewTable } from './review.table.js';
import { viewExpertReviews } from './review.view.js';

@Injectable()
export class ListExpertReviews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What clients wrote of an adviser and can be read by now, the newest first. */
  run(actor: Actor | undefined, id: ExpertId, { limit, cursor }: ListReviewsRequest) {
    return this.database.transaction(async (tx) => {
      permit('listExpertReviews', relationsToExpert(actor, await new ExpertTable(tx).find(id)), 'adviser');
      const reviews = new ReviewTable(tx);
      const now = this.clock.now();
      const before = cursor === undefined ? undefined : placeOf(cursor);
      const found = await reviews.ofExpert(id, now, { before, count: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1)?.review : undefined;
      return viewExpertReviews(page, await reviews.figuresOf(id, now), last ? cursorOf(last) : null);
    });
  }
}

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()]);

function cursorOf({ visibleFrom, id }: Review): string {
  return Buffer.from(JSON.stringify([visibleFrom.toString(), id])).toString('base64url');
}

function placeOf(cursor: string): { at: string; id: string } {
  try {
    const [at, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at, id };
  } catch {
    throw new Problem('invalid-request', 'This cursor is not one of ours. Start again without it.', {
      errors: [{ parameter: 'cursor', detail: 'must be the next_cursor of a page' }],
    });
  }
}
