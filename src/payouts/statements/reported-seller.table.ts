import type { ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { TradingDetailsTable } from '../supplies/trading-details.table.js';
import type { TradingDetails } from '../supplies/trading-details.js';

/** An adviser as the tax office is told of them. */
export interface ReportedSeller {
  readonly expertId: ExpertId;
  /** What they are called here. */
  readonly name: string;
  readonly details: TradingDetails | undefined;
  /** Where they are paid: a sort code with the number of an account, or an account with Stripe. */
  readonly account: string | null;
  /** Whose account that is, where a bank knows. */
  readonly accountName: string | null;
}

interface Row {
  readonly id: ExpertId;
  readonly name: string;
  readonly account: string | null;
  readonly account_name: string | null;
}

/** Advisers by who they are to the law, and where they are paid. */
export class ReportedSellerTable {
  constructor(private readonly tx: Transaction) {}

  async of(expertIds: readonly ExpertId[]): Promise<ReportedSeller[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT x.id, x.name, coalesce(d.sort_code || ' ' || d.account_number, d.external_id) AS account, d.account_name
       FROM experts x LEFT JOIN payout_destinations d ON d.expert_id = x.id AND d.state <> 'replaced'
       WHERE x.id = ANY ($1) ORDER BY x.id`,
      [expertIds],
    );
    const details = new TradingDetailsTable(this.tx);
    const sellers: ReportedSeller[] = [];
    for (const { id, name, account, account_name: accountName } of rows)
      sellers.push({ expertId: id, name, account, accountName, details: await details.find(id) });
    return sellers;
  }
}
