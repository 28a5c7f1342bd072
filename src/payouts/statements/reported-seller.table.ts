import type { ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { TradingDetailsTable } from '../supplies/trading-details.table.js';
import { yearInLondon } from './pay-statement.js';
import type { ReportedSeller } from './reported-seller.js';

interface Row {
  readonly id: ExpertId;
  readonly name: string;
  readonly created_at: Date;
  readonly account: string | null;
  readonly account_name: string | null;
}

/** Advisers by who they are to the law, and where they are paid. */
export class ReportedSellerTable {
  constructor(private readonly tx: Transaction) {}

  /** Whoever earned something in a year. */
  async ofYear(year: number): Promise<ReportedSeller[]> {
    const { start, end } = yearInLondon(year);
    const rows: { expert_id: ExpertId }[] = await this.tx.query(
      'SELECT DISTINCT expert_id FROM earnings WHERE earned_at >= $1 AND earned_at < $2',
      [start.toString(), end.toString()],
    );
    return this.of(rows.map(({ expert_id }) => expert_id));
  }

  async of(expertIds: readonly ExpertId[]): Promise<ReportedSeller[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT x.id, x.name, x.created_at, coalesce(d.sort_code || ' ' || d.account_number, d.external_id) AS account, d.account_name
       FROM experts x LEFT JOIN payout_destinations d ON d.expert_id = x.id AND d.state <> 'replaced'
       WHERE x.id = ANY ($1) ORDER BY x.id`,
      [expertIds],
    );
    const details = new Map(
      (await new TradingDetailsTable(this.tx).findAll(expertIds)).map((each) => [each.expertId, each]),
    );
    return rows.map(({ id, name, created_at, account, account_name: accountName }) => ({
      ...{ expertId: id, name, createdAt: created_at.toTemporalInstant(), account, accountName },
      details: details.get(id),
    }));
  }
}
