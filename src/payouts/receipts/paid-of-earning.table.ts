import type { AdviserPayoutId, EarningId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { PaidOfEarning } from './receipt.js';

interface Row {
  readonly earning_id: EarningId;
  readonly pay: number;
  readonly interest: number;
  readonly compensation: number;
  readonly since: string | null;
  readonly rate: number | null;
  readonly paid_through: string | null;
  readonly through: string | null;
  readonly days_before: number;
  readonly days_through: number;
}

/** What a payout paid of each earning, and for which days it pays interest. */
export class PaidOfEarningTable {
  constructor(private readonly tx: Transaction) {}

  /**
   * The days are found by the sums: a payout takes all the interest that is written when it is planned, so that what earlier payouts
   * took, and what they took with this one, end with a day's.
   */
  async ofPayout(id: AdviserPayoutId): Promise<PaidOfEarning[]> {
    const rows: Row[] = await this.tx.query(
      `WITH items AS (
         SELECT earning_id, coalesce(sum(amount_minor) FILTER (WHERE kind = 'pay'), 0)::bigint AS pay,
           coalesce(sum(amount_minor) FILTER (WHERE kind = 'interest'), 0)::bigint AS interest,
           coalesce(sum(amount_minor) FILTER (WHERE kind = 'compensation'), 0)::bigint AS compensation
         FROM adviser_payout_items WHERE payout_id = $1 GROUP BY earning_id
       ), before AS (
         SELECT i.earning_id, sum(i.amount_minor) AS interest
         FROM adviser_payout_items i JOIN adviser_payouts p ON p.id = i.payout_id
         WHERE i.kind = 'interest' AND i.earning_id IN (SELECT earning_id FROM items) AND p.state NOT IN ('failed', 'returned')
           AND (p.planned_at, p.id) < (SELECT planned_at, id FROM adviser_payouts WHERE id = $1)
         GROUP BY i.earning_id
       ), running AS (
         SELECT earning_id, through, sum(amount_minor) OVER so_far AS interest, sum(days) OVER so_far AS days
         FROM late_pay_interest WHERE earning_id IN (SELECT earning_id FROM items)
         WINDOW so_far AS (PARTITION BY earning_id ORDER BY through)
       )
       SELECT i.*, l.since::text, l.rate,
         (SELECT coalesce(max(days), 0) FROM running r WHERE r.earning_id = i.earning_id AND r.interest <= coalesce(b.interest, 0))::int AS days_before,
         (SELECT coalesce(max(days), 0) FROM running r WHERE r.earning_id = i.earning_id
            AND r.interest <= coalesce(b.interest, 0) + i.interest)::int AS days_through,
         (SELECT max(through) FROM running r WHERE r.earning_id = i.earning_id AND r.interest <= coalesce(b.interest, 0))::text AS paid_through,
         (SELECT max(through) FROM running r WHERE r.earning_id = i.earning_id AND i.interest > 0
            AND r.interest <= coalesce(b.interest, 0) + i.interest)::text AS through
       FROM items i JOIN earnings e ON e.id = i.earning_id
       LEFT JOIN late_pay l ON l.earning_id = i.earning_id LEFT JOIN before b ON b.earning_id = i.earning_id
       ORDER BY e.due_on, e.id`,
      [id],
    );
    return rows.map(paidOf);
  }
}

function paidOf(row: Row): PaidOfEarning {
  const day = (date: string | null) => (date === null ? null : Temporal.PlainDate.from(date));
  const [since, paidThrough, through] = [day(row.since), day(row.paid_through), day(row.through)];
  return {
    ...{
      earningId: row.earning_id,
      payMinor: row.pay,
      interestMinor: row.interest,
      compensationMinor: row.compensation,
    },
    late:
      since && row.rate !== null
        ? { since, rate: row.rate, paidThrough, through, daysBefore: row.days_before, daysThrough: row.days_through }
        : null,
  };
}
