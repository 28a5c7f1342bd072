import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import { type Diary, horizonDays } from '../../diary/index.js';
import { ExpertTable } from '../../experts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { minutesFrom } from '../../kernel/time.js';
import type { Transaction } from '../../platform/database.js';
import { type Booking, cancel, type Side } from '../booking.js';
import { BookingPost } from '../booking.post.js';
import { BookingTable } from '../booking.table.js';
import { viewBookings } from '../booking.view.js';
import { settle } from '../funding/settle.js';

/** What is to become of sessions that something would leave stranded, as whoever does it has chosen. */
export interface Choice {
  readonly choice: 'keep' | 'cancel' | undefined;
  readonly note: string | undefined;
  readonly actor: Actor;
  readonly side: Exclude<Side, 'client'>;
  /** What they are cancelled for, as their events have it. */
  readonly because: 'diary-changed' | 'adviser-paused' | 'adviser-suspended';
  readonly now: Temporal.Instant;
}

/** Sessions, requests and holds that a change of their adviser’s time or standing would leave stranded: kept, or called off. */
@Injectable()
export class SessionsAhead {
  constructor(private readonly post: BookingPost) {}

  /** The diary is locked. @param complaint for who has not chosen; throws `would-orphan` with it and with the sessions */
  async settle(
    tx: Transaction,
    diary: Diary,
    stranded: readonly Booking[],
    choice: Choice,
    complaint: (count: number) => string,
  ): Promise<void> {
    if (choice.choice === undefined && stranded.length > 0) {
      const orphans = await viewBookings(tx, stranded, choice.now);
      throw new Problem('would-orphan', complaint(stranded.length), { orphans });
    }
    if (choice.choice === 'cancel') for (const { id } of stranded) await this.cancel(tx, diary, id, choice);
  }

  private async cancel(tx: Transaction, diary: Diary, id: BookingId, choice: Choice): Promise<void> {
    const { actor, side, note, because, now } = choice;
    const bookings = new BookingTable(tx);
    const standing = await bookings.lock(id);
    const booking = cancel(standing, { by: actor.userId, side, reason: 'other', note: note ?? null }, now);
    await bookings.update(booking);
    await diary.free(id, now);
    await settle(tx, booking, 'cancelled', now);
    const facts = { reason: booking.cancelReason, because };
    await bookings.record(id, { kind: 'cancelled', at: now, by: actor.userId, facts });
    if (side === 'steward') await writeCancellation(tx, booking, now);
    await this.post.sendCancelled(tx, standing, booking);
  }
}

/** Everything that is held, asked for or booked from now on; by id, so that it is locked in one order. */
export async function sessionsAhead(tx: Transaction, diary: Diary, now: Temporal.Instant): Promise<Booking[]> {
  const start = minutesFrom(now.add({ seconds: 1 }));
  const { sessions } = await diary.pages({ start, end: start + horizonDays * 1440 }, now, { sessions: true });
  const ids = sessions
    .filter((session) => session.start >= start)
    .map(({ reference }) => reference as string as BookingId);
  return new BookingTable(tx).findAll(ids.toSorted());
}

/** What a steward does to a booking of others is written down for both sides of it. */
export async function writeCancellation(tx: Transaction, booking: Booking, now: Temporal.Instant): Promise<void> {
  const expert = await new ExpertTable(tx).find(booking.expertId);
  await new Audit(tx).write({
    at: now,
    by: booking.cancelledBy,
    as: 'steward',
    deed: 'booking-cancelled',
    on: { kind: 'booking', id: booking.id },
    organisationId: booking.organisationId,
    about: expert.userId,
    facts: { reason: booking.cancelReason },
  });
}
