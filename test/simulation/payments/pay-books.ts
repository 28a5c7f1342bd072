import { payoutReference } from '../../../src/payouts/payout-reference.js';
import { verifyReceipts } from '../../../src/payouts/receipts/verify-receipts.js';
import { payChecks } from '../../../src/reports/books/pay-checks.table.js';
import type { AdviserPayoutId } from '../../../src/kernel/id.js';
import type { Faults } from '../books-hold.js';
import type { PayingWorld, Run } from './world.js';

const stands = "p.state NOT IN ('failed', 'returned')";
const day = (column: string) => `(${column} AT TIME ZONE 'Europe/London')::date`;

/** Of an earning `e`, whether its pay is in a payout `p` of which that is true. */
const isIn = (
  condition: string,
) => `EXISTS (SELECT FROM adviser_payout_items i JOIN adviser_payouts p ON p.id = i.payout_id
  WHERE i.earning_id = e.id AND i.kind = 'pay' AND ${condition})`;

/** What must be true of advisers' pay after every step. */
export const payAlways: Faults = {
  ...Object.fromEntries(payChecks.map(({ says, sql }) => [says, `SELECT id FROM (${sql}) looked WHERE wrong`])),
  'nothing that is owed is paid twice': `
    SELECT i.earning_id, i.kind, sum(i.amount_minor) FROM adviser_payout_items i
    JOIN adviser_payouts p ON p.id = i.payout_id AND ${stands} JOIN earnings e ON e.id = i.earning_id
    LEFT JOIN late_pay l ON l.earning_id = e.id
    GROUP BY i.earning_id, i.kind, e.amount_minor, l.compensation_minor HAVING sum(i.amount_minor) > CASE i.kind
      WHEN 'pay' THEN e.amount_minor WHEN 'compensation' THEN l.compensation_minor
      ELSE (SELECT sum(amount_minor) FROM late_pay_interest WHERE earning_id = i.earning_id) END`,
  'a payout is what it pays': `
    SELECT p.id FROM adviser_payouts p LEFT JOIN adviser_payout_items i ON i.payout_id = p.id
    GROUP BY p.id HAVING sum(i.amount_minor) IS DISTINCT FROM p.amount_minor`,
  'there is a receipt of whatever was paid or came back, and of nothing else': `
    SELECT p.id, p.state FROM adviser_payouts p
    WHERE (p.paid_at IS NOT NULL) <> EXISTS (SELECT FROM receipts WHERE payout_id = p.id AND kind = 'paid')
      OR (p.state = 'returned') <> EXISTS (SELECT FROM receipts WHERE payout_id = p.id AND kind = 'returned')`,
  'nothing is late before it is due, or to who had never said where to': `
    SELECT e.id, e.due_on, l.since FROM late_pay l JOIN earnings e ON e.id = l.earning_id
    WHERE l.since < e.due_on OR NOT EXISTS (
      SELECT FROM payout_destinations d WHERE d.expert_id = e.expert_id AND ${day('d.chosen_at')} < l.since)`,
  'what is late is compensated, and bears interest, as the law says': `
    SELECT e.id, l.rate, l.compensation_minor, b.days, b.minor FROM late_pay l JOIN earnings e ON e.id = l.earning_id
    CROSS JOIN LATERAL (SELECT coalesce(sum(days), 0) AS days, coalesce(sum(amount_minor), 0) AS minor, max(through) AS through
      FROM late_pay_interest WHERE earning_id = e.id) b
    WHERE b.minor <> round(e.amount_minor * l.rate * b.days / 3650000.0) OR b.days > b.through - l.since
      OR l.compensation_minor <> CASE WHEN e.amount_minor < 100000 THEN 4000 WHEN e.amount_minor < 1000000 THEN 7000 ELSE 10000 END`,
};

/**
 * What must be true since a run that nothing got in the way of. Whoever could be paid when it began has what was due in a payout, unless one
 * of that day ended without pay, which waits for the next; and what they were not paid for long is known to be late.
 */
