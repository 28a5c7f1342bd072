import type { EarningId, ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { MonthOfPay, Spread } from './figure.js';

interface Days {
  readonly first: string;
  readonly after: string;
}

export const rowSources = ['pay', 'interest', 'compensation', 'under-the-floor'] as const;
export type RowSource = (typeof rowSources)[number];

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
  readonly paid_at: Date;
}

/** What was paid and stayed paid, with what it was for; the days are those of London. */
const paid = `adviser_payouts p JOIN adviser_payout_items i ON i.payout_id = p.id JOIN earnings e ON e.id = i.earning_id`;
const during = `p.state = 'paid' AND p.paid_on >= $1 AND p.paid_on < $2`;
const earnedOn = `(e.earned_at AT TIME ZONE 'Europe/London')::date`;
const days = `(p.paid_on - ${earnedOn})`;
const underFloor = `((e.facts ->> 'effective_hourly_minor')::bigint < (e.facts -> 'floor' ->> 'hourly_minor')::bigint) IS TRUE`;
/** What all who had a part in the price paid, as far as that is kept. */
const charged = `(SELECT sum((share ->> 'amount_minor')::bigint) FROM jsonb_array_elements(e.facts -> 'shares') share)`;

/** What is told in the open of how advisers are paid, by the month in which they had it. */
export class PaidMonthsTable {
  constructor(private readonly tx: Transaction) {}

  /** Of all months before a day in which anybody was paid, how many were. */
  advisersByMonth(before: string): Promise<{ readonly month: string; readonly advisers: number }[]> {
    return this.tx.query(
      `SELECT month, count(*)::int AS advisers
       FROM (SELECT DISTINCT to_char(paid_on, 'YYYY-MM') AS month, expert_id FROM adviser_payouts
         WHERE state = 'paid' AND paid_on < $1) each
       GROUP BY month ORDER BY month`,
      [before],
    );
  }

  months({ first, after }: Days): Promise<MonthOfPay[]> {
    return this.tx.query(
      `SELECT month, count(DISTINCT expert_id) FILTER (WHERE kind = 'pay')::int AS advisers,
         count(*) FILTER (WHERE kind = 'pay')::int AS payments,
         count(*) FILTER (WHERE kind = 'pay' AND days <= 30)::int AS within30,
         count(*) FILTER (WHERE kind = 'pay' AND days <= 60)::int AS within60,
         ${sumOf("kind = 'pay'")} AS pay_minor,
         ${sumOf("kind = 'pay' AND charged IS NOT NULL")} AS charged_pay_minor,
         coalesce(sum(charged) FILTER (WHERE kind = 'pay'), 0)::bigint AS charged_minor,
         ${sumOf("kind = 'interest'")} AS interest_minor,
         count(DISTINCT expert_id) FILTER (WHERE kind = 'interest')::int AS interest_advisers,
         ${sumOf("kind = 'compensation'")} AS compensation_minor,
         count(DISTINCT expert_id) FILTER (WHERE kind = 'compensation')::int AS compensation_advisers,
         count(*) FILTER (WHERE kind = 'pay' AND breaches)::int AS breaches,
         count(DISTINCT expert_id) FILTER (WHERE kind = 'pay' AND breaches)::int AS breach_advisers
       FROM (SELECT to_char(p.paid_on, 'YYYY-MM') AS month, p.expert_id, i.kind, i.amount_minor, ${days} AS days,
           ${underFloor} AS breaches, round(${charged} * i.amount_minor::numeric / e.amount_minor) AS charged
         FROM ${paid} WHERE ${during}) each
       GROUP BY month ORDER BY month`,
      [first, after],
    );
  }

  /** How long it took, and how much each adviser had. */
  async spread(period: Days): Promise<Spread> {
    const [{ median, p95 }, groups] = [await this.times(period), await this.pay(period)];
    const all = groups.find(({ kind }) => kind === null);
    const of = (kind: string) => {
      const group = groups.find((one) => one.kind === kind);
      return { advisers: group?.advisers ?? 0, median: group?.quartiles[1] ?? 0 };
    };
    return {
      ...{ advisers: all?.advisers ?? 0, days: { median, p95 } },
      ...{ quartiles: all?.quartiles ?? null, byKind: { specialist: of('specialist'), barefoot: of('barefoot') } },
    };
  }

  /** The newest first. */
  rows(source: RowSource, period: Days, { after, count }: { after: Place | undefined; count: number }) {
    const which = source === 'under-the-floor' ? `i.kind = 'pay' AND $3 <> '' AND ${underFloor}` : 'i.kind = $3';
    return this.tx.query<PaidRow[]>(
      `SELECT e.id AS earning_id, p.id AS payout_id, p.expert_id, e.reference, e.kind AS earning_kind, i.amount_minor,
         ${earnedOn} AS earned_on, p.paid_on, ${days} AS days, ${charged}::bigint AS charged_minor, p.paid_at,
         (e.facts ->> 'effective_hourly_minor')::bigint AS effective_hourly_minor,
         (e.facts -> 'floor' ->> 'hourly_minor')::bigint AS floor_minor
       FROM ${paid} WHERE ${during} AND ${which} AND ($4::timestamptz IS NULL OR (p.paid_at, e.id) < ($4, $5::uuid))
       ORDER BY p.paid_at DESC, e.id DESC LIMIT $6`,
      [period.first, period.after, source, after?.at ?? null, after?.id ?? null, count],
    );
  }

  private async times({ first, after }: Days): Promise<{ median: number | null; p95: number | null }> {
    const rows: { times: [number, number] | null }[] = await this.tx.query(
      `SELECT percentile_disc(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY ${days}) AS times
       FROM ${paid} WHERE ${during} AND i.kind = 'pay'`,
      [first, after],
    );
    const [median, p95] = rows[0]?.times ?? [null, null];
    return { median, p95 };
  }

  /** A group of all, whose kind is null, and one of each kind of adviser, as they are today. */
  private pay({ first, after }: Days) {
    return this.tx.query<{ kind: string | null; advisers: number; quartiles: [number, number, number] }[]>(
      `SELECT x.kind, count(*)::int AS advisers, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY minor) AS quartiles
       FROM (SELECT p.expert_id, sum(i.amount_minor)::float8 AS minor FROM adviser_payouts p
           JOIN adviser_payout_items i ON i.payout_id = p.id
         WHERE ${during} AND i.kind = 'pay' GROUP BY p.expert_id) each
       JOIN experts x ON x.id = each.expert_id GROUP BY GROUPING SETS ((), (x.kind)) HAVING count(*) > 0`,
      [first, after],
    );
  }
}

function sumOf(condition: string): string {
  return `coalesce(sum(amount_minor) FILTER (WHERE ${condition}), 0)::bigint`;
}
