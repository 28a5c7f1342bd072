import type { EarningId, ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { MonthOfPay, SeldomMonth, Spread } from './figure.js';

interface Days {
  readonly first: string;
  readonly after: string;
}

export type RowSource = 'pay' | 'interest' | 'compensation' | 'under-the-floor';

/** Something that an adviser was paid: what a figure is made of. */
export interface PaidRow {
  readonly earning_id: EarningId;
  readonly payout_id: string;
  readonly expert_id: ExpertId;
  readonly reference: string;
  readonly earning_kind: string;
  readonly amount_minor: number;
  readonly earned_on: string;
  readonly paid_on: string;
  readonly days: number;
  readonly charged_minor: number | null;
  readonly effective_hourly_minor: number | null;
  readonly floor_minor: number | null;
}

/** What was paid and stayed paid, with what it was for; the days are those of London. */
const paid = `adviser_payouts p JOIN adviser_payout_items i ON i.payout_id = p.id JOIN earnings e ON e.id = i.earning_id`;
const during = `p.state = 'paid' AND p.paid_on >= $1 AND p.paid_on < $2`;
const earnedOn = `(e.earned_at AT TIME ZONE 'Europe/London')::date`;
const days = `(p.paid_on - ${earnedOn})`;
/** In the words of the index of such earnings. */
const underFloor = `(e.facts ->> 'effective_hourly_minor')::bigint < (e.facts -> 'floor' ->> 'hourly_minor')::bigint`;
/** Those few first, then what paid them: the planner takes them for a third of all. */
const paidUnderFloor = `(SELECT * FROM earnings e WHERE ${underFloor} OFFSET 0) e
  CROSS JOIN LATERAL (SELECT * FROM adviser_payout_items i WHERE i.earning_id = e.id AND i.kind = 'pay' OFFSET 0) i
  CROSS JOIN LATERAL (SELECT * FROM adviser_payouts p WHERE p.id = i.payout_id OFFSET 0) p`;
/** What was paid for being late, first. */
const paidForBeingLate = `(SELECT * FROM adviser_payout_items i WHERE i.kind <> 'pay' OFFSET 0) i
  CROSS JOIN LATERAL (SELECT * FROM adviser_payouts p WHERE p.id = i.payout_id OFFSET 0) p`;
const monthPaid = `to_char(p.paid_on, 'YYYY-MM')`;
/** Who had a part: as many as it takes to know that they are enough. */
const upToFive = `(array_agg(DISTINCT p.expert_id::text))[1:5] AS advisers`;
/** What all who had a part in the price paid, as far as that is kept. */
const charged = `(SELECT sum((share ->> 'amount_minor')::bigint) FROM jsonb_array_elements(e.facts -> 'shares') share)`;

/** What is told in the open of how advisers are paid, by the month in which they had it. */
export class PaidMonthsTable {
  constructor(private readonly tx: Transaction) {}

  /** Of all months before a day in which anybody was paid for work, how many were. */
  advisersByMonth(before: string): Promise<{ readonly month: string; readonly advisers: number }[]> {
    return this.tx.query(
      `SELECT month, count(*)::int AS advisers
       FROM (SELECT DISTINCT ${monthPaid} AS month, p.expert_id FROM adviser_payouts p
         WHERE p.state = 'paid' AND p.paid_on < $1 AND p.id NOT IN (
           SELECT late.payout_id FROM adviser_payout_items late WHERE late.kind <> 'pay' AND NOT EXISTS (
             SELECT FROM adviser_payout_items i WHERE i.payout_id = late.payout_id AND i.kind = 'pay'))) each
       GROUP BY month ORDER BY month`,
      [before],
    );
  }

  /** What was paid for work, how long it took, and how much each adviser had: in one reading of it all. */
  async paidIn({ first, after }: Days): Promise<{ months: MonthOfPay[]; spread: Spread }> {
    const [found]: [Found] = await this.tx.query(
      `WITH each AS MATERIALIZED (
         SELECT ${monthPaid} AS month, p.expert_id, i.amount_minor, ${days} AS days,
           round(${charged} * i.amount_minor::numeric / e.amount_minor)::bigint AS charged
         FROM ${paid} WHERE ${during} AND i.kind = 'pay'),
       of_month AS (
         SELECT month, count(DISTINCT expert_id) AS advisers, count(*) AS payments,
           count(*) FILTER (WHERE days <= 30) AS within30, count(*) FILTER (WHERE days <= 60) AS within60,
           sum(amount_minor) AS pay_minor,
           coalesce(sum(amount_minor) FILTER (WHERE charged IS NOT NULL), 0) AS charged_pay_minor,
           coalesce(sum(charged), 0) AS charged_minor,
           count(DISTINCT expert_id) FILTER (WHERE charged IS NOT NULL) AS charged_advisers
         FROM each GROUP BY month),
       of_adviser AS (SELECT expert_id, sum(amount_minor)::float8 AS minor FROM each GROUP BY expert_id),
       of_kind AS (
         SELECT x.kind, count(*) AS advisers,
           percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY minor) AS quartiles
         FROM of_adviser JOIN experts x ON x.id = expert_id GROUP BY GROUPING SETS ((), (x.kind)) HAVING count(*) > 0)
       SELECT (SELECT percentile_disc(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY days) FROM each) AS times,
         (SELECT coalesce(json_agg(m ORDER BY month), '[]') FROM of_month m) AS months,
         (SELECT coalesce(json_agg(k), '[]') FROM of_kind k) AS kinds`,
      [first, after],
    );
    return { months: [...found.months], spread: spreadOf(found) };
  }

  /** Of all months before a day, what there was of what happens seldom: paid for being late, or for less than the floor. */
  seldom(before: string): Promise<SeldomMonth[]> {
    return this.tx.query(
      `SELECT i.kind || '-paid' AS name, ${monthPaid} AS month, sum(i.amount_minor)::bigint AS total, ${upToFive}
       FROM ${paidForBeingLate} WHERE p.state = 'paid' AND p.paid_on < $1 GROUP BY i.kind, month
       UNION ALL
       SELECT 'under-the-floor', ${monthPaid} AS month, count(*), ${upToFive}
       FROM ${paidUnderFloor} WHERE p.state = 'paid' AND p.paid_on < $1 GROUP BY month
       ORDER BY name, month`,
      [before],
    );
  }

  /**
   * When something that was paid in this time last came back after its month was over, and so had been told of; null where nothing did. In the
   * words of the index of what came back.
   */
  async restatedOn({ first, after }: Days): Promise<string | null> {
    const [found]: [{ restated_on: string | null }] = await this.tx.query(
      `SELECT max((p.ended_at AT TIME ZONE 'Europe/London')::date)::text AS restated_on FROM adviser_payouts p
       WHERE p.state = 'returned' AND p.paid_on >= $1 AND p.paid_on < $2
         AND (p.ended_at AT TIME ZONE 'Europe/London')::date >= date_trunc('month', p.paid_on) + interval '1 month'`,
      [first, after],
    );
    return found.restated_on;
  }

  /** The newest first. */
  rows(source: RowSource, period: Days, { after, count }: { after: Place | undefined; count: number }) {
    const [from, kind] = source === 'under-the-floor' ? [paidUnderFloor, 'pay'] : [paid, source];
    return this.tx.query<PaidRow[]>(
      `SELECT e.id AS earning_id, p.id AS payout_id, p.expert_id, e.reference, e.kind AS earning_kind, i.amount_minor,
         ${earnedOn} AS earned_on, p.paid_on, ${days} AS days, ${charged}::bigint AS charged_minor,
         (e.facts ->> 'effective_hourly_minor')::bigint AS effective_hourly_minor,
         (e.facts -> 'floor' ->> 'hourly_minor')::bigint AS floor_minor
       FROM ${from} WHERE ${during} AND i.kind = '${kind}'
         AND ($3::date IS NULL OR (p.paid_on <= $3 AND (p.paid_on < $3 OR e.id < $4::uuid)))
       ORDER BY p.paid_on DESC, e.id DESC LIMIT $5`,
      [period.first, period.after, after?.at.slice(0, 10) ?? null, after?.id ?? null, count],
    );
  }
}

interface Found {
  /** The median and the 95th percentile. */
  readonly times: readonly [number, number] | null;
  readonly months: readonly MonthOfPay[];
  /** A group of all, whose kind is null, and one of each kind of adviser, as they are today. */
  readonly kinds: readonly {
    readonly kind: string | null;
    readonly advisers: number;
    readonly quartiles: readonly [number, number, number];
  }[];
}

function spreadOf({ times, kinds }: Found): Spread {
  const [median, p95] = times ?? [null, null];
  const all = kinds.find(({ kind }) => kind === null);
  const of = (kind: string) => {
    const group = kinds.find((one) => one.kind === kind);
    return { advisers: group?.advisers ?? 0, median: group?.quartiles[1] ?? 0 };
  };
  return {
    ...{ advisers: all?.advisers ?? 0, days: { median, p95 } },
    ...{ quartiles: all?.quartiles ?? null, byKind: { specialist: of('specialist'), barefoot: of('barefoot') } },
  };
}
