import { type Diary, timesOf } from '../diary/index.js';
import type { Offer } from '../experts/index.js';
import { type BookingId, newId, type OrganisationId, type UserId } from '../kernel/id.js';
import { PolicyTable } from '../policies/index.js';
import type { Transaction } from '../platform/database.js';
import { type Booking, cancelFreeUntil, nothingYet } from './booking.js';
import { BookingTable } from './booking.table.js';

/** What a hold is made of. */
export interface Hold {
  readonly offer: Offer;
  readonly start: Temporal.Instant;
  readonly organisationId: OrganisationId;
  readonly bookedBy: UserId;
  readonly mode: Booking['mode'];
  readonly needs: string;
  readonly now: Temporal.Instant;
  /** What is said of this hold apart from the offer's terms: its number, a later lapse, the series it is one of. */
  readonly more: Pick<Booking, 'holdNumber'> &
    Partial<Omit<Booking, 'lapsesAt'>> & { readonly lapsesAt?: Temporal.Instant };
}

/** Writes a hold and takes its time. Throws `slot-taken`. */
export async function takeHold(tx: Transaction, diary: Diary, hold: Hold): Promise<Booking> {
  const { offer, start, bookedBy, now } = hold;
  const booking = await newHold(tx, hold);
  const bookings = new BookingTable(tx);
  await bookings.insert(booking);
  await bookings.record(booking.id, { kind: 'held', at: now, by: bookedBy });
  await diary.take({ reference: booking.id, ...timesOf(offer, start), kind: 'held', lapsesAt: booking.lapsesAt }, now);
  return booking;
}

/** A booking that holds its time for as long as the members' policy says, on the offer's terms as they are now. */
export async function newHold(tx: Transaction, hold: Hold): Promise<Booking & { readonly lapsesAt: Temporal.Instant }> {
  const { offer, start, now } = hold;
  const policies = new PolicyTable(tx);
  const { hold_minutes: minutes } = await policies.inForce('clocks', now);
  const { free_hours: freeHours } = await policies.inForce('cancellation-bands', now);
  return {
    ...nothingYet,
    id: newId<BookingId>(),
    expertId: offer.expertId,
    offerId: offer.id,
    organisationId: hold.organisationId,
    bookedBy: hold.bookedBy,
    state: 'held',
    titleEn: offer.titleEn,
    titleCy: offer.titleCy,
    mode: hold.mode,
    needs: hold.needs,
    startsAt: start,
    endsAt: start.add({ minutes: offer.durationMinutes }),
    price: offer.price,
    cancelFreeUntil: cancelFreeUntil(offer.price, start, freeHours),
    lapsesAt: now.add({ minutes }),
    sequence: 0,
    createdAt: now,
    updatedAt: now,
    ...hold.more,
  };
}
