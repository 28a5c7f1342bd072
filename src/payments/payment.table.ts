import type { MandateId, OrganisationId, PaymentId, ReversalId, UserId } from '../kernel/id.js';
import { money, type Money } from '../kernel/money.js';
import { notFound, Problem } from '../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../platform/database.js';
import type { Place } from '../platform/http/cursor.js';
import type { DisputeFee, Payment, PaymentState, Provider, Purpose, Rail, Reversal, ReversalKind } from './payment.js';

interface Row {
  readonly id: PaymentId;
  readonly purpose: Purpose;
  readonly reference: string;
  readonly organisation_id: OrganisationId;
  readonly rail: Rail;
  readonly mandate_id: MandateId | null;
  readonly mandate_external_id: string | null;
  readonly provider: Provider;
  readonly amount_minor: number;
  readonly currency: string;
  readonly state: PaymentState;
  readonly version: number;
  readonly planned_at: Date;
  readonly planned_by: UserId | null;
  readonly expires_at: Date;
  readonly checkout_id: string | null;
  readonly checkout_url: string | null;
  readonly external_id: string | null;
  readonly is_debit: boolean;
  readonly relied_at: Date | null;
  readonly settled_at: Date | null;
  readonly cleared_at: Date | null;
  readonly ended_at: Date | null;
  readonly failure: string | null;
}

interface ReversalRow {
  readonly id: ReversalId;
  readonly payment_id: PaymentId;
  readonly kind: ReversalKind;
  readonly amount_minor: number;
  readonly currency: string;
  readonly is_owed: boolean;
  readonly at: Date;
  readonly restored_at: Date | null;
}

