import type { BookCheck } from './book-check.js';

const lives = "p.state NOT IN ('failed', 'returned')";

/** What must hold of what advisers have earned and are paid. */
export const payChecks: readonly BookCheck[] = [
  {
    name: 'pay-is-earned',
    says: 'What an adviser is to be paid is what they earned and were owed for being paid late, less what is being or was paid out.',
    sql: `SELECT x.id, coalesce(payable.minor, 0) <> coalesce(earned.minor, 0) - coalesce(paid.minor, 0) AS wrong
      FROM experts x
      LEFT JOIN LATERAL (SELECT sum(p.amount_minor)::bigint AS minor FROM ledger_accounts a JOIN ledger_postings p ON p.account_id = a.id
        WHERE (a.kind, a.owner, a.currency) = ('adviser-payable', x.id::text, 'GBP')) payable ON true
      LEFT JOIN LATERAL (SELECT sum(e.amount_minor + coalesce(l.compensation_minor, 0)
          + coalesce((SELECT sum(i.amount_minor) FROM late_pay_interest i WHERE i.earning_id = e.id), 0))::bigint AS minor
        FROM earnings e LEFT JOIN late_pay l ON l.earning_id = e.id WHERE e.expert_id = x.id) earned ON true
      LEFT JOIN LATERAL (SELECT sum(p.amount_minor)::bigint AS minor FROM adviser_payouts p
        WHERE p.expert_id = x.id AND ${lives}) paid ON true`,
  },
  {
    name: 'pay-is-on-its-way',
    says: 'What is on its way to an adviser is set aside until they have it, or it is theirs to be paid again.',
    sql: `SELECT p.id, coalesce(a.balance_minor, 0) <> CASE WHEN p.state IN ('planned', 'sent') THEN p.amount_minor ELSE 0 END
        OR (p.paid_at IS NOT NULL) <> EXISTS (SELECT FROM ledger_transfers t WHERE (t.code, t.reference) = ('payout-paid', p.id::text))
        OR (p.state = 'returned') <> EXISTS (SELECT FROM ledger_transfers t WHERE (t.code, t.reference) = ('payout-returned', p.id::text))
        OR (p.state = 'failed') <> EXISTS (SELECT FROM ledger_transfers t WHERE (t.code, t.reference) = ('payout-failed', p.id::text)) AS wrong
      FROM adviser_payouts p LEFT JOIN ledger_accounts a ON (a.kind, a.owner, a.currency) = ('adviser-payout', p.id::text, 'GBP')`,
  },
  {
    name: 'paid-twice-is-to-recover',
    says: 'What is to be had back of an adviser is what a bank paid them once too often, less what came back of that.',
    sql: `SELECT p.expert_id AS id, sum(CASE s.outcome WHEN 'paid' THEN p.amount_minor ELSE -p.amount_minor END) + coalesce((
        SELECT sum(l.amount_minor) FROM ledger_accounts a JOIN ledger_postings l ON l.account_id = a.id
        WHERE (a.kind, a.owner, a.currency) = ('pay-to-recover', p.expert_id::text, 'GBP')), 0) <> 0 AS wrong
      FROM bank_file_surplus s JOIN adviser_payouts p ON p.id = s.payout_id GROUP BY p.expert_id
      UNION ALL SELECT a.owner::uuid, true FROM ledger_accounts a WHERE a.kind = 'pay-to-recover' AND NOT EXISTS (
        SELECT FROM bank_file_surplus s JOIN adviser_payouts p ON p.id = s.payout_id WHERE p.expert_id::text = a.owner)`,
  },
];
