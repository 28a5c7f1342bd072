import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
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
      const found = await reviews.ofExpert(id, now, { before: placeAfter(cursor), count: limit + 1 });
      const { items, next_cursor } = pageOf(found, limit, ({ review }) => ({ at: review.visibleFrom, id: review.id }));
      return viewExpertReviews(items, await reviews.figuresOf(id, now), next_cursor);
    });
  }
}
