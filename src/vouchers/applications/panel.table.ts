import type { ApplicationId, ProgrammeId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Score, Scorer } from './panel.js';
import type { Criterion } from './words.js';

interface Row {
  readonly application_id: ApplicationId;
  readonly user_id: UserId;
  readonly name: string;
  readonly assigned_at: Date;
  readonly of_funder: boolean;
  readonly recused_at: Date | null;
  readonly recusal_reason: string | null;
  readonly scored_at: Date | null;
  readonly criteria: readonly Criterion[] | null;
  readonly points: readonly number[] | null;
  readonly comment: string | null;
}

/** Who scores applications. Whoever changes a panel has locked its application. */
export class PanelTable {
  constructor(private readonly tx: Transaction) {}

  /** In the order in which they were asked, those who have left it too. */
  async of(applicationId: ApplicationId): Promise<Scorer[]> {
    return this.select('s.application_id = $1 ORDER BY s.assigned_at, s.user_id', [applicationId]);
  }

  /** Those that somebody sits on, the newest first. */
  async ofPerson(userId: UserId, after: Place | undefined, count: number): Promise<Scorer[]> {
    return this.select(
      `s.user_id = $1 AND s.recused_at IS NULL AND ($2::timestamptz IS NULL OR (s.assigned_at, s.application_id) < ($2, $3::uuid))
       ORDER BY s.assigned_at DESC, s.application_id DESC LIMIT $4`,
      [userId, after?.at ?? null, after?.id ?? null, count],
    );
  }

  async sits(applicationId: ApplicationId, userId: UserId): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'SELECT FROM application_scorers WHERE application_id = $1 AND user_id = $2 AND recused_at IS NULL',
      [applicationId, userId],
    );
    return rows.length > 0;
  }

  async insert(scorer: Omit<Scorer, 'name' | 'score'>, by: UserId): Promise<void> {
    const { applicationId, userId, assignedAt, ofFunder } = scorer;
    await this.tx.query(
      'INSERT INTO application_scorers (application_id, user_id, assigned_at, assigned_by, of_funder) VALUES ($1, $2, $3, $4, $5)',
      [applicationId, userId, assignedAt.toString(), by, ofFunder],
    );
  }

  async recuse(
    { applicationId, userId }: Pick<Scorer, 'applicationId' | 'userId'>,
    reason: string,
    by: UserId,
    now: Temporal.Instant,
  ): Promise<void> {
    await this.tx.query(
      `UPDATE application_scorers SET recused_at = $3, recused_by = $4, recusal_reason = $5
       WHERE application_id = $1 AND user_id = $2`,
      [applicationId, userId, now.toString(), by, reason],
    );
  }

  /** Throws `already-scored`. */
  async insertScore(applicationId: ApplicationId, userId: UserId, { scoredAt, points, comment }: Score): Promise<void> {
    const criteria = points.map(({ criterion }) => criterion);
    const given = points.map((each) => each.points);
    try {
      await this.tx.query(
        `INSERT INTO application_scores (application_id, user_id, scored_at, criteria, points, comment)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [applicationId, userId, scoredAt.toString(), criteria, given, comment],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'a scorer scores an application once') throw error;
      throw new Problem('already-scored', 'You have scored this application already. A score that was given stays.');
    }
  }

  /** What a programme has its panels score. */
  async criteriaOf(programmeId: ProgrammeId): Promise<readonly Criterion[]> {
    const rows: { criteria: Criterion[] }[] = await this.tx.query('SELECT criteria FROM programmes WHERE id = $1', [
      programmeId,
    ]);
    return rows[0]?.criteria ?? [];
  }

  private async select(condition: string, values: unknown[]): Promise<Scorer[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT s.*, u.name, c.scored_at, c.criteria, c.points, c.comment
       FROM application_scorers s JOIN "user" u ON u.id = s.user_id LEFT JOIN application_scores c USING (application_id, user_id)
       WHERE ${condition}`,
      values,
    );
    return rows.map(scorerOf);
  }
}

function scorerOf(row: Row): Scorer {
  return {
    applicationId: row.application_id,
    userId: row.user_id,
    name: row.name,
    assignedAt: row.assigned_at.toTemporalInstant(),
    ofFunder: row.of_funder,
    recusedAt: row.recused_at?.toTemporalInstant() ?? null,
    recusalReason: row.recusal_reason,
    score: row.scored_at && {
      scoredAt: row.scored_at.toTemporalInstant(),
      points: (row.criteria ?? []).map((criterion, index) => ({ criterion, points: row.points?.[index] ?? 0 })),
      comment: row.comment ?? '',
    },
  };
}
