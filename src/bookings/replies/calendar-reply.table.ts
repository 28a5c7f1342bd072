import type { BookingId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { CalendarAnswer } from './calendar-reply.js';
import type { StandingReply } from './decide-reply.js';

type Side = 'client' | 'adviser';

interface Row {
  readonly side: Side;
  readonly answer: CalendarAnswer;
  readonly sequence: number;
  readonly said_at: Date;
  readonly changes: number;
}

/** What each side's calendar answered last, and where it does. */
export class CalendarReplyTable {
  constructor(private readonly tx: Transaction) {}

  async of(bookingId: BookingId): Promise<ReadonlyMap<Side, StandingReply>> {
    const rows: Row[] = await this.tx.query(
      'SELECT side, answer, sequence, said_at, changes FROM calendar_replies WHERE booking_id = $1',
      [bookingId],
    );
    return new Map(
      rows.map(({ side, said_at: saidAt, ...row }) => [side, { ...row, saidAt: saidAt.toTemporalInstant() }]),
    );
  }

  async keep(
    of: { readonly bookingId: BookingId; readonly side: Side; readonly by: UserId },
    { answer, sequence, saidAt }: Pick<StandingReply, 'answer' | 'sequence' | 'saidAt'>,
    now: Temporal.Instant,
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO calendar_replies (booking_id, side, by_user, answer, sequence, said_at, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (booking_id, side) DO UPDATE SET by_user = excluded.by_user, answer = excluded.answer,
         sequence = excluded.sequence, said_at = excluded.said_at, received_at = excluded.received_at,
         changes = calendar_replies.changes + (calendar_replies.answer <> excluded.answer OR calendar_replies.sequence <> excluded.sequence)::int`,
      [of.bookingId, of.side, of.by, answer, sequence, saidAt.toString(), now.toString()],
    );
  }

  /** Where answers come in; empty for a session that was first told of when no mail came in. */
  async addresses(bookingId: BookingId): Promise<ReadonlyMap<Side, string>> {
    const rows: { side: Side; address: string }[] = await this.tx.query(
      'SELECT side, address FROM reply_addresses WHERE booking_id = $1',
      [bookingId],
    );
    return new Map(rows.map(({ side, address }) => [side, address]));
  }

  /** What is there already stays: a calendar knows it. */
  async keepAddress(bookingId: BookingId, side: Side, address: string): Promise<void> {
    await this.tx.query(
      'INSERT INTO reply_addresses (booking_id, side, address) VALUES ($1, $2, $3) ON CONFLICT (booking_id, side) DO NOTHING',
      [bookingId, side, address],
    );
  }

  /** Whose an address is. */
  async at(addresses: readonly string[]): Promise<{ bookingId: BookingId; side: Side } | undefined> {
    const rows: { booking_id: BookingId; side: Side }[] = await this.tx.query(
      'SELECT booking_id, side FROM reply_addresses WHERE address = ANY($1) ORDER BY address LIMIT 1',
      [addresses],
    );
    return rows.map(({ booking_id: bookingId, side }) => ({ bookingId, side }))[0];
  }
}
