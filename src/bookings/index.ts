/** Sessions from hold to their end. */
export { type Booking, nothingYet } from './booking.js';
export { publicationOf } from './booking.invite.js';
export { BookingTable } from './booking.table.js';
export { senderOf } from './booking.post.js';
export { BookingsModule } from './bookings.module.js';
export { sessionsInCalendarOfOffer } from './calendar/offer-calendar.js';
export { sessionsInCalendarOf } from './calendar/own-calendar.js';
export { fixMeeting } from './meeting/fix-meeting.js';
export { type GroupSession, termsToSchedule } from './groups/group-session.js';
export { pricedTerms, type PricedTerms } from './groups/priced-terms.js';
export { GroupSessionTable } from './groups/group-session.table.js';
export { bookingsSchemas } from './schemas.js';
export { OfferFreedTime } from './waiting/offer-freed-time.js';
