import type { ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { yearInLondon } from './pay-statement.js';
import type { TaxLetter, TaxNews } from './tax-news.js';

/** That advisers were written to about what the tax office is told of them. */
export class TaxLetterTable {
  constructor(private readonly tx: Transaction) {}

  /** Who earned something in the year and was not written to about it; nobody who was erased. */
  async toTell({ kind, year }: TaxNews): Promise<ExpertId[]> {
    const { start, end } = yearInLondon(year);
    const rows: { expert_id: ExpertId }[] = await this.tx.query(
      `SELECT DISTINCT e.expert_id FROM earnings e JOIN experts x ON x.id = e.expert_id
       WHERE e.earned_at >= $1 AND e.earned_at < $2
         AND NOT EXISTS (SELECT FROM tax_letters t WHERE t.expert_id = e.expert_id AND t.year = $3 AND t.kind = $4)
         AND NOT EXISTS (SELECT FROM erasures r WHERE r.user_id = x.user_id AND r.done_at IS NOT NULL)
       ORDER BY e.expert_id`,
      [start.toString(), end.toString(), year, kind],
    );
    return rows.map(({ expert_id }) => expert_id);
  }

  /** Whether it is to be written now: of those who would write the same at once, one is to. */
  async insert({ expertId, year, kind, missing, toldAt }: TaxLetter): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO tax_letters (expert_id, year, kind, missing, told_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (expert_id, year, kind) DO NOTHING RETURNING expert_id`,
      [expertId, year, kind, missing, toldAt.toString()],
    );
    return rows.length > 0;
  }
}
