import { type Offer, type OfferPrices, OfferTable, pricesOf } from '../../experts/index.js';
import type { OrganisationId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { type Hold, writeHold } from '../new-hold.js';
import { type GroupSession, mostSeatsOfOne, termsOfSeat } from './group-session.js';
import { GroupSessionTable } from './group-session.table.js';

/** What the seats of a group session are held on: cards and policies as they were known when it was scheduled. */
export interface SeatTerms {
  readonly session: GroupSession;
  readonly offer: Offer;
  readonly prices: OfferPrices;
}

export async function termsOfSeats(tx: Transaction, session: GroupSession): Promise<SeatTerms> {
  const offer = termsOfSeat(session, await new OfferTable(tx).findEvenRetired(session.offerId));
  return { session, offer, prices: (await pricesOf(tx, offer)).asKnownAt(session.createdAt) };
}

export interface SeatHold {
  readonly organisationId: OrganisationId;
  readonly bookedBy: UserId;
  readonly needs: string;
  readonly seat: number;
  readonly now: Temporal.Instant;
  readonly more: Hold['more'];
}

/** Writes the hold of a seat that is free; the diary is locked. Throws `no-rate-card`, `effective-rate-too-low` where it has no price. */
export async function holdSeat(
  tx: Transaction,
  { session, offer, prices }: SeatTerms,
  { seat, more, ...wish }: SeatHold,
): Promise<Booking> {
  const { id: groupSessionId, mode, startsAt: start } = session;
  const priced = prices.require(start);
  return writeHold(tx, { ...wish, offer, priced, mode, start, more: { ...more, groupSessionId, seat } });
}

/** Throws `seat-limit`. */
export async function refuseMoreSeats(
  tx: Transaction,
  { id, capacity }: GroupSession,
  organisationId: OrganisationId,
): Promise<void> {
  const most = Math.min(mostSeatsOfOne, capacity);
  if ((await new GroupSessionTable(tx).countSeatsOf(organisationId, id)) < most) return;
  throw new Problem(
    'seat-limit',
    `Your organisation has ${most} seats of this group session already, and others want to come too.`,
  );
}
