import type { VoucherId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Programme } from '../programme.js';
import type { Pace, Spending } from './programme-money.js';

/** What became of a programme's vouchers, in sum. */
export class ProgrammeMoneyTable {
  constructor(private readonly tx: Transaction) {}

  async vouchers({ id }: Programme): Promise<{ ids: VoucherId[]; firstOffer: Temporal.Instant | null }> {
    const rows: { ids: VoucherId[] | null; first: Date | null }[] = await this.tx.query(
      'SELECT array_agg(id) AS ids, min(offered_at) AS first FROM vouchers WHERE programme_id = $1',
      [id],
    );
    return { ids: rows[0]?.ids ?? [], firstOffer: rows[0]?.first?.toTemporalInstant() ?? null };
  }

  /** What was set aside and what was drawn, and of that what since an instant; of each the part that stands. */
  async spent(
    { id, currency }: Programme,
    since: Temporal.Instant,
  ): Promise<Pick<Spending, 'reserved' | 'drawn'> & Pick<Pace, 'offered'> & { readonly drawnSince: Money }> {
    const [row]: { reserved: number; drawn: number; drawn_since: number; offered: number }[] = await this.tx.query(
      `SELECT coalesce(sum(u.amount_minor) FILTER (WHERE e.at IS NULL), 0)::bigint AS reserved,
         coalesce(sum(e.drawn_minor), 0)::bigint AS drawn,
         coalesce(sum(e.drawn_minor) FILTER (WHERE e.at >= $2), 0)::bigint AS drawn_since,
         (SELECT coalesce(sum(value_minor), 0)::bigint FROM vouchers WHERE programme_id = $1 AND offered_at >= $2
            AND state NOT IN ('declined', 'lapsed') AND NOT (state = 'cancelled' AND accepted_at IS NULL)) AS offered
       FROM voucher_uses u JOIN vouchers v ON v.id = u.voucher_id LEFT JOIN voucher_use_ends e USING (voucher_id, reference)
       WHERE v.programme_id = $1`,
      [id, since.toString()],
    );
    return {
      reserved: money(row?.reserved ?? 0, currency),
      drawn: money(row?.drawn ?? 0, currency),
      drawnSince: money(row?.drawn_since ?? 0, currency),
      offered: money(row?.offered ?? 0, currency),
    };
  }
}