export function paySince(run: Run | null): Faults {
  if (!run) return {};
  const began = `'${run.began.toString()}'::timestamptz`;
  const ready = (since: string) =>
    `JOIN payout_destinations d ON d.expert_id = e.expert_id AND d.state = 'ready' AND d.ready_at < ${since}`;
  return {
    'nobody is missed who can be paid': `
      SELECT e.id, e.expert_id, e.due_on FROM earnings e ${ready(began)}
      WHERE e.earned_at < ${began} AND e.due_on <= '${run.through.toString()}' AND NOT ${isIn(stands)} AND NOT EXISTS (
        SELECT FROM adviser_payouts p WHERE p.expert_id = e.expert_id AND p.state IN ('failed', 'returned')
          AND (p.ended_at >= ${began} OR ${day('p.planned_at')} >= ${day(began)}))`,
    'what we are late with is known to be late': `
      SELECT e.id, e.expert_id, e.due_on FROM earnings e ${ready(`${began} - interval '8 days'`)}
      WHERE e.earned_at < ${began} AND e.due_on < ${day(began)} - 1 AND NOT EXISTS (SELECT FROM late_pay WHERE earning_id = e.id)
        AND NOT ${isIn(`p.paid_at IS NOT NULL AND (p.state = 'paid' OR p.ended_at >= ${began})`)}`,
  };
}

/** What must be true of pay besides once nothing is left to do: who was not paid has never said where to. */
export const payInTheEnd: Faults = {
  'everything is paid that can be': `
    SELECT x.id, a.balance_minor FROM experts x JOIN ledger_accounts a ON a.kind = 'adviser-payable' AND a.owner = x.id::text
    WHERE a.balance_minor <> 0 AND EXISTS (SELECT FROM payout_destinations d WHERE d.expert_id = x.id)`,
  'no pay is on its way': `SELECT id, state, rail, tries, failure FROM adviser_payouts WHERE state IN ('planned', 'sent')`,
  'the float is what the books say': `
    SELECT checked_on, differences FROM (SELECT * FROM float_checks ORDER BY checked_at DESC LIMIT 1) newest
    WHERE differences <> '[]'::jsonb`,
};

/** Whether nobody who has said where to be paid is owed anything, nor is anything on its way. */
export async function isAllPaid({ server }: PayingWorld): Promise<boolean> {
  const { 'everything is paid that can be': owed, 'no pay is on its way': underWay } = payInTheEnd;
  const { rows } = await server.owner.query(`SELECT 1 FROM (${owed}) o UNION ALL SELECT 1 FROM (${underWay}) u`);
  return rows.length === 0;
}

/** Pay that left a provider or the bank, or is about to; `isBack` where it was stopped, or came back. */
interface Left {
  readonly payout: string;
  readonly rail: string;
  readonly to: string | null;
  readonly minor: number;
  readonly isPaid: boolean;
  readonly isBack: boolean;
}

interface Payout {
  readonly id: AdviserPayoutId;
  readonly expert_id: string;
  readonly rail: string;
  readonly state: string;
  readonly minor: number;
  readonly to: string | null;
}

/**
 * Holds what providers and the bank have paid against what we know of it: each payout once, where it was to go, and none of it to an adviser
 * whom we would pay again. `isOver`: we know of all of it by now.
 */
export async function payoutsHold(world: PayingWorld, { isOver }: { readonly isOver: boolean }): Promise<void> {
  const before = byProviders(world);
  const { rows } = await world.server.owner.query<Payout>(
    `SELECT p.id, p.expert_id, p.rail, p.state, p.amount_minor::int AS minor, d.external_id AS "to"
     FROM adviser_payouts p JOIN payout_destinations d ON d.id = p.destination_id`,
  );
  const bank = byBank(world, rows);
  const now = new Set(faultsOf(rows, [...byProviders(world), ...bank], isOver));
  // What happens while we look is seen in one of both alone.
  const faults = faultsOf(rows, [...before, ...bank], isOver).filter((fault) => now.has(fault));
  if (faults.length > 0) throw new Error(`Pay is not as it should be: ${faults.join('; ')}`);
}

