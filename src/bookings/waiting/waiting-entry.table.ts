import { EntitySchema, IsNull } from 'typeorm';
import type { ExpertId, GroupSessionId, OfferId, OrganisationId, WaitingEntryId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { instant, integer, nullable, text, uuid, uuidKey } from '../../platform/columns.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import { ended, type NothingOffered, type WaitingEntry } from './waiting-entry.js';

export const waitingEntrySchema = new EntitySchema<WaitingEntry>({
  name: 'waiting_entries',
  columns: {
    id: uuidKey,
    expertId: uuid,
    offerId: uuid,
    organisationId: uuid,
    entryNumber: nullable(integer),
    madeBy: uuid,
    mode: text,
    needs: text,
    groupSessionId: nullable(uuid),
    startsFrom: nullable(instant),
    endsBy: nullable(instant),
    createdAt: instant,
    unanswered: integer,
    endedAt: nullable(instant),
    endReason: nullable(text),
  },
});

const awaitedOnce: Readonly<Record<string, string>> = {
  'an organisation waits for an offer once': 'this offer',
  'an organisation waits for a group session once': 'this group session',
};

/** Nobody has two times or seats kept at once. */
const hasNoneOffered = `NOT EXISTS (SELECT FROM bookings b WHERE b.waiting_entry_id = w.id AND b.state = 'held')`;

const mostEntries = 3;
/** Of one line, in one go; the sweep comes back for the rest. */
const mostServed = 100;

/** Whoever writes here has locked the adviser's diary. */
export class WaitingEntryTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `already-waiting`. */
  async insert(entry: WaitingEntry): Promise<void> {
    try {
      await this.tx.insert(waitingEntrySchema, entry);
    } catch (error) {
      const awaited = awaitedOnce[brokenConstraint(error) ?? ''];
      if (awaited === undefined) throw error;
      throw new Problem('already-waiting', `Your organisation waits for ${awaited} already. Leave that line first.`);
    }
  }

  async update(entry: WaitingEntry): Promise<void> {
    await this.tx.update(waitingEntrySchema, { id: entry.id }, entry);
  }

  /** Takes away what was written by those who waited no longer at an instant. */
  async forgetEndedBefore(instant: Temporal.Instant): Promise<void> {
    await this.tx.query(`UPDATE waiting_entries SET needs = '' WHERE ended_at < $1 AND needs <> ''`, [
      instant.toString(),
    ]);
  }

  /** What they waited for they have, or want no longer. */
  async end(id: WaitingEntryId, reason: 'booked' | 'left', now: Temporal.Instant): Promise<void> {
    await this.update(ended(await this.find(id), reason, now));
  }

  async find(id: WaitingEntryId): Promise<WaitingEntry> {
    const entry = await this.tx.findOneBy(waitingEntrySchema, { id });
    if (!entry) throw notFound('place on a waiting list');
    return entry;
  }

  /** The lowest number that none of the organisation's entries has; it is locked by the caller. Throws `waiting-limit`. */
  async takeEntryNumber(organisationId: OrganisationId): Promise<number> {
    const rows: { entry_number: number }[] = await this.tx.query(
      'SELECT entry_number FROM waiting_entries WHERE organisation_id = $1 AND entry_number IS NOT NULL',
      [organisationId],
    );
    const taken = new Set(rows.map((row) => row.entry_number));
    for (let number = 1; number <= mostEntries; number++) if (!taken.has(number)) return number;
    throw new Problem('waiting-limit', `Your organisation waits in ${mostEntries} lines already. Leave one first.`);
  }

  /** Who waits for an adviser's time and has none offered, first come first. */
  inLine(expertId: ExpertId, now: Temporal.Instant): Promise<WaitingEntry[]> {
    return this.tx
      .createQueryBuilder(waitingEntrySchema, 'w')
      .where('w.expertId = :expertId AND w.endedAt IS NULL AND w.endsBy > :now', { expertId, now: now.toString() })
      .andWhere(hasNoneOffered)
      .orderBy('w.createdAt')
      .addOrderBy('w.id')
      .take(mostServed)
      .getMany();
  }

  /**
   * Who waits for a seat of an adviser's group sessions that are to come and has none offered, those of one session together: whoever
   * let fewer lapse comes first, and of these whoever came first.
   */
  inLineForSeats(expertId: ExpertId, now: Temporal.Instant): Promise<WaitingEntry[]> {
    return this.tx
      .createQueryBuilder(waitingEntrySchema, 'w')
      .where('w.expertId = :expertId AND w.endedAt IS NULL', { expertId })
      .andWhere(
        `EXISTS (SELECT FROM group_sessions g WHERE g.id = w.groupSessionId AND g.state = 'scheduled' AND g.starts_at > :now)`,
        { now: now.toString() },
      )
      .andWhere(hasNoneOffered)
      .orderBy('w.groupSessionId')
      .addOrderBy('w.unanswered')
      .addOrderBy('w.createdAt')
      .addOrderBy('w.id')
      .getMany();
  }

  /** Who waits for a seat of one group session, those who have one offered among them. */
  waitingFor(groupSessionId: GroupSessionId): Promise<WaitingEntry[]> {
    return this.tx.find(waitingEntrySchema, { where: { groupSessionId, endedAt: IsNull() }, order: { id: 'ASC' } });
  }

  /** The starts that an entry was offered before, and let go or let lapse. */
  async offeredBefore(id: WaitingEntryId): Promise<ReadonlySet<number>> {
    const rows: { starts_at: Date }[] = await this.tx.query(
      'SELECT starts_at FROM bookings WHERE waiting_entry_id = $1',
      [id],
    );
    return new Set(rows.map((row) => row.starts_at.getTime()));
  }

  /** Those that organisations wait in now, with the place of each in its line. */
  async ofOrganisations(ids: readonly OrganisationId[]): Promise<{ entry: WaitingEntry; place: number }[]> {
    const entries = await this.tx
      .createQueryBuilder(waitingEntrySchema, 'w')
      .where('w.organisationId = ANY(:ids) AND w.endedAt IS NULL', { ids })
      .orderBy('w.createdAt')
      .addOrderBy('w.id')
      .getMany();
    const places: { id: WaitingEntryId; place: number }[] = await this.tx.query(
      `SELECT w.id, CASE WHEN w.group_session_id IS NULL THEN
         (SELECT count(*)::int FROM waiting_entries o WHERE o.offer_id = w.offer_id AND o.expert_id = w.expert_id
           AND o.group_session_id IS NULL AND o.ended_at IS NULL AND (o.created_at, o.id) <= (w.created_at, w.id))
         ELSE (SELECT count(*)::int FROM waiting_entries o WHERE o.group_session_id = w.group_session_id
           AND o.ended_at IS NULL AND (o.unanswered, o.created_at, o.id) <= (w.unanswered, w.created_at, w.id)) END AS place
       FROM waiting_entries w WHERE w.id = ANY($1)`,
      [entries.map(({ id }) => id)],
    );
    const placeOf = new Map(places.map(({ id, place }) => [id, place]));
    return entries.map((entry) => ({ entry, place: placeOf.get(entry.id) ?? 1 }));
  }

  /** How many wait for each of an adviser's offers, and for each group session. */
  async counts(
    expertId: ExpertId,
  ): Promise<{ offer_id: OfferId; group_session_id: GroupSessionId | null; waiting: number }[]> {
    return this.tx.query(
      `SELECT offer_id, group_session_id, count(*)::int AS waiting FROM waiting_entries
       WHERE expert_id = $1 AND ended_at IS NULL
       GROUP BY offer_id, group_session_id ORDER BY offer_id, group_session_id NULLS FIRST`,
      [expertId],
    );
  }

  /** Advisers for whose time somebody waits. */
  async awaited(): Promise<ExpertId[]> {
    const rows: { expert_id: ExpertId }[] = await this.tx.query(
      'SELECT DISTINCT expert_id FROM waiting_entries WHERE ended_at IS NULL ORDER BY expert_id',
    );
    return rows.map((row) => row.expert_id);
  }

  /**
   * Entries of an adviser whose time is over, whose offer is gone, or whose group session has begun, and that say so not yet; none
   * that has a time offered. A group session stands though its offer is gone.
   */
  async over(expertId: ExpertId, now: Temporal.Instant): Promise<{ id: WaitingEntryId; reason: NothingOffered }[]> {
    return this.tx.query(
      `SELECT id, reason FROM (
         SELECT w.id, CASE
           WHEN w.group_session_id IS NOT NULL THEN CASE WHEN g.starts_at <= $2 THEN 'session-started' END
           WHEN o.retired_at IS NOT NULL THEN 'offer-retired'
           WHEN w.ends_by <= $2 THEN 'window-over' END AS reason
         FROM waiting_entries w JOIN offers o ON o.id = w.offer_id LEFT JOIN group_sessions g ON g.id = w.group_session_id
         WHERE w.expert_id = $1 AND w.ended_at IS NULL AND ${hasNoneOffered}
       ) entry WHERE reason IS NOT NULL ORDER BY id LIMIT 200`,
      [expertId, now.toString()],
    );
  }
}
