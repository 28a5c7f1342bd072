import { newId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { close, standing as standingObjection } from '../objections/objection.js';
import { ObjectionTable } from '../objections/objection.table.js';
import type { Dispute } from './dispute.js';
import { DisputeTable } from './dispute.table.js';
import { DisputeWordsTable } from './dispute-words.table.js';
import type { EarnedPart } from './disputed-money.js';
import { holdDisputed } from './hold-disputed.js';

interface Beginning {
  /** What its opener says; null where it was said before. */
  readonly statement: string | null;
  readonly whole: EarnedPart;
  readonly now: Temporal.Instant;
}

/**
 * A dispute that begins. Of a session: it counts as accepted from now on, so that neither silence nor anybody accepts it again, and an
 * objection is over, because this takes its place. The booking is locked.
 */
export async function writeDispute(
  tx: Transaction,
  standing: Booking,
  dispute: Dispute,
  { statement, whole, now }: Beginning,
): Promise<void> {
  const { id, openedBy: by, openedSide: saidAs, disputed, total } = dispute;
  await new DisputeTable(tx).insert(dispute);
  if (statement !== null) {
    const said = { id: newId(), disputeId: id, saidAt: now, saidBy: by, saidAs, statement };
    await new DisputeWordsTable(tx).say(said);
  }
  const bookings = new BookingTable(tx);
  const booking = dispute.about === 'session' ? acceptedWith(standing, dispute, now) : standing;
  await bookings.update(booking);
  const facts = { dispute_id: id, disputed: disputed.minor, total: total.minor, currency: total.currency };
  await bookings.record(booking.id, { kind: 'disputed', at: now, by, facts });
  const objections = new ObjectionTable(tx);
  const objection = standingObjection(await objections.of(booking.id));
  if (objection) await objections.update(close(objection, 'disputed', now));
  await holdDisputed(tx, booking, dispute, { earned: whole, now });
}

function acceptedWith(booking: Booking, { openedBy }: Dispute, now: Temporal.Instant): Booking {
  return { ...booking, state: 'accepted', acceptedAt: now, acceptedBy: openedBy, acceptBy: null, updatedAt: now };
}