function faultsOf(payouts: readonly Payout[], left: readonly Left[], isOver: boolean): string[] {
  const byPayout = Map.groupBy(left, ({ payout }) => payout);
  const known = new Set<string>(payouts.map(({ id }) => id));
  const strange = [...byPayout.keys()].filter((id) => !known.has(id)).map((id) => `${id} is no payout of ours`);
  return [...strange, ...payouts.flatMap((payout) => faultsOfPayout(payout, byPayout.get(payout.id) ?? [], isOver))];
}

function faultsOfPayout({ id, rail, state, minor, to }: Payout, left: readonly Left[], isOver: boolean): string[] {
  const [one] = left;
  const faults: string[] = [];
  if (left.length > 1) faults.push(`${id} was made ${left.length} times`);
  if (one && (one.rail !== rail || one.minor !== minor)) faults.push(`${id} is another payment there`);
  if (one && rail !== 'bank-file' && one.to !== to) faults.push(`${id} went to ${one.to} and not to ${to}`);
  if (state === 'paid' && !one?.isPaid && !one?.isBack) faults.push(`${id} is said to be paid and was not`);
  if (state === 'returned' && !one?.isBack) faults.push(`${id} is said to have come back and did not`);
  if (state === 'failed' && one && !one.isBack) faults.push(`${id} is said to have failed and goes on`);
  if (isOver && (state === 'paid') !== (one !== undefined && one.isPaid && !one.isBack))
    faults.push(`${id} is ${state} here, and there it is not so`);
  return faults;
}

function byProviders(world: PayingWorld): Left[] {
  return [...byStripe(world), ...byGoCardless(world)];
}

function byStripe({ server }: PayingWorld): Left[] {
  return server.sandbox.stripe.world.shelf.all('transfer').map(({ metadata, destination, amount, reversed }) => ({
    ...{ payout: metadata['payout_id'] ?? 'a transfer', rail: 'stripe', minor: amount, isPaid: true, isBack: reversed },
    to: typeof destination === 'string' ? destination : null,
  }));
}

function byGoCardless({ server }: PayingWorld): Left[] {
  return server.sandbox.gocardless.world.all('outbound_payments').map(({ metadata, links, amount = 0, status }) => ({
    ...{ payout: String(metadata?.['payout_id']), rail: 'gocardless', minor: amount, isPaid: status === 'executed' },
    ...{ to: links?.recipient_bank_account ?? null, isBack: status === 'failed' || status === 'cancelled' },
  }));
}

/** A bank knows no id of ours but the reference. */
function byBank({ bank }: PayingWorld, payouts: readonly Payout[]): Left[] {
  const byReference = new Map(payouts.map(({ id }) => [payoutReference(id), id]));
  return bank.lines.map(({ reference, minor, said }) => {
    const heard = said.map(({ outcome }) => outcome);
    return {
      ...{ payout: byReference.get(reference) ?? reference, rail: 'bank-file', to: null, minor },
      ...{ isPaid: heard.includes('paid'), isBack: heard.includes('rejected') || heard.includes('returned') },
    };
  });
}

const verified = new WeakMap<PayingWorld['bank'], number>();

/** Those of each adviser are signed, add up and follow on each other; looked at where there are more of them. */
export async function receiptsHold({ server, bank, advisers }: PayingWorld): Promise<void> {
  const { rows } = await server.owner.query<{ expert_id: string }>(
    `SELECT r.expert_id, r.body, r.hash, r.signature, r.key_id, k.public_key FROM receipts r JOIN receipt_keys k USING (key_id)
     WHERE (SELECT count(*) FROM receipts) > $1`,
    [verified.get(bank) ?? 0],
  );
  for (const { id } of advisers) {
    const own = rows.filter(({ expert_id }) => expert_id === id);
    const { faults } = own.length > 0 ? verifyReceipts(own) : { faults: [] };
    if (faults.length > 0) throw new Error(`Receipts of ${id} prove nothing: ${faults.join(' ')}`);
  }
  verified.set(bank, Math.max(rows.length, verified.get(bank) ?? 0));
}
