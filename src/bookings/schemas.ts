import { bookingSchema } from './booking.table.js';
import { groupSessionSchema } from './groups/group-session.table.js';
import { waitingEntrySchema } from './waiting/waiting-entry.table.js';

/** What of this module TypeORM reads and writes as objects. */
export const bookingsSchemas = [bookingSchema, groupSessionSchema, waitingEntrySchema];
