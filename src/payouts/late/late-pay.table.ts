import { type EarningId, type ExpertId, type Id, newId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Borne, Debt, LateTerms } from './late-pay.js';

/** Something that an adviser has earned, and may be paid late. */
export interface Owed extends Debt {
  readonly id: EarningId;
}

interface Row {
  readonly id: EarningId;
  readonly amount_minor: number;
  readonly currency: string;
  readonly due_on: string;
  readonly paid_on: string | null;
  readonly ready_at: Date | null;
  readonly since: string | null;
  readonly rate: number;
  readonly base_rate_policy_id: string;
  readonly compensation_minor: number;
  readonly through: string | null;
  readonly days: string;
  readonly interest_minor: string;
}

/**
 * Of an earning `e`: the day on which its adviser had it (`p.paid_on`), and since when there is somewhere to pay it to (`d.ready_at`):
 * where it went, or else where its adviser is to be paid now.
 */
const paidWhere = `
  LEFT JOIN LATERAL (SELECT p.paid_on, p.destination_id FROM adviser_payout_items i JOIN adviser_payouts p ON p.id = i.payout_id
    WHERE i.earning_id = e.id AND i.kind = 'pay' AND p.state = 'paid') p ON true
  LEFT JOIN payout_destinations d ON CASE WHEN p.destination_id IS NULL THEN d.expert_id = e.expert_id AND d.state = 'ready'
    ELSE d.id = p.destination_id END`;

/** Whether there is a day before the end of today, or of the day on which it was paid, of which no interest is written. */
const mayBear = `greatest(e.due_on, (SELECT max(through) FROM late_pay_interest WHERE earning_id = e.id)) < least($1::date, p.paid_on)`;

/** What is owed for paying late. Who writes it has locked what the adviser is to be paid. */
export class LatePayTable {
  constructor(private readonly tx: Transaction) {}

  /** Whose pay may bear interest today. */
  async experts(today: Temporal.PlainDate): Promise<ExpertId[]> {
    const rows: { expert_id: ExpertId }[] = await this.tx.query(
      `SELECT DISTINCT e.expert_id FROM earnings e ${paidWhere} WHERE ${mayBear} AND d.ready_at IS NOT NULL ORDER BY 1`,
      [today.toString()],
    );
    return rows.map(({ expert_id }) => expert_id);
  }

  async owedTo(expertId: ExpertId, today: Temporal.PlainDate): Promise<Owed[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT e.id, e.amount_minor, e.currency, e.due_on, p.paid_on, d.ready_at,
         l.since, l.rate, l.base_rate_policy_id, l.compensation_minor, b.*
       FROM earnings e ${paidWhere} LEFT JOIN late_pay l ON l.earning_id = e.id
       CROSS JOIN LATERAL (SELECT max(through) AS through, coalesce(sum(days), 0)::bigint AS days,
         coalesce(sum(amount_minor), 0)::bigint AS interest_minor FROM late_pay_interest WHERE earning_id = e.id) b
       WHERE e.expert_id = $2 AND ${mayBear} ORDER BY e.due_on, e.id`,
      [today.toString(), expertId],
    );
    return rows.map(owedOf);
  }

  async begin(id: EarningId, terms: LateTerms, now: Temporal.Instant): Promise<void> {
    const { since, rate, basePolicyId, compensation } = terms;
    await this.tx.query(
      `INSERT INTO late_pay (earning_id, since, rate, base_rate_policy_id, compensation_minor, begun_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, since.toString(), rate, basePolicyId, compensation.minor, now.toString()],
    );
  }

  /** Who was not told of something that is late. */
  async untold(): Promise<ExpertId[]> {
    const rows: { expert_id: ExpertId }[] = await this.tx.query(
      `SELECT DISTINCT e.expert_id FROM late_pay l JOIN earnings e ON e.id = l.earning_id
       WHERE NOT EXISTS (SELECT FROM late_pay_told t WHERE t.earning_id = l.earning_id) ORDER BY 1`,
    );
    return rows.map(({ expert_id }) => expert_id);
  }

  /** Writes down that somebody is told of what is late; returns what they were not told of. */
  async tell(expertId: ExpertId, now: Temporal.Instant): Promise<EarningId[]> {
    const rows: { earning_id: EarningId }[] = await this.tx.query(
      `INSERT INTO late_pay_told (earning_id, told_at)
       SELECT l.earning_id, $2 FROM late_pay l JOIN earnings e ON e.id = l.earning_id
       WHERE e.expert_id = $1 AND NOT EXISTS (SELECT FROM late_pay_told t WHERE t.earning_id = l.earning_id)
       ON CONFLICT DO NOTHING RETURNING earning_id`,
      [expertId, now.toString()],
    );
    return rows.map(({ earning_id }) => earning_id);
  }

  /** The id under which the books know it. */
  async insertInterest(id: EarningId, { through, days, amount }: Borne): Promise<Id<'late-pay-interest'>> {
    const interestId = newId<Id<'late-pay-interest'>>();
    await this.tx.query(
      'INSERT INTO late_pay_interest (id, earning_id, through, days, amount_minor) VALUES ($1, $2, $3, $4, $5)',
      [interestId, id, through.toString(), days, amount.minor],
    );
    return interestId;
  }
}

function owedOf(row: Row): Owed {
  const inCurrency = (minor: number): Money => money(minor, row.currency);
  const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));
  const [since, through] = [day(row.since), day(row.through)];
  return {
    ...{ id: row.id, amount: inCurrency(row.amount_minor), dueOn: Temporal.PlainDate.from(row.due_on) },
    ...{ paidOn: day(row.paid_on), readyAt: row.ready_at?.toTemporalInstant() ?? null },
    terms: since && {
      ...{ since, rate: row.rate, basePolicyId: row.base_rate_policy_id },
      compensation: inCurrency(row.compensation_minor),
    },
    borne: through && { through, days: Number(row.days), amount: inCurrency(Number(row.interest_minor)) },
  };
}
