import type { BookingId, ReversalId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { FailureOutcome, PaymentFailure } from './payment-failure.js';

interface FailureRow {
  readonly reversal_id: ReversalId;
  readonly booking_id: BookingId;
  readonly at: Date;
  readonly pay_by: Date | null;
  readonly ended_at: Date | null;
  readonly outcome: FailureOutcome | null;
}

/** Payments of sessions that were taken back. The booking is locked by whoever writes. */
export class PaymentFailureTable {
  constructor(private readonly tx: Transaction) {}

  /** Whether it was written: not where it was before. */
  async insert({ reversalId, bookingId, at, payBy }: PaymentFailure): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO booking_payment_failures (reversal_id, booking_id, at, pay_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (reversal_id) DO NOTHING RETURNING reversal_id`,
      [reversalId, bookingId, at.toString(), payBy?.toString() ?? null],
    );
    return rows.length > 0;
  }

  async end(reversalId: ReversalId, outcome: FailureOutcome, at: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE booking_payment_failures SET ended_at = $2, outcome = $3 WHERE reversal_id = $1', [
      ...[reversalId, at.toString(), outcome],
    ]);
  }

  /** Throws `not-found`. */
  async find(reversalId: ReversalId): Promise<PaymentFailure> {
    const [failure] = await this.some('reversal_id = $1', [reversalId]);
    if (!failure) throw notFound('failed payment');
    return failure;
  }

  /** Of a session, the oldest first. */
  async of(bookingId: BookingId): Promise<PaymentFailure[]> {
    return this.some('booking_id = $1 ORDER BY at, reversal_id', [bookingId]);
  }

  /** Whose client has had the time to pay otherwise, the oldest first. */
  async due(now: Temporal.Instant): Promise<ReversalId[]> {
    const due = 'ended_at IS NULL AND pay_by <= $1 ORDER BY pay_by, reversal_id LIMIT 200';
    return (await this.some(due, [now.toString()])).map(({ reversalId }) => reversalId);
  }

  private async some(condition: string, values: unknown[]): Promise<PaymentFailure[]> {
    const rows: FailureRow[] = await this.tx.query(`SELECT * FROM booking_payment_failures WHERE ${condition}`, values);
    return rows.map((row) => ({
      reversalId: row.reversal_id,
      bookingId: row.booking_id,
      at: row.at.toTemporalInstant(),
      payBy: row.pay_by?.toTemporalInstant() ?? null,
      endedAt: row.ended_at?.toTemporalInstant() ?? null,
      outcome: row.outcome,
    }));
  }
}
