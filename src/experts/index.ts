/** Who can be booked, for what and at what price, and why they may be trusted. */
export { countersigned } from './development/countersigned.js';
export { renewLowestPrice, writePaidMinutes } from './directory/standing.table.js';
export { directoryView, type SearchRequest, viewDirectory } from './directory/directory.js';
export { type Expert, type ExpertKind, expertKinds, inState } from './expert.js';
export { ExpertTable, moneyColumns, OfferTable } from './expert.table.js';
export { expertView } from './expert.view.js';
export { ExpertsModule, ReadExpert, SearchExperts, SuspendExpert } from './experts.module.js';
export { insidersOf, overseenBy, overseerCapacity, refuseSuspendedOverseer, relationsToExpert } from './insiders.js';
export { meetingModes, type MeetingMode, type Offer } from './offer.js';
export { cancelledQuote, type Quote, type QuoteLine, sharesOf } from './quotes/quote.js';
export { floorFacts, moneyView, quoteLineView, viewFloorFacts, viewQuoteLines } from './quotes/quote.view.js';
export {
  effectiveRate,
  judge,
  type OfferPrices,
  type OfferQuote,
  type PriceAt,
  pricesOf,
  readPrices,
} from './quotes/read-prices.js';
export { RateCardTable } from './rates/rate-card.table.js';
export { expertSchemas } from './schemas.js';
