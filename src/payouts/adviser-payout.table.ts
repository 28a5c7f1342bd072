import type { AdviserPayoutId, EarningId, ExpertId, PayoutDestinationId } from '../kernel/id.js';
import { money } from '../kernel/money.js';
import { notFound } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';
import type { Place } from '../platform/http/cursor.js';
import type { AdviserPayout, AdviserPayoutItem, AdviserPayoutState } from './adviser-payout.js';
import type { PayoutRailName } from './payout-destination.js';

interface Row {
  readonly id: AdviserPayoutId;
  readonly expert_id: ExpertId;
  readonly destination_id: PayoutDestinationId;
  readonly rail: PayoutRailName;
  readonly amount_minor: number;
  readonly currency: string;
  readonly state: AdviserPayoutState;
  readonly version: number;
  readonly planned_at: Date;
  readonly sent_at: Date | null;
  readonly paid_at: Date | null;
  readonly paid_on: string | null;
  readonly ended_at: Date | null;
  readonly external_id: string | null;
  readonly failure: string | null;
  readonly asked_at: Date | null;
  readonly tries: number;
  readonly next_try_at: Date | null;
}

interface Asked {
  readonly state?: AdviserPayoutState | undefined;
  /** Given both, only what was planned before the one and not sent, or sent before the other and not heard of. */
  readonly plannedBefore?: Temporal.Instant;
  readonly sentBefore?: Temporal.Instant;
}

interface Part {
  readonly after: Place | undefined;
  readonly count: number;
}

/** What is, was or could not be paid to advisers. Who plans one has locked what its adviser is to be paid. */
export class AdviserPayoutTable {
  constructor(private readonly tx: Transaction) {}