/** Payments and what providers took back of them. */
export class PaymentTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `payment-on-its-way`. */
  async insert(payment: Payment): Promise<void> {
    const { id, purpose, reference, organisationId, rail, amount, state, plannedAt, plannedBy, expiresAt } = payment;
    const { mandate } = payment;
    try {
      await this.tx.query(
        `INSERT INTO payments (id, purpose, reference, organisation_id, rail, amount_minor, currency, state, planned_at, planned_by, expires_at,
           mandate_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...[id, purpose, reference, organisationId, rail, amount.minor, amount.currency, state],
          ...[plannedAt.toString(), plannedBy, expiresAt.toString(), mandate?.id ?? null],
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'one payment of a thing is on its way') throw error;
      throw new Problem(
        'payment-on-its-way',
        'A payment for this is on its way already. Finish it, or end it before you pay otherwise: POST /api/v1/payments/{id}/cancellation.',
      );
    }
  }

  /** Whether it was written: not where somebody else changed it since it was read. */
  async update(payment: Payment): Promise<boolean> {
    const { id, version, state, expiresAt, checkoutId, checkoutUrl, externalId, isDebit, failure } = payment;
    const { reliedAt, settledAt, clearedAt, endedAt } = payment;
    const rows: unknown[] = await this.tx.query(
      `UPDATE payments SET version = version + 1, state = $3, expires_at = $4, checkout_id = $5, checkout_url = $6,
         external_id = $7, is_debit = $8, relied_at = $9, settled_at = $10, cleared_at = $11, ended_at = $12, failure = $13
       WHERE id = $1 AND version = $2 RETURNING id`,
      [
        ...[id, version, state, expiresAt.toString(), checkoutId, checkoutUrl, externalId, isDebit],
        ...[reliedAt, settledAt, clearedAt, endedAt].map((at) => at?.toString() ?? null),
        failure,
      ],
    );
    return (rows[0] as unknown[]).length > 0;
  }

  /** Throws `not-found`. */
  async find(id: PaymentId): Promise<Payment> {
    return this.one(await this.some('id = $1', [id]));
  }

  /** Throws `not-found`. */
  async lock(id: PaymentId): Promise<Payment> {
    return this.one(await this.some('id = $1 FOR UPDATE', [id]));
  }

  /** In the order of their ids. */
  async lockOf(purpose: Purpose, reference: string): Promise<Payment[]> {
    return this.some('purpose = $1 AND reference = $2 ORDER BY id FOR UPDATE', [purpose, reference]);
  }

  /** What was paid, or tried to be, for a thing, the oldest first. */
  async of(purpose: Purpose, reference: string): Promise<Payment[]> {
    return this.some('purpose = $1 AND reference = $2 ORDER BY planned_at, id', [purpose, reference]);
  }

  async byExternal(provider: Provider, id: string): Promise<Payment | undefined> {
    return (await this.some('provider = $1 AND $2 IN (external_id, checkout_id)', [provider, id]))[0];
  }

  /** Of an organisation, the newest first. */
  async ofOrganisation(
    organisationId: OrganisationId,
    { after, count }: { readonly after: Place | undefined; readonly count: number },
  ): Promise<Payment[]> {
    return this.some(
      `organisation_id = $1 AND ($2::timestamptz IS NULL OR (planned_at, id) < ($2, $3::uuid))
       ORDER BY planned_at DESC, id DESC LIMIT $4`,
      [organisationId, after?.at ?? null, after?.id ?? null, count],
    );
  }

  /** The ids of what nobody has paid in time, the longest ago first. */
  async expired(now: Temporal.Instant): Promise<PaymentId[]> {
    return this.ids("state IN ('planned', 'open') AND expires_at <= $1 ORDER BY expires_at, id LIMIT 500", [now]);
  }

  /** The ids of what may stand otherwise with its provider by now, though it was planned before then. */
  async notFinal(before: Temporal.Instant): Promise<PaymentId[]> {
    return this.ids(
      `planned_at < $1 AND (state IN ('open', 'pending') OR (state = 'settled' AND is_debit AND cleared_at IS NULL))
       ORDER BY planned_at, id LIMIT 2000`,
      [before],
    );
  }

  /** Debits for sessions that may be taken back yet, all together: what the guarantee fund stands behind. */
  async notClear(): Promise<Money> {
    const rows: { minor: number }[] = await this.tx.query(
      `SELECT coalesce(sum(amount_minor), 0)::bigint AS minor FROM payments
       WHERE purpose = 'session' AND is_debit AND cleared_at IS NULL AND state IN ('pending', 'settled') AND num_nonnulls(relied_at, settled_at) > 0`,
    );
    return money(rows[0]?.minor ?? 0);
  }

  /** Debits that had come by then and are not clear. */
  async toClear(settledBefore: Temporal.Instant): Promise<Payment[]> {
    const condition = "is_debit AND cleared_at IS NULL AND state = 'settled' AND settled_at <= $1";
    return this.some(`${condition} ORDER BY settled_at, id LIMIT 500`, [settledBefore.toString()]);
  }

  /** Debits that failed by then after they were counted on, are owed for it, and were not tried again. */
  async failedLate(before: Temporal.Instant): Promise<Pick<Reversal, 'paymentId' | 'at'>[]> {
    const rows: { payment_id: PaymentId; at: Date }[] = await this.tx.query(
      `SELECT r.payment_id, r.at FROM payment_reversals r JOIN payments p ON p.id = r.payment_id
       WHERE r.kind = 'late-failure' AND r.restored_at IS NULL AND r.is_owed AND r.at <= $1
         AND p.state = 'reversed' AND p.is_debit AND p.retried_at IS NULL
       ORDER BY r.at, r.id LIMIT 500`,
      [before.toString()],
    );
    return rows.map(({ payment_id: paymentId, at }) => ({ paymentId, at: at.toTemporalInstant() }));
  }

  async retried(id: PaymentId, at: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE payments SET retried_at = $2 WHERE id = $1', [id, at.toString()]);
  }

  /** So that two debits do not both take the last room under the guarantee's cap; until the transaction ends. */
  async lockGuarantee(): Promise<void> {
    await this.tx.query("SELECT pg_advisory_xact_lock(hashtext('barefoot guarantee cap'))");
  }

  async insertReversal({ id, paymentId, kind, amount, isOwed, at }: Reversal): Promise<void> {
    await this.tx.query(
      `INSERT INTO payment_reversals (id, payment_id, kind, amount_minor, currency, is_owed, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, paymentId, kind, amount.minor, amount.currency, isOwed, at.toString()],
    );
  }

  async restore({ id, restoredAt }: Reversal): Promise<void> {
    await this.tx.query('UPDATE payment_reversals SET restored_at = $2 WHERE id = $1', [id, restoredAt?.toString()]);
  }

  /** Of a payment, the oldest first. */
  async reversalsOf(paymentId: PaymentId): Promise<Reversal[]> {
    const rows: ReversalRow[] = await this.tx.query(
      'SELECT * FROM payment_reversals WHERE payment_id = $1 ORDER BY at, id',
      [paymentId],
    );
    return rows.map(reversalOf);
  }

  async insertDisputeFee({ id, paymentId, amount, at }: DisputeFee): Promise<void> {
    await this.tx.query(
      'INSERT INTO dispute_fees (id, payment_id, amount_minor, currency, at) VALUES ($1, $2, $3, $4, $5)',
      [id, paymentId, amount.minor, amount.currency, at.toString()],
    );
  }

  /** What its provider keeps for disputes about a payment in all, as far as it is written. */
  async disputeFeesOf({ id, amount }: Pick<Payment, 'id' | 'amount'>): Promise<Money> {
    const rows: { minor: number }[] = await this.tx.query(
      'SELECT coalesce(sum(amount_minor), 0)::bigint AS minor FROM dispute_fees WHERE payment_id = $1',
      [id],
    );
    return money(rows[0]?.minor ?? 0, amount.currency);
  }

  private async some(condition: string, values: unknown[]): Promise<Payment[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT *, (SELECT external_id FROM mandates WHERE mandates.id = payments.mandate_id) AS mandate_external_id
       FROM payments WHERE ${condition}`,
      values,
    );
    return rows.map(paymentOf);
  }

  private async ids(condition: string, instants: readonly Temporal.Instant[]): Promise<PaymentId[]> {
    const rows: { id: PaymentId }[] = await this.tx.query(
      `SELECT id FROM payments WHERE ${condition}`,
      instants.map(String),
    );
    return rows.map(({ id }) => id);
  }

  private one([payment]: readonly Payment[]): Payment {
    if (!payment) throw notFound('payment');
    return payment;
  }
}

function paymentOf(row: Row): Payment {
  const at = (date: Date | null) => date?.toTemporalInstant() ?? null;
  return {
    ...{ id: row.id, purpose: row.purpose, reference: row.reference, organisationId: row.organisation_id },
    mandate: row.mandate_id && { id: row.mandate_id, externalId: row.mandate_external_id ?? '' },
    ...{ rail: row.rail, provider: row.provider, amount: money(row.amount_minor, row.currency) },
    ...{ state: row.state, version: row.version, plannedBy: row.planned_by },
    plannedAt: row.planned_at.toTemporalInstant(),
    expiresAt: row.expires_at.toTemporalInstant(),
    ...{ checkoutId: row.checkout_id, checkoutUrl: row.checkout_url, externalId: row.external_id },
    ...{ isDebit: row.is_debit, failure: row.failure },
    ...{ reliedAt: at(row.relied_at), settledAt: at(row.settled_at), clearedAt: at(row.cleared_at) },
    endedAt: at(row.ended_at),
  };
}

function reversalOf(row: ReversalRow): Reversal {
  return {
    ...{ id: row.id, paymentId: row.payment_id, kind: row.kind, isOwed: row.is_owed },
    amount: money(row.amount_minor, row.currency),
    at: row.at.toTemporalInstant(),
    restoredAt: row.restored_at?.toTemporalInstant() ?? null,
  };
}
