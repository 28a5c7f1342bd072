import { EntitySchema, In, IsNull, Not } from 'typeorm';
import { moneyColumns } from '../../experts/index.js';
import type { ExpertId, GroupSessionId, Id, OfferId, OrganisationId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { bigint, instant, integer, nullable, text, uuid, uuidKey } from '../../platform/columns.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Booking } from '../booking.js';
import { bookingSchema } from '../booking.table.js';
import type { CalendarWindow } from '../calendar/calendar-window.js';
import type { GroupSession, Seats } from './group-session.js';

export const groupSessionSchema = new EntitySchema<GroupSession>({
  name: 'group_sessions',
  columns: {
    id: uuidKey,
    expertId: uuid,
    offerId: uuid,
    state: text,
    titleEn: text,
    titleCy: text,
    mode: text,
    startsAt: instant,
    endsAt: instant,
    capacity: integer,
    minimumSeats: integer,
    preparationMinutes: integer,
    writeUpMinutes: integer,
    travelMinutes: integer,
    unpaidMinutes: integer,
    unpaidTravelMinutes: integer,
    expensesMinor: bigint,
    unreimbursedCostsMinor: bigint,
    payNetMinor: nullable(bigint),
    payVatMinor: nullable(bigint),
    decideAt: instant,
    decidedAt: nullable(instant),
    sequence: integer,
    createdAt: instant,
    updatedAt: instant,
    guaranteedAt: nullable(instant),
    guaranteedBy: nullable(uuid),
    guaranteePool: nullable(text),
    guaranteeReason: nullable(text),
    cancelledAt: nullable(instant),
    cancelledBy: nullable(uuid),
    cancelReason: nullable(text),
    cancelNote: nullable(text),
  },
  embeddeds: { price: { schema: moneyColumns, prefix: 'price' } },
});

/** Which group sessions of live advisers are to come, and which part of them. */
export interface GroupSessionList {
  readonly topic: string | undefined;
  readonly now: Temporal.Instant;
  readonly from: Temporal.Instant | undefined;
  readonly to: Temporal.Instant | undefined;
  readonly after: Place | undefined;
  readonly count: number;
}

/** A seat is somebody's from hold to the end of the session; a hold that has lapsed has none, whether or not it says so yet. */
const isTaken = `seat IS NOT NULL AND (state <> 'held' OR lapses_at > $2)`;

const isDue = `state = 'scheduled' AND decided_at IS NULL AND decide_at <= $1 AND starts_at > $1`;

/** All of this is written under the lock of the adviser's diary, which a group session needs no lock besides. */
export class GroupSessionTable {
  constructor(private readonly tx: Transaction) {}

  async insert(session: GroupSession): Promise<void> {
    await this.tx.insert(groupSessionSchema, session);
    await this.tx.query(
      'INSERT INTO group_seats (group_session_id, seat, capacity) SELECT $1, generate_series(1, $2::int), $2::int',
      [session.id, session.capacity],
    );
  }

  async update(session: GroupSession): Promise<void> {
    await this.tx.update(groupSessionSchema, { id: session.id }, session);
  }

  async find(id: GroupSessionId): Promise<GroupSession> {
    const session = await this.tx.findOneBy(groupSessionSchema, { id });
    if (!session) throw notFound('group session');
    return session;
  }

  /** Those of the ids that are group sessions. */
  findAmong(ids: readonly Id<string>[]): Promise<GroupSession[]> {
    const some = [...ids] as GroupSessionId[];
    return this.tx.find(groupSessionSchema, { where: { id: In(some) }, order: { id: 'ASC' } });
  }

  toComeOf(expertId: ExpertId, now: Temporal.Instant, count: number): Promise<GroupSession[]> {
    return this.toCome(now, count).andWhere('s.expertId = :expertId', { expertId }).getMany();
  }

  /** Of an offer, those that have a seat left, from the next on. */
  async withSeatsOf(offerId: OfferId, now: Temporal.Instant, count: number): Promise<GroupSession[]> {
    return this.toCome(now, count)
      .andWhere('s.offerId = :offerId', { offerId })
      .andWhere(
        `s.capacity > (SELECT count(*) FROM bookings WHERE group_session_id = s.id AND seat IS NOT NULL
          AND (state <> 'held' OR lapses_at > :now))`,
      )
      .getMany();
  }

  list({ topic, now, from, to, after, count }: GroupSessionList): Promise<GroupSession[]> {
    const query = this.toCome(now, count).andWhere(
      `s.expertId IN (SELECT id FROM experts WHERE state = 'live'${topic === undefined ? '' : ' AND topics @> ARRAY[:topic]'})`,
      { topic },
    );
    if (from) query.andWhere('s.startsAt >= :from', { from: from.toString() });
    if (to) query.andWhere('s.startsAt < :to', { to: to.toString() });
    if (after) query.andWhere('(s.startsAt, s.id) > (:at, :id::uuid)', after);
    return query.getMany();
  }

  /** Of an adviser or of an offer, for calendars: those that stand, and those that were called off a while ago at most. */
  inCalendar(
    of: { readonly expertId: ExpertId } | { readonly offerId: OfferId },
    { from, cancelledSince, count }: CalendarWindow,
  ): Promise<GroupSession[]> {
    return this.tx
      .createQueryBuilder(groupSessionSchema, 's')
      .where(of)
      .andWhere('s.startsAt >= :from', { from: from.toString() })
      .andWhere(`(s.state = 'scheduled' OR s.cancelledAt > :cancelledSince)`, {
        cancelledSince: cancelledSince.toString(),
      })
      .orderBy('s.startsAt', 'DESC')
      .addOrderBy('s.id')
      .take(count)
      .getMany();
  }

  async countToComeOf(expertId: ExpertId, now: Temporal.Instant): Promise<number> {
    return this.toCome(now, 1).andWhere('s.expertId = :expertId', { expertId }).getCount();
  }

  /** How many seats are taken of each, by id. */
  async seatsTaken(ids: readonly GroupSessionId[], now: Temporal.Instant): Promise<Map<GroupSessionId, number>> {
    const rows: { id: GroupSessionId; count: number }[] = await this.tx.query(
      `SELECT group_session_id AS id, count(*)::int AS count FROM bookings
       WHERE group_session_id = ANY($1) AND ${isTaken} GROUP BY group_session_id`,
      [ids, now.toString()],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** Confirmed, and held since before it was time to decide: who holds seats anew cannot put the decision off. */
  async seats(id: GroupSessionId, now: Temporal.Instant): Promise<Seats> {
    const rows: Seats[] = await this.tx.query(
      `SELECT (count(*) FILTER (WHERE state <> 'held'))::int AS confirmed,
         (count(*) FILTER (WHERE state = 'held'
           AND created_at <= (SELECT decide_at FROM group_sessions WHERE id = $1)))::int AS held
       FROM bookings WHERE group_session_id = $1 AND ${isTaken}`,
      [id, now.toString()],
    );
    return rows[0] ?? { confirmed: 0, held: 0 };
  }

  /** The lowest seat that is nobody's; holds that lapsed have given theirs back before. */
  async freeSeat(id: GroupSessionId): Promise<number | undefined> {
    const rows: { seat: number }[] = await this.tx.query(
      `SELECT seat FROM group_seats s WHERE group_session_id = $1
         AND NOT EXISTS (SELECT FROM bookings b WHERE b.group_session_id = $1 AND b.seat = s.seat)
       ORDER BY seat LIMIT 1`,
      [id],
    );
    return rows[0]?.seat;
  }

  countSeatsOf(organisationId: OrganisationId, id: GroupSessionId): Promise<number> {
    return this.tx.countBy(bookingSchema, { organisationId, groupSessionId: id, seat: Not(IsNull()) });
  }

  /** The bookings that have a seat, by session and seat; a hold that has lapsed has none. */
  liveBookingsOf(ids: readonly GroupSessionId[], now: Temporal.Instant): Promise<Booking[]> {
    return this.live(ids, now).orderBy('b.groupSessionId').addOrderBy('b.seat').getMany();
  }

  /**
   * The same, locked in the order of their ids, as bookings are everywhere. What has lapsed is not among them: it may be
   * locked by whoever wants its voucher's money back, and waits for what the caller has locked already.
   */
  lockBookingsOf(ids: readonly GroupSessionId[], now: Temporal.Instant): Promise<Booking[]> {
    return this.live(ids, now).orderBy('b.id').setLock('pessimistic_write').getMany();
  }

  private live(ids: readonly GroupSessionId[], now: Temporal.Instant) {
    return this.tx
      .createQueryBuilder(bookingSchema, 'b')
      .where('b.groupSessionId = ANY(:ids) AND b.seat IS NOT NULL', { ids })
      .andWhere(`(b.state <> 'held' OR b.lapsesAt > :now)`, { now: now.toString() });
  }

  /** Those on which it is time to decide and nobody has; one that began meanwhile stands. */
  async toDecide(now: Temporal.Instant): Promise<GroupSessionId[]> {
    const rows: { id: GroupSessionId }[] = await this.tx.query(
      `SELECT id FROM group_sessions WHERE ${isDue} ORDER BY decide_at LIMIT 200`,
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  async isToDecide(id: GroupSessionId, now: Temporal.Instant): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(`SELECT FROM group_sessions WHERE ${isDue} AND id = $2`, [
      now.toString(),
      id,
    ]);
    return rows.length === 1;
  }

  private toCome(now: Temporal.Instant, count: number) {
    return this.tx
      .createQueryBuilder(groupSessionSchema, 's')
      .where(`s.state = 'scheduled' AND s.startsAt > :now`, { now: now.toString() })
      .orderBy('s.startsAt')
      .addOrderBy('s.id')
      .take(count);
  }
}
