import type { Transaction } from '../../platform/database.js';
import type { BookCheck } from './book-check.js';
import { paymentChecks } from './payment-checks.table.js';
import { payChecks } from './pay-checks.table.js';

/** What must hold of the books, in words, and what does not hold of it. */
export interface CheckedBooks {
  readonly name: string;
  readonly says: string;
  /** How many accounts, transfers, bookings or vouchers were looked at. */
  readonly looked: number;
  readonly wrong: number;
  /** Of the first hundred that are wrong. */
  readonly ids: readonly string[];
}

/** Of each voucher: what was set aside of it, and of that what came back, to it and to its programme. */
const usedOfVouchers = `CROSS JOIN LATERAL (
  SELECT coalesce(sum(u.amount_minor), 0) AS reserved_minor,
    coalesce(sum(e.returned_minor) FILTER (WHERE e.returned_to = 'voucher'), 0) AS back_minor,
    coalesce(sum(e.returned_minor) FILTER (WHERE e.returned_to = 'programme'), 0) AS back_to_programme_minor
  FROM voucher_uses u LEFT JOIN voucher_use_ends e USING (voucher_id, reference) WHERE u.voucher_id = v.id
) used`;

/** What was set aside for a time that has lapsed may have gone back before that is written down of the time itself. */
const hasLapsed = "b.state IN ('held', 'requested') AND e.at >= b.lapses_at";

/** What was set aside is so until a dispute about it ends. */
const isDisputed = 'EXISTS (SELECT FROM disputes d WHERE d.booking_id = b.id AND d.ended_at IS NULL)';

/** What the guarantee fund laid out for the part of a dispute that nobody disputes. */
const laidOutFor = (dispute: string) => `coalesce((
  SELECT sum(p.amount_minor) FROM ledger_transfers t JOIN ledger_postings p ON p.transfer_id = t.id AND p.amount_minor > 0
  WHERE (t.code, t.reference) = ('guarantee-paid', ${dispute}.id::text)), 0)`;

/** Transfers of a fund that rows of deposits, vouchers and their uses tell of as well. */
const toldByRows = '^(deposit-(received|paid)|voucher-[a-z-]+|returned-to-programme)$';

