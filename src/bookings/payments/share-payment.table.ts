import type { BookingId, PaymentId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Share } from '../funding/share.js';

/** Which payments lie in the escrow of which sessions. The booking is locked by whoever writes. */
export class SharePaymentTable {
  constructor(private readonly tx: Transaction) {}

  /** The share is secured. */
  async insert({ bookingId, position }: Pick<Share, 'bookingId' | 'position'>, paymentId: PaymentId): Promise<void> {
    await this.tx.query('INSERT INTO booking_share_payments (booking_id, position, payment_id) VALUES ($1, $2, $3)', [
      ...[bookingId, position, paymentId],
    ]);
  }

  /** The payments that a session uses, or used. */
  async usedFor(bookingId: BookingId): Promise<PaymentId[]> {
    const rows: { payment_id: PaymentId }[] = await this.tx.query(
      'SELECT payment_id FROM booking_share_payments WHERE booking_id = $1',
      [bookingId],
    );
    return rows.map(({ payment_id: id }) => id);
  }
}
