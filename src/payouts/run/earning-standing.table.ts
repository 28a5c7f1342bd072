import type { AdviserPayoutId, EarningId, ExpertId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import { EarningTable } from '../earning.table.js';
import type { EarningStanding } from './earning-standing.js';

interface Row {
  readonly id: EarningId;
  readonly payout_id: AdviserPayoutId | null;
  readonly paid_on: string | null;
  readonly since: string | null;
  readonly rate: number | null;
  readonly compensation_minor: number | null;
  readonly interest_minor: string;
}

/** What advisers have earned, and how far it is paid. */
export class EarningStandingTable {
  constructor(private readonly tx: Transaction) {}

  /** Of an adviser, what is due last first; `after` is the day it is due on, and its id. */
  async page(expertId: ExpertId, after: Place | undefined, count: number): Promise<EarningStanding[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT e.id, p.id AS payout_id, p.paid_on, l.since, l.rate, l.compensation_minor,
         (SELECT coalesce(sum(amount_minor), 0) FROM late_pay_interest i WHERE i.earning_id = e.id)::bigint AS interest_minor
       FROM earnings e LEFT JOIN late_pay l ON l.earning_id = e.id
       LEFT JOIN LATERAL (
         SELECT o.id, o.paid_on FROM adviser_payout_items i JOIN adviser_payouts o ON o.id = i.payout_id
         WHERE i.earning_id = e.id AND i.kind = 'pay' AND o.state NOT IN ('failed', 'returned')
       ) p ON true
       WHERE e.expert_id = $1
         AND ($2::timestamptz IS NULL OR (e.due_on, e.id) < (($2::timestamptz AT TIME ZONE 'UTC')::date, $3::uuid))
       ORDER BY e.due_on DESC, e.id DESC LIMIT $4`,
      [expertId, after?.at ?? null, after?.id ?? null, count],
    );
    const earnings = await new EarningTable(this.tx).byIds(rows.map(({ id }) => id));
    const byId = new Map(earnings.map((earning) => [earning.id, earning]));
    return rows.flatMap((row) => {
      const earning = byId.get(row.id);
      return earning ? [{ earning, ...standingOf(row) }] : [];
    });
  }
}

function standingOf(row: Row): Omit<EarningStanding, 'earning'> {
  const { payout_id: id, paid_on, since, rate, compensation_minor: compensation, interest_minor: interest } = row;
  return {
    payout: id === null ? null : { id, paidOn: paid_on === null ? null : Temporal.PlainDate.from(paid_on) },
    late:
      since === null || rate === null
        ? null
        : {
            ...{ since: Temporal.PlainDate.from(since), rate },
            ...{ interest: money(Number(interest)), compensation: money(compensation ?? 0) },
          },
  };
}
