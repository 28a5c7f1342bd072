import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { type Diary, horizonDays } from '../../diary/index.js';
import type { BookingId, Id } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { minutesFrom } from '../../kernel/time.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking, Side } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { viewBookings } from '../booking.view.js';
import { CancelBooking } from '../cancel-booking.action.js';
import { lockMoney } from '../funding/settle.js';
import { CallOffGroupSession } from '../groups/call-off-group-session.action.js';
import type { GroupSession } from '../groups/group-session.js';
import { GroupSessionTable } from '../groups/group-session.table.js';
import { viewGroupSessions } from '../groups/group-session.view.js';

/** What takes time of an adviser: bookings, those of seats as well, and the group sessions that the seats are of. */
export interface Sessions {
  readonly bookings: readonly Booking[];
  readonly groups: readonly GroupSession[];
}

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
  constructor(
    private readonly cancelBooking: CancelBooking,
    private readonly callOffGroupSession: CallOffGroupSession,
  ) {}

  /** The diary is locked. @param complaint for who has not chosen; throws `would-orphan` with it and with the sessions */
  async settle(
    tx: Transaction,
    diary: Diary,
    stranded: Sessions,
    choice: Choice,
    complaint: (count: number) => string,
  ): Promise<void> {
    const own = stranded.bookings.filter(({ groupSessionId }) => groupSessionId === null);
    const count = own.length + stranded.groups.length;
    if (choice.choice === undefined && count > 0) {
      throw new Problem('would-orphan', complaint(count), await orphansOf(tx, stranded, choice.now));
    }
    if (choice.choice === 'cancel') await this.cancel(tx, diary, stranded, choice);
  }

  private async cancel(tx: Transaction, diary: Diary, stranded: Sessions, choice: Choice): Promise<void> {
    const { actor, side, note, because, now } = choice;
    const bookings = new BookingTable(tx);
    const cancellation = { by: actor.userId, side, reason: 'other', note: note ?? null } as const;
    const standing = await bookings.lockAll(stranded.bookings.map(({ id }) => id));
    await lockMoney(tx, standing, now);
    for (const booking of standing.filter(({ groupSessionId }) => groupSessionId === null)) {
      const locked = { bookings, diary, standing: booking };
      await this.cancelBooking.cancelLocked(tx, locked, cancellation, { now, facts: { because } });
    }
    await this.callOffGroupSession.callOff(tx, diary, stranded.groups, { ...cancellation, because, now });
  }
}

async function orphansOf(tx: Transaction, { bookings, groups }: Sessions, now: Temporal.Instant) {
  return {
    orphans: await viewBookings(tx, bookings, now),
    group_sessions: await viewGroupSessions(tx, groups, now),
  };
}

/** As an answer. */
export async function viewSessions(tx: Transaction, { bookings, groups }: Sessions, now: Temporal.Instant) {
  return {
    items: await viewBookings(tx, bookings, now),
    group_sessions: await viewGroupSessions(tx, groups, now),
  };
}

/** Everything that is held, asked for or booked from now on. */
export async function sessionsAhead(tx: Transaction, diary: Diary, now: Temporal.Instant): Promise<Sessions> {
  const start = minutesFrom(now.add({ seconds: 1 }));
  const { sessions } = await diary.pages({ start, end: start + horizonDays * 1440 }, now, { sessions: true });
  const ahead = sessions.filter((session) => session.start >= start);
  return sessionsAmong(
    tx,
    ahead.map(({ reference }) => reference),
    now,
  );
}

/** What is behind the references of a diary; bookings by id, so that they are locked in one order. */
export async function sessionsAmong(
  tx: Transaction,
  references: readonly Id<string>[],
  now: Temporal.Instant,
): Promise<Sessions> {
  const table = new GroupSessionTable(tx);
  const groups = await table.findAmong(references);
  const seats = await table.liveBookingsOf(
    groups.map(({ id }) => id),
    now,
  );
  const own = await new BookingTable(tx).findAll(references.toSorted() as string[] as BookingId[]);
  return { bookings: [...own, ...seats], groups };
}
