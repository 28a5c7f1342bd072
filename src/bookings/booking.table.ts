import { EntitySchema, In } from 'typeorm';
import { moneyColumns } from '../experts/index.js';
import type { BookingId, ExpertId, GroupSessionId, OrganisationId, WaitingEntryId } from '../kernel/id.js';
import { notFound, Problem } from '../kernel/problem.js';
import type { Period } from '../kernel/time.js';
import { instant, integer, nullable, text, uuid, uuidKey } from '../platform/columns.js';
import type { Transaction } from '../platform/database.js';
import type { Place } from '../platform/http/cursor.js';
import type { Booking } from './booking.js';
import type { BookingEvent } from './booking-event.js';
import { isTold, tellOfBooking } from './tell-of-bookings.js';
import type { Reminder } from './reminders.js';

export const bookingSchema = new EntitySchema<Booking>({
  name: 'bookings',
  columns: {
    id: uuidKey,
    expertId: uuid,
    offerId: uuid,
    organisationId: uuid,
    bookedBy: uuid,
    state: text,
    titleEn: text,
    titleCy: text,
    mode: text,
    needs: text,
    startsAt: instant,
    endsAt: instant,
    cancelFreeUntil: instant,
    cancelLateAfter: instant,
    holdNumber: nullable(integer),
    lapsesAt: nullable(instant),
    seriesId: nullable(uuid),
    groupSessionId: nullable(uuid),
    seat: nullable(integer),
    waitingEntryId: nullable(uuid),
    sequence: integer,
    createdAt: instant,
    updatedAt: instant,
    requestedAt: nullable(instant),
    requestedBy: nullable(uuid),
    declinedAt: nullable(instant),
    declinedBy: nullable(uuid),
    declineReason: nullable(text),
    declineNote: nullable(text),
    confirmedAt: nullable(instant),
    confirmedBy: nullable(uuid),
    movedAt: nullable(instant),
    cancelledAt: nullable(instant),
    cancelledBy: nullable(uuid),
    cancelledSide: nullable(text),
    cancelReason: nullable(text),
    cancelNote: nullable(text),
    remindedAt: nullable(instant),
    remindedSoonAt: nullable(instant),
    deliveredAt: nullable(instant),
    deliveredBy: nullable(uuid),
    acceptBy: nullable(instant),
    acceptedAt: nullable(instant),
    acceptedBy: nullable(uuid),
    noShowAt: nullable(instant),
    noShowBy: nullable(uuid),
    noShowSide: nullable(text),
  },
  embeddeds: { price: { schema: moneyColumns, prefix: 'price' } },
});

/** Whose bookings, and which part of them. */
export interface BookingList {
  readonly organisationIds: readonly OrganisationId[];
  readonly expertId: ExpertId | undefined;
  readonly from: Temporal.Instant | undefined;
  readonly to: Temporal.Instant | undefined;
  readonly after: Place | undefined;
  readonly count: number;
}

const mostHolds = 3;
const mostRequests = 5;

/** Nobody is reminded of a group session while it is about to be decided whether it takes place. */
const remindable = ({ column, minutes, leastMinutes }: Reminder) => `state = 'confirmed' AND ${column} IS NULL
  AND starts_at > $1::timestamptz + interval '${leastMinutes} minutes' AND starts_at <= $1::timestamptz + interval '${minutes} minutes'
  AND coalesce(moved_at, confirmed_at) <= starts_at - interval '${minutes} minutes'
  AND (group_session_id IS NULL OR EXISTS (
    SELECT FROM group_sessions g WHERE g.id = group_session_id AND coalesce(g.decided_at, g.guaranteed_at) IS NOT NULL))`;

const lapsed = `SELECT id FROM bookings WHERE state IN ('held', 'requested') AND lapses_at <= $1
  UNION SELECT b.id FROM bookings b JOIN occupancies o ON o.reference = b.id WHERE o.lapses_at <= $1`;

export class BookingTable {
  constructor(private readonly tx: Transaction) {}

  async insert(booking: Booking): Promise<void> {
    await this.tx.insert(bookingSchema, booking);
  }

  async update(booking: Booking): Promise<void> {
    await this.tx.update(bookingSchema, { id: booking.id }, booking);
  }

