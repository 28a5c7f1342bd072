/** Who can be booked and for what: profiles, offers, the directory. */
export { renewLowestPrice, writePaidMinutes } from './directory/standing.table.js';
export { type Expert } from './expert.js';
export { expertSchema, ExpertTable, moneyColumns, offerSchema, OfferTable } from './expert.table.js';
export { moneyView } from './expert.view.js';
export { ExpertsModule } from './experts.module.js';
export { meetingModes, type MeetingMode, type Offer } from './offer.js';
export { relationsToExpert } from './profile.js';
