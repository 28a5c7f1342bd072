import { faults as ofBooks, holds, type Faults } from '../books-hold.js';
import { notPaidOut, pencePerPayment } from '../../../sandbox/gocardless/payouts.js';
import { balanceOf } from '../../../sandbox/stripe/money.js';
import { payAlways, payInTheEnd, payoutsHold, paySince, receiptsHold } from './pay-books.js';
import type { PayingWorld } from './world.js';

const codesInto = "('voucher-reserved', 'client-share-received', 'client-share-paid')";

/** What must be true of payments after every step, beside what must be of all books. */
const always: Faults = {
  'what lies in a payment was brought by it': `
    SELECT a.owner, a.balance_minor, p.amount_minor, p.state FROM ledger_accounts a LEFT JOIN payments p ON p.id::text = a.owner
    WHERE a.kind = 'payment' AND a.balance_minor <> 0
      AND (p.id IS NULL OR a.balance_minor > p.amount_minor OR (p.state NOT IN ('pending', 'settled')))`,
  'a debit is counted on until it comes or fails': `
    SELECT relied.minor, booked.minor AS booked FROM
      (SELECT coalesce(sum(amount_minor), 0) AS minor FROM payments WHERE relied_at IS NOT NULL AND settled_at IS NULL AND state = 'pending') relied,
      (SELECT coalesce(-sum(p.amount_minor), 0) AS minor FROM ledger_postings p JOIN ledger_accounts a ON a.id = p.account_id
        WHERE a.kind = 'debits-relied-on') booked
    WHERE relied.minor <> booked.minor`,
  'what is on its way back lies there until it is sent': `
    SELECT r.id, r.state, a.balance_minor FROM refunds r LEFT JOIN ledger_accounts a ON a.kind = 'refund' AND a.owner = r.id::text
    WHERE coalesce(a.balance_minor, 0) <> CASE WHEN r.state = 'planned' THEN r.amount_minor ELSE 0 END`,
  'no more goes back of a payment than it brought': `
    SELECT p.id, p.amount_minor FROM payments p JOIN refunds r ON r.payment_id = p.id AND r.state <> 'failed'
    GROUP BY p.id HAVING sum(r.amount_minor) > p.amount_minor`,
  'a session is paid once': `
    SELECT t.reference FROM ledger_transfers t WHERE t.code IN ('client-share-paid', 'client-share-received')
    GROUP BY t.reference HAVING count(*) > 1`,
  'a session is paid its price and no more': `
    SELECT b.id, b.state, q.total_minor, paid.minor FROM bookings b JOIN booking_quotes q ON q.booking_id = b.id
    JOIN LATERAL (SELECT sum(p.amount_minor) AS minor FROM ledger_transfers t JOIN ledger_postings p ON p.transfer_id = t.id
      JOIN ledger_accounts a ON a.id = p.account_id AND a.kind = 'escrow' AND a.currency = q.currency
      WHERE t.reference = b.id::text AND t.code IN ${codesInto}) paid ON true
    WHERE paid.minor > q.total_minor OR (paid.minor <> q.total_minor AND b.state IN ('confirmed', 'delivered', 'accepted'))`,
  'what a session used and was taken back is its payer’s debt': `
    SELECT v.id, v.kind, v.amount_minor FROM payment_reversals v JOIN payments p ON p.id = v.payment_id
    WHERE v.is_owed IS DISTINCT FROM EXISTS (
      SELECT FROM ledger_transfers t JOIN ledger_postings l ON l.transfer_id = t.id JOIN ledger_accounts a ON a.id = l.account_id
      WHERE t.reference = v.id::text AND t.code IN ('debit-failed', 'payment-reversed')
        AND a.kind = 'client-debt' AND a.owner = p.organisation_id::text AND l.amount_minor = -v.amount_minor)`,
  'who pays by a payment that was taken back owes it, or has paid it since': `
    SELECT s.booking_id, p.id FROM booking_share_payments s JOIN payments p ON p.id = s.payment_id
    WHERE p.state NOT IN ('settled', 'pending') AND NOT EXISTS (
      SELECT FROM payment_reversals v WHERE v.payment_id = p.id AND v.is_owed AND v.restored_at IS NULL)`,
};