  async find(id: BookingId): Promise<Booking> {
    const booking = await this.tx.findOneBy(bookingSchema, { id });
    if (!booking) throw notFound('booking');
    return booking;
  }

  /** By id. */
  findAll(ids: readonly BookingId[]): Promise<Booking[]> {
    return this.tx.find(bookingSchema, { where: { id: In([...ids]) }, order: { id: 'ASC' } });
  }

  /** Whose diary to lock first; a booking never changes its adviser. */
  async expertOf(id: BookingId): Promise<ExpertId> {
    return (await this.find(id)).expertId;
  }

  async lock(id: BookingId): Promise<Booking> {
    const booking = await this.tx.findOne(bookingSchema, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!booking) throw notFound('booking');
    return booking;
  }

  /** The time that somebody who waits is offered now, by the state that is written: it may have lapsed. */
  lockOffered(waitingEntryId: WaitingEntryId): Promise<Booking | null> {
    return this.tx.findOne(bookingSchema, {
      where: { waitingEntryId, state: 'held' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Locked in the order of their ids, as everywhere. */
  lockAll(ids: readonly BookingId[]): Promise<Booking[]> {
    const where = { id: In([...ids]) };
    return this.tx.find(bookingSchema, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  list({ organisationIds, expertId, from, to, after, count }: BookingList): Promise<Booking[]> {
    const query = this.tx
      .createQueryBuilder(bookingSchema, 'b')
      .where('(b.organisationId = ANY(:organisationIds) OR b.expertId = :expertId)', {
        organisationIds,
        expertId: expertId ?? null,
      })
      .orderBy('b.startsAt')
      .addOrderBy('b.id')
      .take(count);
    if (from) query.andWhere('b.endsAt > :from', { from: from.toString() });
    if (to) query.andWhere('b.startsAt < :to', { to: to.toString() });
    if (after) query.andWhere('(b.startsAt, b.id) > (:at, :id::uuid)', after);
    return query.getMany();
  }

  /**
   * Holds of an organisation that lapsed give their numbers back, and those of a group session their seats: all of them in one
   * order, or two who take seats of each other's sessions would wait for ever. The organisation is locked by the caller. What
   * was offered to somebody who waits has no number, and is left to the sweep, which counts their silence. Returns those that did.
   */
  async lapseHolds(
    organisationId: OrganisationId,
    now: Temporal.Instant,
    groupSessionId?: GroupSessionId,
  ): Promise<BookingId[]> {
    const [rows] = await this.tx.query<[{ id: BookingId }[], number]>(
      `UPDATE bookings b SET state = 'lapsed', hold_number = NULL, seat = NULL, updated_at = $2
       FROM (SELECT id FROM bookings WHERE (organisation_id = $1 OR group_session_id = $3)
         AND state = 'held' AND hold_number IS NOT NULL AND lapses_at <= $2 ORDER BY id FOR UPDATE) lapsed
       WHERE b.id = lapsed.id RETURNING b.id`,
      [organisationId, now.toString(), groupSessionId ?? null],
    );
    return rows.map(({ id }) => id);
  }

  /** The lowest number that no hold of the organisation has, which is locked by the caller. Throws `hold-limit`. */
  async freeHoldNumber(organisationId: OrganisationId): Promise<number> {
    const rows: { hold_number: number }[] = await this.tx.query(
      `SELECT hold_number FROM bookings WHERE organisation_id = $1 AND hold_number IS NOT NULL`,
      [organisationId],
    );
    const taken = new Set(rows.map((row) => row.hold_number));
    for (let number = 1; number <= mostHolds; number++) if (!taken.has(number)) return number;
    throw new Problem(
      'hold-limit',
      `Your organisation holds ${mostHolds} times already. Confirm one or let one go first.`,
    );
  }

  /**
   * A request keeps an adviser's time for days, so one organisation has a few at once; a series is one. It is locked by the
   * caller. Each request was a hold before, so holds that will be one count as well. Throws `request-limit`.
   */
  async refuseManyRequests(organisationId: OrganisationId, now: Temporal.Instant): Promise<void> {
    const rows: unknown[] = await this.tx.query(
      `SELECT DISTINCT coalesce(b.series_id, b.id) FROM bookings b JOIN offers o ON o.id = b.offer_id
       WHERE b.organisation_id = $1 AND b.lapses_at > $2
         AND (b.state = 'requested' OR (b.state = 'held' AND b.hold_number IS NOT NULL AND o.asks))`,
      [organisationId, now.toString()],
    );
    if (rows.length < mostRequests) return;
    throw new Problem(
      'request-limit',
      `Your organisation waits for ${rows.length} answers already, or holds times to ask for. Wait for one, or withdraw a request first.`,
    );
  }

  /** In its history, and to those who follow what happens. Of what it has become: that is written before. */
  async record(bookingId: BookingId, event: BookingEvent): Promise<void> {
    const { kind, at, by, facts = {} } = event;
    await this.tx.query(
      'INSERT INTO booking_events (booking_id, kind, at, by_user, facts) VALUES ($1, $2, $3, $4, $5)',
      [bookingId, kind, at.toString(), by ?? null, JSON.stringify(facts)],
    );
    if (isTold(kind)) await tellOfBooking(this.tx, await this.find(bookingId), event);
  }

  /** Holds and requests that lapsed and do not say so yet, or still have their time in a diary. */
  async lapsed(now: Temporal.Instant): Promise<BookingId[]> {
    return this.ids(`${lapsed} LIMIT 200`, [now.toString()]);
  }

  /** Whether that is so of this one still: another replica may have tidied it. */
  async isLapsed(id: BookingId, now: Temporal.Instant): Promise<boolean> {
    return (await this.ids(`SELECT id FROM (${lapsed}) l WHERE id = $2`, [now.toString(), id])).length === 1;
  }

  /**
   * Confirmed sessions of the hours that a reminder comes before, of which nobody was reminded by it, unless they were made or moved within them;
   * those of groups once it is decided that they take place.
   */
  async toRemindOf(reminder: Reminder, now: Temporal.Instant): Promise<BookingId[]> {
    return this.ids(`SELECT id FROM bookings WHERE ${remindable(reminder)} ORDER BY starts_at LIMIT 200`, [
      now.toString(),
    ]);
  }

  /** Whether somebody is still to be reminded of this very session. */
  async isToRemindOf(id: BookingId, reminder: Reminder, now: Temporal.Instant): Promise<boolean> {
    const statement = `SELECT id FROM bookings WHERE ${remindable(reminder)} AND id = $2`;
    return (await this.ids(statement, [now.toString(), id])).length === 1;
  }

  /**
   * Minutes of paid contact of sessions that ended in the period, by adviser: of a session with many seats once, and also where
   * the client did not come, since that is paid too, and not where a dispute leaves its adviser nothing. Time credits are no pay: whose turn it is goes by what is earned.
   */
  async paidMinutes({ start, end }: Period): Promise<Map<ExpertId, number>> {
    const rows: { expert_id: ExpertId; minutes: number }[] = await this.tx.query(
      `SELECT expert_id, (sum(extract(epoch FROM ends_at - starts_at)) / 60)::int AS minutes FROM (
         SELECT DISTINCT expert_id, starts_at, ends_at FROM bookings
         WHERE price_minor > 0 AND price_currency <> 'TCR' AND ends_at > $1 AND ends_at <= $2 AND no_show_side IS DISTINCT FROM 'adviser'
           AND state NOT IN ('held', 'requested', 'lapsed', 'cancelled', 'declined')
           AND NOT EXISTS (SELECT FROM disputes d WHERE d.booking_id = bookings.id AND d.awarded_minor = 0 AND d.disputed_minor = d.total_minor)
       ) session GROUP BY expert_id`,
      [start.toString(), end.toString()],
    );
    return new Map(rows.map(({ expert_id, minutes }) => [expert_id, minutes]));
  }

  /** Takes away what was written with times that were let go, declined or lapsed before an instant, and never confirmed. */
  async forgetUnconfirmedBefore(instant: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE bookings SET needs = '', cancel_note = NULL, decline_note = NULL
       WHERE state IN ('lapsed', 'declined', 'cancelled') AND confirmed_at IS NULL AND updated_at < $1
         AND (needs <> '' OR cancel_note IS NOT NULL OR decline_note IS NOT NULL)`,
      [instant.toString()],
    );
  }

  private async ids(sql: string, values: unknown[]): Promise<BookingId[]> {
    const rows: { id: BookingId }[] = await this.tx.query(sql, values);
    return rows.map(({ id }) => id);
  }
}
