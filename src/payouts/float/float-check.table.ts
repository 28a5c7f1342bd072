import type { AdviserPayoutId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { FloatDifference, OurMovement } from './float-check.js';

/** What the float was found to hold against the books, in pence: what moved in the days that were looked at. */
export interface FloatCheck {
  readonly id: string;
  /** In London. */
  readonly checkedOn: Temporal.PlainDate;
  readonly checkedAt: Temporal.Instant;
  readonly theirsMinor: number;
  readonly oursMinor: number;
  readonly differences: readonly FloatDifference[];
}

interface Row {
  readonly id: string;
  readonly checked_on: string;
  readonly checked_at: Date;
  readonly theirs_minor: number;
  readonly ours_minor: number;
  readonly differences: FloatDifference[];
}

export class FloatCheckTable {
  constructor(private readonly tx: Transaction) {}

  /** What the books have of payouts since a day; money from the bank is in `float_top_ups`. */
  async movedSince(day: Temporal.PlainDate): Promise<OurMovement[]> {
    const rows: { subject: string; payout_id: AdviserPayoutId; moved_on: string; minor: number }[] =
      await this.tx.query(
        `SELECT coalesce(o.external_id, o.id::text) AS subject, o.id AS payout_id, -p.amount_minor AS minor,
         to_char(t.occurred_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS moved_on
       FROM ledger_postings p JOIN ledger_accounts a ON a.id = p.account_id AND a.kind = 'gocardless-float'
       JOIN ledger_transfers t ON t.id = p.transfer_id JOIN adviser_payouts o ON o.id::text = t.reference
       WHERE t.occurred_at >= $1::date::timestamp AT TIME ZONE 'Europe/London'`,
        [day.toString()],
      );
    return rows.map(({ subject, payout_id, moved_on, minor }) => ({
      ...{ subject, payoutId: payout_id, on: Temporal.PlainDate.from(moved_on), minor },
    }));
  }

  /** Our payouts by the provider's ids. */
  async payoutsOf(externalIds: readonly string[]): Promise<Map<string, AdviserPayoutId>> {
    const rows: { external_id: string; id: AdviserPayoutId }[] = await this.tx.query(
      `SELECT external_id, id FROM adviser_payouts WHERE rail = 'gocardless' AND external_id = ANY ($1)`,
      [externalIds],
    );
    return new Map(rows.map(({ external_id, id }) => [external_id, id]));
  }

  /** What is found later on the same day stands instead. */
  async write({ id, checkedOn, checkedAt, theirsMinor, oursMinor, differences }: FloatCheck): Promise<void> {
    await this.tx.query(
      `INSERT INTO float_checks (id, checked_on, checked_at, theirs_minor, ours_minor, differences) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (checked_on) DO UPDATE SET checked_at = excluded.checked_at, theirs_minor = excluded.theirs_minor,
         ours_minor = excluded.ours_minor, differences = excluded.differences`,
      [id, checkedOn.toString(), checkedAt.toString(), theirsMinor, oursMinor, JSON.stringify(differences)],
    );
  }

  /** The last day first. */
  async list({ after, count }: { readonly after: Place | undefined; readonly count: number }): Promise<FloatCheck[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT * FROM float_checks WHERE $1::timestamptz IS NULL OR (checked_at, id) < ($1, $2::uuid)
       ORDER BY checked_at DESC, id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map(({ id, checked_on, checked_at, theirs_minor, ours_minor, differences }) => ({
      ...{ id, checkedOn: Temporal.PlainDate.from(checked_on), checkedAt: checked_at.toTemporalInstant() },
      ...{ theirsMinor: theirs_minor, oursMinor: ours_minor, differences },
    }));
  }
}
