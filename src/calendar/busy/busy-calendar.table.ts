import type { ExpertId, TimeOffSourceId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { BusyCalendar } from './busy-calendar.js';

type Instants = 'connectedAt' | 'dueAt' | 'triedAt' | 'readAt' | 'wholeAt';
type Row = Omit<BusyCalendar, Instants> & { connectedAt: Date; dueAt: Date } & Record<
    Exclude<Instants, 'connectedAt' | 'dueAt'>,
    Date | null
  >;

const selected = `SELECT c.id, s.expert_id AS "expertId", s.name, c.address, c.host, c.wants_titles AS "wantsTitles",
    c.connected_at AS "connectedAt", c.due_at AS "dueAt", c.tried_at AS "triedAt", c.read_at AS "readAt", c.whole_at AS "wholeAt",
    c.read_as AS "readAs", c.etag, c.last_modified AS "lastModified", c.every_minutes AS "everyMinutes", c.failure, c.failures,
    c.events, c.spans, c.skipped
  FROM busy_calendars c JOIN time_off_sources s ON s.id = c.id`;

/** Its name and adviser are the diary's to write, under the lock of the diary. */
export class BusyCalendarTable {
  constructor(private readonly tx: Transaction) {}

  async insert(calendar: BusyCalendar): Promise<void> {
    const { id, address, host, wantsTitles, connectedAt, dueAt, everyMinutes } = calendar;
    await this.tx.query(
      `INSERT INTO busy_calendars (id, address, host, wants_titles, connected_at, due_at, every_minutes, failures, events, spans, skipped)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, '{}')`,
      [id, address, host, wantsTitles, connectedAt.toString(), dueAt.toString(), everyMinutes],
    );
  }

  /** Throws `not-found`. */
  async find(id: TimeOffSourceId): Promise<BusyCalendar> {
    const calendar = await this.seek(id);
    if (!calendar) throw notFound('calendar');
    return calendar;
  }

  /** Undefined where it was disconnected. */
  async seek(id: TimeOffSourceId): Promise<BusyCalendar | undefined> {
    const rows: Row[] = await this.tx.query(`${selected} WHERE c.id = $1`, [id]);
    return rows.map(calendarOf)[0];
  }

  /** In order of connection. */
  async ofExpert(expertId: ExpertId): Promise<BusyCalendar[]> {
    const rows: Row[] = await this.tx.query(`${selected} WHERE s.expert_id = $1 ORDER BY c.connected_at, c.id`, [
      expertId,
    ]);
    return rows.map(calendarOf);
  }

  async due(now: Temporal.Instant, most: number): Promise<TimeOffSourceId[]> {
    const sql = 'SELECT id FROM busy_calendars WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2';
    const rows: { id: TimeOffSourceId }[] = await this.tx.query(sql, [now.toString(), most]);
    return rows.map(({ id }) => id);
  }

  async setWantsTitles(id: TimeOffSourceId, wantsTitles: boolean): Promise<void> {
    await this.tx.query('UPDATE busy_calendars SET wants_titles = $2 WHERE id = $1', [id, wantsTitles]);
  }

  /** What a reading found. */
  async note(calendar: BusyCalendar): Promise<void> {
    const { id, dueAt, triedAt, readAt, wholeAt, readAs, etag, lastModified, everyMinutes } = calendar;
    const { failure, failures, events, spans, skipped } = calendar;
    const instants = [dueAt, triedAt, readAt, wholeAt].map((at) => at?.toString() ?? null);
    await this.tx.query(
      `UPDATE busy_calendars SET due_at = $2, tried_at = $3, read_at = $4, whole_at = $5, read_as = $6, etag = $7, last_modified = $8,
         every_minutes = $9, failure = $10, failures = $11, events = $12, spans = $13, skipped = $14
       WHERE id = $1`,
      [
        id,
        ...instants,
        readAs,
        etag,
        lastModified,
        everyMinutes,
        failure,
        failures,
        events,
        spans,
        JSON.stringify(skipped),
      ],
    );
  }
}

function calendarOf(row: Row): BusyCalendar {
  return {
    ...row,
    connectedAt: row.connectedAt.toTemporalInstant(),
    dueAt: row.dueAt.toTemporalInstant(),
    triedAt: row.triedAt?.toTemporalInstant() ?? null,
    readAt: row.readAt?.toTemporalInstant() ?? null,
    wholeAt: row.wholeAt?.toTemporalInstant() ?? null,
  };
}