/** What must be true besides once all has come to its end. */
const inTheEnd: Faults = {
  'nothing lies in payments, refunds or escrow': `
    SELECT kind, owner, balance_minor FROM ledger_accounts WHERE kind IN ('payment', 'refund', 'escrow') AND balance_minor <> 0`,
  'no debit is counted on, and no payout is under way': `
    SELECT a.kind, sum(p.amount_minor) FROM ledger_postings p JOIN ledger_accounts a ON a.id = p.account_id
    WHERE a.kind IN ('debits-relied-on', 'payouts-under-way') GROUP BY a.kind HAVING sum(p.amount_minor) <> 0`,
  'no payment is on its way': `SELECT id, state FROM payments WHERE state IN ('planned', 'open', 'pending')`,
  'no refund is on its way': `SELECT id, state, tries, failure FROM refunds WHERE state IN ('planned', 'sent')`,
  'every event is handled': 'SELECT id, kind, failure FROM provider_events WHERE handled_at IS NULL',
  'every news is told': 'SELECT id, kind, failure FROM payment_news WHERE told_at IS NULL',
  'nobody has paid more than they owed': `
    SELECT a.owner, sum(p.amount_minor) FROM ledger_accounts a JOIN ledger_postings p ON p.account_id = a.id
    WHERE a.kind = 'client-debt' GROUP BY a.owner HAVING sum(p.amount_minor) > 0`,
  'reconciliation finds no difference': `
    SELECT newest.*, ARRAY(SELECT to_jsonb(l) FROM reconciliation_lines l WHERE l.reconciliation_id = newest.id AND l.state <> 'same') AS odd
    FROM (SELECT DISTINCT ON (provider, day) * FROM reconciliations ORDER BY provider, day, ran_at DESC, id DESC) newest
    WHERE differences > 0 OR waiting > 0 OR held_provider_minor <> held_books_minor`,
};

/** After every step: everything that must be true is asked in one statement. */
export async function paymentsHold(world: PayingWorld): Promise<void> {
  await holds(world, { ...ofBooks, ...always, ...payAlways, ...paySince(world.run) });
  await payoutsHold(world, { isOver: false });
  await receiptsHold(world);
  world.asOf = world.server.clock.now();
}

export async function paymentsHoldInTheEnd(world: PayingWorld): Promise<void> {
  await holds(world, { ...ofBooks, ...always, ...payAlways, ...paySince(world.run), ...inTheEnd, ...payInTheEnd });
  await payoutsHold(world, { isOver: true });
  await receiptsHold(world);
  const [theirs, ours] = [heldByProviders(world), await heldByBooks(world)];
  if (JSON.stringify(theirs) !== JSON.stringify(ours))
    throw new Error(
      `Providers have ${JSON.stringify(theirs)}, and the books say ${JSON.stringify(ours)}: ${await whereTheyDiffer(world)}`,
    );
}

/** Each payment by debit or bank of which the books have another sum than its provider, and what they have of it. */
async function whereTheyDiffer({ server }: PayingWorld): Promise<string> {
  const { world } = server.sandbox.gocardless;
  const { rows } = await server.owner.query<{ id: string; minor: number; booked: string }>(
    `SELECT coalesce(p.external_id, p.id::text) AS id, (-sum(l.amount_minor))::int AS minor,
       string_agg(t.code || ' ' || l.amount_minor || ' at ' || t.occurred_at, ', ' ORDER BY t.occurred_at) AS booked
     FROM ledger_transfers t JOIN ledger_postings l ON l.transfer_id = t.id
     JOIN ledger_accounts a ON a.id = l.account_id AND a.kind = 'gocardless'
     LEFT JOIN refunds r ON r.id::text = t.reference LEFT JOIN payment_reversals v ON v.id::text = t.reference
     JOIN payments p ON p.id::text = coalesce(r.payment_id::text, v.payment_id::text, t.reference)
     GROUP BY p.id`,
  );
  const theirs = pencePerPayment(world);
  const odd = rows.filter(({ id, minor }) => (theirs.get(id) ?? 0) !== minor);
  return JSON.stringify(
    odd.map((row) => ({
      ...row,
      theirs: theirs.get(row.id),
      is: world.all('payments').find(({ id }) => id === row.id),
    })),
  );
}

/** Pence that lie at each, as its sandbox has them. */
function heldByProviders({ server }: PayingWorld) {
  const { stripe, gocardless } = server.sandbox;
  const { available, pending } = balanceOf(stripe.world, undefined);
  const lies = [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0);
  const { account_balance: float } = gocardless.world.paymentAccount;
  return { stripe: lies, gocardless: notPaidOut(gocardless.world), float };
}

async function heldByBooks({ server }: PayingWorld) {
  const { rows } = await server.owner.query<{ kind: string; minor: number }>(
    `SELECT k.kind, coalesce(-sum(p.amount_minor), 0)::int AS minor
     FROM (VALUES ('stripe'), ('gocardless'), ('gocardless-float')) k (kind)
     LEFT JOIN ledger_accounts a ON a.kind = k.kind LEFT JOIN ledger_postings p ON p.account_id = a.id GROUP BY k.kind`,
  );
  const of = (wanted: string) => rows.find(({ kind }) => kind === wanted)?.minor;
  return { stripe: of('stripe'), gocardless: of('gocardless'), float: of('gocardless-float') };
}
