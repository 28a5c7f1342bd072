import type { World } from './world.js';

/** By what is then not true, statements that find where. */
export type Faults = Readonly<Record<string, string>>;

/** What must be true of the books after every step, each as a statement that finds what is wrong. */
export const faults: Faults = {
  'what one account gives another gets':
    'SELECT currency, sum(amount_minor) FROM ledger_postings GROUP BY currency HAVING sum(amount_minor) <> 0',
  'a balance is the sum of its postings': `
    SELECT a.kind, a.owner FROM ledger_accounts a LEFT JOIN ledger_postings p ON p.account_id = a.id
    WHERE a.least_minor IS NOT NULL GROUP BY a.id HAVING a.balance_minor <> coalesce(sum(p.amount_minor), 0)`,
  'no guarded account is under its least': 'SELECT kind, owner FROM ledger_accounts WHERE balance_minor < least_minor',
  'a session that is to be paid has its price in escrow': `
    SELECT b.id, b.state, q.total_minor, e.balance_minor FROM bookings b JOIN booking_quotes q ON q.booking_id = b.id
    LEFT JOIN ledger_accounts e ON e.kind = 'escrow' AND e.owner = b.id::text AND e.currency = q.currency
    LEFT JOIN booking_settlements s ON s.booking_id = b.id
    WHERE (b.state IN ('confirmed', 'delivered') OR (b.state IN ('requested', 'no-show') AND s.booking_id IS NULL))
      AND coalesce(e.balance_minor, 0) <> q.total_minor`,
  'no money lies in escrow for a session that is over or was never agreed': `
    SELECT b.id, b.state, e.balance_minor FROM ledger_accounts e JOIN bookings b ON e.owner = b.id::text
    LEFT JOIN booking_settlements s ON s.booking_id = b.id
    WHERE e.kind = 'escrow' AND e.balance_minor <> 0
      AND (b.state IN ('accepted', 'cancelled', 'declined') OR (b.state = 'no-show' AND s.booking_id IS NOT NULL))`,
  'no money lies in escrow without a booking': `
    SELECT e.owner FROM ledger_accounts e WHERE e.kind = 'escrow' AND NOT EXISTS (SELECT FROM bookings b WHERE b.id::text = e.owner)`,
  'a voucher has what it was worth, less what was set aside and not given back, until it ends': `
    SELECT v.id, v.state, a.balance_minor FROM vouchers v JOIN ledger_accounts a ON a.kind = 'voucher' AND a.owner = v.id::text
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(u.amount_minor - CASE WHEN e.returned_to = 'voucher' THEN e.returned_minor ELSE 0 END), 0) AS used
      FROM voucher_uses u LEFT JOIN voucher_use_ends e USING (voucher_id, reference) WHERE u.voucher_id = v.id
    ) uses
    WHERE a.balance_minor <> CASE WHEN v.ended_at IS NULL THEN v.value_minor - uses.used ELSE 0 END`,
  'shares that a voucher pays were set aside for them, and the other way round': `
    SELECT u.reference FROM voucher_uses u LEFT JOIN booking_shares s ON s.booking_id = u.reference AND s.voucher_id = u.voucher_id
    WHERE s.amount_minor IS DISTINCT FROM u.amount_minor`,
  'an adviser is owed what accepted sessions, late cancellations and groups earned, and for being paid late, less what they are paid': `
    SELECT x.id, earned.minor, a.balance_minor FROM experts x CROSS JOIN LATERAL (
      SELECT coalesce(sum(CASE WHEN b.state = 'accepted' THEN q.total_minor - q.fee_minor ELSE s.total_minor - s.fee_minor END), 0) AS minor
      FROM bookings b JOIN booking_quotes q ON q.booking_id = b.id LEFT JOIN booking_settlements s ON s.booking_id = b.id
      WHERE b.expert_id = x.id AND (b.state = 'accepted' OR s.booking_id IS NOT NULL)
    ) earned CROSS JOIN LATERAL (
      SELECT coalesce(sum(CASE e.kind WHEN 'group-session' THEN e.amount_minor ELSE 0 END + coalesce(l.compensation_minor, 0)
        + (SELECT coalesce(sum(amount_minor), 0) FROM late_pay_interest WHERE earning_id = e.id)), 0) AS minor
      FROM earnings e LEFT JOIN late_pay l ON l.earning_id = e.id WHERE e.expert_id = x.id
    ) more CROSS JOIN LATERAL (
      SELECT coalesce(sum(amount_minor), 0) AS minor FROM adviser_payouts WHERE expert_id = x.id AND state NOT IN ('failed', 'returned')
    ) paid LEFT JOIN ledger_accounts a ON a.kind = 'adviser-payable' AND a.owner = x.id::text
    WHERE coalesce(a.balance_minor, 0) <> earned.minor + more.minor - paid.minor`,
  'time credits add up to nothing': `
    SELECT sum(p.amount_minor) FROM ledger_postings p WHERE p.currency = 'TCR' HAVING sum(p.amount_minor) <> 0`,
};

/** What must be true besides once everything is over: a hold that lapsed keeps its money until a sweep comes by. */
const leftovers: Faults = {
  'nothing lies in escrow in the end': `SELECT owner, currency, balance_minor FROM ledger_accounts WHERE kind = 'escrow' AND balance_minor <> 0`,
};

/** Throws with the first fault and what it is about. */
export function booksHold(world: World): Promise<void> {
  return holds(world, faults);
}

export function nothingIsLeft(world: World): Promise<void> {
  return holds(world, { ...faults, ...leftovers });
}

/** Every statement is asked in one go, so that all of them see the same instant. */
export async function holds({ server }: World, all: Faults): Promise<void> {
  const asked = Object.values(all).map(
    (sql, index) => `SELECT ${index} AS fault, row_to_json(f) AS about FROM (${sql} LIMIT 3) f`,
  );
  const { rows } = await server.owner.query<{ fault: number; about: object }>(asked.join(' UNION ALL '));
  const [first] = rows;
  if (!first) return;
  throw new Error(`Not true: ${Object.keys(all)[first.fault]}: ${JSON.stringify(rows.map(({ about }) => about))}`);
}
