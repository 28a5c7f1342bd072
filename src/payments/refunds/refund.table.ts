import type { PaymentId, RefundId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Provider } from '../payment.js';
import type { Refund, RefundReason, RefundState } from './refund.js';

interface Row {
  readonly id: RefundId;
  readonly payment_id: PaymentId;
  readonly amount_minor: number;
  readonly total_minor: number;
  readonly currency: string;
  readonly why: RefundReason;
  readonly state: RefundState;
  readonly version: number;
  readonly planned_at: Date;
  readonly sent_at: Date | null;
  readonly ended_at: Date | null;
  readonly external_id: string | null;
  readonly failure: string | null;
  readonly asked_at: Date | null;
  readonly tries: number;
  readonly next_try_at: Date | null;
  readonly retry_of: RefundId | null;
}

/** What goes back of payments. */
export class RefundTable {
  constructor(private readonly tx: Transaction) {}

  async insert({ id, paymentId, amount, total, why, state, plannedAt, retryOf }: Refund): Promise<void> {
    await this.tx.query(
      `INSERT INTO refunds (id, payment_id, amount_minor, total_minor, currency, why, state, planned_at, retry_of)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [...[id, paymentId, amount.minor, total.minor, amount.currency, why, state], ...[plannedAt.toString(), retryOf]],
    );
  }

  /** Whether it was written: not where somebody else changed it since it was read. */
  async update(refund: Refund): Promise<boolean> {
    const { id, version, total, state, sentAt, endedAt, externalId, failure, askedAt, tries, nextTryAt } = refund;
    const rows: unknown[] = await this.tx.query(
      `UPDATE refunds SET version = version + 1, total_minor = $3, state = $4, external_id = $5, failure = $6, tries = $7,
         sent_at = $8, ended_at = $9, asked_at = $10, next_try_at = $11
       WHERE id = $1 AND version = $2 RETURNING id`,
      [
        ...[id, version, total.minor, state, externalId, failure?.slice(0, 200) ?? null, tries],
        ...[sentAt, endedAt, askedAt, nextTryAt].map((at) => at?.toString() ?? null),
      ],
    );
    return (rows[0] as unknown[]).length > 0;
  }

  /** Throws `not-found`. */
  async find(id: RefundId): Promise<Refund> {
    return this.one(await this.some('id = $1', [id]));
  }

  /** The payment is locked before it. Throws `not-found`. */
  async lock(id: RefundId): Promise<Refund> {
    return this.one(await this.some('id = $1 FOR UPDATE', [id]));
  }

  /** Of a payment, the oldest first. */
  async of(paymentId: PaymentId): Promise<Refund[]> {
    return this.some('payment_id = $1 ORDER BY planned_at, id', [paymentId]);
  }

  /** By payment, and the oldest first. */
  async ofAll(ids: readonly PaymentId[]): Promise<Map<PaymentId, Refund[]>> {
    const refunds = await this.some('payment_id = ANY($1) ORDER BY planned_at, id', [ids]);
    return Map.groupBy(refunds, ({ paymentId }) => paymentId);
  }

  /** By the provider's id of it. Throws `not-found`. */
  async idOfExternal(provider: Provider, externalId: string): Promise<RefundId> {
    const rows: { id: RefundId }[] = await this.tx.query(
      `SELECT r.id FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE p.provider = $1 AND r.external_id = $2`,
      [provider, externalId],
    );
    if (!rows[0]) throw notFound('refund');
    return rows[0].id;
  }

  /** What may be asked for now, the oldest first: of a payment one at a time, and of none that may be taken back yet. */
  async due(now: Temporal.Instant): Promise<RefundId[]> {
    const rows: { id: RefundId }[] = await this.tx.query(
      `SELECT r.id FROM refunds r JOIN payments p ON p.id = r.payment_id
       WHERE r.state = 'planned' AND (r.next_try_at IS NULL OR r.next_try_at <= $1)
         AND (r.asked_at IS NOT NULL OR (p.state = 'settled' AND p.cleared_at IS NOT NULL))
         AND NOT EXISTS (SELECT FROM refunds o WHERE o.payment_id = r.payment_id AND o.state = 'planned'
           AND (o.planned_at, o.id) < (r.planned_at, r.id))
       ORDER BY r.planned_at, r.id LIMIT 500`,
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Sent, and not heard of since an instant. */
  async unheardOf(before: Temporal.Instant): Promise<RefundId[]> {
    const rows: { id: RefundId }[] = await this.tx.query(
      `SELECT id FROM refunds WHERE state = 'sent' AND coalesce(next_try_at, sent_at) <= $1 ORDER BY planned_at, id LIMIT 500`,
      [before.toString()],
    );
    return rows.map(({ id }) => id);
  }

  private async some(condition: string, values: unknown[]): Promise<Refund[]> {
    const rows: Row[] = await this.tx.query(`SELECT * FROM refunds WHERE ${condition}`, values);
    return rows.map(refundOf);
  }

  private one([refund]: readonly Refund[]): Refund {
    if (!refund) throw notFound('refund');
    return refund;
  }
}

function refundOf(row: Row): Refund {
  const at = (date: Date | null) => date?.toTemporalInstant() ?? null;
  return {
    ...{ id: row.id, paymentId: row.payment_id, why: row.why, state: row.state, version: row.version },
    ...{ amount: money(row.amount_minor, row.currency), total: money(row.total_minor, row.currency) },
    plannedAt: row.planned_at.toTemporalInstant(),
    ...{ sentAt: at(row.sent_at), endedAt: at(row.ended_at), askedAt: at(row.asked_at) },
    ...{ externalId: row.external_id, failure: row.failure, tries: row.tries, nextTryAt: at(row.next_try_at) },
    retryOf: row.retry_of,
  };
}
