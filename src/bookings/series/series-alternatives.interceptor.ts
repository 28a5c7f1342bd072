import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { OfferTable } from '../../experts/index.js';
import type { OfferId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../../platform/database.js';
import { NearConflicts } from './near-conflicts.js';
import type { ConflictRule, SeriesPlan } from './series.js';
import { viewConflict } from './series.view.js';

/** The refusal of a series that would not be whole; the interceptor adds what is free near each of its conflicts. */
export function seriesRefused(offerId: OfferId, { free, conflicts }: SeriesPlan): Problem {
  const why =
    conflicts.length > 0
      ? `${conflicts.length} of these sessions cannot be at their time. Leave them out with on_conflict "skip", or choose another first time.`
      : 'all sessions of the series were left out. Choose a time for one of them at least.';
  return new Problem('series-conflict', `Nothing was held: ${why}`, {
    ...{ offer_id: offerId, conflicts: conflicts.map(viewConflict) },
    free: free.map((start) => start.toString()),
  });
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
        const { offer_id } = error.facts;
        throw new Problem(error.code, error.message, { offer_id, conflicts: await this.near(error) });
      }),
    );
  }

  private near({ facts }: Problem) {
    return this.database.transaction(async (tx) => {
      const offer = await new OfferTable(tx).findEvenRetired(facts['offer_id'] as OfferId);
      const refused = facts['conflicts'] as { start: string; rule: ConflictRule }[];
      const conflicts = refused.map(({ start, rule }) => ({ start: Temporal.Instant.from(start), rule }));
      const free = (facts['free'] as string[]).map((start) => Temporal.Instant.from(start));
      return this.nearConflicts.view(tx, offer, { free, conflicts });
    });
  }
}
