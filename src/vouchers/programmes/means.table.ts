import type { ProgrammeId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Period } from '../../kernel/time.js';
import type { Transaction } from '../../platform/database.js';
import type { Programme } from '../programme.js';
import type { Means } from './budget.js';

/** What the vouchers of a programme have been promised. */
export class MeansTable {
  constructor(private readonly tx: Transaction) {}

  /**
   * Offers that were declined or have lapsed promise nothing, also where the lapse is not written down yet; a voucher that
   * ended promised what was drawn of it and what is set aside still, as the rest is the programme's again.
   */
  async committed(
    { id, currency }: Programme,
    month: Period,
    now: Temporal.Instant,
  ): Promise<Pick<Means, 'committed' | 'committedThisMonth'>> {
    const [row]: { committed: number; this_month: number }[] = await this.tx.query(
      `SELECT coalesce(sum(CASE WHEN ended THEN used ELSE value_minor END), 0)::bigint AS committed,
         coalesce(sum(value_minor) FILTER (WHERE offered_at >= $3 AND offered_at < $4), 0)::bigint AS this_month
       FROM (
         SELECT v.value_minor, v.offered_at, (
             v.state IN ('exhausted', 'expired', 'cancelled', 'clawed-back')
             OR (v.state IN ('active', 'suspended') AND v.expires_at <= $2)
           ) AS ended,
           (SELECT coalesce(sum(coalesce(e.drawn_minor, u.amount_minor)), 0)
            FROM voucher_uses u LEFT JOIN voucher_use_ends e USING (voucher_id, reference) WHERE u.voucher_id = v.id) AS used
         FROM vouchers v
         WHERE v.programme_id = $1 AND v.state NOT IN ('declined', 'lapsed')
           AND NOT (v.state = 'offered' AND v.offer_lapses_at <= $2)
           AND NOT (v.state = 'cancelled' AND v.accepted_at IS NULL)
       ) promised`,
      [id, now.toString(), month.start.toString(), month.end.toString()],
    );
    return {
      committed: money(row?.committed ?? 0, currency),
      committedThisMonth: money(row?.this_month ?? 0, currency),
    };
  }

  /** How many vouchers hold money of a programme still, in their own hands or set aside for sessions. */
  async outstanding(id: ProgrammeId): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      `SELECT count(*)::int AS count FROM vouchers v WHERE v.programme_id = $1 AND (
         v.state IN ('offered', 'accepted', 'active', 'suspended') OR EXISTS (
           SELECT FROM voucher_uses u WHERE u.voucher_id = v.id
             AND NOT EXISTS (SELECT FROM voucher_use_ends e WHERE (e.voucher_id, e.reference) = (u.voucher_id, u.reference))
         )
       )`,
      [id],
    );
    return rows[0]?.count ?? 0;
  }
}
