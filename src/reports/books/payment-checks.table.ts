import type { BookCheck } from './book-check.js';

const isWritten = (codes: string, reference: string) =>
  `EXISTS (SELECT FROM ledger_transfers WHERE code IN (${codes}) AND reference = ${reference}::text)`;
const settled = "'payment-settled', 'debit-collected'";
const taken = "'payment-reversed', 'debit-failed'";

/** What must hold of payments by providers, of what goes back, and of what reaches the bank. */
export const paymentChecks: readonly BookCheck[] = [
  {
    name: 'payments-are-written',
    says: 'A payment that has come, was counted on or was taken back has its transfer, and none has one without.',
    sql: `SELECT p.id::text AS id,
        (p.relied_at IS NOT NULL) <> ${isWritten("'debit-relied-on'", 'p.id')}
        OR (p.settled_at IS NOT NULL) <> (${isWritten(settled, 'p.id')} OR EXISTS (
          SELECT FROM payment_reversals v WHERE v.payment_id = p.id AND v.restored_at IS NOT NULL)) AS wrong
      FROM payments p
      UNION ALL SELECT v.id::text, NOT ${isWritten(taken, 'v.id')}
        OR (v.restored_at IS NOT NULL) <> ${isWritten("'payment-restored'", 'v.id')} FROM payment_reversals v
      UNION ALL SELECT t.id::text, NOT EXISTS (SELECT FROM payments WHERE id::text = t.reference)
        FROM ledger_transfers t WHERE t.code IN (${settled}, 'debit-relied-on')
      UNION ALL SELECT t.id::text, NOT EXISTS (SELECT FROM payment_reversals WHERE id::text = t.reference)
        FROM ledger_transfers t WHERE t.code IN (${taken}, 'payment-restored')`,
  },
  {
    name: 'payments-are-used',
    says: 'What a payment brought lies unused only until whoever it is for has been told of it.',
    sql: `SELECT a.owner AS id, a.balance_minor <> 0 AND NOT EXISTS (
        SELECT FROM payment_news n WHERE n.payment_id::text = a.owner AND n.told_at IS NULL) AS wrong
      FROM ledger_accounts a WHERE a.kind = 'payment'`,
  },
  {
    name: 'refunds-go',
    says: 'A refund is set aside until it is sent, or kept for its payer, and no longer.',
    sql: `SELECT r.id, coalesce(a.balance_minor, 0) <> CASE r.state WHEN 'planned' THEN r.amount_minor ELSE 0 END AS wrong
      FROM refunds r LEFT JOIN ledger_accounts a ON (a.kind, a.owner, a.currency) = ('refund', r.id::text, r.currency)`,
  },
  {
    name: 'payouts-are-written',
    says: 'What is under way to the bank is the payouts that are.',
    sql: `SELECT a.id, coalesce(-sum(p.amount_minor), 0) <> (
        SELECT coalesce(sum(amount_minor), 0) FROM provider_payouts WHERE state = 'under-way' AND currency = a.currency) AS wrong
      FROM ledger_accounts a LEFT JOIN ledger_postings p ON p.account_id = a.id WHERE a.kind = 'payouts-under-way' GROUP BY a.id`,
  },
  {
    name: 'providers-agree',
    says: 'Of each day that was reconciled the provider says what the books say.',
    sql: `SELECT id, differences > 0 OR held_provider_minor IS DISTINCT FROM held_books_minor AS wrong FROM (
        SELECT DISTINCT ON (day, provider) * FROM reconciliations ORDER BY day, provider, ran_at DESC, id DESC) newest`,
  },
];
