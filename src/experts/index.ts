/** Who can be booked and for what, and why they may be trusted: profiles, offers, the directory, what stewards and overseers said. */
export { countersigned } from './development/countersigned.js';
export { renewLowestPrice, writePaidMinutes } from './directory/standing.table.js';
export { type Expert, inState } from './expert.js';
export { ExpertTable, moneyColumns, OfferTable } from './expert.table.js';
export { expertView, moneyView } from './expert.view.js';
export { ExpertsModule, ReadExpert, SuspendExpert } from './experts.module.js';
export { insidersOf, lockInside, readInside, relationsToExpert } from './insiders.js';
export { meetingModes, type MeetingMode, type Offer } from './offer.js';
export { expertSchemas } from './schemas.js';
