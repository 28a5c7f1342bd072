import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { type Offer, OfferTable } from '../experts/index.js';
import type { OfferId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { slotTaken } from '../diary/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { freeStarts, viewSlot } from './free-slots.js';
import { SlotTokens } from './slot-token.js';

const daysAround = 7;
const most = 5;

/** The refusal of a time that somebody else has; the interceptor adds what is free near it. */
export function timeTaken(offerId: OfferId, start: Temporal.Instant): Problem {
  const { code, message } = slotTaken();
  return new Problem(code, message, { wanted: { offer_id: offerId, start: start.toString() } });
}

/** Looks for alternatives after the losing transaction is over, so that nobody waits for the diary's lock meanwhile. */
@Injectable()
export class NearestTimes implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: SlotTokens,
  ) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        const wanted = error instanceof Problem && error.code === 'slot-taken' ? error.facts['wanted'] : undefined;
        if (!wanted) throw error;
        const { code, message, facts } = error as Problem;
        throw new Problem(code, message, {
          ...facts,
          alternatives: await this.near(wanted as { offer_id: OfferId; start: string }),
        });
      }),
    );
  }

  private near(wanted: { offer_id: OfferId; start: string }) {
    const start = Temporal.Instant.from(wanted.start);
    const hours = daysAround * 24;
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const offer: Offer = await new OfferTable(tx).findEvenRetired(wanted.offer_id);
      const { starts } = await freeStarts(
        tx,
        offer,
        { start: start.subtract({ hours }), end: start.add({ hours }) },
        now,
      );
      return starts
        .toSorted((a, b) => distance(a, start) - distance(b, start))
        .slice(0, most)
        .map((free) => viewSlot(offer, free, this.tokens, now));
    });
  }
}

function distance(a: Temporal.Instant, b: Temporal.Instant): number {
  return Math.abs(a.epochMilliseconds - b.epochMilliseconds);
}
