import type { AdviserPayoutId, EarningId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { interestPaidBy, type InterestOfDays, type TakingPayout } from './interest-paid.js';
import type { PaidOfEarning } from './receipt.js';

interface Row {
  readonly earning_id: EarningId;
  readonly pay: number;
  readonly interest: number;
  readonly compensation: number;
  readonly since: string | null;
  readonly rate: number | null;
  readonly written: readonly { readonly through: string; readonly days: number; readonly minor: number }[];
  readonly taken_by: readonly TakingRow[];
}

interface TakingRow {
  readonly id: AdviserPayoutId;
  readonly planned_at: string;
  readonly ended_at: string | null;
  readonly minor: number;
}

/** What a payout paid of each earning, and for which days it pays interest. */
export class PaidOfEarningTable {
  constructor(private readonly tx: Transaction) {}

  async ofPayout(id: AdviserPayoutId): Promise<PaidOfEarning[]> {
    const rows: Row[] = await this.tx.query(
      `WITH items AS (
         SELECT earning_id, coalesce(sum(amount_minor) FILTER (WHERE kind = 'pay'), 0)::bigint AS pay,
           coalesce(sum(amount_minor) FILTER (WHERE kind = 'interest'), 0)::bigint AS interest,
           coalesce(sum(amount_minor) FILTER (WHERE kind = 'compensation'), 0)::bigint AS compensation
         FROM adviser_payout_items WHERE payout_id = $1 GROUP BY earning_id
       )
       SELECT i.*, l.since::text, l.rate, w.written, t.taken_by
       FROM items i JOIN earnings e ON e.id = i.earning_id LEFT JOIN late_pay l ON l.earning_id = i.earning_id
       CROSS JOIN LATERAL (
         SELECT coalesce(json_agg(json_build_object('through', through, 'days', days, 'minor', amount_minor) ORDER BY through), '[]') AS written
         FROM late_pay_interest WHERE earning_id = i.earning_id) w
       CROSS JOIN LATERAL (
         SELECT coalesce(json_agg(json_build_object('id', p.id, 'planned_at', p.planned_at, 'ended_at', p.ended_at, 'minor', o.amount_minor)
           ORDER BY p.planned_at, p.id), '[]') AS taken_by
         FROM adviser_payout_items o JOIN adviser_payouts p ON p.id = o.payout_id
         WHERE o.earning_id = i.earning_id AND o.kind = 'interest') t
       ORDER BY e.due_on, e.id`,
      [id],
    );
    return rows.map((row) => paidOf(row, id));
  }
}

function paidOf(row: Row, payoutId: AdviserPayoutId): PaidOfEarning {
  const amounts = { payMinor: row.pay, interestMinor: row.interest, compensationMinor: row.compensation };
  if (row.since === null || row.rate === null) return { earningId: row.earning_id, ...amounts, late: null };
  const written: readonly InterestOfDays[] = row.written.map(({ through, days, minor }) => {
    return { through: Temporal.PlainDate.from(through), days, minor };
  });
  const paid = interestPaidBy(payoutId, written, row.taken_by.map(takingOf));
  const late = { since: Temporal.PlainDate.from(row.since), rate: row.rate, ...paid };
  return { earningId: row.earning_id, ...amounts, late };
}

function takingOf({ id, planned_at, ended_at, minor }: TakingRow): TakingPayout {
  const endedAt = ended_at === null ? null : Temporal.Instant.from(ended_at);
  return { id, plannedAt: Temporal.Instant.from(planned_at), endedAt, minor };
}
