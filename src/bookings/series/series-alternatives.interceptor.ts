import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { OfferTable } from '../../experts/index.js';
import type { OfferId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../../platform/database.js';
import { NearConflicts } from './near-conflicts.js';
import type { Conflict, ConflictRule } from './series.js';
import { viewConflict } from './series.view.js';

/** The refusal of a series that would not be whole; the interceptor adds what is free near each of its conflicts. */
export function seriesRefused(offerId: OfferId, conflicts: readonly Conflict[]): Problem {
  return new Problem(
    'series-conflict',
    `Nothing was held: ${conflicts.length} of these sessions cannot be at their time. Leave them out with on_conflict "skip", or choose another first time.`,
    { offer_id: offerId, conflicts: conflicts.map(viewConflict) },
  );
}

/** Looks after the losing transaction is over, so that nobody waits for the diary's lock meanwhile. */
@Injectable()
export class SeriesAlternatives implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly nearConflicts: NearConflicts,
  ) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        if (!(error instanceof Problem) || error.code !== 'series-conflict') throw error;
        throw new Problem(error.code, error.message, { ...error.facts, conflicts: await this.near(error) });
      }),
    );
  }

  private near({ facts }: Problem) {
    return this.database.transaction(async (tx) => {
      const offer = await new OfferTable(tx).findEvenRetired(facts['offer_id'] as OfferId);
      const refused = facts['conflicts'] as { start: string; rule: ConflictRule }[];
      const conflicts = refused.map(({ start, rule }) => ({ start: Temporal.Instant.from(start), rule }));
      return this.nearConflicts.view(tx, offer, conflicts);
    });
  }
}
