import type { EarningId, ExpertId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Late } from './late-pay.view.js';

interface Row {
  readonly id: EarningId;
  readonly expert_id: ExpertId;
  readonly name: string;
  readonly kind: Late['kind'];
  readonly reference: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly due_on: string;
  readonly begun_at: Date;
  readonly since: string;
  readonly rate: number;
  readonly compensation_minor: number;
  readonly days: string;
  readonly interest_minor: string;
  readonly under_way: boolean;
}

/** What is late and not paid. */
export class LateListTable {
  constructor(private readonly tx: Transaction) {}

  /** In the order in which it became late. */
  async page(after: Place | undefined, count: number): Promise<Late[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT e.id, e.expert_id, x.name, e.kind, e.reference, e.amount_minor, e.currency, e.due_on, l.begun_at, l.since, l.rate,
         l.compensation_minor, b.*, coalesce(p.under_way, false) AS under_way
       FROM late_pay l JOIN earnings e ON e.id = l.earning_id JOIN experts x ON x.id = e.expert_id
       CROSS JOIN LATERAL (SELECT coalesce(sum(days), 0)::bigint AS days, coalesce(sum(amount_minor), 0)::bigint AS interest_minor
         FROM late_pay_interest WHERE earning_id = e.id) b
       CROSS JOIN LATERAL (SELECT bool_or(p.state = 'paid') AS paid, bool_or(p.state IN ('planned', 'sent')) AS under_way
         FROM adviser_payout_items i JOIN adviser_payouts p ON p.id = i.payout_id
         WHERE i.earning_id = e.id AND i.kind = 'pay') p
       WHERE p.paid IS NOT TRUE AND ($1::timestamptz IS NULL OR (l.begun_at, e.id) > ($1, $2::uuid))
       ORDER BY l.begun_at, e.id LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map(lateOf);
  }
}

function lateOf(row: Row): Late {
  const inCurrency = (minor: number | string) => money(Number(minor), row.currency);
  return {
    ...{ id: row.id, expert: { id: row.expert_id, name: row.name }, kind: row.kind, reference: row.reference },
    ...{ amount: inCurrency(row.amount_minor), dueOn: Temporal.PlainDate.from(row.due_on) },
    ...{ begunAt: row.begun_at.toTemporalInstant(), days: Number(row.days), interest: inCurrency(row.interest_minor) },
    terms: {
      ...{ since: Temporal.PlainDate.from(row.since), rate: row.rate },
      compensation: inCurrency(row.compensation_minor),
    },
    isUnderWay: row.under_way,
  };
}
