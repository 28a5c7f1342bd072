/** Who can be booked and for what: profiles, offers, what they cost, the directory. */
export { renewLowestPrice, writePaidMinutes } from './directory/standing.table.js';
export { type Expert } from './expert.js';
export { expertSchema, ExpertTable, moneyColumns, offerSchema, OfferTable } from './expert.table.js';
export { ExpertsModule } from './experts.module.js';
export { meetingModes, type MeetingMode, type Offer } from './offer.js';
export { relationsToExpert } from './profile.js';
export { cancelledQuote, type Quote, type QuoteLine, sharesOf, type WorkKind } from './quotes/quote.js';
export { floorFacts, moneyView, quoteLineView, viewFloorFacts, viewQuoteLines } from './quotes/quote.view.js';
export { type OfferPrices, type OfferQuote, type PriceAt, pricesOf } from './quotes/read-prices.js';
export { RateCardTable } from './rates/rate-card.table.js';
