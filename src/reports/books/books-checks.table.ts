import type { Transaction } from '../../platform/database.js';

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

interface Check {
  readonly name: string;
  readonly says: string;
  /** One row for each thing that is looked at: its id, and whether it is wrong. */
  readonly sql: string;
}

const checks: readonly Check[] = [
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
