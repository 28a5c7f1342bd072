import { type BookingId, type UserId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { Problem } from '../../kernel/problem.js';
import { type Booking, type Side } from '../booking.js';
import { type Band, bandAt } from '../cancellation-bands.js';
import { type BookingQuote, type Due, dueInBand, nothingDue } from '../quotes/booking-quote.js';
import { isInTimeCredits } from '../time-credits/time-credits.js';
import type { SharedDue } from './share.js';

/** That the whole price of a session is secured; by a steward's word, who says so and why, otherwise by its shares. */
export interface Funding {
  readonly bookingId: BookingId;
  readonly at: Temporal.Instant;
  readonly by: UserId | null;
  readonly reason: string | null;
  readonly total: Money;
}

export const settlementKinds = ['cancelled', 'declined', 'lapsed', 'no-show'] as const;
export type SettlementKind = (typeof settlementKinds)[number];

/** `excused`: it is not the client who called the session off, or it never was agreed. */
export const settlementBands = ['free', 'middle', 'late', 'excused'] as const;
export type SettlementBand = (typeof settlementBands)[number];

/** What became of a funded session that does not take place: what is due of it, and what goes back. */
export interface Settlement extends Due, SharedDue {
  readonly bookingId: BookingId;
  readonly at: Temporal.Instant;
  readonly kind: SettlementKind;
  readonly band: SettlementBand;
}

/** What cancelling would make due, by who cancels and when. What was never confirmed costs nothing to let go. */
export function dueOfCancelling(
  booking: Booking,
  quoted: BookingQuote,
  { side, now }: { readonly side: Side | null; readonly now: Temporal.Instant },
): { band: SettlementBand; due: Due } {
  if (side !== 'client' || !booking.confirmedAt) return { band: 'excused', due: nothingDue(quoted) };
  const band: Band = bandAt(booking, now);
  return { band, due: dueInBand(quoted, band) };
}

/** A client who did not come owes what they would for calling off at the last minute; one whose adviser did not come, nothing. */
export function dueOfNoShow({ noShowSide }: Booking, quoted: BookingQuote): { band: SettlementBand; due: Due } {
  return noShowSide === 'client'
    ? { band: 'late', due: dueInBand(quoted, 'late') }
    : { band: 'excused', due: nothingDue(quoted) };
}

/** @param owed what of the price is not in escrow yet */
export function fundingNeeded({ price, id }: Booking, owed: Money): Problem {
  return new Problem(
    'funding-needed',
    owed.minor < price.minor
      ? `A part of this session's price is secured, and ${inPounds(owed)} is owed still: it is confirmed once that is paid. See GET /api/v1/bookings/{id}/funding.`
      : 'This session costs something, and nothing has been paid for it yet: it is confirmed once its price is secured. See GET /api/v1/bookings/{id}/quote, and say who pays: POST /api/v1/bookings/{id}/funding.',
    { booking_id: id, price, owed },
  );
}

/** What costs nothing is only confirmed, and what costs time credits is paid by confirming it. */
export function nothingToFund({ price }: Booking): Problem {
  return new Problem(
    'nothing-to-fund',
    isInTimeCredits({ price })
      ? `This session costs ${price.minor} ${price.minor === 1 ? 'minute' : 'minutes'} of time credit, and no money: whoever booked it pays by confirming it. See POST /api/v1/bookings/{id}/confirmation.`
      : 'This session costs nothing: whoever booked it confirms it.',
  );
}
