import { Injectable } from '@nestjs/common';
import type { RetentionPeriods } from '../kernel/retention.js';
import type { Transaction } from './database.js';

type Reading = (tx: Transaction, at: Temporal.Instant) => Promise<RetentionPeriods>;

/** How long things are kept, for everybody who deletes. Whoever keeps the members' policies tells it; this knows none. */
@Injectable()
export class Retention {
  private reading: Reading | undefined;

  /** Call it while modules start. */
  decidedBy(reading: Reading): void {
    this.reading = reading;
  }

  inForce(tx: Transaction, at: Temporal.Instant): Promise<RetentionPeriods> {
    if (!this.reading) throw new Error('Nobody has said how long things are kept.');
    return this.reading(tx, at);
  }
}

/** So many days or years before an instant, years by the calendar. */
export function before(at: Temporal.Instant, span: { days: number } | { years: number }): Temporal.Instant {
  return at.toZonedDateTimeISO('UTC').subtract(span).toInstant();
}
