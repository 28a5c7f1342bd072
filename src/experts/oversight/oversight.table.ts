import { EntitySchema } from 'typeorm';
import type { ExpertId, OrganisationId, OversightId, UserId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { instant, nullable, text, uuid, uuidKey } from '../../platform/columns.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Oversight } from './oversight.js';

export const oversightSchema = new EntitySchema<Oversight>({
  name: 'oversights',
  columns: {
    id: uuidKey,
    expertId: uuid,
    organisationId: nullable(uuid),
    specialistId: nullable(uuid),
    state: text,
    note: text,
    askedAt: instant,
    answeredAt: nullable(instant),
    answeredBy: nullable(uuid),
    endedAt: nullable(instant),
    endedBy: nullable(uuid),
    reason: text,
  },
});

/** Whose oversights: those of one adviser, or what some bodies and a specialist oversee or are asked to. */
export interface OversightList {
  readonly expertId: ExpertId | null;
  readonly organisationIds: readonly OrganisationId[];
  readonly specialistId: ExpertId | null;
  readonly after: Place | undefined;
  readonly count: number;
}

/** Whoever changes an oversight has locked its adviser. */
export class OversightTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `oversight-state` where another one stands. */
  async insert(oversight: Oversight): Promise<void> {
    try {
      await this.tx.insert(oversightSchema, oversight);
    } catch (error) {
      if (brokenConstraint(error) !== 'an adviser has one standing oversight') throw error;
      throw new Problem(
        'oversight-state',
        'You have asked somebody already, or somebody oversees you. Withdraw or end that first.',
      );
    }
  }

  async find(id: OversightId): Promise<Oversight> {
    const oversight = await this.tx.findOneBy(oversightSchema, { id });
    if (!oversight) throw notFound('oversight');
    return oversight;
  }

  /** The one that is asked for or accepted. */
  standing(expertId: ExpertId): Promise<Oversight | null> {
    return this.tx
      .createQueryBuilder(oversightSchema, 'o')
      .where(`o.expertId = :expertId AND o.state IN ('asked', 'accepted')`, { expertId })
      .getOne();
  }

  /** Newest first; an overseer’s without those that are over. */
  list({ expertId, organisationIds, specialistId, after, count }: OversightList): Promise<Oversight[]> {
    const query = this.tx
      .createQueryBuilder(oversightSchema, 'o')
      .where(
        `(o.expertId = :expertId OR (o.state IN ('asked', 'accepted')
          AND (o.organisationId = ANY(:organisationIds) OR o.specialistId = :specialistId)))`,
        { expertId, organisationIds, specialistId },
      )
      .orderBy('o.askedAt', 'DESC')
      .addOrderBy('o.id', 'DESC')
      .take(count);
    if (after) query.andWhere('(o.askedAt, o.id) < (:at, :id::uuid)', after);
    return query.getMany();
  }

  /** The barefoot advisers that these bodies, or a specialist, answer for. */
  async overseen(organisationIds: readonly OrganisationId[], specialistId: ExpertId | null): Promise<ExpertId[]> {
    const rows: { expert_id: ExpertId }[] = await this.tx.query(
      `SELECT expert_id FROM oversights WHERE state = 'accepted' AND (organisation_id = ANY($1) OR specialist_id = $2)`,
      [organisationIds, specialistId],
    );
    return rows.map((row) => row.expert_id);
  }

  /** How often an adviser has asked somebody. */
  async countAskedSince(expertId: ExpertId, since: Temporal.Instant): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM oversights WHERE expert_id = $1 AND asked_at > $2',
      [expertId, since.toString()],
    );
    return rows[0]?.count ?? 0;
  }

  /** Those for which nobody would answer if somebody went: a specialist's own, and of a body that has no other admin. */
  onlyOf(userId: UserId): Promise<{ id: OversightId; name: string }[]> {
    return this.tx.query(
      `SELECT v.id, a.name FROM oversights v JOIN experts a ON a.id = v.expert_id LEFT JOIN experts s ON s.id = v.specialist_id
       WHERE v.state = 'accepted' AND a.user_id <> $1 AND (s.user_id = $1 OR ARRAY[$1::uuid] = ARRAY(
         SELECT m.user_id FROM memberships m WHERE m.organisation_id = v.organisation_id AND m.role = 'admin'))
       ORDER BY v.asked_at, v.id LIMIT 100`,
      [userId],
    );
  }

  async update({ id, state, answeredAt, answeredBy, endedAt, endedBy, reason }: Oversight): Promise<void> {
    await this.tx.update(oversightSchema, { id }, { state, answeredAt, answeredBy, endedAt, endedBy, reason });
  }
}
