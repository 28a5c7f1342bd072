import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { OfferTable } from '../experts/index.js';
import type { BookingId, OfferId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { slotTaken } from '../diary/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Booking, Side } from './booking.js';
import { BookingTable } from './booking.table.js';
import { freeStarts, nearestFirst, termsOfMove, termsToBook, viewSlot } from './free-slots.js';
import { SlotTokens } from './slot-token.js';

const daysAround = 7;
const most = 5;

interface Wanted {
  readonly offer_id: OfferId;
  readonly start: string;
  /** The booking that was to move there, and who was to move it. */
  readonly moving?: { readonly id: BookingId; readonly side: Side };
}

/** The refusal of a time that somebody else has; the interceptor adds what is free near it. */
export function timeTaken(offerId: OfferId, start: Temporal.Instant, moving?: Wanted['moving']): Problem {
  const { code, message } = slotTaken();
  const wanted: Wanted = { offer_id: offerId, start: start.toString(), ...(moving ? { moving } : {}) };
  return new Problem(code, message, { wanted });
}

/**
 * Looks for alternatives after the losing transaction is over, so that nobody waits for the diary's lock meanwhile.
 * Decorators apply from the bottom up: written below `@Idempotent()`, whose transaction it then is around.
 */
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
          alternatives: await this.near(wanted as Wanted),
        });
      }),
    );
  }

  private near({ offer_id: offerId, start: wanted, moving }: Wanted) {
    const start = Temporal.Instant.from(wanted);
    const hours = daysAround * 24;
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const offer = await new OfferTable(tx).findEvenRetired(offerId);
      const booking: Booking | undefined = moving && (await new BookingTable(tx).find(moving.id));
      const terms = await (booking && moving
        ? termsOfMove(tx, booking, moving.side, { offer, now })
        : termsToBook(tx, offer, now));
      const around = { start: start.subtract({ hours }), end: start.add({ hours }) };
      const { starts } = await freeStarts(tx, terms, around, { now, except: moving?.id });
      const others = starts.filter((free) => !booking?.startsAt.equals(free.start));
      return nearestFirst(others, start)
        .slice(0, most)
        .map((free) => viewSlot(terms, free, { tokens: this.tokens, now }));
    });
  }
}
