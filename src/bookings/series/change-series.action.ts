import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { Diary } from '../../diary/index.js';
import type { SeriesId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { type Booking, holdLapsed } from '../booking.js';
import type { CancelBookingRequest } from '../booking.request.js';
import { BookingTable } from '../booking.table.js';
import { CancelBooking } from '../cancel-booking.action.js';
import type { LockedBooking } from '../change-booking.js';
import { ConfirmBooking } from '../confirm-booking.action.js';
import { lockMoney } from '../funding/settle.js';
import { cancellingSide } from '../own-case.js';
import { relationsToBooking } from '../parties.js';
import { OfferFreedTime } from '../waiting/offer-freed-time.js';
import { hasLapsed, isAgreed, isToCancel, isToConfirm } from './series.js';
import { SeriesTable } from './series.table.js';

@Injectable()
export class ChangeSeries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly confirmBooking: ConfirmBooking,
    private readonly cancelBooking: CancelBooking,
    private readonly offerFreedTime: OfferFreedTime,
  ) {}

  /**
   * Confirms all that are held, or none; where the offer asks, each becomes a request. Those that were confirmed or called off singly stay so, and confirming twice is
   * confirming once. Throws `hold-lapsed`, `booking-state`, `already-started`, `funding-needed`.
   */
  confirm(actor: Actor, id: SeriesId): Promise<Booking[]> {
    return this.change(actor, id, 'confirmSeries', async (tx, locked) => {
      const now = this.clock.now();
      const series = locked.map(({ standing }) => standing);
      if (series.some((each) => hasLapsed(each, now))) throw holdLapsed();
      const held = locked.filter(({ standing }) => isToConfirm(standing, now));
      if (held.length === 0 && !series.some((each) => isAgreed(each, now))) throw nothingLeft();
      for (const one of held) await this.confirmBooking.handOn(tx, actor, one, now);
    });
  }

  /** Calls off those that are still to come. Throws `booking-state` where there are none. */
  cancel(actor: Actor, id: SeriesId, { reason, note }: CancelBookingRequest): Promise<Booking[]> {
    return this.change(actor, id, 'cancelSeries', async (tx, locked, relations) => {
      const now = this.clock.now();
      const toCome = locked.filter(({ standing }) => isToCancel(standing, now));
      if (toCome.length === 0) throw nothingLeft();
      const [{ standing }] = toCome as [LockedBooking];
      const side = await cancellingSide(tx, actor, standing, relations);
      const cancellation = { by: actor.userId, side, reason, note: note ?? null };
      const cancelled = toCome.map(({ standing: each }) => each);
      await lockMoney(tx, cancelled, now);
      for (const one of toCome) await this.cancelBooking.cancelLocked(tx, one, cancellation, { now });
      for (const { diary } of toCome.slice(0, 1)) await this.offerFreedTime.run(tx, diary, now);
    });
  }

  /** All of a series has one adviser and one organisation, so that its first booking says who may. */
  private change(
    actor: Actor,
    id: SeriesId,
    operation: 'confirmSeries' | 'cancelSeries',
    work: (
      tx: Transaction,
      locked: readonly LockedBooking[],
      relations: Awaited<ReturnType<typeof relationsToBooking>>,
    ) => Promise<void>,
  ): Promise<Booking[]> {
    return this.database.transaction(async (tx) => {
      const series = new SeriesTable(tx);
      const [first] = await series.bookings(id);
      if (!first) throw notFound('series');
      const relations = await relationsToBooking(tx, actor, first);
      permit(operation, relations, 'series');
      const diary = await Diary.lock(tx, first.expertId);
      const bookings = new BookingTable(tx);
      const ids = (await series.bookings(id)).map((booking) => booking.id);
      const locked = (await bookings.lockAll(ids)).map((standing) => ({ bookings, diary, standing }));
      await work(tx, locked, relations);
      return series.bookings(id);
    });
  }
}

function nothingLeft(): Problem {
  return new Problem('booking-state', 'No session of this series is still to come, so there is nothing to change.');
}