const checks: readonly BookCheck[] = [
  {
    name: 'currencies-balance',
    says: 'All accounts of a currency add up to nothing.',
    sql: 'SELECT currency AS id, sum(amount_minor) <> 0 AS wrong FROM ledger_postings GROUP BY currency',
  },
  {
    name: 'transfers-whole',
    says: 'A transfer has two postings or more, and what one account gives another gets.',
    sql: `SELECT t.id, count(p.place) < 2 OR coalesce(sum(p.amount_minor), 0) <> 0 AS wrong
      FROM ledger_transfers t LEFT JOIN ledger_postings p ON p.transfer_id = t.id GROUP BY t.id`,
  },
  {
    name: 'reversals-contrary',
    says: 'What reverses a transfer is its contrary.',
    sql: `SELECT r.id, EXISTS (
        SELECT FROM ledger_postings p WHERE p.transfer_id IN (r.id, r.reverses)
        GROUP BY p.account_id HAVING sum(p.amount_minor) <> 0) AS wrong
      FROM ledger_transfers r WHERE r.reverses IS NOT NULL`,
  },
  {
    name: 'balances-kept',
    says: 'The balance that a guarded account keeps is the sum of its postings.',
    sql: `SELECT a.id, a.balance_minor <> coalesce(sum(p.amount_minor), 0) AS wrong
      FROM ledger_accounts a LEFT JOIN ledger_postings p ON p.account_id = a.id
      WHERE a.least_minor IS NOT NULL GROUP BY a.id`,
  },
  {
    name: 'leasts-kept',
    says: 'No guarded account has less than its least.',
    sql: `SELECT a.id, coalesce(sum(p.amount_minor), 0) < a.least_minor AS wrong
      FROM ledger_accounts a LEFT JOIN ledger_postings p ON p.account_id = a.id
      WHERE a.least_minor IS NOT NULL GROUP BY a.id`,
  },
  {
    name: 'sessions-have-their-money',
    says: 'In escrow is what was secured for a session, until it is earned or goes back: the whole price once it is confirmed.',
    sql: `SELECT s.booking_id AS id, coalesce(a.balance_minor, 0) <> CASE
        WHEN b.state IN ('confirmed', 'delivered') THEN s.total_minor
        WHEN ${hasLapsed} THEN 0
        WHEN b.state = 'no-show' AND settled.booking_id IS NULL THEN s.secured_minor - coalesce((
          SELECT d.total_minor - ${laidOutFor('d')} FROM disputes d WHERE d.booking_id = b.id AND d.ended_at IS NULL), 0)
        WHEN b.state IN ('held', 'requested') THEN s.secured_minor
        ELSE 0 END AS wrong
      FROM (
        SELECT booking_id, currency, max(total_minor) AS total_minor,
          coalesce(sum(amount_minor) FILTER (WHERE d.at IS NOT NULL), 0) AS secured_minor
        FROM booking_shares LEFT JOIN booking_shares_secured d USING (booking_id, position) GROUP BY booking_id, currency
      ) s
      JOIN bookings b ON b.id = s.booking_id
      LEFT JOIN booking_settlements settled ON settled.booking_id = s.booking_id
      LEFT JOIN voucher_use_ends e ON e.reference = s.booking_id
      LEFT JOIN ledger_accounts a ON (a.kind, a.owner, a.currency) = ('escrow', s.booking_id::text, s.currency)`,
  },
  {
    name: 'money-has-its-session',
    says: 'What lies in escrow is for a session that is still to be paid from it.',
    sql: `SELECT e.owner AS id, e.balance_minor <> 0 AND NOT EXISTS (
        SELECT FROM bookings b LEFT JOIN booking_settlements s ON s.booking_id = b.id
        WHERE b.id::text = e.owner AND (b.state IN ('held', 'requested', 'confirmed', 'delivered')
          OR (b.state = 'no-show' AND s.booking_id IS NULL) OR ${isDisputed})
          AND (EXISTS (SELECT FROM booking_shares WHERE booking_id = b.id AND currency = e.currency)
            OR (e.currency = 'TCR' AND EXISTS (SELECT FROM voucher_uses WHERE reference = b.id AND match_minutes = e.balance_minor)))
      ) AS wrong
      FROM ledger_accounts e WHERE e.kind = 'escrow'`,
  },
  {
    name: 'disputes-have-their-money',
    says: 'What is kept as disputed is of a dispute that goes on, and nothing once it has ended.',
    sql: `SELECT d.id::text AS id, coalesce(a.balance_minor, 0) <> CASE WHEN d.ended_at IS NULL THEN d.held_minor ELSE 0 END AS wrong
      FROM disputes d LEFT JOIN ledger_accounts a ON (a.kind, a.owner, a.currency) = ('disputed', d.booking_id::text, d.currency)
      UNION ALL SELECT a.owner, a.balance_minor <> 0 AND NOT EXISTS (SELECT FROM disputes d WHERE d.booking_id::text = a.owner)
      FROM ledger_accounts a WHERE a.kind = 'disputed'`,
  },
  {
    name: 'voucher-uses-end',
    says: 'What is set aside of a voucher is so until its session is earned or called off, and not longer.',
    sql: `SELECT u.reference AS id, NOT coalesce(${hasLapsed}, false) AND (e.reference IS NULL) IS DISTINCT FROM (
        b.state IN ('held', 'requested', 'confirmed', 'delivered') OR (b.state = 'no-show' AND s.booking_id IS NULL) OR ${isDisputed}) AS wrong
      FROM voucher_uses u LEFT JOIN voucher_use_ends e USING (voucher_id, reference)
      LEFT JOIN bookings b ON b.id = u.reference LEFT JOIN booking_settlements s ON s.booking_id = b.id`,
  },
  {
    name: 'vouchers-have-their-money',
    says: 'A voucher has its value less what is reserved and drawn of it, and nothing once it has ended.',
    sql: `SELECT v.id, coalesce(a.balance_minor, 0) <> CASE WHEN v.ended_at IS NOT NULL THEN 0
        ELSE v.value_minor - used.reserved_minor + used.back_minor END AS wrong
      FROM vouchers v ${usedOfVouchers}
      LEFT JOIN ledger_accounts a ON (a.kind, a.owner, a.currency) = ('voucher', v.id::text, v.currency)`,
  },
  {
    name: 'funds-have-their-money',
    says: 'A programme has its deposits less what it awarded, and what came back; what else moved is added as the books have it.',
    sql: `SELECT p.id, coalesce(a.balance_minor, 0) <> coalesce(d.minor, 0) - coalesce(v.minor, 0) + coalesce(other.minor, 0) AS wrong
      FROM programmes p
      LEFT JOIN ledger_accounts a ON (a.kind, a.owner, a.currency) = ('programme-fund', p.id::text, p.currency)
      LEFT JOIN LATERAL (SELECT sum(amount_minor) AS minor FROM deposits WHERE programme_id = p.id) d ON true
      LEFT JOIN LATERAL (
        SELECT sum(v.value_minor - used.back_to_programme_minor
          - CASE WHEN v.ended_at IS NULL THEN 0 ELSE v.value_minor - used.reserved_minor + used.back_minor END) AS minor
        FROM vouchers v ${usedOfVouchers} WHERE v.programme_id = p.id
      ) v ON true
      LEFT JOIN LATERAL (
        SELECT sum(amount_minor) AS minor FROM ledger_postings JOIN ledger_transfers t ON t.id = transfer_id
        WHERE account_id = a.id AND t.code !~ '${toldByRows}'
      ) other ON true`,
  },
  ...paymentChecks,
  ...payChecks,
];

const mostIds = 100;

/** Holds the books against themselves and against what they are about. Each check is one statement, and so of one instant. */
export async function checkBooks(tx: Transaction): Promise<CheckedBooks[]> {
  const results: CheckedBooks[] = [];
  for (const { name, says, sql } of checks) {
    const rows: { looked: number; wrong: number; ids: string[] | null }[] = await tx.query(
      `WITH looked AS (${sql})
       SELECT (SELECT count(*) FROM looked) AS looked, (SELECT count(*) FROM looked WHERE wrong) AS wrong,
         (SELECT array_agg(id::text ORDER BY id) FROM (SELECT id FROM looked WHERE wrong ORDER BY id LIMIT $1) first) AS ids`,
      [mostIds],
    );
    const { looked = 0, wrong = 0, ids } = rows[0] ?? {};
    results.push({ name, says, looked, wrong, ids: ids ?? [] });
  }
  return results;
}
