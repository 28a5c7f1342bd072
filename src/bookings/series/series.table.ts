import type { SeriesId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { bookingSchema } from '../booking.table.js';

export class SeriesTable {
  constructor(private readonly tx: Transaction) {}

  /** By start; none where there is no such series. */
  bookings(id: SeriesId): Promise<Booking[]> {
    return this.tx.find(bookingSchema, { where: { seriesId: id }, order: { startsAt: 'ASC', id: 'ASC' } });
  }
}
