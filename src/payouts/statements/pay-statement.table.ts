import type { ExpertId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { PayQuarter } from './pay-statement.js';

interface Row {
  readonly expert_id: ExpertId;
  readonly quarter: number;
  readonly sessions: number;
  readonly earned: number;
  readonly vat: number;
  readonly fees: number;
  readonly paid: number;
  readonly interest: number;
  readonly compensation: number;
}

/** What a statement of a year is reckoned from: what was earned, and what reached the adviser or came back. */
export class PayStatementTable {
  constructor(private readonly tx: Transaction) {}

  /** Quarters of a year in which there was something. */
  async ofExpert(expertId: ExpertId, year: number): Promise<PayQuarter[]> {
    return (await this.quarters(year, expertId)).map(quarterOf);
  }

  /** Years in which something was earned or paid, the first first. */
  async yearsOf(expertId: ExpertId): Promise<number[]> {
    const rows: { year: number }[] = await this.tx.query(
      `SELECT DISTINCT extract(year FROM day)::int AS year FROM (${happenings}) h WHERE expert_id = $1 ORDER BY year`,
      [expertId],
    );
    return rows.map(({ year }) => year);
  }

  /** The same of all advisers of whom there is something, by whose it is. */
  async ofAll(year: number): Promise<Map<ExpertId, PayQuarter[]>> {
    const byExpert = Map.groupBy(await this.quarters(year, null), (row) => row.expert_id);
    return new Map([...byExpert].map(([expertId, rows]) => [expertId, rows.map(quarterOf)]));
  }

  private quarters(year: number, expertId: ExpertId | null): Promise<Row[]> {
    return this.tx.query(
      `SELECT expert_id, extract(quarter FROM day)::int AS quarter, count(DISTINCT session)::int AS sessions,
         sum(earned)::bigint AS earned, sum(vat)::bigint AS vat, sum(fees)::bigint AS fees, sum(paid)::bigint AS paid,
         sum(CASE kind WHEN 'interest' THEN paid ELSE 0 END)::bigint AS interest,
         sum(CASE kind WHEN 'compensation' THEN paid ELSE 0 END)::bigint AS compensation
       FROM (${happenings}) h
       WHERE ($2::uuid IS NULL OR expert_id = $2) AND day >= make_date($1, 1, 1) AND day < make_date($1 + 1, 1, 1)
       GROUP BY expert_id, 2 ORDER BY expert_id, 2`,
      [year, expertId],
    );
  }
}

/**
 * Each with its day in London. Parts of a session in dispute are one session: an adviser gives one at a time, so its start and its quote name
 * it. Who pays for a session pays its price, which is the adviser's pay and the platform's fee.
 */
const happenings = `
  SELECT expert_id, (earned_at AT TIME ZONE 'Europe/London')::date AS day,
    coalesce((facts ->> 'starts_at') || coalesce(facts #>> '{quote,hash}', ''), reference::text) AS session,
    amount_minor AS earned, vat_minor AS vat,
    greatest(0, coalesce((SELECT sum((share ->> 'amount_minor')::bigint) FROM jsonb_array_elements(facts -> 'shares') share), 0)
      - amount_minor) * (facts -> 'shares' <> '[]')::int AS fees,
    0 AS paid, NULL AS kind
  FROM earnings
  UNION ALL
  SELECT p.expert_id, p.paid_on, NULL, 0, 0, 0, i.amount_minor, i.kind
  FROM adviser_payouts p JOIN adviser_payout_items i ON i.payout_id = p.id WHERE p.paid_on IS NOT NULL
  UNION ALL
  SELECT p.expert_id, (p.ended_at AT TIME ZONE 'Europe/London')::date, NULL, 0, 0, 0, -i.amount_minor, i.kind
  FROM adviser_payouts p JOIN adviser_payout_items i ON i.payout_id = p.id WHERE p.state = 'returned'`;

function quarterOf({ quarter, sessions, ...row }: Row): PayQuarter {
  return {
    ...{ quarter, sessions, earned: money(row.earned), vat: money(row.vat), fees: money(row.fees) },
    ...{ paid: money(row.paid), interest: money(row.interest), compensation: money(row.compensation) },
  };
}
