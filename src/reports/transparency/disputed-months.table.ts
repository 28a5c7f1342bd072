import type { BookingId, DisputeId, ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { SeldomMonth } from './figure.js';

/** A session that a side disputed. */
export interface DisputedRow {
  readonly dispute_id: DisputeId;
  readonly booking_id: BookingId;
  readonly expert_id: ExpertId;
  readonly opened_at: Date;
  readonly state: string;
  readonly outcome: string | null;
  readonly currency: string;
  readonly disputed_minor: number;
  readonly awarded_minor: number | null;
}

/** An instant in London at which a day begins. */
const begins = (day: string) => `(${day}::date::timestamp AT TIME ZONE 'Europe/London')`;

/** What is told in the open of disputes, by the month of London in which they were opened. */
export class DisputedMonthsTable {
  constructor(private readonly tx: Transaction) {}

  /** Of all months before a day. */
  months(before: string): Promise<SeldomMonth[]> {
    return this.tx.query(
      `SELECT 'disputes' AS name, to_char(d.opened_at AT TIME ZONE 'Europe/London', 'YYYY-MM') AS month, count(*) AS total,
         (array_agg(DISTINCT b.expert_id::text))[1:5] AS advisers
       FROM disputes d JOIN bookings b ON b.id = d.booking_id WHERE d.opened_at < ${begins('$1')}
       GROUP BY month ORDER BY month`,
      [before],
    );
  }

  /** The newest first. */
  rows(
    { first, after: end }: { readonly first: string; readonly after: string },
    { after, count }: { readonly after: Place | undefined; readonly count: number },
  ): Promise<DisputedRow[]> {
    return this.tx.query(
      `SELECT d.id AS dispute_id, d.booking_id, b.expert_id, d.opened_at, d.state, d.outcome, d.currency, d.disputed_minor, d.awarded_minor
       FROM disputes d JOIN bookings b ON b.id = d.booking_id
       WHERE d.opened_at >= ${begins('$1')} AND d.opened_at < ${begins('$2')}
         AND ($3::timestamptz IS NULL OR (d.opened_at, d.id) < ($3, $4::uuid))
       ORDER BY d.opened_at DESC, d.id DESC LIMIT $5`,
      [first, end, after?.at ?? null, after?.id ?? null, count],
    );
  }
}
