import { EntitySchema } from 'typeorm';
import type { CpdEntryId, ExpertId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { date, instant, integer, nullable, text, uuid, uuidKey } from '../../platform/columns.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { CpdEntry } from './cpd-entry.js';

export const cpdEntrySchema = new EntitySchema<CpdEntry>({
  name: 'cpd_entries',
  columns: {
    id: uuidKey,
    expertId: uuid,
    onDate: date,
    minutes: integer,
    kind: text,
    what: text,
    reflection: text,
    loggedAt: instant,
    struckAt: nullable(instant),
    strikeReason: nullable(text),
  },
});

/** Whoever changes an entry has locked its adviser. */
export class CpdEntryTable {
  constructor(private readonly tx: Transaction) {}

  async insert(entry: CpdEntry): Promise<void> {
    await this.tx.insert(cpdEntrySchema, entry);
  }

  /** Throws `not-found`. */
  async find(expertId: ExpertId, id: CpdEntryId): Promise<CpdEntry> {
    const entry = await this.tx.findOneBy(cpdEntrySchema, { id, expertId });
    if (!entry) throw notFound('entry');
    return entry;
  }

  /** What was logged last comes first. */
  list(expertId: ExpertId, after: Place | undefined, count: number): Promise<CpdEntry[]> {
    const query = this.tx
      .createQueryBuilder(cpdEntrySchema, 'c')
      .where('c.expertId = :expertId', { expertId })
      .orderBy('c.loggedAt', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .take(count);
    if (after) query.andWhere('(c.loggedAt, c.id) < (:at, :id::uuid)', after);
    return query.getMany();
  }

  async count(expertId: ExpertId): Promise<number> {
    return this.tx.countBy(cpdEntrySchema, { expertId });
  }

  /** Of what is not struck out. */
  async minutes(expertId: ExpertId): Promise<number> {
    const rows: { minutes: number }[] = await this.tx.query(
      'SELECT coalesce(sum(minutes), 0)::int AS minutes FROM cpd_entries WHERE expert_id = $1 AND struck_at IS NULL',
      [expertId],
    );
    return rows[0]?.minutes ?? 0;
  }

  async delete({ id }: CpdEntry): Promise<void> {
    await this.tx.delete(cpdEntrySchema, { id });
  }

  async strike({ id, struckAt, strikeReason }: CpdEntry): Promise<void> {
    await this.tx.update(cpdEntrySchema, { id }, { struckAt, strikeReason });
  }
}
