import { money, type Money } from '../../kernel/money.js';
import type { Provider, ProviderLineKind } from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import type { BookedLine, Period } from './reconciliation.js';

/** The transfers that touch a provider's account, by what they are written of. */
const codes = {
  payment: ['payment-settled', 'debit-collected', 'payment-fee'],
  reversal: ['payment-reversed', 'payment-restored'],
  dispute: ['dispute-fee'],
  refund: ['refund-sent', 'refund-bounced'],
  payout: ['provider-paid-out', 'payout-fees', 'provider-payout-returned'],
  pay: ['payout-paid', 'payout-returned'],
} as const;
const fees = ['payment-fee', 'dispute-fee', 'payout-fees'];

const oneOf = (some: readonly string[]) => `t.code IN (${some.map((code) => `'${code}'`).join(', ')})`;
const referenceOf = (some: readonly string[]) => `CASE WHEN ${oneOf(some)} THEN t.reference::uuid END`;

/** What of the books a provider's account is: each posting with what it is about. What nobody else tells of is about itself. */
const entries = `SELECT
    CASE WHEN ${oneOf(fees)} THEN 'fee' WHEN p.id IS NOT NULL THEN 'payment' WHEN r.id IS NOT NULL THEN 'refund'
      WHEN o.id IS NOT NULL THEN 'payout' WHEN y.id IS NOT NULL THEN 'pay' ELSE 'other' END AS kind,
    coalesce(p.external_id, r.external_id, o.external_id, y.external_id, t.reference) AS external_id,
    coalesce(p.id, r.id, o.id, y.id) AS our_id, -l.amount_minor AS minor, t.recorded_at
  FROM ledger_accounts a JOIN ledger_postings l ON l.account_id = a.id JOIN ledger_transfers t ON t.id = l.transfer_id
  LEFT JOIN payment_reversals v ON v.id = ${referenceOf(codes.reversal)}
  LEFT JOIN dispute_fees d ON d.id = ${referenceOf(codes.dispute)}
  LEFT JOIN payments p ON p.id = coalesce(v.payment_id, d.payment_id, ${referenceOf(codes.payment)})
  LEFT JOIN refunds r ON r.id = ${referenceOf(codes.refund)}
  LEFT JOIN provider_payouts o ON o.id = ${referenceOf(codes.payout)}
  LEFT JOIN adviser_payouts y ON y.id = ${referenceOf(codes.pay)}
  WHERE a.kind = $1 AND a.owner = '' AND a.currency = 'GBP'`;

/** What our books say of a provider. */
export class ProviderEntries {
  constructor(private readonly tx: Transaction) {}

  /** The provider's ids of what was recorded in a period (half-open). */
  async changedIn(provider: Provider, { from, to }: Period): Promise<string[]> {
    const rows: { external_id: string }[] = await this.tx.query(
      `SELECT DISTINCT external_id FROM (${entries} AND t.recorded_at >= $2 AND t.recorded_at < $3) entries ORDER BY 1`,
      [provider, from.toString(), to.toString()],
    );
    return rows.map((row) => row.external_id);
  }

  /** What all transfers have made of each of these things, whenever they were recorded. */
  async of(provider: Provider, externalIds: readonly string[]): Promise<BookedLine[]> {
    const rows: Row[] = await this.tx.query(
      `WITH ours AS (
         SELECT id FROM payments WHERE provider = $1 AND external_id = ANY ($2)
         UNION ALL SELECT v.id FROM payment_reversals v JOIN payments p ON p.id = v.payment_id
           WHERE p.provider = $1 AND p.external_id = ANY ($2)
         UNION ALL SELECT d.id FROM dispute_fees d JOIN payments p ON p.id = d.payment_id
           WHERE p.provider = $1 AND p.external_id = ANY ($2)
         UNION ALL SELECT id FROM refunds WHERE external_id = ANY ($2)
         UNION ALL SELECT id FROM provider_payouts WHERE provider = $1 AND external_id = ANY ($2)
         UNION ALL SELECT id FROM adviser_payouts WHERE rail = $1 AND external_id = ANY ($2)
       )
       SELECT kind, external_id, our_id, sum(minor)::bigint AS minor, max(recorded_at) AS at
       FROM (${entries} AND (t.reference IN (SELECT id::text FROM ours) OR t.reference = ANY ($2))) entries
       GROUP BY kind, external_id, our_id`,
      [provider, externalIds],
    );
    return rows.map(lineOf);
  }

  /**
   * What a provider has still to take with a payout, or to give: of what it took back or refunded, and of what has come again, all that
   * is not in the items of a payout. What is confirmed and in none yet is not in it.
   * @param confirmed of which there is nothing to give but what it counts whole: also one that was paid out, failed and has come again
   */
  async toBeTaken(provider: Provider, confirmed: readonly string[]): Promise<Money> {
    const rows: { minor: number }[] = await this.tx.query(
      `WITH items AS (
         SELECT i.external_id, sum(i.tenths) / 10 AS minor FROM provider_payout_items i JOIN provider_payouts o ON o.id = i.payout_id
         WHERE o.provider = $1 AND (i.kind LIKE 'payment\\_%' OR i.kind LIKE 'refund%') GROUP BY i.external_id
       ), booked AS (
         SELECT external_id, kind, sum(minor) AS minor FROM (
           SELECT external_id, kind, minor FROM (${entries}) entries WHERE kind IN ('payment', 'refund')
           UNION ALL SELECT external_id, 'payment', -amount_minor FROM payments WHERE provider = $1 AND external_id = ANY ($2)
         ) entries GROUP BY external_id, kind
       )
       SELECT coalesce(sum(coalesce(items.minor, 0) - coalesce(booked.minor, 0)), 0)::bigint AS minor
       FROM items FULL JOIN booked USING (external_id) WHERE items.external_id IS NOT NULL OR booked.kind = 'refund'`,
      [provider, confirmed],
    );
    return money(rows[0]?.minor ?? 0);
  }
}

interface Row {
  readonly kind: ProviderLineKind;
  readonly external_id: string;
  readonly our_id: string | null;
  readonly minor: number;
  readonly at: Date;
}

function lineOf({ kind, external_id: externalId, our_id: ourId, minor, at }: Row): BookedLine {
  return { kind, externalId, ourId, amount: money(minor), at: at.toTemporalInstant() };
}
