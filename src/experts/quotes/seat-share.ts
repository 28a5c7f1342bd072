import { type Money, money } from '../../kernel/money.js';
import type { Offer } from '../offer.js';

/**
 * What of a session for a group one seat pays for: the part that, with no more than the seats it needs to take place, pays for
 * the whole, since its adviser is paid for the session. Minutes and pence are rounded up, so that the parts make at least
 * the whole. A session for one party is its own whole.
 */
export function seatShareOf(offer: Offer): Offer {
  if (offer.capacity === 1) return offer;
  const part = (whole: number) => Math.ceil(whole / offer.minimumSeats);
  const partOf = ({ minor, currency }: Money) => money(part(minor), currency);
  return {
    ...offer,
    durationMinutes: part(offer.durationMinutes),
    preparationMinutes: part(offer.preparationMinutes),
    writeUpMinutes: part(offer.writeUpMinutes),
    travelMinutes: part(offer.travelMinutes),
    unpaidMinutes: part(offer.unpaidMinutes),
    unpaidTravelMinutes: part(offer.unpaidTravelMinutes),
    expenses: partOf(offer.expenses),
    unreimbursedCosts: partOf(offer.unreimbursedCosts),
  };
}
