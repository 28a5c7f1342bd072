/** Sessions from hold to their end. */
export type { Booking } from './booking.js';
export { bookingSchema, BookingTable } from './booking.table.js';
export { BookingsModule } from './bookings.module.js';
