import type { ExpertId, OfferId } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import type { OfferTerms } from '../diary/index.js';

export const meetingModes = ['video', 'phone', 'in_person'] as const;
export type MeetingMode = (typeof meetingModes)[number];

export const pricings = ['free_introduction', 'rate_card', 'time_credits'] as const;
/** What a session costs: nothing, what the rate card makes of its minutes, or those minutes themselves in time credits. */
export type Pricing = (typeof pricings)[number];

/** What an adviser can be booked for. */
export interface Offer extends OfferTerms {
  readonly id: OfferId;
  readonly expertId: ExpertId;
  readonly titleEn: string;
  readonly titleCy: string;
  readonly summaryEn: string;
  readonly summaryCy: string;
  /** A paid session follows from its adviser's rate card and the minutes below; nobody types its price. */
  readonly pricing: Pricing;
  /** Paid, at the hourly rate of their kind. */
  readonly preparationMinutes: number;
  readonly writeUpMinutes: number;
  /** Paid, and in person only. */
  readonly travelMinutes: number;
  /** Fares and the like that the client pays back; they bear no fee. */
  readonly expenses: Money;
  /** Work around the session that nobody pays for. */
  readonly unpaidMinutes: number;
  readonly unpaidTravelMinutes: number;
  /** What the session costs the adviser and nobody pays back. */
  readonly unreimbursedCosts: Money;
  readonly modes: readonly MeetingMode[];
  /** Whether the adviser is asked before a session is confirmed. */
  readonly asks: boolean;
  /** 1, or the seats of a session for a group, which the adviser schedules. */
  readonly capacity: number;
  /** With fewer seats taken a group session is called off. */
  readonly minimumSeats: number;
  /** Rises with every change: a slot that was listed under other terms is told apart. */
  readonly version: number;
  readonly retiredAt: Temporal.Instant | null;
}

/**
 * What the directory's price band is held against: the whole price of the cheapest session that is paid for, in pence; 0
 * where only free introductions are offered, null where nothing is. Time credits are no pence, and count for nothing here.
 */
export function lowestPriceOf(
  offers: readonly { readonly pricing: Pricing; readonly price: Money | null }[],
): number | null {
  const prices = offers.flatMap(({ pricing, price }) => (pricing === 'rate_card' && price ? [price.minor] : []));
  if (prices.length > 0) return Math.min(...prices);
  return offers.some(({ pricing }) => pricing === 'free_introduction') ? 0 : null;
}
