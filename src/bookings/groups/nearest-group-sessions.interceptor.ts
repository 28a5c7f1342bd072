import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { slotTaken } from '../../diary/index.js';
import { OfferTable } from '../../experts/index.js';
import type { OfferId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { PolicyTable } from '../../policies/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { freeStarts, nearestFirst, termsToBook } from '../free-slots.js';
import { termsToSchedule } from './group-session.js';
import { GroupSessionTable } from './group-session.table.js';
import { viewGroupSessions } from './group-session.view.js';

const daysAround = 7;
const most = 5;

interface Wanted {
  readonly offer_id: OfferId;
  /** Of the session that was to be scheduled; left out where a seat was wanted. */
  readonly start?: string;
}

/** The refusal of a time to schedule at; the interceptor adds what is free near it. */
export function noTimeToSchedule(offerId: OfferId, start: Temporal.Instant): Problem {
  const wanted: Wanted = { offer_id: offerId, start: start.toString() };
  return new Problem(
    slotTaken().code,
    'This time is taken, outside your hours or beyond your limits. Please choose another.',
    { wanted },
  );
}

/** The refusal of a seat in a session that is full; the interceptor adds which others of the offer have one. */
export function noSeatLeft(offerId: OfferId): Problem {
  const wanted: Wanted = { offer_id: offerId };
  return new Problem(
    'no-seat-left',
    'Every seat of this group session is taken. Please choose another session, or join its waiting list: a seat that comes free is kept for the first in line.',
    { wanted },
  );
}

/** Looks for alternatives after the losing transaction is over, so that nobody waits for the diary's lock meanwhile. */
@Injectable()
export class NearestGroupSessions implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        const wanted = error instanceof Problem ? error.facts['wanted'] : undefined;
        if (!wanted) throw error;
        const { code, message, facts } = error as Problem;
        throw new Problem(code, message, { ...facts, alternatives: await this.alternatives(wanted as Wanted) });
      }),
    );
  }

  private alternatives({ offer_id: offerId, start }: Wanted): Promise<unknown[]> {
    return start === undefined ? this.sessions(offerId) : this.starts(offerId, Temporal.Instant.from(start));
  }

  private sessions(offerId: OfferId) {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      return viewGroupSessions(tx, await new GroupSessionTable(tx).withSeatsOf(offerId, now, most), now);
    });
  }

  private starts(offerId: OfferId, wanted: Temporal.Instant) {
    return this.database.transaction(async (tx) => {
      const terms = termsToSchedule(await new OfferTable(tx).findEvenRetired(offerId));
      const hours = daysAround * 24;
      const around = { start: wanted.subtract({ hours }), end: wanted.add({ hours }) };
      const now = this.clock.now();
      const { decide_hours_before } = await new PolicyTable(tx).inForce('group-sessions', now);
      const earliest = now.add({ hours: decide_hours_before });
      const { starts } = await freeStarts(tx, await termsToBook(tx, terms, now), around, { now });
      const lateEnough = starts.filter(({ start }) => Temporal.Instant.compare(start, earliest) > 0);
      return nearestFirst(lateEnough, wanted)
        .slice(0, most)
        .map(({ start }) => ({
          start: start.toString(),
          end: start.add({ minutes: terms.durationMinutes }).toString(),
        }));
    });
  }
}