  async insert(payout: AdviserPayout, items: readonly AdviserPayoutItem[]): Promise<void> {
    const { id, expertId, destinationId, rail, amount, state, plannedAt } = payout;
    await this.tx.query(
      `INSERT INTO adviser_payouts (id, expert_id, destination_id, rail, amount_minor, currency, state, planned_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, expertId, destinationId, rail, amount.minor, amount.currency, state, plannedAt.toString()],
    );
    const rows = items.map(({ earningId, kind, amount: { minor } }) => ({ earningId, kind, minor }));
    await this.tx.query(
      `INSERT INTO adviser_payout_items (payout_id, expert_id, earning_id, kind, amount_minor)
       SELECT $1, $2, "earningId", kind, minor FROM json_to_recordset($3) AS items ("earningId" uuid, kind text, minor bigint)`,
      [id, expertId, JSON.stringify(rows)],
    );
  }

  /** Whether it was written: not where somebody else changed it since it was read. */
  async update(payout: AdviserPayout): Promise<boolean> {
    const { id, version, state, sentAt, paidAt, paidOn, endedAt, externalId, failure, askedAt, tries, nextTryAt } =
      payout;
    const rows: unknown[] = await this.tx.query(
      `UPDATE adviser_payouts SET version = version + 1, state = $3, external_id = $4, failure = $5, tries = $6, paid_on = $7,
         sent_at = $8, paid_at = $9, ended_at = $10, asked_at = $11, next_try_at = $12
       WHERE id = $1 AND version = $2 RETURNING id`,
      [
        ...[id, version, state, externalId, failure, tries, paidOn?.toString() ?? null],
        ...[sentAt, paidAt, endedAt, askedAt, nextTryAt].map((at) => at?.toString() ?? null),
      ],
    );
    return (rows[0] as unknown[]).length > 0;
  }

  /** Throws `not-found`. */
  async find(id: AdviserPayoutId): Promise<AdviserPayout> {
    return one(await this.some('id = $1', [id]));
  }

  findAll(ids: readonly AdviserPayoutId[]): Promise<AdviserPayout[]> {
    return this.some('id = ANY ($1) ORDER BY id', [ids]);
  }

  /** Throws `not-found`. */
  async lock(id: AdviserPayoutId): Promise<AdviserPayout> {
    return one(await this.some('id = $1 FOR UPDATE', [id]));
  }

  async items(id: AdviserPayoutId): Promise<AdviserPayoutItem[]> {
    const rows: { earning_id: EarningId; kind: AdviserPayoutItem['kind']; amount_minor: number }[] =
      await this.tx.query(
        `SELECT i.* FROM adviser_payout_items i JOIN earnings e ON e.id = i.earning_id
         WHERE payout_id = $1 ORDER BY e.due_on, e.id, array_position(ARRAY['pay', 'interest', 'compensation'], i.kind)`,
        [id],
      );
    return rows.map((row) => ({ earningId: row.earning_id, kind: row.kind, amount: money(row.amount_minor) }));
  }

  /** Of an adviser, the newest first. */
  ofExpert(expertId: ExpertId, { after, count }: Part): Promise<AdviserPayout[]> {
    return this.some(
      `expert_id = $1 AND ($2::timestamptz IS NULL OR (planned_at, id) < ($2, $3::uuid)) ORDER BY planned_at DESC, id DESC LIMIT $4`,
      [expertId, after?.at ?? null, after?.id ?? null, count],
    );
  }

  /** Of all, the newest first. */
  page({ state, plannedBefore, sentBefore }: Asked, { after, count }: Part): Promise<AdviserPayout[]> {
    return this.some(
      `($1::text IS NULL OR state = $1)
         AND ($2::timestamptz IS NULL OR (state = 'planned' AND planned_at < $2) OR (state = 'sent' AND sent_at < $3))
         AND ($4::timestamptz IS NULL OR (planned_at, id) < ($4, $5::uuid))
       ORDER BY planned_at DESC, id DESC LIMIT $6`,
      [
        ...[state ?? null, plannedBefore?.toString() ?? null, sentBefore?.toString() ?? null],
        ...[after?.at ?? null, after?.id ?? null, count],
      ],
    );
  }

  /** By the provider's id of it. Throws `not-found`. */
  async idOfExternal(rail: PayoutRailName, externalId: string): Promise<AdviserPayoutId> {
    return one(await this.some('rail = $1 AND external_id = $2', [rail, externalId])).id;
  }

  /** What may be asked for now by some rails, the oldest first. */
  async due(rails: readonly PayoutRailName[], now: Temporal.Instant): Promise<AdviserPayoutId[]> {
    const rows: { id: AdviserPayoutId }[] = await this.tx.query(
      `SELECT id FROM adviser_payouts WHERE state = 'planned' AND rail = ANY ($1) AND (next_try_at IS NULL OR next_try_at <= $2)
       ORDER BY planned_at, id LIMIT 500`,
      [rails, now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether something that was planned for an adviser since an instant did not bring it. */
  async hasEndedWithoutPay(expertId: ExpertId, since: Temporal.Instant): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `SELECT FROM adviser_payouts WHERE expert_id = $1 AND planned_at >= $2 AND state IN ('failed', 'returned') LIMIT 1`,
      [expertId, since.toString()],
    );
    return rows.length > 0;
  }

  /** With a provider, and not heard of since an instant. */
  async unheardOf(before: Temporal.Instant): Promise<AdviserPayoutId[]> {
    const rows: { id: AdviserPayoutId }[] = await this.tx.query(
      `SELECT id FROM adviser_payouts WHERE state = 'sent' AND rail <> 'bank-file' AND sent_at <= $1 ORDER BY planned_at, id LIMIT 500`,
      [before.toString()],
    );
    return rows.map(({ id }) => id);
  }

  private async some(condition: string, values: unknown[]): Promise<AdviserPayout[]> {
    const rows: Row[] = await this.tx.query(`SELECT * FROM adviser_payouts WHERE ${condition}`, values);
    return rows.map(payoutOf);
  }
}

function one([payout]: readonly AdviserPayout[]): AdviserPayout {
  if (!payout) throw notFound('payout');
  return payout;
}

function payoutOf(row: Row): AdviserPayout {
  const at = (date: Date | null) => date?.toTemporalInstant() ?? null;
  return {
    ...{ id: row.id, expertId: row.expert_id, destinationId: row.destination_id, rail: row.rail, state: row.state },
    ...{ amount: money(row.amount_minor, row.currency), version: row.version },
    ...{ plannedAt: row.planned_at.toTemporalInstant(), sentAt: at(row.sent_at), paidAt: at(row.paid_at) },
    paidOn: row.paid_on === null ? null : Temporal.PlainDate.from(row.paid_on),
    ...{ endedAt: at(row.ended_at), externalId: row.external_id, failure: row.failure },
    ...{ askedAt: at(row.asked_at), tries: row.tries, nextTryAt: at(row.next_try_at) },
  };
}
