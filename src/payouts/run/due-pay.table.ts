import type { AdviserPayoutId, EarningId, ExpertId, PayoutDestinationId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { AdviserPayoutItem } from '../adviser-payout.js';
import type { PayoutDestination, PayoutRailName } from '../payout-destination.js';

/** What an adviser is to be paid, and where to. */
export interface DuePay {
  readonly expertId: ExpertId;
  readonly name: string;
  readonly amount: Money;
  /** Of the oldest of it. */
  readonly dueOn: Temporal.PlainDate;
  /** Null for who has named none. */
  readonly destination: Pick<PayoutDestination, 'rail' | 'state'> | null;
}

/** Where a page of what is due ended. */
export function placeOfDue({ dueOn, expertId }: DuePay) {
  return { at: dueOn.toZonedDateTime('UTC').toInstant(), id: expertId };
}

interface DueRow {
  readonly expert_id: ExpertId;
  readonly name: string;
  readonly amount: string;
  readonly due_on: string;
  readonly rail: PayoutRailName | null;
  readonly state: PayoutDestination['state'] | null;
}

/**
 * What is to be paid by the end of the day $1 and is in no payout that stands: pay that is due, and all that being late has added so far. That waits
 * while the pay itself is on its way: it still grows, and would be a payout of a few pence on every day.
 * The books say whose there may be: so nobody is looked through who has been paid everything.
 */
const owed = `
  items AS (
    SELECT e.expert_id, e.id AS earning_id, e.due_on, o.kind, o.amount - (
        SELECT coalesce(sum(i.amount_minor), 0) FROM adviser_payout_items i JOIN adviser_payouts p ON p.id = i.payout_id
        WHERE i.earning_id = e.id AND i.kind = o.kind AND p.state NOT IN ('failed', 'returned')) AS amount
    FROM earnings e CROSS JOIN LATERAL (
      SELECT 'pay' AS kind, e.amount_minor AS amount WHERE e.due_on <= $1
      UNION ALL SELECT 'compensation', compensation_minor FROM late_pay WHERE earning_id = e.id
      UNION ALL SELECT 'interest', sum(amount_minor) FROM late_pay_interest WHERE earning_id = e.id GROUP BY earning_id
    ) o
    WHERE e.expert_id IN (SELECT owner::uuid FROM ledger_accounts
      WHERE kind = 'adviser-payable' AND currency = 'GBP' AND balance_minor > 0)
    AND (o.kind = 'pay' OR NOT EXISTS (SELECT FROM adviser_payout_items i JOIN adviser_payouts p ON p.id = i.payout_id
      WHERE i.earning_id = e.id AND i.kind = 'pay' AND p.state IN ('planned', 'sent')))
  )`;

/** More than that in one payout wait for the next, which is planned in the same hour. */
export const mostItems = 500;

/** What is due to advisers and not under way. Who plans to pay of it has locked where its adviser is paid to, and their account. */
export class DuePayTable {
  constructor(private readonly tx: Transaction) {}

  /** Of one adviser, thing by thing, the oldest first. */
  async itemsOf(expertId: ExpertId, through: Temporal.PlainDate): Promise<AdviserPayoutItem[]> {
    const rows: { earning_id: EarningId; kind: AdviserPayoutItem['kind']; amount: string }[] = await this.tx.query(
      `WITH ${owed} SELECT earning_id, kind, amount FROM items WHERE expert_id = $2 AND amount > 0
       ORDER BY due_on, earning_id, array_position(ARRAY['pay', 'compensation', 'interest'], kind) LIMIT ${mostItems}`,
      [through.toString(), expertId],
    );
    return rows.map(({ earning_id, kind, amount }) => ({ earningId: earning_id, kind, amount: money(Number(amount)) }));
  }

  /** Of all advisers, to whom something has been due for longest first; `after` is a day and an adviser. */
  async page(through: Temporal.PlainDate, after: Place | undefined, count: number): Promise<DuePay[]> {
    const rows: DueRow[] = await this.tx.query(
      `WITH ${owed}, due AS (
         SELECT expert_id, sum(amount)::bigint AS amount, min(due_on) AS due_on FROM items WHERE amount > 0 GROUP BY 1
       )
       SELECT due.*, e.name, d.rail, d.state FROM due JOIN experts e ON e.id = due.expert_id
       LEFT JOIN payout_destinations d ON d.expert_id = due.expert_id AND d.state <> 'replaced'
       WHERE $2::timestamptz IS NULL OR (due.due_on, due.expert_id) > (($2::timestamptz AT TIME ZONE 'UTC')::date, $3::uuid)
       ORDER BY due.due_on, due.expert_id LIMIT $4`,
      [through.toString(), after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map(dueOf);
  }

  /** Where a payout goes, locked before it. */
  async lockDestinationOf(payoutId: AdviserPayoutId): Promise<void> {
    await this.tx.query(
      `SELECT FROM payout_destinations WHERE id = (SELECT destination_id FROM adviser_payouts WHERE id = $1) FOR UPDATE`,
      [payoutId],
    );
  }

  /** The provider's id of a place, also of one that was replaced since: what was planned goes there still. */
  async payeeOf(id: PayoutDestinationId): Promise<string | null> {
    const rows: { external_id: string | null }[] = await this.tx.query(
      'SELECT external_id FROM payout_destinations WHERE id = $1',
      [id],
    );
    return rows[0]?.external_id ?? null;
  }
}

function dueOf({ expert_id: expertId, name, amount, due_on, rail, state }: DueRow): DuePay {
  const destination = rail !== null && state !== null ? { rail, state } : null;
  return { expertId, name, amount: money(Number(amount)), dueOn: Temporal.PlainDate.from(due_on), destination };
}
