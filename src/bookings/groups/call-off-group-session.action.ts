import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { Diary } from '../../diary/index.js';
import type { GroupSessionId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Side } from '../booking.js';
import type { BookingEvent } from '../booking-event.js';
import { BookingTable } from '../booking.table.js';
import { CancelBooking } from '../cancel-booking.action.js';
import { lockMoney } from '../funding/settle.js';
import { EndWaiting } from '../waiting/end-waiting.js';
import { OfferFreedTime } from '../waiting/offer-freed-time.js';
import { callOff, type CallingOff, type GroupSession } from './group-session.js';
import { GroupSessionPost } from './group-session.post.js';
import type { CallOffRequest } from './group-session.request.js';
import { GroupSessionTable } from './group-session.table.js';
import { relationsToGroupSession } from './read-group-sessions.action.js';

@Injectable()
export class CallOffGroupSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: GroupSessionPost,
    private readonly cancelBooking: CancelBooking,
    private readonly offerFreedTime: OfferFreedTime,
    private readonly endWaiting: EndWaiting,
  ) {}

  /** Calling off twice is calling off once. Throws `already-started`. */
  run(actor: Actor, id: GroupSessionId, { reason, note }: CallOffRequest): Promise<GroupSession> {
    return this.database.transaction(async (tx) => {
      const sessions = new GroupSessionTable(tx);
      const diary = await Diary.lock(tx, (await sessions.find(id)).expertId);
      const session = await sessions.find(id);
      permit('callOffGroupSession', await relationsToGroupSession(tx, actor, session), 'group session');
      if (session.state === 'cancelled') return session;
      const now = this.clock.now();
      const calling = { by: actor.userId, reason, note: note ?? null, now };
      const [calledOff] = await this.callOff(tx, diary, [session], calling);
      await this.offerFreedTime.run(tx, diary, now);
      return calledOff ?? session;
    });
  }

  /**
   * Cancels every seat on the adviser's side, or a steward's, so that nobody has to pay, tells all, those who wait for one as
   * well, and frees the time; whoever calls this offers it to those who wait, when all is done.
   */
  async callOff(
    tx: Transaction,
    diary: Diary,
    sessions: readonly GroupSession[],
    { now, because, side = 'adviser', ...calling }: CallingOffNow,
  ): Promise<GroupSession[]> {
    const calledOff = sessions.map((session) => callOff(session, calling, now));
    const table = new GroupSessionTable(tx);
    const bookings = new BookingTable(tx);
    const facts: BookingEvent['facts'] = because === undefined ? {} : { because };
    for (const session of calledOff) await table.update(session);
    const seats = await table.lockBookingsOf(
      sessions.map(({ id }) => id),
      now,
    );
    await lockMoney(tx, seats, now);
    for (const standing of seats) {
      const cancellation = { ...calling, side };
      await this.cancelBooking.cancelLocked(tx, { bookings, diary, standing }, cancellation, { now, facts });
    }
    for (const session of calledOff) {
      await diary.free(session.id, now);
      await this.post.send(tx, 'cancelled', session);
      await this.endWaiting.ofGroupSession(tx, session.id, now);
    }
    return calledOff;
  }
}

type CallingOffNow = CallingOff & {
  readonly now: Temporal.Instant;
  readonly side?: Exclude<Side, 'client'>;
  /** As the events of the seats have it. */
  readonly because?: string;
};
